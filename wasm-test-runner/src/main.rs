//! Runs a wasm test binary in Node.js.
//!
//! Cargo calls this program with the path of the binary (`.cargo/config.toml` names it as the runner of the
//! wasm target), so `cargo test --target wasm32-unknown-unknown --test NAME` needs no installed tool. It is a
//! package of its own because its dependencies take longer to compile than all of `xtask`.

fn main() -> anyhow::Result<()> {
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os())
}
