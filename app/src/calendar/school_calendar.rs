//! The years that a school has entered, and what they say about a day.

use serde::{Deserialize, Serialize};

use super::{
    closure::WhyClosed,
    days::{is_weekend, plus},
    names::{HalfTerm, SchoolYear, Term},
    year::AcademicYear,
};
use crate::kit::{Day, long_date};

/// A year that is needed has not been entered. Nothing is guessed in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[error(
    "The dates of the school year {academic_year} are not in yet. Once the SENCo or the office has entered them, this date can be worked out."
)]
pub struct NoDates {
    pub academic_year: SchoolYear,
}

/// The years known to the app, earliest first. There may be gaps.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<AcademicYear>", into = "Vec<AcademicYear>")]
pub struct SchoolCalendar {
    years: Vec<AcademicYear>,
}

impl From<Vec<AcademicYear>> for SchoolCalendar {
    fn from(years: Vec<AcademicYear>) -> Self {
        SchoolCalendar::new(years)
    }
}

impl From<SchoolCalendar> for Vec<AcademicYear> {
    fn from(calendar: SchoolCalendar) -> Self {
        calendar.years
    }
}

impl SchoolCalendar {
    /// Where a year comes twice, the first one counts.
    pub fn new(years: impl IntoIterator<Item = AcademicYear>) -> Self {
        let mut years: Vec<AcademicYear> = years.into_iter().collect();
        years.sort_by_key(AcademicYear::year);
        years.dedup_by_key(|year| year.year());
        SchoolCalendar { years }
    }

    pub fn years(&self) -> &[AcademicYear] {
        &self.years
    }

    pub fn year(&self, year: SchoolYear) -> Result<&AcademicYear, NoDates> {
        self.years.iter().find(|known| known.year() == year).ok_or(NoDates { academic_year: year })
    }

    pub fn year_of(&self, day: Day) -> Result<&AcademicYear, NoDates> {
        self.year(SchoolYear::of(day))
    }

    /// Monday to Friday, inside a half term, and not in a closure.
    pub fn is_open(&self, day: Day) -> Result<bool, NoDates> {
        Ok(self.why_closed(day)?.is_none())
    }

    /// Reminders to staff wait on such a day, those of a statutory limit excepted: weekends, holidays and
    /// every closure. INSET days too: staff are in, but in training.
    pub fn is_quiet(&self, day: Day) -> Result<bool, NoDates> {
        Ok(!self.is_open(day)?)
    }

    /// Why a day is not a school day. None where it is one. A weekend needs no dates to be a weekend.
    pub fn why_closed(&self, day: Day) -> Result<Option<WhyClosed>, NoDates> {
        if is_weekend(day) { Ok(Some(WhyClosed::Weekend)) } else { Ok(self.year_of(day)?.why_closed(day)) }
    }

    /// The day itself, or the first school day after it.
    pub fn next_open_day(&self, day: Day) -> Result<Day, NoDates> {
        let mut day = day;
        while !self.is_open(day)? {
            day = plus(day, 1);
        }
        Ok(day)
    }

    /// The day itself, or the last school day before it.
    pub fn previous_open_day(&self, day: Day) -> Result<Day, NoDates> {
        let mut day = day;
        while !self.is_open(day)? {
            day = plus(day, -1);
        }
        Ok(day)
    }

    /// Why nothing is held, or promised to be done, on a day: nobody is at the school. With the school days around it. On
    /// an INSET day the staff are in. None where the school is open, and where nobody knows.
    pub fn nobody_in_on(&self, day: Day) -> Option<String> {
        let why = self.why_closed(day).ok()??;
        let what = match why {
            WhyClosed::Inset => return None,
            WhyClosed::Weekend => "at a weekend",
            WhyClosed::Holiday => "in a school holiday",
            WhyClosed::BankHoliday => "a bank holiday",
            WhyClosed::Emergency => "a day on which the school was closed",
        };
        let around = [self.previous_open_day(day), self.next_open_day(day)].into_iter().flatten();
        let around: Vec<String> = around.map(long_date).collect();
        let instead = if around.is_empty() {
            String::new()
        } else {
            format!(". Enter a school day, such as {}", around.join(" or "))
        };
        Some(format!("{} is {what}{instead}", long_date(day)))
    }

