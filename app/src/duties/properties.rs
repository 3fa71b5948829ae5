//! What must hold for whatever has happened to any children, on any day.

use std::collections::HashSet;

use chrono::TimeDelta;
use proptest::{collection::vec, option, prelude::*, sample::subsequence};

use super::*;
use crate::calendar::{Closure, ClosureKind, SchoolCalendar, Span, typical_years};
use crate::kit::{AskerId, Day};
use crate::pathway::{
    Action, Extension, NewEntry, Outcome, Process, ProcessChanges, Stage, StageEntryId, StageState,
    Suggestions, Timeframe,
};
use crate::pupils::PupilId;

/// Days from the first of the two shipped years.
fn on(days: i64) -> Day {
    Day::from_ymd_opt(2026, 9, 7).unwrap() + TimeDelta::days(days)
}

fn actions() -> Vec<Action> {
    Process::default().stage(Stage::One).actions.to_vec()
}

fn any_process() -> impl Strategy<Value = Process> {
    let timeframe = prop_oneof![
        Just(Timeframe::SchoolWeeks(6)),
        (1..=26_u8).prop_map(Timeframe::SchoolWeeks),
        (1..=3_u8).prop_map(Timeframe::Terms),
    ];
    timeframe.prop_map(|timeframe| {
        let timeframes = [(Stage::One, timeframe)].into();
        Process::with(&ProcessChanges { timeframes, ..ProcessChanges::default() }).unwrap()
    })
}

/// The shipped years, with days lost to snow.
fn any_calendar() -> impl Strategy<Value = SchoolCalendar> {
    vec((0..640_i64, 0..12_i64), 0..5).prop_map(|lost| {
        SchoolCalendar::new(typical_years().into_iter().map(|year| {
            lost.iter().fold(year, |year, (from, length)| {
                let span = Span::new(on(*from), on(from + length));
                let closure = Closure { kind: ClosureKind::Emergency, span, name: String::new() };
                year.closing(closure).unwrap_or(year)
            })
        }))
    })
}

fn any_state(opened: i64) -> impl Strategy<Value = StageState> {
    prop_oneof![
        4 => Just(StageState::Open),
        1 => (0..80_i64).prop_map(move |later| {
            StageState::Closed { on: on(opened + later), outcome: Outcome::ProgressMade }
        }),
    ]
}

fn any_concern() -> impl Strategy<Value = ConcernFacts> {
    let rest = (option::of(0..50_i64), option::of(0..300_i64), any::<bool>());
    (0..560_i64, rest, subsequence(actions(), 0..=5), any::<i16>()).prop_flat_map(
        |(opened, (extended, placed, told_family), recorded, id)| {
            any_state(opened).prop_map(move |state| {
                let (pupil, opened_by) = (PupilId(id.into()), AskerId(7));
                let new = NewEntry { pupil, stage: Stage::One, opened_on: on(opened), opened_by };
                let mut entry = new.with_id(StageEntryId(id.into()));
                entry.state = state;
                entry.extended = extended.map(|later| Extension {
                    on: on(opened + later),
                    by: opened_by,
                    reason: "Away".to_owned(),
                });
                let placed_on = placed.map(|later| on(opened + later));
                ConcernFacts { entry, placed_on, recorded: recorded.clone(), told_family }
            })
        },
    )
}

fn any_facts() -> impl Strategy<Value = Facts> {
    (vec(any_concern(), 0..6), any::<bool>(), any::<bool>()).prop_map(
        |(concerns, extend_once, tell_family)| Facts {
            suggestions: Suggestions { extend_once, tell_family },
            concerns,
        },
    )
}

