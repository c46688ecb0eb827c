//! OpenStreetMap's conditional restrictions, as far as they speak of the dark or of rain: `no @ (sunset-sunrise)`,
//! `no @ (18:00-06:00)`, `no @ wet`.

use crate::commune::Closed;

/// The evening, in minutes of the day: a range of hours that touches it closes the trail for a round.
const EVENING: std::ops::Range<u32> = 18 * 60..22 * 60;
const DAY: u32 = 24 * 60;

/// What a value closes, and whether all of it was understood.
pub(super) fn closures(value: &str) -> (Closed, bool) {
    let mut closed = Closed::default();
    let mut whole = true;
    for clause in clauses(value) {
        whole &= take(clause, &mut closed).is_some();
    }
    (closed, whole)
}

/// The clauses between the semicolons that stand outside parentheses.
fn clauses(value: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_u32;
    value
        .split(move |c: char| {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            c == ';' && depth == 0
        })
        .map(str::trim)
        .filter(|clause| !clause.is_empty())
}

/// Adds one clause; `None` where it is not understood.
fn take(clause: &str, closed: &mut Closed) -> Option<()> {
    let (value, condition) = clause.split_once('@')?;
    if !matches!(value.trim(), "no" | "private") {
        return None;
    }
    let condition = condition.trim();
    let condition = condition.strip_prefix('(').and_then(|c| c.strip_suffix(')')).unwrap_or(condition).trim();
    match condition {
        "wet" | "rain" => closed.after_rain = true,
        "sunset-sunrise" | "dusk-dawn" => closed.at_night = true,
        _ => {
            let mut evening = false;
            for range in condition.split(',') {
                evening |= touches_evening(range)?;
            }
            closed.at_night |= evening;
        }
    }
    Some(())
}

/// Whether a range such as `18:00-06:00` has a part of the evening in it.
fn touches_evening(range: &str) -> Option<bool> {
    let (from, to) = range.split_once('-')?;
    let (from, to) = (minutes(from)?, minutes(to)?);
    // A range that ends before it begins goes on past midnight.
    Some(if from < to {
        from < EVENING.end && to > EVENING.start
    } else {
        from < EVENING.end || to > EVENING.start
    })
}

fn minutes(time: &str) -> Option<u32> {
    let (hours, minutes) = time.trim().split_once(':')?;
    let number = |digits: &str| {
        let plain = digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| digits.parse::<u32>().ok()).flatten()
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    let all = hours * 60 + minutes;
    (minutes < 60 && all <= DAY).then_some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_forms_are_understood() {
        for (value, at_night, after_rain) in [
            ("no @ (sunset-sunrise)", true, false),
            ("no @ sunset-sunrise", true, false),
            ("no@(dusk-dawn)", true, false),
            ("no @ (18:00-06:00)", true, false),
            ("no @ (00:00-24:00)", true, false),
            ("private @ (19:30-21:00, 05:00-06:00)", true, false),
            ("no @ (07:00-17:00)", false, false),
            ("no @ (22:00-05:00)", false, false),
            ("no @ (20:00-20:00)", true, false),
            ("no @ wet", false, true),
            ("no @ (rain)", false, true),
            ("no @ wet; no @ (20:00-05:00)", true, true),
        ] {
            assert_eq!(closures(value), (Closed { at_night, after_rain }, true), "{value}");
        }
    }

    #[test]
    fn other_forms_are_not() {
        for value in [
            "yes @ (sunset-sunrise)",
            "no @ (Mo-Fr 18:00-06:00)",
            "no @ (wet AND 18:00-06:00)",
            "no @ (18:00-6)",
            "no @ (18:99-06:00)",
            "no @ (25:00-06:00)",
            "no @ snow",
            "no @",
            "no",
            "no @ (Mo-Fr 07:00-08:00; wet)",
        ] {
            assert_eq!(closures(value), (Closed::default(), false), "{value}");
        }
        let (closed, whole) = closures("no @ wet; delivery @ (Mo-Fr)");
        assert_eq!((closed.after_rain, whole), (true, false));
    }
}
