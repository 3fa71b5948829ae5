//! The reviews of targets in October, February and July, with the family, and the copies of them.

use app::{
    calendar::Span,
    kit::{Answers, Day},
    pathway::{Action as A, Stage},
};
use chrono::{Datelike, Days};

use super::{
    What,
    cases::Loose,
    course::Stretch,
    walk::{Walk, answers, day},
};

impl Walk<'_> {
    /// Reviews of targets from stage 3 on, in every round: what was not reviewed at one stage is reviewed at the next.
    pub(super) fn target_reviews(&mut self) {
        let stretches = self.stretches;
        let mut since: Option<Day> = None;
        for stretch in stretches {
            if stretch.stage < Stage::Three {
                since = None;
                continue;
            }
            let mut from = since.unwrap_or(stretch.from);
            while let Some(on) = self.days.next_round(from).and_then(|round| self.day_in(round)) {
                if on > self.last_day() || stretch.until.is_some_and(|until| on >= until) {
                    break;
                }
                self.review(stretch, on);
                from = on;
            }
            since = Some(from);
        }
    }

    /// The child's day in a round of reviews, in its first half.
    fn day_in(&self, round: Span) -> Option<Day> {
        self.days.at_or_after(round.first + Days::new(self.number as u64 * 3 % 10))
    }

    fn review(&mut self, stretch: &Stretch, on: Day) {
        const SECOND: [&str; 4] = [
            "On three days out of five now; it stays.",
            "With a reminder, nearly always.",
            "New in this round, and well begun.",
            "Done at home too, which helps.",
        ];
        let words = self.case.words;
        let round = usize::try_from(on.month()).unwrap_or(0) + self.number;
        let reviewed = format!(
            "“{}” {}. “{}” {} {} stays on the individual provision map.",
            words.targets[0].0,
            self.count(on),
            words.targets[1].0,
            SECOND[round % SECOND.len()],
            words.help[0],
        );
        let action =
            if stretch.stage == Stage::Three { A::SupportParentMeetings } else { A::ReviewOfTargets };
        let is_last = stretch.until.is_none()
            && self.days.next_round(on).is_none_or(|next| next.first > self.days.today);
        let loose = self.case.loose.filter(|_| is_last);
        let review = answers(&[
            ("done_on", day(on)),
            ("took_part", "class_teacher".to_owned()),
            ("what_was_done", reviewed),
        ]);
        let review = self.with_parents(review, loose, on);
        let copies: &[&str] = match loose {
            Some(Loose::Copy) => &["sen_ta", "parents"],
            _ => &["sen_ta", "parents", "class_inclusion_file"],
        };
        let review = copies.iter().fold(review, |review, copy| review.with("copies", *copy));
        self.push(Some(on), self.teacher(on), What::Review(action, review));
    }

    fn with_parents(&self, review: Answers, loose: Option<Loose>, on: Day) -> Answers {
        if loose == Some(Loose::NoParent) {
            let tried = |ago| self.days.before(on, ago).map_or_else(String::new, day);
            return review
                .with("first_try", tried(9))
                .with("second_try", tried(4))
                .with("took_part", "sen_ta");
        }
        let review = review.with("took_part", "parents");
        match (self.number + usize::try_from(on.month()).unwrap_or(0)) % 3 {
            0 => review.with("took_part", "child"),
            1 => review.with("took_part", "sen_ta"),
            _ => review,
        }
    }
}
