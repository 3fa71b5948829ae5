//! Putting an action of a stage on record: that it was done, when, and what it was. The same short form serves
//! every action until a room of its own keeps it, as the provision map will keep provision mapping.

use crate::kit::{Ask, Audience, Day, DayLimit, Form, Section};

pub static DONE_ON: Ask<Day> = Ask::day("done_on", "When was it done?", DayLimit::NotAfterToday)
    .missing("Enter the date it was done")
    .seen_by(Audience::StaffOfTheChild);
pub static WHAT_WAS_DONE: Ask<String> = Ask::long_text("what_was_done", "What was done?")
    .hint("A line or two is enough. Do not name other children.")
    .missing("Say what was done")
    .seen_by(Audience::StaffOfTheChild);

pub static ACTION_RECORD: Form = Form {
    id: "action_record",
    version: 1,
    title: "Record what was done",
    sections: &[Section {
        title: "",
        can_wait: false,
        questions: &[&DONE_ON.question, &WHAT_WAS_DONE.question],
    }],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::faults;

    #[test]
    fn the_declaration_is_sound() {
        assert_eq!(faults(&ACTION_RECORD), Vec::<String>::new());
    }
}
