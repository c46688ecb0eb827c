//! The command line: plans, checks, generates and measures a commune's evening rounds.
//!
//! Exit status: 0 done; 1 the data has errors or a plan breaks a rule; 2 wrong usage; 3 a file cannot be read or written.

#[cfg(not(target_arch = "wasm32"))]
mod cli;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    cli::run()
}

/// The browser uses the library; there is no command line there.
#[cfg(target_arch = "wasm32")]
fn main() {}
