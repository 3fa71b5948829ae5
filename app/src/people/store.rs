//! Staff, their roles and their links, as rows.

use chrono::{DateTime, Utc};
use sqlx::{SqliteConnection, SqlitePool};

use super::session::{full_name, in_order};
use crate::kit::{AppError, AskerId, Day, Role};

/// What signing in needs to know of an account.
pub struct Account {
    pub id: AskerId,
    pub email: String,
    pub name: String,
    pub roles: Vec<Role>,
    pub password_hash: Option<String>,
    pub pin_hash: Option<String>,
    pub second_factor: Option<Vec<u8>>,
}

/// The account with an email address, if it can sign in today.
pub async fn account_by_email(db: &SqlitePool, email: &str, today: Day) -> Result<Option<Account>, AppError> {
    let id =
        sqlx::query_scalar!("select asker_id from staff where email = ?", email).fetch_optional(db).await?;
    match id {
        Some(id) => account(db, id, today).await,
        None => Ok(None),
    }
}

/// An account that can sign in today.
pub async fn account(db: &SqlitePool, id: AskerId, today: Day) -> Result<Option<Account>, AppError> {
    let row = sqlx::query!(
        r#"select asker_id, email, title, forename, surname, password_hash, pin_hash, second_factor,
             (select group_concat(r.role) from staff_role r
               where r.asker_id = staff.asker_id and r.from_day <= ?2 and coalesce(r.to_day, ?2) >= ?2)
               as "roles: String"
           from staff where asker_id = ?1 and coalesce(ended_on, '9999') > ?2"#,
        id,
        today
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Account {
        id: row.asker_id,
        email: row.email,
        name: full_name(&row.title, &row.forename, &row.surname),
        roles: in_order(row.roles.as_deref().unwrap_or_default()),
        password_hash: row.password_hash,
        pin_hash: row.pin_hash,
        second_factor: row.second_factor,
    }))
}

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

/// Whether an email address is somebody's already.
pub async fn email_is_taken(tx: &mut SqliteConnection, email: &str) -> Result<bool, AppError> {
    let count =
        sqlx::query_scalar!("select count(*) from staff where email = ?", email).fetch_one(tx).await?;
    Ok(count > 0)
}

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
        sqlx::query!(
            "insert into staff_role (asker_id, role, from_day, to_day) values (?, ?, ?, ?)",
            id,
            role,
            new.from,
            new.until
        )
        .execute(&mut *tx)
        .await?;
    }
    Ok(id)
}

pub async fn set_password(tx: &mut SqliteConnection, id: AskerId, hash: &str) -> Result<(), AppError> {
    sqlx::query!("update staff set password_hash = ?, version = version + 1 where asker_id = ?", hash, id)
        .execute(tx)
        .await?;
    Ok(())
}

pub async fn set_pin(tx: &mut SqliteConnection, id: AskerId, hash: &str) -> Result<(), AppError> {
    sqlx::query!("update staff set pin_hash = ?, version = version + 1 where asker_id = ?", hash, id)
        .execute(tx)
        .await?;
    Ok(())
}

