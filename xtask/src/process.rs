//! Other programs: started in a process group of their own and ended as a group.
//!
//! A test run starts programs that start programs (npm → Playwright → web server and browser). When the run is
//! interrupted the whole group is asked to end and, after a moment, made to end: a web server left behind would
//! answer the next run with an old page.

use std::ffi::{OsStr, OsString};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use process_wrap::std::{ChildWrapper, CommandWrap};

use crate::error::Error;

const POLL: Duration = Duration::from_millis(20);
/// How long a group may take to end by itself.
const GRACE: Duration = Duration::from_secs(5);

static INTERRUPTED: AtomicBool = AtomicBool::new(false);
static RUNNING: AtomicUsize = AtomicUsize::new(0);

/// From now on Ctrl-C (and, on Unix, TERM and HUP) first ends the programs started here, then this one.
pub(crate) fn watch_for_interrupts() {
    let watched = ctrlc::set_handler(|| {
        INTERRUPTED.store(true, Ordering::SeqCst);
        if RUNNING.load(Ordering::SeqCst) == 0 {
            std::process::exit(130);
        }
    });
    if let Err(error) = watched {
        eprintln!("warning: Ctrl-C may leave programs running: {error}");
    }
}

/// Whether somebody asked this program to end while another one runs.
pub(crate) fn interrupted() -> bool {
    INTERRUPTED.load(Ordering::SeqCst)
}

/// A program to run, with where and how to run it.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    program: OsString,
    args: Vec<OsString>,
    env: Vec<(OsString, OsString)>,
    dir: Option<PathBuf>,
    quiet: bool,
}

impl Run {
    /// `program` with `args`, in the current directory.
    pub(crate) fn new<A: AsRef<OsStr>>(
        program: impl AsRef<OsStr>,
        args: impl IntoIterator<Item = A>,
    ) -> Self {
        Self {
            program: program.as_ref().to_owned(),
            args: args.into_iter().map(|arg| arg.as_ref().to_owned()).collect(),
            env: Vec::new(),
            dir: None,
            quiet: false,
        }
    }

