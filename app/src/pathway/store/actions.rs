//! What was put on record of the stages of children, as rows.

use sqlx::SqliteConnection;

use crate::db::{Look, our_fault};
use crate::kit::{AppError, AskerId, Day};
use crate::pathway::{Action, CopyTo, ON_CONCERN_FORM, ON_MEETING_FORM, Stage, StageEntryId};
use crate::pupils::{PupilId, sees_needs};

/// Puts on record what a form of a stage tells of: once, and only an action of the stage itself while that is open. What
/// was taken back at stage 1 does not come back; what is on record of the meeting at stage 2 is what its form tells of.
pub async fn record_from_form(
    tx: &mut SqliteConnection,
    entry: StageEntryId,
    action: Action,
    on: Day,
    by: AskerId,
) -> Result<(), AppError> {
    let (stage, action) = (action.stage(), action.id());
    let words = if stage == Stage::One { ON_CONCERN_FORM } else { ON_MEETING_FORM };
    sqlx::query!(
        "insert into action_record (entry_id, action, done_on, words, asker_id)
         select ?1, ?2, ?3, ?4, ?5
         where exists (select 1 from stage_entry where id = ?1 and stage = ?6 and closed_on is null)
           and not exists (select 1 from action_record where entry_id = ?1 and action = ?2
             and (taken_back_on is null or ?6 = 'one'))",
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

/// What the form of a meeting put on record follows it: to the day of the meeting, and off the record where the form tells
/// of it no longer, unless the parents have a letter about it.
pub async fn follow_meeting(
    tx: &mut SqliteConnection,
    entry: StageEntryId,
    told: &[Action],
    met_on: Day,
    on: Day,
) -> Result<(), AppError> {
    sqlx::query!(
        "update action_record set done_on = ?1 where entry_id = ?2 and words = ?3 and taken_back_on is null
           and done_on <> ?1",
        met_on,
        entry,
        ON_MEETING_FORM
    )
    .execute(&mut *tx)
    .await?;
    untell(tx, entry, ON_MEETING_FORM, told, on).await
}

/// What forms put on record in these words goes where none of them tells of it any longer, unless the parents have a
/// letter about it.
pub async fn untell(
    tx: &mut SqliteConnection,
    entry: StageEntryId,
    words: &str,
    told: &[Action],
    on: Day,
) -> Result<(), AppError> {
    let told: Vec<&str> = told.iter().map(|action| action.id()).collect();
    let told = serde_json::to_string(&told).map_err(|error| our_fault(&error))?;
    sqlx::query!(
        "update action_record set taken_back_on = ? where entry_id = ? and words = ? and taken_back_on is null
           and letter_sent_on is null and action not in (select value from json_each(?))",
        on,
        entry,
        words,
        told
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

/// The letter about an intervention went home. Another day than the one on record takes its place.
pub async fn send_letter(tx: &mut SqliteConnection, id: i64, on: Day, by: AskerId) -> Result<(), AppError> {
    sqlx::query!("update action_record set letter_sent_on = ?, letter_sent_by = ? where id = ?", on, by, id)
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

/// It was a mistake. False: it was taken back already, or its stage has ended and the letter about it is sent.
pub async fn take_back(tx: &mut SqliteConnection, id: i64, on: Day) -> Result<bool, AppError> {
    let taken = sqlx::query!(
        "update action_record set taken_back_on = ? where id = ? and taken_back_on is null
           and (letter_sent_on is null
             or exists (select 1 from stage_entry e where e.id = action_record.entry_id and e.closed_on is null))",
        on,
        id
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query!(
        "update copy_given set taken_back_on = ? where record_id = ? and taken_back_on is null",
        on,
        id
    )
    .execute(tx)
    .await?;
    Ok(taken.rows_affected() == 1)
}

/// A copy that was put on record by itself, not with a review.
pub struct CopyGiven {
    pub id: i64,
    pub entry: StageEntryId,
    pub stage: Stage,
    pub to: CopyTo,
    pub on: Day,
    pub by: AskerId,
    pub by_name: String,
    /// The stage goes on.
    pub open: bool,
}

/// The copies that were put on record by themselves, of a child whose needs the reader may see, as they were given.
pub async fn copies_given(look: &Look, pupil: PupilId) -> Result<Vec<CopyGiven>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let rows = sqlx::query_as!(
        CopyGiven,
        r#"select c.id as "id!", c.entry_id as "entry!: StageEntryId", e.stage as "stage!: Stage",
             c.given_to as "to!: CopyTo", c.given_on as "on!: Day", c.asker_id as "by!: AskerId",
             coalesce(trim(f.title || ' ' || f.forename || ' ' || f.surname), '') as "by_name!: String",
             e.closed_on is null as "open!: bool"
           from copy_given c join stage_entry e on e.id = c.entry_id left join staff f on f.asker_id = c.asker_id
           where e.pupil_id = ?1 and c.record_id is null and c.taken_back_on is null
             and exists (select 1 from may_see m
               where m.pupil_id = ?1 and m.asker_id = ?2 and m.sen = 1 and ?3 between m.from_day and m.to_day)
           order by c.given_on, c.id"#,
        pupil,
        asker,
        today
    )
    .fetch_all(look.db())
    .await?;
    Ok(rows)
}

/// The child of a copy that was given, if the reader may see the child's needs.
pub async fn pupil_of_copy(look: &Look, id: i64) -> Result<PupilId, AppError> {
    let pupil = sqlx::query_scalar!(
        r#"select e.pupil_id as "id: PupilId" from copy_given c join stage_entry e on e.id = c.entry_id
           where c.id = ?"#,
        id
    )
    .fetch_one(look.db())
    .await?;
    if sees_needs(look, pupil).await? { Ok(pupil) } else { Err(AppError::NotFound) }
}

/// A copy was put on record by mistake. False: it was taken back already, or it goes with its review.
pub async fn take_back_copy(tx: &mut SqliteConnection, id: i64, on: Day) -> Result<bool, AppError> {
    let taken = sqlx::query!(
        "update copy_given set taken_back_on = ? where id = ? and taken_back_on is null and record_id is null",
        on,
        id
    )
    .execute(tx)
    .await?;
    Ok(taken.rows_affected() == 1)
}
