//! Set-up, build and check tasks: `cargo xtask help`.
//!
//! One module for each idea: `cli` reads the command, `setup` installs what is missing, `wasm` and `page` build,
//! `serve` shows, `steps` and `test` check, `compare` measures; `process` starts other programs and never leaves one behind.

mod cli;
mod compare;
mod error;
mod headers;
mod install;
mod page;
mod process;
mod project;
mod serve;
mod setup;
mod steps;
mod test;
mod types;
mod wasm;

use std::process::ExitCode;

use cli::Command;
use error::Error;
use project::Project;

fn main() -> ExitCode {
    process::watch_for_interrupts();
    let outcome = cli::parse(std::env::args_os().skip(1)).and_then(run);
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        // The table of steps has said everything, and its last line stays the last.
        Err(Error::StepsFailed) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("\nerror: {error}");
            ExitCode::from(error.exit_code())
        }
    }
}

fn run(command: Command) -> Result<(), Error> {
    let project = Project::locate();
    match command {
        Command::Help => {
            print!("{}", cli::HELP);
            print!("{}", steps::describe());
            Ok(())
        }
        Command::Setup => setup::everything(&project),
        Command::Wasm { profile } => {
            setup::for_build(&project)?;
            wasm::build(&project, profile)
        }
        Command::Build { profile } => {
            setup::for_build(&project)?;
            page::build_all(&project, profile)
        }
        Command::Serve { profile, port, open } => {
            setup::for_build(&project)?;
            page::build_all(&project, profile)?;
            serve::page(&project.dist(), port, open)
        }
        Command::ServeDist { dir, port, exit_with_parent } => {
            serve::directory(&dir.unwrap_or_else(|| project.dist()), port, exit_with_parent)
        }
        Command::Test { selection } => test::run(&project, &selection),
        Command::Types => types::regenerate(&project),
        Command::Compare(options) => compare::run(&project, &options),
        Command::ComparePlanners(options) => compare::planners::run(&project, &options),
    }
}
