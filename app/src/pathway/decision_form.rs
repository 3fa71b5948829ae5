//! Looking at a stage again: what is decided, and what each decision asks for. A stage has a form of its own, so that
//! only what may be decided there is offered. Carrying on once more at stage 1 is a suggestion of the app: only a
//! school that has switched it on is offered it.

mod questions;
#[cfg(test)]
mod tests;
mod tiles;

use questions::{
    AHEAD_REASON, AHEAD_TO, DECISION, DECISION_FOUR, DECISION_ONE, DECISION_ONE_OR_EXTEND, DECISION_SIX,
    DECISION_THREE, DECISION_TWO, DOWN_REASON, DOWN_TO, DOWN_TO_FOUR, DOWN_TO_SIX, DOWN_TO_THREE,
    EARLY_REASON_ONE, FURTHER_CONCERNS, STILL_CONCERNED_ONE, STILL_CONCERNED_THREE, STILL_CONCERNED_TWO,
};
pub use questions::{DECIDED_ON, WORKED};
pub(super) use questions::{EARLY_REASON, EXTEND_REASON, STAY_REASON, TA_SUPPORTS};

use super::decision::Decision;
use super::developing_concern::{
    CLASS_TEACHER_ON, PARENTS_ON, SEN_TA_ON, SENCO_ON, WHOSE_AHEAD, WHOSE_FROM_ONE, WHOSE_NEXT,
};
use super::stage::Stage;
use crate::kit::{Checked, Day, Form, Question, Section};

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
