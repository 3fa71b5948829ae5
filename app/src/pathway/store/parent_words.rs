//! What each parent said about an initial concern, as rows.

use sqlx::SqliteConnection;

use super::versions::{Version, as_text, from_text};
use crate::db::Look;
use crate::kit::{Answers, AppError, AskerId, Day};
use crate::pathway::{PARENT_WORDS, ParentAnswer, StageFormId};
use crate::pupils::ContactId;

/// What was written down of one parent.
pub struct ParentWords {
    pub id: i64,
    pub contact: ContactId,
    pub answers: Answers,
    pub answer: Option<ParentAnswer>,
    /// The day of their answer, where there is one.
    pub answered_on: Option<Day>,
    pub written_on: Day,
    /// Who wrote it down first.
    pub written_by: String,
    pub version: i32,
}

/// What is kept of a parent: every answer of the form, and the columns for what lists ask.
pub struct Said<'a> {
    pub answers: &'a Answers,
    pub answer: Option<ParentAnswer>,
    pub answered_on: Option<Day>,
}

/// What the parents of a child said about an initial concern that the reader may see: all of them, or one.
pub async fn parent_words(
    look: &Look,
    form: StageFormId,
    only: Option<ContactId>,
) -> Result<Vec<ParentWords>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let rows = sqlx::query!(
        r#"select w.id as "id!: i64", w.contact_id as "contact!: ContactId", w.answers as "answers!: String",
             w.answer as "answer?: ParentAnswer", w.answered_on as "answered_on?: Day",
             w.written_on as "written_on!: Day", w.version as "version!: i32",
             coalesce(trim(f.title || ' ' || f.forename || ' ' || f.surname), '') as "written_by!: String"
           from parent_word w join stage_form s on s.id = w.form_id join stage_entry e on e.id = s.entry_id
             left join staff f on f.asker_id = w.asker_id
           where w.form_id = ?1 and (?2 is null or w.contact_id = ?2) and s.taken_back_on is null
             and e.pupil_id in (select m.pupil_id from may_see m
               where m.asker_id = ?3 and m.sen = 1 and ?4 between m.from_day and m.to_day)
           order by w.id"#,
        form,
        only,
        asker,
        today
    )
    .fetch_all(look.db())
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(ParentWords {
                id: row.id,
                contact: row.contact,
                answers: from_text(&row.answers)?,
                answer: row.answer,
                answered_on: row.answered_on,
                written_on: row.written_on,
                written_by: row.written_by,
                version: row.version,
            })
        })
        .collect()
}

/// Writes down what a parent says for the first time. False: somebody else was quicker.
pub async fn add_parent_words(
    tx: &mut SqliteConnection,
    form: StageFormId,
    contact: ContactId,
    said: &Said<'_>,
    by: AskerId,
    on: Day,
) -> Result<bool, AppError> {
    let answers = as_text(said.answers)?;
    let added = sqlx::query!(
        "insert into parent_word (form_id, contact_id, form_version, answers, answer, answered_on, written_on, asker_id)
         values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (form_id, contact_id) do nothing",
        form,
        contact,
        PARENT_WORDS.version,
        answers,
        said.answer,
        said.answered_on,
        on,
        by
    )
    .execute(tx)
    .await?;
    Ok(added.rows_affected() == 1)
}

/// Writes what a parent says over what stood there, which becomes history. False: somebody else was quicker.
pub async fn save_parent_words(
    tx: &mut SqliteConnection,
    before: &ParentWords,
    said: &Said<'_>,
    by: AskerId,
    version: i32,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<bool, AppError> {
    let (new, old) = (as_text(said.answers)?, as_text(&before.answers)?);
    let saved = sqlx::query!(
        "update parent_word set form_version = ?, answers = ?, answer = ?, answered_on = ?, version = version + 1
         where id = ? and version = ?",
        PARENT_WORDS.version,
        new,
        said.answer,
        said.answered_on,
        before.id,
        version
    )
    .execute(&mut *tx)
    .await?;
    if saved.rows_affected() != 1 {
        return Ok(false);
    }
    sqlx::query!(
        "insert into parent_word_before (word_id, version, answers, until, asker_id) values (?, ?, ?, ?, ?)",
        before.id,
        version,
        old,
        now,
        by
    )
    .execute(tx)
    .await?;
    Ok(true)
}

/// What was written down of a parent before, the latest first; of words that were found for the reader.
pub async fn versions_of_words(look: &Look, words: &ParentWords) -> Result<Vec<Version>, AppError> {
    let rows = sqlx::query!(
        r#"select b.answers, b.until as "until: chrono::DateTime<chrono::Utc>",
             coalesce(trim(f.title || ' ' || f.forename || ' ' || f.surname), '') as "by!: String"
           from parent_word_before b left join staff f on f.asker_id = b.asker_id
           where b.word_id = ? order by b.id desc limit 50"#,
        words.id
    )
    .fetch_all(look.db())
    .await?;
    rows.into_iter().map(|row| Version::of(&row.answers, row.until, row.by)).collect()
}
