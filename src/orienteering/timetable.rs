//! When the visits of a route happen: the exact best choice of when to wait.

use super::problem::{MUST, Problem, Shift, Visit};

/// One visit in time, in ticks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timed {
    /// Index into [`Problem::visits`].
    pub visit: usize,
    /// At the door.
    pub arrive: i64,
    /// The knock: the arrival, or later when a slot has to open or a later one is worth more.
    pub knock: i64,
    /// Leaving.
    pub leave: i64,
    /// Expected worth at the knock, with what the shift gains beside, without [`MUST`].
    pub worth: i64,
    /// The node where the vehicle stands meanwhile; `None` for a shift without one.
    pub stands: Option<usize>,
}

/// A pause in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// Index into the shift's breaks.
    pub number: usize,
    /// How many visits come before it.
    pub after: usize,
    /// Whether it is taken at the next door or the end, before the knock; otherwise before setting out.
    pub on_arrival: bool,
    /// It starts.
    pub from: i64,
    /// It ends.
    pub until: i64,
}

/// A route in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timetable {
    /// Its visits in order.
    pub visits: Vec<Timed>,
    /// Its pauses in order.
    pub breaks: Vec<Pause>,
    /// Expected worth, in milli-points, without [`MUST`].
    pub worth: i64,
    /// Time on the way, with what a vehicle takes: riding, mounting, parking.
    pub walking: i64,
    /// Back at the end; the departure for a route without visits.
    pub back: i64,
}

/// What was done last on the way to a label.
#[derive(Debug, Clone, Copy)]
enum Done {
    Departed,
    Paused { on_arrival: bool },
    Arrived,
    Visited { worth: i64 },
}

#[derive(Debug, Clone, Copy)]
struct Label {
    time: i64,
    worth: i64,
    breaks: usize,
    /// Where the vehicle stands.
    stands: Option<usize>,
    /// Time on the way so far.
    way: i64,
    /// The label before and what came between.
    before: usize,
    done: Done,
}

/// When each visit of a shift's route happens, and where its vehicle stands meanwhile, so that the route is worth most and
/// then ends earliest; `None` when it cannot be made in time or a visit is not the shift's. Labels that are neither earlier
/// nor worth more than another with as many pauses and the vehicle at the same node are dropped, and no others.
pub fn timetable(problem: &Problem, shift: usize, visits: &[usize]) -> Option<Timetable> {
    let spec = problem.shifts.get(shift)?;
    if visits.len() > spec.most_visits.unwrap_or(usize::MAX) {
        return None;
    }
    if visits.is_empty() {
        let (visits, breaks) = (Vec::new(), Vec::new());
        let still = Timetable { visits, breaks, worth: 0, walking: 0, back: spec.departure };
        return (spec.departure <= spec.back_by).then_some(still);
    }
    let departed = Label {
        time: spec.departure,
        worth: 0,
        breaks: 0,
        stands: spec.vehicle.as_ref().map(|vehicle| vehicle.stands),
        way: 0,
        before: 0,
        done: Done::Departed,
    };
    let mut labels = vec![departed];
    let mut here = vec![0_usize];
    let mut node = spec.start;
    // `labels` keeps all of them; `here` those at the place that the team has come to.
    let pause = |labels: &mut Vec<Label>, here: &mut Vec<usize>, on_arrival: bool| {
        let mut next = 0;
        while let Some(&number) = here.get(next) {
            next += 1;
            let Some(&label) = labels.get(number) else { continue };
            let Some(due) = spec.breaks.get(label.breaks) else { continue };
            let from = due.windows.iter().find(|w| w.1 >= label.time).map(|w| w.0.max(label.time));
            if let Some(from) = from {
                here.push(labels.len());
                let (time, breaks) = (from + due.length, label.breaks + 1);
                labels.push(Label {
                    time,
                    breaks,
                    before: number,
                    done: Done::Paused { on_arrival },
                    ..label
                });
            }
        }
    };
    // Who stands at `from` comes to `to`, the vehicle being anywhere in `stands` then.
    let go = |labels: &mut Vec<Label>, here: &mut Vec<usize>, from: usize, to: usize, stands: &[usize]| {
        let mut there = Vec::with_capacity(here.len() * stands.len().max(1));
        for &number in here.iter() {
            let Some(&label) = labels.get(number) else { continue };
            let mut arrive = |stands: Option<usize>| {
                let Some(ticks) = problem.on_the_way(shift, (from, label.stands), (to, stands)) else {
                    return;
                };
                there.push(labels.len());
                let (time, way) = (label.time + ticks, label.way + ticks);
                labels.push(Label { time, stands, way, before: number, done: Done::Arrived, ..label });
            };
            match label.stands {
                None => arrive(None),
                Some(_) => stands.iter().for_each(|&place| arrive(Some(place))),
            }
        }
        *here = there;
    };
    for &index in visits {
        let visit = problem.visits.get(index)?;
        if !visit.allows(shift) {
            return None;
        }
        pause(&mut labels, &mut here, false);
        go(&mut labels, &mut here, node, visit.node, &problem.stands(shift, index));
        pause(&mut labels, &mut here, true);
        knock(spec, visit, visit.liked_by(shift), &mut labels, &mut here);
        node = visit.node;
    }
    pause(&mut labels, &mut here, false);
    go(&mut labels, &mut here, node, spec.end, &[spec.end]);
    pause(&mut labels, &mut here, true);
    let in_time = here.iter().copied().filter(|&number| {
        labels.get(number).is_some_and(|l| l.time <= spec.back_by && l.breaks == spec.breaks.len())
    });
    let key =
        |&number: &usize| labels.get(number).map(|l| (l.worth, -l.time, -l.way, std::cmp::Reverse(number)));
    let last = in_time.max_by_key(key)?;
    let &Label { time: back, worth, way: walking, .. } = labels.get(last)?;
    let (timed, breaks) = told(problem, spec.breaks.as_slice(), &labels, last, visits)?;
    Some(Timetable { visits: timed, breaks, worth, walking, back })
}

