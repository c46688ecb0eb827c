//! Files → checked values, or a list of numbered problems: never the first problem only, never a panic.

mod problem;

pub use problem::{Code, Problem, Severity};
