//! Whether the page's packages in `www/node_modules/` are those that `package-lock.json` asks for.
//!
//! `npm ci` removes and unpacks everything, so it runs only when the lock differs from the one that it last
//! finished with. A digest of that lock is kept inside the folder: whoever deletes the folder deletes the digest.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::process::Run;

/// Installs the packages when they are not what the lock asks for; says whether it had to.
pub(crate) fn packages(www: &Path) -> Result<bool, Error> {
    let wanted = wanted(www)?;
    if installed(www).as_deref() == Some(&wanted) {
        return Ok(false);
    }
    // An interrupted installation must not be taken for a finished one.
    let record = record(www);
    if record.exists() {
        std::fs::remove_file(&record).map_err(Error::file(&record))?;
    }
    Run::npm(["ci", "--no-audit", "--no-fund"])
        .dir(www)
        // The browser is the machine's own; see `setup`.
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .status()?;
    std::fs::write(&record, wanted).map_err(Error::file(&record))?;
    Ok(true)
}

/// Lowercase hexadecimal SHA-256 digest.
pub(crate) fn digest<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        // With its length, or moving a byte from one part to the next would go unnoticed.
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn wanted(www: &Path) -> Result<String, Error> {
    let read = |name: &str| {
        let path = www.join(name);
        std::fs::read(&path).map_err(Error::file(&path))
    };
    // `package.json` too: `npm ci` refuses a lock that disagrees with it, and that must be seen at once.
    Ok(digest([read("package-lock.json")?.as_slice(), read("package.json")?.as_slice()]))
}

fn installed(www: &Path) -> Option<String> {
    std::fs::read_to_string(record(www)).ok()
}

fn record(www: &Path) -> PathBuf {
    www.join("node_modules").join(".lock-hash")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(lock: &str) -> tempfile::TempDir {
        let www = tempfile::tempdir().unwrap();
        std::fs::write(www.path().join("package.json"), "{}").unwrap();
        std::fs::write(www.path().join("package-lock.json"), lock).unwrap();
        std::fs::create_dir(www.path().join("node_modules")).unwrap();
        www
    }

    #[test]
    fn digest_is_sha_256_of_lengths_and_parts() {
        // printf '\3\0\0\0\0\0\0\0abc' | sha256sum
        let expected = "ce91dc5eec0139adf091900d225971d6ad246a845bad791b5693a9d0d55dd391";
        assert_eq!(digest([b"abc".as_slice()]), expected);
        assert_ne!(digest([b"ab".as_slice(), b"c"]), digest([b"a".as_slice(), b"bc"]));
    }

    #[test]
    fn a_folder_that_was_never_finished_counts_as_missing() {
        let www = folder("{}");
        assert_ne!(installed(www.path()), Some(wanted(www.path()).unwrap()));
    }

    #[test]
    fn a_changed_lock_or_manifest_is_noticed_and_an_unchanged_one_is_not() {
        let www = folder(r#"{"lockfileVersion":3}"#);
        std::fs::write(record(www.path()), wanted(www.path()).unwrap()).unwrap();
        assert_eq!(installed(www.path()), Some(wanted(www.path()).unwrap()));
        std::fs::write(www.path().join("package-lock.json"), "{}").unwrap();
        assert_ne!(installed(www.path()), Some(wanted(www.path()).unwrap()));
        std::fs::write(www.path().join("package-lock.json"), r#"{"lockfileVersion":3}"#).unwrap();
        assert_eq!(installed(www.path()), Some(wanted(www.path()).unwrap()));
        std::fs::write(www.path().join("package.json"), r#"{"name":"page"}"#).unwrap();
        assert_ne!(installed(www.path()), Some(wanted(www.path()).unwrap()));
    }

    #[test]
    fn a_missing_lock_is_an_error_that_names_it() {
        let www = tempfile::tempdir().unwrap();
        let error = packages(www.path()).unwrap_err();
        assert!(error.to_string().contains("package-lock.json"));
    }
}
