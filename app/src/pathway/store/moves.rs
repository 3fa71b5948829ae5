//! Stages of children that begin, go on and end, as rows.

use sqlx::SqliteConnection;

use crate::kit::{AppError, AskerId, Day};
use crate::pathway::{NewEntry, PlanEnd, StageEntry, StageEntryId, StageState, Stay, Whose};

/// A stage begins.
pub async fn open(tx: &mut SqliteConnection, new: &NewEntry) -> Result<StageEntryId, AppError> {
    let opened = sqlx::query!(
        "insert into stage_entry (pupil_id, stage, opened_on, opened_by, ta_supports) values (?, ?, ?, ?, ?)",
        new.pupil,
        new.stage,
        new.opened_on,
        new.opened_by,
        new.ta_supports
    )
    .execute(tx)
    .await?;
    Ok(StageEntryId(opened.last_insert_rowid()))
}

/// The same of a child who was on the stage before the app.
pub async fn place(
    tx: &mut SqliteConnection,
    new: &NewEntry,
    placed_on: Day,
    reviewed_before: Option<Day>,
) -> Result<StageEntryId, AppError> {
    let placed = sqlx::query!(
        "insert into stage_entry (pupil_id, stage, opened_on, opened_by, ta_supports, placed_on, reviewed_before)
         values (?, ?, ?, ?, ?, ?, ?)",
        new.pupil,
        new.stage,
        new.opened_on,
        new.opened_by,
        new.ta_supports,
        placed_on,
        reviewed_before
    )
    .execute(tx)
    .await?;
    Ok(StageEntryId(placed.last_insert_rowid()))
}

/// Writes how an entry stands now. False: somebody else changed it since that version.
pub async fn save(
    tx: &mut SqliteConnection,
    entry: &StageEntry,
    by: AskerId,
    version: i32,
) -> Result<bool, AppError> {
    let (closed_on, outcome) = match entry.state {
        StageState::Open => (None, None),
        StageState::Closed { on, outcome } => (Some(on), Some(outcome)),
    };
    let closed_by = closed_on.map(|_| by);
    let saved = sqlx::query!(
        "update stage_entry set closed_on = ?, closed_by = ?, outcome = ?, version = version + 1
         where id = ? and version = ?",
        closed_on,
        closed_by,
        outcome,
        entry.id,
        version
    )
    .execute(tx)
    .await?;
    Ok(saved.rows_affected() == 1)
}

/// The child stays at the stage.
pub async fn add_stay(tx: &mut SqliteConnection, id: StageEntryId, stay: &Stay) -> Result<(), AppError> {
    sqlx::query!(
        "insert into stage_stay (entry_id, on_day, asker_id, reason) values (?, ?, ?, ?)",
        id,
        stay.on,
        stay.by,
        stay.reason
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Only the first decisions to stay, so many of them, stand: the one after them was a mistake.
pub async fn take_back_stay(
    tx: &mut SqliteConnection,
    id: StageEntryId,
    on: Day,
    stand: usize,
) -> Result<(), AppError> {
    let stand = i64::try_from(stand).unwrap_or(i64::MAX);
    sqlx::query!(
        "update stage_stay set taken_back_on = ?1 where id in (select id from stage_stay
           where entry_id = ?2 and taken_back_on is null order by id limit -1 offset ?3)",
        on,
        id,
        stand
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Whose concern brought a child to the stage.
pub async fn add_concern_of(
    tx: &mut SqliteConnection,
    id: StageEntryId,
    whose: Whose,
    said_on: Day,
) -> Result<(), AppError> {
    sqlx::query!(
        "insert into developing_concern (entry_id, whose, said_on) values (?, ?, ?)",
        id,
        whose,
        said_on
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Whether the plan of a child at stage 6 is to end, and from when on. False: somebody was quicker.
pub async fn set_plan_end(
    tx: &mut SqliteConnection,
    id: StageEntryId,
    plan: PlanEnd,
    version: i32,
) -> Result<bool, AppError> {
    let (decided_on, from) = (plan.decided_on(), plan.ends_from());
    let saved = sqlx::query!(
        "update stage_entry set plan_ceased_on = ?, plan_ends_from = ?, version = version + 1
         where id = ? and version = ?",
        decided_on,
        from,
        id,
        version
    )
    .execute(tx)
    .await?;
    Ok(saved.rows_affected() == 1)
}

/// What began a stage was a mistake: it never began. False: somebody was quicker.
pub async fn take_back_stage(
    tx: &mut SqliteConnection,
    id: StageEntryId,
    on: Day,
    by: AskerId,
    version: i32,
) -> Result<bool, AppError> {
    let taken = sqlx::query!(
        "update stage_entry set taken_back_on = ?1, closed_on = max(opened_on, ?1), closed_by = ?2,
           outcome = 'withdrawn', version = version + 1
         where id = ?3 and version = ?4",
        on,
        by,
        id,
        version
    )
    .execute(tx)
    .await?;
    Ok(taken.rows_affected() == 1)
}

/// Every form of a stage and everything that is on record of it counts no longer.
pub async fn take_back_all_of(tx: &mut SqliteConnection, id: StageEntryId, on: Day) -> Result<(), AppError> {
    sqlx::query!(
        "update stage_form set taken_back_on = ? where entry_id = ? and taken_back_on is null",
        on,
        id
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query!(
        "update action_record set taken_back_on = ? where entry_id = ? and taken_back_on is null",
        on,
        id
    )
    .execute(tx)
    .await?;
    Ok(())
}
