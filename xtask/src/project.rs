//! Where things are in the repository.

use std::path::{Path, PathBuf};

/// Name of the package that holds the library and the command line.
pub(crate) const PACKAGE: &str = "evening-rounds";
/// Stem of the module's files in `www/pkg/`.
pub(crate) const MODULE: &str = "evening_rounds";
/// The target of the page's module.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The repository's root folder and the folders below it that tasks read and write.
#[derive(Debug, Clone)]
pub(crate) struct Project {
    root: PathBuf,
}

impl Project {
    /// The repository this program was started from (through Cargo) or, failing that, built from.
    pub(crate) fn locate() -> Self {
        let manifest_dir = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        Self { root: manifest_dir.parent().map_or(manifest_dir.clone(), Path::to_owned) }
    }

    /// Root of the repository.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Sources of the page.
    pub(crate) fn www(&self) -> PathBuf {
        self.root.join("www")
    }

    /// The wasm module with its JavaScript glue and types.
    pub(crate) fn pkg(&self) -> PathBuf {
        self.www().join("pkg")
    }

    /// What `cargo xtask compare` fetched and made: a cache that may be deleted.
    pub(crate) fn compare_cache(&self) -> PathBuf {
        self.target().join("compare")
    }

    /// A program of the workspace as Cargo builds it for tests.
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        self.target().join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    fn target(&self) -> PathBuf {
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
        self.root.join(target)
    }

    /// The finished static site.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }
}
