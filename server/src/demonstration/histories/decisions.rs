//! What was decided at the end of a stage, or on the way, in the answers of the stage's own form.

use app::{
    kit::{Answers, Day},
    pathway::Stage,
    pupils::Provision,
};

use super::{
    What,
    cases::Loose,
    course::{Stretch, time_of},
    walk::{SENCO, Walk, answers, day},
};

impl Walk<'_> {
    /// It was decided that the child stays.
    pub(super) fn stay(&mut self, stretch: &Stretch) {
        let Some(on) = stretch.stay else { return };
        let decided = answers(&[
            ("decision", "stay".to_owned()),
            ("stay_reason", self.told(stretch.why)),
            ("decided_on", day(on)),
        ]);
        self.push(Some(on), self.decider(stretch.stage, None, on), What::Decision(decided));
    }

    /// What the stage ended with. A plan ends it by itself.
    pub(super) fn end(&mut self, stretch: &Stretch, next: Option<Stage>) {
        let Some(on) = stretch.until.filter(|_| next != Some(Stage::Six)) else { return };
        let decided = match next {
            None => answers(&[
                ("decision", "close".to_owned()),
                ("worked", self.told(self.case.words.worked)),
                ("decided_on", day(on)),
            ]),
            Some(next) if next < stretch.stage => self.down(stretch, next, on),
            Some(next) if next.number() == stretch.stage.number() + 1 => self.next(stretch, on),
            Some(next) => self.ahead(stretch, next, on),
        };
        self.push(Some(on), self.decider(stretch.stage, next, on), What::Decision(decided));
        if next.is_none() && self.code() != Provision::NoSen {
            let why = format!("{} is no longer needed: the class is enough.", self.case.words.help[0]);
            self.decide(on, Provision::NoSen, why);
        }
    }

    /// Class teachers decide about stages 1 and 2, the SENCo about those after (school process, rows 3 to 6).
    fn decider(&self, stage: Stage, next: Option<Stage>, on: Day) -> String {
        let leads = stage > Stage::Two || next.is_some_and(|next| next > Stage::Two);
        if leads { SENCO.to_owned() } else { self.teacher(on) }
    }

    fn down(&self, stretch: &Stretch, next: Stage, on: Day) -> Answers {
        answers(&[
            ("decision", "down".to_owned()),
            ("down_to", if stretch.stage > Stage::Two { next.id().to_owned() } else { String::new() }),
            ("down_reason", self.told(stretch.why)),
            ("decided_on", day(on)),
        ])
    }

    fn next(&self, stretch: &Stretch, on: Day) -> Answers {
        let is_early = time_of(stretch.stage)
            .and_then(|time| self.days.due(stretch.from, time))
            .is_none_or(|due| due > on);
        let decision = if stretch.stage == Stage::One { "stage_two" } else { "next" };
        let ta = if stretch.stage == Stage::One && self.number.is_multiple_of(4) { "yes" } else { "" };
        let decided = answers(&[
            ("decision", decision.to_owned()),
            ("still_concerned", self.still(on)),
            ("early_reason", if is_early { self.told(stretch.why) } else { String::new() }),
            ("ta_supports", ta.to_owned()),
            ("decided_on", day(on)),
        ]);
        if stretch.stage == Stage::Three { self.with_whose(decided, on) } else { decided }
    }

    fn ahead(&self, stretch: &Stretch, next: Stage, on: Day) -> Answers {
        let decided = answers(&[
            ("decision", "ahead".to_owned()),
            ("still_concerned", self.still(on)),
            ("ahead_to", if stretch.stage == Stage::One { next.id().to_owned() } else { String::new() }),
            ("ahead_reason", self.told(stretch.why)),
            ("decided_on", day(on)),
        ]);
        if next == Stage::Four { self.with_whose(decided, on) } else { decided }
    }

    /// “Developing concerns from all” (school process, row 4), each said on a day of the last weeks.
    fn with_whose(&self, decided: Answers, on: Day) -> Answers {
        let said = [("class_teacher", 12), ("senco", 5), ("sen_ta", 9), ("parents", 2)];
        said.iter().fold(decided, |decided, (whose, ago)| {
            let on = self.days.before(on, *ago).unwrap_or(on);
            decided.with("whose", *whose).with(&format!("{whose}_on"), day(on))
        })
    }

    fn still(&self, on: Day) -> String {
        format!("{} {}.", self.told(self.case.words.still), self.count(on))
    }

    /// The class teacher has put the next stage forward, for the SENCo to decide.
    pub(super) fn put_forward(&mut self) {
        if self.case.loose != Some(Loose::PutForward) {
            return;
        }
        let Some(on) = self.days.ago(2) else { return };
        let forward = answers(&[("decision", "next".to_owned()), ("still_concerned", self.still(on))]);
        self.push(Some(on), self.teacher(on), What::PutForward(forward));
    }
}
