//! Stages of children as they begin, go on and end, and the forms filled in there, as rows.

use sqlx::SqliteConnection;

use crate::db::{Look, our_fault};
use crate::kit::{Answers, AppError, AskerId, Day};
use crate::pathway::{NewEntry, PlanEnd, StageEntry, StageEntryId, StageFormId, StageState, Stay, Whose};
use crate::pupils::{PupilId, sees_needs};

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

/// A form filled in at a stage.
pub struct FilledForm {
    pub id: StageFormId,
    pub entry: StageEntryId,
    pub pupil: PupilId,
    pub form: String,
    pub answers: Answers,
    pub filled_on: Day,
    pub filled_by: String,
    pub version: i32,
}

pub async fn add_form(
    tx: &mut SqliteConnection,
    entry: StageEntryId,
    form: &crate::kit::Form,
    answers: &Answers,
    by: AskerId,
    on: Day,
) -> Result<StageFormId, AppError> {
    let answers = serde_json::to_string(answers).map_err(|error| our_fault(&error))?;
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
        r#"select s.id as "id!", s.entry_id, e.pupil_id, s.form, s.answers, s.filled_on, s.version,
             coalesce(trim(f.title || ' ' || f.forename || ' ' || f.surname), '') as "filled_by!: String"
           from stage_form s join stage_entry e on e.id = s.entry_id
             left join staff f on f.asker_id = s.filled_by
           where e.pupil_id = ?1 and s.taken_back_on is null and (?2 is null or s.id = ?2) and e.pupil_id in (select m.pupil_id from may_see m
             where m.asker_id = ?3 and m.sen = 1 and ?4 between m.from_day and m.to_day)
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
                answers: serde_json::from_str(&row.answers).map_err(|error| our_fault(&error))?,
                filled_on: row.filled_on,
                filled_by: row.filled_by,
                version: row.version,
            })
        })
        .collect()
}

/// One form of a child whom the reader may see.
pub async fn form(look: &Look, id: StageFormId) -> Result<FilledForm, AppError> {
    let pupil = child_of_form(look, id).await?;
    forms(look, pupil, Some(id)).await?.pop().ok_or(AppError::NotFound)
}

async fn child_of_form(look: &Look, id: StageFormId) -> Result<PupilId, AppError> {
    let pupil = sqlx::query_scalar!(
        r#"select e.pupil_id as "pupil_id: PupilId" from stage_form s join stage_entry e on e.id = s.entry_id
           where s.id = ?"#,
        id
    )
    .fetch_one(look.db())
    .await?;
    Ok(pupil)
}

/// The child of a form, taken back or not, if the reader may see the child's needs.
pub async fn pupil_of_form(look: &Look, id: StageFormId) -> Result<PupilId, AppError> {
    let pupil = child_of_form(look, id).await?;
    if sees_needs(look, pupil).await? { Ok(pupil) } else { Err(AppError::NotFound) }
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
    let text = |answers: &Answers| serde_json::to_string(answers).map_err(|error| our_fault(&error));
    let (new, old) = (text(answers)?, text(&before.answers)?);
    let saved = sqlx::query!(
        "update stage_form set answers = ?, version = version + 1 where id = ? and version = ?",
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

/// Removes a stage that a mistaken decision began, as long as nothing is on it. False: something is.
pub async fn remove_unused(tx: &mut SqliteConnection, id: StageEntryId) -> Result<bool, AppError> {
    sqlx::query!("delete from developing_concern where entry_id = ?", id).execute(&mut *tx).await?;
    let removed = sqlx::query!(
        "delete from stage_entry where id = ?1
           and not exists (select 1 from stage_form where entry_id = ?1)
           and not exists (select 1 from action_record where entry_id = ?1)
           and not exists (select 1 from move_put_forward where entry_id = ?1)
           and not exists (select 1 from copy_given where entry_id = ?1)
           and not exists (select 1 from stage_stay where entry_id = ?1)",
        id
    )
    .execute(tx)
    .await?;
    Ok(removed.rows_affected() == 1)
}

/// What a form said before somebody changed it.
pub struct Version {
    pub answers: Answers,
    /// When it was changed, and by whom.
    pub until: chrono::DateTime<chrono::Utc>,
    pub by: String,
}

/// The earlier versions of a form, the latest first; of a form that was found for the reader.
pub async fn versions(look: &Look, id: StageFormId) -> Result<Vec<Version>, AppError> {
    let rows = sqlx::query!(
        r#"select b.answers, b.until as "until: chrono::DateTime<chrono::Utc>",
             coalesce(trim(f.title || ' ' || f.forename || ' ' || f.surname), '') as "by!: String"
           from stage_form_before b left join staff f on f.asker_id = b.asker_id
           where b.form_id = ? order by b.id desc limit 50"#,
        id
    )
    .fetch_all(look.db())
    .await?;
    let version = |answers: String, until, by| {
        Ok(Version { answers: serde_json::from_str(&answers).map_err(|error| our_fault(&error))?, until, by })
    };
    rows.into_iter().map(|row| version(row.answers, row.until, row.by)).collect()
}
