use super::super::decision_form::decision_form;
use super::*;
use crate::calendar::{typical_2026_27, typical_years};
use crate::kit::Answers;
use crate::pupils::PupilId;

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

fn at(stage: Stage, on: Day) -> StageEntry {
    NewEntry::of(CHILD, stage, on, TEACHER).with_id(StageEntryId(1))
}

fn opened(on: Day) -> StageEntry {
    at(Stage::One, on)
}

fn on_6_october() -> StageEntry {
    opened(day(2026, 10, 6))
}

fn answers(decision: &str, on: &str, why: &[(&str, &str)]) -> Answers {
    let given = Answers::default().with("decision", decision).with("decided_on", on);
    why.iter().fold(given, |given, (question, words)| given.with(question, *words))
}

/// A decision at stage 1, where carrying on is offered.
fn deciding(decision: &str, on: &str, why: (&str, &str)) -> Checked {
    let given = answers(decision, on, &[why]);
    let given = if why.0 == "early_reason" { given.with("still_concerned", "Reading") } else { given };
    decision_form(Stage::One, true).unwrap().check(&given, day(2028, 12, 31)).unwrap()
}

/// A decision at a later stage.
fn at_stage(stage: Stage, given: &Answers) -> Checked {
    decision_form(stage, false).unwrap().check(given, day(2028, 12, 31)).unwrap()
}

fn close(entry: StageEntry, form: &Checked, suggestions: Suggestions) -> Result<Decided, FieldErrors> {
    let (process, calendar) = (Process::default(), calendar());
    let against = Against {
        process: &process,
        calendar: &calendar,
        suggestions,
        plan: PlanEnd::GoesOn,
        last_done: None,
    };
    entry.decide(form, TEACHER, against)
}

fn looked_at_again(entry: &StageEntry) -> Day {
    entry.looked_at_again(&Process::default(), &calendar()).unwrap().unwrap().by
}

fn moved(decided: Result<Decided, FieldErrors>) -> (Outcome, Stage) {
    match decided.unwrap() {
        Decided::Moved { closed: StageEntry { state: StageState::Closed { outcome, .. }, .. }, opens } => {
            (outcome, opens.stage)
        }
        other => unreachable!("it moves: {other:?}"),
    }
}

#[test]
fn progress_made_closes_the_concern_at_any_time() {
    let form = deciding("close", "20/10/2026", ("worked", "Sound buttons"));
    let Decided::Left(entry) = close(on_6_october(), &form, OFF).unwrap() else { unreachable!("it closes") };
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
    let Decided::Moved { closed, opens } = close(on_6_october(), &form, OFF).unwrap() else {
        unreachable!("it moves on")
    };
    let on = day(2026, 11, 24);
    assert_eq!(closed.state, StageState::Closed { on, outcome: Outcome::MovedOn });
    assert_eq!(opens, NewEntry::of(CHILD, Stage::Two, on, TEACHER));
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
    let process = Process::default();
    let against = Against {
        process: &process,
        calendar: &short,
        suggestions: OFF,
        plan: PlanEnd::GoesOn,
        last_done: None,
    };
    let errors = entry.decide(&form, TEACHER, against).unwrap_err();
    assert!(errors["early_reason"].contains("2027/28 are not in yet"), "{errors:?}");
}

#[test]
fn carrying_on_is_off_until_the_school_switches_it_on_and_happens_once() {
    let form = deciding("extend_once", "24/11/2026", ("extend_reason", "Away for two weeks"));
    assert!(!on_6_october().may_extend(Suggestions::default()));
    assert!(close(on_6_october(), &form, OFF).unwrap_err().contains_key("decision"));
    assert!(on_6_october().may_extend(ON));
    let Decided::Stays { entry, .. } = close(on_6_october(), &form, ON).unwrap() else {
        unreachable!("it goes on")
    };
    assert_eq!(looked_at_again(&entry), day(2027, 1, 19));
    assert!(!entry.may_extend(ON));
    let errors = close(entry, &form, ON).unwrap_err();
    assert!(errors["decision"].starts_with("It was carried on once"), "{errors:?}");
}

