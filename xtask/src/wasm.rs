//! The page's module: `www/pkg/evening_rounds.js`, `.d.ts` and `_bg.wasm`.

use std::path::{Path, PathBuf};

use serde_json::Value;
use wasm_bindgen_cli_support::Bindgen;

use crate::error::Error;
use crate::install;
use crate::process::Run;
use crate::project::{MODULE, PACKAGE, Project, WASM_TARGET};

/// How a module is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Quick to build, slow to run, with function names.
    Dev,
    /// What people get.
    Release,
}

/// What the standard library of the wasm target is compiled with, and the tables `wasm-bindgen` adds.
///
/// `wasm-opt` refuses instructions outside the features it is told of; every browser the page supports has them all.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Compiles the library and leaves the module in `www/pkg/`. Needs the wasm target and the page's packages.
pub(crate) fn build(project: &Project, profile: Profile) -> Result<(), Error> {
    let compiled = compile(project, profile)?;
    let bytes = std::fs::read(&compiled).map_err(Error::file(&compiled))?;
    let pkg = project.pkg();
    let module = pkg.join(format!("{MODULE}_bg.wasm"));
    let made_from = pkg.join(".made-from");
    let recipe = recipe(project, profile, &bytes)?;
    if module.is_file() && std::fs::read_to_string(&made_from).is_ok_and(|made| made == recipe) {
        return Ok(());
    }

    // What an earlier version exported must not linger beside the new files.
    if pkg.exists() {
        std::fs::remove_dir_all(&pkg).map_err(Error::file(&pkg))?;
    }
    println!("wasm-bindgen → {}", relative(project, &pkg));
    bind(&bytes, profile, &pkg)?;
    if profile == Profile::Release {
        println!("wasm-opt -O3");
        optimise(project, &module)?;
    }
    let size = std::fs::metadata(&module).map_err(Error::file(&module))?.len();
    println!("{}: {} kB", relative(project, &module), size.div_ceil(1000));
    std::fs::write(&made_from, recipe).map_err(Error::file(&made_from))
}

/// Compiles the library for the wasm target; returns where Cargo put it.
fn compile(project: &Project, profile: Profile) -> Result<PathBuf, Error> {
    let mut cargo = Run::cargo(["rustc", "--package", PACKAGE, "--lib", "--crate-type", "cdylib"])
        .arg("--target")
        .arg(WASM_TARGET)
        .arg("--message-format=json-render-diagnostics")
        .dir(project.root());
    if profile == Profile::Release {
        // Its own profile in `Cargo.toml`: small rather than fast wherever the search does not come by.
        cargo = cargo.args(["--profile", "wasm"]);
    }
    module_in(&cargo.stdout()?).ok_or_else(|| Error::Output {
        command: cargo.to_string(),
        reason: format!("no wasm module of {PACKAGE} among the compiled files"),
    })
}

/// Finds the module among Cargo's messages, one JSON object a line: the last one is that of the library itself.
fn module_in(messages: &str) -> Option<PathBuf> {
    let is_wasm = |path: &&str| Path::new(path).extension().is_some_and(|ending| ending == "wasm");
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| message["reason"] == "compiler-artifact" && message["target"]["name"] == MODULE)
        .filter_map(|message| {
            let files = message["filenames"].as_array()?;
            files.iter().filter_map(Value::as_str).find(is_wasm).map(PathBuf::from)
        })
        .next_back()
}

fn bind(bytes: &[u8], profile: Profile, pkg: &Path) -> Result<(), Error> {
    let release = profile == Profile::Release;
    let failed = |error| Error::Bindgen(format!("{error:#}"));
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes(MODULE, bytes.to_vec())
        .out_name(MODULE)
        .typescript(true)
        .remove_name_section(release)
        .remove_producers_section(release);
    bindgen.web(true).map_err(failed)?.generate(pkg).map_err(failed)
}

fn optimise(project: &Project, module: &Path) -> Result<(), Error> {
    let optimised = module.with_extension("optimised");
    let wasm_opt = binaryen(project).join("bin").join("wasm-opt");
    Run::new("node", [wasm_opt])
        .arg("-O3")
        .args(FEATURES)
        .arg(module)
        .arg("--output")
        .arg(&optimised)
        .status()?;
    std::fs::rename(&optimised, module).map_err(Error::file(module))
}

/// Everything the files in `www/pkg/` depend on.
fn recipe(project: &Project, profile: Profile, bytes: &[u8]) -> Result<String, Error> {
    let tools = match profile {
        Profile::Dev => Vec::new(),
        Profile::Release => {
            let manifest = binaryen(project).join("package.json");
            std::fs::read(&manifest).map_err(Error::file(&manifest))?
        }
    };
    // The version of wasm-bindgen need not be named: it stands in the compiled module, where both halves must agree.
    let how = format!("{profile:?} {FEATURES:?}");
    Ok(install::digest([bytes, &tools, how.as_bytes()]))
}

fn binaryen(project: &Project) -> PathBuf {
    project.www().join("node_modules").join("binaryen")
}

fn relative(project: &Project, path: &Path) -> String {
    path.strip_prefix(project.root()).unwrap_or(path).display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_module_is_the_librarys_own_and_the_wasm_file() {
        let messages = r#"
{"reason":"compiler-artifact","target":{"name":"serde"},"filenames":["/t/deps/libserde.rlib"]}
{"reason":"compiler-artifact","target":{"name":"other"},"filenames":["/t/other.wasm"]}
not json
{"reason":"compiler-artifact","target":{"name":"evening_rounds"},"filenames":["/t/x.d","/t/evening_rounds.wasm"]}
{"reason":"build-finished","success":true}"#;
        assert_eq!(module_in(messages), Some(PathBuf::from("/t/evening_rounds.wasm")));
        assert_eq!(module_in(""), None);
    }
}
