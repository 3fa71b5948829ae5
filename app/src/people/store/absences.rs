//! Who is away, from when to when, and who stands in.

use chrono::{DateTime, Utc};
use sqlx::{SqliteConnection, SqliteExecutor};

use crate::kit::{AppError, AskerId, Day};
use crate::people::StandsIn;

/// Somebody who is away or will be.
#[derive(Clone, Debug)]
pub struct Absence {
    pub id: i64,
    pub away: AskerId,
    pub away_name: String,
    pub stand_in: AskerId,
    pub stand_in_name: String,
    pub from: Day,
    /// The last day. None: for good, or until further notice.
    pub until: Option<Day>,
    /// Who carries the SENCo's duties meanwhile, where it is the SENCo who is away.
    pub carrier: Option<AskerId>,
    pub carrier_name: Option<String>,
    /// What it handed over, in the words of whoever did.
    pub made: String,
    /// Whoever stands in is away as well, and somebody stands in for them: that is taken back first.
    pub is_relied_on: bool,
}

/// Everybody who is away today or later, the earliest first. Bounded: no primary school has more.
pub async fn absences(db: impl SqliteExecutor<'_>, today: Day) -> Result<Vec<Absence>, AppError> {
    let rows = sqlx::query_as!(
        Absence,
        r#"select a.id as "id!: i64", a.away_id as "away!: AskerId",
             trim(w.title || ' ' || w.forename || ' ' || w.surname) as "away_name!: String",
             a.stand_in_id as "stand_in!: AskerId",
             trim(s.title || ' ' || s.forename || ' ' || s.surname) as "stand_in_name!: String",
             a.from_day as "from!: Day", a.until_day as "until?: Day", a.made as "made!: String",
             a.carrier_id as "carrier?: AskerId",
             trim(c.title || ' ' || c.forename || ' ' || c.surname) as "carrier_name?: String",
             exists (select 1 from absence o where o.id > a.id and o.taken_back_on is null
               and o.away_id = a.stand_in_id and coalesce(o.until_day, ?1) >= ?1
               and o.from_day <= coalesce(a.until_day, '9999') and coalesce(o.until_day, '9999') >= a.from_day)
               as "is_relied_on!: bool"
           from absence a join staff w on w.asker_id = a.away_id join staff s on s.asker_id = a.stand_in_id
             left join staff c on c.asker_id = a.carrier_id
           where a.taken_back_on is null and coalesce(a.until_day, ?1) >= ?1
             and coalesce(w.ended_on, '9999') > ?1
           order by a.from_day, a.id limit 500"#,
        today
    )
    .fetch_all(db)
    .await?;
    Ok(rows)
}

/// Who stands in for whom today, also for somebody who has left since: until that is taken back, what they owed is owed by
/// whoever stands in.
pub async fn standing_in(db: impl SqliteExecutor<'_>, today: Day) -> Result<Vec<StandsIn>, AppError> {
    let rows = sqlx::query_as!(
        StandsIn,
        r#"select a.away_id as "away!: AskerId",
             trim(w.title || ' ' || w.forename || ' ' || w.surname) as "away_name!: String",
             a.stand_in_id as "stand_in!: AskerId",
             trim(s.title || ' ' || s.forename || ' ' || s.surname) as "stand_in_name!: String",
             a.carrier_id as "carrier?: AskerId"
           from absence a join staff w on w.asker_id = a.away_id join staff s on s.asker_id = a.stand_in_id
           where a.taken_back_on is null and a.from_day <= ?1 and coalesce(a.until_day, ?1) >= ?1
           order by a.id limit 500"#,
        today
    )
    .fetch_all(db)
    .await?;
    Ok(rows)
}

/// An absence as it is written down.
pub struct NewAbsence<'a> {
    pub away: AskerId,
    pub stand_in: AskerId,
    pub from: Day,
    pub until: Option<Day>,
    pub carrier: Option<AskerId>,
    /// What it handed over, as JSON.
    pub made: &'a str,
}

/// Writes down that somebody is away.
pub async fn add_absence(
    tx: &mut SqliteConnection,
    new: NewAbsence<'_>,
    by: AskerId,
    now: DateTime<Utc>,
) -> Result<i64, AppError> {
    let added = sqlx::query!(
        "insert into absence (away_id, stand_in_id, from_day, until_day, at, asker_id, carrier_id, made)
         values (?, ?, ?, ?, ?, ?, ?, ?)",
        new.away,
        new.stand_in,
        new.from,
        new.until,
        now,
        by,
        new.carrier,
        new.made
    )
    .execute(tx)
    .await?;
    Ok(added.last_insert_rowid())
}

/// They are here after all, or are back. False: it was taken back already.
pub async fn take_back_absence(tx: &mut SqliteConnection, id: i64, on: Day) -> Result<bool, AppError> {
    let taken =
        sqlx::query!("update absence set taken_back_on = ? where id = ? and taken_back_on is null", on, id)
            .execute(tx)
            .await?;
    Ok(taken.rows_affected() == 1)
}
