//! Stages that begin and end because of what happens in another room: an assessment, a plan.

use super::{NewEntry, Outcome, StageEntry, StageEntryId, StageState, store};
use crate::db::Act;
use crate::kit::{AppError, Day};

/// Begins a stage. The asker has found the child.
pub async fn open_stage(act: &mut Act, new: &NewEntry) -> Result<StageEntryId, AppError> {
    store::open(act.db(), new).await
}

/// Ends a stage. [`AppError::Conflict`] where somebody was quicker.
pub async fn close_stage(
    act: &mut Act,
    kept: &store::Kept,
    on: Day,
    outcome: Outcome,
) -> Result<(), AppError> {
    let (by, today) = (act.asker.id, act.today);
    let entry = StageEntry { state: StageState::Closed { on, outcome }, ..kept.entry.clone() };
    if !store::save(act.db(), &entry, by, kept.version).await? {
        return Err(AppError::Conflict);
    }
    // What was put forward from a stage that has ended is answered by its end.
    store::answer_forward(act.db(), entry.id, by, today, "", None).await?;
    Ok(())
}

/// The local authority has decided to cease the plan of a child at stage 6, who may then leave the stage; or has not
/// after all.
pub async fn set_plan_ceased(act: &mut Act, entry: StageEntryId, on: Option<Day>) -> Result<(), AppError> {
    store::set_plan_ceased(act.db(), entry, on).await
}
