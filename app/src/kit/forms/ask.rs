//! A question with the type of its answer: the only way to read a checked form.

use std::marker::PhantomData;

use super::answers::FromAnswer;
use super::question::{DayLimit, Kind, Question, TextUse};
use crate::kit::{Audience, Day};

pub struct Ask<T> {
    pub question: Question,
    answer: PhantomData<fn() -> T>,
}

/// An enum whose values are the choices of a question.
pub trait Choices: Copy + PartialEq + 'static {
    /// Each value's stored id and the words beside its tile.
    const OPTIONS: &'static [(&'static str, &'static str)];

    fn from_id(id: &str) -> Option<Self>;
}

impl<T: Choices> FromAnswer for T {
    fn from_answer(given: &[String]) -> Option<Self> {
        given.first().and_then(|id| T::from_id(id))
    }
}

impl<T: Choices> FromAnswer for Vec<T> {
    fn from_answer(given: &[String]) -> Option<Self> {
        Some(given.iter().filter_map(|id| T::from_id(id)).collect())
    }
}

impl<T> Ask<T> {
    const fn new(id: &'static str, label: &'static str, kind: Kind) -> Self {
        let question = Question {
            id,
            label,
            hint: "",
            plain: "",
            examples: &[],
            kind,
            required: true,
            missing: "",
            asked_when: [None; 3],
            audience: None,
        };
        Ask { question, answer: PhantomData }
    }

    #[must_use]
    pub const fn hint(mut self, hint: &'static str) -> Self {
        self.question.hint = hint;
        self
    }

    /// What a parent or a child reads in place of the label.
    #[must_use]
    pub const fn plain(mut self, plain: &'static str) -> Self {
        self.question.plain = plain;
        self
    }

    /// A few words beside each choice, in the order of the choices.
    #[must_use]
    pub const fn examples(mut self, examples: &'static [&'static str]) -> Self {
        self.question.examples = examples;
        self
    }

    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.question.required = false;
        self
    }

    /// The sentence for a missing answer: says what to do.
    #[must_use]
    pub const fn missing(mut self, sentence: &'static str) -> Self {
        self.question.missing = sentence;
        self
    }

    /// Asked only where an earlier question has this answer.
    #[must_use]
    pub const fn only_if(mut self, question: &'static str, answer: &'static str) -> Self {
        self.question.asked_when[0] = Some((question, answer));
        self
    }

    /// Or where another earlier question, or the same, has this answer: twice at most.
    #[must_use]
    pub const fn or_if(mut self, question: &'static str, answer: &'static str) -> Self {
        let free = if self.question.asked_when[1].is_none() { 1 } else { 2 };
        self.question.asked_when[free] = Some((question, answer));
        self
    }

    #[must_use]
    pub const fn seen_by(mut self, audience: Audience) -> Self {
        self.question.audience = Some(audience);
        self
    }
}

impl Ask<String> {
    pub const fn short_text(id: &'static str, label: &'static str) -> Self {
        Ask::new(id, label, Kind::ShortText { max_chars: 200, used_as: TextUse::Plain })
    }

    pub const fn text_used_as(id: &'static str, label: &'static str, used_as: TextUse) -> Self {
        Ask::new(id, label, Kind::ShortText { max_chars: 200, used_as })
    }

    pub const fn long_text(id: &'static str, label: &'static str) -> Self {
        Ask::new(id, label, Kind::LongText { max_chars: 4000 })
    }
}

impl Ask<String> {
    /// How many characters the text may have.
    #[must_use]
    pub const fn at_most(mut self, max_chars: u16) -> Self {
        self.question.kind = match self.question.kind {
            Kind::LongText { .. } => Kind::LongText { max_chars },
            Kind::ShortText { used_as, .. } => Kind::ShortText { max_chars, used_as },
            other => other,
        };
        self
    }
}

impl Ask<Day> {
    pub const fn day(id: &'static str, label: &'static str, limit: DayLimit) -> Self {
        Ask::new(id, label, Kind::Date { limit })
    }
}

impl Ask<bool> {
    pub const fn yes_no(id: &'static str, label: &'static str) -> Self {
        Ask::new(id, label, Kind::YesNo)
    }
}

impl Ask<i64> {
    /// A person of a list that the page brings.
    pub const fn person(id: &'static str, label: &'static str) -> Self {
        Ask::new(id, label, Kind::Person)
    }

    pub const fn scale(
        id: &'static str,
        label: &'static str,
        steps: u8,
        low: &'static str,
        high: &'static str,
    ) -> Self {
        Ask::new(id, label, Kind::Scale { steps, low, high })
    }

    pub const fn measure(
        id: &'static str,
        label: &'static str,
        unit: &'static str,
        least: i32,
        most: i32,
    ) -> Self {
        Ask::new(id, label, Kind::Measure { unit, least, most })
    }
}

impl<T: Choices> Ask<T> {
    pub const fn choice(id: &'static str, label: &'static str) -> Self {
        Ask::new(id, label, Kind::Choice { options: T::OPTIONS })
    }
}

impl<T: Choices> Ask<Vec<T>> {
    pub const fn several(id: &'static str, label: &'static str) -> Self {
        Ask::new(id, label, Kind::Several { options: T::OPTIONS })
    }
}
