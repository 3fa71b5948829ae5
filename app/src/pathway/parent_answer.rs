//! How a parent took part in an initial concern, and what they answer about its targets.

use serde::{Deserialize, Serialize};

use crate::kit::Choices;

/// How one parent took part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TookPart {
    InTheMeeting,
    ByPhone,
    InWriting,
    NotReached,
}

impl Choices for TookPart {
    const OPTIONS: &'static [(&'static str, &'static str)] = &[
        ("in_the_meeting", "In the meeting"),
        ("by_phone", "By phone"),
        ("in_writing", "In writing"),
        ("not_reached", "We did not reach them"),
    ];

    fn from_id(id: &str) -> Option<Self> {
        match id {
            "in_the_meeting" => Some(TookPart::InTheMeeting),
            "by_phone" => Some(TookPart::ByPhone),
            "in_writing" => Some(TookPart::InWriting),
            "not_reached" => Some(TookPart::NotReached),
            _ => None,
        }
    }
}

/// What one parent answers about the targets. None of it blocks a stage: parents have no veto over what school does,
/// and school has none over what they think.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(rename_all = "snake_case"))]
#[serde(rename_all = "snake_case")]
pub enum ParentAnswer {
    Agreed,
    Partly,
    NotAgreed,
    /// They said that they do not want to take part.
    Declined,
    /// Nothing came after two tries, each with its day.
    NoReply,
}

impl ParentAnswer {
    pub const ALL: [ParentAnswer; 5] = [
        ParentAnswer::Agreed,
        ParentAnswer::Partly,
        ParentAnswer::NotAgreed,
        ParentAnswer::Declined,
        ParentAnswer::NoReply,
    ];

    /// The word in the database.
    pub fn id(self) -> &'static str {
        match self {
            ParentAnswer::Agreed => "agreed",
            ParentAnswer::Partly => "partly",
            ParentAnswer::NotAgreed => "not_agreed",
            ParentAnswer::Declined => "declined",
            ParentAnswer::NoReply => "no_reply",
        }
    }

    /// The words on its tile and in lists.
    pub fn label(self) -> &'static str {
        match self {
            ParentAnswer::Agreed => "Agrees with the targets",
            ParentAnswer::Partly => "Agrees in part",
            ParentAnswer::NotAgreed => "Does not agree",
            ParentAnswer::Declined => "Does not want to take part",
            ParentAnswer::NoReply => "No answer after two tries",
        }
    }
}

impl Choices for ParentAnswer {
    const OPTIONS: &'static [(&'static str, &'static str)] = &[
        ("agreed", "Agrees with the targets"),
        ("partly", "Agrees in part"),
        ("not_agreed", "Does not agree"),
        ("declined", "Does not want to take part"),
        ("no_reply", "No answer after two tries"),
    ];

    fn from_id(id: &str) -> Option<Self> {
        ParentAnswer::ALL.into_iter().find(|answer| answer.id() == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tile_is_read_back_and_has_the_label_that_the_answer_has_elsewhere() {
        let tiles: Vec<_> = ParentAnswer::ALL.iter().map(|answer| (answer.id(), answer.label())).collect();
        assert_eq!(ParentAnswer::OPTIONS, tiles);
        assert!(TookPart::OPTIONS.iter().all(|(id, _)| TookPart::from_id(id).is_some()));
        assert_eq!((ParentAnswer::from_id("other"), TookPart::from_id("other")), (None, None));
    }
}
