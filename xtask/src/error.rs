//! Why a task stopped, in words that say what to do next.

use std::path::{Path, PathBuf};
use std::process::ExitStatus;

/// A task that could not be finished.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// The command line was not understood.
    #[error("{0}\nType `cargo xtask help` to see the commands.")]
    Usage(String),
    /// Another program ended with a failure.
    #[error("`{command}` failed ({status})")]
    Failed { command: String, status: ExitStatus },
    /// Another program could not be started at all.
    #[error("cannot start `{command}`: {source}{}", hint(.command))]
    NotStarted { command: String, source: std::io::Error },
    /// A file or folder could not be read or written.
    #[error("{}: {source}", .path.display())]
    File { path: PathBuf, source: std::io::Error },
    /// Something on the machine is missing and cannot be installed from here.
    #[error("{0}")]
    Missing(String),
    /// What another program wrote is not what it is documented to write.
    #[error("unexpected output of `{command}`: {reason}")]
    Output { command: String, reason: String },
    /// The glue between the page and the module could not be generated.
    #[error("wasm-bindgen: {0}")]
    Bindgen(String),
    /// The web server could not start or go on.
    #[error("{0}")]
    Server(String),
    /// At least one step of `cargo xtask test` failed; the table of steps has been printed.
    #[error("a step failed")]
    StepsFailed,
    /// Ctrl-C, or a request to end.
    #[error("interrupted")]
    Interrupted,
}

impl Error {
    /// Exit code of the process: 2 for a wrong command line, 130 for an interrupt as shells do, 1 for the rest.
    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Interrupted => 130,
            _ => 1,
        }
    }

    /// For `map_err` on file operations.
    pub(crate) fn file(path: &Path) -> impl FnOnce(std::io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |source| Self::File { path, source }
    }
}

fn hint(command: &str) -> &'static str {
    match command.split(' ').next() {
        Some("node" | "npm" | "npm.cmd") => {
            "\nNode.js 20 or newer is needed, with npm: https://nodejs.org/en/download"
        }
        Some("rustup") => {
            "\nrustup is needed to install what the toolchain lacks: https://rustup.rs\n\
             Without it, install the wasm32-unknown-unknown target, rustfmt and clippy of the toolchain by other means."
        }
        _ => "",
    }
}
