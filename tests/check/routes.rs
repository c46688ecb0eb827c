//! Plans whose routes, lists and sums have been tampered with.

use super::{Case, after, case, hold, later, sample, word};
use evening_rounds::base::{HouseholdId, Seconds, TeamId};
use evening_rounds::commune::Commune;
use evening_rounds::rounds::{LegEnd, Plan, Reason};

#[test]
fn tampered_routes_are_found() {
    hold(&cases());
}

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = lists();
    cases.extend(times());
    cases.extend(ways());
    cases.extend(sums());
    cases
}

fn lists() -> Vec<Case> {
    vec![
        case("another version", |_, plan| plan.version += 1, &["version"]),
        case("a household dropped from the list", |_, plan| drop(plan.not_tonight.remove(3)), &["forgotten"]),
        case("a household without a reason", |_, plan| plan.not_tonight[3].reasons.clear(), &["no reason"]),
        case(
            "a household listed twice",
            |_, plan| plan.not_tonight.push(plan.not_tonight[0].clone()),
            &["twice"],
        ),
        case(
            "a household visited and listed",
            |_, plan| {
                let mut entry = plan.not_tonight[0].clone();
                entry.household = plan.teams[0].stops[0].household.clone();
                plan.not_tonight.push(entry);
            },
            &["twice"],
        ),
        case(
            "a household of nowhere",
            |_, plan| {
                let mut entry = plan.not_tonight[0].clone();
                entry.household = HouseholdId::new("ho-9999").unwrap();
                plan.not_tonight.push(entry);
            },
            &["unknown household"],
        ),
        case("a team of nowhere", |_, plan| plan.teams[1].team = TeamId::new("to-9").unwrap(), &["team"]),
        case("a team twice", |_, plan| plan.teams[1].team = plan.teams[0].team.clone(), &["team"]),
        case("a team of one", |commune, _| commune.teams[0].members.truncate(1), &["team"]),
    ]
}

fn times() -> Vec<Case> {
    vec![
        case(
            "the last knock is after the last hour to knock",
            |_, plan| plan.last_knock = later(last_knock(plan), -1),
            &["hours last_knock"],
        ),
        case(
            "a knock before the first hour to knock",
            |commune, plan| commune.settings.first_knock = later(plan.teams[0].stops[0].knock, 1),
            &["hours first_knock"],
        ),
        case(
            "still there when teams are out of the hamlets",
            |commune, plan| {
                let last = plan.teams.iter().flat_map(|t| &t.stops).map(|s| s.leave).max().unwrap();
                commune.settings.out_by = later(last, -1);
            },
            &["hours out_by"],
        ),
        case(
            "at ten at night, whatever the settings say",
            at_ten,
            &["back", "hours last_knock", "hours out_by"],
        ),
        case("back too late", |_, plan| plan.teams[0].back_by = later(plan.teams[0].back, -1), &["back"]),
        case(
            "back at another time than the way says",
            |_, plan| plan.teams[0].back = later(plan.teams[0].back, -60),
            &["broken arrive"],
        ),
        case(
            "a leg that takes longer than it says",
            |_, plan| plan.teams[0].legs[1].seconds += Seconds(60),
            &["broken arrive", "broken travel", "sum to-1.totals.walking_s"],
        ),
        case("a leg walked too fast, all else made to fit", too_fast, &["broken travel"]),
        case(
            "setting out before the visit is over",
            |_, plan| plan.teams[0].legs[1].depart = later(plan.teams[0].legs[1].depart, -60),
            &["broken depart"],
        ),
        case(
            "knocking before the arrival",
            |_, plan| plan.teams[0].stops[1].knock = later(plan.teams[0].stops[1].arrive, -60),
            &["broken arrive", "broken service", "sum to-1.totals.service_s", "sum to-1.totals.waiting_s"],
        ),
        case(
            "visits shorter than the settings ask for",
            |commune, _| commune.settings.service.base_s += Seconds(60),
            &["broken service"],
        ),
        case(
            "a phone takes longer than was reckoned with",
            |commune, _| commune.settings.service.per_phone_s += Seconds(60),
            &["broken service"],
        ),
        case(
            "a task that nobody there has",
            |_, plan| plan.teams[0].stops[1].tasks.clear(),
            &["broken service", "broken tasks"],
        ),
    ]
}

