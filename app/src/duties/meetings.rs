//! Reviews that come round: of targets with the parents in the school's months, the transition meeting, and the half-termly
//! progress meeting.

use super::days::month_of;
use super::duty::{DutyKind, ForWhom};
use super::facts::SpellFacts;
use super::rules::Found;
use crate::calendar::{Due, NoDates};
use crate::kit::{Day, Role};
use crate::pathway::{Action, Stage, TRANSITION_MONTH};

/// A progress meeting that was put on record by itself, beside those that were written down as meetings.
fn is_meeting(action: Action) -> bool {
    matches!(
        action,
        Action::InitialConcernProgressMeetings | Action::SupportProgressMeeting | Action::SupportReviews
    )
}

impl Found<'_> {
    /// The meeting and the review of a row have one name each in the school's document, and are one meeting.
    pub(super) fn progress_meeting(&mut self, now: &SpellFacts) {
        let by = self.next_meeting(now);
        let teacher = ForWhom::Role(Role::ClassTeacher);
        self.add(now, DutyKind::ProgressMeeting(Stage::Three), teacher, by, false);
    }

    /// The class teacher and the parents review (school process, whole-school rules). A review that was missed is late
    /// until one is held: it never rolls on silently. The transition meeting is a rule of its own, for every July: one
    /// meeting with July's review or, where the school has no review in July, beside the reviews.
    pub(super) fn target_review(&mut self, now: &SpellFacts) {
        let began = self.child.began(now, Stage::Three);
        let last = self.child.last_done(Action::is_target_review).max(self.child.reviewed_before());
        let since = self.since(last.map_or(began, |last| last.max(began)));
        let months = self.days.process.review_months();
        let by = self.recurring(self.days.review(since), |placed| self.days.review(placed));
        // Where the dates of the next round are not in yet, it is the first one of the school year that is missing.
        let month = by.map_or_else(|_| months.first().copied(), |due| Some(month_of(due.by)));
        let kind = match month.unwrap_or(TRANSITION_MONTH) {
            TRANSITION_MONTH => DutyKind::Transition,
            month => DutyKind::TargetReview(month),
        };
        self.with_parents(now, kind, by);
        if !months.contains(&TRANSITION_MONTH) {
            let by = self.recurring(self.days.transition(since), |placed| self.days.transition(placed));
            self.with_parents(now, DutyKind::Transition, by);
        }
    }

    /// A child of two schools is reviewed once, by the one that was agreed on.
    fn with_parents(&mut self, now: &SpellFacts, kind: DutyKind, by: Result<Due, NoDates>) {
        let elsewhere = self.child.reviewed_elsewhere;
        let for_whom = if elsewhere { ForWhom::OtherSchool } else { ForWhom::Role(Role::ClassTeacher) };
        self.add(now, kind, for_whom, by, false);
    }

    pub(super) fn next_meeting(&self, now: &SpellFacts) -> Result<Due, NoDates> {
        let began = self.since(self.child.began(now, Stage::Two));
        let by = self.days.meeting(self.last_meeting(), began);
        self.recurring(by, |placed| self.days.meeting(None, placed))
    }

    /// What recurs and would have come before the child was placed here comes next after the placing: the school that
    /// places a child begins there, and what it misses from then on is late.
    pub(super) fn recurring(
        &self,
        by: Result<Due, NoDates>,
        next: impl Fn(Day) -> Result<Due, NoDates>,
    ) -> Result<Due, NoDates> {
        match (by, self.placed_on) {
            (Ok(due), Some(placed)) if due.by < placed => next(placed),
            (by, _) => by,
        }
    }

    pub(super) fn last_meeting(&self) -> Option<Day> {
        self.child.last_meeting.max(self.child.last_done(is_meeting))
    }
}
