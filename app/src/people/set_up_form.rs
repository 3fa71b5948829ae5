//! The first form of a new school: its name, its first school year, and the SENCo.

use super::sign_in_form::NEW_PASSWORD;
use super::staff_form::{FORENAME, SURNAME, TITLE};
use crate::kit::{Ask, Audience, Choices, Form, Section, TextUse};

/// The proof that whoever sets the school up can see what the program printed.
pub static SET_UP_CODE: Ask<String> = Ask::text_used_as("set_up_code", "Set-up code", TextUse::OneTimeCode)
    .hint("The program printed it when it started.")
    .missing("Enter the set-up code that the program printed")
    .seen_by(Audience::Nobody);
/// The school’s name, as it stands on every page.
pub static SCHOOL_NAME: Ask<String> = Ask::short_text("school_name", "Name of the school")
    .missing("Enter the name of the school")
    .seen_by(Audience::AllStaff);
/// What a school can be for, beside being one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchoolFor {
    Trying,
}

impl Choices for SchoolFor {
    const OPTIONS: &'static [(&'static str, &'static str)] =
        &[("trying", "This school is for trying things out: every name in it is made up")];

    fn from_id(id: &str) -> Option<Self> {
        (id == "trying").then_some(SchoolFor::Trying)
    }
}

/// Whether every name in this school will be made up.
pub static FOR_TRYING: Ask<Vec<SchoolFor>> = Ask::several("for_trying", "Only to try?")
    .hint("Leave this empty for your real school. A school to try opens on this computer only, and says so on every page.")
    .optional()
    .seen_by(Audience::AllStaff);
/// The address that the first SENCo signs in with.
pub static SENCO_EMAIL: Ask<String> = Ask::text_used_as("email", "School email", TextUse::Email)
    .hint("You sign in with it.")
    .missing("Enter the SENCo’s school email")
    .seen_by(Audience::AllStaff);

/// The form that makes a school and its SENCo.
pub static SET_UP: Form = Form {
    id: "set_up",
    version: 2,
    title: "Set up your school",
    sections: &[
        Section {
            title: "The school",
            can_wait: false,
            questions: &[&SET_UP_CODE.question, &SCHOOL_NAME.question, &FOR_TRYING.question],
        },
        Section {
            title: "The SENCo",
            can_wait: false,
            questions: &[
                &TITLE.question,
                &FORENAME.question,
                &SURNAME.question,
                &SENCO_EMAIL.question,
                &NEW_PASSWORD.question,
            ],
        },
    ],
};
