//! What is known of children before they are placed: of one, or of everybody, in the same few queries.

use std::collections::HashMap;

use super::{Before, store};
use crate::db::Look;
use crate::ehc::assessed;
use crate::kit::AppError;
use crate::pathway::{StageEntryId, entries};
use crate::pupils::{PupilId, code_and_needs_now};

/// Of a child whose needs the reader may see; [`AppError::NotFound`] of any other.
pub async fn before(look: &Look, pupil: PupilId) -> Result<Before, AppError> {
    known(look, Some(pupil)).await?.remove(&pupil).ok_or(AppError::NotFound)
}

/// Of every child whose needs the reader may see.
pub async fn before_of_all(look: &Look) -> Result<HashMap<PupilId, Before>, AppError> {
    known(look, None).await
}

async fn known(look: &Look, only: Option<PupilId>) -> Result<HashMap<PupilId, Before>, AppError> {
    let kept = entries(look, only).await?;
    let mut ended = store::stages_ended(look, only).await?;
    let mut known = HashMap::new();
    for (pupil, (code, needs)) in code_and_needs_now(look, only).await? {
        let before = Before { at: None, ended: ended.remove(&pupil), assessed: Vec::new(), code, needs };
        known.insert(pupil, before);
    }
    for entry in kept.iter().map(|kept| &kept.entry).filter(|entry| entry.is_current()) {
        if let Some(before) = known.get_mut(&entry.pupil) {
            before.at = Some((entry.stage, entry.opened_on));
        }
    }
    let whose: HashMap<StageEntryId, PupilId> =
        kept.iter().map(|kept| (kept.entry.id, kept.entry.pupil)).collect();
    for spell in assessed(look, &kept).await? {
        if let Some(before) = whose.get(&spell.entry).and_then(|pupil| known.get_mut(pupil)) {
            before.assessed.push(spell);
        }
    }
    Ok(known)
}
