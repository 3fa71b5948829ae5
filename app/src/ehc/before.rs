//! What happened in an assessment, or about a plan, before the child was placed in the app: only as much as the dates of
//! the law are counted from.

use super::choices::{ByWhom, PlanDecision};
use super::event::Event;
use super::spell::NewEvent;
use crate::kit::Day;

/// An assessment that is under way when a child is placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnderWay {
    pub by_whom: ByWhom,
    /// The day on which the local authority received the request.
    pub received_on: Day,
    /// The day on which it agreed to assess, if it has.
    pub agreed_on: Option<Day>,
}

/// The last annual review of a plan before the child was placed: its decision begins the next twelve months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReviewedBefore {
    pub decided_on: Day,
    pub decision: PlanDecision,
}

const BEFORE: &str = "Before the child was placed here";

fn before(what: Event, on: Day) -> NewEvent {
    NewEvent { what, on, by_whom: None, order: None, decision: None, words: BEFORE.to_owned() }
}

impl UnderWay {
    pub fn request(self) -> NewEvent {
        NewEvent { by_whom: Some(self.by_whom), ..before(Event::Requested, self.received_on) }
    }

    /// What is put on record, in the order of its days.
    pub fn events(self) -> Vec<NewEvent> {
        let agreed = self.agreed_on.map(|on| before(Event::AgreedToAssess, on));
        std::iter::once(self.request()).chain(agreed).collect()
    }
}

