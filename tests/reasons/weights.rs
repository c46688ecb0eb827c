//! Weights moved by a person re-order the list, and a plan says with which it was made.

use super::{TONIGHT, commune, planned, request};
use evening_rounds::base::Permille;
use evening_rounds::check::check;
use evening_rounds::evening::{EveningView, PlanRequest};
use evening_rounds::generate::Spec;
use evening_rounds::priority::{TermKind, Weights};
use evening_rounds::session::Session;

fn view(session: &Session, weights: Weights) -> EveningView {
    session.assess(&PlanRequest { weights: Some(weights), ..request(TONIGHT, 0) }).unwrap()
}

fn points(view: &EveningView, kind: TermKind) -> i64 {
    let terms = view.households.iter().flat_map(|a| &a.score.terms);
    terms.filter(|term| term.kind == kind).map(|term| term.points.0).sum()
}

#[test]
fn weights_re_order_the_list() {
    let session = Session::with(commune(&Spec { seed: 3, households: 150, hamlets: 4, teams: 2 }));
    let usual = view(&session, Weights::default());
    assert_eq!(usual, session.assess(&request(TONIGHT, 0)).unwrap());
    let tired = view(&session, Weights { absence: Some(0), deadline: Some(200), ..Weights::default() });
    assert!(points(&usual, TermKind::Absences) > 0);
    assert_eq!(points(&tired, TermKind::Absences), 0);
    assert!(points(&tired, TermKind::Deadline) > points(&usual, TermKind::Deadline));
    assert_eq!(points(&tired, TermKind::MandatoryTasks), points(&usual, TermKind::MandatoryTasks));
    let order = |view: &EveningView| {
        let mut list: Vec<usize> = (0..view.households.len()).collect();
        list.sort_by_key(|&i| std::cmp::Reverse(view.households[i].worth));
        list
    };
    assert_ne!(order(&tired), order(&usual));

    let now_or_never = view(&session, Weights { waiting: Some(0), ..Weights::default() });
    assert!(usual.households.iter().any(|a| a.waiting.permille.0 > 0));
    assert!(now_or_never.households.iter().all(|a| a.waiting.permille == Permille(0)));
    // What takes nothing off still says which evening is the best one.
    assert!(now_or_never.households.iter().any(|a| a.waiting.date.is_some()));
}

#[test]
fn a_plan_says_with_which_weights_it_was_made() {
    let mut session = Session::with(commune(&Spec { seed: 4, households: 90, hamlets: 3, teams: 2 }));
    let weights = Weights { waiting: Some(150), voluntary_task: Some(300), ..Weights::default() };
    let asked = PlanRequest { weights: Some(weights), ..request(TONIGHT, 100) };
    let mut plan = planned(&mut session, &asked);
    let loaded = session.loaded().unwrap();
    assert_eq!(plan.weights, Some(weights));
    assert_eq!(check(&loaded.commune, &loaded.ground, &plan), []);
    // Without them the checker cannot follow what voluntary tasks are worth.
    plan.weights = None;
    let voluntary = |t: &evening_rounds::priority::Term| t.kind == TermKind::VoluntaryTasks;
    let any = plan.teams.iter().flat_map(|t| &t.stops).any(|s| s.terms.iter().any(voluntary));
    assert!(any);
    assert_ne!(check(&loaded.commune, &loaded.ground, &plan), []);
}
