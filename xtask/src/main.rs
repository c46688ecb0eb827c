//! Set-up, build and check tasks.
fn main() {}
