//! The times of children at stages, with what was done in each, as a reader finds them.

use std::collections::HashMap;

use sqlx::SqliteConnection;

use crate::db::{Look, our_fault};
use crate::kit::{AppError, AskerId, Day};
use crate::pathway::{Action, CopyTo, PlanEnd, Stage, StageEntry, StageEntryId, StageState, Stay};
use crate::pupils::{PupilId, sees_needs};

/// A child's time at a stage with what duties need to know of it.
pub struct Kept {
    pub entry: StageEntry,
    pub placed_on: Option<Day>,
    pub reviewed_before: Option<Day>,
    /// At stage 6: whether the plan is to end, and from when on.
    pub plan: PlanEnd,
    pub version: i32,
    pub recorded: Vec<OnRecord>,
    pub told_family: bool,
    pub copies: Vec<(CopyTo, Day)>,
    /// A move that was put forward and is not decided.
    pub put_forward_on: Option<Day>,
    /// Something stands here: the decision that began it cannot be taken back before that.
    pub is_used: bool,
}

/// An action that is on record, as duties need it.
pub struct OnRecord {
    pub record: i64,
    pub action: Action,
    pub on: Day,
    pub letter_sent: Option<Day>,
}

/// Every time at a stage of the children whose needs the reader may see: of one child, or of all of whom something may be
/// due. Oldest first. Five queries, however many children.
pub async fn entries(look: &Look, only: Option<PupilId>) -> Result<Vec<Kept>, AppError> {
    let found = match only {
        Some(pupil) => Found::one(look, pupil).await?,
        None => Found::all(look).await?,
    };
    let mut kept = found.entries(look).await?;
    if kept.is_empty() {
        return Ok(kept);
    }
    let (mut recorded, mut stays) = (found.recorded(look).await?, found.stays(look).await?);
    let mut copies = found.copies(look).await?;
    for kept in &mut kept {
        kept.recorded = recorded.remove(&kept.entry.id).unwrap_or_default();
        kept.copies = copies.remove(&kept.entry.id).unwrap_or_default();
        kept.entry.stays = stays.remove(&kept.entry.id).unwrap_or_default();
    }
    Ok(kept)
}

/// One entry of a child whom the reader may see.
pub async fn entry(look: &Look, id: StageEntryId) -> Result<Kept, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let pupil = sqlx::query_scalar!(
        r#"select e.pupil_id as "pupil!: PupilId" from stage_entry e
           where e.id = ?1 and exists (select 1 from may_see m
             where m.pupil_id = e.pupil_id and m.asker_id = ?2 and m.sen = 1 and ?3 between m.from_day and m.to_day)"#,
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
           where pupil_id = ?1 and closed_on is not null and taken_back_on is null and (stage = 'five') = ?2
           order by closed_on desc, id desc limit 1"#,
        pupil,
        of_assessments
    )
    .fetch_optional(tx)
    .await?;
    Ok(row.map(|row| (row.stage, row.closed_on)))
}

/// Children who were found for a reader, needs and all, as a list of their numbers. Nothing else makes one, so what is
/// read of them needs not look at `may_see` again.
struct Found(String);

impl Found {
    /// A child, if the reader may see the child's needs.
    async fn one(look: &Look, pupil: PupilId) -> Result<Found, AppError> {
        match sees_needs(look, pupil).await {
            Ok(true) => Found::these(&[pupil]),
            Ok(false) | Err(AppError::NotFound) => Found::these(&[]),
            Err(error) => Err(error),
        }
    }

    /// The children here of whom something may be due: who are on a stage; of whom an assessment or a plan ended within the
    /// last year, because an appeal may follow; and to whose parents a letter or a copy is owed, however long ago they left the
    /// pathway. Bounded by the children who are here, each of whom is looked up by number; the rules decide what is due.
    async fn all(look: &Look) -> Result<Found, AppError> {
        let (asker, today) = (look.asker.id, look.today);
        let (interventions, reviews) = (ids(Action::is_intervention)?, ids(Action::is_target_review)?);
        let whole_set = i64::try_from(CopyTo::ALL.len()).unwrap_or(i64::MAX);
        let pupils = sqlx::query_scalar!(
            r#"select p.id as "id!: PupilId" from pupil p
               where (p.left_on is null or p.left_on > ?2)
                 and p.id in (select m.pupil_id from may_see m
                   where m.asker_id = ?1 and m.sen = 1 and ?2 between m.from_day and m.to_day)
                 and (exists (select 1 from stage_entry e where e.pupil_id = p.id
                       and (e.closed_on is null or e.stage in ('five', 'six') and e.closed_on > date(?2, '-1 year')))
                   or exists (select 1 from stage_entry e join action_record a on a.entry_id = e.id
                       where e.pupil_id = p.id and a.taken_back_on is null and a.letter_sent_on is null
                         and a.action in (select value from json_each(?3)))
                   or exists (select 1 from stage_entry e join action_record a on a.entry_id = e.id
                       where e.pupil_id = p.id and a.taken_back_on is null
                         and a.action in (select value from json_each(?4))
                         and (select count(distinct c.given_to) from stage_entry o join copy_given c on c.entry_id = o.id
                               where o.pupil_id = p.id and c.taken_back_on is null and c.given_on >= a.done_on) < ?5))
               order by p.id"#,
            asker,
            today,
            interventions,
            reviews,
            whole_set
        )
        .fetch_all(look.db())
        .await?;
        Found::these(&pupils)
    }

