//! Looking at a stage again: what is decided, and what each decision asks for. A stage has a form of its own, so that
//! only what may be decided there is offered. Carrying on once more at stage 1 is a suggestion of the app: only a
//! school that has switched it on is offered it.

#[cfg(test)]
mod tests;

use super::developing_concern::{
    CLASS_TEACHER_ON, PARENTS_ON, SEN_TA_ON, SENCO_ON, WHOSE_AHEAD, WHOSE_FROM_ONE, WHOSE_NEXT,
};
use super::stage::Stage;
use crate::kit::{Ask, Audience, Checked, Choices, Day, DayLimit, Form, Question, Section};

/// What is decided about a child's stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Decision {
    /// Progress is being made: the child leaves the pathway. Something to be glad about.
    Leave,
    /// The same stage goes on, with a reason: its time is counted anew. At stage 1 a suggestion, and once.
    Stay,
    /// The next stage begins.
    Next,
    /// A later stage begins than the next one, with a reason: need does not wait for a ladder.
    Ahead,
    /// An earlier stage begins again, because less help is enough.
    Down,
}

impl Decision {
    pub const ALL: [Decision; 5] =
        [Decision::Leave, Decision::Stay, Decision::Next, Decision::Ahead, Decision::Down];

    /// The word in the database, and in forms from stage 2 on.
    pub fn id(self) -> &'static str {
        match self {
            Decision::Leave => "close",
            Decision::Stay => "stay",
            Decision::Next => "next",
            Decision::Ahead => "ahead",
            Decision::Down => "down",
        }
    }

    /// Forms of stage 1 have words of their own, which are stored for ever.
    pub fn from_id(id: &str) -> Option<Decision> {
        match id {
            "stage_two" => Some(Decision::Next),
            "extend_once" => Some(Decision::Stay),
            _ => Decision::ALL.into_iter().find(|decision| decision.id() == id),
        }
    }

    /// The words on a list, after “put forward:”.
    pub fn label(self) -> &'static str {
        match self {
            Decision::Leave => "leave the pathway, progress is being made",
            Decision::Stay => "stay at this stage",
            Decision::Next => "move to the next stage",
            Decision::Ahead => "go further than the next stage",
            Decision::Down => "step down",
        }
    }
}

impl Choices for Stage {
    const OPTIONS: &'static [(&'static str, &'static str)] = &[ONE, TWO, THREE, FOUR, FIVE, SIX];

    fn from_id(id: &str) -> Option<Self> {
        Stage::from_id(id)
    }
}

const ONE: (&str, &str) = ("one", "Stage 1");
const TWO: (&str, &str) = ("two", "Stage 2");
const THREE: (&str, &str) = ("three", "Stage 3");
const FOUR: (&str, &str) = ("four", "Stage 4");
const FIVE: (&str, &str) = ("five", "Stage 5");
const SIX: (&str, &str) = ("six", "Stage 6");

const CLOSE: (&str, &str) = ("close", "Close it: progress is being made");
const LEAVE: (&str, &str) = ("close", "Leave the pathway: progress is being made");

