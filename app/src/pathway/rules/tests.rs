use super::super::{CLOSING_OR_EXTENDING, Decided, Process, ProcessChanges, Timeframe, closing_form};
use super::*;
use crate::calendar::{typical_2026_27, typical_years};
use crate::kit::{Answers, Checked};

const TEACHER: AskerId = AskerId(7);
const CHILD: PupilId = PupilId(1);
const ON: Suggestions = Suggestions { extend_once: true, tell_family: false };
const OFF: Suggestions = Suggestions { extend_once: false, tell_family: false };

fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_ymd_opt(year, month, day).unwrap()
}

fn calendar() -> SchoolCalendar {
    SchoolCalendar::new(typical_years())
}

fn opened(on: Day) -> StageEntry {
    NewEntry { pupil: CHILD, stage: Stage::One, opened_on: on, opened_by: TEACHER }.with_id(StageEntryId(1))
}

fn on_6_october() -> StageEntry {
    opened(day(2026, 10, 6))
}

fn deciding(decision: &str, on: &str, why: (&str, &str)) -> Checked {
    let given = Answers::default().with("decision", decision).with("decided_on", on).with(why.0, why.1);
    let given = if why.0 == "early_reason" { given.with("still_concerned", "Reading") } else { given };
    CLOSING_OR_EXTENDING.check(&given, day(2028, 12, 31)).unwrap()
}

fn close(entry: StageEntry, form: &Checked, suggestions: Suggestions) -> Result<Decided, FieldErrors> {
    entry.close(form, TEACHER, &Process::default(), &calendar(), suggestions)
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
fn progress_made_closes_the_concern_at_any_time() {
    let form = deciding("close", "20/10/2026", ("worked", "Sound buttons"));
    let Decided::Closed(entry) = close(on_6_october(), &form, OFF).unwrap() else {
        unreachable!("it closes")
    };
    let outcome = Outcome::ProgressMade;
    assert_eq!(entry.state, StageState::Closed { on: day(2026, 10, 20), outcome });
    assert_eq!(entry.looked_at_again(&Process::default(), &calendar()), None);
}

#[test]
fn nothing_is_decided_before_it_was_opened_or_after_it_was_closed() {
    let form = deciding("close", "05/10/2026", ("worked", "Sound buttons"));
    let errors = close(on_6_october(), &form, OFF).unwrap_err();
    assert_eq!(
        errors["decided_on"],
        "It was opened on Tuesday 6 October 2026. Enter that day or a later one"
    );
    let state = StageState::Closed { on: day(2026, 11, 24), outcome: Outcome::MovedOn };
    let form = deciding("close", "25/11/2026", ("worked", "Sound buttons"));
    let errors = close(StageEntry { state, ..on_6_october() }, &form, OFF).unwrap_err();
    assert!(errors["decision"].contains("Tuesday 24 November 2026 already"), "{errors:?}");
}

#[test]
fn stage_2_opens_on_the_day_that_stage_1_ends() {
    let form = deciding("stage_two", "24/11/2026", ("still_concerned", "Reading"));
    let Decided::MovedOn { closed, opens } = close(on_6_october(), &form, OFF).unwrap() else {
        unreachable!("it moves on")
    };
    let on = day(2026, 11, 24);
    assert_eq!(closed.state, StageState::Closed { on, outcome: Outcome::MovedOn });
    assert_eq!(opens, NewEntry { pupil: CHILD, stage: Stage::Two, opened_on: on, opened_by: TEACHER });
}

#[test]
fn stage_2_before_six_school_weeks_needs_a_reason() {
    let form = deciding("stage_two", "23/11/2026", ("still_concerned", "Reading"));
    let errors = close(on_6_october(), &form, OFF).unwrap_err();
    assert_eq!(
        errors["early_reason"],
        "Stage 1 lasts 6 school weeks, until Tuesday 24 November 2026. Say why stage 2 cannot wait"
    );
    let form = deciding("stage_two", "23/11/2026", ("early_reason", "She has stopped speaking in school"));
    assert!(close(on_6_october(), &form, OFF).is_ok());
}

#[test]
fn where_dates_are_missing_the_time_is_not_guessed_and_a_reason_is_asked_for() {
    let short = SchoolCalendar::new([typical_2026_27()]);
    let form = deciding("stage_two", "20/09/2027", ("still_concerned", "Reading"));
    let entry = opened(day(2027, 6, 22));
    let errors = entry.close(&form, TEACHER, &Process::default(), &short, OFF).unwrap_err();
    assert!(errors["early_reason"].contains("2027/28 are not in yet"), "{errors:?}");
}

#[test]
fn carrying_on_is_off_until_the_school_switches_it_on_and_happens_once() {
    let form = deciding("extend_once", "24/11/2026", ("extend_reason", "Away for two weeks"));
    assert!(!on_6_october().may_extend(Suggestions::default()));
    assert!(close(on_6_october(), &form, OFF).unwrap_err().contains_key("decision"));
    assert!(on_6_october().may_extend(ON));
    let Decided::Extended(entry) = close(on_6_october(), &form, ON).unwrap() else {
        unreachable!("it goes on")
    };
    assert_eq!(looked_at_again(&entry), day(2027, 1, 19));
    assert!(!entry.may_extend(ON));
    let errors = close(entry, &form, ON).unwrap_err();
    assert!(errors["decision"].starts_with("It was carried on once"), "{errors:?}");
    assert!(std::ptr::eq(closing_form(true), &raw const CLOSING_OR_EXTENDING));
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
fn a_decision_is_taken_back_as_long_as_nothing_stands_on_it() {
    let moved = deciding("stage_two", "2026-11-24", ("still_concerned", "Reading"));
    let Ok(Decided::MovedOn { closed, opens }) = close(on_6_october(), &moved, OFF) else {
        unreachable!("its time is over")
    };
    let next = opens.with_id(StageEntryId(2));
    let back = closed.clone().take_back(&[(&next, false)]).expect("nothing is on stage 2");
    assert_eq!((back.entry, back.never_began), (on_6_october(), Some(StageEntryId(2))));
    assert_eq!(closed.clone().take_back(&[(&next, true)]), None, "something is on stage 2");
    let left = StageEntry {
        state: StageState::Closed { on: day(2026, 12, 1), outcome: Outcome::ProgressMade },
        ..next
    };
    assert_eq!(closed.take_back(&[(&left, false)]), None, "stage 2 has ended since");

    let good = deciding("close", "2026-11-24", ("worked", "Talking partners"));
    let Ok(Decided::Closed(closed)) = close(on_6_october(), &good, OFF) else {
        unreachable!("it is good news")
    };
    let back = closed.clone().take_back(&[]).expect("nothing came after");
    assert_eq!((back.entry, back.never_began), (on_6_october(), None));
    assert_eq!(closed.take_back(&[(&opened(day(2026, 12, 3)), false)]), None, "a concern was raised since");

    let longer = deciding("extend_once", "2026-11-24", ("extend_reason", "He was away"));
    let Ok(Decided::Extended(extended)) = close(on_6_october(), &longer, ON) else { unreachable!("it may") };
    assert_eq!(extended.take_back(&[]).map(|back| back.entry), Some(on_6_october()));
    assert_eq!(on_6_october().take_back(&[]), None, "nothing was decided");
}
