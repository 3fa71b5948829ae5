//! Raising a concern: stage 1. What a teacher knows at the end of a lesson comes first and takes about a
//! minute; everything else may wait. Telling the family is asked and never required. What the family said, and
//! how and when, is closed to parents' pages, because one parent's words are never shown to the other.

mod answers;
#[cfg(test)]
mod tests;

pub use answers::{Checks, Helped, HowOften, HowTold, actions_recorded};

use super::area_of_need::AreaOfNeed;
use crate::kit::{Ask, Audience, Day, DayLimit, Form, Section};

pub static AREA: Ask<Vec<AreaOfNeed>> = Ask::several("area", "What is it mostly about?")
    .hint("Choose one or more. You can change this later.")
    .plain("What is this about?")
    .examples(&AreaOfNeed::EXAMPLES)
    .missing("Choose what it is mostly about")
    .seen_by(Audience::FamilyToo);
pub static NOTICED: Ask<String> = Ask::long_text("noticed", "What have you noticed?")
    .hint(
        "Say when, where and how often. For example: “In 4 of the last 5 spelling lessons she copied from a friend.” Write it as you would say it to the family.",
    )
    .plain("What we have noticed in school")
    .at_most(1200)
    .missing("Say what you have noticed")
    .seen_by(Audience::FamilyToo);
pub static HOW_OFTEN: Ask<HowOften> = Ask::choice("how_often", "How often?")
    .plain("How often we see it")
    .missing("Choose how often you see it")
    .seen_by(Audience::FamilyToo);

pub static STRENGTHS: Ask<String> = Ask::long_text("strengths", "What do they enjoy or do well?")
    .plain("What is going well")
    .optional()
    .seen_by(Audience::FamilyToo);

pub static ATTENDANCE: Ask<String> = Ask::short_text("attendance", "Attendance")
    .hint("A figure from the register or a few words, such as “96%, often late on Mondays”.")
    .optional()
    .seen_by(Audience::StaffOfTheChild);
pub static VISION: Ask<Checks> =
    Ask::choice("vision", "Have their eyes been checked?").optional().seen_by(Audience::StaffOfTheChild);
pub static HEARING: Ask<Checks> =
    Ask::choice("hearing", "Has their hearing been checked?").optional().seen_by(Audience::StaffOfTheChild);
pub static LANGUAGES: Ask<String> = Ask::short_text("languages", "Languages at home")
    .hint("If English is an additional language: which ones, and how long they have been learning English.")
    .optional()
    .seen_by(Audience::StaffOfTheChild);
pub static HOME: Ask<String> = Ask::long_text("home", "Is anything happening at home that may play a part?")
    .hint(
        "Only what the family would expect to find here. If you worry that the child is not safe, do not write it here: tell the safeguarding lead.",
    )
    .optional()
    .seen_by(Audience::StaffOfTheChild);

pub static TRIED: Ask<String> = Ask::long_text("tried", "What have you tried in class?")
    .hint("Early intervention: what you did differently in your teaching.")
    .plain("What we have tried in class")
    .optional()
    .seen_by(Audience::FamilyToo);
pub static TRIED_WEEKS: Ask<i64> = Ask::measure("tried_weeks", "For how many weeks?", "weeks", 0, 52)
    .plain("For how many weeks")
    .optional()
    .seen_by(Audience::FamilyToo);
pub static TRIED_HELPED: Ask<Helped> =
    Ask::choice("tried_helped", "Did it help?").plain("Did it help?").optional().seen_by(Audience::FamilyToo);

pub static HIGHLIGHT: Ask<String> = Ask::long_text("highlight", "Progress meeting highlight")
    .hint("One or two lines for the next progress meeting.")
    .optional()
    .seen_by(Audience::StaffOfTheChild);
pub static INTERVENTION: Ask<String> = Ask::long_text("intervention", "Targeted intervention")
    .hint("What it is, who leads it, how often and for how long. Do not name other children.")
    .plain("Extra help in school")
    .optional()
    .seen_by(Audience::FamilyToo);
pub static CLASS_TARGET: Ask<String> = Ask::short_text("class_target", "In-class target")
    .hint("One thing to try in class. Start with “I will”. Small enough to see by the time you look again.")
    .plain("What your child is working on")
    .optional()
    .seen_by(Audience::FamilyToo);
pub static NEXT_STEP: Ask<String> = Ask::short_text("next_step", "Next step")
    .hint("What you will do first, and when.")
    .plain("What we will do next")
    .optional()
    .seen_by(Audience::FamilyToo);

pub static TOLD_FAMILY: Ask<bool> = Ask::yes_no("told_family", "Have you told the family?")
    .hint("You do not have to before you send this. It is kinder if they hear it from you first.")
    .optional()
    .seen_by(Audience::StaffOfTheChild);
pub static TOLD_ON: Ask<Day> = Ask::day("told_on", "When did you speak to them?", DayLimit::NotAfterToday)
    .missing("Enter the date you spoke to the family")
    .only_if("told_family", "yes")
    .seen_by(Audience::StaffOfTheChild);
pub static TOLD_HOW: Ask<HowTold> = Ask::choice("told_how", "How?")
    .optional()
    .only_if("told_family", "yes")
    .seen_by(Audience::StaffOfTheChild);
pub static FAMILY_SAID: Ask<String> = Ask::long_text("family_said", "What did they say?")
    .hint("Say who said it. Other parents of the child do not see it.")
    .optional()
    .only_if("told_family", "yes")
    .seen_by(Audience::StaffOfTheChild);

pub static NOTE_FOR_SENCO: Ask<String> = Ask::long_text("note_for_senco", "A note for the SENCo only")
    .hint("A family can still ask the school for it by law.")
    .optional()
    .seen_by(Audience::SencoAndHead);

/// School process, row 1, “Cause of concern”.
pub static CAUSE_OF_CONCERN: Form = Form {
    id: "cause_of_concern",
    version: 1,
    title: "Raise a concern",
    sections: &[
        Section {
            title: "What you notice",
            can_wait: false,
            questions: &[&AREA.question, &NOTICED.question, &HOW_OFTEN.question],
        },
        Section { title: "What is going well", can_wait: true, questions: &[&STRENGTHS.question] },
        Section {
            title: "What may play a part",
            can_wait: true,
            questions: &[
                &ATTENDANCE.question,
                &VISION.question,
                &HEARING.question,
                &LANGUAGES.question,
                &HOME.question,
            ],
        },
        Section {
            title: "What you tried in class",
            can_wait: true,
            questions: &[&TRIED.question, &TRIED_WEEKS.question, &TRIED_HELPED.question],
        },
        Section {
            title: "The family",
            can_wait: true,
            questions: &[&TOLD_FAMILY.question, &TOLD_ON.question, &TOLD_HOW.question, &FAMILY_SAID.question],
        },
        Section {
            title: "What happens next",
            can_wait: true,
            questions: &[
                &HIGHLIGHT.question,
                &INTERVENTION.question,
                &CLASS_TARGET.question,
                &NEXT_STEP.question,
                &NOTE_FOR_SENCO.question,
            ],
        },
    ],
};
