//! The initial concern: stage 2. Class teacher and parents fill it in together, in a meeting, on one tablet. What the
//! family may read is about the child and about what school does; what one parent says is no part of it and has a
//! form of its own for each parent ([`super::PARENT_WORDS`]), so that nobody reads another's words. A target goes with
//! what is different in class for it.

mod answers;
mod targets;
#[cfg(test)]
mod tests;

pub use answers::{
    HowGathered, Meeting, WhoWasThere, check_initial_concern, initial_concern_actions,
    initial_concern_faults, may_write,
};
pub use targets::{TARGETS, Target};

use super::area_of_need::AreaOfNeed;
use crate::kit::{Ask, Audience, Day, DayLimit, Form, Section};

pub static MET_ON: Ask<Day> = Ask::day("met_on", "When did you meet?", DayLimit::NotAfterToday)
    .plain("When we met")
    .missing("Enter the date of the meeting")
    .seen_by(Audience::FamilyToo);
// Who came is closed to families: a parent who was not there must not learn here that another one was.
pub static WHO_WAS_THERE: Ask<Vec<WhoWasThere>> = Ask::several("who_was_there", "Who was there?")
    .missing("Choose who was there")
    .seen_by(Audience::StaffOfTheChild);

pub static STRENGTHS: Ask<String> =
    Ask::long_text("strengths", "What do they do well, and what do they enjoy?")
        .plain("What your child does well and enjoys")
        .optional()
        .seen_by(Audience::FamilyToo);

pub static TRICKY_TALKING: Ask<String> =
    tricky("tricky_talking", "What is tricky in talking and understanding?", "Talking and understanding")
        .hint(AreaOfNeed::EXAMPLES[0]);
pub static TRICKY_LEARNING: Ask<String> =
    tricky("tricky_learning", "What is tricky in learning?", "Learning").hint(AreaOfNeed::EXAMPLES[1]);
pub static TRICKY_FEELINGS: Ask<String> =
    tricky("tricky_feelings", "What is tricky with feelings and friends?", "Feelings and friends")
        .hint(AreaOfNeed::EXAMPLES[2]);
pub static TRICKY_BODY: Ask<String> =
    tricky("tricky_body", "What is tricky for body and senses?", "Body and senses")
        .hint(AreaOfNeed::EXAMPLES[3]);

/// A difficulty in one of the four broad areas of need (Code of Practice, 6.28 to 6.35).
const fn tricky(id: &'static str, label: &'static str, plain: &'static str) -> Ask<String> {
    Ask::long_text(id, label).plain(plain).optional().seen_by(Audience::FamilyToo)
}

// Health and services are closed to families: one parent may not know what the other has told the school.
pub static HISTORY: Ask<String> = Ask::long_text("history", "What has happened before?")
    .hint("Other schools, long absences, help that there was and what came of it.")
    .optional()
    .seen_by(Audience::StaffOfTheChild);
pub static MEDICAL: Ask<String> = Ask::long_text("medical", "Health and medicines")
    .hint("Only what school needs to know to help the child learn.")
    .optional()
    .seen_by(Audience::StaffOfTheChild);
pub static AGENCIES: Ask<String> = Ask::long_text("agencies", "Which other services know the child?")
    .hint("Such as speech and language therapy: since when, and whether they still see the child.")
    .optional()
    .seen_by(Audience::StaffOfTheChild);

pub static GATHERED: Ask<HowGathered> = Ask::choice("gathered", "How did the child say it?")
    .plain("How your child told us")
    .optional()
    .seen_by(Audience::FamilyToo);
pub static GOOD_AT: Ask<String> = Ask::long_text("good_at", "What I am good at")
    .hint(
        "In the child’s own words. If they make you worry that the child is not safe, do not write them here: tell the safeguarding lead.",
    )
    .plain("What I am good at")
    .optional()
    .seen_by(Audience::FamilyToo);
pub static TRICKY_FOR_ME: Ask<String> = Ask::long_text("tricky_for_me", "What is tricky for me")
    .plain("What is tricky for me")
    .optional()
    .seen_by(Audience::FamilyToo);
pub static HELPS_ME: Ask<String> = Ask::long_text("helps_me", "What helps me")
    .plain("What helps me")
    .optional()
    .seen_by(Audience::FamilyToo);

pub static OUTCOMES: Ask<String> = Ask::long_text("outcomes", "What do we all hope to see in a term?")
    .hint("What school and family want together. Each parent’s own hopes go on that parent’s page.")
    .plain("What we hope to see")
    .optional()
    .seen_by(Audience::FamilyToo);

pub static INTERVENTION: Ask<String> = Ask::long_text("intervention", "What extra help begins now?")
    .hint("The intervention by its name, and what is done there. Do not name other children.")
    .plain("Extra help in school")
    .optional()
    .seen_by(Audience::FamilyToo);
pub static HELP_TIMES: Ask<String> = Ask::long_text("help_times", "How often, and for how long?")
    .at_most(200)
    .hint("Such as “3 times a week, 15 minutes, for 6 weeks”.")
    .plain("How often")
    .optional()
    .seen_by(Audience::FamilyToo);
pub static HELP_WITH: Ask<String> = Ask::long_text("help_with", "With whom?")
    .at_most(200)
    .hint("The adult who leads it, and with how many children.")
    .plain("With whom")
    .optional()
    .seen_by(Audience::FamilyToo);

pub static NOTE_FOR_SENCO: Ask<String> = Ask::long_text("note_for_senco", "A note for the SENCo only")
    .hint("Write it when the family has gone. A family can still ask the school for it by law.")
    .optional()
    .seen_by(Audience::SencoAndHead);

/// School process, row 2, “Initial concern template completed in a meeting with parents”.
pub static INITIAL_CONCERN: Form = Form {
    id: "initial_concern",
    version: 1,
    title: "Initial concern",
    sections: &[
        Section {
            title: "The meeting",
            can_wait: false,
            questions: &[&MET_ON.question, &WHO_WAS_THERE.question],
        },
        Section { title: "What is going well", can_wait: false, questions: &[&STRENGTHS.question] },
        Section {
            title: "What is tricky for now",
            can_wait: false,
            questions: &[
                &TRICKY_TALKING.question,
                &TRICKY_LEARNING.question,
                &TRICKY_FEELINGS.question,
                &TRICKY_BODY.question,
            ],
        },
        Section {
            title: "Before now, health, other services",
            can_wait: true,
            questions: &[&HISTORY.question, &MEDICAL.question, &AGENCIES.question],
        },
        Section {
            title: "What the child says",
            can_wait: true,
            questions: &[&GATHERED.question, &GOOD_AT.question, &TRICKY_FOR_ME.question, &HELPS_ME.question],
        },
        Section { title: "What we hope for", can_wait: false, questions: &[&OUTCOMES.question] },
        Section { title: "Target 1", can_wait: false, questions: &targets::QUESTIONS_1 },
        Section { title: "Target 2", can_wait: true, questions: &targets::QUESTIONS_2 },
        Section { title: "Target 3", can_wait: true, questions: &targets::QUESTIONS_3 },
        Section {
            title: "Help that starts now",
            can_wait: false,
            questions: &[&INTERVENTION.question, &HELP_TIMES.question, &HELP_WITH.question],
        },
        Section { title: "After the meeting", can_wait: true, questions: &[&NOTE_FOR_SENCO.question] },
    ],
};
