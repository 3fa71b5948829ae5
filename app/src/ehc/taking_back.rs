//! Taking back what was put on record by mistake: the wrong child, the wrong day, the wrong kind. What was recorded last goes
//! first, with the stage that it began or ended, so that what is left is as if it had never been recorded.

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

use super::choices::Order;
use super::event::Event;
use super::rules::ends_with;
use super::spell::{EventId, Happened, Spell, with_plan};
use crate::kit::long_date;
use crate::pathway::{Outcome, Stage, StageEntry, StageEntryId, StageState};

/// Something that was taken back, and what became of the child's stages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenBack {
    /// Where it was on record.
    pub entry: StageEntryId,
    pub what: Happened,
    pub stages: Undone,
}

/// What taking something back does to a child's stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undone {
    /// No stage began or ended with it.
    Nothing,
    /// Stage 5 began with it, and never did.
    NeverBegan(StageEntryId),
    /// Stage 5 ended with it, and goes on.
    GoesOn(StageEntryId),
    /// The final plan: stage 6 never began. Stage 5 goes on, and so does the stage beside it that ended with the plan.
    NoPlan { five: StageEntryId, six: StageEntryId },
}

impl Undone {
    /// The stage that began with it.
    pub fn never_began(self) -> Option<StageEntryId> {
        match self {
            Undone::NeverBegan(never) | Undone::NoPlan { six: never, .. } => Some(never),
            Undone::Nothing | Undone::GoesOn(_) => None,
        }
    }

    /// The stage 5 that ended with it.
    pub fn goes_on(self) -> Option<StageEntryId> {
        match self {
            Undone::GoesOn(five) | Undone::NoPlan { five, .. } => Some(five),
            Undone::Nothing | Undone::NeverBegan(_) => None,
        }
    }

    /// What became of the stages, as a sentence without its stop. Empty where nothing did.
    pub fn words(self) -> &'static str {
        match self {
            Undone::Nothing => "",
            Undone::NeverBegan(_) => "Stage 5 never began",
            Undone::GoesOn(_) => "Stage 5 goes on",
            Undone::NoPlan { .. } => "Stage 6 never began, and what ended with the plan goes on",
        }
    }
}

/// What was put on record last of a child: all that can be taken back.
pub fn last_recorded(spells: &[Spell]) -> Option<(&Spell, &Happened)> {
    let all = spells.iter().flat_map(|spell| spell.events.iter().map(move |event| (spell, event)));
    all.max_by_key(|(_, event)| event.id)
}

/// What taking something back would do or, if it cannot be taken back, why not and what is to be taken back first, as a
/// sentence without its stop. `used`: the stages on which something else stands, such as an action on record.
pub fn may_take_back(id: EventId, spells: &[Spell], used: &[StageEntryId]) -> Result<Undone, String> {
    let is_here = spells.iter().any(|spell| spell.events.iter().any(|event| event.id == id));
    let Some((spell, last)) = last_recorded(spells).filter(|_| is_here) else {
        return Err(taken_already());
    };
    if last.id != id {
        return Err(format!(
            "Take back first what was put on record after it, the last of all first: “{}”, of {}",
            last.title(),
            long_date(last.on)
        ));
    }
    if spell.stage == Stage::Six {
        return if spell.is_open() { Ok(Undone::Nothing) } else { Err(left_since()) };
    }
    match last.what {
        Event::FinalPlan => no_plan(spell, spells, used),
        what if ends_with(what).is_some() => match with_plan(spells) {
            Some(six) => Err(format!(
                "The child has been at stage 6 here since {}, and an assessment does not go on beside a plan",
                long_date(six.opened_on)
            )),
            None => Ok(Undone::GoesOn(spell.entry)),
        },
        what if what == Event::Requested || last.order.is_some_and(Order::begins_an_assessment) => {
            unused(spell, used).map(|()| Undone::NeverBegan(spell.entry))
        }
        _ => Ok(Undone::Nothing),
    }
}

fn no_plan(five: &Spell, spells: &[Spell], used: &[StageEntryId]) -> Result<Undone, String> {
    let later = spells.iter().filter(|spell| spell.stage == Stage::Six && spell.entry > five.entry);
    match later.min_by_key(|spell| spell.entry) {
        Some(six) if six.is_open() => {
            unused(six, used).map(|()| Undone::NoPlan { five: five.entry, six: six.entry })
        }
        _ => Err(left_since()),
    }
}

fn taken_already() -> String {
    "It was taken back already".to_owned()
}

fn left_since() -> String {
    "The child has left stage 6 since. Take that decision back first, on the child’s page".to_owned()
}

fn unused(began: &Spell, used: &[StageEntryId]) -> Result<(), String> {
    if !used.contains(&began.entry) {
        return Ok(());
    }
    Err(format!(
        "Something else is on record of stage {}, which began with it. Take that back first, on the child’s page",
        began.stage.number()
    ))
}

/// Takes something back, where it may be: what is left is as if it had never been recorded.
pub fn take_back(id: EventId, spells: &mut Vec<Spell>, used: &[StageEntryId]) -> Result<TakenBack, String> {
    let stages = may_take_back(id, spells, used)?;
    let taken = spells.iter_mut().find_map(|spell| {
        let place = spell.events.iter().position(|event| event.id == id)?;
        Some((spell.entry, spell.events.remove(place)))
    });
    for spell in spells.iter_mut().filter(|spell| stages.goes_on() == Some(spell.entry)) {
        spell.state = StageState::Open;
    }
    spells.retain(|spell| stages.never_began() != Some(spell.entry));
    let (entry, what) = taken.ok_or_else(taken_already)?;
    Ok(TakenBack { entry, what, stages })
}

/// The stage beside stage 5 that ended with the plan with which a stage 6 began, if the child was on one. `stages` are all
/// of the child's.
pub fn ended_with_plan<'a>(
    stages: impl IntoIterator<Item = &'a StageEntry>,
    six: StageEntryId,
) -> Option<StageEntryId> {
    // A child is on one stage at a time, so it is the one before.
    let before = stages.into_iter().filter(|entry| entry.stage != Stage::Five && entry.id < six);
    let before = before.max_by_key(|entry| entry.id)?;
    let with_plan = matches!(before.state, StageState::Closed { outcome: Outcome::PlanIssued, .. });
    with_plan.then_some(before.id)
}
