//! The dates of a plan, and of what parents do about a decision.

use chrono::Days;

use super::appeal::{last_day_to_appeal, months_after};
use super::choices::{Order, PlanDecision};
use super::clock::Clock;
use super::disputes::Disputed;
use super::event::Event;
use super::legal_step::LegalStep;
use super::spell::{EventId, Happened, Place};
use crate::calendar::{Deadline, SchoolYear};
use crate::kit::Day;

const FOUR_WEEKS: Days = Days::new(28);
const EIGHT_WEEKS: Days = Days::new(56);
const TWELVE_WEEKS: Days = Days::new(84);

fn weeks(weeks: u16) -> Deadline {
    Deadline::CalendarWeeks(weeks)
}

impl Clock<'_> {
    /// Children and Families Act 2014, section 44, and SEND Regulations 2014, regulation 20. The decision
    /// completes a review and begins the next twelve months; it has four weeks from the meeting, so the meeting comes
    /// four weeks before the anniversary. Of a child who was placed here it is the first anniversary since the placing:
    /// whatever was or was not reviewed before, this school begins there. Where it was less than four weeks away by then,
    /// the meeting has until the law's own day.
    pub(super) fn annual_review(&mut self, placed_on: Option<Day>) {
        let spell = self.spell;
        let began = (spell.opened_on, EventId(0));
        let decided = spell.last(Event::ReviewDecision).map_or(began, Happened::place);
        let (since, anniversary) = next_anniversary(decided, placed_on);
        let held = spell.last_after(since, Event::ReviewMeeting).is_some();
        let planned = anniversary - FOUR_WEEKS;
        match placed_on.filter(|placed| planned < *placed && *placed <= anniversary) {
            Some(placed) => {
                self.add_until(LegalStep::AnnualReviewSoon { anniversary }, placed, anniversary, held);
            }
            None => self.add_until(LegalStep::AnnualReview { anniversary }, since.0, planned, held),
        }
    }

    /// SEND Regulations 2014, regulation 20: what follows the meeting.
    pub(super) fn after_the_review(&mut self) {
        let spell = self.spell;
        if let Some(meeting) = spell.last(Event::ReviewMeeting) {
            let done = |what| spell.last_after(meeting.place(), what).is_some();
            let (reported, decided) = (done(Event::ReviewReport), done(Event::ReviewDecision));
            self.add(LegalStep::ReviewReport, meeting.on, weeks(2), reported);
            self.add(LegalStep::ReviewDecision, meeting.on, weeks(4), decided);
        }
        self.amended_plan();
    }

    /// SEND Regulations 2014, regulation 22, and Code of Practice 9.193 to 9.198: proposed amendments come with the
    /// decision to amend, and the final plan within eight weeks of them, and so within twelve of the meeting (R (L, M and
    /// P) v Devon County Council [2022] EWHC 493): a decision that came late gives no more time. Of a child who was placed
    /// here after the decision the meeting is not on record. Once it is done, the next review is the end of it.
    fn amended_plan(&mut self) {
        let spell = self.spell;
        let decided = spell.last(Event::ReviewDecision);
        let Some(decided) = decided.filter(|decided| decided.decision == Some(PlanDecision::Amend)) else {
            return;
        };
        let amended = spell.last_after(decided.place(), Event::AmendedPlan);
        if amended.is_some_and(|amended| spell.last_after(amended.place(), Event::ReviewMeeting).is_some()) {
            return;
        }
        let of_the_meeting = spell.last_before(decided.place(), Event::ReviewMeeting);
        let (from, time) = match of_the_meeting {
            Some(meeting) if meeting.on + TWELVE_WEEKS < decided.on + EIGHT_WEEKS => (meeting.on, weeks(12)),
            _ => (decided.on, weeks(8)),
        };
        self.add(LegalStep::AmendedPlan, from, time, amended.is_some());
    }

    /// SEND Regulations 2014, regulation 44: five weeks to amend, two where only the school changes. To keep a plan needs
    /// no time. Once it is done, the next review is the end of it.
    pub(super) fn order_about_the_plan(&mut self) {
        let spell = self.spell;
        let Some(ordered) = spell.last(Event::Ordered) else { return };
        let Some(order) = ordered.order else { return };
        let time = match order {
            Order::AmendPlan => weeks(5),
            Order::SchoolOnly => weeks(2),
            _ => return,
        };
        let amended = spell.last_after(ordered.place(), Event::AmendedPlan);
        if amended.is_none_or(|amended| spell.last_after(amended.place(), Event::ReviewMeeting).is_none()) {
            self.add(LegalStep::CarryOutOrder(order), ordered.on, time, amended.is_some());
        }
    }

    /// SEND Regulations 2014, regulation 18: from September of Year 6 on, until a plan of that school year has come.
    pub(super) fn phase_transfer(&mut self, year_six: bool, today: Day) {
        let from = SchoolYear::of(today).first_day();
        let last = Day::from_ymd_opt(SchoolYear::of(today).next().0, 2, 15).unwrap_or(Day::MAX);
        let amended = self.spell.last(Event::AmendedPlan).is_some_and(|amended| amended.on >= from);
        if year_six {
            let done = amended || self.spell.opened_on >= from;
            self.add_until(LegalStep::PhaseTransfer, from, last, done);
        }
    }

    /// Mediation is a duty of the local authority once it was asked for. An appeal is a right: it has no date once the
    /// day has passed or parents have appealed.
    pub(super) fn dispute(&mut self, disputed: &Disputed, today: Day) {
        let (spell, place) = (disputed.spell, disputed.place);
        if let Some(asked) = spell.last_after(place, Event::MediationAsked) {
            let met = spell.last_after(asked.place(), Event::MediationMeeting).is_some();
            let certified = spell.last_after(asked.place(), Event::MediationCertificate).is_some();
            // A certificate without a meeting is the end of it, and a meeting about a stage that has ended too.
            let matters = if met { spell.is_open() } else { !certified };
            if matters {
                self.add(LegalStep::MediationMeeting, asked.on, Deadline::CalendarDays(30), met);
            }
        }
        let certificate =
            spell.last_after(place, Event::MediationCertificate).map(|certificate| certificate.on);
        let last = last_day_to_appeal(disputed.decided_on, certificate);
        if today <= last && spell.last_after(place, Event::Appealed).is_none() {
            self.add_until(LegalStep::Appeal, disputed.decided_on, last, false);
        }
    }
}

/// The anniversary by which the next review is complete, with the place where its twelve months begin: of a plan or of the
/// decision after the last review, and never one before the placing.
fn next_anniversary(decided: Place, placed_on: Option<Day>) -> (Place, Day) {
    let (mut since, mut years) = (decided, 1);
    let mut anniversary = months_after(decided.0, 12);
    while placed_on.is_some_and(|placed| anniversary < placed) {
        years += 1;
        since = (anniversary, EventId(0));
        // Counted from the first day each time: 29 February comes back in a leap year.
        anniversary = months_after(decided.0, 12 * years);
    }
    (since, anniversary)
}
