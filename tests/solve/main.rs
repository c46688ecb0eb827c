//! Instance files of four dialects: what they become, what is refused, and what the answers say.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod answers;
mod common;
mod mutations;
mod shared;
mod texts;
mod vroom;

use evening_rounds::orienteering::{Search, Solution};
use evening_rounds::solve::{Effort, Fault, Format, Instance, read};
use serde_json::Value;

/// Reads a text under a name, the format guessed.
fn guessed(text: &str, name: &str) -> Instance {
    read(text.as_bytes(), name, None, None).unwrap_or_else(|error| panic!("{error}"))
}

/// What is wrong with a text; what is said of it names the file.
fn fault(text: &str, format: Option<Format>, teams: Option<usize>) -> Fault {
    let error = read(text.as_bytes(), "a.txt", format, teams).expect_err("refused");
    assert!(error.to_string().starts_with("a.txt: "), "{error}");
    error.fault
}

/// A solution after so many rounds.
fn searched(instance: &Instance, rounds: u64) -> Solution {
    let mut search = Search::new(instance.problem.clone(), 1).unwrap();
    search.step(rounds);
    search.best()
}

/// The answer to an instance after some rounds.
fn answered(instance: &Instance) -> Value {
    let effort =
        Effort { seconds: Some(1.5), wall: 0.25, loading: 0.125, iterations: 50, islands: 1, bound: None };
    instance.answer(&searched(instance, 50), effort).unwrap()
}