    /// The Cargo that started this program, so that all builds use one toolchain.
    pub(crate) fn cargo<A: AsRef<OsStr>>(args: impl IntoIterator<Item = A>) -> Self {
        Self::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), args)
    }

    /// Node.js' package manager.
    pub(crate) fn npm<A: AsRef<OsStr>>(args: impl IntoIterator<Item = A>) -> Self {
        Self::new(if cfg!(windows) { "npm.cmd" } else { "npm" }, args)
    }

    /// Adds one argument.
    pub(crate) fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.args.push(arg.as_ref().to_owned());
        self
    }

    /// Adds arguments.
    pub(crate) fn args<A: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.args.extend(args.into_iter().map(|arg| arg.as_ref().to_owned()));
        self
    }

    /// Sets an environment variable.
    pub(crate) fn env(mut self, name: impl AsRef<OsStr>, value: impl AsRef<OsStr>) -> Self {
        self.env.push((name.as_ref().to_owned(), value.as_ref().to_owned()));
        self
    }

    /// Sets the working directory.
    pub(crate) fn dir(mut self, dir: &Path) -> Self {
        self.dir = Some(dir.to_owned());
        self
    }

    /// Hides what the program writes to standard error, where a failure is an ordinary answer.
    pub(crate) fn quiet(mut self) -> Self {
        self.quiet = true;
        self
    }

    /// Runs to the end with the output going to the terminal; a failure of the program is an error.
    pub(crate) fn status(&self) -> Result<(), Error> {
        self.succeed(Stdio::inherit).map(drop)
    }

    /// Runs to the end and returns what it wrote to standard output.
    pub(crate) fn stdout(&self) -> Result<String, Error> {
        self.succeed(Stdio::piped)
    }

    fn succeed(&self, stdout: fn() -> Stdio) -> Result<String, Error> {
        let stderr = if self.quiet { Stdio::null() } else { Stdio::inherit() };
        let (status, written) = self.finish(stdout(), stderr)?;
        if status.success() {
            return Ok(written);
        }
        // Some programs say there why they failed.
        eprint!("{written}");
        Err(Error::Failed { command: self.to_string(), status })
    }

    /// Runs to the end with all output going to the file `log`, which a failure names.
    pub(crate) fn logged(&self, log: &Path) -> Result<(), Error> {
        let file = std::fs::File::create(log).map_err(Error::file(log))?;
        let errors = file.try_clone().map_err(Error::file(log))?;
        let (status, _) = self.finish(file.into(), errors.into())?;
        if status.success() {
            return Ok(());
        }
        Err(Error::Failed { command: format!("{self} > {}", log.display()), status })
    }

    /// Starts a server whose output goes to the file `log`; it is ended when the value is dropped.
    pub(crate) fn start(&self, log: &Path) -> Result<Running, Error> {
        let file = std::fs::File::create(log).map_err(Error::file(log))?;
        let errors = file.try_clone().map_err(Error::file(log))?;
        RUNNING.fetch_add(1, Ordering::SeqCst);
        match self.spawn(file.into(), errors.into()) {
            Ok(child) => Ok(Running { child }),
            Err(error) => {
                RUNNING.fetch_sub(1, Ordering::SeqCst);
                Err(error)
            }
        }
    }

    fn finish(&self, stdout: Stdio, stderr: Stdio) -> Result<(ExitStatus, String), Error> {
        RUNNING.fetch_add(1, Ordering::SeqCst);
        let outcome = self.spawn(stdout, stderr).and_then(|mut child| {
            let reader =
                child.stdout().take().map(|pipe| std::thread::spawn(move || std::io::read_to_string(pipe)));
            let status = wait(child.as_mut(), |source| self.not_started(source))?;
            let written = match reader.map(std::thread::JoinHandle::join) {
                None => String::new(),
                Some(Ok(Ok(text))) => text,
                Some(_) => {
                    return Err(Error::Output {
                        command: self.to_string(),
                        reason: "it is not UTF-8 text".into(),
                    });
                }
            };
            Ok((status, written))
        });
        RUNNING.fetch_sub(1, Ordering::SeqCst);
        outcome
    }

    fn spawn(&self, stdout: Stdio, stderr: Stdio) -> Result<Box<dyn ChildWrapper>, Error> {
        let mut command = Command::new(&self.program);
        command.args(&self.args).stdin(Stdio::null()).stdout(stdout).stderr(stderr);
        // Some of the page's tools colour a log file too, and then wrap every single letter.
        if !std::io::stdout().is_terminal() {
            command.env("NO_COLOR", "1");
        }
        command.envs(self.env.iter().map(|(name, value)| (name, value)));
        if let Some(dir) = &self.dir {
            command.current_dir(dir);
        }
        let mut command = CommandWrap::from(command);
        #[cfg(unix)]
        command.wrap(process_wrap::std::ProcessGroup::leader());
        #[cfg(windows)]
        command.wrap(process_wrap::std::JobObject);
        command.spawn().map_err(|source| self.not_started(source))
    }

    fn not_started(&self, source: std::io::Error) -> Error {
        Error::NotStarted { command: self.to_string(), source }
    }
}

/// A program that runs until this is dropped; then its whole group is ended.
#[derive(Debug)]
pub(crate) struct Running {
    child: Box<dyn ChildWrapper>,
}

impl Running {
    /// Whether it has ended by itself.
    pub(crate) fn ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        end(self.child.as_mut());
        RUNNING.fetch_sub(1, Ordering::SeqCst);
    }
}

impl std::fmt::Display for Run {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Cargo hands over its full path; the name is what a reader would type.
        let program = Path::new(&self.program).file_name().unwrap_or(&self.program);
        write!(f, "{}", program.to_string_lossy())?;
        self.args.iter().try_for_each(|arg| write!(f, " {}", arg.to_string_lossy()))
    }
}

fn wait(
    child: &mut dyn ChildWrapper,
    lost: impl FnOnce(std::io::Error) -> Error + Copy,
) -> Result<ExitStatus, Error> {
    loop {
        if interrupted() {
            end(child);
            return Err(Error::Interrupted);
        }
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status),
            Ok(None) => std::thread::sleep(POLL),
            Err(error) => {
                end(child);
                return Err(lost(error));
            }
        }
    }
}

/// Asks the group to end (programs such as Playwright then end what *they* started in other groups), then insists.
fn end(child: &mut dyn ChildWrapper) {
    #[cfg(unix)]
    {
        const SIGTERM: i32 = 15;
        let deadline = Instant::now() + GRACE;
        if child.signal(SIGTERM).is_ok() {
            while Instant::now() < deadline && matches!(child.try_wait(), Ok(None)) {
                std::thread::sleep(POLL);
            }
        }
    }
    // Members of the group may outlive its leader, so this is sent even when the leader has ended. It can only
    // fail when nothing is left to end.
    let _ = child.start_kill();
    let _ = child.wait();
}
