//! The dates that follow from what happened in an assessment and about a plan. Calendar time throughout: holidays never
//! pause it. Nothing is stored, and no recorded exception moves a date.

#[cfg(test)]
mod tests;

use chrono::Days;
use serde::{Deserialize, Serialize};

use super::choices::Order;
use super::disputes::{disputed, plan_end};
use super::event::Event;
use super::legal_step::LegalStep;
use super::party::Party;
use super::spell::Spell;
use crate::calendar::{Deadline, Due, NoDates, SchoolCalendar};
use crate::kit::Day;
use crate::pathway::{PlanEnd, Process, Stage, StageEntryId};

/// Something that has a date, or has been done in its time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub what: LegalStep,
    pub entry: StageEntryId,
    /// With the school day to work to, which needs the school's dates.
    pub due: Result<Due, NoDates>,
    /// The last day by the law, which needs no school year. None only where the school's own time is in school weeks or
    /// terms.
    pub last_day: Option<Day>,
    pub done: bool,
    pub for_whom: Party,
}

/// The dates of one child's assessments and plan. What no longer matters is left out; what is done stays while the stage
/// is open. `year_six`: the child is in Year 6 today. `placed_on`: the day on which a child who had a plan already was
/// placed in the app; the reviews that were before it are not told again.
pub fn steps(
    spells: &[Spell],
    year_six: bool,
    placed_on: Option<Day>,
    process: &Process,
    calendar: &SchoolCalendar,
    today: Day,
) -> Vec<Step> {
    let mut steps = Vec::new();
    for spell in spells.iter().filter(|spell| spell.is_open()) {
        let mut clock = Clock { spell, calendar, steps: &mut steps };
        match spell.stage {
            Stage::Five => {
                clock.assessment();
                clock.around_the_draft(today);
                clock.schools_expectation(process);
            }
            Stage::Six => {
                if plan_end(spells) == PlanEnd::GoesOn {
                    clock.annual_review(placed_on);
                }
                clock.after_the_review();
                clock.order_about_the_plan();
                clock.phase_transfer(year_six, today);
            }
            _ => {}
        }
    }
    if let Some(disputed) = disputed(spells) {
        let mut clock = Clock { spell: disputed.spell, calendar, steps: &mut steps };
        clock.dispute(&disputed, today);
    }
    steps
}

/// What one stage's dates are counted with.
pub(super) struct Clock<'a> {
    pub spell: &'a Spell,
    calendar: &'a SchoolCalendar,
    steps: &'a mut Vec<Step>,
}

impl Clock<'_> {
    pub(super) fn add(&mut self, what: LegalStep, from: Day, deadline: Deadline, done: bool) {
        self.steps.push(Step {
            what,
            entry: self.spell.entry,
            due: self.calendar.due(from, deadline),
            last_day: deadline.legal_day(from),
            done,
            for_whom: what.for_whom(),
        });
    }

    /// The same for a day that is counted in no plain way.
    pub(super) fn add_until(&mut self, what: LegalStep, from: Day, last: Day, done: bool) {
        let days = u16::try_from((last - from).num_days()).unwrap_or_default();
        self.add(what, from, Deadline::CalendarDays(days), done);
    }

    /// SEND Regulations 2014: regulations 5, 10 and 13 from the request; 44 from an order, which regulations 42 and 45
    /// extend to an agreement at mediation and an appeal that is not opposed.
    fn assessment(&mut self) {
        use LegalStep as L;
        let (from, weeks) = (self.spell.opened_on, Deadline::CalendarWeeks);
        let (agreed, drafted) = (self.spell.has(Event::AgreedToAssess), self.spell.has(Event::DraftPlan));
        let (first, no_plan, last) = match self.spell.ordered() {
            None => ((L::DecideToAssess, 6, agreed), Some((L::SayIfNoPlan, 16)), (L::FinalPlan, 20)),
            Some(order @ Order::IssuePlan) => {
                ((L::OrderedDraft, 5, drafted), None, (L::CarryOutOrder(order), 11))
            }
            Some(order) => (
                (L::OrderedAssessment, 2, agreed),
                Some((L::OrderedNoPlan, 10)),
                (L::CarryOutOrder(order), 14),
            ),
        };
        self.add(first.0, from, weeks(first.1), first.2);
        if let Some((what, number)) = no_plan.filter(|_| !drafted) {
            self.add(what, from, weeks(number), false);
        }
        self.add(last.0, from, weeks(last.1), false);
    }

    /// Advice, comments and consultation: regulation 8, regulation 13(1), and the Code of Practice, paragraph 9.83.
    fn around_the_draft(&mut self, today: Day) {
        let spell = self.spell;
        let answered = |asked, answer| spell.unanswered(asked, &[answer]).is_none();
        if let Some(asked) = spell.last(Event::AdviceAsked) {
            let done = answered(Event::AdviceAsked, Event::AdviceSent);
            self.add(LegalStep::SendAdvice, asked.on, Deadline::CalendarWeeks(6), done);
        }
        if let Some(draft) = spell.last(Event::DraftPlan) {
            let done = answered(Event::DraftPlan, Event::CommentsSent);
            // “At least 15 days, beginning with the day”: the fifteenth is fourteen days later.
            let (fifteen_days, last) = (Deadline::CalendarDays(14), draft.on + Days::new(14));
            // To comment is a right. Once the day has passed nobody is late.
            if done || today <= last {
                self.add(LegalStep::CommentOnDraft, draft.on, fifteen_days, done);
            }
        }
        if let Some(consulted) = spell.last(Event::SchoolConsulted) {
            let done = answered(Event::SchoolConsulted, Event::ConsultationAnswered);
            self.add(LegalStep::AnswerConsultation, consulted.on, Deadline::CalendarDays(15), done);
        }
    }

    /// School process, row 5: “26 weeks (or longer)”, or what the school has put in its place.
    fn schools_expectation(&mut self, process: &Process) {
        let deadline = process.stage(Stage::Five).timeframe.deadline();
        if let Some(deadline) = deadline.filter(|_| self.spell.ordered().is_none()) {
            self.add(LegalStep::SchoolsExpectation, self.spell.opened_on, deadline, false);
        }
    }
}