fn ways() -> Vec<Case> {
    vec![
        case(
            "two stops swapped",
            |_, plan| plan.teams[0].stops.swap(1, 2),
            &["broken arrive", "broken chain", "broken depart"],
        ),
        case(
            "a leg that begins elsewhere",
            |_, plan| plan.teams[0].legs[1].from = LegEnd::Start,
            &["broken chain", "broken travel"],
        ),
        case(
            "a shape cut",
            |_, plan| {
                let shape = &mut plan.teams[0].legs[0].shape;
                shape.truncate(shape.len() / 2);
            },
            &["broken shape"],
        ),
        case(
            "a straight line where the way bends",
            |_, plan| {
                let longest = plan.teams[0].legs.iter_mut().max_by_key(|leg| leg.shape.len()).unwrap();
                longest.shape = vec![longest.shape[0], *longest.shape.last().unwrap()];
            },
            &["broken shape"],
        ),
        case("no shape", |_, plan| plan.teams[0].legs[1].shape.clear(), &["broken shape"]),
        case(
            "a shape that leaves the globe",
            |_, plan| plan.teams[0].legs[1].shape[0] = [16.0, 9000.0],
            &["broken shape"],
        ),
        case(
            "no way back",
            |_, plan| {
                let leg = plan.teams[0].legs.pop().unwrap();
                let totals = &mut plan.teams[0].totals;
                totals.walking_s = totals.walking_s - leg.seconds;
                totals.metres -= leg.metres;
                totals.climb_m -= leg.climb_m;
                plan.totals.walking_s = plan.totals.walking_s - leg.seconds;
            },
            &["broken legs"],
        ),
        case(
            "walking without a visit",
            |_, plan| {
                // The visits move to the list, with all their sums; the legs stay.
                let team = &mut plan.teams[1];
                let entry = plan.not_tonight[0].clone();
                for stop in team.stops.drain(..) {
                    let mut entry = entry.clone();
                    entry.household = stop.household;
                    entry.reasons = vec![Reason::NoTimeLeft { over_minutes: 1 }];
                    plan.not_tonight.push(entry);
                    plan.totals.stops -= 1;
                }
                plan.totals.worth = plan.totals.worth - team.totals.worth;
                plan.totals.expected_contacts = plan.totals.expected_contacts - team.totals.expected_contacts;
                (team.totals.worth, team.totals.expected_contacts) = Default::default();
                (team.totals.service_s, team.totals.waiting_s) = Default::default();
            },
            &["broken legs"],
        ),
    ]
}

fn sums() -> Vec<Case> {
    vec![
        case(
            "a stop worth more",
            |_, plan| plan.teams[0].stops[0].worth.0 += 1,
            &["sum to-1.stops[0].worth", "sum to-1.totals.worth"],
        ),
        case(
            "a stop with a better chance",
            |_, plan| plan.teams[0].stops[0].chance.0 = 1000,
            &["sum to-1.stops[0].worth", "sum to-1.totals.expected_contacts"],
        ),
        case(
            "a route worth more",
            |_, plan| plan.teams[0].totals.worth.0 += 1,
            &["sum to-1.totals.worth", "sum totals.worth"],
        ),
        case(
            "a route with more contacts",
            |_, plan| plan.teams[0].totals.expected_contacts.0 += 1,
            &["sum to-1.totals.expected_contacts", "sum totals.expected_contacts"],
        ),
        case(
            "a route walked faster",
            |_, plan| plan.teams[0].totals.walking_s.0 -= 1,
            &["sum to-1.totals.walking_s", "sum totals.walking_s"],
        ),
        case(
            "less time at the doors",
            |_, plan| plan.teams[0].totals.service_s.0 -= 1,
            &["sum to-1.totals.service_s"],
        ),
        case("waiting", |_, plan| plan.teams[0].totals.waiting_s.0 += 1, &["sum to-1.totals.waiting_s"]),
        case("a shorter route", |_, plan| plan.teams[0].totals.metres -= 1, &["sum to-1.totals.metres"]),
        case("a flatter route", |_, plan| plan.teams[0].totals.climb_m += 1, &["sum to-1.totals.climb_m"]),
        case(
            "a task worth more",
            |_, plan| plan.teams[0].stops[0].terms[0].points.0 += 1,
            &["sum to-1.stops[0].priority", "sum to-1.stops[0].terms.mandatory_tasks"],
        ),
        case(
            "a coming evening that takes off more than the settings let it",
            |_, plan| plan.teams[0].stops[0].waiting.0 = 990,
            &["sum to-1.stops[0].waiting", "sum to-1.stops[0].worth"],
        ),
        case("more stops", |_, plan| plan.totals.stops += 1, &["sum totals.stops"]),
        case("worth more in all", |_, plan| plan.totals.worth.0 += 1, &["sum totals.worth"]),
    ]
}

