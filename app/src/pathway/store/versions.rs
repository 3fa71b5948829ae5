//! Answers as they are stored, and what they said before somebody changed them.

use chrono::{DateTime, Utc};

use crate::db::our_fault;
use crate::kit::{Answers, AppError};

/// What was written before somebody changed it.
pub struct Version {
    pub answers: Answers,
    /// When it was changed, and by whom.
    pub until: DateTime<Utc>,
    pub by: String,
}

impl Version {
    pub(super) fn of(answers: &str, until: DateTime<Utc>, by: String) -> Result<Version, AppError> {
        Ok(Version { answers: from_text(answers)?, until, by })
    }
}

pub(super) fn as_text(answers: &Answers) -> Result<String, AppError> {
    serde_json::to_string(answers).map_err(|error| our_fault(&error))
}

pub(super) fn from_text(answers: &str) -> Result<Answers, AppError> {
    serde_json::from_str(answers).map_err(|error| our_fault(&error))
}
