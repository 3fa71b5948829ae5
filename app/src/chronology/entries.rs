//! A child's history as a page shows it.

use serde::{Deserialize, Serialize};

use crate::kit::Day;

#[cfg(feature = "ssr")]
use {
    super::{store, words_for},
    crate::db::Look,
    crate::kit::AppError,
    crate::pupils::PupilId,
};

/// One line of a child's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub day: Day,
    /// “15:42”, by the school's clock.
    pub time: String,
    pub words: String,
    /// What it says beside: the fields that changed, what was done.
    pub more: Vec<String>,
    pub by: String,
}

/// A child's history, newest first and at most so many lines, without what is closed to the reader.
#[cfg(feature = "ssr")]
pub async fn history_of(look: &Look, pupil: PupilId, most: i64) -> Result<Vec<Entry>, AppError> {
    let rows = store::about(look, pupil, most).await?;
    let entry = rows.into_iter().map(|row| {
        let (words, more) = told(&row.what, more(&row.details));
        let time = look.school().local(row.at).format("%H:%M").to_string();
        Entry { day: row.day, time, words, more, by: row.by }
    });
    Ok(entry.collect())
}

/// What goes by its own name: the stored name, what stands between that name and its day, and what stands after the day.
#[cfg(feature = "ssr")]
const BY_ITS_OWN_NAME: [(&str, &str, &str); 2] =
    [("action_recorded", ", done on ", ": "), ("assessment_recorded", ", on ", ". ")];

/// A happening's words, and what is said beside. “Put on record” again and again would tell nothing: what was done at a
/// stage and in an assessment has its own name and its day for a headline.
#[cfg(feature = "ssr")]
fn told(what: &str, mut more: Vec<String>) -> (String, Vec<String>) {
    let own = BY_ITS_OWN_NAME.into_iter().find(|(stored, ..)| *stored == what);
    let Some(((_, before_day, after_day), words)) = own.zip(more.last().cloned()) else {
        return (words_for(what).to_owned(), more);
    };
    more.pop();
    let day = words.find(before_day).unwrap_or_default();
    match words[day..].split_once(after_day) {
        Some((_, rest)) => {
            let name = words.len() - rest.len() - after_day.len();
            more.push(rest.to_owned());
            (words[..name].to_owned(), more)
        }
        None => (words, more),
    }
}

#[cfg(feature = "ssr")]
fn more(details: &str) -> Vec<String> {
    let details: serde_json::Value = serde_json::from_str(details).unwrap_or_default();
    let text = |value: &serde_json::Value, name: &str| value[name].as_str().map(str::to_owned);
    let field = |field: &serde_json::Value| {
        let name = text(field, "field").unwrap_or_default();
        match (text(field, "was"), text(field, "becomes")) {
            (Some(was), Some(becomes)) => format!("{name}: from {was} to {becomes}"),
            (None, Some(becomes)) => format!("{name}: {becomes}"),
            (Some(was), None) => format!("{name}: no longer {was}"),
            (None, None) => name,
        }
    };
    let fields = details["fields"].as_array().into_iter().flatten().map(field);
    fields.chain(text(&details, "words")).collect()
}

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests {
    use super::*;

    fn headline(what: &str, words: &str) -> (String, Vec<String>) {
        told(what, vec![words.to_owned()])
    }

    #[test]
    fn what_was_done_has_its_own_name_for_a_headline() {
        let words = "Planning: “one page”, done on Thursday 8 October 2026: Cards: three a day.";
        let expected = ("Planning: “one page”, done on Thursday 8 October 2026", "Cards: three a day.");
        assert_eq!(headline("action_recorded", words), (expected.0.to_owned(), vec![expected.1.to_owned()]));
    }

    #[test]
    fn a_step_of_an_assessment_is_told_with_its_day() {
        let words =
            "An assessment was asked for: parents or carers, on Friday 19 December 2025. The maps went too.";
        let (headline, more) = headline("assessment_recorded", words);
        assert_eq!(headline, "An assessment was asked for: parents or carers, on Friday 19 December 2025");
        assert_eq!(more, ["The maps went too."]);
    }

    #[test]
    fn what_says_no_more_than_its_name_is_told_whole_and_everything_else_by_its_stored_name() {
        let (whole, more) = headline("assessment_recorded", "The plan came, on Friday 19 December 2025");
        assert_eq!((whole.as_str(), more.len()), ("The plan came, on Friday 19 December 2025", 0));
        assert_eq!(told("action_recorded", Vec::new()).0, "Put on record");
        assert_eq!(headline("copies_given", "To the parents").0, "Copies were given");
    }
}
