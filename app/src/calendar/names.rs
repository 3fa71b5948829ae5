//! What a school calls the parts of its year.

use std::fmt;

use chrono::Datelike;
use serde::{Deserialize, Serialize};

use crate::kit::Day;

/// One school year, 1 September to 31 August, by the calendar year in which it starts: 2026 is “2026/27”.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(transparent))]
#[serde(transparent)]
pub struct SchoolYear(pub i32);

impl SchoolYear {
    /// The school year that a day belongs to, holidays included.
    pub fn of(day: Day) -> Self {
        SchoolYear(if day.month() >= 9 { day.year() } else { day.year().saturating_sub(1) })
    }

    #[must_use]
    pub fn next(self) -> Self {
        SchoolYear(self.0.saturating_add(1))
    }

    /// 1 September.
    pub fn first_day(self) -> Day {
        Day::from_ymd_opt(self.0, 9, 1).unwrap_or(Day::MAX)
    }

    /// 31 August.
    pub fn last_day(self) -> Day {
        Day::from_ymd_opt(self.next().0, 8, 31).unwrap_or(Day::MAX)
    }
}

impl fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{:02}", self.0, self.next().0.rem_euclid(100))
    }
}

/// The three terms of an English school year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(rename_all = "snake_case"))]
#[serde(rename_all = "snake_case")]
pub enum Term {
    Autumn,
    Spring,
    Summer,
}

impl Term {
    pub const ALL: [Term; 3] = [Term::Autumn, Term::Spring, Term::Summer];

    pub fn label(self) -> &'static str {
        match self {
            Term::Autumn => "Autumn term",
            Term::Spring => "Spring term",
            Term::Summer => "Summer term",
        }
    }

    /// The two halves, in order.
    pub fn halves(self) -> [HalfTerm; 2] {
        match self {
            Term::Autumn => [HalfTerm::Autumn1, HalfTerm::Autumn2],
            Term::Spring => [HalfTerm::Spring1, HalfTerm::Spring2],
            Term::Summer => [HalfTerm::Summer1, HalfTerm::Summer2],
        }
    }

    /// The term after this one, and whether a new school year starts with it.
    pub(super) fn following(self) -> (Term, bool) {
        match self {
            Term::Autumn => (Term::Spring, false),
            Term::Spring => (Term::Summer, false),
            Term::Summer => (Term::Autumn, true),
        }
    }
}

/// The six half terms. “Half term” here is a stretch of teaching, not the week off in between.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(rename_all = "snake_case"))]
#[serde(rename_all = "snake_case")]
pub enum HalfTerm {
    Autumn1,
    Autumn2,
    Spring1,
    Spring2,
    Summer1,
    Summer2,
}

impl HalfTerm {
    pub const ALL: [HalfTerm; 6] = [
        HalfTerm::Autumn1,
        HalfTerm::Autumn2,
        HalfTerm::Spring1,
        HalfTerm::Spring2,
        HalfTerm::Summer1,
        HalfTerm::Summer2,
    ];

    /// The word in field names, addresses and the database.
    pub fn id(self) -> &'static str {
        match self {
            HalfTerm::Autumn1 => "autumn1",
            HalfTerm::Autumn2 => "autumn2",
            HalfTerm::Spring1 => "spring1",
            HalfTerm::Spring2 => "spring2",
            HalfTerm::Summer1 => "summer1",
            HalfTerm::Summer2 => "summer2",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            HalfTerm::Autumn1 => "Autumn 1",
            HalfTerm::Autumn2 => "Autumn 2",
            HalfTerm::Spring1 => "Spring 1",
            HalfTerm::Spring2 => "Spring 2",
            HalfTerm::Summer1 => "Summer 1",
            HalfTerm::Summer2 => "Summer 2",
        }
    }

    pub fn term(self) -> Term {
        match self {
            HalfTerm::Autumn1 | HalfTerm::Autumn2 => Term::Autumn,
            HalfTerm::Spring1 | HalfTerm::Spring2 => Term::Spring,
            HalfTerm::Summer1 | HalfTerm::Summer2 => Term::Summer,
        }
    }

    /// The name of the field that holds its first day.
    pub fn first_field(self) -> String {
        format!("{}_first", self.id())
    }

    /// The name of the field that holds its last day.
    pub fn last_field(self) -> String {
        format!("{}_last", self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_year_runs_from_1_september_to_31_august() {
        let year = SchoolYear(2026);
        assert_eq!(SchoolYear::of(year.first_day()), year);
        assert_eq!(SchoolYear::of(year.last_day()), year);
        assert_eq!(SchoolYear::of(year.first_day().pred_opt().unwrap()), SchoolYear(2025));
        assert_eq!(year.last_day().succ_opt(), Some(year.next().first_day()));
    }

    #[test]
    fn a_school_year_is_written_as_schools_write_it() {
        assert_eq!(SchoolYear(2026).to_string(), "2026/27");
        assert_eq!(SchoolYear(2099).to_string(), "2099/00");
    }

    #[test]
    fn every_half_term_is_in_its_term() {
        let halves: Vec<HalfTerm> = Term::ALL.into_iter().flat_map(Term::halves).collect();
        assert_eq!(halves, HalfTerm::ALL);
        for term in Term::ALL {
            assert!(term.halves().into_iter().all(|half| half.term() == term));
        }
    }
}
