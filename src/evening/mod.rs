//! One evening: who may be visited, how much each visit is worth at each hour, and the problem that follows.

mod assessment;
mod barred;
mod ground;
mod plan;
mod prepare;
mod problems;
mod request;

pub use assessment::{Assessment, ChanceStep, EveningView};
pub use ground::{Ground, Restrictions, Spot, is_made};
pub use plan::AssembleError;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use prepare::service_time;
pub use prepare::{Evening, EveningError, TeamTonight, survey};
pub use problems::FileNames;
pub use request::{PlanRequest, TeamRequest};
