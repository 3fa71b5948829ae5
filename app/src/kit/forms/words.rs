//! Answers as a person reads them.

use serde::{Deserialize, Serialize};

use super::{Answers, Form, Kind, Question};
use crate::kit::{long_date, parse_day};

impl Question {
    /// The answer in words: labels of what was chosen, days written out, text as it was typed. Empty if there is
    /// none.
    pub fn in_words(&self, answers: &Answers) -> String {
        let given =
            answers.all(self.id).iter().map(|answer| answer.trim()).filter(|answer| !answer.is_empty());
        given.map(|answer| self.one_in_words(answer)).collect::<Vec<_>>().join(", ")
    }

    fn one_in_words(&self, answer: &str) -> String {
        if let Some((_, label)) = self.options().iter().find(|(id, _)| *id == answer) {
            return (*label).to_owned();
        }
        let day = parse_day(answer).filter(|_| matches!(self.kind, Kind::Date { .. }));
        day.map_or_else(|| answer.to_owned(), long_date)
    }
}

/// A question that two versions of a form answer differently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    pub label: String,
    pub stands: String,
    pub typed: String,
}

impl Form {
    /// Each answered question with its answer in words.
    pub fn in_words(&self, answers: &Answers) -> Vec<(&'static str, String)> {
        let lines = self.questions().map(|question| (question.label, question.in_words(answers)));
        lines.filter(|(_, words)| !words.is_empty()).collect()
    }

    /// Where what is typed differs from what stands.
    pub fn differences(&self, stands: &Answers, typed: &Answers) -> Vec<Difference> {
        let differences = self.questions().map(|question| Difference {
            label: question.label.to_owned(),
            stands: question.in_words(stands),
            typed: question.in_words(typed),
        });
        differences.filter(|difference| difference.stands != difference.typed).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Ask, DayLimit, Section};
    use super::*;
    use crate::kit::Day;

    static SAW: Ask<bool> = Ask::yes_no("saw", "Did you see it?");
    static WHEN: Ask<Day> = Ask::day("when", "When?", DayLimit::Any);
    static WORDS: Ask<String> = Ask::long_text("words", "What was it?");
    static FORM: Form = Form {
        id: "of_this_test",
        version: 1,
        title: "Seen",
        sections: &[Section {
            title: "",
            can_wait: false,
            questions: &[&SAW.question, &WHEN.question, &WORDS.question],
        }],
    };

    #[test]
    fn choices_are_read_by_their_labels_and_days_written_out_but_only_in_a_field_for_days() {
        let answers =
            Answers::default().with("saw", "yes").with("when", "2026-11-24").with("words", "2026-11-24");
        let expected = [
            ("Did you see it?", "Yes"),
            ("When?", "Tuesday 24 November 2026"),
            ("What was it?", "2026-11-24"),
        ];
        assert_eq!(FORM.in_words(&answers), expected.map(|(label, words)| (label, words.to_owned())));
    }

    #[test]
    fn only_what_differs_is_told_and_an_empty_answer_differs_from_a_given_one() {
        let stands = Answers::default().with("saw", "yes").with("words", "A tree");
        let typed = Answers::default().with("saw", "yes").with("words", " ").with("when", "2026-11-24");
        let differences = FORM.differences(&stands, &typed);
        let labels: Vec<_> = differences.iter().map(|difference| difference.label.as_str()).collect();
        assert_eq!(labels, ["When?", "What was it?"]);
        assert_eq!(differences[1].typed, "");
    }
}
