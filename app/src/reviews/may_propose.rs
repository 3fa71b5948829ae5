//! What a meeting may propose about a child's stage: the moves that the stage has, and no other. A child of whom only an
//! assessment was asked for, or whose plan is in force, has none; the page says why.

use serde::{Deserialize, Serialize};

use super::progress_form::{
    HOW_THE_CHILD_WORKS, Proposal, WHAT_YOU_AGREE, WHY_PROPOSED, about_the_stage, line_form, proposal,
};
use crate::kit::{Form, Kind, Question};
use crate::pathway::{Stage, decisions_offered};

/// Where a child stands, as far as moves follow from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MayPropose {
    /// The child is on no stage.
    NoStage,
    /// Stage 5 alone: it ends by what the local authority decides.
    OnlyAnAssessment,
    /// Stage 6, and the plan is in force.
    PlanInForce,
    /// Stage 1; where the school carries on there once and has not yet, that too.
    AtOne {
        may_stay: bool,
    },
    AtTwo,
    AtThree,
    AtFour,
    /// Stage 6, and the local authority has decided to cease the plan.
    AfterThePlan,
}

impl MayPropose {
    /// What may be proposed about a child on these stages. `may_stay`: the school carries on at stage 1, and has not yet;
    /// `plan_ceased`: the local authority has decided to cease the plan.
    pub fn of(stages: &[Stage], may_stay: bool, plan_ceased: bool) -> MayPropose {
        match stages.iter().copied().filter(|stage| *stage != Stage::Five).min() {
            None if stages.is_empty() => MayPropose::NoStage,
            None | Some(Stage::Five) => MayPropose::OnlyAnAssessment,
            Some(Stage::One) => MayPropose::AtOne { may_stay },
            Some(Stage::Two) => MayPropose::AtTwo,
            Some(Stage::Three) => MayPropose::AtThree,
            Some(Stage::Four) => MayPropose::AtFour,
            Some(Stage::Six) if plan_ceased => MayPropose::AfterThePlan,
            Some(Stage::Six) => MayPropose::PlanInForce,
        }
    }

    /// The stage whose moves may be proposed.
    fn stage(self) -> Option<(Stage, bool)> {
        match self {
            MayPropose::NoStage | MayPropose::OnlyAnAssessment | MayPropose::PlanInForce => None,
            MayPropose::AtOne { may_stay } => Some((Stage::One, may_stay)),
            MayPropose::AtTwo => Some((Stage::Two, false)),
            MayPropose::AtThree => Some((Stage::Three, false)),
            MayPropose::AtFour => Some((Stage::Four, false)),
            MayPropose::AfterThePlan => Some((Stage::Six, false)),
        }
    }

    /// Whether the stage has this move; that no change is proposed, is always possible.
    pub fn allows(self, proposal: Proposal) -> bool {
        let Some(decision) = proposal.decision() else { return true };
        self.stage().is_some_and(|(stage, may_stay)| decisions_offered(stage, may_stay).contains(&decision))
    }

