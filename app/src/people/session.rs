//! Sessions: who a browser is signed in as, and whether its screen is locked.

use chrono::{DateTime, TimeDelta, Utc};

use super::rules::{MOST_WRONG_TRIES, SessionState, state_now};
use super::secrets::{new_token, token_hash};
use crate::db::{School, Who, send_cookie};
use crate::kit::{AppError, Asker, AskerId, Role};

/// The cookie's name, before any prefix.
pub const COOKIE: &str = "session";

/// Who a token stands for now. Also remembers, to the minute, that somebody is there.
pub async fn who_is(school: &School, token: &str) -> Result<Who, AppError> {
    let (hash, today, now) = (token_hash(token), school.today(), school.now());
    let row = sqlx::query!(
        r#"select s.id, s.asker_id, s.state, s.made_at, s.used_at, f.title, f.forename, f.surname,
             (select group_concat(r.role) from staff_role r
               where r.asker_id = f.asker_id and r.from_day <= ?2 and coalesce(r.to_day, ?2) >= ?2)
               as "roles: String"
           from session s join staff f on f.asker_id = s.asker_id
           where s.token_hash = ?1 and s.ended_at is null and coalesce(f.ended_on, '9999') > ?2"#,
        hash,
        today
    )
    .fetch_optional(school.readers())
    .await?;
    let Some(row) = row else { return Ok(Who::Nobody) };
    let Some(state) = state_now(row.state, row.made_at, row.used_at, now) else { return Ok(Who::Nobody) };
    let asker = Asker {
        id: row.asker_id,
        name: full_name(&row.title, &row.forename, &row.surname),
        roles: in_order(row.roles.as_deref().unwrap_or_default()),
    };
    // Whoever has no role today has nothing to see: a supply teacher's pass that ended yesterday.
    if asker.roles.is_empty() {
        return Ok(Who::Nobody);
    }
    let session = row.id;
    match state {
        SessionState::SecondFactor => Ok(Who::HalfWay { session, asker }),
        SessionState::Locked => Ok(Who::Locked { session, asker }),
        SessionState::Open => {
            if now - row.used_at >= TimeDelta::minutes(1) {
                touch(school, session, now).await?;
            }
            Ok(Who::Open { session, asker })
        }
    }
}

/// “Mrs Helen Ashworth”.
pub fn full_name(title: &str, forename: &str, surname: &str) -> String {
    [title, forename, surname].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Roles as the database joins them, in the order of [`Role::ALL`] and each once.
pub fn in_order(joined: &str) -> Vec<Role> {
    Role::ALL.into_iter().filter(|role| joined.split(',').any(|id| id == role.id())).collect()
}

async fn touch(school: &School, session: i64, now: DateTime<Utc>) -> Result<(), AppError> {
    let mut tx = school.write().await?;
    sqlx::query!("update session set used_at = ? where id = ?", now, session).execute(&mut *tx).await?;
    tx.commit().await?;
    Ok(())
}

/// Begins a session in a state, and sends its cookie. An earlier session of the same browser ends, so that a
/// cookie from before the sign-in is worth nothing after it.
pub async fn begin(
    school: &School,
    asker: AskerId,
    state: SessionState,
    before: Option<i64>,
) -> Result<(), AppError> {
    let (token, hash) = new_token()?;
    let now = school.now();
    let mut tx = school.write().await?;
    if let Some(before) = before {
        sqlx::query!("update session set ended_at = ? where id = ? and ended_at is null", now, before)
            .execute(&mut *tx)
            .await?;
    }
    sqlx::query!(
        "insert into session (token_hash, asker_id, state, made_at, used_at) values (?, ?, ?, ?, ?)",
        hash,
        asker,
        state,
        now,
        now
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    send_cookie(COOKIE, &token, None);
    Ok(())
}

/// Locks or opens a session.
pub async fn set_state(school: &School, session: i64, state: SessionState) -> Result<(), AppError> {
    let now = school.now();
    let mut tx = school.write().await?;
    sqlx::query!(
        "update session set state = ?, used_at = ?, wrong_tries = 0 where id = ? and ended_at is null",
        state,
        now,
        session
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(())
}

/// A PIN or password that did not open a locked screen. True: it was one too many, and the session is over.
pub async fn wrong_try(school: &School, session: i64) -> Result<bool, AppError> {
    let mut tx = school.write().await?;
    let tries = sqlx::query_scalar!(
        "update session set wrong_tries = wrong_tries + 1 where id = ? returning wrong_tries",
        session
    )
    .fetch_one(&mut *tx)
    .await?;
    tx.commit().await?;
    if tries < MOST_WRONG_TRIES {
        return Ok(false);
    }
    end(school, session).await?;
    Ok(true)
}

/// Ends one session, and takes its cookie back.
pub async fn end(school: &School, session: i64) -> Result<(), AppError> {
    let now = school.now();
    let mut tx = school.write().await?;
    sqlx::query!("update session set ended_at = ? where id = ? and ended_at is null", now, session)
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    send_cookie(COOKIE, "", Some(0));
    Ok(())
}

/// Ends every session of a person: a lost tablet, a leaver, a new password.
pub async fn end_all(
    tx: &mut sqlx::SqliteConnection,
    asker: AskerId,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    sqlx::query!("update session set ended_at = ? where asker_id = ? and ended_at is null", now, asker)
        .execute(tx)
        .await?;
    Ok(())
}
