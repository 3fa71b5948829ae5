//! The last progress meeting before a child was placed here.

use super::{Action, StageEntryId, store};
use crate::db::Act;
use crate::kit::{AppError, Day};

/// The words of it on record: it goes with the placing.
pub const HELD_BEFORE: &str = "Held before the child was placed here";

/// Puts the last progress meeting before the placing on record of the stage, so that the next one is counted from it. Put
/// there by mistake, it is taken back as any other action.
pub async fn place_meeting(
    act: &mut Act,
    entry: StageEntryId,
    meeting: Action,
    on: Day,
) -> Result<(), AppError> {
    let by = act.asker.id;
    store::record(act.db(), entry, meeting, on, HELD_BEFORE, by).await?;
    Ok(())
}