    /// Why nothing can be proposed, and what to do instead. None where something can.
    pub fn why_nothing(self) -> Option<&'static str> {
        match self {
            MayPropose::NoStage => Some("This child is on no stage. If you are worried, raise a concern"),
            MayPropose::OnlyAnAssessment => Some(
                "Only an assessment runs for this child, and it ends by what the local authority decides. \
                 If you are worried meanwhile, raise a concern: stage 1 then begins beside it",
            ),
            MayPropose::PlanInForce => Some(
                "The plan is in force, so stage 6 goes on. If you think that it should change, say so at the annual review",
            ),
            _ => None,
        }
    }

    /// What stands against a proposal, in a sentence that says what to choose. None where it is possible.
    pub fn fault(self, proposal: Proposal) -> Option<String> {
        if self.allows(proposal) {
            return None;
        }
        if let Some(why) = self.why_nothing() {
            return Some(why.to_owned());
        }
        let (stage, _) = self.stage()?;
        let number = stage.number();
        Some(match proposal {
            Proposal::Next | Proposal::Ahead if stage == Stage::Four => {
                "No stage follows stage 4 by a move. An assessment is asked for under “Statutory assessment”; tell the SENCo"
                    .to_owned()
            }
            Proposal::Ahead if stage == Stage::Three => {
                "After stage 3 there is only stage 4. Choose “Move to the next stage”".to_owned()
            }
            Proposal::Down => {
                "Stage 1 is the first. If less help is enough, choose “Leave the pathway”".to_owned()
            }
            Proposal::Stay if stage == Stage::One => {
                "Stage 1 is not carried on again. Choose that the child leaves the pathway or moves on".to_owned()
            }
            _ => format!("Stage {number} has no such move. Choose another answer, or that no change is proposed"),
        })
    }

    /// The form on which a line is written: with the moves that the stage has. Where it has none, stages are not asked
    /// about, unless something was `typed` about them that is not to be lost.
    pub fn form(self, typed: bool) -> &'static Form {
        match self {
            MayPropose::NoStage | MayPropose::OnlyAnAssessment | MayPropose::PlanInForce if typed => {
                &WITHOUT_A_MOVE
            }
            MayPropose::NoStage | MayPropose::OnlyAnAssessment | MayPropose::PlanInForce => &WITHOUT_STAGES,
            MayPropose::AtOne { may_stay: false } => &AT_ONE,
            MayPropose::AtOne { may_stay: true } => &AT_ONE_OR_STAY,
            MayPropose::AtTwo => &AT_TWO,
            MayPropose::AtThree => &AT_THREE,
            MayPropose::AtFour => &AT_FOUR,
            MayPropose::AfterThePlan => &AFTER_THE_PLAN,
        }
    }
}

type Tile = (&'static str, &'static str);

const NONE: Tile = Proposal::NoChange.tile();
const LEAVE: Tile = Proposal::Leave.tile();
const STAY: Tile = Proposal::Stay.tile();
const NEXT: Tile = Proposal::Next.tile();
const AHEAD: Tile = Proposal::Ahead.tile();
const DOWN: Tile = Proposal::Down.tile();

/// The question about the stage with a part of its tiles.
const fn offering(options: &'static [Tile]) -> Question {
    let whole = proposal().question;
    Question { kind: Kind::Choice { options }, ..whole }
}

static NO_MOVE: Question = offering(&[NONE]);
static FROM_ONE: Question = offering(&[NONE, LEAVE, NEXT, AHEAD]);
static FROM_ONE_OR_STAY: Question = offering(&[NONE, LEAVE, STAY, NEXT, AHEAD]);
static FROM_TWO: Question = offering(&[NONE, LEAVE, STAY, NEXT, AHEAD, DOWN]);
static FROM_THREE: Question = offering(&[NONE, LEAVE, STAY, NEXT, DOWN]);
static FROM_FOUR: Question = offering(&[NONE, LEAVE, STAY, DOWN]);
static FROM_SIX: Question = offering(&[NONE, LEAVE, DOWN]);

/// The form of a line with these tiles: a part of [`PROGRESS_LINE`](super::PROGRESS_LINE), as which it is checked and stored.
macro_rules! with_tiles {
    ($($name:ident: $question:ident),+ $(,)?) => {
        $(static $name: Form =
            line_form(&[HOW_THE_CHILD_WORKS, WHAT_YOU_AGREE, about_the_stage(&[&$question, &WHY_PROPOSED.question])]);)+
    };
}

with_tiles! {
    WITHOUT_A_MOVE: NO_MOVE,
    AT_ONE: FROM_ONE,
    AT_ONE_OR_STAY: FROM_ONE_OR_STAY,
    AT_TWO: FROM_TWO,
    AT_THREE: FROM_THREE,
    AT_FOUR: FROM_FOUR,
    AFTER_THE_PLAN: FROM_SIX,
}

