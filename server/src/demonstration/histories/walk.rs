//! One child's history as it is walked through, stage by stage: whom the child was with on a day, what was said, and the
//! steps so far.

use app::{
    calendar::SchoolYear,
    ehc::NewEvent,
    kit::{Answers, Day, Role},
    pathway::{Action, Stage},
    pupils::{NewCode, Provision, PupilRecord, Told, ToldHow},
};

use super::{Step, What, cases::Case, course::Stretch, school_days::SchoolDays};
use crate::demonstration::School;

/// The SENCo's email.
pub(super) const SENCO: &str = "senco@sample.example";

/// Whoever walks.
pub(super) struct Walk<'a> {
    pub(super) days: &'a SchoolDays,
    pub(super) school: &'a School,
    pub(super) child: &'a PupilRecord,
    pub(super) case: &'a Case,
    /// The place of the child's class in the school, counted from Reception.
    pub(super) class: usize,
    /// The place of the case among all: what varies from child to child, varies with it.
    pub(super) number: usize,
    pub(super) stretches: &'a [Stretch],
    pub(super) events: &'a [NewEvent],
    /// The SEN code that the SENCo decided on last.
    code: Provision,
    steps: Vec<Step>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        days: &'a SchoolDays,
        school: &'a School,
        (child, class): (&'a PupilRecord, usize),
        (case, number): (&'a Case, usize),
        stretches: &'a [Stretch],
        events: &'a [NewEvent],
    ) -> Self {
        let (code, steps) = (Provision::NoSen, Vec::new());
        Walk { days, school, child, case, class, number, stretches, events, code, steps }
    }

    /// The steps in the order of their days.
    pub(super) fn steps(mut self) -> Vec<Step> {
        self.steps.sort_by_key(|step| step.on);
        self.steps
    }

    /// The last day of which there is something to tell.
    pub(super) fn last_day(&self) -> Day {
        self.stretches.last().and_then(|last| last.until).unwrap_or(self.days.today)
    }

    /// Takes a step, unless its day is still to come.
    pub(super) fn push(&mut self, on: Option<Day>, by: String, what: What) {
        if let Some(on) = on.filter(|on| *on <= self.last_day()) {
            self.steps.push(Step { on, by, what });
        }
    }

    /// The SENCo decides about the code, and why. Gives the code before.
    pub(super) fn decide(&mut self, on: Day, code: Provision, why: String) -> Provision {
        let was = std::mem::replace(&mut self.code, code);
        let new = NewCode { was, code, decided_on: on, why, as_listed: false };
        self.push(Some(on), SENCO.to_owned(), What::Code(new));
        was
    }

    pub(super) fn code(&self) -> Provision {
        self.code
    }

    /// The class that the child was in on a day. None before the child came to this school.
    pub(super) fn class_on(&self, day: Day) -> Option<usize> {
        let years = SchoolYear::of(self.days.today).0 - SchoolYear::of(day).0;
        self.class.checked_sub(2 * usize::try_from(years).ok()?)
    }

    /// Whoever taught the child on a day. Two who share a class take turns.
    pub(super) fn teacher(&self, on: Day) -> String {
        self.staff(on, Role::ClassTeacher)
    }

    /// The SEN TA of the child's class on a day.
    pub(super) fn ta(&self, on: Day) -> String {
        self.staff(on, Role::SenTa)
    }

    fn staff(&self, on: Day, role: Role) -> String {
        let class = self.class_on(on).unwrap_or(self.class);
        let name = &self.school.classes[class].name;
        let posted = self.school.staff.iter().filter(|staff| {
            staff.roles.contains(&role)
                && staff.classes.iter().any(|(to, _, last)| to == name && last.is_none())
        });
        let posted: Vec<&str> = posted.map(|staff| staff.email.as_str()).collect();
        posted.get(self.number % posted.len().max(1)).map_or_else(|| SENCO.to_owned(), ToString::to_string)
    }

    /// Words about the child, with the child's name and the name of the help.
    pub(super) fn told(&self, words: &str) -> String {
        let help = format!("“{}”", self.case.words.help[0]);
        words.replace('…', self.child.forename()).replace("{help}", &help)
    }

    /// The first target's number on a day: slowly from where it began towards where it is to get to. Whoever has left the
    /// pathway has got there.
    fn count_on(&self, day: Day) -> u32 {
        let (_, from, to) = self.case.words.counted;
        let first = self.stretches[0].from;
        let whole = (self.last_day() - first).num_days().max(1);
        let done = (day - first).num_days().clamp(0, whole);
        // Of those who go on, four fifths of the way are behind them today.
        let whole =
            if self.stretches.iter().all(|stretch| stretch.until.is_some()) { whole } else { whole * 5 / 4 };
        let part = i64::from(to - from) * done / whole.max(1);
        from + u32::try_from(part).unwrap_or(0)
    }

    /// “Reads 31 of the first 100 words at sight”.
    pub(super) fn count(&self, day: Day) -> String {
        self.case.words.counted.0.replace('#', &self.count_on(day).to_string())
    }

    /// Where the first target is to get to.
    pub(super) fn goal(&self) -> String {
        let (words, _, to) = self.case.words.counted;
        words.replace('#', &to.to_string())
    }

    /// An action of a stage, so many school days after a stretch began and not after its end.
    pub(super) fn act(&mut self, stretch: &Stretch, after: usize, by: By, action: Action, words: &str) {
        let Some(on) = self.within(stretch, after) else { return };
        let by = self.by(by, on);
        let words = self.told(words);
        self.push(Some(on), by, What::Act(action, words));
    }

    /// The letter about an intervention.
    pub(super) fn letter(&mut self, stretch: &Stretch, after: usize, action: Action) {
        let Some(on) = self.within(stretch, after) else { return };
        let by = if stretch.stage <= Stage::Two { By::Teacher } else { By::Senco };
        self.push(Some(on), self.by(by, on), What::Letter(action));
    }

    /// So many school days after a stretch began, if that is still within it.
    pub(super) fn within(&self, stretch: &Stretch, after: usize) -> Option<Day> {
        let on = self.days.after(stretch.from, after)?;
        stretch.until.is_none_or(|until| on <= until).then_some(on)
    }

    /// Whoever does something, on a day.
    pub(super) fn by(&self, by: By, on: Day) -> String {
        match by {
            By::Teacher => self.teacher(on),
            By::Ta => self.ta(on),
            By::Senco => SENCO.to_owned(),
        }
    }

    /// How the parents were told that special provision began, which is told on the same day.
    pub(super) fn tell_of_the_code(&mut self, on: Day) {
        const HOW: [(ToldHow, &str); 5] = [
            (
                ToldHow::Meeting,
                "At the end of the meeting: {help} is more than others of the age have, and the school has a letter for it, K. The family keeps ours.",
            ),
            (
                ToldHow::Conversation,
                "At the door at half past three. What {help} is, who does it and when we meet again.",
            ),
            (
                ToldHow::Phone,
                "The family had asked to be rung after work. They are glad of {help} and would like to see a lesson of it.",
            ),
            (
                ToldHow::Letter,
                "A letter about {help}, handed over with time for questions. There were two, and both are answered.",
            ),
            (
                ToldHow::Email,
                "With a page about {help}. The answer came within the hour: thank you, and when does it begin?",
            ),
        ];
        let (how, words) = HOW[self.number % HOW.len()];
        let words = self.told(words);
        self.push(Some(on), SENCO.to_owned(), What::Told(Told { on, how, words }));
    }
}

/// Who does something, whoever that was on its day.
#[derive(Clone, Copy)]
pub(super) enum By {
    Teacher,
    Ta,
    Senco,
}

/// A sentence that goes on another, with a small first letter.
pub(super) fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(char::to_lowercase).into_iter().flatten().chain(letters).collect()
}

/// A day as a form keeps it.
pub(super) fn day(on: Day) -> String {
    on.to_string()
}

/// Answers from pairs of question and answer, empty ones left out.
pub(super) fn answers(pairs: &[(&str, String)]) -> Answers {
    let given = pairs.iter().filter(|(_, answer)| !answer.is_empty());
    given.fold(Answers::default(), |answers, (question, answer)| answers.with(question, answer.clone()))
}
