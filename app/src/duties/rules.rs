//! Duties, worked out from facts. Pure, and without a word: words are made for the lines that are shown.

use super::days::Days;
use super::duty::{Duty, DutyKind, ForWhom, State, When};
use super::facts::{ChildFacts, Facts, SpellFacts};
use crate::calendar::{Due, NoDates, SchoolCalendar};
use crate::kit::{Day, Role};
use crate::pathway::{Action, Process, Stage, Suggestions};
use crate::pupils::FILE_FOLLOWS_WITHIN;

/// Everything that must happen for these children, done things included. In the order of the facts;
/// [`sort`](super::sort) puts the latest first.
pub fn due(process: &Process, facts: &Facts, calendar: &SchoolCalendar, today: Day) -> Vec<Duty> {
    let days = Days::new(process, calendar);
    let mut duties = Vec::with_capacity(facts.children.len() * 12);
    for child in &facts.children {
        let placed_on = child.placed_on();
        let mut found = Found { child, placed_on, days: &days, today, duties: &mut duties };
        found.at_the_current_stage(facts.suggestions);
        found.owed_to_parents();
        found.beside_it();
        found.by_law();
        found.whatever_the_stage();
        found.after_leaving();
    }
    duties
}

/// The duties of one child, as they are found.
pub(super) struct Found<'a> {
    pub(super) child: &'a ChildFacts,
    /// The day on which the child was placed in the app, if so: every duty of the child asks for it.
    pub(super) placed_on: Option<Day>,
    pub(super) days: &'a Days<'a>,
    pub(super) today: Day,
    duties: &'a mut Vec<Duty>,
}

