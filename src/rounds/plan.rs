//! The plan as people and files see it.

use super::{Made, OrderReason, ParkingWishes, Pins, Remedy, Underway, UnkeptPin};
use crate::base::{Clock, Date, HouseholdId, Language, Permille, Points, Seconds, TeamId};
use crate::households::{AbsenceReason, OutreachStep, TaskKind};
use crate::priority::{Term, Weights};
use serde::{Deserialize, Serialize};

/// Version of the plan's JSON form.
pub const PLAN_VERSION: u32 = 4;

/// How a leg is travelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// On foot.
    Walk,
    /// On the motorbikes.
    Ride,
}

/// Where a leg begins or ends.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(rename_all = "snake_case", tag = "at")]
pub enum LegEnd {
    /// The team's start place.
    Start,
    /// The team's end place.
    End,
    /// A household's door.
    Household {
        /// Which household.
        id: HouseholdId,
    },
    /// Where the motorbikes stand.
    Parking {
        /// As `[lon, lat]` in degrees, whole millionths.
        place: [f64; 2],
    },
}

/// One stretch of a route between two places.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Leg {
    /// How it is travelled.
    pub mode: Mode,
    /// Where it begins.
    pub from: LegEnd,
    /// Where it ends.
    pub to: LegEnd,
    /// When the team sets out on it.
    pub depart: Clock,
    /// How long it takes.
    pub seconds: Seconds,
    /// Length in whole metres.
    pub metres: u32,
    /// Climb in whole metres.
    pub climb_m: u32,
    /// Descent in whole metres.
    pub descent_m: u32,
    /// How much of the length is off the trail.
    pub off_trail_m: u32,
    /// Its shape as `[lon, lat]` in degrees, rounded to 1e-6, at least two positions.
    pub shape: Vec<[f64; 2]>,
}

/// A visit of the plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Stop {
    /// Which household.
    pub household: HouseholdId,
    /// When the team is at the door.
    pub arrive: Clock,
    /// When it knocks; later than `arrive` where it waits for a window.
    pub knock: Clock,
    /// When it leaves.
    pub leave: Clock,
    /// Chance that somebody is home at the knock; of a stop that was made 1000 or 0.
    pub chance: Permille,
    /// What a better chance on a coming evening takes off; nothing of a stop that was made.
    pub waiting: Permille,
    /// Why a visit is worth something, term by term.
    pub terms: Vec<Term>,
    /// Priority of the household: the sum of its terms.
    pub priority: Points,
    /// Expected worth: priority × (chance − waiting).
    pub worth: Points,
    /// Why it stands where it stands in its round.
    pub order: OrderReason,
    /// What it would cost to leave it out; none where the rest could not be walked as it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub if_dropped: Option<IfDropped>,
    /// The tasks to do there.
    pub tasks: Vec<TaskKind>,
    /// What it came to, of a stop that was made before the plan was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub made: Option<Made>,
}

/// What the round would be without one of its stops, the rest in its order and at the hours that are then best.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct IfDropped {
    /// So much less would the round be worth; less than nothing where a visit that must be made costs more than it brings.
    pub loses: Points,
    /// So much earlier would the team be back; less than nothing where a better hour for another is then worth waiting for.
    pub earlier_s: Seconds,
    /// The household that would bring most in its place; none where no other fits with gain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub instead: Option<Substitute>,
}

/// A household left out that would fit into a round when one of its stops is dropped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Substitute {
    /// Which household.
    pub household: HouseholdId,
    /// When the team would knock there.
    pub knock: Clock,
    /// What the round without the stop would gain by it.
    pub gains: Points,
}

/// Sums of one route.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct RouteTotals {
    /// Time on the way on foot.
    pub walking_s: Seconds,
    /// Time on the way on motorbikes.
    #[serde(default)]
    pub riding_s: Seconds,
    /// Time at the motorbikes: helmets on before every ride, parked and locked after it.
    #[serde(default)]
    pub parking_s: Seconds,
    /// Time at the doors.
    pub service_s: Seconds,
    /// Time waited for windows.
    pub waiting_s: Seconds,
    /// Length of all legs on foot.
    pub metres: u32,
    /// Length of all legs on motorbikes.
    #[serde(default)]
    pub riding_m: u32,
    /// Climb of all legs on foot.
    pub climb_m: u32,
    /// Households expected to be met, in thousandths.
    pub expected_contacts: Permille,
    /// Expected worth.
    pub worth: Points,
}