#[test]
fn a_decision_is_taken_back_as_long_as_nothing_stands_on_it() {
    let moved = deciding("stage_two", "2026-11-24", ("still_concerned", "Reading"));
    let Ok(Decided::Moved { closed, opens }) = close(on_6_october(), &moved, OFF) else {
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
    let Ok(Decided::Left(closed)) = close(on_6_october(), &good, OFF) else {
        unreachable!("it is good news")
    };
    let back = closed.clone().take_back(&[]).expect("nothing came after");
    assert_eq!((back.entry, back.never_began), (on_6_october(), None));
    assert_eq!(closed.take_back(&[(&opened(day(2026, 12, 3)), false)]), None, "a concern was raised since");

    let longer = deciding("extend_once", "2026-11-24", ("extend_reason", "He was away"));
    let Ok(Decided::Stays { entry: extended, .. }) = close(on_6_october(), &longer, ON) else {
        unreachable!("it may")
    };
    assert_eq!(extended.take_back(&[]).map(|back| back.entry), Some(on_6_october()));
    assert_eq!(on_6_october().take_back(&[]), None, "nothing was decided");
}

#[test]
fn a_term_at_stage_2_ends_with_stage_3_and_an_earlier_move_needs_a_reason() {
    let entry = at(Stage::Two, day(2026, 11, 24));
    // Week 12 of the autumn term; the same week of the spring term is its last.
    assert_eq!(looked_at_again(&entry), day(2027, 3, 25));
    let still = ("still_concerned", "Reading");
    let early = at_stage(Stage::Two, &answers("next", "2027-02-01", &[still]));
    let errors = close(entry.clone(), &early, OFF).unwrap_err();
    assert_eq!(
        errors["early_reason"],
        "Stage 2 lasts 1 term, until Thursday 25 March 2027. Say why stage 3 cannot wait"
    );
    let why = ("early_reason", "He has stopped coming in");
    let early = at_stage(Stage::Two, &answers("next", "2027-02-01", &[still, why]));
    assert_eq!(moved(close(entry.clone(), &early, OFF)), (Outcome::MovedOn, Stage::Three));
    let in_time = at_stage(Stage::Two, &answers("next", "2027-03-25", &[still]));
    assert_eq!(moved(close(entry, &in_time, OFF)), (Outcome::MovedOn, Stage::Three));
}

#[test]
fn stage_3_may_be_left_early_where_there_are_further_concerns() {
    let entry = at(Stage::Three, day(2026, 11, 24));
    let given = answers("next", "2027-02-01", &[("still_concerned", "Speech")])
        .with("whose", "parents")
        .with("parents_on", "2027-01-30");
    let errors = close(entry.clone(), &at_stage(Stage::Three, &given), OFF).unwrap_err();
    assert!(errors["early_reason"].ends_with("Say which further concerns there are"), "{errors:?}");
    let given = given.with("early_reason", "He has lost words that he had");
    assert_eq!(moved(close(entry, &at_stage(Stage::Three, &given), OFF)), (Outcome::MovedOn, Stage::Four));
}

#[test]
fn a_child_may_stay_at_stages_2_to_4_more_than_once_and_the_time_is_counted_anew() {
    let mut entry = at(Stage::Two, day(2026, 9, 7));
    for on in ["2026-11-24", "2027-03-25"] {
        let stay = at_stage(Stage::Two, &answers("stay", on, &[("stay_reason", "She was away")]));
        let Decided::Stays { entry: after, stay } = close(entry, &stay, OFF).unwrap() else {
            unreachable!("she stays")
        };
        assert_eq!(stay.reason, "She was away");
        entry = after;
    }
    assert_eq!(entry.stays.len(), 2);
    // Thursday of week 11, as 25 March is.
    assert_eq!(looked_at_again(&entry), day(2027, 7, 1));
    let back = entry.take_back(&[]).expect("the last one is taken back");
    assert_eq!(back.entry.stays.len(), 1);
}

#[test]
fn a_child_steps_down_from_stage_3_to_stage_2_and_nobody_waits_for_a_clock() {
    let down = answers("down", "2026-12-01", &[("down_reason", "Reads alone")]).with("down_to", "two");
    let entry = at(Stage::Three, day(2026, 11, 24));
    assert_eq!(moved(close(entry, &at_stage(Stage::Three, &down), OFF)), (Outcome::SteppedDown, Stage::Two));
    let down = answers("down", "2026-12-01", &[("down_reason", "Reads alone")]);
    let entry = at(Stage::Two, day(2026, 11, 24));
    assert_eq!(moved(close(entry, &at_stage(Stage::Two, &down), OFF)), (Outcome::SteppedDown, Stage::One));
}

#[test]
fn a_child_goes_further_than_the_next_stage_with_a_reason_and_whose_concern_it_is() {
    let given = answers("ahead", "2026-10-08", &[("still_concerned", "Speech")]).with("ahead_to", "three");
    let form = decision_form(Stage::One, false).unwrap();
    let today = day(2026, 10, 8);
    assert_eq!(form.check(&given, today).unwrap_err().into_keys().collect::<Vec<_>>(), ["ahead_reason"]);
    let given = given.with("ahead_reason", "She does not speak at all");
    assert_eq!(
        moved(close(on_6_october(), &at_stage(Stage::One, &given), OFF)),
        (Outcome::MovedOn, Stage::Three)
    );
    let mut to_four = given;
    to_four.set("ahead_to", vec!["four".to_owned()]);
    assert_eq!(form.check(&to_four, today).unwrap_err().into_keys().collect::<Vec<_>>(), ["whose"]);
    let to_four = to_four.with("whose", "senco").with("senco_on", "2026-10-07");
    let checked = at_stage(Stage::One, &to_four);
    assert_eq!(moved(close(on_6_october(), &checked, OFF)), (Outcome::MovedOn, Stage::Four));
}

#[test]
fn a_plan_is_not_ended_by_the_school_but_by_the_local_authority() {
    let leave = at_stage(Stage::Six, &answers("close", "2026-12-01", &[("worked", "All of it")]));
    let entry = at(Stage::Six, day(2026, 11, 24));
    let errors = close(entry.clone(), &leave, OFF).unwrap_err();
    assert!(errors["decision"].contains("the local authority has decided to cease it"), "{errors:?}");
    let (process, calendar) = (Process::default(), calendar());
    let decide = |plan| {
        let against =
            Against { process: &process, calendar: &calendar, suggestions: OFF, plan, last_done: None };
        entry.clone().decide(&leave, TEACHER, against)
    };
    let decided_on = day(2026, 10, 1);
    let from = |day| PlanEnd::From { decided_on, day };
    assert!(matches!(decide(from(day(2026, 12, 1))), Ok(Decided::Left(_))));
    // The parents may appeal on this very day, or have.
    let errors = decide(from(day(2026, 12, 2))).unwrap_err();
    assert!(errors["decision"].ends_with("from Wednesday 2 December 2026 on"), "{errors:?}");
    assert!(decide(PlanEnd::Disputed { decided_on }).is_err());
}

#[test]
fn class_teachers_decide_about_stages_1_and_2_and_put_forward_what_leads_to_stage_3_or_beyond() {
    let next = |stage: Stage| {
        let given = answers("next", "2028-01-10", &[("still_concerned", "Reading")])
            .with("whose", "parents")
            .with("parents_on", "2027-01-30");
        close(at(stage, day(2026, 11, 24)), &at_stage(stage, &given), OFF).unwrap()
    };
    assert!(next(Stage::Two).needs_the_senco() && next(Stage::Three).needs_the_senco());
    let two = deciding("stage_two", "24/11/2026", ("still_concerned", "Reading"));
    assert!(!close(on_6_october(), &two, OFF).unwrap().needs_the_senco());
    let stay = at_stage(Stage::Two, &answers("stay", "2027-01-11", &[("stay_reason", "Away")]));
    assert!(!close(at(Stage::Two, day(2026, 11, 24)), &stay, OFF).unwrap().needs_the_senco());
    let stay = at_stage(Stage::Three, &answers("stay", "2027-01-11", &[("stay_reason", "Away")]));
    assert!(close(at(Stage::Three, day(2026, 11, 24)), &stay, OFF).unwrap().needs_the_senco());
}

#[test]
fn nothing_is_decided_before_what_is_on_record_at_the_stage_and_its_last_day_is_named() {
    let (process, calendar) = (Process::default(), calendar());
    let tried = |on: &str, last_done| {
        let form = deciding("close", on, ("worked", "Sound buttons"));
        let against = Against {
            process: &process,
            calendar: &calendar,
            suggestions: OFF,
            plan: PlanEnd::GoesOn,
            last_done,
        };
        on_6_october().decide(&form, TEACHER, against)
    };
    let last = Some(("Provision mapping", day(2026, 10, 20)));
    let errors = tried("19/10/2026", last).unwrap_err();
    assert_eq!(
        errors["decided_on"],
        "“Provision mapping” is on record at this stage on Tuesday 20 October 2026. Enter that day or a later one"
    );
    assert!(tried("20/10/2026", last).is_ok());
    assert!(tried("19/10/2026", None).is_ok());
}

#[test]
fn a_concern_that_leads_to_stage_4_was_said_by_the_day_of_the_decision_and_in_a_year_that_can_be() {
    let said = |on: &str| {
        let given = answers(
            "next",
            "2027-05-04",
            &[("still_concerned", "Reading"), ("early_reason", "Now"), ("whose", "senco"), ("senco_on", on)],
        );
        close(at(Stage::Three, day(2026, 10, 6)), &at_stage(Stage::Three, &given), OFF)
    };
    assert!(said("2027-05-04").is_ok() && said("2025-10-06").is_ok());
    let late = said("2027-05-05").unwrap_err();
    assert_eq!(
        late["senco_on"],
        "Stage 4 begins with the decision, on Tuesday 4 May 2027. Enter that day or an earlier one"
    );
    assert!(said("1950-05-05").unwrap_err()["senco_on"].ends_with("Check the year"));
}
