//! The SENCo's decision about a child's SEN code. Nothing else changes a code: no list, no stage, no request. A person
//! decides, on a day, and says why.

use super::Provision;
use super::record_form::said;
use crate::kit::{Answers, Ask, Audience, Choices, Day, DayLimit, FieldErrors, Form, Section, long_date};

impl Choices for Provision {
    const OPTIONS: &'static [(&'static str, &'static str)] = &[
        (Provision::NoSen.code(), Provision::NoSen.label()),
        (Provision::SenSupport.code(), Provision::SenSupport.label()),
        (Provision::EhcPlan.code(), Provision::EhcPlan.label()),
    ];

    fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|provision| provision.code() == id)
    }
}

/// Children and Families Act 2014, sections 20, 21 and 37: what each code says of the help.
const EXAMPLES: &[&str] = &[
    "N: taught and helped as others of the age are, catch-up groups included.",
    "K: help that is additional to or different from what others of the age have.",
    "E: from the final plan on. A request or a draft does not make it E.",
];

pub static CODE: Ask<Provision> = Ask::choice("code", "Which code?")
    .examples(EXAMPLES)
    .missing("Choose a code")
    .seen_by(Audience::StaffOfTheChild);
pub static DECIDED_ON: Ask<Day> = Ask::day("decided_on", "From which day?", DayLimit::NotAfterToday)
    .hint("The day on which it was decided.")
    .missing("Enter the day from which the code stands")
    .seen_by(Audience::StaffOfTheChild);
pub static WHY: Ask<String> = Ask::long_text("why", "Why?")
    .hint("A line or two: what the child needs, and what help there is.")
    .at_most(1200)
    .missing("Say why")
    .seen_by(Audience::StaffOfTheChild);

/// Asked of the SENCo about one child.
pub static CODE_DECISION: Form = Form {
    id: "code_decision",
    version: 1,
    title: "Decide about the SEN code",
    sections: &[Section {
        title: "",
        can_wait: false,
        questions: &[&CODE.question, &DECIDED_ON.question, &WHY.question],
    }],
};

/// The code that is in force: what a decision changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeNow {
    pub code: Provision,
    /// The day of the last decision. None where nobody has decided here yet.
    pub since: Option<Day>,
    pub born_on: Day,
}

/// A decision about a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCode {
    pub was: Provision,
    pub code: Provision,
    pub decided_on: Day,
    pub why: String,
    /// Taken over from the pupil list, where the code stood already: nothing begins with it.
    pub as_listed: bool,
}

impl CodeNow {
    /// Reads a decision, or tells everything that stands against it at once.
    pub fn decide(self, answers: &Answers, today: Day) -> Result<NewCode, FieldErrors> {
        let checked = CODE_DECISION.check_with(answers, today, self.faults(answers))?;
        Ok(NewCode {
            was: self.code,
            code: checked.get(&CODE).unwrap_or(self.code),
            decided_on: checked.get(&DECIDED_ON).unwrap_or(today),
            why: checked.text(&WHY),
            as_listed: false,
        })
    }

    /// The code that stood before the child was placed in the app. None: it is in force here already. Nothing begins
    /// with it, so nobody is told again; and no later decision is overtaken.
    pub fn placed(self, code: Provision, since: Day) -> Result<Option<NewCode>, String> {
        if code == self.code {
            return Ok(None);
        }
        if let Some(error) = self.against_the_day(since) {
            return Err(error);
        }
        let why = "As it stood before the child was placed here".to_owned();
        Ok(Some(NewCode { was: self.code, code, decided_on: since, why, as_listed: true }))
    }

    /// What no question finds alone: that nothing would change, and days in the wrong order.
    fn faults(self, answers: &Answers) -> FieldErrors {
        let mut faults = FieldErrors::new();
        if said(answers, &CODE) == Some(self.code) {
            let error = format!("The code is {} already. Choose another one, or go back", self.code.code());
            faults.insert(CODE.question.id.to_owned(), error);
        }
        let error = said(answers, &DECIDED_ON).and_then(|day| self.against_the_day(day));
        faults.extend(error.map(|error| (DECIDED_ON.question.id.to_owned(), error)));
        faults
    }

