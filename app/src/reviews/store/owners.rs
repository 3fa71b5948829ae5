//! Whose the agreed actions are, where they pass from one person to another.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use crate::db::our_fault;
use crate::kit::{Answers, AppError, AskerId, Day};
use crate::pupils::PupilId;
use crate::reviews::{OWNER, ProgressLineId};

/// An agreed action that somebody owes.
pub struct OwedLine {
    pub id: ProgressLineId,
    pub pupil: PupilId,
    pub action: String,
    answers: Answers,
    version: i32,
    /// Whoever may take it over sees the child's needs on the day by which it is to be done.
    pub may_pass: bool,
}

/// What somebody owes that is due on these days, of children who are here; without a last day all of it. With whether
/// another person could do it.
pub async fn owed_by(
    tx: &mut SqliteConnection,
    owner: AskerId,
    other: AskerId,
    from: Day,
    until: Option<Day>,
) -> Result<Vec<OwedLine>, AppError> {
    let rows = sqlx::query!(
        r#"select l.id as "id!: ProgressLineId", l.pupil_id as "pupil!: PupilId", l.action as "action!: String",
             l.answers as "answers!: String", l.version as "version!: i32",
             exists (select 1 from may_see m where m.asker_id = ?2 and m.pupil_id = l.pupil_id and m.sen = 1
               and max(l.by_day, ?3) between m.from_day and m.to_day) as "may_pass!: bool"
           from progress_line l join pupil p on p.id = l.pupil_id
           where l.owner_id = ?1 and l.done_on is null and l.taken_back_on is null
             and (?4 is null or l.by_day between ?3 and ?4) and (p.left_on is null or p.left_on > ?3)
           order by l.by_day, l.id limit 500"#,
        owner,
        other,
        from,
        until
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
                may_pass: row.may_pass,
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
        may_pass: true,
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
    let text = |answers: &Answers| serde_json::to_string(answers).map_err(|error| our_fault(&error));
    let mut answers = line.answers.clone();
    answers.set(OWNER.question.id, vec![owner.to_string()]);
    let (old, new) = (text(&line.answers)?, text(&answers)?);
    sqlx::query!(
        "insert into progress_line_before (line_id, version, answers, until, asker_id) values (?, ?, ?, ?, ?)",
        line.id,
        line.version,
        old,
        now,
        by
    )
    .execute(&mut *tx)
    .await?;
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
