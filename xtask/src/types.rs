//! The committed files that are generated from Rust types: TypeScript declarations and JSON Schemas.

use crate::error::Error;
use crate::process::Run;
use crate::project::{PACKAGE, Project};

/// Writes the generated files anew. The same test, run without the variable, fails when one of them is out of date.
pub(crate) fn regenerate(project: &Project) -> Result<(), Error> {
    Run::cargo(["test", "--package", PACKAGE, "--test", "generated"])
        .env("UPDATE_GENERATED", "1")
        .dir(project.root())
        .status()
}
