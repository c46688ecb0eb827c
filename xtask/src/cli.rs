//! The command line of `cargo xtask`.

use std::ffi::OsString;
use std::path::PathBuf;
use std::str::FromStr;

use lexopt::{Arg, Parser, ValueExt};

use crate::compare::{self, planners};
use crate::error::Error;
use crate::serve;
use crate::test::Selection;
use crate::wasm::Profile;

/// The help text; the names of the steps follow it.
pub(crate) const HELP: &str = "\
Sets up, builds, serves and checks Evening Rounds. Whatever is missing on the machine (the wasm target, npm packages,
Chromium) is installed first, or the command that installs it is shown. Needs rustup and Node.js 20 or newer.

cargo xtask serve [--port N] [--no-open] [--dev]
    Builds the module and the page, serves them on http://127.0.0.1:8000/ (or the next free port) and opens a browser.
cargo xtask build [--dev]
    Builds the module and the page into dist/, a static site that any web server can serve.
cargo xtask wasm [--dev]
    Builds only the module, into www/pkg/.
cargo xtask test [--fast] [STEP...]
    Runs all checks; with --fast all but the browser tests; with names only those steps and what they need.
    The last line counts steps: `12 passed, 0 failed`.
cargo xtask types
    Writes anew the TypeScript types and JSON Schemas that are generated from the Rust types.
cargo xtask compare [--points N] [--folder DIR] [--slow] [--browser] [--repeat N]
    Measures the travel times between N (1000) buildings of DIR (../shared/data/andorra) beside OSRM's and Valhalla's own
    programs, which are fetched with pip, and says how far the times of OSRM differ; with --slow Valhalla answers more
    than 100 points too, which takes minutes. With --browser only the page's module is measured, in a slowed Chromium, with
    500 households of DIR (then ../shared/data/ordino). See docs/benchmarks.md.
cargo xtask compare --set all|table|hamlets|toptw|top [--quick] [--seeds 1,2,3] [--no-rivals] [--jobs N] [--folder DIR]
    Measures the search on the instances of DIR (../shared/benchmarks) beside the best values known and, on the first two
    sets, beside PyVRP, VROOM, vrp-cli and OR-Tools, which DIR's own script installs when they are missing. Every answer is
    checked by DIR's own checker. With --quick a part of each set for the shortest time. --quick, --seeds, --no-rivals or
    --jobs without --set measure all sets.
cargo xtask setup
    Only installs what is missing.
cargo xtask serve-dist [--dir DIR] [--port N] [--exit-with-parent]
    Serves DIR (dist/ when not given) as it is, on exactly port N; for the browser tests.
cargo xtask help
    This text.

--dev compiles the module quickly and without optimisation; it is then slow to plan.

Steps of `cargo xtask test`:
";

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help,
    Setup,
    Wasm { profile: Profile },
    Build { profile: Profile },
    Serve { profile: Profile, port: u16, open: bool },
    ServeDist { dir: Option<PathBuf>, port: u16, exit_with_parent: bool },
    Test { selection: Selection },
    Types,
    Compare(compare::Options),
    ComparePlanners(planners::Options),
}

/// Reads the arguments after the program's name; no argument at all asks for help.
pub(crate) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, Error> {
    let mut parser = Parser::from_args(args);
    read(&mut parser).map_err(|error| Error::Usage(format!("{error}.")))
}

fn read(parser: &mut Parser) -> Result<Command, lexopt::Error> {
    let name = match parser.next()? {
        None | Some(Arg::Long("help") | Arg::Short('h')) => return Ok(Command::Help),
        Some(Arg::Value(name)) => name.string()?,
        Some(other) => return Err(other.unexpected()),
    };
    match name.as_str() {
        "help" => Ok(Command::Help),
        "setup" => nothing_more(parser, Command::Setup),
        "types" => nothing_more(parser, Command::Types),
        "wasm" => Ok(Command::Wasm { profile: profile_only(parser)? }),
        "build" => Ok(Command::Build { profile: profile_only(parser)? }),
        "serve" => serve_options(parser),
        "serve-dist" => serve_dist_options(parser),
        "test" => test_options(parser),
        "compare" => compare_options(parser),
        unknown => Err(format!("there is no command `{unknown}`").into()),
    }
}

