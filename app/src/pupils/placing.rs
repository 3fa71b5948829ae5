//! SEN code and needs of a child who is placed in the app, as they stood before.

use std::collections::HashMap;

use super::codes_server::code_decided;
use super::needs_server::needs_decided;
use super::store;
use super::{CodeNow, NeedsNow, NewCode, NewNeeds, PupilId};
use crate::db::{Act, Look};
use crate::kit::{AppError, Day};

/// Code and needs in force of one child or of each whose needs the reader may see. Two queries, however many children.
pub async fn code_and_needs_now(
    look: &Look,
    only: Option<PupilId>,
) -> Result<HashMap<PupilId, (CodeNow, NeedsNow)>, AppError> {
    let mut stand = store::needs_standing(look, only).await?;
    let mut both = HashMap::new();
    for (pupil, code, _) in store::codes_now(look, only).await? {
        let (needs, since) = stand.remove(&pupil).unwrap_or_default();
        both.insert(pupil, (code, NeedsNow { needs, since, born_on: code.born_on }));
    }
    Ok(both)
}

/// Keeps a code from before the placing. The asker has found the child and may decide about codes. [`AppError::Conflict`]
/// where the code is another by now.
pub async fn place_code(act: &mut Act, pupil: PupilId, new: &NewCode) -> Result<(), AppError> {
    let by = act.asker.id;
    if !store::set_code(act.db(), pupil, new, by).await? {
        return Err(AppError::Conflict);
    }
    let today = act.today;
    store::mark_code_placed(act.db(), pupil, today).await?;
    act.note(code_decided(pupil, new)).await
}

/// Keeps the needs from before the placing. The asker has found the child and may decide about needs.
pub async fn place_needs(act: &mut Act, pupil: PupilId, new: &NewNeeds) -> Result<(), AppError> {
    let (by, today) = (act.asker.id, act.today);
    let before = store::needs_in_force(act.db(), pupil).await?;
    store::change_needs(act.db(), pupil, &before, new, by).await?;
    store::mark_needs_placed(act.db(), pupil, today).await?;
    act.note(needs_decided(pupil, &before, new)).await
}

/// Takes back the code and the needs that came with a placing on a day, each where nothing was decided about it since: what
/// was in force before is again. Whether each was. The asker has found the child and may decide about both.
pub async fn take_back_placed(
    act: &mut Act,
    pupil: PupilId,
    placed_on: Day,
) -> Result<(bool, bool), AppError> {
    let today = act.today;
    let code = store::take_back_placed_code(act.db(), pupil, placed_on, today).await?;
    let needs = store::take_back_placed_needs(act.db(), pupil, placed_on, today).await?;
    Ok((code, needs))
}
