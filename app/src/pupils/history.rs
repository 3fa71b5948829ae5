//! What the SENCo decided about a child's code and needs before the program was there, told again: the histories of a
//! demonstration school. Each has its own day and its own author.

use super::codes_server::code_decided;
use super::needs_server::needs_decided;
use super::told_server::parents_told;
use super::{NewCode, NewNeeds, PupilId, Told, store};
use crate::db::{Act, Past};
use crate::kit::AppError;

/// A decision about the code, which is in force from then on. [`AppError::Conflict`] where the code was another.
pub async fn replay_code(act: &mut Act, past: Past, pupil: PupilId, new: &NewCode) -> Result<(), AppError> {
    if !store::set_code(act.db(), pupil, new, past.by).await? {
        return Err(AppError::Conflict);
    }
    act.note_past(past, code_decided(pupil, new)).await
}

/// That the parents were told of the last decision about the code. [`AppError::NotFound`] where there is none.
pub async fn replay_told(act: &mut Act, past: Past, pupil: PupilId, told: &Told) -> Result<(), AppError> {
    let decision = store::last_decision(act.db(), pupil).await?.ok_or(AppError::NotFound)?;
    if !store::record_told(act.db(), decision, told, past.by).await? {
        return Err(AppError::Conflict);
    }
    act.note_past(past, parents_told(pupil, told)).await
}

/// A decision about the needs; what stood before is kept.
pub async fn replay_needs(act: &mut Act, past: Past, pupil: PupilId, new: &NewNeeds) -> Result<(), AppError> {
    let before = store::needs_in_force(act.db(), pupil).await?;
    store::change_needs(act.db(), pupil, &before, new, past.by).await?;
    act.note_past(past, needs_decided(pupil, &before, new)).await
}
