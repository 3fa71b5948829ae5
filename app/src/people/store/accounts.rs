//! Accounts, their secrets and their links, and the school's own row.

use chrono::{DateTime, Utc};
use sqlx::{SqliteConnection, SqlitePool};

use crate::kit::{AppError, AskerId, Day, Role};
use crate::people::session::{full_name, in_order};

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

/// Keeps the hash of a new password. Sessions that the old one opened are the caller’s to end.
pub async fn set_password(tx: &mut SqliteConnection, id: AskerId, hash: &str) -> Result<(), AppError> {
    sqlx::query!("update staff set password_hash = ?, version = version + 1 where asker_id = ?", hash, id)
        .execute(tx)
        .await?;
    Ok(())
}

/// Keeps the hash of a new PIN for a locked screen.
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

/// Keeps the hash of a one-time link that works until `ends`.
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

/// The school's own row, if it has been set up.
pub struct SchoolRow {
    pub name: String,
    pub demonstration: bool,
}

/// The school’s own row. None before it has been set up.
pub async fn school(db: &SqlitePool) -> Result<Option<SchoolRow>, AppError> {
    Ok(sqlx::query_as!(SchoolRow, "select name, demonstration from school").fetch_optional(db).await?)
}

/// Writes the school down, and uses up the set-up code. An error where there is one already.
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

/// The hash of the code that opens the set-up page, if one was printed.
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
