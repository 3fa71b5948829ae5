//! A form that was sent after the screen had locked: its words are kept, sealed, and sent again once whoever sent
//! them has unlocked. A screen that locks while somebody writes takes nothing from them.

use serde::{Deserialize, Serialize};

use crate::db::{School, Sealed, our_fault};
use crate::kit::AppError;

/// What was sent: to which function, from which page, with which words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parked {
    pub path: String,
    pub back: String,
    pub body: String,
}

/// Keeps the last form that was sent by a locked session.
pub async fn park(school: &School, session: i64, parked: &Parked) -> Result<(), AppError> {
    let text = serde_json::to_vec(parked).map_err(|error| our_fault(&error))?;
    let (sealed, now) = (school.key().seal(&purpose(session), &text)?.0, school.now());
    let mut tx = school.write().await?;
    sqlx::query!(
        "insert into parked_post (session_id, sealed, at) values (?, ?, ?)
         on conflict (session_id) do update set sealed = excluded.sealed, at = excluded.at",
        session,
        sealed,
        now
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(())
}

/// Takes what waits for a session, if something does.
pub async fn unpark(school: &School, session: i64) -> Result<Option<Parked>, AppError> {
    let waits = sqlx::query_scalar!("select sealed from parked_post where session_id = ?", session)
        .fetch_optional(school.readers())
        .await?;
    let Some(sealed) = waits else { return Ok(None) };
    let mut tx = school.write().await?;
    sqlx::query!("delete from parked_post where session_id = ?", session).execute(&mut *tx).await?;
    tx.commit().await?;
    let text = school.key().open(&purpose(session), &Sealed(sealed))?;
    serde_json::from_slice(&text).map(Some).map_err(|error| our_fault(&error))
}

fn purpose(session: i64) -> String {
    format!("sent while locked {session}")
}
