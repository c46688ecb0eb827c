//! One evening: who may be visited, how much each visit is worth at each hour, and the problem that follows.

mod able;
mod assess;
mod assessment;
mod barred;
mod exchange;
mod ground;
mod legs;
mod parking;
mod pins;
mod plan;
mod prepare;
mod problems;
mod remedies;
mod request;
mod riding;
mod underway;
mod unkept;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use assess::service_time;
pub use assessment::{Assessment, ChanceStep, EveningView, Presence};
pub use ground::{Ground, Restrictions, Spot, is_made};
pub use parking::ParkingError;
pub(crate) use parking::standing;
pub use plan::AssembleError;
pub use prepare::{Evening, EveningError, TeamTonight, survey};
pub use problems::FileNames;
pub use request::{PlanRequest, TeamRequest};
pub use riding::Riding;
pub use underway::{SoFar, UnderwayError};
