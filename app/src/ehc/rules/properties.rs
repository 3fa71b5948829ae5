//! What must hold whatever anybody tries to put on record, in whatever order.

use chrono::TimeDelta;
use proptest::{collection::vec, option, prelude::*, sample::select};

use super::tests::{new, record};
use super::*;
use crate::calendar::{SchoolCalendar, typical_years};
use crate::ehc::choices::PlanDecision;
use crate::ehc::{LegalStep, steps};
use crate::kit::Day;
use crate::pathway::{Process, Stage, StageState};

/// Days from the first of the two shipped years.
pub(in crate::ehc) fn on(days: i64) -> Day {
    Day::from_ymd_opt(2026, 9, 7).unwrap() + TimeDelta::days(days)
}

/// Something at some days after what was tried last: most of it comes in order.
pub(in crate::ehc) fn any_event() -> impl Strategy<Value = (i64, NewEvent)> {
    let orders = [
        Order::Assess,
        Order::IssuePlan,
        Order::AmendPlan,
        Order::SchoolOnly,
        Order::KeepPlan,
        Order::Dismissed,
    ];
    let decisions = [PlanDecision::Maintain, PlanDecision::Amend, PlanDecision::Cease];
    let (what, later) = (select(Event::ALL.to_vec()), prop_oneof![4 => 0..40_i64, 1 => -60..0_i64]);
    (what, later, select(orders.to_vec()), select(decisions.to_vec())).prop_map(
        |(what, later, order, decision)| {
            let order = (what == Event::Ordered).then_some(order);
            let decision = (what == Event::ReviewDecision).then_some(decision);
            (later, NewEvent { order, decision, ..new(what, Day::MIN) })
        },
    )
}

/// Everything that anybody tries, each on its day.
fn any_tries() -> impl Strategy<Value = Vec<NewEvent>> {
    vec(any_event(), 0..120).prop_map(|tries| {
        let mut days = 0;
        let dated = tries.into_iter().map(|(later, event)| {
            days = (days + later).max(0);
            NewEvent { on: on(days), ..event }
        });
        dated.collect()
    })
}

/// What any tries leave on record.
fn any_spells() -> impl Strategy<Value = Vec<Spell>> {
    any_tries().prop_map(|tries| {
        let mut spells = Vec::new();
        for event in tries {
            // What is refused changes nothing.
            let _ = record(&mut spells, event);
        }
        spells
    })
}

proptest! {
    // A case that fails becomes a named test, not a file of seeds.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_assessment_is_under_way_at_most_and_none_beside_a_plan(tries in any_tries()) {
        let mut spells = Vec::new();
        for event in tries {
            let _ = record(&mut spells, event);
            let open = |stage| spells.iter().filter(|spell| spell.stage == stage && spell.is_open()).count();
            prop_assert!(open(Stage::Five) + open(Stage::Six) <= 1);
        }
    }

    #[test]
    fn nothing_is_before_the_beginning_of_its_stage_and_no_assessment_ends_before_what_is_in_it(
        spells in any_spells(),
    ) {
        for spell in &spells {
            prop_assert!(spell.events.iter().all(|event| event.on >= spell.opened_on));
            let StageState::Closed { on, .. } = spell.state else { continue };
            prop_assert!(on >= spell.opened_on);
            let end = spell.events.iter().find(|event| event.on == on && ends_with(event.what).is_some());
            let end = end.unwrap();
            // Only what parents do about a refusal comes after it.
            let after = spell.events.iter().filter(|event| event.place() > end.place());
            for event in after {
                prop_assert!(event.what >= Event::MediationAsked, "{event:?}");
            }
        }
    }

    #[test]
    fn a_final_plan_always_ends_stage_5_and_begins_stage_6_on_its_day(spells in any_spells()) {
        let plans = spells.iter().filter_map(|spell| spell.last(Event::FinalPlan).map(|plan| (spell, plan)));
        for (spell, plan) in plans {
            let state = StageState::Closed { on: plan.on, outcome: Outcome::PlanIssued };
            prop_assert_eq!(spell.state, state);
            prop_assert!(spells.iter().any(|other| other.stage == Stage::Six && other.opened_on == plan.on));
        }
    }

    #[test]
    fn what_is_offered_may_be_recorded_on_some_day_and_nothing_else_may(spells in any_spells()) {
        for what in Event::ALL {
            let orders = [None, Some(Order::Assess), Some(Order::AmendPlan), Some(Order::Dismissed)];
            let late = orders.map(|order| NewEvent { order, ..new(what, on(9000)) });
            let may = late.iter().any(|event| may_record(event, &spells).is_ok());
            prop_assert_eq!(next_events(&spells).contains(&what), may, "{:?}", what);
        }
    }

    #[test]
    fn a_date_is_after_what_it_is_counted_from_is_told_once_and_never_moves_because_a_school_was_closed(
        spells in any_spells(), today in 0..800_i64, year_six in any::<bool>(), closed in option::of(0..700_i64),
    ) {
        let calendar = SchoolCalendar::new(typical_years());
        let reckon = |spells: &[Spell]| steps(spells, year_six, None, &Process::default(), &calendar, on(today));
        let told = reckon(&spells);
        let mut kinds: Vec<_> = told.iter().map(|step| (step.entry, step.what)).collect();
        kinds.sort();
        kinds.dedup();
        prop_assert_eq!(kinds.len(), told.len());
        for step in &told {
            let spell = spells.iter().find(|spell| spell.entry == step.entry).unwrap();
            if !matches!(step.what, LegalStep::PhaseTransfer) {
                prop_assert!(step.last_day.is_some_and(|last| last > spell.opened_on));
            }
            if let Ok(due) = step.due {
                prop_assert_eq!(Some(due.by), step.last_day);
                prop_assert!(due.working <= due.by);
            }
        }
        let mut with_exception = spells.clone();
        if let Some(closed) = closed {
            let _ = record(&mut with_exception, new(Event::ClosureException, on(closed)));
        }
        prop_assert_eq!(told, reckon(&with_exception));
    }
}
