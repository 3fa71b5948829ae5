//! The three review rounds of the year: all targets and individual provision maps are reviewed in October,
//! February and July (school process, whole-school rules).

use chrono::Month;

use super::{
    days::Span,
    names::{HalfTerm, SchoolYear, Term},
    school_calendar::{NoDates, SchoolCalendar},
    year::AcademicYear,
};
use crate::kit::Day;

/// July's round is also the transition and target meeting.
const WEEKS_OF_JULY_ROUND: usize = 3;

impl AcademicYear {
    /// From the first to the last school day on which a month's reviews are held: October's from the 1st to half term, when
    /// the new teacher adjusts July's targets; February's from 25 January to half term; July's in the last three
    /// weeks of the year. A school that reviews in another month has that month, as far as it is open. None for a
    /// month without a school day.
    pub fn review_window(&self, month: Month) -> Option<Span> {
        let window = match month {
            Month::October => self.to_half_term(HalfTerm::Autumn1, Day::from_ymd_opt(self.year().0, 10, 1)),
            Month::February => {
                self.to_half_term(HalfTerm::Spring1, Day::from_ymd_opt(self.year().next().0, 1, 25))
            }
            Month::July => {
                let weeks: Vec<Day> = self.teaching_weeks(self.term(Term::Summer)).collect();
                let opens = weeks.iter().rev().take(WEEKS_OF_JULY_ROUND).next_back().copied();
                self.to_half_term(HalfTerm::Summer2, opens)
            }
            month => whole(self.year(), month)?,
        };
        Some(Span::new(self.first_open_day(window)?, self.last_open_day(window)?))
    }

    fn to_half_term(&self, half: HalfTerm, opens: Option<Day>) -> Span {
        let half = self.half_term(half);
        // A half term that is over before the round would open leaves the half term itself.
        let opens = opens.map_or(half.first, |day| day.max(half.first));
        if opens > half.last { half } else { Span::new(opens, half.last) }
    }
}

/// A month of a school year, which begins in September.
fn whole(year: SchoolYear, month: Month) -> Option<Span> {
    let of = if month >= Month::September { year.0 } else { year.next().0 };
    let first = Day::from_ymd_opt(of, month.number_from_month(), 1)?;
    Some(Span::new(first, first.checked_add_months(chrono::Months::new(1))?.pred_opt()?))
}

impl SchoolCalendar {
    /// The first review of these months whose window is not over on a day, with its window. A school reviews in at
    /// least one month; where it has none, nothing is due and the next October stands in.
    pub fn next_review(&self, day: Day, months: &[Month]) -> Result<(Month, Span), NoDates> {
        let mut year = self.year_of(day)?;
        loop {
            let windows = months.iter().filter_map(|month| Some((*month, year.review_window(*month)?)));
            if let Some(found) = windows.filter(|(_, window)| window.last >= day).min_by_key(|(_, w)| w.first)
            {
                return Ok(found);
            }
            year = self.year(year.year().next())?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::days::day, super::*, *};

    fn calendar() -> SchoolCalendar {
        SchoolCalendar::new(typical_years())
    }

    const MONTHS: [Month; 3] = [Month::October, Month::February, Month::July];

    #[test]
    fn the_rounds_of_2026_27_end_with_half_term_and_with_the_year() {
        for (month, first, last) in [
            (Month::October, day(2026, 10, 1), day(2026, 10, 23)),
            (Month::February, day(2027, 1, 25), day(2027, 2, 12)),
            (Month::July, day(2027, 7, 5), day(2027, 7, 21)),
        ] {
            assert_eq!(typical_2026_27().review_window(month), Some(Span::new(first, last)));
        }
    }

    #[test]
    fn a_school_that_reviews_in_another_month_has_that_month_as_far_as_it_is_open() {
        let window = |month| typical_2026_27().review_window(month);
        assert_eq!(window(Month::November), Some(Span::new(day(2026, 11, 2), day(2026, 11, 30))));
        assert_eq!(window(Month::May), Some(Span::new(day(2027, 5, 4), day(2027, 5, 28))));
        assert_eq!(window(Month::August), None);
    }

    #[test]
    fn the_round_under_way_comes_before_the_next() {
        let next = |day| calendar().next_review(day, &MONTHS).unwrap().0;
        assert_eq!(next(day(2026, 10, 6)), Month::October);
        assert_eq!(next(day(2026, 10, 24)), Month::February);
        let changed = calendar().next_review(day(2026, 10, 24), &[Month::March, Month::November]).unwrap().0;
        assert_eq!(changed, Month::November);
    }

    #[test]
    fn after_july_comes_octobers_round_of_the_year_that_follows() {
        let (month, window) = calendar().next_review(day(2027, 8, 1), &MONTHS).unwrap();
        assert_eq!((month, window.first), (Month::October, day(2027, 10, 1)));
        let missing = NoDates { academic_year: SchoolYear(2028) };
        assert_eq!(calendar().next_review(day(2028, 8, 1), &MONTHS), Err(missing));
    }
}
