//! Happenings and readings as rows. They are written by [`Act::note`](crate::db::Act::note) and
//! [`Look::note_reading`] alone.

use chrono::{DateTime, Utc};

use crate::db::{Look, Reading, our_fault};
use crate::kit::{AppError, Audience, Day, long_date};
use crate::pupils::PupilId;

pub struct Row {
    pub at: DateTime<Utc>,
    pub day: Day,
    pub what: String,
    pub by: String,
    pub details: String,
}

/// What happened about a child whom the reader may see and is for the reader's eyes, newest first, at most so many.
pub async fn about(look: &Look, pupil: PupilId, most: i64) -> Result<Vec<Row>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let seen = Audience::ALL.into_iter().filter(|audience| look.asker.may_see(*audience));
    let seen = serde_json::to_string(&seen.collect::<Vec<_>>()).map_err(|error| our_fault(&error))?;
    let rows = sqlx::query_as!(
        Row,
        r#"select h.at, h.day, h.what,
             coalesce(trim(f.title || ' ' || f.forename || ' ' || f.surname), 'The program') as "by!: String",
             h.details
           from happening h left join staff f on f.asker_id = h.asker_id
           where h.pupil_id = ?1 and h.pupil_id in (select m.pupil_id from may_see m
             where m.asker_id = ?2 and m.pupil_id = ?1 and (m.sen = 1 or h.audience = 'office') and ?3 between m.from_day and m.to_day)
             and h.audience in (select value from json_each(?4))
           order by h.id desc limit ?5"#,
        pupil,
        asker,
        today,
        seen,
        most
    )
    .fetch_all(look.db())
    .await?;
    Ok(rows)
}

/// When a child whom the reader may see was born, their class, and the school, as a printout says it.
pub async fn of_whom(look: &Look, pupil: PupilId) -> Result<String, AppError> {
    let row = sqlx::query!(
        r#"select p.born_on as "born_on: Day", c.name as "class?", (select name from school) as "school: String"
           from pupil p left join class c on c.id = p.class_id where p.id = ?"#,
        pupil
    )
    .fetch_one(look.db())
    .await?;
    let born = format!("born {}", long_date(row.born_on));
    Ok([Some(born), row.class, row.school].into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// Who did something about no child last, and when.
pub async fn last_time(look: &Look, what: &str) -> Result<Option<(Day, String)>, AppError> {
    let row = sqlx::query!(
        r#"select h.day as "day: Day",
             coalesce(trim(f.title || ' ' || f.forename || ' ' || f.surname), '') as "by!: String"
           from happening h left join staff f on f.asker_id = h.asker_id
           where h.what = ? and h.pupil_id is null order by h.id desc limit 1"#,
        what
    )
    .fetch_optional(look.db())
    .await?;
    Ok(row.map(|row| (row.day, row.by)))
}

pub struct ReadingRow {
    pub at: DateTime<Utc>,
    pub day: Day,
    pub what: Reading,
    /// Which one of several: the name of a file. Empty: the kind says it.
    pub which: String,
    pub by: String,
}

/// Who has read about a child whom the reader may see, newest first, at most so many.
pub async fn readings(look: &Look, pupil: PupilId, most: i64) -> Result<Vec<ReadingRow>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let rows = sqlx::query_as!(
        ReadingRow,
        r#"select r.at as "at: DateTime<Utc>", r.day as "day: Day", r.what as "what: Reading",
             r.which as "which!: String",
             coalesce(trim(f.title || ' ' || f.forename || ' ' || f.surname), 'The program') as "by!: String"
           from reading r left join staff f on f.asker_id = r.asker_id
           where r.pupil_id = ?1 and r.pupil_id in (select m.pupil_id from may_see m
             where m.asker_id = ?2 and m.pupil_id = ?1 and ?3 between m.from_day and m.to_day)
           order by r.id desc limit ?4"#,
        pupil,
        asker,
        today,
        most
    )
    .fetch_all(look.db())
    .await?;
    Ok(rows)
}
