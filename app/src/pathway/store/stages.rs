//! Stages of children, the forms filled in there and the actions recorded, as rows.

use std::collections::HashMap;

use sqlx::SqliteConnection;

use super::actions::recorded;
use crate::db::{Look, our_fault};
use crate::kit::{Answers, AppError, AskerId, Day};
use crate::pathway::{
    CopyTo, NewEntry, Stage, StageEntry, StageEntryId, StageFormId, StageState, Stay, Whose,
};
use crate::pupils::PupilId;

/// A child's time at a stage with what duties need to know of it.
pub struct Kept {
    pub entry: StageEntry,
    pub placed_on: Option<Day>,
    pub reviewed_before: Option<Day>,
    /// At stage 6: the local authority has decided to cease the plan.
    pub plan_ceased_on: Option<Day>,
    pub version: i32,
    pub recorded: Vec<OnRecord>,
    pub told_family: bool,
    pub copies: Vec<(CopyTo, Day)>,
    /// A move that was put forward and is not decided.
    pub put_forward_on: Option<Day>,
    /// Something was written or put on record here, taken back or not: it is not removed by taking back the decision that
    /// began it.
    pub is_used: bool,
}

/// An action that is on record, as duties need it.
pub struct OnRecord {
    pub record: i64,
    pub action: crate::pathway::Action,
    pub on: Day,
    pub letter_sent: Option<Day>,
}

/// Every time at a stage of the children that the reader may see: of one child, or of all who are on a stage now or of whom
/// an assessment ended within the last year, because an appeal may follow. Oldest first. Four queries, however many
/// children.
pub async fn entries(look: &Look, only: Option<PupilId>) -> Result<Vec<Kept>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let rows = sqlx::query!(
        r#"select e.id as "id!", e.pupil_id, e.stage, e.opened_on, e.opened_by, e.ta_supports, e.placed_on, e.reviewed_before,
             e.plan_ceased_on, e.closed_on, e.outcome, e.version,
             exists (select 1 from stage_form s where s.entry_id = e.id
               and s.answers ->> '$.told_family[0]' = 'yes') as "told_family!: bool",
             (select f.put_on from move_put_forward f where f.entry_id = e.id and f.answered_on is null)
               as "put_forward_on?: Day",
             exists (select 1 from used_stage u where u.entry_id = e.id) as "is_used!: bool"
           from stage_entry e join pupil p on p.id = e.pupil_id
           where (e.pupil_id = ?1 or ?1 is null and (p.left_on is null or p.left_on > ?3)
               and e.pupil_id in (select o.pupil_id from stage_entry o where o.closed_on is null
                 or o.stage = 'five' and o.closed_on > date(?3, '-1 year')))
             and e.pupil_id in (select m.pupil_id from may_see m
               where m.asker_id = ?2 and m.sen = 1 and ?3 between m.from_day and m.to_day)
           order by e.id"#,
        only,
        asker,
        today
    )
    .fetch_all(look.db())
    .await?;
    let (mut recorded, mut stays) = (recorded(look, only).await?, stays(look, only).await?);
    let mut copies = copies(look, only).await?;
    let kept = rows.into_iter().map(|row| Kept {
        recorded: recorded.remove(&row.id).unwrap_or_default(),
        copies: copies.remove(&row.id).unwrap_or_default(),
        entry: StageEntry {
            id: row.id,
            pupil: row.pupil_id,
            stage: row.stage,
            opened_on: row.opened_on,
            opened_by: row.opened_by,
            ta_supports: row.ta_supports,
            state: match (row.closed_on, row.outcome) {
                (Some(on), Some(outcome)) => StageState::Closed { on, outcome },
                _ => StageState::Open,
            },
            stays: stays.remove(&row.id).unwrap_or_default(),
        },
        placed_on: row.placed_on,
        reviewed_before: row.reviewed_before,
        plan_ceased_on: row.plan_ceased_on,
        version: row.version,
        told_family: row.told_family,
        put_forward_on: row.put_forward_on,
        is_used: row.is_used,
    });
    Ok(kept.collect())
}

/// The decisions to stay of the children that the reader may see, oldest first: of one child, or of all.
async fn stays(look: &Look, only: Option<PupilId>) -> Result<HashMap<StageEntryId, Vec<Stay>>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let rows = sqlx::query!(
        "select s.entry_id, s.on_day, s.asker_id, s.reason from stage_stay s join stage_entry e on e.id = s.entry_id
         where s.taken_back_on is null and (?1 is null or e.pupil_id = ?1)
           and e.pupil_id in (select m.pupil_id from may_see m
             where m.asker_id = ?2 and m.sen = 1 and ?3 between m.from_day and m.to_day) order by s.id",
        only,
        asker,
        today
    )
    .fetch_all(look.db())
    .await?;
    let mut stays: HashMap<StageEntryId, Vec<Stay>> = HashMap::new();
    for row in rows {
        let stay = Stay { on: row.on_day, by: row.asker_id, reason: row.reason };
        stays.entry(row.entry_id).or_default().push(stay);
    }
    Ok(stays)
}

