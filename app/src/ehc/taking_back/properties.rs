//! What must hold whatever is put on record and taken back, in whatever order.

use proptest::{collection::vec, prelude::*};

use super::*;
use crate::ehc::Recorded;
use crate::ehc::rules::properties::{any_event, on};
use crate::ehc::rules::tests::record;
use crate::ehc::spell::NewEvent;

/// Somebody puts something on record, so many days after what was tried last, or takes the last thing back.
#[derive(Clone, Debug)]
enum Try {
    Record(i64, NewEvent),
    TakeBack,
}

fn any_tries() -> impl Strategy<Value = Vec<Try>> {
    let record = any_event().prop_map(|(later, event)| Try::Record(later, event));
    vec(prop_oneof![3 => record, 1 => Just(Try::TakeBack)], 0..120)
}

/// What is on record after all of it, and what of it was not taken back.
fn tried(tries: Vec<Try>) -> (Vec<Spell>, Vec<NewEvent>) {
    let (mut spells, mut stand, mut days) = (Vec::new(), Vec::new(), 0_i64);
    for one in tries {
        match one {
            Try::Record(later, event) => {
                days = (days + later).max(0);
                let event = NewEvent { on: on(days), ..event };
                if record(&mut spells, event.clone()).is_ok() {
                    stand.push(event);
                }
            }
            Try::TakeBack => {
                let Some(last) = last_recorded(&spells).map(|(_, last)| last.id) else { continue };
                if take_back(last, &mut spells, &[]).is_ok() {
                    stand.pop();
                }
            }
        }
    }
    (spells, stand)
}

proptest! {
    // A case that fails becomes a named test, not a file of seeds.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_left_is_as_if_what_was_taken_back_had_never_been_recorded(tries in any_tries()) {
        let (spells, stand) = tried(tries);
        let mut without = Vec::new();
        for event in stand {
            prop_assert!(record(&mut without, event).is_ok());
        }
        prop_assert_eq!(spells, without);
    }

    #[test]
    fn all_of_it_can_be_taken_back_to_nothing_and_each_may_be_recorded_again(tries in any_tries()) {
        let (mut spells, stand) = tried(tries);
        for event in stand.into_iter().rev() {
            let last = last_recorded(&spells).unwrap().1.id;
            let before = spells.clone();
            let taken = take_back(last, &mut spells, &[]).unwrap();
            prop_assert_eq!((taken.what.what, taken.what.on), (event.what, event.on));
            let mut again = spells.clone();
            let recorded = record(&mut again, event).unwrap();
            prop_assert_eq!(&again, &before);
            let moves = match recorded {
                Recorded::On(_) => taken.stages == Undone::Nothing,
                Recorded::Begins => matches!(taken.stages, Undone::NeverBegan(_)),
                Recorded::Ends(entry, _) => taken.stages == Undone::GoesOn(entry),
                Recorded::PlanBegins(entry) => taken.stages.goes_on() == Some(entry) && taken.stages != Undone::GoesOn(entry),
            };
            prop_assert!(moves, "{:?} {:?}", recorded, taken.stages);
        }
        prop_assert_eq!(spells, Vec::new());
    }

    #[test]
    fn nothing_but_the_last_is_taken_back_and_a_stage_that_is_used_stays(tries in any_tries()) {
        let (spells, _) = tried(tries);
        let last = last_recorded(&spells).map(|(_, last)| last.id);
        let all: Vec<_> = spells.iter().map(|spell| spell.entry).collect();
        for event in spells.iter().flat_map(|spell| &spell.events) {
            prop_assert!(Some(event.id) == last || may_take_back(event.id, &spells, &[]).is_err());
            if let Ok(undone) = may_take_back(event.id, &spells, &all) {
                prop_assert_eq!(undone.never_began(), None);
            }
        }
    }
}
