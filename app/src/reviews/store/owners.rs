//! Whose the agreed actions are, and who works with their children.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::lines::{as_text, keep_before};
use crate::db::{Look, our_fault};
use crate::kit::{Answers, AppError, AskerId, Day};
use crate::pupils::PupilId;
use crate::reviews::{OWNER, ProgressLineId};

/// Which of these people work here today and see the needs of which of these children. The children were found for the
/// reader; of anybody else it tells nothing.
pub async fn who_sees(
    look: &Look,
    people: &HashSet<AskerId>,
    pupils: &HashSet<PupilId>,
) -> Result<HashSet<(AskerId, PupilId)>, AppError> {
    let today = look.today;
    let people = serde_json::to_string(people).map_err(|error| our_fault(&error))?;
    let pupils = serde_json::to_string(pupils).map_err(|error| our_fault(&error))?;
    let rows = sqlx::query!(
        r#"select m.asker_id as "asker!: AskerId", m.pupil_id as "pupil!: PupilId"
           from may_see m join staff f on f.asker_id = m.asker_id
           where m.asker_id in (select value from json_each(?1)) and m.pupil_id in (select value from json_each(?2))
             and m.sen = 1 and ?3 between m.from_day and m.to_day and coalesce(f.ended_on, '9999') > ?3"#,
        people,
        pupils,
        today
    )
    .fetch_all(look.db())
    .await?;
    Ok(rows.into_iter().map(|row| (row.asker, row.pupil)).collect())
}

/// An agreed action that somebody owes.
pub struct OwedLine {
    pub id: ProgressLineId,
    pub pupil: PupilId,
    pub action: String,
    answers: Answers,
    version: i32,
    /// Whoever may take it over sees the child's needs today, on the first day on which they stand in, and afterwards.
    pub sees_today: bool,
    pub sees_then: bool,
    pub sees_after: bool,
}

/// Everything that somebody owes to children who are here, what is late included. With whether another person could do it:
/// today, on the first day on which they stand in, and afterwards.
pub async fn owed_by(
    tx: &mut SqliteConnection,
    owner: AskerId,
    other: AskerId,
    (today, then, after): (Day, Day, Day),
) -> Result<Vec<OwedLine>, AppError> {
    let rows = sqlx::query!(
        r#"select l.id as "id!: ProgressLineId", l.pupil_id as "pupil!: PupilId", l.action as "action!: String",
             l.answers as "answers!: String", l.version as "version!: i32",
             exists (select 1 from may_see m where m.asker_id = ?2 and m.pupil_id = l.pupil_id and m.sen = 1
               and ?3 between m.from_day and m.to_day) as "sees_today!: bool",
             exists (select 1 from may_see m where m.asker_id = ?2 and m.pupil_id = l.pupil_id and m.sen = 1
               and ?4 between m.from_day and m.to_day) as "sees_then!: bool",
             exists (select 1 from may_see m where m.asker_id = ?2 and m.pupil_id = l.pupil_id and m.sen = 1
               and ?5 between m.from_day and m.to_day) as "sees_after!: bool"
           from progress_line l join pupil p on p.id = l.pupil_id
           where l.owner_id = ?1 and l.done_on is null and l.taken_back_on is null
             and (p.left_on is null or p.left_on > ?3)
           order by l.by_day, l.id limit 500"#,
        owner,
        other,
        today,
        then,
        after
    )
    .fetch_all(tx)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(OwedLine {
                id: row.id,
                pupil: row.pupil,
                action: row.action,
                answers: serde_json::from_str(&row.answers).map_err(|error| our_fault(&error))?,
                version: row.version,
                sees_today: row.sees_today,
                sees_then: row.sees_then,
                sees_after: row.sees_after,
            })
        })
        .collect()
}

/// One of these that is still open and somebody's. None: it was done meanwhile, taken back, or is another's.
pub async fn still_owed_by(
    tx: &mut SqliteConnection,
    id: ProgressLineId,
    owner: AskerId,
) -> Result<Option<OwedLine>, AppError> {
    let row = sqlx::query!(
        r#"select pupil_id as "pupil!: PupilId", action as "action!: String", answers as "answers!: String",
             version as "version!: i32"
           from progress_line where id = ? and owner_id = ? and done_on is null and taken_back_on is null"#,
        id,
        owner
    )
    .fetch_optional(tx)
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(OwedLine {
        id,
        pupil: row.pupil,
        action: row.action,
        answers: serde_json::from_str(&row.answers).map_err(|error| our_fault(&error))?,
        version: row.version,
        sees_today: true,
        sees_then: true,
        sees_after: true,
    }))
}

/// An agreed action is somebody else's from now on. What the line said before becomes history.
pub async fn pass(
    tx: &mut SqliteConnection,
    line: &OwedLine,
    owner: AskerId,
    by: AskerId,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    let mut answers = line.answers.clone();
    answers.set(OWNER.question.id, vec![owner.to_string()]);
    let new = as_text(&answers)?;
    keep_before(tx, (line.id, line.version), &line.answers, by, now).await?;
    sqlx::query!(
        "update progress_line set owner_id = ?, answers = ?, version = version + 1 where id = ?",
        owner,
        new,
        line.id
    )
    .execute(tx)
    .await?;
    Ok(())
}
