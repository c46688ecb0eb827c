//! Calibration from a log of past legs: the log's rows, and the settings that come of them.
//!
//! A log is a CSV table with a line of names. Of a leg it says where it began and ended, how many minutes it took, and
//! whether it was dark and wet; any other column, such as who walked it or when, is not read.

mod log;

pub use log::{LogError, Places, Row, RowFault, read_log};

use crate::network::Calibration;
use serde_json::{Map, Value};

/// The settings that a calibration changes, as `settings.json` has them.
pub fn changed_settings(calibration: &Calibration) -> Value {
    let mut groups = Map::new();
    for fitted in &calibration.factors {
        if (fitted.after - fitted.before).abs() > 0.0
            && let Some((group, setting)) = fitted.setting.split_once('.')
        {
            let group = groups.entry(group).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(members) = group {
                members.insert(setting.to_owned(), Value::from(fitted.after));
            }
        }
    }
    Value::Object(groups)
}
