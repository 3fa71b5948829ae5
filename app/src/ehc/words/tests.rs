use super::*;
use crate::calendar::typical_years;
use crate::ehc::Event;
use crate::ehc::spell::{EventId, Happened};
use crate::ehc::steps;
use crate::kit::AskerId;
use crate::pathway::{NewEntry, StageEntryId, StageState, Timeframe};
use crate::pupils::PupilId;

fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_ymd_opt(year, month, day).unwrap()
}

fn requested(order: Option<Order>) -> Vec<Spell> {
    let opened_on = day(2027, 6, 1);
    let root = Happened {
        id: EventId(1),
        what: if order.is_some() { Event::Ordered } else { Event::Requested },
        on: opened_on,
        by_whom: None,
        order,
        decision: None,
        words: String::new(),
        by: String::new(),
    };
    let entry = StageEntryId(1);
    vec![Spell { entry, stage: Stage::Five, opened_on, state: StageState::Open, events: vec![root] }]
}

fn clocks(order: Option<Order>, process: &Process) -> Option<String> {
    clock_words(&requested(order), process, &SchoolCalendar::new(typical_years()))
}

#[test]
fn both_clocks_are_shown_with_their_days() {
    let words = "The law: 20 weeks, until Tuesday 19 October 2027. The school expects 26 weeks or longer, until Tuesday 30 November 2027.";
    assert_eq!(clocks(None, &Process::default()).as_deref(), Some(words));
    assert_eq!(clock_words(&[], &Process::default(), &SchoolCalendar::default()), None);
}

#[test]
fn an_order_has_the_tribunals_clock_alone() {
    let words = "From the order or the agreement: 14 weeks, until Tuesday 7 September 2027.";
    assert_eq!(clocks(Some(Order::Assess), &Process::default()).as_deref(), Some(words));
    let words = "From the order or the agreement: 11 weeks, until Tuesday 17 August 2027.";
    assert_eq!(clocks(Some(Order::IssuePlan), &Process::default()).as_deref(), Some(words));
}

#[test]
fn a_school_that_has_changed_its_time_reads_its_own() {
    let timeframes = [(Stage::Five, Timeframe::CalendarWeeks(30))].into();
    let changes = crate::pathway::ProcessChanges { timeframes, ..Default::default() };
    let words = clocks(None, &Process::with(&changes).unwrap()).unwrap();
    assert!(
        words.ends_with("The school expects 30 weeks or longer, until Tuesday 28 December 2027."),
        "{words}"
    );
}

#[test]
fn the_laws_day_is_told_even_where_the_school_year_is_not_in() {
    let words = clock_words(&requested(None), &Process::default(), &SchoolCalendar::default()).unwrap();
    assert!(words.contains("until Tuesday 19 October 2027"), "{words}");
}

#[test]
fn a_child_is_at_a_stage_with_an_assessment_beside_it_or_at_none() {
    let entry = |id, stage, opened_on| {
        let (pupil, opened_by) = (PupilId(1), AskerId(2));
        NewEntry::of(pupil, stage, opened_on, opened_by).with_id(StageEntryId(id))
    };
    let (three, five) = (entry(1, Stage::Three, day(2026, 9, 7)), entry(2, Stage::Five, day(2027, 6, 1)));
    let process = Process::default();
    assert_eq!(
        where_words(&[three.clone(), five.clone()], &process),
        "The child is at stage 3, SEN support, since Monday 7 September 2026. An assessment has been under way beside it since Tuesday 1 June 2027."
    );
    assert_eq!(
        where_words(&[five], &process),
        "The child is at none of the other stages. An assessment has been under way since Tuesday 1 June 2027."
    );
    assert_eq!(
        where_words(&[three], &process),
        "The child is at stage 3, SEN support, since Monday 7 September 2026."
    );
    assert_eq!(where_words(&[], &process), "The child is at no stage.");
}

#[test]
fn a_plan_that_is_to_end_says_until_when_it_is_maintained_and_why() {
    use crate::ehc::choices::PlanDecision;
    use crate::ehc::rules::tests::{after, decided, new, ordered, planned};
    let on = day(2028, 10, 10);
    let ends = vec![new(Event::ReviewMeeting, day(2028, 9, 12)), decided(PlanDecision::Cease, on)];
    let told = |more: &[crate::ehc::NewEvent], today| {
        plan_end_words(&after([planned(), ends.clone(), more.to_vec()].concat()), today)
    };
    assert_eq!(plan_end_words(&after(planned()), on), None);
    assert_eq!(
        told(&[], day(2028, 12, 11)).as_deref(),
        Some(
            "The plan is maintained while the parents may appeal, until Monday 11 December 2028. From Tuesday 12 December 2028 on the child can leave stage 6: decide about that on the child’s page."
        )
    );
    let over = "Nobody can appeal against that any longer. Decide about stage 6 on the child’s page.";
    assert_eq!(told(&[], day(2028, 12, 12)).as_deref(), Some(over));
    let mediation = [new(Event::MediationAsked, day(2028, 11, 1))];
    let words = told(&mediation, day(2029, 1, 8)).unwrap();
    assert!(words.starts_with("The parents have asked for mediation."), "{words}");
    let appealed = [new(Event::Appealed, day(2028, 11, 1))];
    let words = told(&appealed, day(2029, 1, 8)).unwrap();
    assert!(words.starts_with("The plan is maintained until the parents’ appeal is decided"), "{words}");
    let dismissed = [appealed[0].clone(), ordered(Order::Dismissed, day(2029, 1, 8))];
    assert_eq!(told(&dismissed, day(2029, 1, 8)).as_deref(), Some(over));
}

#[test]
fn a_date_is_far_near_today_late_or_done() {
    let calendar = SchoolCalendar::new(typical_years());
    let on = |today| steps(&requested(None), false, None, &Process::default(), &calendar, today).remove(0);
    // Six weeks from 1 June: 13 July.
    for (today, standing, words) in [
        (day(2027, 6, 1), Standing::Later, "Due in 42 days"),
        (day(2027, 6, 29), Standing::Near, "Due in 14 days"),
        (day(2027, 7, 12), Standing::Near, "Due tomorrow"),
        (day(2027, 7, 13), Standing::Near, "Due today"),
        (day(2027, 7, 14), Standing::Late, "1 day late"),
        (day(2027, 7, 20), Standing::Late, "7 days late"),
    ] {
        assert_eq!(
            (on(today).standing(today, None), on(today).when_words(today, None).as_str()),
            (standing, words)
        );
    }
    let done = Step { done: true, ..on(day(2027, 7, 20)) };
    assert_eq!(
        (done.standing(day(2027, 7, 20), None), done.when_words(day(2027, 7, 20), None).as_str()),
        (Standing::Done, "Done")
    );
}

#[test]
fn what_passed_before_the_child_was_placed_here_is_neither_late_nor_called_in_time() {
    let calendar = SchoolCalendar::new(typical_years());
    let today = day(2027, 11, 2);
    let decide = steps(&requested(None), false, None, &Process::default(), &calendar, today).remove(0);
    let words = "Passed before the child was placed here";
    let placed = Some(day(2027, 7, 14));
    assert_eq!(
        (decide.standing(today, placed), decide.when_words(today, placed).as_str()),
        (Standing::Near, words)
    );
    assert_eq!(decide.standing(today, Some(day(2027, 7, 13))), Standing::Late);
}