/// The tiles of one form: a part of the decisions, in the words of its stage.
macro_rules! tiles {
    ($(#[$doc:meta])* $name:ident of $of:ty: $($option:expr),+) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq)]
        struct $name($of);

        impl Choices for $name {
            const OPTIONS: &'static [(&'static str, &'static str)] = &[$($option),+];

            fn from_id(id: &str) -> Option<Self> {
                <$of>::from_id(id).map($name)
            }
        }
    };
}

tiles!(FromOne of Decision: CLOSE, ("stage_two", "Move to stage 2: there are still concerns"),
    ("ahead", "Go further than stage 2: it cannot wait"));
tiles!(FromOneOrExtend of Decision: CLOSE, ("stage_two", "Move to stage 2: there are still concerns"),
    ("extend_once", "Carry on once more at stage 1"), ("ahead", "Go further than stage 2: it cannot wait"));
tiles!(FromTwo of Decision: LEAVE, ("stay", "Stay at stage 2 for the same time again"),
    ("next", "Move to stage 3: no progress, and still a concern"),
    ("ahead", "Go to stage 4: agencies are needed now"), ("down", "Step down to stage 1"));
tiles!(FromThree of Decision: LEAVE, ("stay", "Stay at stage 3 for the same time again"),
    ("next", "Move to stage 4: advice from agencies is needed"), ("down", "Step down"));
tiles!(FromFour of Decision: LEAVE, ("stay", "Stay at stage 4: the agencies’ advice goes on helping"),
    ("down", "Step down"));
tiles!(FromSix of Decision: LEAVE, ("down", "Step down: support goes on without a plan"));
tiles!(BelowThree of Stage: TWO, ONE);
tiles!(BelowFour of Stage: THREE, TWO, ONE);
tiles!(BelowSix of Stage: FOUR, THREE, TWO);
tiles!(BeyondTwo of Stage: THREE, FOUR);

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

/// What was decided, from whichever form: the tiles of each are a part of these.
#[derive(Clone, Copy, PartialEq)]
struct Any(Decision);

impl Choices for Any {
    const OPTIONS: &'static [(&'static str, &'static str)] = &[];

    fn from_id(id: &str) -> Option<Self> {
        Decision::from_id(id).map(Any)
    }
}

static DECISION: Ask<Any> = decision();
static DECISION_ONE: Ask<FromOne> = decision();
static DECISION_ONE_OR_EXTEND: Ask<FromOneOrExtend> = decision();
static DECISION_TWO: Ask<FromTwo> = decision();
static DECISION_THREE: Ask<FromThree> = decision();
static DECISION_FOUR: Ask<FromFour> = decision();
static DECISION_SIX: Ask<FromSix> = decision();

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
static STILL_CONCERNED_ONE: Ask<String> = still_concerned("stage_two").or_if("decision", "ahead");
static STILL_CONCERNED_TWO: Ask<String> = still_concerned("next").or_if("decision", "ahead");
static STILL_CONCERNED_THREE: Ask<String> = still_concerned("next");
static EARLY_REASON_ONE: Ask<String> =
    early_reason("Leave it empty if the time of stage 1 is over.", "stage_two");
/// Why the time of the stage is not waited for.
pub(super) static EARLY_REASON: Ask<String> =
    early_reason("Leave it empty if the time of the stage is over.", "next");
/// School process, row 3: “2 terms (unless further concerns)”.
static FURTHER_CONCERNS: Ask<String> = early_reason(
    "Say which further concerns there are. Leave it empty if the time of stage 3 is over.",
    "next",
);
/// School process, row 2: “supported by SEN TA if necessary”.
pub(super) static TA_SUPPORTS: Ask<bool> =
    Ask::yes_no("ta_supports", "At stage 2: will an SEN TA support the class teacher?")
        .optional()
        .plain("A teaching assistant helps")
        .only_if("decision", "stage_two")
        .seen_by(Audience::FamilyToo);
/// Why it needs longer, at stage 1.
pub(super) static EXTEND_REASON: Ask<String> =
    Ask::long_text("extend_reason", "If you carry on: why does it need longer?")
        .hint("You can carry on once. What will be different this time?")
        .plain("Why we are carrying on")
        .missing("Say why it needs longer")
        .only_if("decision", "extend_once")
        .seen_by(Audience::FamilyToo);
/// Why the stage goes on.
pub(super) static STAY_REASON: Ask<String> =
    Ask::long_text("stay_reason", "If the child stays: why, and what will be different?")
        .plain("Why we are carrying on")
        .missing("Say why the child stays, and what will be different")
        .only_if("decision", "stay")
        .seen_by(Audience::FamilyToo);
static AHEAD_TO: Ask<BeyondTwo> = Ask::choice("ahead_to", "If you go further: to which stage?")
    .plain("Where we go on")
    .missing("Choose the stage")
    .only_if("decision", "ahead")
    .seen_by(Audience::FamilyToo);
static AHEAD_REASON: Ask<String> =
    Ask::long_text("ahead_reason", "If you go further: why can the stages between not wait?")
        .plain("Why we are not waiting")
        .missing("Say why the stages between cannot wait")
        .only_if("decision", "ahead")
        .seen_by(Audience::FamilyToo);
static DOWN_TO: Ask<Stage> = down_to();
static DOWN_TO_THREE: Ask<BelowThree> = down_to();
static DOWN_TO_FOUR: Ask<BelowFour> = down_to();
static DOWN_TO_SIX: Ask<BelowSix> = down_to();
static DOWN_REASON: Ask<String> =
    Ask::long_text("down_reason", "If you step down: what goes well enough, and what still helps?")
        .hint("This is good news too: less help is enough now.")
        .plain("What goes well, and what still helps")
        .missing("Say what goes well enough, and what still helps")
        .only_if("decision", "down")
        .seen_by(Audience::FamilyToo);

/// A form of one section, as every one of these is.
const fn form(id: &'static str, version: u16, title: &'static str, sections: &'static [Section]) -> Form {
    Form { id, version, title, sections }
}

const fn section(questions: &'static [&'static Question]) -> Section {
    Section { title: "", can_wait: false, questions }
}

/// School process: row 1's timeframe, and row 2's “there are still concerns”.
pub static CLOSING: Form = form(
    "closing_a_concern",
    2,
    "Look at the concern again",
    &[section(&[
        &DECISION_ONE.question,
        &WORKED.question,
        &STILL_CONCERNED_ONE.question,
        &EARLY_REASON_ONE.question,
        &TA_SUPPORTS.question,
        &AHEAD_TO.question,
        &AHEAD_REASON.question,
        &WHOSE_FROM_ONE.question,
        &CLASS_TEACHER_ON.question,
        &SENCO_ON.question,
        &SEN_TA_ON.question,
        &PARENTS_ON.question,
        &DECIDED_ON.question,
    ])],
);