/// The evening of one team.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct TeamPlan {
    /// Which team.
    pub team: TeamId,
    /// Whether a trusted person of the hamlet (người có uy tín) comes along.
    #[serde(default)]
    pub guide: bool,
    /// Motorbikes that go along tonight; 0 for a team on foot.
    #[serde(default)]
    pub motorbikes: u8,
    /// When it sets out.
    pub departure: Clock,
    /// When it is back.
    pub back: Clock,
    /// When it must be back.
    pub back_by: Clock,
    /// Its visits in order.
    pub stops: Vec<Stop>,
    /// Its legs, each from where the one before ended; none when the team stays at home. A walk alone leads to each stop and
    /// back, or a walk to the motorbikes, a ride, and a walk on from where they then stand; of these three a walk that
    /// takes no time is left out, but for one that ends at a door.
    pub legs: Vec<Leg>,
    /// Sums.
    pub totals: RouteTotals,
}

impl RouteTotals {
    /// Adds a leg.
    pub fn take(&mut self, leg: &Leg) {
        match leg.mode {
            Mode::Walk => {
                self.walking_s += leg.seconds;
                self.metres += leg.metres;
                self.climb_m += leg.climb_m;
            }
            Mode::Ride => {
                self.riding_s += leg.seconds;
                self.riding_m += leg.metres;
            }
        }
    }
}

impl TeamPlan {
    /// For each leg the stop that it leads to, counted from 0; as many as there are stops for the legs back. A leg leads to
    /// the next household that it or a later leg ends at.
    pub fn legs_with_stops(&self) -> impl Iterator<Item = (usize, &Leg)> {
        self.legs.iter().scan(0, |stop, leg| {
            let now = *stop;
            *stop += usize::from(matches!(leg.to, LegEnd::Household { .. }));
            Some((now, leg))
        })
    }

    /// The legs that lead to a stop, counted from 0; those back for as many as there are stops.
    pub fn legs_to(&self, stop: usize) -> impl Iterator<Item = &Leg> {
        self.legs_with_stops().filter(move |&(number, _)| number == stop).map(|(_, leg)| leg)
    }

    /// Where the motorbikes stand while a stop is made, counted from 0, as `[lon, lat]`: where the last ride before it ended;
    /// `None` where there was none yet, and they stand at the start.
    pub fn parked_at(&self, stop: usize) -> Option<[f64; 2]> {
        let rides = self.legs_with_stops().filter(|&(number, leg)| number <= stop && leg.mode == Mode::Ride);
        rides.last().and_then(|(_, leg)| leg.shape.last().copied())
    }
}

/// Why a household is not in tonight's plan. Told from the catalogue entry `reason-<kind>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Reason {
    /// Nothing is pending.
    NothingPending,
    /// Everybody with something pending is abroad.
    Abroad,
    /// Everything pending waits for the civil-status clerk.
    AwaitingCivilStatus,
    /// What is pending needs a smartphone and the household has none.
    NoPhone,
    /// They asked for no visits.
    NoVisits,
    /// They asked for visits by day only.
    DaytimeOnly,
    /// They asked for no visits in the evening.
    NoEvening,
    /// They want a call first and nothing is agreed for tonight.
    CallFirst,
    /// An appointment is agreed for another day.
    AppointmentOtherDay {
        /// That day.
        #[schemars(with = "String", extend("format" = "date"))]
        #[ts(type = "string")]
        date: Date,
    },
    /// It was passed over tonight on the way, and is not gone to again.
    SkippedTonight,
    /// They no longer live here.
    Moved,
    /// Rest after "not yet agreed".
    CoolOff {
        /// First day on which a visit is allowed again.
        #[schemars(with = "String", extend("format" = "date"))]
        #[ts(type = "string")]
        until: Date,
    },
    /// A supervisor must allow the next visit.
    SupervisorFirst {
        /// Refusals so far.
        refusals: u32,
    },
    /// So many visits in a row met nobody that a supervisor must allow the next one.
    SupervisorAfterMisses {
        /// Visits that met nobody.
        misses: u32,
    },
    /// The last visit is too recent.
    MinimumGap {
        /// First day on which a visit is allowed again.
        #[schemars(with = "String", extend("format" = "date"))]
        #[ts(type = "string")]
        until: Date,
    },
    /// The outreach ladder has not come to visits yet.
    LadderStep {
        /// Where it stands.
        step: OutreachStep,
    },
    /// Reported away and probably not back yet.
    Away {
        /// Why they are away.
        reason: AbsenceReason,
        /// Earliest day they are expected back, where it can be said.
        #[schemars(with = "Option<String>", extend("format" = "date"))]
        #[ts(type = "string | null")]
        back_from: Option<Date>,
        /// Latest day they are expected back, where it can be said.
        #[schemars(with = "Option<String>", extend("format" = "date"))]
        #[ts(type = "string | null")]
        back_to: Option<Date>,
    },
    /// The chance is so much better on a coming evening that no hour tonight is worth going.
    BetterLater {
        /// The best coming evening.
        #[schemars(with = "String", extend("format" = "date"))]
        #[ts(type = "string")]
        date: Date,
        /// The best chance on it.
        chance: Permille,
        /// The best chance tonight.
        tonight: Permille,
    },
    /// A visit tonight would be worth nothing: nobody is expected home, or the settings give its tasks no points.
    NothingGained {
        /// The best chance tonight.
        tonight: Permille,
    },
    /// The hours that suit them do not meet tonight's hours.
    HoursDoNotMeet,
    /// No trail within reach of the house.
    TooFarFromTrail {
        /// Distance to the nearest usable trail, where there is any.
        metres: Option<u32>,
    },
    /// The trails near the house do not join those of any team's start.
    NoWay,
    /// No team tonight speaks the language.
    NoTeamSpeaks {
        /// The language wanted.
        language: Language,
    },
    /// No team tonight carries the kit.
    NoTeamWithKit,
    /// With no team tonight comes the trusted person whom the visit asks for.
    NoTeamWithGuide,
    /// No team tonight is assigned to the hamlet.
    NoTeamForHamlet,
    /// No single team tonight has everything this visit asks for.
    NoTeamFits,
    /// It is given to one team alone, and that team cannot go tonight.
    PinnedTeamCannot {
        /// That team.
        team: TeamId,
    },
    /// Even alone in an evening, no team could be there in time and back.
    OutOfReachTonight,
    /// No room is left: it could be fitted in only by leaving out others worth more.
    NoTimeLeft {
        /// Whole minutes by which the plan would run late with this visit at its best place, rounded up.
        over_minutes: u32,
    },
    /// It would fit, but going there makes the others come so late that less is won than lost.
    DelaysOthers,
    /// Every team that could go visits a household from which this one is to be kept apart.
    KeptApart {
        /// That household, of the first such team.
        from: HouseholdId,
    },
}

