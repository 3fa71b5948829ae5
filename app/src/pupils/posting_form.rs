//! Posting somebody to a class, or to one child.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::PupilId;
use crate::kit::{Ask, Asker, Audience, Day, DayLimit, Form, Section};

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

/// How much of the school somebody works with on the same days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    pub classes: i64,
    /// Children to whom they are posted one by one.
    pub children: i64,
}

/// So much the office gives one person by itself. A teacher has one class, and whoever covers has two or three.
const MOST_CLASSES: i64 = 3;
const MOST_CHILDREN: i64 = 6;

/// What stands against somebody reaching so much by what this asker does. The office keeps lists; it makes nobody who can
/// read every child's record, neither by a role ([`Asker::may_give`]) nor by one posting after the other. The SENCo and
/// the head post as they see fit.
pub fn too_much_for(asker: &Asker, reach: Reach) -> Option<&'static str> {
    let is_much = reach.classes > MOST_CLASSES || reach.children > MOST_CHILDREN;
    (is_much && !asker.decides_the_process()).then_some(
        "They work with three classes or six children already. Whoever works with more sees much of the school: the SENCo or the head posts them",
    )
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
    use crate::kit::{AskerId, Role};

    #[test]
    fn the_office_gives_nobody_much_of_the_school_and_whoever_leads_or_heads_does() {
        let by = |role| Asker { id: AskerId(2), name: String::new(), roles: vec![role] };
        let reach = |classes, children| Reach { classes, children };
        assert_eq!(too_much_for(&by(Role::Office), reach(3, 6)), None);
        for much in [reach(4, 0), reach(1, 7)] {
            assert!(
                too_much_for(&by(Role::Office), much)
                    .is_some_and(|why| why.contains("the SENCo or the head"))
            );
            for role in [Role::Senco, Role::DeputySenco, Role::Head] {
                assert_eq!(too_much_for(&by(role), much), None);
            }
        }
    }

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
