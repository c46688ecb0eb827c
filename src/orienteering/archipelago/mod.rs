//! Several searches of one problem beside each other, which at times go on from the best that any of them found.
//!
//! Islands are an old way to search on several cores (Tanese 1989; for annealing Aarts et al. 1986). Here they meet only
//! between the cycles of the search, after a number of rounds and never after a time, and whoever is behind is told the
//! best by a fixed order. So what comes out depends on the problem, the seed, the number of islands and the rounds of
//! each: not on which core is faster, nor on where an island is searched.

mod away;
mod meeting;
#[cfg(test)]
mod tests;

use super::problem::{Problem, Solution};
use super::search::Search;
use super::state::Value;
use away::Away;
use meeting::{Meeting, seed_of};
use std::cmp::Reverse;
use std::collections::VecDeque;

/// The most islands of one archipelago.
pub const MOST_ISLANDS: u32 = 16;

/// Searches of one problem, of which some may run somewhere else: in other workers of the page.
#[derive(Debug)]
pub struct Archipelago {
    /// The first is always searched here.
    first: Local,
    others: Vec<Isle>,
    start: Start,
    /// Rounds that every island makes.
    total: u64,
    meeting: Meeting,
}

/// Where all islands start.
#[derive(Debug)]
struct Start {
    seed: u64,
    solution: Solution,
    value: Value,
}

/// An island that is searched here.
#[derive(Debug)]
struct Local {
    search: Search,
    /// Meetings that it was at somewhere else and has yet to come to again, with what it then went on from.
    again: VecDeque<(u64, Option<Solution>)>,
}

/// One of the other islands, as its archipelago knows it.
#[derive(Debug)]
enum Isle {
    /// Not begun.
    New,
    /// Searched here.
    Here(Box<Local>),
    /// Searched somewhere else.
    Away(Away),
}

impl Archipelago {
    /// So many islands, 1 to [`MOST_ISLANDS`], of which each makes `total` rounds. The first is `search`, which has made
    /// none yet and whose own seed is `seed`; the others start from its best.
    pub fn new(search: Search, seed: u64, islands: u32, total: u64) -> Self {
        let start = Start { seed, solution: search.best(), value: search.value() };
        let others = (1..islands.clamp(1, MOST_ISLANDS)).map(|_| Isle::New).collect();
        let first = Local { search, again: VecDeque::new() };
        Self { first, others, start, total, meeting: Meeting::FIRST }
    }

    /// Number of islands.
    pub const fn islands(&self) -> usize {
        self.others.len() + 1
    }

    /// Rounds that every island makes.
    pub const fn total(&self) -> u64 {
        self.total
    }

    /// Rounds that every island has made at least.
    pub fn done(&self) -> u64 {
        self.others.iter().map(Isle::done).fold(self.first.search.done(), u64::min)
    }

    /// Rounds of all islands together.
    pub fn done_by_all(&self) -> u64 {
        self.others.iter().map(Isle::done).fold(self.first.search.done(), u64::saturating_add)
    }

    /// The problem being solved.
    pub const fn problem(&self) -> &Problem {
        self.first.search.problem()
    }

    /// Whether nothing is left to do here, but those that are somewhere else have not told all yet.
    pub fn is_waiting(&self) -> bool {
        self.left_here() == 0 && self.done_for_sure() < self.total
    }

    fn done_for_sure(&self) -> u64 {
        let of = |isle: &Isle| match isle {
            Isle::Away(away) => away.report.done,
            isle => isle.done(),
        };
        self.others.iter().map(of).fold(self.first.search.done(), u64::min)
    }

    /// The best solution so far, of all that is known here.
    pub fn best(&self) -> Solution {
        match self.best_of_others() {
            Some(Isle::Here(local)) => local.search.best(),
            Some(Isle::Away(away)) => away.report.best.clone(),
            Some(Isle::New) | None => self.first.search.best(),
        }
    }

    /// Its expected worth, in milli-points.
    pub fn worth(&self) -> i64 {
        self.best_value().without_musts()
    }

    fn best_value(&self) -> Value {
        let first = self.first.search.value();
        self.others.iter().map(|isle| isle.value(&self.start)).fold(first, Value::max)
    }

    /// The best of the other islands, where it is better than the first; of equals the one with the lowest number.
    fn best_of_others(&self) -> Option<&Isle> {
        let most = self.best_value();
        if self.first.search.value() == most {
            return None;
        }
        self.others.iter().find(|isle| isle.value(&self.start) == most)
    }

