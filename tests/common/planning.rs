//! Planning an evening in a test.

use evening_rounds::base::Date;
use evening_rounds::evening::PlanRequest;
use evening_rounds::rounds::Plan;
use evening_rounds::session::Session;

/// Friday 24 April 2026.
pub(crate) const TONIGHT: Date = jiff::civil::date(2026, 4, 24);

/// An evening of all teams, as the files say.
pub(crate) fn request(date: Date, iterations: u64) -> PlanRequest {
    PlanRequest {
        date,
        teams: None,
        last_knock: None,
        wet: None,
        seed: Some(1),
        iterations: Some(iterations),
        islands: None,
        weights: None,
        pins: None,
        parking: None,
        underway: None,
    }
}

/// The plan at the end of its search.
pub(crate) fn planned(session: &mut Session, request: &PlanRequest) -> Plan {
    let mut progress = session.start_plan(request).unwrap();
    while progress.done < progress.total {
        progress = session.step(500).unwrap();
    }
    session.plan().unwrap()
}
