//! What a browser posts and a draft keeps: a list of texts for each question, so that one shape carries a
//! single answer and several.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::kit::{Day, parse_day};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, Vec<String>>);

impl Answers {
    /// The texts given for a question, as typed.
    pub fn all(&self, question: &str) -> &[String] {
        self.0.get(question).map_or(&[], Vec::as_slice)
    }

    /// The first text given, or nothing.
    pub fn first(&self, question: &str) -> &str {
        self.all(question).first().map_or("", String::as_str)
    }

    #[must_use]
    pub fn with(mut self, question: &str, answer: impl Into<String>) -> Self {
        self.0.entry(question.to_owned()).or_default().push(answer.into());
        self
    }

    pub fn set(&mut self, question: &str, answers: Vec<String>) {
        self.0.insert(question.to_owned(), answers);
    }

    pub fn remove(&mut self, question: &str) {
        self.0.remove(question);
    }

    pub fn is_empty(&self) -> bool {
        self.0.values().flatten().all(|answer| answer.trim().is_empty())
    }
}

/// A type that an answer can be read as. Only a checked answer is read, so `None` means “not answered”.
pub trait FromAnswer: Sized {
    fn from_answer(given: &[String]) -> Option<Self>;
}

impl FromAnswer for String {
    fn from_answer(given: &[String]) -> Option<Self> {
        given.first().cloned()
    }
}

impl FromAnswer for Day {
    fn from_answer(given: &[String]) -> Option<Self> {
        given.first().and_then(|text| parse_day(text))
    }
}

impl FromAnswer for bool {
    fn from_answer(given: &[String]) -> Option<Self> {
        match given.first()?.as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }
}

impl FromAnswer for i64 {
    fn from_answer(given: &[String]) -> Option<Self> {
        given.first()?.parse().ok()
    }
}
