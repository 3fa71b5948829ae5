//! What is kept only for a while goes after it: keys of acts that nobody will send again, sessions and links that
//! ended, files that nobody applied, drafts that nobody came back to.

use chrono::TimeDelta;

use super::School;
use crate::kit::AppError;

/// A form that was sent is not sent again after so long.
const ACTS: TimeDelta = TimeDelta::days(90);
/// So long it can be told who was signed in.
const SESSIONS: TimeDelta = TimeDelta::days(365);
/// A draft that nobody touched for so long is nobody's.
const DRAFTS: TimeDelta = TimeDelta::days(365);
/// Files and forms that wait for somebody today.
const WAITING: TimeDelta = TimeDelta::hours(24);

impl School {
    /// Takes away what is past its time.
    pub async fn tidy(&self) -> Result<(), AppError> {
        let now = self.now();
        let (acts, sessions, drafts, waiting) = (now - ACTS, now - SESSIONS, now - DRAFTS, now - WAITING);
        let mut tx = self.write().await?;
        sqlx::query!("delete from act where at < ?", acts).execute(&mut *tx).await?;
        sqlx::query!("delete from draft where saved_at < ?", drafts).execute(&mut *tx).await?;
        sqlx::query!("delete from import_waiting where at < ?", waiting).execute(&mut *tx).await?;
        sqlx::query!("delete from parked_post where at < ?", waiting).execute(&mut *tx).await?;
        sqlx::query!("delete from one_time_link where ends_at < ?", acts).execute(&mut *tx).await?;
        sqlx::query!(
            "delete from session where made_at < ?1 and id not in (select session_id from parked_post)",
            sessions
        )
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }
}
