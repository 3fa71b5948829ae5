//! Stages that begin and end because of what happens in another room: an assessment, a plan. And what was a mistake there
//! is taken back with the stages that it began and ended.

use super::{NewEntry, Outcome, PlanEnd, StageEntry, StageEntryId, StageState, store};
use crate::db::Act;
use crate::kit::{AppError, Day};

/// Why a move that was put forward waits no longer.
const STAGE_ENDED: &str = "The stage ended meanwhile";

/// Begins a stage. The asker has found the child. `placed_on`: of what had begun before the child was placed here, the
/// day of the placing; nothing that fell due earlier is late.
pub async fn open_stage(
    act: &mut Act,
    new: &NewEntry,
    placed_on: Option<Day>,
) -> Result<StageEntryId, AppError> {
    match placed_on {
        Some(placed_on) => store::place(act.db(), new, placed_on, None).await,
        None => store::open(act.db(), new).await,
    }
}

/// Ends a stage. [`AppError::Conflict`] where somebody was quicker.
pub async fn close_stage(
    act: &mut Act,
    kept: &store::Kept,
    on: Day,
    outcome: Outcome,
) -> Result<(), AppError> {
    let (by, today) = (act.asker.id, act.today);
    save(act, kept, StageState::Closed { on, outcome }).await?;
    // What was put forward from a stage that has ended is answered by its end.
    store::answer_forward(act.db(), kept.entry.id, by, today, STAGE_ENDED, None).await?;
    Ok(())
}

/// A stage did not end after all: it goes on as it was, and what was put forward from it waits again.
/// [`AppError::Conflict`] where somebody was quicker.
pub async fn reopen_stage(act: &mut Act, kept: &store::Kept) -> Result<(), AppError> {
    save(act, kept, StageState::Open).await?;
    store::unanswer_forward(act.db(), kept.entry.id, STAGE_ENDED).await
}

/// A stage on which nothing stands never began after all. Its row stays, taken back. [`AppError::Conflict`] where
/// somebody was quicker.
pub async fn take_back_stage(act: &mut Act, kept: &store::Kept) -> Result<(), AppError> {
    let (by, today) = (act.asker.id, act.today);
    let taken = store::take_back_stage(act.db(), kept.entry.id, today, by, kept.version).await?;
    if taken { Ok(()) } else { Err(AppError::Conflict) }
}

/// Whether the plan of a child at stage 6 is to end, and from when on the child may leave the stage.
/// [`AppError::Conflict`] where somebody was quicker.
pub async fn set_plan_end(act: &mut Act, kept: &store::Kept, plan: PlanEnd) -> Result<(), AppError> {
    if kept.plan == plan || store::set_plan_end(act.db(), kept.entry.id, plan, kept.version).await? {
        Ok(())
    } else {
        Err(AppError::Conflict)
    }
}

async fn save(act: &mut Act, kept: &store::Kept, state: StageState) -> Result<(), AppError> {
    let by = act.asker.id;
    let entry = StageEntry { state, ..kept.entry.clone() };
    if store::save(act.db(), &entry, by, kept.version).await? { Ok(()) } else { Err(AppError::Conflict) }
}