impl ReviewedBefore {
    pub fn event(self) -> NewEvent {
        NewEvent { decision: Some(self.decision), ..before(Event::ReviewDecision, self.decided_on) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{SchoolCalendar, typical_years};
    use crate::ehc::{EventId, LegalStep, Spell, Standing, steps};
    use crate::pathway::{Process, Stage, StageEntryId, StageState};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    /// The day on which the child was placed here.
    const PLACED: &str = "2026-11-24";

    fn spell(stage: Stage, opened_on: Day, events: Vec<NewEvent>) -> Spell {
        let happened = |(new, id): (NewEvent, i64)| new.happened(EventId(id), "");
        let events = events.into_iter().zip(1..).map(happened).collect();
        Spell { entry: StageEntryId(1), stage, opened_on, state: StageState::Open, events }
    }

    fn last_days(spell: Spell) -> Vec<(LegalStep, Option<Day>, bool)> {
        let calendar = SchoolCalendar::new(typical_years());
        let steps =
            steps(&[spell], false, Some(day(PLACED)), &Process::default(), &calendar, day("2026-11-24"));
        steps.into_iter().map(|step| (step.what, step.last_day, step.done)).collect()
    }

    #[test]
    fn an_assessment_that_is_under_way_is_counted_from_its_request() {
        let under_way = UnderWay {
            by_whom: ByWhom::Parents,
            received_on: day("2026-09-14"),
            agreed_on: Some(day("2026-10-20")),
        };
        let days = last_days(spell(Stage::Five, under_way.received_on, under_way.events()));
        assert!(days.contains(&(LegalStep::DecideToAssess, Some(day("2026-10-26")), true)), "{days:?}");
        assert!(days.contains(&(LegalStep::FinalPlan, Some(day("2027-02-01")), false)), "{days:?}");
    }

    #[test]
    fn a_plan_that_was_to_be_amended_before_the_placing_is_due_eight_weeks_from_that_decision() {
        let reviewed = ReviewedBefore { decided_on: day("2026-10-05"), decision: PlanDecision::Amend };
        let six = |events| spell(Stage::Six, day("2023-06-12"), events);
        let days = last_days(six(vec![reviewed.event()]));
        assert!(days.contains(&(LegalStep::AmendedPlan, Some(day("2026-11-30")), false)), "{days:?}");
        // It had come before the placing, and is put on record after it.
        let came = before(Event::AmendedPlan, day("2026-11-16"));
        let days = last_days(six(vec![reviewed.event(), came]));
        assert!(days.contains(&(LegalStep::AmendedPlan, Some(day("2026-11-30")), true)), "{days:?}");
    }

    #[test]
    fn an_amended_plan_that_was_due_before_the_placing_is_not_late_and_one_due_after_it_is() {
        let calendar = SchoolCalendar::new(typical_years());
        let standing = |decided_on: &str, today: &str| {
            let reviewed = ReviewedBefore { decided_on: day(decided_on), decision: PlanDecision::Amend };
            let six = spell(Stage::Six, day("2023-06-12"), vec![reviewed.event()]);
            let steps = steps(&[six], false, Some(day(PLACED)), &Process::default(), &calendar, day(today));
            let amended = steps.into_iter().find(|step| step.what == LegalStep::AmendedPlan).unwrap();
            amended.standing(day(today), Some(day(PLACED)))
        };
        // Eight weeks from 28 September are 23 November, the day before the placing.
        assert_eq!(standing("2026-09-28", "2027-03-01"), Standing::Near);
        assert_eq!(standing("2026-09-29", "2026-11-24"), Standing::Near);
        assert_eq!(standing("2026-09-29", "2026-11-25"), Standing::Late);
    }

    #[test]
    fn the_next_annual_review_is_counted_from_the_decision_after_the_last_one() {
        let reviewed = ReviewedBefore { decided_on: day("2026-06-10"), decision: PlanDecision::Maintain };
        let days = last_days(spell(Stage::Six, day("2023-06-12"), vec![reviewed.event()]));
        let anniversary = day("2027-06-10");
        assert_eq!(days, [(LegalStep::AnnualReview { anniversary }, Some(day("2027-05-13")), false)]);
    }

    /// A plan of 29 February 2024, placed without its last review.
    fn unreviewed(placed: &str, events: Vec<NewEvent>) -> Vec<(LegalStep, Day, bool)> {
        let calendar = SchoolCalendar::new(typical_years());
        let six = spell(Stage::Six, day("2024-02-29"), events);
        let steps = steps(&[six], false, Some(day(placed)), &Process::default(), &calendar, day(placed));
        let reviews = steps.into_iter().filter(|step| step.what.answered_by() == Event::ReviewMeeting);
        reviews.map(|step| (step.what, step.last_day.unwrap(), step.done)).collect()
    }

    #[test]
    fn a_plan_without_its_last_review_is_reviewed_by_the_first_anniversary_since_the_placing() {
        let review = |anniversary: &str, by: &str, held: bool| {
            vec![(LegalStep::AnnualReview { anniversary: day(anniversary) }, day(by), held)]
        };
        // Those of 2025 and 2026 were before the placing. Four weeks before 28 February 2027 is 31 January.
        assert_eq!(unreviewed(PLACED, Vec::new()), review("2027-02-28", "2027-01-31", false));
        // Placed on the day after that one.
        assert_eq!(unreviewed("2027-03-01", Vec::new()), review("2028-02-29", "2028-02-01", false));
        // A meeting of an earlier year is no meeting of this one.
        let held = |on| vec![before(Event::ReviewMeeting, day(on))];
        assert_eq!(unreviewed(PLACED, held("2026-02-10")), review("2027-02-28", "2027-01-31", false));
        assert_eq!(unreviewed(PLACED, held("2026-11-10")), review("2027-02-28", "2027-01-31", true));
    }

    #[test]
    fn a_review_of_long_ago_leads_to_the_first_anniversary_of_it_since_the_placing() {
        let reviewed = ReviewedBefore { decided_on: day("2024-06-10"), decision: PlanDecision::Maintain };
        let anniversary = day("2027-06-10");
        let review = (LegalStep::AnnualReview { anniversary }, day("2027-05-13"), false);
        assert_eq!(unreviewed(PLACED, vec![reviewed.event()]), [review]);
    }

    #[test]
    fn an_anniversary_less_than_four_weeks_after_the_placing_gives_the_meeting_until_that_day() {
        let soon = |anniversary: &str| LegalStep::AnnualReviewSoon { anniversary: day(anniversary) };
        let by = |placed: &str| unreviewed(placed, Vec::new())[0];
        assert_eq!(by("2027-02-01"), (soon("2027-02-28"), day("2027-02-28"), false));
        assert_eq!(by("2027-02-28"), (soon("2027-02-28"), day("2027-02-28"), false));
        assert!(matches!(by("2027-01-31").0, LegalStep::AnnualReview { .. }));
    }
}
