//! `evening-rounds calibrate`.

use super::Failure;
use super::files;
use super::output::{Out, word};
use evening_rounds::calibrate::{LogError, Places, RowFault, changed_settings, read_log};
use evening_rounds::commune::{Settings, Trail};
use evening_rounds::import::read_trails;
use evening_rounds::messages::Arg;
use evening_rounds::network::{Calibration, CalibrationError, LeftOut, Profile, calibrate};
use std::path::PathBuf;

/// Which trails, which log, for whom.
#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("where").required(true).args(["data", "trails"])))]
pub(super) struct CalibrateArgs {
    /// Folder with a commune's files; its settings are where the fit begins.
    #[arg(long)]
    data: Option<PathBuf>,
    /// A trails file alone.
    #[arg(long)]
    trails: Option<PathBuf>,
    /// CSV table with `from_lon`, `from_lat`, `to_lon`, `to_lat` or household ids `from`, `to`; `minutes`; `night`, `wet`.
    #[arg(long)]
    legs: PathBuf,
    /// How the legs were travelled: `foot`, `foot-with-kit` or `motorbike`.
    #[arg(long, default_value_t = Profile::Foot)]
    profile: Profile,
    /// Where to write the settings that change.
    #[arg(long)]
    out: Option<PathBuf>,
}

/// Prints what fits; rows that were left out go to stderr (or into the JSON).
pub(super) fn run(args: &CalibrateArgs, out: &Out) -> Result<(), Failure> {
    let (trails, settings, places) = ground(args, out)?;
    let file = files::read(&args.legs)?;
    let rows = read_log(&file.bytes, places.as_ref()).map_err(|error| log_failure(&error, args, out))?;
    let (mut legs, mut faults) = (Vec::new(), Vec::new());
    for row in rows {
        match row {
            Ok(leg) => legs.push(leg),
            Err(fault) => faults.push(fault),
        }
    }
    let result = calibrate(&trails, &settings, args.profile, &legs);
    if !out.json {
        tell_rows(&faults, out);
        match &result {
            Ok(calibration) => tell_left_out(&calibration.left_out, out),
            Err(CalibrationError::TooFew { left_out, .. }) => tell_left_out(left_out, out),
            Err(_) => {}
        }
    }
    let calibration = result.map_err(|error| fit_failure(&error, out))?;
    let changed = changed_settings(&calibration);
    if let Some(path) = &args.out {
        let text = serde_json::to_string_pretty(&changed).map_err(|e| Failure::Usage(e.to_string()))?;
        files::write(path, &(text + "\n"))?;
    }
    if out.json {
        return out.json(&serde_json::json!({
            "calibration": calibration, "settings": changed, "rows": faults,
        }));
    }
    tell(&calibration, args, out);
    Ok(())
}

type Known = (Vec<Trail>, Settings, Option<Places>);

fn ground(args: &CalibrateArgs, out: &Out) -> Result<Known, Failure> {
    match (&args.trails, &args.data) {
        (Some(file), _) => {
            let (trails, problems) = read_trails(&files::read(file)?);
            if trails.is_empty() {
                return Err(Failure::Problems(problems));
            }
            if !out.json {
                out.warnings(&problems);
            }
            Ok((trails, Settings::default(), None))
        }
        (None, Some(folder)) => {
            let commune = files::commune(folder, out)?.commune;
            let places = commune.households.iter().map(|h| (h.id.as_str().to_owned(), h.position)).collect();
            Ok((commune.trails, commune.settings, Some(places)))
        }
        (None, None) => Err(Failure::Usage("--data | --trails".to_owned())),
    }
}

fn tell(calibration: &Calibration, args: &CalibrateArgs, out: &Out) {
    let percent = |share: f64| Arg::from(libm::round(share * 1000.0) / 10.0);
    out.say(
        "cli-calibrated",
        &[
            ("legs", calibration.legs.into()),
            ("before", percent(calibration.error_before)),
            ("after", percent(calibration.error_after)),
        ],
    );
    for fitted in &calibration.factors {
        let same = (fitted.after - fitted.before).abs() < 5e-4;
        out.say(
            if same { "cli-calibrated-kept" } else { "cli-calibrated-factor" },
            &[
                ("setting", fitted.setting.into()),
                ("before", fitted.before.into()),
                ("after", fitted.after.into()),
                ("legs", fitted.legs.into()),
            ],
        );
    }
    if !calibration.settled {
        out.say("cli-calibrated-unsettled", &[]);
    }
    if let Some(path) = &args.out {
        out.say("cli-calibrated-written", &[("file", path.display().to_string().into())]);
    }
}

fn tell_rows(faults: &[(u64, RowFault)], out: &Out) {
    for (row, fault) in faults {
        let (column, value) = match fault {
            RowFault::Value { column, value } => (*column, value.as_str()),
            RowFault::Household { value } => ("", value.as_str()),
            RowFault::Shape => ("", ""),
        };
        row_note(*row, &word(fault), &[("column", column.into()), ("value", value.into())], out);
    }
}

fn tell_left_out(left_out: &[(u64, LeftOut)], out: &Out) {
    for (row, why) in left_out {
        let minutes = if let LeftOut::FarOff { expected } = why { libm::round(*expected) } else { 0.0 };
        row_note(*row, &word(why), &[("minutes", minutes.into())], out);
    }
}

fn row_note(row: u64, why: &str, more: &[(&str, Arg)], out: &Out) {
    let mut arguments: Vec<(&str, Arg)> =
        vec![("row", (row as usize).into()), ("why", why.replace('-', "_").into())];
    arguments.extend(more.iter().cloned());
    out.note(&out.text("cli-log-row", &arguments));
}

fn log_failure(error: &LogError, args: &CalibrateArgs, out: &Out) -> Failure {
    let (why, detail) = match error {
        LogError::NoTable(detail) => ("no_table", detail.clone()),
        LogError::Missing(column) => ("missing", (*column).to_owned()),
        LogError::NoHouseholds => ("no_households", String::new()),
        LogError::TooLong(most) => ("too_long", most.to_string()),
    };
    let file = args.legs.display().to_string();
    Failure::Data(
        out.text("cli-log", &[("file", file.into()), ("why", why.into()), ("detail", detail.into())]),
    )
}

fn fit_failure(error: &CalibrationError, out: &Out) -> Failure {
    let percent = |share: f64| Arg::from(libm::round(share * 1000.0) / 10.0);
    Failure::Data(match error {
        CalibrationError::TooFew { usable, wanted, .. } => {
            out.text("cli-calibrate-too-few", &[("usable", (*usable).into()), ("wanted", (*wanted).into())])
        }
        CalibrationError::Implausible { setting, value, low, high } => out.text(
            "cli-calibrate-implausible",
            &[
                ("setting", (*setting).into()),
                ("value", (*value).into()),
                ("low", (*low).into()),
                ("high", (*high).into()),
            ],
        ),
        CalibrationError::NoBetter { before, after } => {
            out.text("cli-calibrate-no-better", &[("before", percent(*before)), ("after", percent(*after))])
        }
    })
}
