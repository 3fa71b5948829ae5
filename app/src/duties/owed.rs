//! What is owed to parents: a letter for each intervention, and the copies of what was reviewed. It does not end with a
//! stage, nor with the child's time on the pathway, but when it is done or when the child leaves the school.

use super::duty::{DutyKind, ForWhom};
use super::facts::SpellFacts;
use super::rules::Found;
use crate::kit::Role;
use crate::pathway::{Action, CopyTo, Stage};

impl Found<'_> {
    pub(super) fn owed_to_parents(&mut self) {
        if self.child.left.is_none() {
            self.letters();
            self.copies();
        }
    }

    /// A letter for each intervention, whenever it began. What is sent is in the list while its stage goes on.
    fn letters(&mut self) {
        let child = self.child;
        for spell in &child.spells {
            let role = if spell.entry.stage <= Stage::Two { Role::ClassTeacher } else { Role::Senco };
            for done in spell.recorded.iter().filter(|done| done.action.is_intervention()) {
                let kind = DutyKind::InterventionLetter { record: done.record, action: done.action };
                let sent = done.letter_sent.is_some();
                self.owed(spell, (kind, role), done.on, sent);
            }
        }
    }

    /// The copies of the last review of targets, whoever gave them at whatever stage: one that was given on the day of the
    /// review or later is a copy of it. The review after it tells of the same targets, so that its copies take their
    /// place.
    fn copies(&mut self) {
        let child = self.child;
        let reviews =
            child.spells.iter().filter_map(|spell| Some((spell.last(Action::is_target_review)?, spell)));
        let Some((on, spell)) = reviews.max_by_key(|(on, spell)| (*on, spell.entry.id)) else { return };
        let mut given = [false; CopyTo::ALL.len()];
        for (to, given_on) in child.spells.iter().flat_map(|spell| &spell.copies) {
            let place = CopyTo::ALL.iter().position(|one| one == to);
            if let Some(given) = place.and_then(|place| given.get_mut(place)) {
                *given |= *given_on >= on;
            }
        }
        let done = given.iter().all(|given| *given);
        self.owed(spell, (DutyKind::Copies, Role::ClassTeacher), on, done);
    }

    /// No day is named, so that it is five school days.
    fn owed(
        &mut self,
        spell: &SpellFacts,
        (kind, role): (DutyKind, Role),
        since: crate::kit::Day,
        done: bool,
    ) {
        if !done || spell.entry.is_current() {
            let by = self.days.at_once(since);
            self.add(spell, kind, ForWhom::Role(role), by, done);
        }
    }
}
