//! What comes round in school: progress meetings each half term and the six-weekly review of stage 2.

use app::{
    kit::Day,
    pathway::{Action as A, AreaOfNeed, Stage},
};
use chrono::Days;

use super::{
    What,
    cases::Loose,
    course::Stretch,
    walk::{By, Walk, answers, day},
};

impl Walk<'_> {
    /// The lines of the progress meetings, and what stands in for one where a stage began between the meeting of the
    /// class and the end of the week for meetings. Gives the days on which the child was spoken of.
    pub(super) fn progress_meetings(&mut self) -> Vec<Day> {
        let from = self.stretches[0].from;
        let held = self.days.meetings(from + Days::new(1), self.last_day(), |day| self.class_on(day));
        for (number, (on, class)) in held.iter().enumerate() {
            self.line(number, *on, *class, number + 1 == held.len());
        }
        let mut spoken: Vec<Day> = held.into_iter().map(|(on, _)| on).collect();
        for stretch in self.stretches.iter().filter(|stretch| stretch.stage > Stage::One) {
            spoken.extend(self.spoken_of_between(stretch, &spoken));
        }
        spoken.sort_unstable();
        spoken
    }

    fn spoken_of_between(&mut self, stretch: &Stretch, spoken: &[Day]) -> Option<Day> {
        let by = self.days.first_meeting_due(stretch.from)?;
        if spoken.iter().any(|on| (stretch.from..=by).contains(on)) {
            return None;
        }
        let action = match stretch.stage {
            Stage::Two => A::InitialConcernProgressMeetings,
            Stage::Three | Stage::Four => A::SupportProgressMeeting,
            Stage::One | Stage::Five | Stage::Six => return None,
        };
        let on = self.days.at_or_before(by)?;
        let is_within = on <= self.last_day() && stretch.until.is_none_or(|until| on < until);
        let words =
            format!("Spoken of with the other class of the year, after the meeting. {}.", self.count(on));
        self.push(Some(on).filter(|_| is_within), self.teacher(on), What::Act(action, words));
        is_within.then_some(on)
    }

    fn line(&mut self, number: usize, on: Day, class: usize, is_last: bool) {
        let words = self.case.words;
        let loose = self.case.loose.filter(|_| is_last);
        let usual = self.days.at_or_after(on + Days::new(24)).unwrap_or(on + Days::new(24));
        let is_owed = loose == Some(Loose::Promise);
        let soon = self.days.at_or_after(self.days.today + Days::new(1)).filter(|_| is_owed);
        let by = soon.unwrap_or(usual);
        let [reading, writing, maths] = self.levels(number);
        let line = answers(&[
            ("reading", reading.to_owned()),
            ("writing", writing.to_owned()),
            ("maths", maths.to_owned()),
            ("barrier", format!("{} {}.", self.told(words.barriers[number % 3]), self.count(on))),
            ("action", self.told(words.agreed[number % 3])),
            ("by_day", day(by)),
        ]);
        let name = self.school.classes[class].name.clone();
        let teacher = self.teacher(on);
        self.push(Some(on), teacher, What::Line { class: name, answers: line });
        if is_owed {
            return;
        }
        // Done well before it is due, or with the end.
        let done = self.days.at_or_before(by - Days::new(9)).map(|done| done.min(self.last_day()).max(on));
        let is_open = self.stretches.iter().any(|stretch| stretch.until.is_none());
        let done = done.filter(|done| !is_open || *done < self.days.today);
        if let Some(done) = done {
            self.push(Some(done), self.teacher(done), What::LineDone);
        }
    }

    /// How the child works in reading, writing and maths.
    fn levels(&self, number: usize) -> [&'static str; 3] {
        let counted = self.case.words.counted.0;
        let slow = if number < 2 { "well_below" } else { "below" };
        match self.case.words.area {
            AreaOfNeed::Learning if counted.contains("ead") => [slow, "below", "expected"],
            AreaOfNeed::Learning if counted.contains("rites") || counted.contains("pells") => {
                ["expected", slow, "expected"]
            }
            AreaOfNeed::Learning => ["expected", "below", slow],
            AreaOfNeed::Talking => ["below", slow, "expected"],
            AreaOfNeed::Feelings => ["expected", "below", "expected"],
            AreaOfNeed::Body => ["expected", slow, ""],
        }
    }

    /// Stage 2 is reviewed in school every six weeks, or at the progress meeting that is near.
    pub(super) fn six_weekly_reviews(&mut self, stretch: &Stretch, spoken: &[Day]) {
        let mut from = spoken
            .iter()
            .copied()
            .filter(|on| *on <= stretch.from)
            .max()
            .map_or(stretch.from, |on| on.max(stretch.from));
        while let Ok(by) = self.days.calendar.six_weekly_review(from) {
            if let Some(met) = spoken.iter().copied().find(|on| (from + Days::new(1)..=by).contains(on)) {
                from = met;
                continue;
            }
            let Some(on) = self.days.at_or_before(by - Days::new(9)).filter(|on| *on > from) else { return };
            if on > self.last_day() || stretch.until.is_some_and(|until| on >= until) {
                return;
            }
            let words =
                format!("{} after six weeks. {}", self.count(on), self.told(self.case.words.agreed[0]));
            self.push(Some(on), self.teacher(on), What::Act(A::InitialConcernReviews, words));
            from = on;
        }
    }

    /// A new intervention of these days, whose letter is still to be sent.
    pub(super) fn letter_to_send(&mut self) {
        if self.case.loose != Some(Loose::Letter) {
            return;
        }
        let Some(on) = self.days.ago(3) else { return };
        let words =
            format!("{} in a second group from now on, before registration.", self.case.words.help[0]);
        let by = self.by(By::Ta, on);
        self.push(Some(on), by, What::Act(A::SupportInterventions, words));
    }
}