/// The same, with the suggestion to carry on once more.
pub static CLOSING_OR_EXTENDING: Form = form(
    "closing_or_extending_a_concern",
    2,
    "Look at the concern again",
    &[section(&[
        &DECISION_ONE_OR_EXTEND.question,
        &WORKED.question,
        &STILL_CONCERNED_ONE.question,
        &EARLY_REASON_ONE.question,
        &TA_SUPPORTS.question,
        &EXTEND_REASON.question,
        &AHEAD_TO.question,
        &AHEAD_REASON.question,
        &WHOSE_FROM_ONE.question,
        &CLASS_TEACHER_ON.question,
        &SENCO_ON.question,
        &SEN_TA_ON.question,
        &PARENTS_ON.question,
        &DECIDED_ON.question,
    ])],
);

/// School process: row 2's “after a term with parents”, and row 3's “No progress and still a concern”.
static FROM_TWO: Form = form(
    "decision_at_two",
    1,
    "Look at stage 2 again",
    &[section(&[
        &DECISION_TWO.question,
        &WORKED.question,
        &STAY_REASON.question,
        &STILL_CONCERNED_TWO.question,
        &EARLY_REASON.question,
        &AHEAD_REASON.question,
        &WHOSE_AHEAD.question,
        &CLASS_TEACHER_ON.question,
        &SENCO_ON.question,
        &SEN_TA_ON.question,
        &PARENTS_ON.question,
        &DOWN_REASON.question,
        &DECIDED_ON.question,
    ])],
);

/// School process: row 3's timeframe, and row 4's “developing concerns from all”.
static FROM_THREE: Form = form(
    "decision_at_three",
    1,
    "Look at stage 3 again",
    &[section(&[
        &DECISION_THREE.question,
        &WORKED.question,
        &STAY_REASON.question,
        &STILL_CONCERNED_THREE.question,
        &FURTHER_CONCERNS.question,
        &WHOSE_NEXT.question,
        &CLASS_TEACHER_ON.question,
        &SENCO_ON.question,
        &SEN_TA_ON.question,
        &PARENTS_ON.question,
        &DOWN_TO_THREE.question,
        &DOWN_REASON.question,
        &DECIDED_ON.question,
    ])],
);

/// Beyond stage 4 lies stage 5, which is asked for and runs beside it.
static FROM_FOUR: Form = form(
    "decision_at_four",
    1,
    "Look at stage 4 again",
    &[section(&[
        &DECISION_FOUR.question,
        &WORKED.question,
        &STAY_REASON.question,
        &DOWN_TO_FOUR.question,
        &DOWN_REASON.question,
        &DECIDED_ON.question,
    ])],
);

/// A plan ends when the local authority ends it; here is what follows.
static FROM_SIX: Form = form(
    "decision_at_six",
    1,
    "After the plan",
    &[section(&[
        &DECISION_SIX.question,
        &WORKED.question,
        &DOWN_TO_SIX.question,
        &DOWN_REASON.question,
        &DECIDED_ON.question,
    ])],
);

/// Every form in which something is decided about a stage.
pub static DECISION_FORMS: [&Form; 6] =
    [&CLOSING, &CLOSING_OR_EXTENDING, &FROM_TWO, &FROM_THREE, &FROM_FOUR, &FROM_SIX];

/// The form to show and to check with. None at stage 5, which runs beside the others and ends by what the local
/// authority decides.
pub fn decision_form(stage: Stage, may_extend: bool) -> Option<&'static Form> {
    match stage {
        Stage::One if may_extend => Some(&CLOSING_OR_EXTENDING),
        Stage::One => Some(&CLOSING),
        Stage::Two => Some(&FROM_TWO),
        Stage::Three => Some(&FROM_THREE),
        Stage::Four => Some(&FROM_FOUR),
        Stage::Five => None,
        Stage::Six => Some(&FROM_SIX),
    }
}

/// What may be decided about a stage, in the order of its tiles. Nothing at stage 5, which has no form.
pub fn decisions_offered(stage: Stage, may_extend: bool) -> Vec<Decision> {
    let first = decision_form(stage, may_extend).and_then(|form| form.questions().next());
    let tiles = first.map(Question::options).unwrap_or_default();
    tiles.iter().filter_map(|(id, _)| Decision::from_id(id)).collect()
}

/// Whether a form, by its stored name, is a decision about a stage.
pub fn is_decision(form: &str) -> bool {
    DECISION_FORMS.iter().any(|decision| decision.id == form)
}

/// What was decided and when, from any of the forms.
pub(super) fn decided(form: &Checked) -> Option<(Decision, Day)> {
    Some((form.get(&DECISION)?.0, form.get(&DECIDED_ON)?))
}

/// The stage that a decision begins. None where none begins.
pub(super) fn stage_begun(form: &Checked, decision: Decision, from: Stage) -> Option<Stage> {
    match decision {
        Decision::Leave | Decision::Stay => None,
        Decision::Next => match from {
            Stage::One => Some(Stage::Two),
            Stage::Two => Some(Stage::Three),
            Stage::Three => Some(Stage::Four),
            Stage::Four | Stage::Five | Stage::Six => None,
        },
        // From stage 2 there is one stage further than the next.
        Decision::Ahead => Some(form.get(&AHEAD_TO).map_or(Stage::Four, |stage| stage.0)),
        Decision::Down => Some(form.get(&DOWN_TO).unwrap_or(Stage::One)),
    }
}