    /// Every island that is searched here makes so many further rounds, at the same time where the machine can, but not
    /// beyond a meeting to which others have yet to come.
    pub fn step(&mut self, rounds: u64) {
        for number in 0..self.others.len() {
            let search =
                || self.first.search.sibling(&self.start.solution, seed_of(self.start.seed, number + 1));
            if let Some(isle @ Isle::New) = self.others.get_mut(number) {
                *isle = Isle::Here(Box::new(Local { search: search(), again: VecDeque::new() }));
            }
        }
        let mut left = rounds;
        loop {
            let most = left.min(self.left_here());
            if most == 0 {
                return;
            }
            let until = self.until();
            advance(self.here().map(|local| (local.left(until).min(most), &mut local.search)));
            left -= most;
            self.here().for_each(Local::meet_again);
            self.meet();
        }
    }

    fn here(&mut self) -> impl Iterator<Item = &mut Local> {
        let others = self.others.iter_mut().filter_map(|isle| match isle {
            Isle::Here(local) => Some(&mut **local),
            Isle::New | Isle::Away(_) => None,
        });
        std::iter::once(&mut self.first).chain(others)
    }

    /// The round after which the islands next meet, or end.
    fn until(&self) -> u64 {
        self.meeting.after.min(self.total)
    }

    /// The most rounds that an island which is searched here can make now.
    fn left_here(&self) -> u64 {
        let until = self.until();
        let left = |isle: &Isle| match isle {
            Isle::New => until,
            Isle::Here(local) => local.left(until),
            Isle::Away(_) => 0,
        };
        self.others.iter().map(left).fold(self.first.left(until), u64::max)
    }

    /// Once everybody has come: the half that is behind goes on from the best. The other half keeps what it has, lest
    /// all look in the same place from then on.
    fn meet(&mut self) {
        let until = self.until();
        if until == self.total
            || !self.first.has_come(until)
            || !self.others.iter().all(|o| o.has_come(until))
        {
            return;
        }
        let best = self.best();
        let first = (Reverse(self.first.search.value()), 0);
        let others = self.others.iter().zip(1_usize..);
        let mut order: Vec<(Reverse<Value>, usize)> =
            others.map(|(isle, number)| (Reverse(isle.value(&self.start)), number)).chain([first]).collect();
        order.sort_unstable();
        let ahead = order.len().div_ceil(2);
        let behind: Vec<usize> = order.into_iter().skip(ahead).map(|(_, number)| number).collect();
        let from = |number: usize| behind.contains(&number).then(|| best.clone());
        if let Some(from) = from(0) {
            self.first.search.take_over(&from);
        }
        for (number, isle) in self.others.iter_mut().enumerate() {
            match (isle, from(number + 1)) {
                (Isle::Here(local), Some(from)) => {
                    local.search.take_over(&from);
                }
                (Isle::Away(away), from) => away.heard.push_back((until, from)),
                (Isle::New | Isle::Here(_), _) => {}
            }
        }
        self.meeting = self.meeting.next();
    }
}

impl Local {
    /// Rounds that it has to go until the next meeting, which is over for the others when it comes there again.
    fn left(&self, until: u64) -> u64 {
        let until = self.again.front().map_or(until, |&(after, _)| after);
        until.saturating_sub(self.search.done())
    }

    fn meet_again(&mut self) {
        while let Some((_, from)) = self.again.pop_front_if(|(after, _)| *after <= self.search.done()) {
            if let Some(from) = from {
                self.search.take_over(&from);
            }
        }
    }

    fn has_come(&self, until: u64) -> bool {
        self.again.is_empty() && self.search.done() >= until
    }
}

impl Isle {
    fn value(&self, start: &Start) -> Value {
        match self {
            Self::New => start.value,
            Self::Here(local) => local.search.value(),
            Self::Away(away) => away.report.value,
        }
    }

    fn done(&self) -> u64 {
        match self {
            Self::New => 0,
            Self::Here(local) => local.search.done(),
            Self::Away(away) => away.told,
        }
    }

    /// Whether it has told what it found by a meeting.
    fn has_come(&self, until: u64) -> bool {
        match self {
            Self::New => until == 0,
            Self::Here(local) => local.has_come(until),
            Self::Away(away) => away.report.done >= until,
        }
    }
}

/// Makes rounds of several searches, each on a thread of its own where there are threads.
fn advance<'s>(work: impl Iterator<Item = (u64, &'s mut Search)>) {
    let work: Vec<(u64, &mut Search)> = work.filter(|&(rounds, _)| rounds > 0).collect();
    #[cfg(not(target_arch = "wasm32"))]
    if work.len() > 1 {
        std::thread::scope(|scope| {
            for (rounds, search) in work {
                scope.spawn(move || search.step(rounds));
            }
        });
        return;
    }
    for (rounds, search) in work {
        search.step(rounds);
    }
}