    /// The half term that a day is in, weekends included. None in holidays.
    pub fn half_term(&self, day: Day) -> Result<Option<HalfTerm>, NoDates> {
        Ok(self.year_of(day)?.half_term_on(day))
    }

    /// The term that a day is in, its week off included. None between terms.
    pub fn term(&self, day: Day) -> Result<Option<Term>, NoDates> {
        Ok(self.year_of(day)?.term_on(day))
    }

    /// 1 for the first teaching week of the term. None between terms and in the week off.
    pub fn teaching_week(&self, day: Day) -> Result<Option<u8>, NoDates> {
        Ok(self.year_of(day)?.teaching_week(day))
    }
}

#[cfg(test)]
mod tests {
    use super::{super::days::day, super::*, *};

    fn calendar() -> SchoolCalendar {
        SchoolCalendar::new(typical_years())
    }

    #[test]
    fn a_year_not_entered_is_asked_for_by_name() {
        let missing = calendar().is_open(day(2028, 9, 4)).unwrap_err();
        assert_eq!(missing, NoDates { academic_year: SchoolYear(2028) });
        assert_eq!(
            missing.to_string(),
            "The dates of the school year 2028/29 are not in yet. Once the SENCo or the office has entered them, this date can be worked out."
        );
    }

    #[test]
    fn the_next_school_day_after_july_needs_the_year_that_follows() {
        assert_eq!(calendar().next_open_day(day(2027, 7, 22)), Ok(day(2027, 9, 3)));
        let missing = NoDates { academic_year: SchoolYear(2028) };
        assert_eq!(calendar().next_open_day(day(2028, 7, 22)), Err(missing));
        assert_eq!(calendar().previous_open_day(day(2027, 8, 24)), Ok(day(2027, 7, 21)));
    }

    #[test]
    fn reminders_wait_for_the_next_school_day() {
        for quiet in [day(2026, 9, 1), day(2026, 10, 10), day(2026, 10, 27), day(2027, 5, 3)] {
            assert_eq!(calendar().is_quiet(quiet), Ok(true), "{quiet}");
        }
        assert_eq!(calendar().is_quiet(day(2026, 10, 6)), Ok(false));
    }

    #[test]
    fn a_day_on_which_nobody_is_in_says_so_with_the_school_days_around_it() {
        let said = calendar().nobody_in_on(day(2026, 12, 25)).unwrap_or_default();
        assert!(said.starts_with("Friday 25 December 2026 is "), "{said}");
        assert!(said.contains("Enter a school day, such as ") && said.contains(" or "), "{said}");
        let half_term = calendar().nobody_in_on(day(2026, 10, 27)).unwrap_or_default();
        assert!(
            half_term.starts_with("Tuesday 27 October 2026 is in a school holiday. Enter"),
            "{half_term}"
        );
        assert!(calendar().nobody_in_on(day(2026, 11, 28)).is_some_and(|said| said.contains("at a weekend")));
        assert_eq!(calendar().nobody_in_on(day(2026, 11, 24)), None);
        assert_eq!(calendar().nobody_in_on(day(2026, 9, 1)), None, "an INSET day: the staff are in");
        assert_eq!(calendar().nobody_in_on(day(2031, 11, 25)), None, "nobody knows");
    }

    #[test]
    fn a_day_knows_its_half_term_its_term_and_its_week() {
        assert_eq!(calendar().half_term(day(2026, 11, 24)), Ok(Some(HalfTerm::Autumn2)));
        assert_eq!(calendar().term(day(2027, 6, 1)), Ok(Some(Term::Summer)));
        assert_eq!(calendar().teaching_week(day(2026, 10, 6)), Ok(Some(6)));
    }
}
