//! That the parents were told of special educational provision that has begun (Children and Families Act 2014,
//! section 68). Paper counts as much as screen: it is put on record however they were told.

use serde::{Deserialize, Serialize};

use super::record_form::said;
use crate::kit::{Answers, Ask, Audience, Choices, Day, DayLimit, FieldErrors, Form, Section, long_date};

/// How the parents were told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(rename_all = "snake_case"))]
#[serde(rename_all = "snake_case")]
pub enum ToldHow {
    Conversation,
    Meeting,
    Phone,
    Letter,
    Email,
}

impl ToldHow {
    const ALL: [ToldHow; 5] =
        [ToldHow::Conversation, ToldHow::Meeting, ToldHow::Phone, ToldHow::Letter, ToldHow::Email];

    /// The stored id.
    pub fn id(self) -> &'static str {
        match self {
            ToldHow::Conversation => "conversation",
            ToldHow::Meeting => "meeting",
            ToldHow::Phone => "phone",
            ToldHow::Letter => "letter",
            ToldHow::Email => "email",
        }
    }

    /// “told in a conversation”.
    pub fn in_words(self) -> &'static str {
        match self {
            ToldHow::Conversation => "in a conversation",
            ToldHow::Meeting => "at a meeting",
            ToldHow::Phone => "by phone",
            ToldHow::Letter => "by letter",
            ToldHow::Email => "by email",
        }
    }
}

impl Choices for ToldHow {
    const OPTIONS: &'static [(&'static str, &'static str)] = &[
        ("conversation", "In a conversation"),
        ("meeting", "At a meeting"),
        ("phone", "By phone"),
        ("letter", "By letter on paper"),
        ("email", "By email"),
    ];

    fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.id() == id)
    }
}

pub static TOLD_ON: Ask<Day> = Ask::day("told_on", "When were the parents told?", DayLimit::NotAfterToday)
    .missing("Enter the date the parents were told")
    .seen_by(Audience::StaffOfTheChild);
pub static TOLD_HOW: Ask<ToldHow> = Ask::choice("told_how", "How were they told?")
    .missing("Choose how they were told")
    .seen_by(Audience::StaffOfTheChild);
pub static TOLD_WORDS: Ask<String> = Ask::long_text("told_words", "What else should be on record?")
    .hint("Who was told, and what they said.")
    .at_most(1200)
    .optional()
    .seen_by(Audience::StaffOfTheChild);

/// Asked of the SENCo about one decision.
pub static PARENTS_TOLD: Form = Form {
    id: "parents_told",
    version: 1,
    title: "Record that the parents were told",
    sections: &[Section {
        title: "",
        can_wait: false,
        questions: &[&TOLD_ON.question, &TOLD_HOW.question, &TOLD_WORDS.question],
    }],
};

/// That the parents were told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub on: Day,
    pub how: ToldHow,
    pub words: String,
}

impl Told {
    /// Reads that the parents were told of a decision, or tells everything that stands against it at once.
    pub fn of(decided_on: Day, answers: &Answers, today: Day) -> Result<Told, FieldErrors> {
        let mut faults = FieldErrors::new();
        if said(answers, &TOLD_ON).is_some_and(|told| told < decided_on) {
            let error =
                format!("The decision is of {}. Enter that day or a later one", long_date(decided_on));
            faults.insert(TOLD_ON.question.id.to_owned(), error);
        }
        match PARENTS_TOLD.check(answers, today) {
            Ok(checked) if faults.is_empty() => Ok(Told {
                on: checked.get(&TOLD_ON).unwrap_or(today),
                how: checked.get(&TOLD_HOW).unwrap_or(ToldHow::Conversation),
                words: checked.text(&TOLD_WORDS),
            }),
            Ok(_) => Err(faults),
            Err(errors) => {
                faults.extend(errors);
                Err(faults)
            }
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

    fn told(on: &str, how: &str) -> Result<Told, FieldErrors> {
        let answers = Answers::default().with("told_on", on).with("told_how", how);
        Told::of(day("2026-11-20"), &answers, day("2026-11-24"))
    }

    #[test]
    fn the_form_is_declared_without_fault() {
        assert_eq!(faults(&PARENTS_TOLD), Vec::<String>::new());
    }

    #[test]
    fn each_way_of_telling_is_read_as_it_is_stored() {
        for ((id, _), how) in ToldHow::OPTIONS.iter().zip(ToldHow::ALL) {
            assert_eq!((how.id(), ToldHow::from_id(id)), (*id, Some(how)));
        }
        assert_eq!(ToldHow::OPTIONS.len(), ToldHow::ALL.len());
        assert_eq!(ToldHow::from_id("pigeon"), None);
    }

    #[test]
    fn a_day_and_a_way_are_enough_and_words_are_added_where_there_are_some() {
        let expected = Told { on: day("2026-11-20"), how: ToldHow::Letter, words: String::new() };
        assert_eq!(told("2026-11-20", "letter"), Ok(expected));
    }

    #[test]
    fn parents_are_told_of_a_decision_once_it_is_made_and_not_in_days_to_come() {
        for on in ["2026-11-19", "2026-11-25"] {
            assert_eq!(told(on, "letter").expect_err("a fault").into_keys().collect::<Vec<_>>(), ["told_on"]);
        }
    }

    #[test]
    fn everything_that_stands_against_it_is_told_at_once() {
        let errors = told("2026-11-19", "pigeon").expect_err("two faults");
        assert_eq!(errors.into_keys().collect::<Vec<_>>(), ["told_how", "told_on"]);
    }
}
