//! Duties as the lines of a list: what, of whom, by when and how that was reckoned, because of which rule, and where
//! this reader does it.

use serde::{Deserialize, Serialize};

use crate::kit::Day;
use crate::pupils::PupilId;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    Late,
    Soon,
    Later,
}

/// A part of a list of duties.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutyGroup {
    pub urgency: Urgency,
    /// “Overdue, 4”.
    pub title: String,
    pub rows: Vec<DutyRow>,
    /// How many more there are.
    pub more: usize,
}

/// The rule behind a duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// “Stage 1 is looked at again after 6 school weeks.”
    pub words: String,
    /// Who made it.
    pub source: String,
    /// Where it stands in the school's process.
    pub link: Option<String>,
}

/// What is due of one child by one day: the first thing, and what is to be on record by then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutyRow {
    pub child: PupilId,
    pub name: String,
    pub class: Option<String>,
    pub what: String,
    pub by: Option<Day>,
    /// “6 days late.”
    pub when: String,
    pub why: Why,
    /// “Opened 6 October, plus 6 weeks, plus 1 week for half term”.
    pub reckoned: Option<String>,
    /// “Class teacher”.
    pub for_whom: String,
    /// Who that is today. Empty where it is not known.
    pub people: String,
    /// It is this reader's to do.
    pub mine: bool,
    /// Where this reader does it, and the words for that.
    pub link: Option<(String, String)>,
    /// What else is due of the same stage: words, and where it is done.
    pub also: Vec<(String, String)>,
}