fn last_knock(plan: &Plan) -> evening_rounds::base::Clock {
    plan.teams.iter().flat_map(|team| &team.stops).map(|stop| stop.knock).max().unwrap()
}

/// A plan moved on into the night, with every hour that is asked for moved along.
fn at_ten(commune: &mut Commune, plan: &mut Plan) {
    let over = 22 * 3600 + 60 - last_knock(plan).seconds().0;
    for team in &mut plan.teams {
        let moved = team.stops.iter_mut().flat_map(|s| [&mut s.arrive, &mut s.knock, &mut s.leave]);
        let moved = moved.chain(team.legs.iter_mut().map(|leg| &mut leg.depart));
        for time in moved.chain([&mut team.departure, &mut team.back, &mut team.back_by]) {
            *time = later(*time, over);
        }
    }
    // Later than any moved time, and held within the day.
    plan.last_knock = later(plan.last_knock, 12 * 3600);
    commune.settings.out_by = plan.last_knock;
}

/// A leg a minute shorter; the minute is waited at the door, and every sum is set right.
fn too_fast(_: &mut Commune, plan: &mut Plan) {
    let team = &mut plan.teams[0];
    let (leg, stop) = (&mut team.legs[1], &mut team.stops[1]);
    leg.seconds = leg.seconds - Seconds(60);
    stop.arrive = later(stop.arrive, -60);
    team.totals.walking_s = team.totals.walking_s - Seconds(60);
    team.totals.waiting_s += Seconds(60);
    plan.totals.walking_s = plan.totals.walking_s - Seconds(60);
}

#[test]
fn a_household_moved_from_the_list_into_a_route_is_found() {
    let (session, plan) = sample();
    let commune = &session.loaded().unwrap().commune;
    let mut tried = 0;
    for (index, entry) in plan.not_tonight.iter().enumerate() {
        let rule = match entry.reasons[0] {
            Reason::NoVisits => "barred no_visits",
            Reason::NothingPending | Reason::Abroad | Reason::AwaitingCivilStatus | Reason::NoPhone => {
                "barred nothing_to_do"
            }
            Reason::DaytimeOnly => "barred daytime_only",
            Reason::NoEvening => "barred no_evening",
            Reason::CallFirst => "barred call_first",
            Reason::Moved => "barred moved",
            Reason::CoolOff { .. } => "barred cool_off",
            Reason::SupervisorFirst { .. } => "barred supervisor",
            Reason::MinimumGap { .. } => "barred gap",
            Reason::AppointmentOtherDay { .. } => "barred appointment_other_day",
            _ => continue,
        };
        tried += 1;
        let found = after(|_, plan| {
            let entry = plan.not_tonight.remove(index);
            plan.teams[0].stops[1].household = entry.household;
        });
        let barred = found.iter().any(|violation| {
            let of = serde_json::to_value(violation).unwrap();
            word(violation) == rule && of["household"] == entry.household.as_str()
        });
        assert!(barred, "{} {rule}: {found:?}", entry.household);
        // Whose place was taken is missed.
        assert!(found.iter().any(|violation| word(violation) == "forgotten"), "{found:?}");
    }
    assert!(tried * 10 > commune.households.len(), "only {tried} households were tried");
}
