//! What may be put on record when and, if not, why not and what would allow it. What it does to the child's stages.

#[cfg(test)]
pub(in crate::ehc) mod properties;
#[cfg(test)]
pub(in crate::ehc) mod tests;

use super::basis::{Basis, basis};
use super::choices::Order;
use super::disputes::against_order;
use super::event::Event;
use super::spell::{NewEvent, Spell};
use crate::kit::{Day, FieldErrors, long_date};
use crate::pathway::{Outcome, StageEntryId};
use crate::pupils::{before_birth, too_long_ago};

/// Where something is put on record, and what it does to the child's stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// Stage 5 begins with it, on its day, beside whatever stage the child is on.
    Begins,
    On(StageEntryId),
    /// Stage 5 ends with it. The child is where they were.
    Ends(StageEntryId, Outcome),
    /// The final plan: stage 5 ends, the stage beside it ends, and stage 6 begins on the day of the plan.
    PlanBegins(StageEntryId),
}

/// Checks something that happened against everything on record of the child. All that stands against it is told at
/// once, under the questions `happened_on` and `order`.
pub fn may_record(new: &NewEvent, spells: &[Spell]) -> Result<Recorded, FieldErrors> {
    let on_the_day = |sentence| FieldErrors::from([("happened_on".to_owned(), sentence)]);
    let basis = basis(new.what, spells).map_err(on_the_day)?;
    let mut errors = against_the_day(new, &basis).map(on_the_day).unwrap_or_default();
    if let (Some(order), Some(spell)) = (new.order, basis.spell)
        && let Some(sentence) = against_order(order, spell, spells)
    {
        errors.insert("order".to_owned(), sentence);
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let Some(spell) = basis.spell else { return Ok(Recorded::Begins) };
    Ok(match new.what {
        Event::Ordered if new.order.is_some_and(Order::begins_an_assessment) => Recorded::Begins,
        Event::FinalPlan => Recorded::PlanBegins(spell.entry),
        what => {
            ends_with(what).map_or(Recorded::On(spell.entry), |outcome| Recorded::Ends(spell.entry, outcome))
        }
    })
}

/// Why something cannot have happened to this child on its day, whatever else is on record: under the question `happened_on`.
pub fn against_so_early(new: &NewEvent, born_on: Day, today: Day) -> Result<(), FieldErrors> {
    match before_birth(new.on, born_on).or_else(|| too_long_ago(new.on, today)) {
        Some(sentence) => Err(FieldErrors::from([("happened_on".to_owned(), sentence)])),
        None => Ok(()),
    }
}

/// What can be put on record now, the usual first.
pub fn next_events(spells: &[Spell]) -> Vec<Event> {
    Event::ALL.into_iter().filter(|event| not_now(*event, spells).is_none()).collect()
}

/// Why something cannot be put on record now, whatever its day. None where it can.
pub fn not_now(what: Event, spells: &[Spell]) -> Option<String> {
    basis(what, spells).err()
}

pub(super) fn ends_with(what: Event) -> Option<Outcome> {
    match what {
        Event::RefusedToAssess => Some(Outcome::NotAssessed),
        Event::RefusedToIssue => Some(Outcome::NoPlan),
        Event::Withdrawn => Some(Outcome::Withdrawn),
        Event::FinalPlan => Some(Outcome::PlanIssued),
        _ => None,
    }
}

fn against_the_day(new: &NewEvent, basis: &Basis) -> Option<String> {
    if new.on < basis.not_before {
        let on = long_date(basis.not_before);
        return Some(format!("{} on {on}. Enter that day or a later one", basis.because));
    }
    // Nothing happens in an assessment after its end.
    ends_with(new.what)?;
    let later = basis.spell?.events.iter().filter(|event| event.on > new.on).max_by_key(|event| event.on)?;
    Some(format!(
        "“{}” is on record for {}. Enter that day or a later one",
        later.title(),
        long_date(later.on)
    ))
}
