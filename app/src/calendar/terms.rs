//! “1 term” and “2 terms”.
//!
//! The same weekday of the same teaching week, one or two terms on: what starts on the Tuesday of week 6 in
//! autumn is due on the Tuesday of week 6 in spring. If that day is closed, the next open day; if the term has
//! no such day, its last open day. Something started in weeks 1 and 2 of a term has that term ahead of it, so
//! “1 term” is the last open day of the same term, and “2 terms” that of the next. A start on a closed day or
//! in a holiday is taken for the next open day. A later start never gives an earlier day.

use super::{
    days::{Span, days_into_week, plus},
    names::{SchoolYear, Term},
    school_calendar::{NoDates, SchoolCalendar},
};
use crate::kit::Day;

/// Weeks from the start of a term in which the whole term still counts as ahead.
const EARLY_WEEKS: u8 = 2;

impl SchoolCalendar {
    pub(super) fn after_terms(&self, start: Day, terms: u8) -> Result<Day, NoDates> {
        let start = self.next_open_day(start)?;
        let year = self.year_of(start)?;
        // An open day has a term and a week in it, so the other branch is for “no terms at all” alone.
        let (Some(term), Some(week), 1..) = (year.term_on(start), year.teaching_week(start), terms) else {
            return Ok(start);
        };
        if week <= EARLY_WEEKS {
            let (year, term) = terms_on(year.year(), term, terms - 1);
            return self.last_open_day_of_term(year, term);
        }
        let (year, term) = terms_on(year.year(), term, terms);
        match self.same_day_of_week(year, term, week, start)? {
            Some(day) => Ok(day),
            None => self.last_open_day_of_term(year, term),
        }
    }

    fn same_day_of_week(
        &self,
        year: SchoolYear,
        term: Term,
        week: u8,
        start: Day,
    ) -> Result<Option<Day>, NoDates> {
        let year = self.year(year)?;
        let term = year.term(term);
        let monday = year.teaching_weeks(term).nth(usize::from(week) - 1);
        let day = monday.map(|monday| plus(monday, days_into_week(start)));
        Ok(day.and_then(|day| year.first_open_day(Span::new(day.max(term.first), term.last))))
    }

    /// The last day of a term on which children are in. If the whole term is lost, the first day after it.
    pub fn last_open_day_of_term(&self, year: SchoolYear, term: Term) -> Result<Day, NoDates> {
        let year = self.year(year)?;
        let term = year.term(term);
        year.last_open_day(term).map_or_else(|| self.next_open_day(term.last), Ok)
    }
}

fn terms_on(year: SchoolYear, term: Term, terms: u8) -> (SchoolYear, Term) {
    (0..terms).fold((year, term), |(year, term), _| match term.following() {
        (term, true) => (year.next(), term),
        (term, false) => (year, term),
    })
}

#[cfg(test)]
mod tests {
    use super::{super::days::day, super::*, *};

    fn terms(start: Day, terms: u8) -> Day {
        SchoolCalendar::new(typical_years()).after_terms(start, terms).unwrap()
    }

    #[test]
    fn one_term_on_is_the_same_day_of_the_same_teaching_week() {
        // Tuesday of week 6 in autumn, spring and summer.
        assert_eq!(terms(day(2026, 10, 6), 1), day(2027, 2, 9));
        assert_eq!(terms(day(2026, 10, 6), 2), day(2027, 5, 18));
    }

    #[test]
    fn a_start_in_weeks_1_and_2_ends_with_that_term() {
        assert_eq!(terms(day(2026, 9, 3), 1), day(2026, 12, 18));
        assert_eq!(terms(day(2026, 9, 11), 1), day(2026, 12, 18));
        assert_eq!(terms(day(2026, 9, 11), 2), day(2027, 3, 25));
        assert_eq!(terms(day(2026, 9, 14), 1), day(2027, 1, 18));
    }

    #[test]
    fn a_week_that_the_next_term_lacks_is_its_last_open_day() {
        // Week 15 of autumn; spring has eleven weeks.
        assert_eq!(terms(day(2026, 12, 17), 1), day(2027, 3, 25));
    }

    #[test]
    fn a_closed_day_one_term_on_is_the_next_open_day() {
        // Monday of week 4 in summer is 3 May, a bank holiday.
        assert_eq!(terms(day(2027, 1, 25), 1), day(2027, 5, 4));
    }

    #[test]
    fn a_start_between_terms_ends_with_the_term_to_come() {
        assert_eq!(terms(day(2026, 12, 30), 1), day(2027, 3, 25));
    }

    #[test]
    fn two_terms_from_spring_need_next_years_dates() {
        let calendar = SchoolCalendar::new([typical_2026_27()]);
        let missing = NoDates { academic_year: SchoolYear(2027) };
        assert_eq!(calendar.after_terms(day(2027, 2, 9), 2), Err(missing));
        assert_eq!(terms(day(2027, 2, 9), 2), day(2027, 10, 5));
    }
}
