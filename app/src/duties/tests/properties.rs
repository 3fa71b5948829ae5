//! What must hold for whatever has happened to any children, on any day.

use std::collections::{BTreeSet, HashSet};

use chrono::{Month, TimeDelta};
use proptest::{
    collection::vec,
    option,
    prelude::*,
    sample::{select, subsequence},
};

use super::*;
use crate::calendar::{Closure, ClosureKind, Span};
use crate::pathway::{CopyTo, ProcessChanges, Stay, Suggestions, Timeframe};

/// Days from the first of the two shipped years.
fn on(days: i64) -> Day {
    Day::from_ymd_opt(2026, 9, 7).unwrap() + TimeDelta::days(days)
}

/// The stages of a child's time on the pathway, one after the other or, stage 5, beside.
fn any_stage() -> impl Strategy<Value = Stage> {
    select(Stage::ALL.to_vec())
}

fn any_process() -> impl Strategy<Value = Process> {
    let timeframe = prop_oneof![
        Just(Timeframe::SchoolWeeks(6)),
        (1..=26_u8).prop_map(Timeframe::SchoolWeeks),
        (1..=3_u8).prop_map(Timeframe::Terms),
    ];
    (timeframe, subsequence(vec![Month::October, Month::February, Month::July, Month::May], 3..=4)).prop_map(
        |(timeframe, months)| {
            let timeframes = [(Stage::One, timeframe), (Stage::Two, timeframe)].into();
            let review_months = Some(months);
            Process::with(&ProcessChanges { timeframes, review_months, ..ProcessChanges::default() }).unwrap()
        },
    )
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

/// One time at a stage: how long after the one before it began, how long it lasted, and what was put on record.
#[derive(Clone, Debug)]
struct Time {
    stage: Stage,
    lasts: i64,
    stays: Vec<i64>,
    recorded: Vec<(usize, i64)>,
    copies: bool,
}

fn any_time() -> impl Strategy<Value = Time> {
    let recorded = vec((0..14_usize, 0..200_i64), 0..6);
    (any_stage(), 0..200_i64, vec(0..200_i64, 0..2), recorded, any::<bool>())
        .prop_map(|(stage, lasts, stays, recorded, copies)| Time { stage, lasts, stays, recorded, copies })
}

fn spell(time: &Time, pupil: PupilId, number: i64, opened: i64, is_last: bool) -> SpellFacts {
    let by = AskerId(7);
    let new = NewEntry::of(pupil, time.stage, on(opened), by);
    let mut spell = SpellFacts::new(new.with_id(StageEntryId(pupil.0 * 100 + number)));
    let mut stays: Vec<i64> = time.stays.clone();
    stays.sort_unstable();
    spell.entry.stays =
        stays.iter().map(|later| Stay { on: on(opened + later), by, reason: "Away".to_owned() }).collect();
    if !is_last {
        spell.entry.state = StageState::Closed { on: on(opened + time.lasts), outcome: Outcome::MovedOn };
    }
    let actions: Vec<Action> = time.stage.asked_for().collect();
    spell.recorded = time
        .recorded
        .iter()
        .zip(0..)
        .map(|((which, later), record)| Done {
            record: pupil.0 * 10_000 + number * 100 + record,
            action: actions[which % actions.len()],
            on: on(opened + later),
            letter_sent: None,
        })
        .collect();
    if time.copies {
        spell.copies = CopyTo::ALL.map(|to| (to, on(opened + 300))).into();
    }
    spell
}

fn any_child() -> impl Strategy<Value = ChildFacts> {
    let rest =
        (option::of(0..500_i64), option::of(0..500_i64), option::of(0..500_i64), option::of(0..300_i64));
    let schools = (any::<bool>(), option::of((0..700_i64, any::<bool>())));
    (1..10_000_i64, 0..300_i64, vec(any_time(), 0..4), option::of(any_time()), rest, schools).prop_map(
        |(id, start, times, beside, (met, forward, untold, placed), (reviewed_elsewhere, left))| {
            let pupil = PupilId(id);
            let (mut opened, mut number) = (start, 0);
            let mut spells = Vec::new();
            let times: Vec<Time> = times.into_iter().filter(|time| time.stage != Stage::Five).collect();
            for (at, time) in times.iter().enumerate() {
                number += 1;
                spells.push(spell(time, pupil, number, opened, at + 1 == times.len()));
                opened += time.lasts;
            }
            if let Some(beside) = beside {
                spells.push(spell(&Time { stage: Stage::Five, ..beside }, pupil, 50, start, true));
            }
            for spell in &mut spells {
                spell.placed_on = placed.map(|later| on(start + later));
            }
            ChildFacts {
                spells,
                last_meeting: met.map(on),
                promises: forward
                    .map(|by| Promise { line: id, owner: AskerId(3), by: on(by) })
                    .into_iter()
                    .collect(),
                put_forward_on: forward.map(on),
                untold_code_of: untold.map(on),
                reviewed_elsewhere,
                left: left.map(|(last, file_sent)| Left { last_day: on(last), file_sent }),
                ..ChildFacts::new(pupil)
            }
        },
    )
}

fn any_facts() -> impl Strategy<Value = Facts> {
    (vec(any_child(), 0..5), any::<bool>(), any::<bool>()).prop_map(|(children, extend_once, tell_family)| {
        let mut ids = HashSet::new();
        let children = children.into_iter().filter(|child| ids.insert(child.pupil)).collect();
        Facts { suggestions: Suggestions { extend_once, tell_family }, children }
    })
}

fn is_on_the_pathway(child: &ChildFacts) -> bool {
    child.spells.iter().any(|spell| spell.entry.is_current())
}

proptest! {
    // A case that fails becomes a named test, not a file of seeds.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_duty_has_one_rule_in_words_and_one_thing_that_discharges_it(
        process in any_process(), facts in any_facts(), calendar in any_calendar(), today in 0..720_i64,
    ) {
        for duty in due(&process, &facts, &calendar, on(today)) {
            prop_assert!(!duty.rule().words(&process).is_empty());
            prop_assert!(!duty.kind.discharged_by().is_empty());
            // A rule that is the school's stands in the school's process, and no other does.
            let in_process = duty.rule().stage().is_some() || matches!(duty.rule(), Rule::WholeSchool(_));
            prop_assert_eq!(in_process, duty.source() == Source::School);
            // A rule of the law names where it stands.
            let names = ["section", "regulation", "paragraph", "rules"];
            let named = names.iter().any(|name| duty.rule().words(&process).contains(name));
            prop_assert!(duty.source() != Source::Law || named, "{:?}", duty);
        }
    }

    #[test]
    fn no_duty_is_there_twice(
        process in any_process(), facts in any_facts(), calendar in any_calendar(), today in 0..720_i64,
    ) {
        let duties = due(&process, &facts, &calendar, on(today));
        let kinds: BTreeSet<_> = duties.iter().map(|duty| (duty.pupil, duty.entry, duty.kind)).collect();
        prop_assert_eq!(kinds.len(), duties.len());
    }

    #[test]
    fn nobody_on_the_pathway_is_without_a_next_duty_or_the_year_that_is_missing_for_it(
        process in any_process(), facts in any_facts(), calendar in any_calendar(), today in 0..720_i64,
    ) {
        let duties = due(&process, &facts, &calendar, on(today));
        for child in facts.children.iter().filter(|child| is_on_the_pathway(child)) {
            let next = duties.iter().filter(|duty| duty.pupil == child.pupil && duty.state != State::Done);
            prop_assert!(next.count() > 0, "{child:?}");
        }
    }

    #[test]
    fn whoever_is_on_no_stage_is_asked_for_nothing_of_a_stage_but_what_is_owed_to_parents(
        process in any_process(), facts in any_facts(), calendar in any_calendar(), today in 0..720_i64,
    ) {
        let off: HashSet<_> =
            facts.children.iter().filter(|c| c.spells.iter().all(|s| !s.entry.is_open())).map(|c| c.pupil).collect();
        for duty in due(&process, &facts, &calendar, on(today)) {
            let owed = matches!(duty.kind, DutyKind::InterventionLetter { .. } | DutyKind::Copies);
            prop_assert!(!off.contains(&duty.pupil) || duty.entry.is_none() || owed && duty.state != State::Done);
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
        let of_the_calendar = |duty: &&Duty| duty.source() == Source::School && !matches!(duty.kind, DutyKind::Promise(_));
        let duties = due(&process, &facts, &calendar, on(today));
        for duty in duties.iter().filter(of_the_calendar) {
            if let Ok(due) = duty.due() {
                // Row 5 keeps to the local authority's sixth week, which may end in a holiday.
                let waits = !matches!(duty.rule().stage(), Some(Stage::Five));
                prop_assert!(!waits || due.by == due.working, "{:?}", duty);
                prop_assert!(!waits || calendar.is_open(due.by) == Ok(true), "{:?}", duty);
            }
        }
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
            prop_assert_eq!(now.when, then.when);
            prop_assert!(now.state != State::Overdue || then.state == State::Overdue);
            prop_assert_eq!(now.state == State::Done, then.state == State::Done);
        }
    }

    #[test]
    fn the_same_facts_give_the_same_list_in_whatever_order_the_children_come(
        process in any_process(), facts in any_facts(), calendar in any_calendar(), today in 0..720_i64,
    ) {
        let mut facts = facts;
        let list = grouped(due(&process, &facts, &calendar, on(today)), on(today));
        facts.children.reverse();
        prop_assert_eq!(list, grouped(due(&process, &facts, &calendar, on(today)), on(today)));
    }

    #[test]
    fn nothing_is_late_before_its_own_day_has_passed(
        process in any_process(), facts in any_facts(), calendar in any_calendar(), today in 0..720_i64,
    ) {
        for duty in due(&process, &facts, &calendar, on(today)) {
            prop_assert!(duty.state != State::Overdue || duty.by().is_ok_and(|by| by < on(today)), "{:?}", duty);
        }
    }

    #[test]
    fn what_a_stage_asks_of_a_placed_child_is_never_due_before_the_placing(
        process in any_process(), facts in any_facts(), calendar in any_calendar(),
    ) {
        for child in facts.children {
            let Some(now) = child.spells.iter().find(|spell| spell.entry.is_current()) else { continue };
            let (entry, Some(placed)) = (now.entry.id, child.spells.iter().filter_map(|s| s.placed_on).max()) else { continue };
            let facts = Facts { children: vec![child], ..Facts::default() };
            let of_the_row = |duty: &&Duty| duty.entry == Some(entry)
                && matches!(duty.kind, DutyKind::Act(_) | DutyKind::LookAgain(_) | DutyKind::SixWeekly);
            for duty in due(&process, &facts, &calendar, placed).iter().filter(of_the_row) {
                prop_assert!(duty.by().is_ok_and(|by| by >= placed) || duty.by().is_err(), "{:?}", duty);
            }
        }
    }

    #[test]
    fn nothing_earlier_than_the_placing_is_late(
        process in any_process(), facts in any_facts(), calendar in any_calendar(), today in 0..720_i64,
    ) {
        for child in facts.children {
            let placed = child.spells.iter().find(|spell| spell.entry.is_current()).and_then(|spell| spell.placed_on);
            let facts = Facts { children: vec![child], ..Facts::default() };
            for duty in due(&process, &facts, &calendar, on(today)) {
                let earlier = placed.is_some_and(|placed| duty.by().is_ok_and(|by| by < placed));
                prop_assert!(!(earlier && duty.state == State::Overdue));
            }
        }
    }
}
