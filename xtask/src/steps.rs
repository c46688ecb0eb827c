//! The steps of `cargo xtask test`, in the order in which they run.

use std::fmt::Write as _;

use crate::error::Error;
use crate::process::Run;
use crate::project::{PACKAGE, Project, WASM_TARGET};
use crate::wasm::{self, Profile};
use crate::{page, serve, setup};

/// One thing that is checked.
pub(crate) struct Step {
    /// What the person types and reads.
    pub name: &'static str,
    /// What it does, for the help text.
    pub about: &'static str,
    /// Earlier steps whose results it uses.
    pub needs: &'static [&'static str],
    /// Does it.
    pub run: fn(&Project) -> Result<(), Error>,
}

/// Runs a test binary of the wasm target.
const RUNNER: &str = "wasm-test-runner";

/// The step that `--fast` leaves out.
pub(crate) const BROWSER: &str = "browser";

/// All steps. A step comes after those it needs.
pub(crate) const STEPS: [Step; 12] = [
    Step { name: "format", about: "Rust formatting", needs: &[], run: format },
    Step { name: "lint", about: "clippy on all packages and targets", needs: &[], run: lint },
    Step {
        name: "lint-wasm",
        about: "clippy on the library as compiled for the page",
        needs: &[],
        run: lint_wasm,
    },
    Step { name: "test", about: "native tests and examples in the documentation", needs: &[], run: test },
    Step { name: "test-wasm", about: "tests/wasm*.rs as wasm in Node.js", needs: &[], run: test_wasm },
    Step { name: "packages", about: "the page's npm packages", needs: &[], run: setup::packages },
    Step { name: "wasm", about: "the page's module, release", needs: &["packages"], run: module },
    Step { name: "page-lint", about: "Biome", needs: &["packages"], run: page_lint },
    Step { name: "page-types", about: "TypeScript", needs: &["wasm"], run: page_types },
    Step { name: "page-test", about: "Vitest", needs: &["wasm"], run: page_test },
    Step { name: "page", about: "the static site in dist/", needs: &["wasm"], run: page::build },
    Step { name: BROWSER, about: "Playwright on the static site", needs: &["page"], run: browser },
];

/// The steps' names and meanings, for the help text.
pub(crate) fn describe() -> String {
    STEPS.iter().fold(String::new(), |mut text, step| {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "  {:<11} {}", step.name, step.about);
        text
    })
}

fn format(project: &Project) -> Result<(), Error> {
    setup::toolchain(project)?;
    Run::cargo(["fmt", "--all", "--check"]).dir(project.root()).status()
}

fn lint(project: &Project) -> Result<(), Error> {
    setup::toolchain(project)?;
    clippy(project, &["--workspace", "--all-targets"])
}

fn lint_wasm(project: &Project) -> Result<(), Error> {
    setup::toolchain(project)?;
    clippy(project, &["--package", PACKAGE, "--lib", "--target", WASM_TARGET])
}

fn clippy(project: &Project, what: &[&str]) -> Result<(), Error> {
    Run::cargo(["clippy"]).args(what).args(["--", "-D", "warnings"]).dir(project.root()).status()
}

/// Programs that later steps call, with the features that the workspace's tests have: with those of one package alone, Cargo
/// would compile crates that are there already once more (`www/build/native.ts` asks in the same words). Not this program,
/// which runs and is not to be replaced.
fn natives(project: &Project) -> Result<(), Error> {
    let programs = ["--bin", PACKAGE, "--bin", RUNNER, "--test", "schemas"];
    Run::cargo(["build", "--workspace"]).args(programs).dir(project.root()).status()
}

fn test(project: &Project) -> Result<(), Error> {
    Run::cargo(["test", "--workspace"]).dir(project.root()).status()
}

fn test_wasm(project: &Project) -> Result<(), Error> {
    setup::wasm_target(project)?;
    // Cargo calls the runner for each test binary; by hand it is the one of `.cargo/config.toml`.
    natives(project)?;
    let runner = project.program(RUNNER);
    // Cargo cuts it at spaces: where the repository itself lies does not matter.
    let runner = runner.strip_prefix(project.root()).unwrap_or(&runner);
    Run::cargo(["test", "--package", PACKAGE, "--target", WASM_TARGET, "--test", "wasm*"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .dir(project.root())
        .status()
}

fn module(project: &Project) -> Result<(), Error> {
    setup::wasm_target(project)?;
    wasm::build(project, Profile::Release)
}

fn page_lint(project: &Project) -> Result<(), Error> {
    page::script(project, "lint")
}

fn page_types(project: &Project) -> Result<(), Error> {
    page::script(project, "typecheck")
}

fn page_test(project: &Project) -> Result<(), Error> {
    page::script(project, "test:unit")
}

/// Playwright starts the web server itself: `$XTASK_BIN serve-dist --dir DIST --port PORT --exit-with-parent`.
fn browser(project: &Project) -> Result<(), Error> {
    let chromium = setup::browser()?;
    let xtask =
        std::env::current_exe().map_err(|source| Error::NotStarted { command: "xtask".into(), source })?;
    Run::npm(["run", "test:e2e"])
        .env("CHROMIUM_PATH", chromium)
        .env("XTASK_BIN", xtask)
        .env("E2E_DIST", project.dist())
        // Not a fixed one: what answers there may be the left-over of something else.
        .env("E2E_PORT", serve::free_port()?.to_string())
        .dir(&project.www())
        .status()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_each_step_comes_after_those_it_needs() {
        for (at, step) in STEPS.iter().enumerate() {
            let earlier = &STEPS[..at];
            assert!(earlier.iter().all(|other| other.name != step.name), "{}", step.name);
            for need in step.needs {
                assert!(earlier.iter().any(|other| other.name == *need), "{} needs {need}", step.name);
            }
        }
    }

    #[test]
    fn help_names_every_step() {
        let text = describe();
        assert!(STEPS.iter().all(|step| text.contains(step.name) && text.contains(step.about)));
    }
}