/// Who has come to a visit makes it, at once or in a later slot; the best choices stay.
fn knock(spec: &Shift, visit: &Visit, liked: i64, labels: &mut Vec<Label>, here: &mut Vec<usize>) {
    let mut found: Vec<Label> = Vec::new();
    for &number in here.iter() {
        let Some(&label) = labels.get(number) else { continue };
        for slot in visit.slots.iter().filter(|s| s.close >= label.time && s.worth + liked > 0) {
            let (time, gain) = (label.time.max(slot.open) + visit.service, slot.worth + liked);
            // Nobody comes back in time from a visit that starts when all should be back.
            if time - visit.service <= spec.back_by {
                let (worth, done) = (label.worth + gain, Done::Visited { worth: gain });
                found.push(Label { time, worth, before: number, done, ..label });
            }
        }
    }
    found.sort_by_key(|label| (label.stands, label.breaks, label.time, -label.worth, label.way));
    here.clear();
    let (mut kind, mut most) = (None, i64::MIN);
    for label in found {
        if kind != Some((label.stands, label.breaks)) {
            (kind, most) = (Some((label.stands, label.breaks)), i64::MIN);
        }
        if label.worth > most {
            most = label.worth;
            here.push(labels.len());
            labels.push(label);
        }
    }
}

/// The visits and pauses on the way to the last label.
fn told(
    problem: &Problem,
    breaks: &[super::problem::Break],
    labels: &[Label],
    last: usize,
    visits: &[usize],
) -> Option<(Vec<Timed>, Vec<Pause>)> {
    let (mut timed, mut pauses) = (Vec::with_capacity(visits.len()), Vec::new());
    let mut number = last;
    let mut left = visits.len();
    // Arrived labels come right after the visit in time order: walking backwards, the visit is met first.
    let mut open: Option<(usize, i64, i64, Option<usize>)> = None;
    loop {
        let label = labels.get(number)?;
        match label.done {
            Done::Departed => break,
            Done::Paused { on_arrival } => {
                let pause = label.breaks.checked_sub(1)?;
                let from = label.time - breaks.get(pause)?.length;
                pauses.push(Pause { number: pause, after: left, on_arrival, from, until: label.time });
            }
            Done::Arrived => {
                if let Some((visit, leave, worth, stands)) = open.take() {
                    let knock = leave - problem.visits.get(visit)?.service;
                    timed.push(Timed { visit, arrive: label.time, knock, leave, worth, stands });
                }
            }
            Done::Visited { worth } => {
                left = left.checked_sub(1)?;
                open = Some((*visits.get(left)?, label.time, worth, label.stands));
            }
        }
        number = label.before;
    }
    timed.reverse();
    pauses.reverse();
    Some((timed, pauses))
}

impl Timetable {
    /// Expected worth with the bonus of the visits that must be made.
    pub(super) fn with_musts(&self, problem: &Problem) -> i64 {
        let is_must = |timed: &&Timed| problem.visits.get(timed.visit).is_some_and(|visit| visit.must);
        self.worth + MUST * self.visits.iter().filter(is_must).count() as i64
    }
}
