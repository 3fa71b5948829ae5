//! Posting somebody to a class, or to one child.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::PupilId;
use crate::kit::{Ask, Audience, Day, DayLimit, Form, Section};

/// Where somebody teaches or helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum PostedTo {
    Class(i64),
    Child(PupilId),
}

impl fmt::Display for PostedTo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PostedTo::Class(id) => write!(f, "class-{id}"),
            PostedTo::Child(id) => write!(f, "child-{id}"),
        }
    }
}

impl From<PostedTo> for String {
    fn from(place: PostedTo) -> String {
        place.to_string()
    }
}

#[derive(Debug, thiserror::Error)]
#[error("neither a class nor a child")]
pub struct NoPlace;

impl TryFrom<String> for PostedTo {
    type Error = NoPlace;

    fn try_from(text: String) -> Result<Self, NoPlace> {
        let (kind, id) = text.split_once('-').ok_or(NoPlace)?;
        let id: i64 = id.parse().map_err(|_| NoPlace)?;
        match kind {
            "class" => Ok(PostedTo::Class(id)),
            "child" => Ok(PostedTo::Child(PupilId(id))),
            _ => Err(NoPlace),
        }
    }
}

pub static POSTED: Ask<i64> =
    Ask::person("posted", "Who?").missing("Choose who is posted").seen_by(Audience::AllStaff);
pub static POSTED_FROM: Ask<Day> =
    Ask::day("posted_from", "From", DayLimit::Any).missing("Enter the first day").seen_by(Audience::AllStaff);
pub static POSTED_TO: Ask<Day> = Ask::day("posted_to", "Last day", DayLimit::NotBeforeToday)
    .hint("For supply and cover. Leave it empty until further notice.")
    .optional()
    .seen_by(Audience::AllStaff);

pub static POSTING: Form = Form {
    id: "posting",
    version: 1,
    title: "Post somebody",
    sections: &[Section {
        title: "",
        can_wait: false,
        questions: &[&POSTED.question, &POSTED_FROM.question, &POSTED_TO.question],
    }],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_it_was_written_and_nothing_else_is_one() {
        for place in [PostedTo::Class(3), PostedTo::Child(PupilId(7))] {
            assert_eq!(PostedTo::try_from(place.to_string()).ok(), Some(place));
        }
        for odd in ["", "class", "class-", "school-1", "child-x"] {
            assert!(PostedTo::try_from(odd.to_owned()).is_err(), "{odd}");
        }
    }
}