impl Found<'_> {
    /// A stage that is closed asks for nothing more of the school: the decision is the end of it, and what was not done is
    /// in the child's history. What it owes to parents does not end with it.
    fn at_the_current_stage(&mut self, suggestions: Suggestions) {
        let Some(now) = self.child.current() else { return };
        match now.entry.stage {
            Stage::One => self.cause_of_concern(now, suggestions),
            Stage::Two => self.initial_concern(now),
            Stage::Three => self.sen_support(now),
            Stage::Four => self.with_agencies(now),
            Stage::Six => self.with_a_plan(now),
            Stage::Five => {}
        }
        self.put_forward(now);
    }

    /// School process, row 1: its actions, and the look after its time, by the class teacher and nobody else.
    fn cause_of_concern(&mut self, now: &SpellFacts, suggestions: Suggestions) {
        let again = self.look_again(now, Role::ClassTeacher);
        let Some(again) = again else { return };
        let highlighted = self.child.last_meeting.is_some_and(|held| held >= now.entry.opened_on);
        for action in Stage::One.asked_for() {
            let done = now.has(action) || (action == Action::ProgressMeetingHighlights && highlighted);
            self.add(now, DutyKind::Act(action), ForWhom::Role(Role::ClassTeacher), again, done);
        }
        if suggestions.tell_family {
            let teacher = ForWhom::Role(Role::ClassTeacher);
            self.add(now, DutyKind::TellFamily, teacher, again, now.told_family);
        }
    }

    /// Row 2: the class teacher initiates. What is done once is done by the review with the parents after a term; the
    /// review in school comes every six weeks before it.
    fn initial_concern(&mut self, now: &SpellFacts) {
        let teacher =
            if now.entry.ta_supports { ForWhom::TeacherWithTa } else { ForWhom::Role(Role::ClassTeacher) };
        let again = self.look_again(now, Role::ClassTeacher);
        let reviewed = now.last(|action| action == Action::InitialConcernReviews);
        let last = self.last_meeting().max(reviewed).max(now.reviewed_before);
        let from = last.map_or(now.entry.opened_on, |last| last.max(now.entry.opened_on));
        let six_weekly =
            self.recurring(self.days.six_weekly(self.since(from)), |placed| self.days.six_weekly(placed));
        // The review with the parents is the last of the reviews.
        let is_the_last = matches!((again, six_weekly), (Some(Ok(again)), Ok(due)) if again.by <= due.by);
        if !is_the_last {
            self.add(now, DutyKind::SixWeekly, teacher, six_weekly, false);
        }
        let meeting = self.next_meeting(now);
        // One meeting where both fall together.
        if is_the_last || six_weekly != meeting {
            self.add(now, DutyKind::ProgressMeeting(Stage::Two), teacher, meeting, false);
        }
        let Some(again) = again else { return };
        for action in [
            Action::InitialConcernTemplate,
            Action::TargetsAndIntervention,
            Action::Differentiation,
            Action::InitialConcernPupilVoice,
        ] {
            self.add(now, DutyKind::Act(action), teacher, again, now.has(action));
        }
    }

    /// Row 3, led by the SENCo: 2 terms, the half-termly meeting, and the termly one with the parents.
    fn sen_support(&mut self, now: &SpellFacts) {
        let again = self.look_again(now, Role::Senco);
        self.progress_meeting(now);
        self.target_review(now);
        let by = again.unwrap_or_else(|| self.first_review(now));
        for action in SEN_SUPPORT {
            self.add(now, DutyKind::Act(action), led_by(action), by, now.has(action));
        }
        self.act(now, Action::SupportPupilVoice, by);
    }

    /// Row 4, in addition to stage 3: what was not done there is still to be done. It has no end of its own, so what is
    /// done once is done by the first review.
    fn with_agencies(&mut self, now: &SpellFacts) {
        self.progress_meeting(now);
        self.target_review(now);
        let by = self.first_review(now);
        for action in [
            Action::AgenciesParentVoice,
            Action::AgenciesPupilVoice,
            Action::AgencyAssessments,
            Action::AgencyActions,
        ] {
            self.act(now, action, by);
        }
        for action in SEN_SUPPORT {
            let done = self.child.recorded_for(now).any(|done| done.action == action);
            self.add(now, DutyKind::Act(action), led_by(action), by, done);
        }
    }

    /// Row 6: target reviews go on. An allocated TA is “at times, depending on need”, and so no duty.
    fn with_a_plan(&mut self, now: &SpellFacts) {
        self.target_review(now);
        let by = self.first_review(now);
        for action in [
            Action::TeacherFollowsTargets,
            Action::DifferentiatedPlanning,
            Action::TargetedPlanning,
            Action::PlanTargets,
            Action::PlanIndividualProvisionMap,
        ] {
            self.act(now, action, by);
        }
    }

    /// A stage without an end of its own: what is done once is done by its first review or, of a child who was placed here
    /// after that one, by the first since.
    fn first_review(&self, now: &SpellFacts) -> Result<Due, NoDates> {
        let first = self.days.review(self.since(now.entry.opened_on));
        self.recurring(first, |placed| self.days.review(placed))
    }

    /// Where a stage's time was over before the child was placed here, it is counted anew from the placing.
    fn look_again(&mut self, now: &SpellFacts, role: Role) -> Option<Result<Due, NoDates>> {
        let deadline = self.days.process.stage(now.entry.stage).timeframe.deadline()?;
        let again = self.days.after(self.since(now.entry.counted_since()), deadline);
        let again = self.recurring(again, |placed| self.days.after(placed, deadline));
        // Whoever has put a move forward has looked.
        if self.child.put_forward_on.is_none() {
            self.add(now, DutyKind::LookAgain(now.entry.stage), ForWhom::Role(role), again, false);
        }
        Some(again)
    }

    fn put_forward(&mut self, now: &SpellFacts) {
        if let Some(on) = self.child.put_forward_on {
            let by = self.days.at_once(on);
            self.add(now, DutyKind::Confirm(now.entry.stage), ForWhom::Role(Role::Senco), by, false);
        }
    }

    fn whatever_the_stage(&mut self) {
        let child = self.child;
        let entry = child.current().map(|now| now.entry.id);
        let placed = self.placed_on;
        for promise in &child.promises {
            let by = Due { by: promise.by, working: promise.by };
            let kind = DutyKind::Promise(promise.line);
            self.push(kind, entry, ForWhom::Person(promise.owner), Ok(by), (false, placed));
        }
        if let Some(decided) = child.untold_code_of {
            let by = self.days.at_once(decided);
            self.push(DutyKind::TellOfCode, entry, ForWhom::Role(Role::Senco), by, (false, placed));
        }
    }

    /// The common file of every leaver, with the SEN records where there are any, so the office sees to it.
    fn after_leaving(&mut self) {
        let Some(left) = self.child.left else { return };
        let by = self.days.after(left.last_day, FILE_FOLLOWS_WITHIN);
        self.push(
            DutyKind::SendFile,
            None,
            ForWhom::Role(Role::Office),
            by,
            (left.file_sent, self.placed_on),
        );
    }

    /// The day from which something is counted. Of a child who was placed here, a day in a school year before the app,
    /// whose dates nobody will enter, tells nothing more: it is counted from the placing.
    pub(super) fn since(&self, day: Day) -> Day {
        match self.placed_on {
            Some(placed) if day < placed && self.days.calendar.year_of(day).is_err() => placed,
            _ => day,
        }
    }

    pub(super) fn act(&mut self, now: &SpellFacts, action: Action, by: Result<Due, NoDates>) {
        self.add(now, DutyKind::Act(action), led_by(action), by, now.has(action));
    }

    pub(super) fn add(
        &mut self,
        now: &SpellFacts,
        kind: DutyKind,
        for_whom: ForWhom,
        by: Result<Due, NoDates>,
        done: bool,
    ) {
        self.push(kind, Some(now.entry.id), for_whom, by, (done, self.placed_on));
    }

    pub(super) fn push(
        &mut self,
        kind: DutyKind,
        entry: Option<crate::pathway::StageEntryId>,
        for_whom: ForWhom,
        by: Result<Due, NoDates>,
        (done, placed_on): (bool, Option<Day>),
    ) {
        let when = by.map_or_else(When::Unknown, When::By);
        let state = state(when, done, placed_on, self.today);
        self.duties.push(Duty { kind, pupil: self.child.pupil, entry, for_whom, when, state });
    }
}

