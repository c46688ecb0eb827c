//! The page, built by Vite into `dist/`: a static site that any web server can serve.

use crate::error::Error;
use crate::process::Run;
use crate::project::Project;
use crate::wasm::{self, Profile};

/// Builds module and page.
pub(crate) fn build_all(project: &Project, profile: Profile) -> Result<(), Error> {
    wasm::build(project, profile)?;
    build(project)
}

/// Builds the page around the module that is in `www/pkg/`.
pub(crate) fn build(project: &Project) -> Result<(), Error> {
    Run::npm(["run", "build", "--", "--emptyOutDir", "--outDir"])
        .arg(project.dist())
        .dir(&project.www())
        .status()
}

/// Runs one of the page's own scripts (`www/package.json`).
pub(crate) fn script(project: &Project, name: &str) -> Result<(), Error> {
    Run::npm(["run", name]).dir(&project.www()).status()
}
