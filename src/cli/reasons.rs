//! Reasons, remedies and terms in words, from the same catalogue entries as the page.

use super::output::{Out, word};
use evening_rounds::base::{Clock, Date, HouseholdId, Language, Points, TeamId};
use evening_rounds::commune::Commune;
use evening_rounds::messages::Arg;
use evening_rounds::priority::Term;
use evening_rounds::rounds::{Fit, OrderReason, Reason, Remedy, Stop, TeamNeed};

/// Says things about one commune.
pub(super) struct Told<'a> {
    pub(super) commune: &'a Commune,
    pub(super) out: &'a Out,
}

/// A household's hamlet and the mark of its house: marks repeat from hamlet to hamlet.
pub(super) fn place<'c>(commune: &'c Commune, id: &'c HouseholdId) -> (&'c str, &'c str) {
    let Some(house) = commune.households.iter().find(|h| &h.id == id) else { return ("", id.as_str()) };
    let hamlet = commune.hamlets.iter().find(|h| h.id == house.hamlet);
    (hamlet.map_or(house.hamlet.as_str(), |h| h.name.as_str()), house.house_mark.as_str())
}

/// A number with one decimal from thousandths.
pub(super) fn tenths(thousandths: i64) -> f64 {
    libm::round(thousandths as f64 / 100.0) / 10.0
}

/// Hours and minutes of a time, as the page shows it; the plan's JSON has the seconds.
pub(super) fn hours(time: Clock) -> String {
    time.to_string().chars().take(5).collect()
}

/// Thousandths as whole per cent.
pub(super) fn percent(permille: i64) -> String {
    ((permille + 5).div_euclid(10)).to_string()
}

