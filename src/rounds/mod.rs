//! The planner: team orienteering with time windows, over integers only.
//!
//! [`Problem`] knows nothing of households, dates or maps: nodes, times in milliseconds since midnight and worth in
//! milli-points. [`Plan`] is what people read, with legs, times and reasons.

mod explain;
mod habit;
mod inserter;
mod insertion;
mod order;
mod plan;
mod problem;
mod random;
mod remedy;
mod route;
mod search;

pub use explain::{timetable, why_left_out};
pub use habit::nearest_house_next;
pub use inserter::{Inserter, Insertion};
pub use order::order_reason;
pub use plan::{
    Leg, LegEnd, Mode, NotTonight, PLAN_VERSION, Plan, PlanTotals, Reason, RouteTotals, Stop, TeamPlan,
};
pub use problem::{Problem, Solution, TeamSpec, Visit, WorthStep};
pub use remedy::{AskBy, Fit, MoreTime, OrderReason, Remedy, TeamNeed, TimeChange};
pub use route::Timed;
pub use search::Search;