proptest! {
    // A case that fails becomes a named test, not a file of seeds.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_duty_has_one_rule_that_can_be_looked_up(
        process in any_process(), facts in any_facts(), calendar in any_calendar(), today in 0..720_i64,
    ) {
        for duty in due(&process, &facts, &calendar, on(today)) {
            let in_process = duty.rule().stage(&process).is_some();
            prop_assert_eq!(in_process, duty.source() == Source::School);
            prop_assert!(!duty.rule().words(&process).is_empty());
        }
    }

    #[test]
    fn no_suggestion_is_made_unless_it_is_switched_on(
        process in any_process(), facts in any_facts(), calendar in any_calendar(), today in 0..720_i64,
    ) {
        let facts = Facts { suggestions: Suggestions::default(), ..facts };
        let duties = due(&process, &facts, &calendar, on(today));
        prop_assert!(duties.iter().all(|duty| duty.source() != Source::Suggestion));
    }

    #[test]
    fn a_day_that_a_school_rule_gives_is_a_school_day(
        process in any_process(), facts in any_facts(), calendar in any_calendar(), today in 0..720_i64,
    ) {
        for duty in due(&process, &facts, &calendar, on(today)) {
            if let Ok(due) = duty.due() {
                prop_assert_eq!(calendar.is_open(due.by), Ok(true));
                prop_assert_eq!(due.by, due.working);
            }
        }
    }

    #[test]
    fn doing_more_never_adds_a_duty_or_makes_one_late(
        process in any_process(), facts in any_facts(), calendar in any_calendar(), today in 0..720_i64,
        more in vec((subsequence(actions(), 0..=5), any::<bool>(), any::<bool>()), 6),
    ) {
        let before = due(&process, &facts, &calendar, on(today));
        let mut facts = facts;
        for (concern, (recorded, told, closes)) in facts.concerns.iter_mut().zip(more) {
            concern.recorded.extend(recorded);
            concern.told_family |= told;
            if closes && concern.entry.is_open() {
                concern.entry.state = StageState::Closed { on: on(today), outcome: Outcome::MovedOn };
            }
        }
        let after = due(&process, &facts, &calendar, on(today));
        let not_done = |duties: &[Duty]| duties.iter().filter(|duty| duty.state != State::Done).count();
        let late = |duties: &[Duty]| duties.iter().filter(|duty| duty.state == State::Overdue).count();
        prop_assert!(after.len() <= before.len());
        prop_assert!(not_done(&after) <= not_done(&before));
        prop_assert!(late(&after) <= late(&before));
    }

    #[test]
    fn what_is_late_today_is_late_tomorrow(
        process in any_process(), facts in any_facts(), calendar in any_calendar(), today in 0..720_i64,
        later in 0..400_i64,
    ) {
        let now = due(&process, &facts, &calendar, on(today));
        let then = due(&process, &facts, &calendar, on(today + later));
        prop_assert_eq!(now.len(), then.len());
        for (now, then) in now.iter().zip(&then) {
            prop_assert_eq!((now.kind, now.when), (then.kind, then.when));
            prop_assert!(now.state != State::Overdue || then.state == State::Overdue);
            prop_assert_eq!(now.state == State::Done, then.state == State::Done);
        }
    }

    #[test]
    fn the_same_facts_give_the_same_list_in_whatever_order_they_come(
        process in any_process(), facts in any_facts(), calendar in any_calendar(), today in 0..720_i64,
    ) {
        let mut ids = HashSet::new();
        let mut facts = facts;
        facts.concerns.retain(|concern| ids.insert(concern.entry.id));
        let list = grouped(due(&process, &facts, &calendar, on(today)), on(today));
        facts.concerns.reverse();
        prop_assert_eq!(list, grouped(due(&process, &facts, &calendar, on(today)), on(today)));
    }

    #[test]
    fn nothing_earlier_than_the_placing_is_late(
        process in any_process(), facts in any_facts(), calendar in any_calendar(), today in 0..720_i64,
    ) {
        for concern in facts.concerns {
            let placed = concern.placed_on;
            let facts = Facts { concerns: vec![concern], ..Facts::default() };
            for duty in due(&process, &facts, &calendar, on(today)) {
                let earlier = placed.is_some_and(|placed| duty.by().is_ok_and(|by| by < placed));
                prop_assert!(!(earlier && duty.state == State::Overdue));
            }
        }
    }
}