/// Keeps a proved authenticator, and the step that proved it.
pub async fn set_second_factor(
    tx: &mut SqliteConnection,
    id: AskerId,
    sealed: Option<&[u8]>,
    step: Option<i64>,
) -> Result<(), AppError> {
    sqlx::query!(
        "update staff set second_factor = ?, second_factor_step = ?, version = version + 1 where asker_id = ?",
        sealed,
        step,
        id
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Takes a step of the authenticator, unless it or a later one was taken before.
pub async fn take_step(tx: &mut SqliteConnection, id: AskerId, step: i64) -> Result<bool, AppError> {
    let taken = sqlx::query!(
        "update staff set second_factor_step = ?1 where asker_id = ?2 and coalesce(second_factor_step, -1) < ?1",
        step,
        id
    )
    .execute(tx)
    .await?;
    Ok(taken.rows_affected() == 1)
}

pub async fn add_link(
    tx: &mut SqliteConnection,
    id: AskerId,
    hash: &[u8],
    made: DateTime<Utc>,
    ends: DateTime<Utc>,
) -> Result<(), AppError> {
    // A new link replaces those that were not used.
    sqlx::query!("update one_time_link set used_at = ? where asker_id = ? and used_at is null", made, id)
        .execute(&mut *tx)
        .await?;
    sqlx::query!(
        "insert into one_time_link (token_hash, asker_id, made_at, ends_at) values (?, ?, ?, ?)",
        hash,
        id,
        made,
        ends
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Whose link it is, if it still works.
pub async fn owner_of_link(
    db: &SqlitePool,
    hash: &[u8],
    now: DateTime<Utc>,
) -> Result<Option<AskerId>, AppError> {
    let row = sqlx::query!(
        "select asker_id, ends_at from one_time_link where token_hash = ? and used_at is null",
        hash
    )
    .fetch_optional(db)
    .await?;
    Ok(row.filter(|row| row.ends_at > now).map(|row| row.asker_id))
}

/// Uses a link up. False if somebody was quicker.
pub async fn use_link(tx: &mut SqliteConnection, hash: &[u8], now: DateTime<Utc>) -> Result<bool, AppError> {
    let used = sqlx::query!(
        "update one_time_link set used_at = ? where token_hash = ? and used_at is null",
        now,
        hash
    )
    .execute(tx)
    .await?;
    Ok(used.rows_affected() == 1)
}

/// The person's last day was before this one: they cannot sign in any more.
pub async fn end_staff(tx: &mut SqliteConnection, id: AskerId, on: Day) -> Result<bool, AppError> {
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

/// One line of the staff list.
pub struct StaffRow {
    pub id: AskerId,
    pub name: String,
    pub email: String,
    pub roles: Vec<Role>,
    pub until: Option<Day>,
    pub has_password: bool,
    pub has_second_factor: bool,
    pub ended_on: Option<Day>,
}

/// Everyone who works here, by surname; then leavers. Bounded: no primary school has more staff.
pub async fn staff(db: &SqlitePool, today: Day) -> Result<Vec<StaffRow>, AppError> {
    let rows = sqlx::query!(
        r#"select asker_id, title, forename, surname, email, ended_on,
             password_hash is not null as "has_password: bool",
             second_factor is not null as "has_second_factor: bool",
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
        has_second_factor: row.has_second_factor,
        ended_on: row.ended_on,
    });
    Ok(row.collect())
}

/// The school's own row, if it has been set up.
pub struct SchoolRow {
    pub name: String,
    pub demonstration: bool,
}

pub async fn school(db: &SqlitePool) -> Result<Option<SchoolRow>, AppError> {
    Ok(sqlx::query_as!(SchoolRow, "select name, demonstration from school").fetch_optional(db).await?)
}

pub async fn make_school(
    tx: &mut SqliteConnection,
    name: &str,
    demonstration: bool,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    sqlx::query!(
        "insert into school (id, name, demonstration, made_at) values (1, ?, ?, ?)",
        name,
        demonstration,
        now
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query!("delete from set_up_code").execute(tx).await?;
    Ok(())
}

pub async fn set_up_code_hash(db: &SqlitePool) -> Result<Option<Vec<u8>>, AppError> {
    Ok(sqlx::query_scalar!("select code_hash from set_up_code").fetch_optional(db).await?)
}

/// Keeps a new set-up code; the one before opens nothing any more.
pub async fn set_set_up_code(
    tx: &mut SqliteConnection,
    hash: &[u8],
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    sqlx::query!(
        "insert into set_up_code (id, code_hash, made_at) values (1, ?, ?)
         on conflict (id) do update set code_hash = excluded.code_hash, made_at = excluded.made_at",
        hash,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// The designated safeguarding leads of today, by name.
pub async fn safeguarding_leads(db: &SqlitePool, today: Day) -> Result<Vec<String>, AppError> {
    let rows = sqlx::query!(
        "select distinct f.title, f.forename, f.surname from staff f join staff_role r on r.asker_id = f.asker_id
         where r.role = 'dsl' and r.from_day <= ?1 and coalesce(r.to_day, ?1) >= ?1
           and coalesce(f.ended_on, '9999') > ?1 order by f.surname limit 5",
        today
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| full_name(&row.title, &row.forename, &row.surname)).collect())
}

/// Somebody of a staff list: by staff code, else by email.
pub async fn find_listed(
    tx: &mut SqliteConnection,
    code: Option<&str>,
    email: &str,
) -> Result<Option<AskerId>, AppError> {
    let by_code = sqlx::query_scalar!("select asker_id from staff where code = ?", code)
        .fetch_optional(&mut *tx)
        .await?;
    if by_code.is_some() {
        return Ok(by_code);
    }
    Ok(sqlx::query_scalar!("select asker_id from staff where email = ?", email).fetch_optional(tx).await?)
}

/// Writes names and email as a list has them. False: they were so already.
pub async fn correct(
    tx: &mut SqliteConnection,
    id: AskerId,
    code: Option<&str>,
    title: &str,
    forename: &str,
    surname: &str,
    email: &str,
) -> Result<bool, AppError> {
    let corrected = sqlx::query!(
        "update staff set code = coalesce(?1, code), title = ?2, forename = ?3, surname = ?4, email = ?5,
           version = version + 1
         where asker_id = ?6 and (coalesce(?1, code, '') <> coalesce(code, '') or title <> ?2 or forename <> ?3
           or surname <> ?4 or email <> ?5)",
        code,
        title,
        forename,
        surname,
        email,
        id
    )
    .execute(tx)
    .await?;
    Ok(corrected.rows_affected() == 1)
}

/// Gives roles that are not held today. False: all were.
pub async fn give_roles(
    tx: &mut SqliteConnection,
    id: AskerId,
    roles: &[Role],
    from: Day,
    today: Day,
) -> Result<bool, AppError> {
    let mut given = false;
    for role in roles {
        let added = sqlx::query!(
            "insert into staff_role (asker_id, role, from_day)
             select ?1, ?2, ?3 where not exists (select 1 from staff_role r where r.asker_id = ?1 and r.role = ?2
               and r.from_day <= ?4 and coalesce(r.to_day, ?4) >= ?4)",
            id,
            role,
            from,
            today
        )
        .execute(&mut *tx)
        .await?;
        given |= added.rows_affected() == 1;
    }
    Ok(given)
}
