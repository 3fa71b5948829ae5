//! Moves that were put forward for the SENCo to decide, as rows.

use sqlx::SqliteConnection;

use super::versions::{as_text, from_text};
use crate::db::Look;
use crate::kit::{Answers, AppError, AskerId, Day};
use crate::pathway::{Kept, MoveForwardId, Stage, StageEntryId, StageFormId};
use crate::pupils::PupilId;

/// A move that is put forward and not decided.
pub struct PutForward {
    pub id: MoveForwardId,
    pub answers: Answers,
    pub on: Day,
    pub by: String,
    pub by_id: AskerId,
}

/// The move that is put forward from a stage. Whoever has the stage has found it: only [`entries`](super::entries) makes one.
pub async fn put_forward(look: &Look, kept: &Kept) -> Result<Option<PutForward>, AppError> {
    let entry = kept.entry.id;
    let row = sqlx::query!(
        r#"select f.id as "id!: MoveForwardId", f.answers, f.put_on, f.asker_id as "by_id!: AskerId",
             coalesce(trim(s.title || ' ' || s.forename || ' ' || s.surname), '') as "by!: String"
           from move_put_forward f left join staff s on s.asker_id = f.asker_id
           where f.entry_id = ? and f.answered_on is null"#,
        entry
    )
    .fetch_optional(look.db())
    .await?;
    row.map(|row| {
        let answers = from_text(&row.answers)?;
        Ok(PutForward { id: row.id, answers, on: row.put_on, by: row.by, by_id: row.by_id })
    })
    .transpose()
}

/// Puts a move forward from a stage from which none is, and gives its number.
pub async fn put_move_forward(
    tx: &mut SqliteConnection,
    entry: StageEntryId,
    answers: &Answers,
    by: AskerId,
    on: Day,
) -> Result<MoveForwardId, AppError> {
    let answers = as_text(answers)?;
    let put = sqlx::query!(
        "insert into move_put_forward (entry_id, answers, put_on, asker_id) values (?, ?, ?, ?)",
        entry,
        answers,
        on,
        by
    )
    .execute(tx)
    .await?;
    Ok(MoveForwardId(put.last_insert_rowid()))
}

/// Whatever is put forward from a stage is answered: by a decision, or with a reason why not. False: nothing was.
pub async fn answer_forward(
    tx: &mut SqliteConnection,
    entry: StageEntryId,
    by: AskerId,
    on: Day,
    reason: &str,
    decision: Option<StageFormId>,
) -> Result<bool, AppError> {
    let answered = sqlx::query!(
        "update move_put_forward set answered_on = ?, answered_by = ?, reason = ?, answered_by_form = ?
         where entry_id = ? and answered_on is null",
        on,
        by,
        reason,
        decision,
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

/// The decision that answered a move is taken back: the move is put forward as before. False: it answered none, or
/// another one is put forward by now.
pub async fn reopen_forward(tx: &mut SqliteConnection, decision: StageFormId) -> Result<bool, AppError> {
    let reopened = sqlx::query!(
        "update move_put_forward set answered_on = null, answered_by = null, reason = '', answered_by_form = null
         where answered_by_form = ?1 and not exists (select 1 from move_put_forward o
           where o.entry_id = move_put_forward.entry_id and o.answered_on is null)",
        decision
    )
    .execute(tx)
    .await?;
    Ok(reopened.rows_affected() > 0)
}

/// A move of a child is put forward no longer. What was decided about it stands, and if that is taken back, the move does
/// not come back with it. False: it was answered before.
pub async fn withdraw(
    tx: &mut SqliteConnection,
    pupil: PupilId,
    id: MoveForwardId,
    by: AskerId,
    on: Day,
) -> Result<bool, AppError> {
    let withdrawn = sqlx::query!(
        "update move_put_forward set answered_on = ?, answered_by = ?, reason = 'Withdrawn'
         where id = ? and answered_on is null and entry_id in (select id from stage_entry where pupil_id = ?)",
        on,
        by,
        id,
        pupil
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query!("update move_put_forward set answered_by_form = null where id = ?", id).execute(tx).await?;
    Ok(withdrawn.rows_affected() == 1)
}

/// Whether the same decision is put forward already, in whatever words and not by this move itself.
pub async fn other_put_forward(
    tx: &mut SqliteConnection,
    entry: StageEntryId,
    answers: &Answers,
    than: Option<MoveForwardId>,
) -> Result<bool, AppError> {
    let decision = answers.first("decision");
    let is = sqlx::query_scalar!(
        r#"select exists (select 1 from move_put_forward where entry_id = ?1 and answered_on is null
             and id is not ?2 and answers ->> '$.decision[0]' = ?3) as "is!: bool""#,
        entry,
        than,
        decision
    )
    .fetch_one(tx)
    .await?;
    Ok(is)
}

/// The stage where a child is now, if the asker may see the child's needs.
pub async fn current(
    tx: &mut SqliteConnection,
    pupil: PupilId,
    asker: AskerId,
    today: Day,
) -> Result<Option<(StageEntryId, Stage)>, AppError> {
    let row = sqlx::query!(
        "select id, stage from stage_entry where pupil_id = ?1 and closed_on is null and stage <> 'five'
           and pupil_id in (select m.pupil_id from may_see m
             where m.pupil_id = ?1 and m.asker_id = ?2 and m.sen = 1 and ?3 between m.from_day and m.to_day)",
        pupil,
        asker,
        today
    )
    .fetch_optional(tx)
    .await?;
    Ok(row.map(|row| (row.id, row.stage)))
}