static WITHOUT_STAGES: Form = line_form(&[HOW_THE_CHILD_WORKS, WHAT_YOU_AGREE]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::{Choices, faults};
    use crate::reviews::{PROGRESS_LINE, PROPOSAL};

    const ALL: [MayPropose; 9] = [
        MayPropose::NoStage,
        MayPropose::OnlyAnAssessment,
        MayPropose::PlanInForce,
        MayPropose::AtOne { may_stay: false },
        MayPropose::AtOne { may_stay: true },
        MayPropose::AtTwo,
        MayPropose::AtThree,
        MayPropose::AtFour,
        MayPropose::AfterThePlan,
    ];

    fn proposals() -> impl Iterator<Item = Proposal> {
        Proposal::OPTIONS.iter().filter_map(|(id, _)| Proposal::from_id(id))
    }

    fn offered(form: &Form) -> Vec<Proposal> {
        let stage = form.questions().find(|question| question.id == PROPOSAL.question.id);
        let tiles = stage.map(Question::options).unwrap_or_default();
        tiles.iter().filter_map(|(id, _)| Proposal::from_id(id)).collect()
    }

    #[test]
    fn the_form_offers_the_moves_that_the_stage_has_and_no_other() {
        for may in ALL {
            let allowed: Vec<_> = proposals().filter(|proposal| may.allows(*proposal)).collect();
            assert_eq!(offered(may.form(true)), allowed, "{may:?}");
        }
    }

    #[test]
    fn where_there_is_no_move_stages_are_not_asked_about_unless_something_was_typed() {
        for may in ALL.into_iter().filter(|may| may.why_nothing().is_some()) {
            assert_eq!(offered(may.form(false)), [], "{may:?}");
            assert_eq!(offered(may.form(true)), [Proposal::NoChange], "{may:?}");
        }
    }

    #[test]
    fn every_form_that_is_shown_is_a_part_of_the_one_that_is_checked() {
        for may in ALL {
            for form in [may.form(false), may.form(true)] {
                assert_eq!((form.id, form.version), (PROGRESS_LINE.id, PROGRESS_LINE.version));
                assert!(
                    form.questions().all(|shown| PROGRESS_LINE.questions().any(|whole| whole.id == shown.id))
                );
            }
            assert!(may.why_nothing().is_some() || faults(may.form(false)).is_empty(), "{may:?}");
        }
    }

    #[test]
    fn an_assessment_beside_a_stage_leaves_that_stages_moves_and_alone_it_has_none() {
        let of = |stages: &[Stage]| MayPropose::of(stages, false, false);
        assert_eq!(of(&[]), MayPropose::NoStage);
        assert_eq!(of(&[Stage::Five]), MayPropose::OnlyAnAssessment);
        assert_eq!(of(&[Stage::Five, Stage::Three]), MayPropose::AtThree);
        assert_eq!(of(&[Stage::Six]), MayPropose::PlanInForce);
        assert_eq!(MayPropose::of(&[Stage::Six], false, true), MayPropose::AfterThePlan);
        let alone = of(&[Stage::Five]).fault(Proposal::Next).unwrap();
        assert!(alone.contains("local authority") && alone.contains("raise a concern"), "{alone}");
    }

    #[test]
    fn whatever_a_stage_does_not_have_is_refused_with_what_to_do_instead() {
        for may in ALL {
            for proposal in proposals() {
                assert_eq!(may.fault(proposal).is_none(), may.allows(proposal), "{may:?} {proposal:?}");
            }
        }
        assert!(MayPropose::AtFour.fault(Proposal::Next).unwrap().contains("Statutory assessment"));
        assert!(MayPropose::AtThree.fault(Proposal::Ahead).unwrap().contains("Move to the next stage"));
        let first = MayPropose::AtOne { may_stay: false };
        assert!(first.fault(Proposal::Down).unwrap().contains("Leave the pathway"));
        assert!(first.fault(Proposal::Stay).unwrap().contains("not carried on"));
    }
}