fn nothing_more(parser: &mut Parser, command: Command) -> Result<Command, lexopt::Error> {
    match parser.next()? {
        None => Ok(command),
        Some(Arg::Long("help")) => Ok(Command::Help),
        Some(other) => Err(other.unexpected()),
    }
}

fn profile_only(parser: &mut Parser) -> Result<Profile, lexopt::Error> {
    let mut profile = Profile::Release;
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("dev") => profile = Profile::Dev,
            other => return Err(other.unexpected()),
        }
    }
    Ok(profile)
}

fn serve_options(parser: &mut Parser) -> Result<Command, lexopt::Error> {
    let (mut profile, mut port, mut open) = (Profile::Release, serve::PORT, true);
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("dev") => profile = Profile::Dev,
            Arg::Long("port") => port = parser.value()?.parse()?,
            Arg::Long("no-open") => open = false,
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Serve { profile, port, open })
}

fn serve_dist_options(parser: &mut Parser) -> Result<Command, lexopt::Error> {
    let (mut dir, mut port, mut exit_with_parent) = (None, serve::PORT, false);
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("dir") => dir = Some(parser.value()?.into()),
            Arg::Long("port") => port = parser.value()?.parse()?,
            Arg::Long("exit-with-parent") => exit_with_parent = true,
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::ServeDist { dir, port, exit_with_parent })
}

fn compare_options(parser: &mut Parser) -> Result<Command, lexopt::Error> {
    let (mut options, mut planners) = (compare::Options::default(), planners::Options::default());
    let mut folder = None;
    // The last option of either comparison that was given.
    let (mut of_times, mut of_planners) = (None, None);
    while let Some(arg) = parser.next()? {
        let Arg::Long(name) = arg else { return Err(arg.unexpected()) };
        let name = name.to_owned();
        match name.as_str() {
            "folder" => folder = Some(parser.value()?.into()),
            "points" | "repeat" | "slow" | "browser" => of_times = Some(name.clone()),
            "quick" | "seeds" | "set" | "no-rivals" | "jobs" => of_planners = Some(name.clone()),
            _ => return Err(Arg::Long(&name).unexpected()),
        }
        match name.as_str() {
            "points" => options.points = parser.value()?.parse()?,
            "repeat" => options.repeat = parser.value()?.parse()?,
            "slow" => options.slow = true,
            "browser" => options.browser = true,
            "quick" => planners.quick = true,
            "no-rivals" => planners.rivals = false,
            "jobs" => planners.jobs = parser.value()?.parse()?,
            "seeds" => planners.seeds = listed(&parser.value()?.string()?)?,
            "set" => match parser.value()?.string()?.as_str() {
                "all" => {}
                sets => planners.sets = listed(sets)?,
            },
            _ => {}
        }
    }
    match (of_times, of_planners) {
        (Some(one), Some(other)) => {
            Err(format!("--{one} and --{other} belong to different comparisons").into())
        }
        (None, Some(_)) => {
            planners.folder = folder.unwrap_or(planners.folder);
            if !(1..=64).contains(&planners.jobs) {
                return Err("there must be 1 to 64 jobs".into());
            }
            Ok(Command::ComparePlanners(planners))
        }
        (_, None) => {
            if options.browser {
                options.folder = compare::VALLEY.into();
                options.points = 2;
            }
            options.folder = folder.unwrap_or(options.folder);
            if options.points < 2 || options.repeat < 1 {
                return Err("there must be at least 2 points and 1 repetition".into());
            }
            Ok(Command::Compare(options))
        }
    }
}

/// Values with commas between them.
fn listed<T: FromStr<Err: std::fmt::Display>>(text: &str) -> Result<Vec<T>, lexopt::Error> {
    let values = text.split(',').map(str::parse).collect::<Result<Vec<T>, _>>();
    values.map_err(|error| format!("`{text}`: {error}").into())
}