impl Told<'_> {
    /// A household's reason in one sentence.
    pub(super) fn reason(&self, reason: &Reason) -> String {
        let key = format!("reason-{}", word(reason));
        let text = |args: &[(&str, Arg)]| self.out.text(&key, args);
        match reason {
            Reason::AppointmentOtherDay { date } => text(&[("date", self.day(*date).into())]),
            Reason::CoolOff { until } | Reason::MinimumGap { until } => {
                text(&[("until", self.day(*until).into())])
            }
            Reason::SupervisorFirst { refusals } => text(&[("refusals", (*refusals as usize).into())]),
            Reason::SupervisorAfterMisses { misses } => text(&[("misses", (*misses as usize).into())]),
            Reason::LadderStep { step } => {
                text(&[("step", self.out.text(&format!("outreach-{}", word(step)), &[]).into())])
            }
            Reason::Away { reason, back_from, back_to } => {
                let why = self.out.text(&format!("absence-{}", word(reason)), &[]);
                match back_from.or(*back_to).zip(back_to.or(*back_from)) {
                    None => text(&[("why", why.into())]),
                    Some((from, to)) => self.out.text(
                        &format!("{key}.back"),
                        &[("why", why.into()), ("back", self.days(from, to).into())],
                    ),
                }
            }
            Reason::BetterLater { date, chance, tonight } => text(&[
                ("date", self.day(*date).into()),
                ("chance", percent(chance.0).into()),
                ("tonight", percent(tonight.0).into()),
            ]),
            Reason::NothingGained { tonight } => text(&[("tonight", percent(tonight.0).into())]),
            Reason::TooFarFromTrail { metres: Some(metres) } => {
                let metres = self.out.text("metres", &[("value", (*metres as usize).into())]);
                self.out.text(&format!("{key}.metres"), &[("metres", metres.into())])
            }
            Reason::NoTeamSpeaks { language } => text(&[("language", self.language(language).into())]),
            Reason::NoTimeLeft { over_minutes } => text(&[("over", self.duration(*over_minutes).into())]),
            _ => text(&[]),
        }
    }

    /// What would help, in one sentence.
    pub(super) fn remedy(&self, remedy: &Remedy) -> String {
        let key = format!("remedy-{}", word(remedy));
        let fit = remedy.fit().map(|fit| self.fit(fit)).unwrap_or_default();
        match remedy {
            Remedy::AnotherEvening { date, chance } => {
                self.out.text(&key, &[("date", self.day(*date).into()), ("chance", percent(chance.0).into())])
            }
            Remedy::AskFirst { by, .. } => {
                let ask = self.out.text(&format!("ask-{}", word(by)), &[]);
                self.out.text(&key, &[("ask", ask.into()), ("fit", fit.into())])
            }
            Remedy::Team { needs, fit: at } => {
                let needs = needs.iter().map(|need| self.need(need)).collect::<Vec<_>>().join(", ");
                let team = self.team(&at.team);
                self.out.text(&key, &[("team", team.into()), ("needs", needs.into()), ("fit", fit.into())])
            }
            Remedy::LaterLastKnock { last_knock, .. } => {
                self.out.text(&key, &[("time", hours(*last_knock).into()), ("fit", fit.into())])
            }
            Remedy::InsteadOf { household, loses, .. } => {
                let (hamlet, mark) = place(self.commune, household);
                let points = tenths(loses.0);
                let args = [
                    ("mark", mark.into()),
                    ("hamlet", hamlet.into()),
                    ("points", points.into()),
                    ("fit", fit.into()),
                ];
                self.out.text(&key, &args)
            }
            Remedy::Supervisor { .. } | Remedy::CivilStatus { .. } | Remedy::MoreTime { .. } => {
                self.out.text(&key, &[("fit", fit.into())])
            }
        }
    }

    /// What a visit is worth and why it stands where it stands.
    pub(super) fn why(&self, stop: &Stop) -> String {
        let terms = stop.terms.iter().map(|term| self.term(term)).collect::<Vec<_>>().join(" + ");
        let key = if stop.waiting.0 > 0 { "cli-stop-why-waiting" } else { "cli-stop-why" };
        self.out.text(
            key,
            &[
                ("points", self.points(stop.priority).into()),
                ("terms", terms.into()),
                ("waiting", percent(stop.waiting.0).into()),
                ("order", self.order(stop.order).into()),
            ],
        )
    }

    fn order(&self, order: OrderReason) -> String {
        let key = format!("order-{}", word(&order));
        match order {
            OrderReason::BestHour { loses } | OrderReason::BestTogether { loses } => {
                self.out.text(&key, &[("points", tenths(loses.0).max(0.1).into())])
            }
            OrderReason::OnTheWay { minutes } => {
                self.out.text(&key, &[("duration", self.duration(minutes).into())])
            }
            _ => self.out.text(&key, &[]),
        }
    }

    fn term(&self, term: &Term) -> String {
        let key = format!("term-{}", word(&term.kind));
        let what = self.out.text(&key, &[("count", (term.count as usize).into())]);
        self.out.text("cli-term", &[("what", what.into()), ("points", self.points(term.points).into())])
    }

    fn points(&self, points: Points) -> String {
        self.out.text("points", &[("value", tenths(points.0).into())])
    }

    fn fit(&self, fit: &Fit) -> String {
        let (team, knock) = (self.team(&fit.team), hours(fit.knock));
        match &fit.more {
            None => self.out.text("remedy-fit", &[("team", team.into()), ("knock", knock.into())]),
            Some(more) => {
                let duration = self.duration(more.minutes);
                let key = format!("more-time-{}", word(&more.change));
                let more = self.out.text(&key, &[("duration", duration.into())]);
                self.out.text(
                    "remedy-fit.more",
                    &[("team", team.into()), ("knock", knock.into()), ("more", more.into())],
                )
            }
        }
    }

    fn need(&self, need: &TeamNeed) -> String {
        let key = format!("team-need-{}", word(need));
        match need {
            TeamNeed::Language { language } => {
                self.out.text(&key, &[("language", self.language(language).into())])
            }
            TeamNeed::Hamlet { hamlet } => {
                let named = self.commune.hamlets.iter().find(|h| &h.id == hamlet);
                let name = named.map_or(hamlet.as_str(), |h| h.name.as_str());
                self.out.text(&key, &[("hamlet", name.into())])
            }
            TeamNeed::Kit | TeamNeed::Guide => self.out.text(&key, &[]),
        }
    }

    fn team(&self, id: &TeamId) -> String {
        let team = self.commune.teams.iter().find(|team| &team.id == id);
        team.map_or_else(|| id.as_str().to_owned(), |team| team.name.clone())
    }

    fn language(&self, language: &Language) -> String {
        let names = &self.commune.settings.language_names;
        names.get(language).cloned().unwrap_or_else(|| language.as_str().to_owned())
    }

    pub(super) fn duration(&self, minutes: u32) -> String {
        let minutes = minutes.max(1) as usize;
        let args = [("hours", (minutes / 60).into()), ("minutes", (minutes % 60).into())];
        let key = match (minutes / 60, minutes % 60) {
            (0, _) => "minutes",
            (_, 0) => "hours",
            _ => "hours-minutes",
        };
        self.out.text(key, &args)
    }

    fn day(&self, date: Date) -> String {
        let (day, month) = (date.day().to_string(), date.month().to_string());
        self.out.text("day-month", &[("day", day.into()), ("month", month.into())])
    }

    fn days(&self, from: Date, to: Date) -> String {
        if from == to {
            return self.day(from);
        }
        if (from.year(), from.month()) == (to.year(), to.month()) {
            let args = [
                ("from", from.day().to_string().into()),
                ("to", to.day().to_string().into()),
                ("month", from.month().to_string().into()),
            ];
            return self.out.text("day-range-same-month", &args);
        }
        self.out.text("range", &[("from", self.day(from).into()), ("to", self.day(to).into())])
    }
}
