//! What was put on record of the stages of children, as rows.

use sqlx::SqliteConnection;

use crate::db::Look;
use crate::kit::{AppError, AskerId, Day};
use crate::pathway::{Action, CopyTo, Stage, StageEntryId};
use crate::pupils::{PupilId, sees_needs};

/// Puts on record what a form of a stage tells of: once, and only an action of the stage itself while that is open.
pub async fn record_from_form(
    tx: &mut SqliteConnection,
    entry: StageEntryId,
    action: Action,
    on: Day,
    by: AskerId,
) -> Result<(), AppError> {
    let (stage, action) = (action.stage(), action.id());
    let words =
        if stage == Stage::One { "On the concern form" } else { "On the form of the initial concern" };
    sqlx::query!(
        "insert into action_record (entry_id, action, done_on, words, asker_id)
         select ?1, ?2, ?3, ?4, ?5
         where exists (select 1 from stage_entry where id = ?1 and stage = ?6 and closed_on is null)
           and not exists (select 1 from action_record where entry_id = ?1 and action = ?2
             and (taken_back_on is null or action <> 'initial_concern_template'))",
        entry,
        action,
        on,
        words,
        by,
        stage
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Puts an action on record, and gives its number.
pub async fn record(
    tx: &mut SqliteConnection,
    entry: StageEntryId,
    action: Action,
    done_on: Day,
    words: &str,
    by: AskerId,
) -> Result<i64, AppError> {
    let action = action.id();
    let recorded = sqlx::query!(
        "insert into action_record (entry_id, action, done_on, words, asker_id) values (?, ?, ?, ?, ?)",
        entry,
        action,
        done_on,
        words,
        by
    )
    .execute(tx)
    .await?;
    Ok(recorded.last_insert_rowid())
}

/// Something that is on record of a child.
pub struct Recorded {
    pub id: i64,
    pub entry: StageEntryId,
    pub stage: Stage,
    pub action: String,
    pub done_on: Day,
    pub words: String,
    pub by: AskerId,
    pub by_name: String,
    /// The day on which the letter about it went home, where it is an intervention.
    pub letter_sent_on: Option<Day>,
    /// The stage goes on.
    pub open: bool,
}

/// Everything that is on record of a child whose needs the reader may see, as it was done.
pub async fn on_record(look: &Look, pupil: PupilId) -> Result<Vec<Recorded>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let rows = sqlx::query_as!(
        Recorded,
        r#"select a.id as "id!", a.entry_id as "entry: StageEntryId", e.stage as "stage: Stage", a.action,
             a.done_on as "done_on: Day", a.words, a.asker_id as "by: AskerId",
             coalesce(trim(f.title || ' ' || f.forename || ' ' || f.surname), '') as "by_name!: String",
             a.letter_sent_on as "letter_sent_on: Day", e.closed_on is null as "open!: bool"
           from action_record a join stage_entry e on e.id = a.entry_id left join staff f on f.asker_id = a.asker_id
           where e.pupil_id = ?1 and a.taken_back_on is null and exists (select 1 from may_see m
             where m.pupil_id = ?1 and m.asker_id = ?2 and m.sen = 1 and ?3 between m.from_day and m.to_day)
           order by a.done_on, a.id"#,
        pupil,
        asker,
        today
    )
    .fetch_all(look.db())
    .await?;
    Ok(rows)
}

/// Something that is on record and not taken back, of a child whose needs the reader may see.
pub async fn one_record(look: &Look, id: i64) -> Result<Recorded, AppError> {
    let pupil = pupil_of_record(look, id).await?;
    on_record(look, pupil).await?.into_iter().find(|recorded| recorded.id == id).ok_or(AppError::NotFound)
}

/// A copy of what was reviewed was given to somebody; `of_review`: the record of the review that tells of it.
pub async fn give_copy(
    tx: &mut SqliteConnection,
    entry: StageEntryId,
    to: CopyTo,
    on: Day,
    by: AskerId,
    of_review: Option<i64>,
) -> Result<(), AppError> {
    sqlx::query!(
        "insert into copy_given (entry_id, given_to, given_on, asker_id, record_id) values (?, ?, ?, ?, ?)",
        entry,
        to,
        on,
        by,
        of_review
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// The letter about an intervention went home. The first day that was put on record stays.
pub async fn send_letter(tx: &mut SqliteConnection, id: i64, on: Day, by: AskerId) -> Result<(), AppError> {
    sqlx::query!(
        "update action_record set letter_sent_on = ?, letter_sent_by = ? where id = ? and letter_sent_on is null",
        on,
        by,
        id
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// The child of something that is on record, if the reader may see the child's needs.
pub async fn pupil_of_record(look: &Look, id: i64) -> Result<PupilId, AppError> {
    let pupil = sqlx::query_scalar!(
        r#"select e.pupil_id as "id: PupilId" from action_record a join stage_entry e on e.id = a.entry_id
           where a.id = ?"#,
        id
    )
    .fetch_one(look.db())
    .await?;
    if sees_needs(look, pupil).await? { Ok(pupil) } else { Err(AppError::NotFound) }
}

/// It was a mistake. False: it was taken back already, or its stage has ended.
pub async fn take_back(tx: &mut SqliteConnection, id: i64, on: Day) -> Result<bool, AppError> {
    let taken = sqlx::query!(
        "update action_record set taken_back_on = ? where id = ? and taken_back_on is null
           and exists (select 1 from stage_entry e where e.id = action_record.entry_id and e.closed_on is null)",
        on,
        id
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query!("update copy_given set taken_back_on = ? where record_id = ?", on, id).execute(tx).await?;
    Ok(taken.rows_affected() == 1)
}
