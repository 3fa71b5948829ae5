//! Staff and their roles as rows.

use chrono::{DateTime, Utc};
use sqlx::{SqliteConnection, SqliteExecutor, SqlitePool};

use crate::kit::{AppError, AskerId, Day, Role};
use crate::people::Leader;
use crate::people::session::{full_name, in_order};

/// A person as they are written down.
pub struct NewStaff<'a> {
    pub code: Option<&'a str>,
    pub title: &'a str,
    pub forename: &'a str,
    pub surname: &'a str,
    pub email: &'a str,
    pub roles: &'a [Role],
    pub from: Day,
    pub until: Option<Day>,
}

/// Whether an email address is somebody's already, other than this person's own.
pub async fn email_is_taken(
    tx: &mut SqliteConnection,
    email: &str,
    except: Option<AskerId>,
) -> Result<bool, AppError> {
    let count = sqlx::query_scalar!(
        "select count(*) from staff where email = ? and asker_id is not ?",
        email,
        except
    )
    .fetch_one(tx)
    .await?;
    Ok(count > 0)
}

/// Writes somebody down with what they are. Nobody has their email or their code: the caller has asked.
pub async fn add(tx: &mut SqliteConnection, new: NewStaff<'_>) -> Result<AskerId, AppError> {
    let id = sqlx::query!("insert into asker (kind) values ('staff')")
        .execute(&mut *tx)
        .await?
        .last_insert_rowid();
    let id = AskerId(id);
    sqlx::query!(
        "insert into staff (asker_id, code, title, forename, surname, email) values (?, ?, ?, ?, ?, ?)",
        id,
        new.code,
        new.title,
        new.forename,
        new.surname,
        new.email
    )
    .execute(&mut *tx)
    .await?;
    for role in new.roles {
        begin_role(tx, id, *role, new.from, new.until).await?;
    }
    Ok(id)
}

pub(super) async fn begin_role(
    tx: &mut SqliteConnection,
    id: AskerId,
    role: Role,
    from: Day,
    until: Option<Day>,
) -> Result<(), AppError> {
    sqlx::query!(
        "insert into staff_role (asker_id, role, from_day, to_day) values (?, ?, ?, ?)",
        id,
        role,
        from,
        until
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// The person's last day was before this one: they cannot sign in any more, and no link of theirs opens anything.
/// Their postings end with their access, by the table's own rule.
pub async fn end_staff(
    tx: &mut SqliteConnection,
    id: AskerId,
    on: Day,
    now: DateTime<Utc>,
) -> Result<bool, AppError> {
    sqlx::query!("update one_time_link set used_at = ? where asker_id = ? and used_at is null", now, id)
        .execute(&mut *tx)
        .await?;
    let ended = sqlx::query!(
        "update staff set ended_on = ?, version = version + 1 where asker_id = ? and ended_on is null",
        on,
        id
    )
    .execute(&mut *tx)
    .await?;
    Ok(ended.rows_affected() == 1)
}

/// How many people hold a role today.
pub async fn holders_of(tx: &mut SqliteConnection, role: Role, today: Day) -> Result<i64, AppError> {
    let count = sqlx::query_scalar!(
        "select count(distinct f.asker_id) from staff f join staff_role r on r.asker_id = f.asker_id
         where r.role = ?1 and r.from_day <= ?2 and coalesce(r.to_day, ?2) >= ?2
           and coalesce(f.ended_on, '9999') > ?2",
        role,
        today
    )
    .fetch_one(tx)
    .await?;
    Ok(count)
}

/// Whether somebody else has a role today, and still has it after a day.
pub async fn another_has_after(
    tx: &mut SqliteConnection,
    role: Role,
    day: Day,
    than: AskerId,
    today: Day,
) -> Result<bool, AppError> {
    let count = sqlx::query_scalar!(
        "select count(*) from staff f join staff_role r on r.asker_id = f.asker_id
         where f.asker_id <> ?1 and r.role = ?2 and r.from_day <= ?3
           and coalesce(r.to_day, '9999-12-31') > ?4 and coalesce(f.ended_on, '9999') > ?3",
        than,
        role,
        today,
        day
    )
    .fetch_one(tx)
    .await?;
    Ok(count > 0)
}

/// Everybody who leads SEND today, the SENCo first.
pub async fn leaders(db: impl SqliteExecutor<'_>, today: Day) -> Result<Vec<Leader>, AppError> {
    let rows = sqlx::query_as!(
        Leader,
        r#"select f.asker_id as "id!: AskerId",
             trim(f.title || ' ' || f.forename || ' ' || f.surname) as "name!: String",
             max(coalesce(r.to_day, '9999-12-31')) as "last!: Day",
             max(case when r.role = 'senco' then coalesce(r.to_day, '9999-12-31') end) as "senco_last?: Day"
           from staff f join staff_role r on r.asker_id = f.asker_id
           where r.role in ('senco', 'deputy_senco') and r.from_day <= ?1 and coalesce(r.to_day, ?1) >= ?1
             and coalesce(f.ended_on, '9999') > ?1
           group by f.asker_id order by max(r.role = 'senco') desc, f.surname, f.forename limit 100"#,
        today
    )
    .fetch_all(db)
    .await?;
    Ok(rows)
}

/// One line of the staff list.
pub struct StaffRow {
    pub id: AskerId,
    pub name: String,
    pub email: String,
    pub roles: Vec<Role>,
    pub until: Option<Day>,
    pub has_password: bool,
    pub ended_on: Option<Day>,
}

/// Everyone who works here, by surname; then leavers. Bounded: no primary school has more staff.
pub async fn staff(db: &SqlitePool, today: Day) -> Result<Vec<StaffRow>, AppError> {
    let rows = sqlx::query!(
        r#"select asker_id, title, forename, surname, email, ended_on,
             password_hash is not null as "has_password: bool",
             (select group_concat(r.role) from staff_role r
               where r.asker_id = staff.asker_id and r.from_day <= ?1 and coalesce(r.to_day, ?1) >= ?1)
               as "roles: String",
             (select max(r.to_day) from staff_role r where r.asker_id = staff.asker_id
               and not exists (select 1 from staff_role open where open.asker_id = staff.asker_id and open.to_day is null))
               as "until: Day"
           from staff order by ended_on is not null, surname, forename limit 1000"#,
        today
    )
    .fetch_all(db)
    .await?;
    let row = rows.into_iter().map(|row| StaffRow {
        id: row.asker_id,
        name: full_name(&row.title, &row.forename, &row.surname),
        email: row.email,
        roles: in_order(row.roles.as_deref().unwrap_or_default()),
        until: row.until,
        has_password: row.has_password,
        ended_on: row.ended_on,
    });
    Ok(row.collect())
}
