//! What row 5 asks of the school while the local authority has still to decide whether to assess.

use super::*;
use crate::ehc::{ByWhom, Event, EventId, Happened, LegalStep, Order, Spell};
use crate::kit::Role;

/// The local authority received the request on 1 June 2027. Week 6 ends on 13 July, a school day.
const ASKED: (i32, u32, u32) = (2027, 6, 1);

fn asked() -> Day {
    day(ASKED.0, ASKED.1, ASKED.2)
}

fn happened(id: i64, what: Event, on: Day) -> Happened {
    let (words, by) = (String::new(), String::new());
    Happened { id: EventId(id), what, on, by_whom: None, order: None, decision: None, words, by }
}

fn request(by_whom: ByWhom) -> Happened {
    Happened { by_whom: Some(by_whom), ..happened(1, Event::Requested, asked()) }
}

/// A child at stage 4 of whom an assessment is under way, with what happened in it.
fn assessed(events: Vec<Happened>) -> ChildFacts {
    let (entry, opened_on) = (StageEntryId(2), asked());
    let beside = Spell { entry, stage: Stage::Five, opened_on, state: StageState::Open, events };
    let spells = vec![spell(1, Stage::Four, day(2027, 3, 1)), spell(2, Stage::Five, opened_on)];
    ChildFacts { assessed: vec![beside], ..child(spells) }
}

fn of_row_5(child: ChildFacts, today: Day) -> Vec<(Action, Day)> {
    let duties = of(child, today);
    let row_5 = duties.iter().filter(|duty| duty.entry == Some(StageEntryId(2)));
    let action = |duty: &Duty| match duty.kind {
        DutyKind::Act(action) => Some((action, duty.by().unwrap())),
        _ => None,
    };
    row_5.filter_map(action).collect()
}

#[test]
fn the_schools_own_request_asks_for_its_evidence_and_its_application_before_the_sixth_week_ends() {
    let by = day(2027, 7, 13);
    assert_eq!(
        of_row_5(assessed(vec![request(ByWhom::School)]), asked()),
        [(Action::EvidenceCollated, by), (Action::ApplicationCompleted, by), (Action::PanelMeeting, by)]
    );
}

#[test]
fn the_parents_own_request_asks_the_school_for_no_application_and_for_advice_only_once_it_is_asked() {
    let parents = request(ByWhom::Parents);
    assert_eq!(
        of_row_5(assessed(vec![parents.clone()]), asked()),
        [(Action::PanelMeeting, day(2027, 7, 13))]
    );
    let agreed = happened(2, Event::AgreedToAssess, day(2027, 7, 6));
    let advice = happened(3, Event::AdviceAsked, day(2027, 7, 7));
    let duties = of(assessed(vec![parents, agreed, advice]), day(2027, 7, 7));
    let send = duties.iter().find(|duty| duty.kind == DutyKind::Step(LegalStep::SendAdvice)).unwrap();
    // Six weeks from 7 July, holidays or not.
    assert_eq!((send.by(), send.for_whom), (Ok(day(2027, 8, 18)), ForWhom::Role(Role::Senco)));
    assert!(!actions(&duties).iter().any(|action| action.stage() == Stage::Five), "{duties:?}");
}

#[test]
fn once_the_local_authority_has_agreed_to_assess_row_5_asks_for_nothing_more() {
    for by_whom in [ByWhom::School, ByWhom::Parents] {
        let agreed = happened(2, Event::AgreedToAssess, day(2027, 7, 6));
        assert_eq!(of_row_5(assessed(vec![request(by_whom), agreed]), day(2027, 7, 7)), []);
    }
}

#[test]
fn row_5_is_late_only_after_the_sixth_week_and_best_done_by_the_last_school_day_before_it() {
    // Received on 20 July 2027: six weeks are Tuesday 31 August, and the year ends on Wednesday 21 July.
    let received = day(2027, 7, 20);
    let (entry, events) = (StageEntryId(2), vec![Happened { on: received, ..request(ByWhom::School) }]);
    let beside = Spell { entry, stage: Stage::Five, opened_on: received, state: StageState::Open, events };
    let evidence = |today: Day| {
        let assessed = vec![beside.clone()];
        let facts = ChildFacts { assessed, ..child(vec![spell(2, Stage::Five, received)]) };
        let mut duties = of(facts, today);
        duties.retain(|duty| duty.kind == DutyKind::Act(Action::EvidenceCollated));
        (duties[0].state, duties[0].by().unwrap(), duties[0].group(today), duties[0].best_words(today))
    };
    let by = day(2027, 8, 31);
    let said = |today, state, group, words: Option<&str>| {
        assert_eq!(evidence(today), (state, by, Some(group), words.map(str::to_owned)));
    };
    let words = "Best by Wednesday 21 July 2027, the last school day before it.";
    said(day(2027, 7, 20), State::Due, Group::ThisWeek, Some(words));
    let words = "Best done today, the last school day before it.";
    said(day(2027, 7, 21), State::Due, Group::ThisWeek, Some(words));
    let words = "The last school day before it was Wednesday 21 July 2027.";
    said(day(2027, 8, 20), State::Due, Group::ThisWeek, Some(words));
    said(by, State::Due, Group::ThisWeek, Some(words));
    said(day(2027, 9, 1), State::Overdue, Group::Overdue, None);
}

#[test]
fn what_the_local_authority_owes_has_no_day_that_the_school_works_to() {
    let duties = of(assessed(vec![request(ByWhom::School)]), asked());
    let of_theirs = duties.iter().filter(|duty| duty.for_whom == ForWhom::LocalAuthority);
    assert!(of_theirs.clone().count() > 0 && of_theirs.clone().all(|duty| duty.best_by().is_none()));
}

#[test]
fn what_the_local_authority_owed_before_the_placing_has_passed_and_is_not_called_in_time() {
    let mut facts = assessed(vec![request(ByWhom::School)]);
    for spell in &mut facts.spells {
        spell.placed_on = Some(day(2027, 9, 7));
    }
    let today = day(2027, 9, 8);
    let duties = of(facts, today);
    let decide = duties.iter().find(|duty| duty.kind == DutyKind::Step(LegalStep::DecideToAssess)).unwrap();
    assert_eq!((decide.state, decide.group(today)), (State::Due, Some(Group::Before)));
    let words = "Passed on Tuesday 13 July 2027, before the child was placed here.";
    assert_eq!(decide.when_words(today), words);
}

#[test]
fn where_the_tribunal_ordered_it_there_is_nothing_to_apply_for() {
    for order in [Order::Assess, Order::IssuePlan] {
        let ordered = Happened { order: Some(order), ..happened(1, Event::Ordered, asked()) };
        assert_eq!(of_row_5(assessed(vec![ordered]), asked()), []);
    }
}

#[test]
fn reviews_go_on_while_an_assessment_runs_beside() {
    let duties = of(assessed(vec![request(ByWhom::School)]), asked());
    assert!(duties.iter().any(|duty| duty.kind == DutyKind::Transition));
}

#[test]
fn an_assessment_alone_asks_nothing_of_the_class() {
    let alone = assessed(vec![request(ByWhom::School)]);
    let alone = ChildFacts { spells: vec![alone.spells[1].clone()], ..alone };
    let duties = of(alone, asked());
    let of_the_class = [ForWhom::Role(Role::ClassTeacher), ForWhom::TeacherWithTa];
    assert!(duties.iter().all(|duty| !of_the_class.contains(&duty.for_whom)), "{duties:?}");
}
