use super::*;
use crate::ehc::choices::PlanDecision;
use crate::ehc::rules::tests::{after, day, decided, drafted, new, ordered, planned, refused, requested};
use crate::ehc::spell::NewEvent;
use crate::kit::AskerId;
use crate::pathway::NewEntry;
use crate::pupils::PupilId;

/// What is left once the last of all that happened is taken back.
fn back(events: Vec<NewEvent>) -> (Undone, Vec<Spell>) {
    let mut spells = after(events);
    let last = last_recorded(&spells).unwrap().1.id;
    let taken = take_back(last, &mut spells, &[]).unwrap();
    (taken.stages, spells)
}

fn why_not(events: Vec<NewEvent>, id: i64, used: &[StageEntryId]) -> String {
    may_take_back(EventId(id), &after(events), used).unwrap_err()
}

#[test]
fn a_request_is_taken_back_and_stage_5_never_began() {
    let (stages, left) = back(requested());
    assert_eq!((stages, left.len()), (Undone::NeverBegan(StageEntryId(1)), 0));
    // So is one after a refusal, which stays.
    let again = [refused(), vec![new(Event::Requested, day(2027, 9, 6))]].concat();
    assert_eq!(back(again), (Undone::NeverBegan(StageEntryId(2)), after(refused())));
}

#[test]
fn a_refusal_and_a_withdrawal_are_taken_back_and_stage_5_goes_on() {
    assert_eq!(back(refused()), (Undone::GoesOn(StageEntryId(1)), after(requested())));
    for end in [Event::RefusedToIssue, Event::Withdrawn] {
        let ended = [drafted(), vec![new(end, day(2027, 9, 30))]].concat();
        assert_eq!(back(ended), (Undone::GoesOn(StageEntryId(1)), after(drafted())));
    }
}

#[test]
fn a_final_plan_is_taken_back_with_the_stage_that_it_began() {
    let (stages, left) = back(planned());
    assert_eq!(stages, Undone::NoPlan { five: StageEntryId(1), six: StageEntryId(2) });
    assert_eq!((stages.goes_on(), stages.never_began()), (Some(StageEntryId(1)), Some(StageEntryId(2))));
    assert_eq!(left, after(drafted()));
}

#[test]
fn an_order_to_assess_is_taken_back_with_the_stage_that_it_began() {
    let appealed = [refused(), vec![new(Event::Appealed, day(2027, 9, 1))]].concat();
    let assessed = [appealed.clone(), vec![ordered(Order::Assess, day(2027, 12, 1))]].concat();
    assert_eq!(back(assessed), (Undone::NeverBegan(StageEntryId(2)), after(appealed.clone())));
    let dismissed = [appealed.clone(), vec![ordered(Order::Dismissed, day(2027, 12, 1))]].concat();
    assert_eq!(back(dismissed), (Undone::Nothing, after(appealed.clone())));
    assert_eq!(back(appealed), (Undone::Nothing, after(refused())));
}

#[test]
fn a_decision_to_end_the_plan_is_taken_back() {
    let met = [planned(), vec![new(Event::ReviewMeeting, day(2028, 9, 12))]].concat();
    let ends = [met.clone(), vec![decided(PlanDecision::Cease, day(2028, 10, 10))]].concat();
    assert_eq!(back(ends), (Undone::Nothing, after(met)));
}

#[test]
fn what_an_earlier_thing_waits_for_is_named() {
    assert_eq!(
        why_not(drafted(), 1, &[]),
        "Take back first what was put on record after it, the last of all first: “The draft plan came”, of Friday 24 September 2027"
    );
    // By the order in which they were recorded, not by their days.
    let late = [drafted(), vec![new(Event::AdviceAsked, day(2027, 7, 13))]].concat();
    assert!(why_not(late.clone(), 3, &[]).contains("asked the school for advice”, of Tuesday 13 July 2027"));
    assert_eq!(back(late), (Undone::Nothing, after(drafted())));
    assert_eq!(why_not(drafted(), 9, &[]), "It was taken back already");
    assert_eq!(may_take_back(EventId(1), &[], &[]).unwrap_err(), "It was taken back already");
}

#[test]
fn what_stands_on_the_stage_that_began_with_it_goes_first() {
    let used = "Something else is on record of stage 5, which began with it. Take that back first, on the child’s page";
    assert_eq!(why_not(requested(), 1, &[StageEntryId(1)]), used);
    let used = "Something else is on record of stage 6, which began with it. Take that back first, on the child’s page";
    assert_eq!(why_not(planned(), 4, &[StageEntryId(2)]), used);
    // What stands on stage 5 is in nobody's way: it goes on.
    let spells = after(planned());
    assert!(may_take_back(EventId(4), &spells, &[StageEntryId(1)]).is_ok());
    assert!(may_take_back(EventId(2), &after(refused()), &[StageEntryId(1)]).is_ok());
}

#[test]
fn once_the_child_has_left_stage_6_that_decision_goes_first() {
    let left = "The child has left stage 6 since. Take that decision back first, on the child’s page";
    let met = [planned(), vec![new(Event::ReviewMeeting, day(2028, 9, 12))]].concat();
    let ends = [met, vec![decided(PlanDecision::Cease, day(2028, 10, 10))]].concat();
    for (events, id) in [(ends, 6), (planned(), 4)] {
        let mut spells = after(events);
        spells[1].state = StageState::Closed { on: day(2029, 1, 8), outcome: Outcome::SteppedDown };
        assert_eq!(may_take_back(EventId(id), &spells, &[]).unwrap_err(), left);
    }
}

#[test]
fn an_assessment_does_not_go_on_beside_a_plan_with_which_the_child_was_placed_since() {
    let mut spells = after(refused());
    let (entry, opened_on) = (StageEntryId(2), day(2027, 9, 6));
    let placed = Spell { entry, stage: Stage::Six, opened_on, state: StageState::Open, events: Vec::new() };
    spells.push(placed);
    assert_eq!(
        may_take_back(EventId(2), &spells, &[]).unwrap_err(),
        "The child has been at stage 6 here since Monday 6 September 2027, and an assessment does not go on beside a plan"
    );
}

#[test]
fn the_stage_that_ended_with_the_plan_is_the_one_before_it() {
    let stage = |id, stage, ended: Option<Outcome>| {
        let on = day(2027, 10, 19);
        let mut entry =
            NewEntry::of(PupilId(1), stage, day(2026, 9, 7), AskerId(1)).with_id(StageEntryId(id));
        entry.state = ended.map_or(StageState::Open, |outcome| StageState::Closed { on, outcome });
        entry
    };
    let (moved, planned) = (Some(Outcome::MovedOn), Some(Outcome::PlanIssued));
    let all = [
        stage(1, Stage::Three, moved),
        stage(2, Stage::Four, planned),
        stage(3, Stage::Five, planned),
        stage(4, Stage::Six, None),
    ];
    assert_eq!(ended_with_plan(&all, StageEntryId(4)), Some(StageEntryId(2)));
    let beside_none =
        [stage(1, Stage::One, Some(Outcome::ProgressMade)), stage(3, Stage::Five, planned), all[3].clone()];
    assert_eq!(ended_with_plan(&beside_none, StageEntryId(4)), None);
    assert_eq!(ended_with_plan(&all[2..], StageEntryId(4)), None);
}
