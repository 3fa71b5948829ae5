use super::super::{Process, ProcessChanges, Timeframe};
use super::*;
use crate::calendar::typical_years;

const TEACHER: AskerId = AskerId(7);
const CHILD: PupilId = PupilId(1);

fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_ymd_opt(year, month, day).unwrap()
}

fn calendar() -> SchoolCalendar {
    SchoolCalendar::new(typical_years())
}

fn opened(on: Day) -> StageEntry {
    NewEntry::of(CHILD, Stage::One, on, TEACHER).with_id(StageEntryId(1))
}

fn on_6_october() -> StageEntry {
    opened(day(2026, 10, 6))
}

fn looked_at_again(entry: &StageEntry) -> Day {
    entry.looked_at_again(&Process::default(), &calendar()).unwrap().unwrap().by
}

#[test]
fn a_first_concern_opens_stage_1_on_the_day_it_is_raised() {
    let Opening::Opens(new) = open_concern(CHILD, TEACHER, day(2026, 10, 6), &[]) else {
        unreachable!("nothing is open")
    };
    assert_eq!(new.with_id(StageEntryId(1)), on_6_october());
}

#[test]
fn a_second_concern_is_added_to_the_stage_that_is_open() {
    let entries = [on_6_october()];
    let added = Opening::AddsTo { entry: StageEntryId(1), stage: Stage::One };
    assert_eq!(open_concern(CHILD, TEACHER, day(2026, 10, 20), &entries), added);
    let support = StageEntry { stage: Stage::Three, id: StageEntryId(2), ..on_6_october() };
    let beside = StageEntry { stage: Stage::Five, id: StageEntryId(3), ..on_6_october() };
    let added = Opening::AddsTo { entry: StageEntryId(2), stage: Stage::Three };
    assert_eq!(open_concern(CHILD, TEACHER, day(2026, 10, 20), &[beside, support]), added);
}

#[test]
fn a_concern_about_a_child_of_whom_only_an_assessment_was_asked_for_begins_stage_1_beside_it() {
    let beside = StageEntry { stage: Stage::Five, ..on_6_october() };
    let opening = open_concern(CHILD, TEACHER, day(2026, 10, 20), &[beside]);
    assert!(matches!(opening, Opening::Opens(NewEntry { stage: Stage::One, .. })));
}

#[test]
fn stage_4_is_in_addition_to_stage_3_whose_actions_stay_live() {
    let process = Process::default();
    let agencies = StageEntry { stage: Stage::Four, ..on_6_october() };
    for action in [Action::SupportTargets, Action::AgencyAssessments] {
        assert!(agencies.may_record(action, day(2026, 10, 7), &process).is_ok(), "{action:?}");
    }
    let support = StageEntry { stage: Stage::Three, ..on_6_october() };
    assert!(support.may_record(Action::AgencyAssessments, day(2026, 10, 7), &process).is_err());
}

#[test]
fn a_closed_stage_or_another_childs_stands_in_nobodys_way() {
    let state = StageState::Closed { on: day(2026, 11, 24), outcome: Outcome::ProgressMade };
    let closed = StageEntry { state, ..on_6_october() };
    let anothers = StageEntry { pupil: PupilId(2), ..on_6_october() };
    let opening = open_concern(CHILD, TEACHER, day(2027, 1, 11), &[closed, anothers]);
    assert!(matches!(opening, Opening::Opens(_)));
}

#[test]
fn a_concern_of_6_october_2026_is_looked_at_again_on_24_november() {
    assert_eq!(looked_at_again(&on_6_october()), day(2026, 11, 24));
}

#[test]
fn a_concern_of_24_november_2026_is_looked_at_again_on_19_january() {
    assert_eq!(looked_at_again(&opened(day(2026, 11, 24))), day(2027, 1, 19));
}

#[test]
fn a_school_that_gives_stage_1_four_weeks_looks_again_sooner() {
    let timeframes = [(Stage::One, Timeframe::SchoolWeeks(4))].into();
    let process = Process::with(&ProcessChanges { timeframes, ..ProcessChanges::default() }).unwrap();
    let due = on_6_october().looked_at_again(&process, &calendar()).unwrap().unwrap();
    assert_eq!(due.by, day(2026, 11, 10));
}

#[test]
fn an_action_is_recorded_at_its_own_stage_and_not_after_the_stage_has_ended() {
    let process = Process::default();
    let entry = on_6_october();
    assert!(entry.may_record(Action::EarlyIntervention, day(2026, 9, 30), &process).is_ok());
    assert!(entry.may_record(Action::PanelMeeting, day(2026, 10, 7), &process).is_err());
    let state = StageState::Closed { on: day(2026, 11, 24), outcome: Outcome::MovedOn };
    let closed = StageEntry { state, ..entry };
    assert!(closed.may_record(Action::ProvisionMapping, day(2026, 11, 25), &process).is_err());
}

#[test]
fn what_was_done_more_than_six_weeks_before_the_stage_is_refused_with_the_day_on_which_it_began() {
    let (process, entry) = (Process::default(), on_6_october());
    assert!(entry.may_record(Action::EarlyIntervention, day(2026, 8, 25), &process).is_ok());
    let errors = entry.may_record(Action::EarlyIntervention, day(2026, 8, 24), &process).unwrap_err();
    assert!(errors["done_on"].starts_with("Stage 1 began on Tuesday 6 October 2026"), "{errors:?}");
}

#[test]
fn until_when_a_stage_lasts_is_said_before_and_after_that_day() {
    let (process, calendar) = (Process::default(), calendar());
    let lasts = |today| on_6_october().lasts_in_words(&process, &calendar, today);
    assert_eq!(
        lasts(day(2026, 11, 23)).as_deref(),
        Some("Stage 1 lasts 6 school weeks, until Tuesday 24 November 2026.")
    );
    assert_eq!(
        lasts(day(2026, 11, 24)).as_deref(),
        Some("Stage 1 lasts 6 school weeks. Its time was over on Tuesday 24 November 2026.")
    );
    let plan = StageEntry { stage: Stage::Six, ..on_6_october() };
    assert_eq!(plan.lasts_in_words(&process, &calendar, day(2026, 11, 24)), None);
}