/// What row 3 asks for once, beside its meetings and the child's words.
const SEN_SUPPORT: [Action; 5] = [
    Action::SupportProvisionMap,
    Action::SupportPlanning,
    Action::SupportInterventions,
    Action::SupportTargets,
    Action::SupportIndividualProvisionMap,
];

/// Who does an action: the class teacher teaches, plans and listens; the SENCo leads what reaches beyond the class
/// (Code of Practice, 6.36 and 6.89 to 6.90).
fn led_by(action: Action) -> ForWhom {
    use Action as A;
    let role = match action {
        A::SupportProvisionMap
        | A::AgencyAssessments
        | A::AgencyActions
        | A::EvidenceCollated
        | A::ApplicationCompleted
        | A::PanelMeeting => Role::Senco,
        _ => Role::ClassTeacher,
    };
    ForWhom::Role(role)
}

fn state(when: When, done: bool, placed_on: Option<Day>, today: Day) -> State {
    match when {
        _ if done => State::Done,
        When::By(due) if due.by < today && placed_on.is_none_or(|placed| due.by >= placed) => State::Overdue,
        When::By(_) | When::Unknown(_) => State::Due,
    }
}

impl SpellFacts {
    fn has(&self, action: Action) -> bool {
        self.recorded.iter().any(|done| done.action == action)
    }

    /// The last day on which one of these actions was done here.
    pub(super) fn last(&self, is: impl Fn(Action) -> bool) -> Option<Day> {
        self.recorded.iter().filter(|done| is(done.action)).map(|done| done.on).max()
    }
}
