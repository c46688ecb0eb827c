//! The evening's plan as people read it: legs, times, and the reasons for every stop and every household left out.

mod explain;
mod order;
mod parking;
mod pins;
mod plan;
mod remedy;
mod underway;

pub use explain::why_left_out;
pub use order::order_reason;
pub use parking::ParkingWishes;
pub use pins::{ApartPin, OrderPin, Pin, Pins, TeamPin, UnkeptPin, WhyUnkept};
pub use plan::{
    IfDropped, Leg, LegEnd, Mode, NotTonight, PLAN_VERSION, Plan, PlanTotals, Reason, RouteTotals, Stop,
    Substitute, TeamPlan,
};
pub use remedy::{AskBy, Fit, MoreTime, OrderReason, Remedy, TeamNeed, TimeChange};
pub use underway::{Made, StopMade, TeamUnderway, Underway};
