//! What the machine may lack: parts of the Rust toolchain, the page's packages, a browser.
//!
//! Each function looks first and does nothing when all is there.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::install;
use crate::process::Run;
use crate::project::{Project, WASM_TARGET};

/// Names under which distributions install Chromium, or a browser that is Chromium.
const BROWSERS: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome-headless-shell"];
/// The browser, and a font that has the Vietnamese letters.
const BROWSER_PACKAGES: [&str; 2] = ["chromium", "fonts-noto-core"];
/// Oldest Node.js the page's tools run on.
const NODE_MAJOR: u32 = 20;

/// All that any task needs.
pub(crate) fn everything(project: &Project) -> Result<(), Error> {
    toolchain(project)?;
    packages(project)?;
    let browser = browser()?;
    println!("Ready. Browser for the tests: {}", browser.display());
    Ok(())
}

/// What building module and page needs.
pub(crate) fn for_build(project: &Project) -> Result<(), Error> {
    wasm_target(project)?;
    packages(project)
}

/// The wasm target, `rustfmt` and `clippy` of the pinned toolchain.
pub(crate) fn toolchain(project: &Project) -> Result<(), Error> {
    wasm_target(project)?;
    for (component, arguments) in [("rustfmt", ["fmt", "--version"]), ("clippy", ["clippy", "--version"])] {
        // The output is the version: of interest to nobody here.
        if Run::cargo(arguments).dir(project.root()).quiet().stdout().is_err() {
            println!("Installing {component}");
            Run::new("rustup", ["component", "add", component]).dir(project.root()).status()?;
        }
    }
    Ok(())
}

/// The standard library of the wasm target. A `targets` line in `rust-toolchain.toml` is not enough: rustup reads it
/// only when it installs the whole toolchain by itself.
pub(crate) fn wasm_target(project: &Project) -> Result<(), Error> {
    let libraries = Run::new("rustc", ["--print", "target-libdir", "--target", WASM_TARGET])
        .dir(project.root())
        .stdout()
        .map(|folder| PathBuf::from(folder.trim_end()))?;
    // The folder itself may remain, empty, after a removal.
    if std::fs::read_dir(&libraries).is_ok_and(|mut files| files.next().is_some()) {
        return Ok(());
    }
    println!("Installing the target {WASM_TARGET}");
    Run::new("rustup", ["target", "add", WASM_TARGET]).dir(project.root()).status()
}

/// The page's npm packages, when the lock has changed since they were installed.
pub(crate) fn packages(project: &Project) -> Result<(), Error> {
    let version = Run::new("node", ["--version"]).stdout()?;
    let enough = node_major(&version).is_some_and(|major| major >= NODE_MAJOR);
    if !enough {
        return Err(Error::Missing(format!(
            "Node.js {NODE_MAJOR} or newer is needed, this is {}: https://nodejs.org/en/download",
            version.trim()
        )));
    }
    if install::packages(&project.www())? {
        println!("The page's packages are installed.");
    }
    Ok(())
}

/// A Chromium for the browser tests: the one `CHROMIUM_PATH` names, one on the path, or one installed now.
pub(crate) fn browser() -> Result<PathBuf, Error> {
    if let Some(path) = std::env::var_os("CHROMIUM_PATH").map(PathBuf::from) {
        if path.is_file() {
            return Ok(path);
        }
        return Err(Error::Missing(format!("CHROMIUM_PATH names {}, which is not a file.", path.display())));
    }
    if let Some(path) = find_browser() {
        return Ok(path);
    }
    if !can_install() {
        return Err(Error::Missing(format!(
            "The browser tests need Chromium, and there is none. Install it, for instance with\n\n    \
             sudo apt-get update && sudo apt-get install -y --no-install-recommends {}\n\n\
             or set CHROMIUM_PATH to a Chromium or Chrome. Everything else runs with `cargo xtask test --fast`.",
            BROWSER_PACKAGES.join(" ")
        )));
    }
    println!("Installing {}", BROWSER_PACKAGES.join(" and "));
    let apt = |arguments: &[&str]| Run::new("apt-get", arguments).env("DEBIAN_FRONTEND", "noninteractive");
    apt(&["update"]).status()?;
    apt(&["install", "-y", "--no-install-recommends"]).args(BROWSER_PACKAGES).status()?;
    find_browser().ok_or_else(|| {
        Error::Missing("Chromium was installed but is not on the path; set CHROMIUM_PATH to it.".into())
    })
}

fn find_browser() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let mac = PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    first_program(&folders, &BROWSERS).or_else(|| Some(mac).filter(|path| path.is_file()))
}

/// The first of `names`, in their order, that is a program in one of `folders`.
fn first_program(folders: &[PathBuf], names: &[&str]) -> Option<PathBuf> {
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|candidate| is_program(candidate))
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.with_extension("exe").is_file()
}

/// Packages are installed only by root on a system of the Debian family; nobody is asked for a password.
fn can_install() -> bool {
    let debian = std::fs::read_to_string("/etc/os-release").is_ok_and(|release| is_debian_family(&release));
    debian && Run::new("id", ["-u"]).stdout().is_ok_and(|id| id.trim() == "0")
}

fn is_debian_family(os_release: &str) -> bool {
    os_release
        .lines()
        .filter_map(|line| line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE=")))
        .flat_map(|value| value.trim_matches('"').split(' '))
        .any(|id| id == "debian" || id == "ubuntu")
}

/// `v20.20.2` → 20.
fn node_major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_versions() {
        assert_eq!(node_major("v20.20.2\n"), Some(20));
        assert_eq!(node_major("v9.0.0"), Some(9));
        assert_eq!(node_major("20"), None);
        assert_eq!(node_major(""), None);
    }

    #[test]
    fn families_of_systems() {
        assert!(is_debian_family("PRETTY_NAME=\"Debian\"\nID=debian\n"));
        assert!(is_debian_family("ID=ubuntu\nID_LIKE=debian\n"));
        assert!(is_debian_family("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!is_debian_family("ID=fedora\nBUG_REPORT=debian\n"));
    }

    #[cfg(unix)]
    #[test]
    fn the_preferred_browser_is_taken_from_any_folder_and_must_be_executable() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let folders = [dir.path().join("a"), dir.path().join("b")];
        for (folder, name, mode) in
            [(0, "google-chrome", 0o755), (1, "chromium", 0o755), (0, "chromium", 0o644)]
        {
            std::fs::create_dir_all(&folders[folder]).unwrap();
            let file = folders[folder].join(name);
            std::fs::write(&file, "").unwrap();
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
        }
        assert_eq!(first_program(&folders, &BROWSERS), Some(folders[1].join("chromium")));
        assert_eq!(first_program(&folders[..1], &BROWSERS), Some(folders[0].join("google-chrome")));
        assert_eq!(first_program(&[], &BROWSERS), None);
    }
}