    fn these(pupils: &[PupilId]) -> Result<Found, AppError> {
        serde_json::to_string(pupils).map(Found).map_err(|error| our_fault(&error))
    }

    /// Without what was done.
    async fn entries(&self, look: &Look) -> Result<Vec<Kept>, AppError> {
        let rows = sqlx::query!(
            r#"select e.id as "id!", e.pupil_id, e.stage, e.opened_on, e.opened_by, e.ta_supports, e.placed_on, e.reviewed_before,
                 e.plan_ceased_on, e.plan_ends_from, e.closed_on, e.outcome, e.version,
                 exists (select 1 from stage_form s where s.entry_id = e.id and s.taken_back_on is null
                   and s.answers ->> '$.told_family[0]' = 'yes') as "told_family!: bool",
                 (select f.put_on from move_put_forward f where f.entry_id = e.id and f.answered_on is null)
                   as "put_forward_on?: Day",
                 exists (select 1 from used_stage u where u.entry_id = e.id) as "is_used!: bool"
               from stage_entry e where e.taken_back_on is null and e.pupil_id in (select value from json_each(?)) order by e.id"#,
            self.0
        )
        .fetch_all(look.db())
        .await?;
        let kept = rows.into_iter().map(|row| Kept {
            recorded: Vec::new(),
            copies: Vec::new(),
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
                stays: Vec::new(),
            },
            placed_on: row.placed_on,
            reviewed_before: row.reviewed_before,
            plan: PlanEnd::of(row.plan_ceased_on, row.plan_ends_from),
            version: row.version,
            told_family: row.told_family,
            put_forward_on: row.put_forward_on,
            is_used: row.is_used,
        });
        Ok(kept.collect())
    }

    /// What is on record, as it was done.
    async fn recorded(&self, look: &Look) -> Result<HashMap<StageEntryId, Vec<OnRecord>>, AppError> {
        let rows = sqlx::query!(
            r#"select a.id as "id!", a.entry_id as "entry_id!: StageEntryId", a.action as "action!: String",
                 a.done_on as "done_on!: Day", a.letter_sent_on as "letter_sent_on?: Day"
               from stage_entry e join action_record a on a.entry_id = e.id
               where e.pupil_id in (select value from json_each(?)) and a.taken_back_on is null
               order by a.done_on, a.id"#,
            self.0
        )
        .fetch_all(look.db())
        .await?;
        let mut recorded: HashMap<StageEntryId, Vec<OnRecord>> = HashMap::new();
        for row in rows {
            // An action that a later version retired is still in the history.
            if let Some(action) = Action::from_id(&row.action) {
                let done =
                    OnRecord { record: row.id, action, on: row.done_on, letter_sent: row.letter_sent_on };
                recorded.entry(row.entry_id).or_default().push(done);
            }
        }
        Ok(recorded)
    }

    /// The decisions to stay, oldest first.
    async fn stays(&self, look: &Look) -> Result<HashMap<StageEntryId, Vec<Stay>>, AppError> {
        let rows = sqlx::query!(
            r#"select s.entry_id as "entry_id!: StageEntryId", s.on_day as "on_day!: Day",
                 s.asker_id as "asker_id!: AskerId", s.reason as "reason!: String"
               from stage_entry e join stage_stay s on s.entry_id = e.id
               where e.pupil_id in (select value from json_each(?)) and s.taken_back_on is null order by s.id"#,
            self.0
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

    /// The copies that were given at each stage, each with its last day.
    async fn copies(&self, look: &Look) -> Result<HashMap<StageEntryId, Vec<(CopyTo, Day)>>, AppError> {
        let rows = sqlx::query!(
            r#"select c.entry_id as "entry_id!: StageEntryId", c.given_to as "given_to!: CopyTo",
                 max(c.given_on) as "given_on!: Day"
               -- Crossed, so that the stages come first: the copies of the whole school are many.
               from stage_entry e cross join copy_given c on c.entry_id = e.id
               where e.pupil_id in (select value from json_each(?)) and c.taken_back_on is null
               group by c.entry_id, c.given_to"#,
            self.0
        )
        .fetch_all(look.db())
        .await?;
        let mut copies: HashMap<StageEntryId, Vec<(CopyTo, Day)>> = HashMap::new();
        for row in rows {
            copies.entry(row.entry_id).or_default().push((row.given_to, row.given_on));
        }
        Ok(copies)
    }
}

/// The stored names of the actions of a kind.
fn ids(is: fn(Action) -> bool) -> Result<String, AppError> {
    let ids: Vec<&str> = Action::all().filter(|action| is(*action)).map(Action::id).collect();
    serde_json::to_string(&ids).map_err(|error| our_fault(&error))
}
