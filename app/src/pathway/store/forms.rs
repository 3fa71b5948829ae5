//! The forms that were filled in at stages, as rows, with what they said before.

use sqlx::SqliteConnection;

use super::versions::{Version, as_text, from_text};
use crate::db::Look;
use crate::kit::{Answers, AppError, AskerId, Day, Form};
use crate::pathway::{StageEntryId, StageFormId};
use crate::pupils::PupilId;

/// A form filled in at a stage.
pub struct FilledForm {
    pub id: StageFormId,
    pub entry: StageEntryId,
    pub pupil: PupilId,
    pub form: String,
    pub answers: Answers,
    pub filled_on: Day,
    pub filled_by: String,
    pub by: AskerId,
    pub version: i32,
}

pub async fn add_form(
    tx: &mut SqliteConnection,
    entry: StageEntryId,
    form: &Form,
    answers: &Answers,
    by: AskerId,
    on: Day,
) -> Result<StageFormId, AppError> {
    let answers = as_text(answers)?;
    let added = sqlx::query!(
        "insert into stage_form (entry_id, form, form_version, answers, filled_on, filled_by)
         values (?, ?, ?, ?, ?, ?)",
        entry,
        form.id,
        form.version,
        answers,
        on,
        by
    )
    .execute(tx)
    .await?;
    Ok(StageFormId(added.last_insert_rowid()))
}

/// The forms of a child's stages that the reader may see, or one of them.
pub async fn forms(
    look: &Look,
    pupil: PupilId,
    only: Option<StageFormId>,
) -> Result<Vec<FilledForm>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let rows = sqlx::query!(
        r#"select s.id as "id!", s.entry_id, e.pupil_id, s.form, s.answers, s.filled_on, s.version, s.filled_by as "by!: AskerId",
             coalesce(trim(f.title || ' ' || f.forename || ' ' || f.surname), '') as "filled_by!: String"
           from stage_form s join stage_entry e on e.id = s.entry_id
             left join staff f on f.asker_id = s.filled_by
           where e.pupil_id = ?1 and s.taken_back_on is null and (?2 is null or s.id = ?2) and e.pupil_id in (select m.pupil_id from may_see m
             where m.asker_id = ?3 and m.pupil_id = ?1 and m.sen = 1 and ?4 between m.from_day and m.to_day)
           order by s.id"#,
        pupil,
        only,
        asker,
        today
    )
    .fetch_all(look.db())
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(FilledForm {
                id: row.id,
                entry: row.entry_id,
                pupil: row.pupil_id,
                form: row.form,
                answers: from_text(&row.answers)?,
                filled_on: row.filled_on,
                filled_by: row.filled_by,
                by: row.by,
                version: row.version,
            })
        })
        .collect()
}

/// One form of a child whom the reader may see.
pub async fn form(look: &Look, id: StageFormId) -> Result<FilledForm, AppError> {
    let pupil = pupil_of_form(look, id).await?;
    forms(look, pupil, Some(id)).await?.pop().ok_or(AppError::NotFound)
}

/// The child of a form, taken back or not, if the reader may see the child's needs.
pub async fn pupil_of_form(look: &Look, id: StageFormId) -> Result<PupilId, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let pupil = sqlx::query_scalar!(
        r#"select e.pupil_id as "pupil!: PupilId" from stage_form s join stage_entry e on e.id = s.entry_id
           where s.id = ?1 and exists (select 1 from may_see m
             where m.pupil_id = e.pupil_id and m.asker_id = ?2 and m.sen = 1 and ?3 between m.from_day and m.to_day)"#,
        id,
        asker,
        today
    )
    .fetch_one(look.db())
    .await?;
    Ok(pupil)
}

/// Writes a form's new answers over the old, which become history. False: somebody else was quicker.
pub async fn save_form(
    tx: &mut SqliteConnection,
    before: &FilledForm,
    answers: &Answers,
    by: AskerId,
    version: i32,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<bool, AppError> {
    let (new, old) = (as_text(answers)?, as_text(&before.answers)?);
    let saved = sqlx::query!(
        "update stage_form set answers = ?, version = version + 1 where id = ? and version = ? and taken_back_on is null",
        new,
        before.id,
        version
    )
    .execute(&mut *tx)
    .await?;
    if saved.rows_affected() != 1 {
        return Ok(false);
    }
    sqlx::query!(
        "insert into stage_form_before (form_id, version, answers, until, asker_id) values (?, ?, ?, ?, ?)",
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

/// A form was sent by mistake: it counts no longer. False: it was taken back already.
pub async fn take_back_form(tx: &mut SqliteConnection, id: StageFormId, on: Day) -> Result<bool, AppError> {
    let taken = sqlx::query!(
        "update stage_form set taken_back_on = ? where id = ? and taken_back_on is null",
        on,
        id
    )
    .execute(tx)
    .await?;
    Ok(taken.rows_affected() == 1)
}

/// The earlier versions of a form, the latest first. Whoever has the form has found it: only [`forms`] makes one.
pub async fn versions(look: &Look, form: &FilledForm) -> Result<Vec<Version>, AppError> {
    let rows = sqlx::query!(
        r#"select b.answers, b.until as "until: chrono::DateTime<chrono::Utc>",
             coalesce(trim(f.title || ' ' || f.forename || ' ' || f.surname), '') as "by!: String"
           from stage_form_before b left join staff f on f.asker_id = b.asker_id
           where b.form_id = ? order by b.id desc limit 50"#,
        form.id
    )
    .fetch_all(look.db())
    .await?;
    rows.into_iter().map(|row| Version::of(&row.answers, row.until, row.by)).collect()
}
