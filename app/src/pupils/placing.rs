//! SEN code and needs of a child who is placed in the app, as they stood before.

use super::codes_server::code_decided;
use super::needs_server::needs_decided;
use super::store;
use super::{CodeNow, NewCode, NewNeeds, PupilId};
use crate::db::{Act, Look};
use crate::kit::AppError;

/// The code in force of a child whose needs the reader may see; [`AppError::NotFound`] of any other.
pub async fn code_now(look: &Look, pupil: PupilId) -> Result<CodeNow, AppError> {
    store::code_now(look, pupil).await.map(|(now, _)| now)
}

/// Keeps a code from before the placing. The asker has found the child and may decide about codes. [`AppError::Conflict`]
/// where the code is another by now.
pub async fn place_code(act: &mut Act, pupil: PupilId, new: &NewCode) -> Result<(), AppError> {
    let by = act.asker.id;
    if !store::set_code(act.db(), pupil, new, by).await? {
        return Err(AppError::Conflict);
    }
    act.note(code_decided(pupil, new)).await
}

/// Keeps the needs from before the placing. The asker has found the child and may decide about needs.
pub async fn place_needs(act: &mut Act, pupil: PupilId, new: &NewNeeds) -> Result<(), AppError> {
    let by = act.asker.id;
    let before = store::needs_in_force(act.db(), pupil).await?;
    store::change_needs(act.db(), pupil, &before, new, by).await?;
    act.note(needs_decided(pupil, &before, new)).await
}
