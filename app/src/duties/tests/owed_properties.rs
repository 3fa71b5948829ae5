//! Whatever moves a child makes, and whatever is done on the way, each letter and each copy that is owed is there once.

use std::collections::BTreeSet;

use proptest::{collection::vec, prelude::*, sample::select, sample::subsequence};

use super::*;
use crate::pathway::CopyTo;

/// Something that happens to a child, so many days after what happened before.
#[derive(Clone, Debug)]
enum What {
    /// On to a stage, or back to one, or onto the pathway again.
    Move(Stage),
    /// Progress is made.
    Leave,
    Intervene,
    /// One of the letters goes home that have not.
    Send(usize),
    Review,
    Give(Vec<CopyTo>),
}

fn any_step() -> impl Strategy<Value = (i64, What)> {
    let stage = select(vec![Stage::One, Stage::Two, Stage::Three, Stage::Four, Stage::Six]);
    let what = prop_oneof![
        3 => stage.prop_map(What::Move),
        1 => Just(What::Leave),
        2 => Just(What::Intervene),
        1 => (0..8_usize).prop_map(What::Send),
        2 => Just(What::Review),
        2 => subsequence(CopyTo::ALL.to_vec(), 1..=3).prop_map(What::Give),
    ];
    (0..20_i64, what)
}

/// A child, with what is owed to the child's parents as somebody would count it by hand.
struct Counted {
    child: ChildFacts,
    letters: BTreeSet<i64>,
    /// Who has no copy of the last review.
    copies: Vec<CopyTo>,
    records: i64,
}

impl Counted {
    fn now(&mut self) -> Option<&mut SpellFacts> {
        self.child.spells.iter_mut().find(|spell| spell.entry.is_current())
    }

    fn take(&mut self, what: &What, on: Day) {
        match what {
            What::Move(stage) => {
                self.end(on, Outcome::MovedOn);
                let id = i64::try_from(self.child.spells.len()).unwrap() + 1;
                self.child.spells.push(spell(id, *stage, on));
            }
            What::Leave => self.end(on, Outcome::ProgressMade),
            What::Intervene => {
                if let Some(record) = self.record(Action::is_intervention, on) {
                    self.letters.insert(record);
                }
            }
            What::Send(which) => {
                let Some(record) = self.letters.iter().nth(*which).copied() else { return };
                self.letters.remove(&record);
                let mut recorded = self.child.spells.iter_mut().flat_map(|spell| &mut spell.recorded);
                recorded.find(|done| done.record == record).unwrap().letter_sent = Some(on);
            }
            What::Review => {
                if self.record(Action::is_target_review, on).is_some() {
                    // What was given earlier on the same day cannot be told from a copy of this review.
                    let given = self.child.spells.iter().flat_map(|spell| &spell.copies);
                    let today: Vec<CopyTo> = given.filter(|(_, day)| *day == on).map(|(to, _)| *to).collect();
                    self.copies = CopyTo::ALL.into_iter().filter(|to| !today.contains(to)).collect();
                }
            }
            What::Give(to) => {
                let given = to.iter().map(|to| (*to, on));
                // Put on record where the child is or, off the pathway, where the child was last.
                let Some(last) = self.child.spells.last_mut() else { return };
                last.copies.extend(given);
                self.copies.retain(|owed| !to.contains(owed));
            }
        }
    }

    fn end(&mut self, on: Day, outcome: Outcome) {
        if let Some(now) = self.now() {
            now.entry.state = StageState::Closed { on, outcome };
        }
    }

    /// Puts on record what the stage has of a kind, if the child is on one that has.
    fn record(&mut self, is: fn(Action) -> bool, on: Day) -> Option<i64> {
        let record = self.records + 1;
        let now = self.now()?;
        let action = now.entry.stage.asked_for().find(|action| is(*action))?;
        now.recorded.push(on_record(record, action, on));
        self.records = record;
        Some(record)
    }
}

proptest! {
    // A case that fails becomes a named test, not a file of seeds.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_moves_lose_an_owed_letter_or_copy_and_none_shows_one_twice(steps in vec(any_step(), 1..25)) {
        let mut counted = Counted {
            child: child(Vec::new()), letters: BTreeSet::new(), copies: Vec::new(), records: 0,
        };
        let mut on = day(2026, 9, 8);
        for (later, what) in &steps {
            on += chrono::TimeDelta::days(*later);
            counted.take(what, on);
            let duties = of(counted.child.clone(), on);
            let open = || duties.iter().filter(|duty| duty.state != State::Done);
            let mut letters: Vec<i64> = open().filter_map(|duty| match duty.kind {
                DutyKind::InterventionLetter { record, .. } => Some(record),
                _ => None,
            }).collect();
            letters.sort_unstable();
            prop_assert_eq!(letters, counted.letters.iter().copied().collect::<Vec<_>>(), "after {:?}", what);
            let copies = open().filter(|duty| duty.kind == DutyKind::Copies).count();
            prop_assert_eq!(copies, usize::from(!counted.copies.is_empty()), "after {:?}", what);
        }
    }
}
