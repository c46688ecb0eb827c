//! Pins on the command line: flags, and what became of them in words.

use super::output::word;
use super::reasons::{Told, hours, place, tenths};
use evening_rounds::base::{HouseholdId, TeamId};
use evening_rounds::rounds::{
    ApartPin, IfDropped, OrderPin, Pin, Pins, Plan, Stop, TeamPin, UnkeptPin, WhyUnkept,
};

/// What is pinned down for the evening.
#[derive(Debug, clap::Args)]
pub(super) struct PinArgs {
    /// This household must be visited tonight (repeat for several).
    #[arg(long = "must", value_name = "HOUSEHOLD", value_parser = house)]
    must: Vec<HouseholdId>,
    /// Only this team may visit the household, as ho-1=to-2 (repeat for several).
    #[arg(long = "give", value_name = "HOUSEHOLD=TEAM", value_parser = given)]
    give: Vec<TeamPin>,
    /// When one team visits both, the first comes before the second, as ho-1=ho-2 (repeat for several).
    #[arg(long = "before", value_name = "FIRST=LATER", value_parser = ordered)]
    before: Vec<OrderPin>,
    /// No team visits both, as ho-1=ho-2 (repeat for several).
    #[arg(long = "apart", value_name = "A=B", value_parser = apart)]
    apart: Vec<ApartPin>,
}

fn house(text: &str) -> Result<HouseholdId, String> {
    HouseholdId::new(text).map_err(|e| e.to_string())
}

fn halves(text: &str) -> Result<(&str, &str), String> {
    text.split_once('=').ok_or_else(|| "two names with = between them are wanted, as ho-1=ho-2".to_owned())
}

fn given(text: &str) -> Result<TeamPin, String> {
    let (household, team) = halves(text)?;
    let team = TeamId::new(team).map_err(|e| e.to_string())?;
    Ok(TeamPin { household: house(household)?, team })
}

fn ordered(text: &str) -> Result<OrderPin, String> {
    let (first, later) = halves(text)?;
    Ok(OrderPin { first: house(first)?, later: house(later)? })
}

fn apart(text: &str) -> Result<ApartPin, String> {
    let (a, b) = halves(text)?;
    Ok(ApartPin { a: house(a)?, b: house(b)? })
}

impl PinArgs {
    /// What is pinned; `None` when nothing is.
    pub(super) fn pins(&self) -> Option<Pins> {
        let pins = Pins {
            must: self.must.clone(),
            team: self.give.clone(),
            order: self.before.clone(),
            apart: self.apart.clone(),
        };
        Some(pins).filter(|pins| !pins.is_empty())
    }
}

/// What of the pins could not be kept, and why.
pub(super) fn print_unkept(told: &Told<'_>, plan: &Plan) {
    if plan.unkept_pins.is_empty() {
        return;
    }
    told.out.say("cli-unkept", &[("count", plan.unkept_pins.len().into())]);
    for UnkeptPin { pin, why } in &plan.unkept_pins {
        let line = [("pin", told.pin(pin).into()), ("why", told.why_unkept(why).into())];
        told.out.say("cli-unkept-pin", &line);
    }
}

/// That a stop must be made, and what it would cost to leave it out.
pub(super) fn print_dropped(told: &Told<'_>, plan: &Plan, stop: &Stop) {
    if plan.pins.as_ref().is_some_and(|pins| pins.must.contains(&stop.household)) {
        told.out.say("cli-stop-line", &[("text", told.out.text("drop-must", &[]).into())]);
    }
    if let Some(dropped) = &stop.if_dropped {
        told.out.say("cli-stop-line", &[("text", told.dropped(dropped).into())]);
    }
}

impl Told<'_> {
    /// A house with its hamlet.
    fn house(&self, id: &HouseholdId) -> String {
        let (hamlet, mark) = place(self.commune, id);
        self.out.text("pin-house", &[("mark", mark.into()), ("hamlet", hamlet.into())])
    }

    /// A pin in one phrase.
    fn pin(&self, pin: &Pin) -> String {
        let key = format!("pin-{}", word(pin));
        match pin {
            Pin::Must { household } => self.out.text(&key, &[("house", self.house(household).into())]),
            Pin::Team { household, team } => self
                .out
                .text(&key, &[("house", self.house(household).into()), ("team", self.team(team).into())]),
            Pin::Order { first: one, later: other } | Pin::Apart { a: one, b: other } => {
                self.out.text(&key, &[("one", self.house(one).into()), ("other", self.house(other).into())])
            }
        }
    }

    /// Why a pin could not be kept, in one sentence.
    fn why_unkept(&self, why: &WhyUnkept) -> String {
        let key = format!("unkept-{}", word(why));
        match why {
            WhyUnkept::Barred { reason } => self.out.text(&key, &[("reason", self.reason(reason).into())]),
            WhyUnkept::TeamStays { team } | WhyUnkept::TeamNoWay { team } | WhyUnkept::TeamHome { team } => {
                self.out.text(&key, &[("team", self.team(team).into())])
            }
            WhyUnkept::TeamLacks { team, needs } => {
                let needs = needs.iter().map(|need| self.need(need)).collect::<Vec<_>>().join(", ");
                self.out.text(&key, &[("team", self.team(team).into()), ("needs", needs.into())])
            }
            WhyUnkept::OutOfReach | WhyUnkept::OtherPins | WhyUnkept::Circle | WhyUnkept::Made => {
                self.out.text(&key, &[])
            }
        }
    }

    /// What it would cost to leave a stop out, in one line.
    fn dropped(&self, dropped: &IfDropped) -> String {
        let minutes = (dropped.earlier_s.0.unsigned_abs() + 30) / 60;
        let duration = self.duration(minutes as u32);
        let back = match (minutes, dropped.earlier_s.0 > 0) {
            (0, _) => self.out.text("drop-back-same", &[]),
            (_, true) => self.out.text("drop-back-earlier", &[("duration", duration.into())]),
            (_, false) => self.out.text("drop-back-later", &[("duration", duration.into())]),
        };
        let points = tenths(dropped.loses.0.abs());
        let key = if dropped.loses.0 < 0 { "drop-wins" } else { "drop-loses" };
        let worth = self.out.text(key, &[("points", points.into())]);
        let instead = match &dropped.instead {
            None => self.out.text("drop-nobody", &[]),
            Some(other) => self.out.text(
                "drop-instead",
                &[
                    ("house", self.house(&other.household).into()),
                    ("knock", hours(other.knock).into()),
                    ("points", tenths(other.gains.0).into()),
                ],
            ),
        };
        let parts = [("back", back.into()), ("worth", worth.into()), ("instead", instead.into())];
        self.out.text("drop-line", &parts)
    }
}
