//! What was put on record of the stages of children, as rows.

use std::collections::HashMap;

use sqlx::SqliteConnection;

use crate::db::Look;
use crate::kit::{AppError, AskerId, Day};
use crate::pathway::{Action, Stage, StageEntryId};
use crate::pupils::PupilId;

/// What is on record of the stages of a child, or of all open stages.
pub(super) async fn recorded(
    look: &Look,
    only: Option<PupilId>,
) -> Result<HashMap<StageEntryId, Vec<Action>>, AppError> {
    let rows = sqlx::query!(
        r#"select distinct a.entry_id, a.action from action_record a join stage_entry e on e.id = a.entry_id
           where a.taken_back_on is null and ((?1 is null and e.closed_on is null) or e.pupil_id = ?1)"#,
        only
    )
    .fetch_all(look.db())
    .await?;
    let mut recorded: HashMap<StageEntryId, Vec<Action>> = HashMap::new();
    for row in rows {
        // An action that a later version retired is still in the history.
        if let Some(action) = Action::from_id(&row.action) {
            recorded.entry(row.entry_id).or_default().push(action);
        }
    }
    Ok(recorded)
}

/// Puts on record what a concern form tells of: once, and only an action of stage 1 while that is open.
pub async fn record_from_form(
    tx: &mut SqliteConnection,
    entry: StageEntryId,
    action: Action,
    on: Day,
    by: AskerId,
) -> Result<(), AppError> {
    let action = action.id();
    sqlx::query!(
        "insert into action_record (entry_id, action, done_on, words, asker_id)
         select ?1, ?2, ?3, 'On the concern form', ?4
         where exists (select 1 from stage_entry where id = ?1 and stage = 'one' and closed_on is null)
           and not exists (select 1 from action_record where entry_id = ?1 and action = ?2)",
        entry,
        action,
        on,
        by
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Puts an action on record.
pub async fn record(
    tx: &mut SqliteConnection,
    entry: StageEntryId,
    action: Action,
    done_on: Day,
    words: &str,
    by: AskerId,
) -> Result<(), AppError> {
    let action = action.id();
    sqlx::query!(
        "insert into action_record (entry_id, action, done_on, words, asker_id) values (?, ?, ?, ?, ?)",
        entry,
        action,
        done_on,
        words,
        by
    )
    .execute(tx)
    .await?;
    Ok(())
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
             e.closed_on is null as "open!: bool"
           from action_record a join stage_entry e on e.id = a.entry_id left join staff f on f.asker_id = a.asker_id
           where e.pupil_id = ?1 and a.taken_back_on is null and e.pupil_id in (select m.pupil_id from may_see m
             where m.asker_id = ?2 and m.sen = 1 and ?3 between m.from_day and m.to_day)
           order by a.done_on, a.id"#,
        pupil,
        asker,
        today
    )
    .fetch_all(look.db())
    .await?;
    Ok(rows)
}

/// The child of something that is on record, if the reader may see the child's needs.
pub async fn pupil_of_record(look: &Look, id: i64) -> Result<PupilId, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let pupil = sqlx::query_scalar!(
        r#"select e.pupil_id as "id: PupilId" from action_record a join stage_entry e on e.id = a.entry_id
           where a.id = ?1 and e.pupil_id in (select m.pupil_id from may_see m
             where m.asker_id = ?2 and m.sen = 1 and ?3 between m.from_day and m.to_day)"#,
        id,
        asker,
        today
    )
    .fetch_one(look.db())
    .await?;
    Ok(pupil)
}

/// It was a mistake. False: it was taken back already, or its stage has ended.
pub async fn take_back(tx: &mut SqliteConnection, id: i64, on: Day) -> Result<bool, AppError> {
    let taken = sqlx::query!(
        "update action_record set taken_back_on = ? where id = ? and taken_back_on is null
           and entry_id in (select e.id from stage_entry e where e.closed_on is null)",
        on,
        id
    )
    .execute(tx)
    .await?;
    Ok(taken.rows_affected() == 1)
}
