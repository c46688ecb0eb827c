//! One evening: who may be visited, how much each visit is worth at each hour, and the problem that follows.

mod assessment;
mod request;

pub use assessment::{Assessment, ChanceStep, EveningView};
pub use request::{PlanRequest, TeamRequest};
