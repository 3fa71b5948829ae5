//! How long a stage lasts before it is looked at again.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::calendar::Deadline;

/// The column “Timeframe” of the school's process, as something that can be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Timeframe {
    /// Weeks of school: holidays are left out.
    SchoolWeeks(u8),
    Terms(u8),
    /// Weeks of the wall calendar: holidays never pause them.
    CalendarWeeks(u16),
    /// No end of its own: reviews go on.
    Ongoing,
}

impl Timeframe {
    /// What the calendar counts. None where there is no end.
    pub fn deadline(self) -> Option<Deadline> {
        match self {
            Timeframe::SchoolWeeks(weeks) => Some(Deadline::SchoolWeeks(weeks)),
            Timeframe::Terms(terms) => Some(Deadline::Terms(terms)),
            Timeframe::CalendarWeeks(weeks) => Some(Deadline::CalendarWeeks(weeks)),
            Timeframe::Ongoing => None,
        }
    }

    /// As the school's process writes it: “6 weeks”, “1 term”.
    pub fn words(self) -> Cow<'static, str> {
        match self {
            Timeframe::SchoolWeeks(weeks) => counted(weeks.into(), "week"),
            Timeframe::Terms(terms) => counted(terms.into(), "term"),
            Timeframe::CalendarWeeks(weeks) => counted(weeks, "week"),
            Timeframe::Ongoing => Cow::Borrowed("Ongoing"),
        }
    }

    /// As a sentence that gives a reason needs it, where it matters which weeks are meant: “6 school weeks”.
    pub fn exact_words(self) -> Cow<'static, str> {
        match self {
            Timeframe::SchoolWeeks(weeks) => counted(weeks.into(), "school week"),
            Timeframe::CalendarWeeks(_) => Cow::Owned(format!("{}, holidays included", self.words())),
            Timeframe::Terms(_) | Timeframe::Ongoing => self.words(),
        }
    }

    /// What is wrong with it, in words that say what may stand in its place.
    pub(super) fn fault(self) -> Option<&'static str> {
        match self {
            Timeframe::SchoolWeeks(weeks) if !(1..=26).contains(&weeks) => Some("from 1 to 26 school weeks"),
            Timeframe::Terms(terms) if !(1..=6).contains(&terms) => Some("from 1 to 6 terms"),
            Timeframe::CalendarWeeks(weeks) if !(1..=52).contains(&weeks) => Some("from 1 to 52 weeks"),
            _ => None,
        }
    }
}

fn counted(number: u16, thing: &str) -> Cow<'static, str> {
    Cow::Owned(format!("{number} {thing}{}", if number == 1 { "" } else { "s" }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timeframe_reads_as_the_school_writes_it_and_says_which_weeks_where_that_matters() {
        assert_eq!(Timeframe::SchoolWeeks(6).words(), "6 weeks");
        assert_eq!(Timeframe::SchoolWeeks(1).exact_words(), "1 school week");
        assert_eq!(Timeframe::Terms(1).words(), "1 term");
        assert_eq!(Timeframe::CalendarWeeks(26).exact_words(), "26 weeks, holidays included");
        assert_eq!(Timeframe::Ongoing.words(), "Ongoing");
    }
}
