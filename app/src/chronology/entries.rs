//! A child's history as a page shows it.

use serde::{Deserialize, Serialize};

use crate::kit::Day;

#[cfg(feature = "ssr")]
use {
    super::{store, words_for},
    crate::db::Look,
    crate::kit::AppError,
    crate::pupils::PupilId,
};

/// One line of a child's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub day: Day,
    /// “15:42”, by the school's clock.
    pub time: String,
    pub words: String,
    /// What it says beside: the fields that changed, what was done.
    pub more: Vec<String>,
    pub by: String,
}

/// A child's history, newest first and at most so many lines, without what is closed to the reader.
#[cfg(feature = "ssr")]
pub async fn history_of(look: &Look, pupil: PupilId, most: i64) -> Result<Vec<Entry>, AppError> {
    let rows = store::about(look, pupil, most).await?;
    let entry = rows.into_iter().map(|row| Entry {
        day: row.day,
        time: look.school().local(row.at).format("%H:%M").to_string(),
        words: words_for(&row.what).to_owned(),
        more: more(&row.details),
        by: row.by,
    });
    Ok(entry.collect())
}

#[cfg(feature = "ssr")]
fn more(details: &str) -> Vec<String> {
    let details: serde_json::Value = serde_json::from_str(details).unwrap_or_default();
    let text = |value: &serde_json::Value, name: &str| value[name].as_str().map(str::to_owned);
    let field = |field: &serde_json::Value| {
        let name = text(field, "field").unwrap_or_default();
        match (text(field, "was"), text(field, "becomes")) {
            (Some(was), Some(becomes)) => format!("{name}: from {was} to {becomes}"),
            (None, Some(becomes)) => format!("{name}: {becomes}"),
            (Some(was), None) => format!("{name}: no longer {was}"),
            (None, None) => name,
        }
    };
    let fields = details["fields"].as_array().into_iter().flatten().map(field);
    fields.chain(text(&details, "words")).collect()
}