    fn against_the_day(self, day: Day) -> Option<String> {
        match self.since {
            _ if day < self.born_on => Some("This is before the child was born. Check the year".to_owned()),
            Some(since) if day < since => Some(format!(
                "The code was last decided on {}. Enter that day or a later one, or take that decision back first, under “SEN code and needs”",
                long_date(since)
            )),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::faults;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    fn now() -> CodeNow {
        CodeNow { code: Provision::NoSen, since: Some(day("2026-10-06")), born_on: day("2020-01-15") }
    }

    fn answers(code: &str, decided_on: &str) -> Answers {
        Answers::default().with("code", code).with("decided_on", decided_on).with("why", "Help every day")
    }

    fn decide(answers: &Answers) -> Result<NewCode, FieldErrors> {
        now().decide(answers, day("2026-11-24"))
    }

    fn wrong(answers: &Answers) -> Vec<String> {
        decide(answers).expect_err("faults").into_keys().collect()
    }

    #[test]
    fn the_form_is_declared_without_fault() {
        assert_eq!(faults(&CODE_DECISION), Vec::<String>::new());
    }

    #[test]
    fn each_code_is_chosen_by_its_letter_and_read_with_its_words() {
        for (provision, option) in Provision::ALL.into_iter().zip(Provision::OPTIONS) {
            assert_eq!(*option, (provision.code(), provision.label()));
            assert_eq!(Provision::from_id(option.0), Some(provision));
        }
        assert_eq!(Provision::from_id("S"), None);
    }

    #[test]
    fn a_decision_says_what_the_code_was_what_it_becomes_from_when_and_why() {
        let decided = decide(&answers("K", "2026-11-23")).expect("a decision");
        assert_eq!((decided.was, decided.code), (Provision::NoSen, Provision::SenSupport));
        assert_eq!((decided.decided_on, decided.why.as_str()), (day("2026-11-23"), "Help every day"));
        assert!(!decided.as_listed);
    }

    #[test]
    fn the_code_that_is_in_force_is_no_decision() {
        let errors = decide(&answers("N", "2026-11-23")).expect_err("nothing changes");
        assert_eq!(errors["code"], "The code is N already. Choose another one, or go back");
    }

    #[test]
    fn a_decision_is_of_a_day_in_the_childs_life_that_has_come_and_is_not_before_the_last_one() {
        for on in ["2019-11-23", "2026-10-05", "2026-11-25"] {
            assert_eq!(wrong(&answers("K", on)), ["decided_on"], "{on}");
        }
        assert!(decide(&answers("K", "2026-10-06")).is_ok());
        let first = CodeNow { since: None, ..now() };
        assert!(first.decide(&answers("K", "2024-09-02"), day("2026-11-24")).is_ok());
    }

    #[test]
    fn a_code_from_before_the_placing_begins_nothing_and_overtakes_no_later_decision() {
        let first = CodeNow { since: None, ..now() };
        let placed =
            first.placed(Provision::SenSupport, day("2024-09-02")).expect("a day").expect("a change");
        assert_eq!((placed.was, placed.code), (Provision::NoSen, Provision::SenSupport));
        assert!(placed.as_listed && placed.decided_on == day("2024-09-02"));
        assert_eq!(now().placed(Provision::NoSen, day("2019-01-01")), Ok(None), "it is in force already");
        assert!(now().placed(Provision::SenSupport, day("2024-09-02")).is_err());
    }

    #[test]
    fn everything_that_stands_against_a_decision_is_told_at_once() {
        let poor = Answers::default().with("code", "N").with("decided_on", "2019-01-01");
        assert_eq!(wrong(&poor), ["code", "decided_on", "why"]);
        assert_eq!(wrong(&Answers::default()), ["code", "decided_on", "why"]);
    }
}
