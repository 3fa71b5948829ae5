//! What the answers about one child come to: what is stored and who owes it, or all that stands against them.

use super::MayPropose;
use super::owners::Owners;
use super::progress_form::{
    ACTION, BARRIER, BY_DAY, OWNER, PROGRESS_LINE, PROPOSAL, Proposal, WHY_PROPOSED, line_faults,
};
use super::rules::by_fault;
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
pub struct LineBefore<'a> {
    pub owner: AskerId,
    pub by: Day,
    pub proposal: Proposal,
    pub why_proposed: &'a str,
}

/// What else there is to know of a child whose line is read.
#[derive(Clone, Copy, Debug)]
pub struct LineRules<'a> {
    pub owners: Owners<'a>,
    /// None of a line that is new.
    pub before: Option<LineBefore<'a>>,
    /// The moves that the child's stage has.
    pub may_propose: MayPropose,
    pub today: Day,
}

impl LineRules<'_> {
    /// Reads the answers about a child. Everything that stands against them is told at once.
    pub fn read(&self, answers: &Answers) -> Result<Written, FieldErrors> {
        let answers = &self.with_what_stays(answers);
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

    /// What was proposed while the stage had the move is not asked about once it has it no longer, and stays as it was.
    fn with_what_stays(&self, answers: &Answers) -> Answers {
        let mut answers = answers.clone();
        let stays = self.before.filter(|before| !self.may_propose.allows(before.proposal));
        if let Some(before) = stays
            && answers.first(PROPOSAL.question.id).trim().is_empty()
            && let Some(proposal) = before.proposal.stored()
        {
            answers.set(PROPOSAL.question.id, vec![proposal.to_owned()]);
            if answers.first(WHY_PROPOSED.question.id).trim().is_empty() {
                answers.set(WHY_PROPOSED.question.id, vec![before.why_proposed.to_owned()]);
            }
        }
        answers
    }

    /// A move that the stage does not have. What was proposed while it had it stays.
    fn proposal_fault(&self, proposal: Proposal) -> Option<String> {
        let is_new = self.before.is_none_or(|before| before.proposal != proposal);
        if is_new { self.may_propose.fault(proposal) } else { None }
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

    fn read(
        answers: &Answers,
        before: Option<LineBefore>,
        may_propose: MayPropose,
    ) -> Result<Written, FieldErrors> {
        let owners = Owners { all: &[TEACHER, SENCO], teachers: &[TEACHER], writer: SENCO };
        LineRules { owners, before, may_propose, today: day(12, 8) }.read(answers)
    }

    #[test]
    fn a_line_that_names_nobody_is_the_class_teachers() {
        let written = read(&answers(), None, MayPropose::NoStage).unwrap();
        assert_eq!((written.owner, written.by), (TEACHER, day(12, 18)));
        assert_eq!((written.barrier.as_str(), written.action.as_str()), ("Tires", "A rest"));
        assert_eq!(read(&answers().with("owner", "2"), None, MayPropose::NoStage).unwrap().owner, SENCO);
    }

    #[test]
    fn all_that_stands_against_a_line_is_told_at_once() {
        let wrong = Answers::default()
            .with("action", "A rest")
            .with("by_day", "7/12/2026")
            .with("owner", "9")
            .with("proposal", "next");
        let errors = read(&wrong, None, MayPropose::NoStage).unwrap_err();
        assert_eq!(
            errors.keys().collect::<Vec<_>>(),
            ["barrier", "by_day", "owner", "proposal", "why_proposed"]
        );
    }

    #[test]
    fn a_child_on_no_stage_is_proposed_for_none() {
        let proposed = answers().with("proposal", "next").with("why_proposed", "Still guesses");
        assert!(
            read(&proposed, None, MayPropose::NoStage).unwrap_err()["proposal"].contains("raise a concern")
        );
        assert_eq!(read(&proposed, None, MayPropose::AtTwo).unwrap().proposal, Proposal::Next);
        assert!(read(&answers().with("proposal", "none"), None, MayPropose::NoStage).is_ok());
    }

    #[test]
    fn a_line_that_is_put_right_later_keeps_its_day_its_owner_and_its_proposal() {
        let before = Some(LineBefore {
            owner: LEFT,
            by: day(12, 1),
            proposal: Proposal::Leave,
            why_proposed: "Keeps up",
        });
        let kept = Answers::default()
            .with("barrier", "Tires easily")
            .with("action", "A rest")
            .with("by_day", "2026-12-01")
            .with("owner", "9")
            .with("proposal", "leave")
            .with("why_proposed", "Keeps up");
        let written = read(&kept, before, MayPropose::NoStage).unwrap();
        assert_eq!((written.owner, written.by, written.proposal), (LEFT, day(12, 1), Proposal::Leave));
    }

    #[test]
    fn a_move_that_the_stage_does_not_have_is_refused_with_everything_else_at_once() {
        let wrong = answers().with("proposal", "next").with("owner", "9");
        let errors = read(&wrong, None, MayPropose::AtFour).unwrap_err();
        assert_eq!(errors.keys().collect::<Vec<_>>(), ["owner", "proposal", "why_proposed"]);
        assert!(errors["proposal"].contains("No stage follows stage 4"), "{errors:?}");
        let allowed = answers().with("proposal", "down").with("why_proposed", "Reads alone");
        assert_eq!(read(&allowed, None, MayPropose::AtFour).unwrap().proposal, Proposal::Down);
    }

    #[test]
    fn what_was_proposed_before_the_stage_changed_stays_where_the_form_asks_about_it_no_longer() {
        let before =
            LineBefore { owner: TEACHER, by: day(12, 18), proposal: Proposal::Next, why_proposed: "Guesses" };
        let written = read(&answers(), Some(before), MayPropose::AtFour).unwrap();
        assert_eq!(written.proposal, Proposal::Next);
        assert_eq!(written.answers.first("why_proposed"), "Guesses");
        // While the stage has the move, the form asks, and no answer is none.
        assert_eq!(read(&answers(), Some(before), MayPropose::AtTwo).unwrap().proposal, Proposal::NoChange);
        let none = answers().with("proposal", "none");
        assert_eq!(read(&none, Some(before), MayPropose::AtFour).unwrap().proposal, Proposal::NoChange);
    }
}
