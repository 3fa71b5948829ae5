//! What the answers about one child come to: what is stored and who owes it, or all that stands against them.

use super::progress_form::{ACTION, BARRIER, BY_DAY, OWNER, PROGRESS_LINE, PROPOSAL, Proposal, line_faults};
use super::rules::{Owners, by_fault};
use crate::kit::{Answers, AskerId, Choices, Day, FieldErrors, FromAnswer, parse_day};

/// What a line comes to, once its answers stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub answers: Answers,
    pub barrier: String,
    pub action: String,
    pub owner: AskerId,
    pub by: Day,
    pub proposal: Proposal,
}

/// What a line said before, as far as it is kept where nobody changes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineBefore {
    pub owner: AskerId,
    pub by: Day,
    pub proposal: Proposal,
}

/// What else there is to know of a child whose line is read.
#[derive(Clone, Copy, Debug)]
pub struct LineRules<'a> {
    pub owners: Owners<'a>,
    /// None of a line that is new.
    pub before: Option<LineBefore>,
    /// A proposal about a stage needs a stage.
    pub on_pathway: bool,
    pub today: Day,
}

impl LineRules<'_> {
    /// Reads the answers about a child. Everything that stands against them is told at once.
    pub fn read(&self, answers: &Answers) -> Result<Written, FieldErrors> {
        let mut faults = line_faults(answers, self.today);
        let mut against = |question: &str, sentence: String| {
            faults.insert(question.to_owned(), sentence);
        };
        let by = parse_day(answers.first(BY_DAY.question.id));
        if let Some(sentence) = by_fault(by, self.before.map(|before| before.by), self.today) {
            against(BY_DAY.question.id, sentence);
        }
        let proposal = Proposal::from_id(answers.first(PROPOSAL.question.id)).unwrap_or_default();
        if let Some(sentence) = self.proposal_fault(proposal) {
            against(PROPOSAL.question.id, sentence);
        }
        let named = i64::from_answer(answers.all(OWNER.question.id)).map(AskerId);
        let owner = self.owners.owner(named, self.before.map(|before| before.owner));
        if let Err(sentence) = owner {
            against(OWNER.question.id, sentence.to_owned());
        }
        let checked = PROGRESS_LINE.check_with(answers, self.today, faults)?;
        Ok(Written {
            barrier: checked.text(&BARRIER),
            action: checked.text(&ACTION),
            // Of answers that stand, both are there.
            owner: owner.unwrap_or(self.owners.writer),
            by: by.unwrap_or(self.today),
            proposal,
            answers: checked.into_answers(),
        })
    }

    /// Where no stage is open there is none to change. What was proposed while one was stays.
    fn proposal_fault(&self, proposal: Proposal) -> Option<String> {
        let is_new = self.before.is_none_or(|before| before.proposal != proposal);
        let fault = proposal != Proposal::NoChange && is_new && !self.on_pathway;
        fault.then(|| "This child is on no stage. If you are worried, raise a concern".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENCO: AskerId = AskerId(2);
    const TEACHER: AskerId = AskerId(3);
    const LEFT: AskerId = AskerId(9);

    fn day(month: u32, day: u32) -> Day {
        Day::from_ymd_opt(2026, month, day).unwrap()
    }

    fn answers() -> Answers {
        Answers::default().with("barrier", "Tires").with("action", "A rest").with("by_day", "18/12/2026")
    }

    fn read(answers: &Answers, before: Option<LineBefore>, on_pathway: bool) -> Result<Written, FieldErrors> {
        let owners = Owners { all: &[TEACHER, SENCO], teachers: &[TEACHER], writer: SENCO };
        LineRules { owners, before, on_pathway, today: day(12, 8) }.read(answers)
    }

    #[test]
    fn a_line_that_names_nobody_is_the_class_teachers() {
        let written = read(&answers(), None, false).unwrap();
        assert_eq!((written.owner, written.by), (TEACHER, day(12, 18)));
        assert_eq!((written.barrier.as_str(), written.action.as_str()), ("Tires", "A rest"));
        assert_eq!(read(&answers().with("owner", "2"), None, false).unwrap().owner, SENCO);
    }

    #[test]
    fn all_that_stands_against_a_line_is_told_at_once() {
        let wrong = Answers::default()
            .with("action", "A rest")
            .with("by_day", "7/12/2026")
            .with("owner", "9")
            .with("proposal", "next");
        let errors = read(&wrong, None, false).unwrap_err();
        assert_eq!(
            errors.keys().collect::<Vec<_>>(),
            ["barrier", "by_day", "owner", "proposal", "why_proposed"]
        );
    }

    #[test]
    fn a_child_on_no_stage_is_proposed_for_none() {
        let proposed = answers().with("proposal", "next").with("why_proposed", "Still guesses");
        assert!(read(&proposed, None, false).unwrap_err()["proposal"].contains("raise a concern"));
        assert_eq!(read(&proposed, None, true).unwrap().proposal, Proposal::Next);
        assert!(read(&answers().with("proposal", "none"), None, false).is_ok());
    }

    #[test]
    fn a_line_that_is_put_right_later_keeps_its_day_its_owner_and_its_proposal() {
        let before = Some(LineBefore { owner: LEFT, by: day(12, 1), proposal: Proposal::Leave });
        let kept = Answers::default()
            .with("barrier", "Tires easily")
            .with("action", "A rest")
            .with("by_day", "2026-12-01")
            .with("owner", "9")
            .with("proposal", "leave")
            .with("why_proposed", "Keeps up");
        let written = read(&kept, before, false).unwrap();
        assert_eq!((written.owner, written.by, written.proposal), (LEFT, day(12, 1), Proposal::Leave));
    }
}