/// A household that is not in the plan, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct NotTonight {
    /// Which household.
    pub household: HouseholdId,
    /// Every reason that holds, the strongest first; never empty.
    pub reasons: Vec<Reason>,
    /// What would bring it into a plan, the easiest first; at most three.
    #[serde(default)]
    #[schemars(length(max = 3))]
    pub would_help: Vec<Remedy>,
}

/// Sums of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct PlanTotals {
    /// Visits of all teams.
    pub stops: u32,
    /// Households expected to be met, in thousandths.
    pub expected_contacts: Permille,
    /// Expected worth.
    pub worth: Points,
    /// Time on the way of all teams on foot.
    pub walking_s: Seconds,
    /// Time on the way of all teams on motorbikes.
    #[serde(default)]
    pub riding_s: Seconds,
}

const fn one() -> u32 {
    1
}

// Serde's own convention.
#[allow(clippy::trivially_copy_pass_by_ref)]
const fn is_one(count: &u32) -> bool {
    *count == 1
}

/// Tonight's plan for every team. Written as JSON it is the same bytes on every machine for the same files, date,
/// seed, iterations and islands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// [`PLAN_VERSION`] of the program that wrote it.
    pub version: u32,
    /// The evening.
    #[schemars(with = "String", extend("format" = "date"))]
    #[ts(type = "string")]
    pub date: Date,
    /// No door is knocked at after this time.
    pub last_knock: Clock,
    /// Whether the ground is reckoned wet.
    #[serde(default)]
    pub wet: bool,
    /// Seed of the search.
    #[ts(type = "number")]
    pub seed: u64,
    /// Improvement rounds made, by each of the searches.
    #[ts(type = "number")]
    pub iterations: u64,
    /// Searches that went on beside each other; 1 when left out.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    #[schemars(range(min = 1, max = 16))]
    #[ts(as = "Option<u32>", optional)]
    pub islands: u32,
    /// Weights asked for that evening, when they were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub weights: Option<Weights>,
    /// What was pinned down for that evening, when anything was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub pins: Option<Pins>,
    /// What of it could not be kept, in its order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<UnkeptPin>>")]
    pub unkept_pins: Vec<UnkeptPin>,
    /// What was said of places to park, when anything was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub parking: Option<ParkingWishes>,
    /// What had happened when the plan was made, of an evening under way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub underway: Option<Underway>,
    /// Who must be credited for the map data.
    pub attribution: Vec<String>,
    /// One entry for each team, in the order of the teams file.
    pub teams: Vec<TeamPlan>,
    /// Every household that is not visited, in file order.
    pub not_tonight: Vec<NotTonight>,
    /// Sums.
    pub totals: PlanTotals,
    /// No plan of the same evening is worth more than this one by more than so many thousandths of its worth, rounded up;
    /// 0 when none is worth more. Only where it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub at_most_better: Option<u32>,
}
