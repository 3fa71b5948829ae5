//! Taking back a placing that was a mistake: the wrong child, or the wrong day. The stage then never began, nor did the
//! assessment that came with it. One rule says whether it can be, for offering it and for doing it.

use super::place_form::{AGREED_ON, ASSESSING, PLAN_REVIEWED_ON, PLAN_WENT, said};
use crate::kit::Answers;
use crate::pathway::StandsOn;

/// What stands on a placing by now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnPlacing {
    pub stage: StandsOn,
    /// Of the assessment that came with it more is on record, or it has ended.
    pub assessment_went_on: bool,
    /// Of the plan that came with it more is on record.
    pub plan_went_on: bool,
}

impl OnPlacing {
    /// Why the placing cannot be taken back, and what goes first, as a sentence without its stop.
    pub fn against(&self) -> Option<String> {
        let went_on = if self.assessment_went_on {
            Some(
                "More is on record of the assessment that came with it. Take that back first, under “Statutory assessment”",
            )
        } else if self.plan_went_on {
            Some("More is on record of the plan. Take that back first, under “Statutory assessment”")
        } else {
            None
        };
        self.stage.against().or_else(|| went_on.map(str::to_owned))
    }
}

/// How much a placing put on record: of an assessment, and of a plan.
pub fn events_brought(answers: &Answers) -> (usize, usize) {
    let assessing = said(answers, &ASSESSING) == Some(true);
    let agreed = assessing && said(answers, &AGREED_ON).is_some();
    let reviewed = said(answers, &PLAN_REVIEWED_ON).is_some() && said(answers, &PLAN_WENT).is_some();
    (usize::from(assessing) + usize::from(agreed), usize::from(reviewed))
}

/// Why the placings of a spreadsheet are not taken back together: each child with why not. None: nothing stands in the way.
pub fn against_all(placed: usize, stands: &[(String, String)]) -> Option<String> {
    let first = stands.first()?;
    let count = stands.len();
    Some(if count == 1 {
        format!("{} of the {placed} cannot be taken back: {}. {}", count, first.0, first.1)
    } else {
        let names: Vec<&str> = stands.iter().take(5).map(|(name, _)| name.as_str()).collect();
        let more = if count > names.len() { " and others" } else { "" };
        format!(
            "{count} of the {placed} cannot be taken back, because something stands on them: {}{more}. Each child’s page says what",
            names.join(", ")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placing_is_taken_back_while_nothing_stands_on_the_stage_the_assessment_or_the_plan() {
        assert_eq!(OnPlacing::default().against(), None);
        let copies =
            OnPlacing { stage: StandsOn { copies: true, ..StandsOn::default() }, ..OnPlacing::default() };
        assert!(copies.against().is_some_and(|why| why.contains("Copies")));
        for on in [
            OnPlacing { assessment_went_on: true, ..OnPlacing::default() },
            OnPlacing { plan_went_on: true, ..OnPlacing::default() },
        ] {
            assert!(on.against().is_some_and(|why| why.contains("under “Statutory assessment”")));
        }
    }

    #[test]
    fn what_came_with_a_placing_is_not_something_that_stands_on_it() {
        let asked = Answers::default().with("assessing", "yes");
        assert_eq!(events_brought(&Answers::default()), (0, 0));
        assert_eq!(events_brought(&asked), (1, 0));
        assert_eq!(events_brought(&asked.with("agreed_on", "2026-10-20")), (2, 0));
        let reviewed = Answers::default()
            .with("stage", "six")
            .with("plan_reviewed_on", "2026-06-10")
            .with("plan_went", "maintain");
        assert_eq!(events_brought(&reviewed), (0, 1));
    }

    #[test]
    fn a_spreadsheet_is_taken_back_as_a_whole_or_it_is_said_whom_it_cannot_be_of() {
        assert_eq!(against_all(12, &[]), None);
        let one = |name: &str| (name.to_owned(), "Copies are on record".to_owned());
        assert_eq!(
            against_all(12, &[one("Sam Lee")]).as_deref(),
            Some("1 of the 12 cannot be taken back: Sam Lee. Copies are on record")
        );
        let many = against_all(12, &[one("Sam Lee"), one("Ada Moss")]);
        assert!(many.is_some_and(|why| why.contains("Sam Lee, Ada Moss. Each")));
    }
}
