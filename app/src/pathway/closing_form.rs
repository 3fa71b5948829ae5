//! The end of stage 1: the concern is looked at again, and is closed because progress was made, or goes on to
//! stage 2. Carrying on once more is a suggestion of the app: only a school that has switched it on is offered
//! it, in a form of its own.

use crate::kit::{Ask, Audience, Checked, Choices, Day, DayLimit, Form, Section};

/// What was decided when the concern was looked at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Progress is being made. Something to be glad about.
    Close,
    /// School process, row 2: there are still concerns.
    StageTwo,
    /// A suggestion, off until the school switches it on.
    ExtendOnce,
}

impl Choices for Decision {
    /// Without the suggestion. [`OrExtend`] has it.
    const OPTIONS: &'static [(&'static str, &'static str)] = &[CLOSE, STAGE_TWO];

    fn from_id(id: &str) -> Option<Self> {
        match id {
            "close" => Some(Decision::Close),
            "stage_two" => Some(Decision::StageTwo),
            "extend_once" => Some(Decision::ExtendOnce),
            _ => None,
        }
    }
}

/// The same choice with the suggestion among its tiles.
#[derive(Clone, Copy, PartialEq)]
struct OrExtend(Decision);

impl Choices for OrExtend {
    const OPTIONS: &'static [(&'static str, &'static str)] = &[CLOSE, STAGE_TWO, EXTEND_ONCE];

    fn from_id(id: &str) -> Option<Self> {
        Decision::from_id(id).map(OrExtend)
    }
}

const CLOSE: (&str, &str) = ("close", "Close it: progress is being made");
const STAGE_TWO: (&str, &str) = ("stage_two", "Move to stage 2: there are still concerns");
const EXTEND_ONCE: (&str, &str) = ("extend_once", "Carry on once more at stage 1");

pub static DECISION: Ask<Decision> = Ask::choice("decision", "What have you decided?")
    .plain("What we decided")
    .missing("Choose what happens now")
    .seen_by(Audience::FamilyToo);
static DECISION_OR_EXTEND: Ask<OrExtend> = Ask::choice("decision", "What have you decided?")
    .plain("What we decided")
    .missing("Choose what happens now")
    .seen_by(Audience::FamilyToo);
pub static DECIDED_ON: Ask<Day> = Ask::day("decided_on", "When was it decided?", DayLimit::NotAfterToday)
    .plain("When we decided it")
    .missing("Enter the date it was decided")
    .seen_by(Audience::FamilyToo);
pub static WORKED: Ask<String> = Ask::long_text("worked", "If you close it: what changed, and what worked?")
    .hint("This is good news: say what the child can do now, and what to keep doing.")
    .plain("What helped")
    .missing("Say what worked, so that it is kept up")
    .only_if("decision", "close")
    .seen_by(Audience::FamilyToo);
pub static STILL_CONCERNED: Ask<String> =
    Ask::long_text("still_concerned", "If you move on: what is still a concern?")
        .hint("Say what you tried, and what has and has not changed.")
        .plain("What we are still working on")
        .missing("Say what is still a concern")
        .only_if("decision", "stage_two")
        .seen_by(Audience::FamilyToo);
pub static EARLY_REASON: Ask<String> = Ask::long_text("early_reason", "If you move on early: why now?")
    .hint("Leave it empty if the time of stage 1 is over.")
    .optional()
    .plain("Why we are not waiting")
    .only_if("decision", "stage_two")
    .seen_by(Audience::FamilyToo);
pub static EXTEND_REASON: Ask<String> =
    Ask::long_text("extend_reason", "If you carry on: why does it need longer?")
        .hint("You can carry on once. What will be different this time?")
        .plain("Why we are carrying on")
        .missing("Say why it needs longer")
        .only_if("decision", "extend_once")
        .seen_by(Audience::FamilyToo);

/// School process: row 1's timeframe, and row 2's “there are still concerns”.
pub static CLOSING: Form = Form {
    id: "closing_a_concern",
    version: 1,
    title: "Look at the concern again",
    sections: &[Section {
        title: "",
        can_wait: false,
        questions: &[
            &DECISION.question,
            &WORKED.question,
            &STILL_CONCERNED.question,
            &EARLY_REASON.question,
            &DECIDED_ON.question,
        ],
    }],
};

/// The same, with the suggestion to carry on once more.
pub static CLOSING_OR_EXTENDING: Form = Form {
    id: "closing_or_extending_a_concern",
    version: 1,
    title: "Look at the concern again",
    sections: &[Section {
        title: "",
        can_wait: false,
        questions: &[
            &DECISION_OR_EXTEND.question,
            &WORKED.question,
            &STILL_CONCERNED.question,
            &EARLY_REASON.question,
            &EXTEND_REASON.question,
            &DECIDED_ON.question,
        ],
    }],
};

/// The form to show and to check with: the suggestion is offered only where the entry may still be extended.
pub fn closing_form(may_extend: bool) -> &'static Form {
    if may_extend { &CLOSING_OR_EXTENDING } else { &CLOSING }
}

/// Whether a form, by its stored name, is a decision about a stage.
pub fn is_decision(form: &str) -> bool {
    [CLOSING.id, CLOSING_OR_EXTENDING.id].contains(&form)
}

/// What was decided and when, from either form.
pub(super) fn decided(form: &Checked) -> Option<(Decision, Day)> {
    Some((form.get(&DECISION)?, form.get(&DECIDED_ON)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::{Answers, faults};

    fn today() -> Day {
        Day::from_ymd_opt(2026, 11, 24).unwrap()
    }

    fn choosing(decision: &str) -> Answers {
        Answers::default().with("decision", decision).with("decided_on", "24/11/2026")
    }

    #[test]
    fn both_declarations_are_sound() {
        assert_eq!(faults(&CLOSING), Vec::<String>::new());
        assert_eq!(faults(&CLOSING_OR_EXTENDING), Vec::<String>::new());
    }

    #[test]
    fn carrying_on_cannot_be_chosen_where_it_is_not_offered() {
        let errors = closing_form(false).check(&choosing("extend_once"), today()).unwrap_err();
        assert!(errors.contains_key("decision"));
        let given = choosing("extend_once").with("extend_reason", "She was away for two weeks");
        let form = closing_form(true).check(&given, today()).unwrap();
        assert_eq!(decided(&form), Some((Decision::ExtendOnce, today())));
    }

    #[test]
    fn every_decision_says_why() {
        for (decision, question) in
            [("close", "worked"), ("stage_two", "still_concerned"), ("extend_once", "extend_reason")]
        {
            let errors = CLOSING_OR_EXTENDING.check(&choosing(decision), today()).unwrap_err();
            assert_eq!(errors.keys().collect::<Vec<_>>(), [question]);
        }
    }

    #[test]
    fn a_decision_has_a_day_that_has_come() {
        let given = Answers::default().with("decision", "close").with("worked", "Sound buttons");
        assert_eq!(
            CLOSING.check(&given, today()).unwrap_err()["decided_on"],
            "Enter the date it was decided"
        );
        assert!(CLOSING.check(&given.with("decided_on", "25/11/2026"), today()).is_err());
    }

    #[test]
    fn every_tile_is_read_back() {
        assert!(OrExtend::OPTIONS.iter().all(|(id, _)| OrExtend::from_id(id).is_some()));
        assert!(Decision::OPTIONS.iter().all(|(id, _)| Decision::from_id(id).is_some()));
    }
}
