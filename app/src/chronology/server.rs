//! What a browser can ask about what happened: a child's whole timeline, and who has read about the child.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::Entry;
use crate::kit::{AppError, Day};
use crate::pupils::PupilId;

#[cfg(feature = "ssr")]
use {
    super::{entries::history_of, store, words::words_for_reading},
    crate::db::{Look, Reading},
    crate::pupils::{name_of, register_name_of},
};

/// More than a child's years at a school bring together.
#[cfg(feature = "ssr")]
const WHOLE_TIMELINE: i64 = 3000;

/// The newest readings are shown; older ones are kept.
#[cfg(feature = "ssr")]
const MOST_READINGS: i64 = 500;

/// A child's timeline, to read or to print.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timeline {
    pub pupil: PupilId,
    pub name: String,
    /// “born 15 January 2020, 1Rowan, Sample Primary School”: whom and where a printout is about.
    pub of_whom: String,
    pub today: Day,
    pub entries: Vec<Entry>,
}

/// Everything that happened about a child, for whoever works with them.
#[server(endpoint = "open_timeline")]
pub async fn open_timeline(pupil: PupilId) -> Result<Timeline, AppError> {
    let look = Look::begin()?;
    let name = name_of(&look, pupil).await?.whole();
    look.note_reading(pupil.0, Reading::Timeline);
    let entries = history_of(&look, pupil, WHOLE_TIMELINE).await?;
    let of_whom = store::of_whom(&look, pupil).await?;
    Ok(Timeline { pupil, name, of_whom, today: look.today, entries })
}

/// One reading: who, when, what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingLine {
    pub day: Day,
    /// “15:42”, by the school's clock.
    pub time: String,
    pub by: String,
    pub words: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingLog {
    pub pupil: PupilId,
    pub name: String,
    /// The newest first.
    pub readings: Vec<ReadingLine>,
}

/// Who has read about a child: for the SENCo, the head and the DSL. It is on no timeline and no print of one.
#[server(endpoint = "open_readings")]
pub async fn open_readings(pupil: PupilId) -> Result<ReadingLog, AppError> {
    let look = Look::begin()?;
    if !look.asker.reads_the_reading_log() {
        return Err(AppError::NotFound);
    }
    let name = register_name_of(&look, pupil).await?.whole();
    // What was opened a moment ago is on it, too.
    look.school().write_readings().await?;
    let school = look.school();
    let line = |row: store::ReadingRow| ReadingLine {
        day: row.day,
        time: school.local(row.at).format("%H:%M").to_string(),
        by: row.by,
        words: words_for_reading(row.what, &row.which),
    };
    let readings = store::readings(&look, pupil, MOST_READINGS).await?.into_iter().map(line).collect();
    Ok(ReadingLog { pupil, name, readings })
}
