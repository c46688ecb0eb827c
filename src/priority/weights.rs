//! Weights for one evening, as a person moves them while looking at the list.

use crate::commune::PrioritySettings;
use serde::{Deserialize, Serialize};

/// Factors in per cent on the settings of the same name: 100 leaves them, 0 switches a term off, 200 doubles it. The
/// results are held within the settings' ranges.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS,
)]
#[serde(deny_unknown_fields, default)]
pub struct Weights {
    /// How much a coming evening counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub waiting: Option<u16>,
    /// Earlier visits that met nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub absence: Option<u16>,
    /// Deadlines to come.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub deadline: Option<u16>,
    /// Deadlines that have passed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub overdue: Option<u16>,
    /// Households just back.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub just_back: Option<u16>,
    /// Home service and carers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub need: Option<u16>,
    /// Appointments tonight.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub appointment: Option<u16>,
    /// Hamlets and languages behind the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub behind: Option<u16>,
    /// Voluntary tasks.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub voluntary_task: Option<u16>,
}

impl Weights {
    /// The settings with these weights.
    #[must_use]
    pub fn on(&self, settings: &PrioritySettings) -> PrioritySettings {
        let weigh = |value: u16, percent: Option<u16>, most: u16| {
            let product = u32::from(value) * u32::from(percent.unwrap_or(100)) / 100;
            u16::try_from(product).unwrap_or(u16::MAX).min(most)
        };
        let mut weighed = settings.clone();
        weighed.waiting = weigh(settings.waiting, self.waiting, 1000);
        for (slot, percent) in [
            (&mut weighed.absence, self.absence),
            (&mut weighed.deadline, self.deadline),
            (&mut weighed.overdue, self.overdue),
            (&mut weighed.just_back, self.just_back),
            (&mut weighed.need, self.need),
            (&mut weighed.appointment, self.appointment),
            (&mut weighed.behind, self.behind),
        ] {
            *slot = weigh(*slot, percent, 5000);
        }
        let percent = i64::from(self.voluntary_task.unwrap_or(100));
        weighed.voluntary_task.0 = (weighed.voluntary_task.0.saturating_mul(percent) / 100).min(10_000_000);
        weighed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Points;

    #[test]
    fn weights_scale_the_settings_within_their_ranges() {
        let settings = PrioritySettings::default();
        assert_eq!(Weights::default().on(&settings), settings);
        let weights = Weights {
            waiting: Some(300),
            deadline: Some(0),
            need: Some(u16::MAX),
            voluntary_task: Some(50),
            ..Weights::default()
        };
        let weighed = weights.on(&settings);
        assert_eq!((weighed.waiting, weighed.deadline, weighed.need), (1000, 0, 5000));
        assert_eq!(weighed.voluntary_task, Points(1500));
        assert_eq!(weighed.absence, settings.absence);
    }

    #[test]
    fn weights_are_read_by_name() {
        let read: Result<Weights, _> = serde_json::from_str(r#"{"waiting": 50}"#);
        assert_eq!(read.unwrap(), Weights { waiting: Some(50), ..Weights::default() });
        assert!(serde_json::from_str::<Weights>(r#"{"wating": 50}"#).is_err());
    }
}
