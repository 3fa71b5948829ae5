//! A member of staff, as the office or the SENCo writes them down.

use crate::kit::{Ask, Audience, Choices, Day, DayLimit, Form, Role, Section, TextUse};

impl Choices for Role {
    const OPTIONS: &'static [(&'static str, &'static str)] = &[
        ("senco", "SENCo"),
        ("deputy_senco", "Deputy SENCo"),
        ("head", "Head teacher"),
        ("dsl", "Designated safeguarding lead"),
        ("class_teacher", "Class teacher"),
        ("sen_ta", "SEN TA"),
        ("office", "Office"),
    ];

    fn from_id(id: &str) -> Option<Self> {
        Role::from_id(id)
    }
}

/// How somebody is addressed.
pub static TITLE: Ask<String> = Ask::short_text("title", "Title")
    .hint("Such as Mrs, Mr, Ms or Dr.")
    .optional()
    .seen_by(Audience::AllStaff);
/// Their first name.
pub static FORENAME: Ask<String> =
    Ask::short_text("forename", "First name").missing("Enter their first name").seen_by(Audience::AllStaff);
/// Their surname, by which the staff list is in order.
pub static SURNAME: Ask<String> =
    Ask::short_text("surname", "Surname").missing("Enter their surname").seen_by(Audience::AllStaff);
/// The address that they sign in with; nobody else has it.
pub static STAFF_EMAIL: Ask<String> = Ask::text_used_as("email", "School email", TextUse::Email)
    .hint("They sign in with it.")
    .missing("Enter their school email")
    .seen_by(Audience::AllStaff);
/// What they are from today on, from which follows what they may see.
pub static ROLES: Ask<Vec<Role>> = Ask::several("roles", "What they are")
    .hint("Tick all that apply.")
    .missing("Tick at least one role")
    .seen_by(Audience::AllStaff);
/// Their last day as what they are. Where it is left as it stood, each role keeps the last day that it has.
pub static UNTIL: Ask<Day> = Ask::day("until", "Last day", DayLimit::NotBeforeToday)
    .hint("For supply and cover. Leave it empty if they stay.")
    .optional()
    .seen_by(Audience::AllStaff);

/// The form for adding a member of staff and for changing one.
pub static STAFF: Form = Form {
    id: "member_of_staff",
    version: 1,
    title: "Add a member of staff",
    sections: &[Section {
        title: "",
        can_wait: false,
        questions: &[
            &TITLE.question,
            &FORENAME.question,
            &SURNAME.question,
            &STAFF_EMAIL.question,
            &ROLES.question,
            &UNTIL.question,
        ],
    }],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_its_tile_with_the_label_that_it_has_elsewhere() {
        let tiles: Vec<_> = Role::ALL.iter().map(|role| (role.id(), role.label())).collect();
        assert_eq!(Role::OPTIONS, tiles);
    }
}
