//! The questions of the forms of decisions: what each decision asks for.

use super::tiles::{
    Any, BelowFour, BelowSix, BelowThree, BeyondTwo, FromFour, FromOne, FromOneOrExtend, FromSix, FromThree,
    FromTwo,
};
use crate::kit::{Ask, Audience, Choices, Day, DayLimit};
use crate::pathway::Stage;

const fn decision<T: Choices>() -> Ask<T> {
    Ask::choice("decision", "What have you decided?")
        .plain("What we decided")
        .missing("Choose what happens now")
        .seen_by(Audience::FamilyToo)
}

const fn down_to<T: Choices>() -> Ask<T> {
    Ask::choice("down_to", "If you step down: to which stage?")
        .plain("Where we go on")
        .missing("Choose the stage")
        .only_if("decision", "down")
        .seen_by(Audience::FamilyToo)
}

const fn still_concerned(next: &'static str) -> Ask<String> {
    Ask::long_text("still_concerned", "If you move on: what is still a concern?")
        .hint("Say what you tried, and what has and has not changed.")
        .plain("What we are still working on")
        .missing("Say what is still a concern")
        .only_if("decision", next)
        .seen_by(Audience::FamilyToo)
}

const fn early_reason(hint: &'static str, next: &'static str) -> Ask<String> {
    Ask::long_text("early_reason", "If you move on early: why now?")
        .hint(hint)
        .optional()
        .plain("Why we are not waiting")
        .only_if("decision", next)
        .seen_by(Audience::FamilyToo)
}

pub static DECISION: Ask<Any> = decision();
pub static DECISION_ONE: Ask<FromOne> = decision();
pub static DECISION_ONE_OR_EXTEND: Ask<FromOneOrExtend> = decision();
pub static DECISION_TWO: Ask<FromTwo> = decision();
pub static DECISION_THREE: Ask<FromThree> = decision();
pub static DECISION_FOUR: Ask<FromFour> = decision();
pub static DECISION_SIX: Ask<FromSix> = decision();

/// When it was decided, which is when the next stage begins.
pub static DECIDED_ON: Ask<Day> = Ask::day("decided_on", "When was it decided?", DayLimit::NotAfterToday)
    .plain("When we decided it")
    .missing("Enter the date it was decided")
    .seen_by(Audience::FamilyToo);
/// What is worth keeping up.
pub static WORKED: Ask<String> = Ask::long_text("worked", "If you close it: what changed, and what worked?")
    .hint("This is good news: say what the child can do now, and what to keep doing.")
    .plain("What helped")
    .missing("Say what worked, so that it is kept up")
    .only_if("decision", "close")
    .seen_by(Audience::FamilyToo);
pub static STILL_CONCERNED_ONE: Ask<String> = still_concerned("stage_two").or_if("decision", "ahead");
pub static STILL_CONCERNED_TWO: Ask<String> = still_concerned("next").or_if("decision", "ahead");
pub static STILL_CONCERNED_THREE: Ask<String> = still_concerned("next");
pub static EARLY_REASON_ONE: Ask<String> =
    early_reason("Leave it empty if the time of stage 1 is over.", "stage_two");
/// Why the time of the stage is not waited for.
pub static EARLY_REASON: Ask<String> =
    early_reason("Leave it empty if the time of the stage is over.", "next");
/// School process, row 3: “2 terms (unless further concerns)”.
pub static FURTHER_CONCERNS: Ask<String> = early_reason(
    "Say which further concerns there are. Leave it empty if the time of stage 3 is over.",
    "next",
);
/// School process, row 2: “supported by SEN TA if necessary”.
pub static TA_SUPPORTS: Ask<bool> =
    Ask::yes_no("ta_supports", "At stage 2: will an SEN TA support the class teacher?")
        .optional()
        .plain("A teaching assistant helps")
        .only_if("decision", "stage_two")
        .seen_by(Audience::FamilyToo);
/// Why it needs longer, at stage 1.
pub static EXTEND_REASON: Ask<String> =
    Ask::long_text("extend_reason", "If you carry on: why does it need longer?")
        .hint("You can carry on once. What will be different this time?")
        .plain("Why we are carrying on")
        .missing("Say why it needs longer")
        .only_if("decision", "extend_once")
        .seen_by(Audience::FamilyToo);
/// Why the stage goes on.
pub static STAY_REASON: Ask<String> =
    Ask::long_text("stay_reason", "If the child stays: why, and what will be different?")
        .plain("Why we are carrying on")
        .missing("Say why the child stays, and what will be different")
        .only_if("decision", "stay")
        .seen_by(Audience::FamilyToo);
pub static AHEAD_TO: Ask<BeyondTwo> = Ask::choice("ahead_to", "If you go further: to which stage?")
    .plain("Where we go on")
    .missing("Choose the stage")
    .only_if("decision", "ahead")
    .seen_by(Audience::FamilyToo);
pub static AHEAD_REASON: Ask<String> =
    Ask::long_text("ahead_reason", "If you go further: why can the stages between not wait?")
        .plain("Why we are not waiting")
        .missing("Say why the stages between cannot wait")
        .only_if("decision", "ahead")
        .seen_by(Audience::FamilyToo);
pub static DOWN_TO: Ask<Stage> = down_to();
pub static DOWN_TO_THREE: Ask<BelowThree> = down_to();
pub static DOWN_TO_FOUR: Ask<BelowFour> = down_to();
pub static DOWN_TO_SIX: Ask<BelowSix> = down_to();
pub static DOWN_REASON: Ask<String> =
    Ask::long_text("down_reason", "If you step down: what goes well enough, and what still helps?")
        .hint("This is good news too: less help is enough now.")
        .plain("What goes well, and what still helps")
        .missing("Say what goes well enough, and what still helps")
        .only_if("decision", "down")
        .seen_by(Audience::FamilyToo);
