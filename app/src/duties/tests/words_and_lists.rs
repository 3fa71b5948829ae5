//! Every stage with its dates, words and lists.

use super::*;
use crate::calendar::{NoDates, SchoolYear, typical_2026_27};
use crate::kit::Role;
use crate::pathway::{ProcessChanges, Suggestions, Who};

fn spell(id: i64, stage: Stage, opened_on: Day) -> SpellFacts {
    SpellFacts::new(NewEntry::of(PupilId(id), stage, opened_on, AskerId(7)).with_id(StageEntryId(id)))
}

fn concern(id: i64, opened_on: Day) -> SpellFacts {
    spell(id, Stage::One, opened_on)
}

fn done(action: Action, on: Day) -> Done {
    on_record(1, action, on)
}

fn duties_of(concerns: Vec<SpellFacts>, today: Day) -> Vec<Duty> {
    let child = |spell: SpellFacts| ChildFacts { pupil: spell.entry.pupil, ..child(vec![spell]) };
    let facts =
        Facts { suggestions: Suggestions::default(), children: concerns.into_iter().map(child).collect() };
    due(&Process::default(), &facts, &SchoolCalendar::new(typical_years()), today)
}

/// The duty to look again at a concern.
fn look_again(concern: SpellFacts, today: Day) -> Duty {
    duties_of(vec![concern], today)
        .into_iter()
        .find(|duty| duty.kind == DutyKind::LookAgain(Stage::One))
        .unwrap()
}

#[test]
fn a_concern_of_6_october_2026_asks_for_a_look_and_the_five_actions_of_row_1_by_24_november() {
    let duties = duties_of(vec![concern(1, day(2026, 10, 6))], day(2026, 10, 6));
    let process = Process::default();
    let what: Vec<_> = duties.iter().map(|duty| duty.kind.what(&process)).collect();
    assert_eq!(
        what,
        [
            "Look again at stage 1, Cause of concern, and decide what happens next",
            "Early intervention",
            "Progress meeting highlights",
            "Provision mapping",
            "Targeted intervention",
            "In-class targets / next steps"
        ]
    );
    for duty in duties {
        assert_eq!((duty.by(), duty.working()), (Ok(day(2026, 11, 24)), Ok(day(2026, 11, 24))));
        assert_eq!((duty.state, duty.source()), (State::Due, Source::School));
        assert_eq!(duty.for_whom, ForWhom::Role(Role::ClassTeacher));
    }
}

#[test]
fn a_concern_of_24_november_2026_is_looked_at_again_on_19_january() {
    let duty = look_again(concern(1, day(2026, 11, 24)), day(2026, 11, 24));
    assert_eq!(duty.by(), Ok(day(2027, 1, 19)));
}

#[test]
fn row_1_is_the_class_teachers_alone() {
    let process = Process::default();
    let involved = process.stage(Stage::One).involved;
    assert_eq!(involved.len(), 1);
    assert_eq!(involved[0].who, [Who::ClassTeacher]);
}

#[test]
fn a_list_says_how_late_and_why() {
    let late = look_again(concern(1, day(2026, 10, 6)), day(2026, 11, 30));
    assert_eq!(late.state, State::Overdue);
    let line = late.line(&Process::default(), day(2026, 11, 30));
    assert_eq!(line.state_words(), "6 days late. Stage 1 is looked at again after 6 school weeks.");
    assert_eq!(line.discharged_by, "Done when the decision is recorded.");
}

#[test]
fn a_day_is_said_as_people_say_it() {
    for (today, words) in [
        (day(2026, 11, 20), "Due by Tuesday 24 November 2026."),
        (day(2026, 11, 23), "Due tomorrow."),
        (day(2026, 11, 24), "Due today."),
        (day(2026, 11, 25), "1 day late."),
    ] {
        assert_eq!(look_again(concern(1, day(2026, 10, 6)), today).when_words(today), words);
    }
}

#[test]
fn the_schools_own_names_and_times_are_in_the_words() {
    let process = Process::with(&ProcessChanges {
        action_names: [(Action::EarlyIntervention, "Early help".to_owned())].into(),
        timeframes: [(Stage::One, crate::pathway::Timeframe::SchoolWeeks(8))].into(),
        ..ProcessChanges::default()
    })
    .unwrap();
    let action = Rule::Action(Action::EarlyIntervention);
    assert_eq!(
        action.words(&process),
        "“Early help” is part of stage 1, to be done by the time it is looked at again."
    );
    let timeframe = Rule::Timeframe(Stage::One).words(&process);
    assert_eq!(timeframe, "Stage 1 is looked at again after 8 school weeks.");
}

