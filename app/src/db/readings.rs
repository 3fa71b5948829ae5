//! Who has opened what about a child. A page is not kept waiting for a durable write: readings gather in memory
//! and are written together, a few seconds later and when the program stops.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::{Look, School};
use crate::kit::{AppError, AskerId, Day};

/// What was opened. Its name is stored for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum Reading {
    Child,
    Timeline,
    Adults,
    Concern,
    Action,
    Decision,
    Record,
    Needs,
    Assessment,
    Progress,
    /// The list of the child's documents.
    Documents,
    /// One of them, shown or taken along.
    Document,
    /// The child's line of the SEN register, on the page that is printed as well.
    Register,
    /// The same in the spreadsheet that is taken along.
    RegisterFile,
}

/// Opened again so soon, it is the same reading.
const SAME_READING: chrono::TimeDelta = chrono::TimeDelta::minutes(10);

/// How long a reading waits at most before it is written.
pub const WRITTEN_EVERY: Duration = Duration::from_secs(5);

/// The readings that are not written yet.
#[derive(Default)]
pub(super) struct Readings(Mutex<Waiting>);

/// Who has opened what about which child, and which one of several; when, and on which day of the school.
type Waiting = HashMap<(AskerId, i64, Reading, String), (DateTime<Utc>, Day)>;

impl Look {
    /// Notes that the reader opened something about a child.
    pub fn note_reading(&self, pupil: i64, what: Reading) {
        self.note_reading_of(pupil, what, "");
    }

    /// The same of one of several: `which` is the name by which it is known, such as a file's.
    pub fn note_reading_of(&self, pupil: i64, what: Reading, which: &str) {
        let mut waiting = self.school().readings().0.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (self.asker.id, pupil, what, which.to_owned());
        waiting.entry(key).or_insert((self.school().now(), self.today));
    }
}

impl School {
    /// Writes the readings that wait, in one transaction. Where that fails they wait on.
    pub async fn write_readings(&self) -> Result<(), AppError> {
        let waiting = std::mem::take(&mut *self.readings().0.lock().unwrap_or_else(PoisonError::into_inner));
        if waiting.is_empty() {
            return Ok(());
        }
        let written = self.write_all(&waiting).await;
        if written.is_err() {
            self.readings().0.lock().unwrap_or_else(PoisonError::into_inner).extend(waiting);
        }
        written
    }

    async fn write_all(&self, waiting: &Waiting) -> Result<(), AppError> {
        let mut tx = self.write().await?;
        for ((asker, pupil, what, which), (at, day)) in waiting {
            // A child whom an undone import took away meanwhile has no log.
            let since = *at - SAME_READING;
            sqlx::query!(
                "insert into reading (at, day, asker_id, pupil_id, what, which) select ?1, ?2, ?3, ?4, ?5, ?6
                 where exists (select 1 from pupil where id = ?4) and not exists (select 1 from reading
                   where pupil_id = ?4 and asker_id = ?3 and what = ?5 and which = ?6 and at > ?7)",
                at,
                day,
                asker,
                pupil,
                what,
                which,
                since
            )
            .execute(&mut *tx)
            .await?;
        }
        tx.commit().await?;
        Ok(())
    }
}
