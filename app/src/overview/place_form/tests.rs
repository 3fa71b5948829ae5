use super::*;
use crate::kit::faults;

fn today() -> Day {
    Day::from_ymd_opt(2026, 11, 24).unwrap()
}

fn at(stage: &str, opened_on: &str) -> Answers {
    Answers::default().with("stage", stage).with("opened_on", opened_on)
}

fn wrong(answers: &Answers) -> Vec<String> {
    place_faults(answers, today()).into_keys().collect()
}

#[test]
fn the_form_is_declared_without_fault() {
    assert_eq!(faults(&PLACING), Vec::<String>::new());
}

#[test]
fn every_stage_but_the_fifth_can_be_chosen() {
    let read = |(id, _): &(&str, &str)| PlacedAt::from_id(id).map(|at| at.0);
    let stages: Vec<_> = PlacedAt::OPTIONS.iter().filter_map(read).collect();
    assert_eq!(stages, [Stage::One, Stage::Two, Stage::Three, Stage::Four, Stage::Six]);
    assert_eq!(PlacedAt::from_id("five"), None);
    assert!(PlanWent::OPTIONS.iter().all(|(id, _)| PlanWent::from_id(id).is_some()));
    assert_eq!(PlanWent::from_id("cease"), None);
}

#[test]
fn a_stage_and_its_day_are_enough() {
    let checked = PLACING.check(&at("four", "2025-09-08"), today());
    assert!(checked.is_ok() && wrong(&at("four", "2025-09-08")).is_empty());
    let errors = PLACING.check(&Answers::default(), today()).unwrap_err();
    assert_eq!(errors.into_keys().collect::<Vec<_>>(), ["opened_on", "stage"]);
}

#[test]
fn one_child_is_placed_within_three_minutes_two_answers_are_enough_and_few_questions_are_asked() {
    for (stage, asked) in [("one", 8), ("two", 10), ("three", 10), ("four", 10), ("six", 11)] {
        let answers = at(stage, "2026-09-07");
        let count = PLACING.questions().filter(|question| PLACING.asks(question, &answers)).count();
        assert_eq!(count, asked, "{stage}");
    }
    let all = PLACING.questions().count();
    assert_eq!(all, 17, "on one page, without the browser's half");
    let none = PLACING.check(&Answers::default(), today()).unwrap_err();
    assert_eq!(none.len(), 2);
}

#[test]
fn the_row_of_the_stage_decides_which_last_days_are_asked() {
    let asked = |stage| {
        let answers = at(stage, "2026-09-07");
        [&REVIEWED_IN_SCHOOL_ON, &REVIEWED_ON, &MET_ON, &PLAN_REVIEWED_ON]
            .map(|ask| PLACING.asks(&ask.question, &answers))
    };
    assert_eq!(asked("one"), [false; 4]);
    assert_eq!(asked("two"), [true, false, true, false]);
    assert_eq!(asked("three"), [false, true, true, false]);
    assert_eq!(asked("four"), [false, true, true, false]);
    assert_eq!(asked("six"), [false, true, false, true]);
    for early in [
        at("two", "2026-09-07").with("reviewed_in_school_on", "2026-09-06"),
        at("three", "2026-09-07").with("met_on", "2026-09-06"),
    ] {
        assert_eq!(wrong(&early).len(), 1, "a day of the stage");
    }
}

#[test]
fn a_stage_of_more_than_nine_years_ago_is_a_slip_of_the_keyboard() {
    assert_eq!(wrong(&at("three", "2017-11-23")), ["opened_on"]);
    assert!(wrong(&at("three", "2017-11-24")).is_empty());
}

#[test]
fn a_review_is_of_the_stage_and_is_asked_of_stages_that_have_one() {
    let early = at("four", "2025-09-08").with("reviewed_on", "2025-09-07");
    assert_eq!(wrong(&early), ["reviewed_on"]);
    assert!(wrong(&at("four", "2025-09-08").with("reviewed_on", "2025-09-08")).is_empty());
    // Without the browser's half all questions are shown, and what is not asked is not read.
    assert!(wrong(&at("one", "2026-10-06").with("reviewed_on", "2025-09-07")).is_empty());
}

#[test]
fn a_code_is_placed_with_the_day_since_which_it_stands() {
    let without = PLACING.check(&at("four", "2025-09-08").with("code", "K"), today()).unwrap_err();
    assert_eq!(without["code_since"], "Enter the day since which the child has had this code");
}

#[test]
fn an_assessment_has_its_request_before_the_answer_and_is_over_at_stage_6() {
    let asked = |stage, received, agreed| {
        at(stage, "2025-09-08")
            .with("assessing", "yes")
            .with("by_whom", "parents")
            .with("received_on", received)
            .with("agreed_on", agreed)
    };
    assert!(wrong(&asked("four", "2026-09-14", "2026-10-20")).is_empty());
    assert_eq!(wrong(&asked("four", "2026-09-14", "2026-09-13")), ["agreed_on"]);
    assert_eq!(wrong(&asked("six", "2026-09-14", "")), ["assessing"]);
    let bare = at("four", "2025-09-08").with("assessing", "yes");
    let errors = PLACING.check(&bare, today()).unwrap_err();
    assert_eq!(errors.into_keys().collect::<Vec<_>>(), ["by_whom", "received_on"]);
}

#[test]
fn the_last_annual_review_says_what_was_decided_and_when() {
    let six = || at("six", "2023-06-12");
    assert_eq!(wrong(&six().with("plan_reviewed_on", "2026-06-10")), ["plan_went"]);
    assert_eq!(wrong(&six().with("plan_went", "amend")), ["plan_reviewed_on"]);
    assert!(wrong(&six().with("plan_reviewed_on", "2026-06-10").with("plan_went", "amend")).is_empty());
    let early = six().with("plan_reviewed_on", "2023-06-11").with("plan_went", "maintain");
    assert_eq!(wrong(&early), ["plan_reviewed_on"]);
}

#[test]
fn no_need_is_chosen_twice_and_the_main_one_comes_first() {
    let needs =
        |first, second| at("three", "2026-09-07").with("first_need", first).with("second_need", second);
    assert!(wrong(&needs("SLCN", "ASD")).is_empty());
    assert_eq!(wrong(&needs("SLCN", "SLCN")), ["second_need"]);
    assert_eq!(wrong(&needs("", "SLCN")), ["first_need"]);
}

#[test]
fn everything_that_stands_against_the_answers_is_told_at_once() {
    let poor = at("six", "2017-01-01")
        .with("reviewed_on", "2016-01-01")
        .with("second_need", "HI")
        .with("assessing", "yes");
    assert_eq!(wrong(&poor), ["assessing", "first_need", "opened_on", "reviewed_on"]);
}
