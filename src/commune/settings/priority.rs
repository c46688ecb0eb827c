//! Worth of a visit.

use crate::base::Points;
use serde::{Deserialize, Serialize};

/// Worth of a visit: points for what would be finished, and urgency terms that are each a part of those points; then
/// how far a better chance on a coming evening counts against going tonight. No figures are published for any of
/// these; they are defaults to change, and the simulator shows what a change brings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct PrioritySettings {
    /// Each mandatory task that can be done at the door, in milli-points.
    #[schemars(extend("minimum" = 0, "maximum" = 10_000_000))]
    pub mandatory_task: Points,
    /// Each voluntary task that can be done at the door, in milli-points.
    #[schemars(extend("minimum" = 0, "maximum" = 10_000_000))]
    pub voluntary_task: Points,
    /// Added for each earlier visit that met nobody, up to `absences_counted`, in thousandths of the points for tasks.
    #[schemars(range(max = 5000))]
    pub absence: u16,
    /// Absences after which nothing more is added.
    #[schemars(range(max = 100))]
    pub absences_counted: u16,
    /// Added on the day of the nearest deadline and ever after, in thousandths of the points for tasks; before it growing
    /// from nothing over `deadline_days`.
    #[schemars(range(max = 5000))]
    pub deadline: u16,
    /// Days before a deadline from which it counts.
    #[schemars(range(min = 1, max = 3650))]
    pub deadline_days: u16,
    /// Added for each week, begun or whole, past the deadline, up to `overdue_weeks`, in thousandths of the points for
    /// tasks.
    #[schemars(range(max = 5000))]
    pub overdue: u16,
    /// Weeks past a deadline after which nothing more is added.
    #[schemars(range(max = 520))]
    pub overdue_weeks: u16,
    /// Added when the household has just come back and may soon leave again, in thousandths of the points for tasks.
    #[schemars(range(max = 5000))]
    pub just_back: u16,
    /// Added when home service or a carer is needed, in thousandths of the points for tasks.
    #[schemars(range(max = 5000))]
    pub need: u16,
    /// Added for an appointment tonight, in thousandths of the points for tasks.
    #[schemars(range(max = 5000))]
    pub appointment: u16,
    /// Added, in thousandths of the points for tasks, where nobody of the household's hamlet or language has been met
    /// while everybody else has; in proportion where some have. So no hamlet and no language is always served last.
    #[schemars(range(max = 5000))]
    pub behind: u16,
    /// Hours at which a knock is worth less than this share of tonight's best hour, in thousandths, are no hours for the
    /// visit: a team waits or comes by later. 0: any hour at which it is worth anything.
    #[schemars(range(max = 1000))]
    pub best_hours: u16,
    /// How much of the best chance on a coming evening is taken off tonight's, in thousandths: 0 plans as if there
    /// were no other evening.
    #[schemars(range(max = 1000))]
    pub waiting: u16,
    /// What a chance is worth one evening later, in thousandths.
    #[schemars(range(max = 1000))]
    pub evening_discount: u16,
    /// Coming evenings that are looked at.
    #[schemars(range(max = 14))]
    pub horizon_days: u16,
}

impl Default for PrioritySettings {
    fn default() -> Self {
        Self {
            mandatory_task: Points(10_000),
            voluntary_task: Points(3_000),
            absence: 120,
            absences_counted: 6,
            deadline: 600,
            deadline_days: 30,
            overdue: 100,
            overdue_weeks: 8,
            just_back: 400,
            need: 300,
            appointment: 250,
            behind: 300,
            best_hours: 700,
            waiting: 500,
            evening_discount: 950,
            horizon_days: 7,
        }
    }
}