/// The copies that were given for children that the reader may see: of one child, or of all open stages.
async fn copies(
    look: &Look,
    only: Option<PupilId>,
) -> Result<HashMap<StageEntryId, Vec<(CopyTo, Day)>>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let rows = sqlx::query!(
        r#"select c.entry_id as "entry_id!: StageEntryId", c.given_to as "given_to!: CopyTo",
             max(c.given_on) as "given_on!: Day"
           from copy_given c join stage_entry e on e.id = c.entry_id
           where c.taken_back_on is null and (e.pupil_id = ?1 or ?1 is null and e.closed_on is null)
             and e.pupil_id in (select m.pupil_id from may_see m
               where m.asker_id = ?2 and m.sen = 1 and ?3 between m.from_day and m.to_day)
           group by c.entry_id, c.given_to"#,
        only,
        asker,
        today
    )
    .fetch_all(look.db())
    .await?;
    let mut copies: HashMap<StageEntryId, Vec<(CopyTo, Day)>> = HashMap::new();
    for row in rows {
        copies.entry(row.entry_id).or_default().push((row.given_to, row.given_on));
    }
    Ok(copies)
}

/// One entry of a child whom the reader may see.
pub async fn entry(look: &Look, id: StageEntryId) -> Result<Kept, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let pupil = sqlx::query_scalar!(
        r#"select e.pupil_id as "pupil!: PupilId" from stage_entry e
           where e.id = ?1 and e.pupil_id in (select m.pupil_id from may_see m
             where m.asker_id = ?2 and m.sen = 1 and ?3 between m.from_day and m.to_day)"#,
        id,
        asker,
        today
    )
    .fetch_one(look.db())
    .await?;
    entries(look, Some(pupil)).await?.into_iter().find(|kept| kept.entry.id == id).ok_or(AppError::NotFound)
}

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

/// The last time of a child at a stage that has ended, with its last day: among the assessments, or among all other stages.
/// For an act about a child who was found.
pub async fn last_ended(
    tx: &mut SqliteConnection,
    pupil: PupilId,
    of_assessments: bool,
) -> Result<Option<(Stage, Day)>, AppError> {
    let row = sqlx::query!(
        r#"select stage as "stage!: Stage", closed_on as "closed_on!: Day" from stage_entry
           where pupil_id = ?1 and closed_on is not null and (stage = 'five') = ?2
           order by closed_on desc, id desc limit 1"#,
        pupil,
        of_assessments
    )
    .fetch_optional(tx)
    .await?;
    Ok(row.map(|row| (row.stage, row.closed_on)))
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
    let pupil = pupil_of_form(look, id).await?;
    forms(look, pupil, Some(id)).await?.pop().ok_or(AppError::NotFound)
}

/// The child of a form, taken back or not, if the reader may see the child's needs.
pub async fn pupil_of_form(look: &Look, id: StageFormId) -> Result<PupilId, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let pupil = sqlx::query_scalar!(
        r#"select e.pupil_id as "pupil!: PupilId" from stage_form s join stage_entry e on e.id = s.entry_id
           where s.id = ?1 and e.pupil_id in (select m.pupil_id from may_see m
             where m.asker_id = ?2 and m.sen = 1 and ?3 between m.from_day and m.to_day)"#,
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

/// The local authority has decided to cease the plan of a child at stage 6, or has not after all.
pub async fn set_plan_ceased(
    tx: &mut SqliteConnection,
    id: StageEntryId,
    on: Option<Day>,
) -> Result<(), AppError> {
    sqlx::query!("update stage_entry set plan_ceased_on = ?, version = version + 1 where id = ?", on, id)
        .execute(tx)
        .await?;
    Ok(())
}

/// Removes a stage that a mistaken decision began, as long as nothing stands on it: what [`Kept::is_used`] says of it. False:
/// something does.
pub async fn remove_unused(tx: &mut SqliteConnection, id: StageEntryId) -> Result<bool, AppError> {
    sqlx::query!("delete from developing_concern where entry_id = ?", id).execute(&mut *tx).await?;
    let removed = sqlx::query!(
        "delete from stage_entry where id = ?1
           and not exists (select 1 from used_stage u where u.entry_id = ?1)",
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
    let version = |answers: String, until, by| {
        Ok(Version { answers: serde_json::from_str(&answers).map_err(|error| our_fault(&error))?, until, by })
    };
    rows.into_iter().map(|row| version(row.answers, row.until, row.by)).collect()
}
