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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// “Stage 1 is looked at again after 6 school weeks.”
    pub words: String,
    /// Who made it.
    pub source: String,
    /// Where it stands in the school's process.
    pub link: Option<String>,
}

/// What is due of one child by one day: the first thing, and what is to be on record by then. Where a list folds it into a
/// short line, only what that line shows is told; the rest is empty and not sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutyRow {
    pub child: PupilId,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    pub what: String,
    pub by: Option<Day>,
    /// “6 days late.”
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub when: String,
    #[serde(default, skip_serializing_if = "Why::is_not_told")]
    pub why: Why,
    /// “Opened 6 October, plus 6 weeks, plus 1 week for half term”, or the school day to work to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reckoned: Option<String>,
    /// “Class teacher”.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub for_whom: String,
    /// Who that is today. Empty where it is not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub people: String,
    /// It is this reader's to do.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub mine: bool,
    /// Where this reader does it, and the words for that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<(String, String)>,
    /// What else is due of the same stage: words, and where it is done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<(String, String)>,
}

impl Why {
    /// Of a line that is too short for it.
    fn is_not_told(&self) -> bool {
        self.words.is_empty()
    }
}

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests {
    use super::*;

    fn short() -> DutyRow {
        DutyRow {
            child: PupilId(1),
            name: "Sam Example".to_owned(),
            class: None,
            what: "Parent voice".to_owned(),
            by: Day::from_ymd_opt(2027, 2, 12),
            when: String::new(),
            why: Why::default(),
            reckoned: None,
            for_whom: String::new(),
            people: String::new(),
            mine: false,
            link: None,
            also: Vec::new(),
        }
    }

    #[test]
    fn a_short_line_sends_what_it_shows_and_no_more() {
        let sent = serde_json::to_string(&short()).expect("it can be sent");
        let shown = r#"{"child":1,"name":"Sam Example","what":"Parent voice","by":"2027-02-12"}"#;
        assert_eq!(sent, shown);
        assert_eq!(serde_json::from_str::<DutyRow>(&sent).expect("it can be read"), short());
    }
}