#[test]
fn an_action_on_record_is_done_and_never_late() {
    let recorded = vec![done(Action::ProvisionMapping, day(2026, 10, 7))];
    let duties = duties_of(vec![SpellFacts { recorded, ..concern(1, day(2026, 10, 6)) }], day(2027, 1, 5));
    let done: Vec<_> = duties.iter().filter(|duty| duty.state == State::Done).map(|duty| duty.kind).collect();
    assert_eq!(done, [DutyKind::Act(Action::ProvisionMapping)]);
}

#[test]
fn a_closed_concern_asks_for_nothing() {
    let mut closed = concern(1, day(2026, 10, 6));
    closed.entry.state = StageState::Closed { on: day(2026, 11, 24), outcome: Outcome::ProgressMade };
    assert_eq!(duties_of(vec![closed], day(2026, 12, 1)), []);
}

#[test]
fn telling_the_family_is_a_suggestion_and_off_until_it_is_switched_on() {
    let today = day(2026, 10, 7);
    assert!(duties_of(vec![concern(1, today)], today).iter().all(|duty| duty.kind != DutyKind::TellFamily));
    let suggestions = Suggestions { tell_family: true, ..Suggestions::default() };
    let facts = Facts { suggestions, children: vec![child(vec![concern(1, today)])] };
    let duties = due(&Process::default(), &facts, &SchoolCalendar::new(typical_years()), today);
    let suggested: Vec<_> = duties.iter().filter(|duty| duty.source() == Source::Suggestion).collect();
    assert_eq!(suggested.len(), 1);
    assert_eq!(suggested[0].source().label(), "Suggestion");
}

#[test]
fn nothing_that_fell_due_before_the_child_was_placed_is_late() {
    // The letter about an intervention of 6 October: within five school days, by the 13th.
    let today = day(2026, 12, 7);
    let letter = |placed| {
        let recorded = vec![done(Action::EarlyIntervention, day(2026, 10, 6))];
        let at_one = SpellFacts { placed_on: Some(placed), recorded, ..concern(1, day(2026, 10, 6)) };
        let duties = duties_of(vec![at_one], today);
        duties.into_iter().find(|duty| matches!(duty.kind, DutyKind::InterventionLetter { .. })).unwrap()
    };
    let duty = letter(day(2026, 10, 14));
    assert_eq!((duty.state, duty.group(today)), (State::Due, Some(Group::Before)));
    assert!(duty.is_of_before(today));
    assert_eq!(
        duty.when_words(today),
        "Fell due on Tuesday 13 October 2026, before the child was placed here. It is not late."
    );
    assert_eq!(letter(day(2026, 10, 13)).state, State::Overdue);
}

#[test]
fn without_next_years_dates_a_duty_says_so_and_has_no_day() {
    let facts = Facts { children: vec![child(vec![concern(1, day(2027, 6, 22))])], ..Facts::default() };
    let today = day(2027, 6, 22);
    let duties = due(&Process::default(), &facts, &SchoolCalendar::new([typical_2026_27()]), today);
    let missing = NoDates { academic_year: SchoolYear(2027) };
    assert!(duties.iter().all(|duty| duty.by() == Err(missing) && duty.group(today) == Some(Group::Later)));
    assert!(duties[0].when_words(today).starts_with("The dates of the school year 2027/28 are not in yet."));
}

#[test]
fn a_list_begins_with_the_oldest_of_what_is_late() {
    let today = day(2026, 11, 25);
    let opened = [day(2026, 10, 7), day(2026, 10, 6), day(2026, 9, 15), day(2026, 11, 9)];
    let concerns = opened.into_iter().zip(1..).map(|(opened, id)| concern(id, opened)).collect();
    let groups = grouped(duties_of(concerns, today), today);
    let pupils: Vec<(Group, Vec<i64>)> = groups
        .into_iter()
        .map(|(group, duties)| {
            let looks = duties.into_iter().filter(|duty| duty.kind == DutyKind::LookAgain(Stage::One));
            (group, looks.map(|duty| duty.pupil.0).collect())
        })
        .collect();
    assert_eq!(pupils, [(Group::Overdue, vec![3, 2]), (Group::ThisWeek, vec![1]), (Group::Later, vec![4])]);
}

#[test]
fn from_saturday_on_this_week_is_the_week_to_come() {
    // Due on Tuesday 24 November.
    let duty = |today| look_again(concern(1, day(2026, 10, 6)), today).group(today);
    assert_eq!(duty(day(2026, 11, 20)), Some(Group::Later));
    assert_eq!(duty(day(2026, 11, 21)), Some(Group::ThisWeek));
    assert_eq!(duty(day(2026, 11, 23)), Some(Group::ThisWeek));
}
