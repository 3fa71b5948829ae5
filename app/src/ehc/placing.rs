//! Putting on record what happened before a child was placed in the app.

use super::recording_server::about;
use super::store;
use super::{NewEvent, ReviewedBefore, Spell, UnderWay};
use crate::db::Act;
use crate::kit::{AppError, long_date};
use crate::pathway::{NewEntry, Stage, StageEntryId, place};
use crate::pupils::PupilId;

/// Begins stage 5 of a child who is placed, on the day of the request. The asker has found the child, of whom no
/// assessment is under way here.
pub async fn place_assessment(act: &mut Act, pupil: PupilId, under_way: UnderWay) -> Result<(), AppError> {
    let new = NewEntry::of(pupil, Stage::Five, under_way.received_on, act.asker.id);
    let entry = place(act, &new, None).await?;
    for event in under_way.events() {
        record(act, pupil, entry, &event).await?;
    }
    Ok(())
}

/// Puts the last annual review of a child on record who is placed at stage 6.
pub async fn place_review(
    act: &mut Act,
    pupil: PupilId,
    entry: StageEntryId,
    reviewed: ReviewedBefore,
) -> Result<(), AppError> {
    record(act, pupil, entry, &reviewed.event()).await
}

/// Takes back what a placing put on record of an assessment or a plan; nothing else is there. The asker has found the child.
/// [`AppError::Conflict`] where somebody was quicker.
pub async fn take_back_placed_events(act: &mut Act, pupil: PupilId, spell: &Spell) -> Result<(), AppError> {
    let today = act.today;
    for event in &spell.events {
        if !store::take_back(act.db(), event.id, today).await? {
            return Err(AppError::Conflict);
        }
        let words = format!("{}, on {}", event.title(), long_date(event.on));
        act.note(about("assessment_taken_back", pupil, &words, &event.words)).await?;
    }
    Ok(())
}

async fn record(
    act: &mut Act,
    pupil: PupilId,
    entry: StageEntryId,
    event: &NewEvent,
) -> Result<(), AppError> {
    let (by, now) = (act.asker.id, act.school().now());
    store::add(act.db(), entry, event, by, now).await?;
    let words = format!("{}, on {}", event.title(), long_date(event.on));
    act.note(about("assessment_recorded", pupil, &words, &event.words)).await
}
