//! Stages of children as they stand, with what duties need to know of them: for reading.

use std::collections::HashMap;

use sqlx::SqliteConnection;

use super::actions::recorded;
use crate::db::Look;
use crate::kit::{AppError, Day};
use crate::pathway::{CopyTo, Stage, StageEntry, StageEntryId, StageState, Stay};
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
