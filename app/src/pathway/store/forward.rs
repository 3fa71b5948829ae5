//! Moves that were put forward for the SENCo to decide, as rows.

use sqlx::SqliteConnection;

use crate::db::{Look, our_fault};
use crate::kit::{Answers, AppError, AskerId, Day};
use crate::pathway::{Stage, StageEntryId};
use crate::pupils::PupilId;

/// A move that is put forward and not decided.
pub struct PutForward {
    pub answers: Answers,
    pub on: Day,
    pub by: String,
}

/// The move that is put forward from a stage that was found for the reader.
pub async fn put_forward(look: &Look, entry: StageEntryId) -> Result<Option<PutForward>, AppError> {
    let row = sqlx::query!(
        r#"select f.answers, f.put_on,
             coalesce(trim(s.title || ' ' || s.forename || ' ' || s.surname), '') as "by!: String"
           from move_put_forward f left join staff s on s.asker_id = f.asker_id
           where f.entry_id = ? and f.answered_on is null"#,
        entry
    )
    .fetch_optional(look.db())
    .await?;
    let read = |text: &str| serde_json::from_str(text).map_err(|error| our_fault(&error));
    row.map(|row| Ok(PutForward { answers: read(&row.answers)?, on: row.put_on, by: row.by })).transpose()
}

pub async fn put_move_forward(
    tx: &mut SqliteConnection,
    entry: StageEntryId,
    answers: &Answers,
    by: AskerId,
    on: Day,
) -> Result<(), AppError> {
    let answers = serde_json::to_string(answers).map_err(|error| our_fault(&error))?;
    sqlx::query!(
        "insert into move_put_forward (entry_id, answers, put_on, asker_id) values (?, ?, ?, ?)",
        entry,
        answers,
        on,
        by
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Whatever is put forward from a stage is answered. False: nothing was.
pub async fn answer_forward(
    tx: &mut SqliteConnection,
    entry: StageEntryId,
    by: AskerId,
    on: Day,
    reason: &str,
) -> Result<bool, AppError> {
    let answered = sqlx::query!(
        "update move_put_forward set answered_on = ?, answered_by = ?, reason = ?
         where entry_id = ? and answered_on is null",
        on,
        by,
        reason,
        entry
    )
    .execute(tx)
    .await?;
    Ok(answered.rows_affected() > 0)
}

/// What was answered last from a stage, and for this reason, waits for an answer again.
pub async fn unanswer_forward(
    tx: &mut SqliteConnection,
    entry: StageEntryId,
    reason: &str,
) -> Result<(), AppError> {
    sqlx::query!(
        "update move_put_forward set answered_on = null, answered_by = null, reason = ''
         where reason = ?2 and id = (select max(id) from move_put_forward where entry_id = ?1)",
        entry,
        reason
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Whether the same decision is put forward already, in whatever words.
pub async fn is_put_forward(
    tx: &mut SqliteConnection,
    entry: StageEntryId,
    answers: &Answers,
) -> Result<bool, AppError> {
    let decision = answers.first("decision");
    let is = sqlx::query_scalar!(
        r#"select exists (select 1 from move_put_forward
             where entry_id = ? and answered_on is null and answers ->> '$.decision[0]' = ?) as "is!: bool""#,
        entry,
        decision
    )
    .fetch_one(tx)
    .await?;
    Ok(is)
}

/// The stage where a child is now, for an act about a child who was found.
pub async fn current(
    tx: &mut SqliteConnection,
    pupil: PupilId,
) -> Result<Option<(StageEntryId, Stage)>, AppError> {
    let row = sqlx::query!(
        "select id, stage from stage_entry where pupil_id = ? and closed_on is null and stage <> 'five'",
        pupil
    )
    .fetch_optional(tx)
    .await?;
    Ok(row.map(|row| (row.id, row.stage)))
}
