//! Posting somebody to a class.

use crate::kit::{Ask, Audience, Day, DayLimit, Form, Section};

pub static POSTED: Ask<i64> =
    Ask::person("posted", "Who?").missing("Choose who is posted").seen_by(Audience::StaffOfTheChild);
pub static POSTED_FROM: Ask<Day> = Ask::day("posted_from", "From", DayLimit::Any)
    .missing("Enter the first day")
    .seen_by(Audience::StaffOfTheChild);
pub static POSTED_TO: Ask<Day> = Ask::day("posted_to", "Last day", DayLimit::NotBeforeToday)
    .hint("For supply and cover. Leave it empty until further notice.")
    .optional()
    .seen_by(Audience::StaffOfTheChild);

pub static POSTING: Form = Form {
    id: "posting",
    version: 1,
    title: "Post somebody to this class",
    sections: &[Section {
        title: "",
        can_wait: false,
        questions: &[&POSTED.question, &POSTED_FROM.question, &POSTED_TO.question],
    }],
};