fn test_options(parser: &mut Parser) -> Result<Command, lexopt::Error> {
    let (mut fast, mut names) = (false, Vec::new());
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("fast") => fast = true,
            Arg::Value(name) => names.push(name.string()?),
            other => return Err(other.unexpected()),
        }
    }
    let selection = match (fast, names.is_empty()) {
        (true, true) => Selection::Fast,
        (true, false) => return Err("--fast chooses the steps itself; leave it out to name them".into()),
        (false, true) => Selection::All,
        (false, false) => Selection::Named(names),
    };
    Ok(Command::Test { selection })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, Error> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn commands_and_their_options() {
        assert_eq!(parsed("").unwrap(), Command::Help);
        assert_eq!(parsed("--help").unwrap(), Command::Help);
        assert_eq!(parsed("types --help").unwrap(), Command::Help);
        assert_eq!(parsed("build").unwrap(), Command::Build { profile: Profile::Release });
        assert_eq!(parsed("wasm --dev").unwrap(), Command::Wasm { profile: Profile::Dev });
        assert_eq!(
            parsed("serve --port=9000 --no-open").unwrap(),
            Command::Serve { profile: Profile::Release, port: 9000, open: false }
        );
        assert_eq!(
            parsed("serve-dist --dir out --port 1234 --exit-with-parent").unwrap(),
            Command::ServeDist { dir: Some("out".into()), port: 1234, exit_with_parent: true }
        );
    }

    #[test]
    fn comparisons() {
        let Ok(Command::Compare(options)) = parsed("compare") else { panic!("not a comparison") };
        assert_eq!(options, compare::Options::default());
        let Ok(Command::Compare(options)) = parsed("compare --points 200 --slow --folder x --repeat 3")
        else {
            panic!("not a comparison")
        };
        assert_eq!((options.points, options.slow, options.repeat), (200, true, 3));
        assert_eq!(options.folder, PathBuf::from("x"));
        let Ok(Command::Compare(options)) = parsed("compare --browser") else { panic!("not a comparison") };
        assert_eq!(options.folder, PathBuf::from(compare::VALLEY));
    }

    #[test]
    fn comparisons_of_planners() {
        let Ok(Command::ComparePlanners(options)) = parsed("compare --set all") else { panic!("of times") };
        assert_eq!(options, planners::Options::default());
        let line = "compare --set table,top --quick --seeds 1,5 --no-rivals --jobs 2 --folder x";
        let Ok(Command::ComparePlanners(options)) = parsed(line) else { panic!("of times") };
        assert_eq!(options.sets, [planners::Set::Table, planners::Set::Top]);
        assert_eq!((options.seeds.as_slice(), options.jobs), (&[1, 5][..], 2));
        assert!(options.quick && !options.rivals);
        assert_eq!(options.folder, PathBuf::from("x"));
    }

    #[test]
    fn steps() {
        assert_eq!(parsed("test").unwrap(), Command::Test { selection: Selection::All });
        assert_eq!(parsed("test --fast").unwrap(), Command::Test { selection: Selection::Fast });
        let names = vec!["lint".to_owned(), "page".to_owned()];
        assert_eq!(parsed("test lint page").unwrap(), Command::Test { selection: Selection::Named(names) });
    }

    #[test]
    fn mistakes_are_refused_with_a_way_to_the_help() {
        for line in [
            "tset",
            "serve --prot 1",
            "serve --port",
            "serve --port 70000",
            "build lint",
            "setup x",
            "test --fast lint",
            "compare --points 1",
            "compare --repeat 0",
            "compare --quick --points 9",
            "compare --set towns",
            "compare --seeds 1,x",
            "compare --jobs 0",
            "compare hamlets",
        ] {
            let error = parsed(line).unwrap_err();
            assert!(error.to_string().contains("cargo xtask help"), "{line}: {error}");
            assert_eq!(error.exit_code(), 2);
        }
    }
}
