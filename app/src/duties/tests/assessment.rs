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
