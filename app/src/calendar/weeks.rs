//! “6 weeks”, and school days.
//!
//! The rule: the start and seven days for each week, and seven more for each week crossed that is wholly
//! closed, Monday to Friday; if that day is closed, the next open day. Counted week by week it reads: a wholly
//! closed week does not count, except that the last step may land in one, and then the day school opens again
//! is the day.
//!
//! Two things are settled so that the dates can be trusted. A start at a weekend counts from the Monday, and a
//! start inside a wholly closed week counts from the Monday on which school weeks begin again. Otherwise a
//! concern raised in the holiday would fall due before one raised on the last day of term, and a closure of
//! the week in which a concern was raised could bring its deadline forward. With it, a later start never gives
//! an earlier day, and one more closure never gives an earlier day.

use super::{
    days::{is_weekend, monday, plus, working_week},
    names::SchoolYear,
    school_calendar::{NoDates, SchoolCalendar},
};
use crate::kit::Day;

impl SchoolCalendar {
    pub(super) fn after_school_weeks(&self, start: Day, weeks: u16) -> Result<Day, NoDates> {
        let mut day = self.counted_from(start)?;
        for week in 0..weeks {
            // The week stepped out of has been lived through or, if wholly closed, crossed without counting.
            while week > 0 && self.is_closed_week(day)? {
                day = plus(day, 7);
            }
            day = plus(day, 7);
        }
        self.next_open_day(day)
    }

    pub(super) fn after_school_days(&self, start: Day, days: u16) -> Result<Day, NoDates> {
        let mut day = if days == 0 { self.next_open_day(start)? } else { start };
        for _ in 0..days {
            day = self.next_open_day(plus(day, 1))?;
        }
        Ok(day)
    }

    /// How many school weeks have passed: the most that can be counted from one day without going beyond the
    /// other. It agrees with [`Deadline::SchoolWeeks`](super::Deadline::SchoolWeeks).
    pub fn school_weeks_between(&self, from: Day, to: Day) -> Result<u16, NoDates> {
        for year in SchoolYear::of(from).0..=SchoolYear::of(to).0 {
            self.year(SchoolYear(year))?;
        }
        // Every year up to `to` is known, so a missing one means that the next week ends after it.
        let mut weeks = 0;
        while self.after_school_weeks(from, weeks + 1).is_ok_and(|day| day <= to) {
            weeks += 1;
        }
        Ok(weeks)
    }

    fn counted_from(&self, start: Day) -> Result<Day, NoDates> {
        let mut day = if is_weekend(start) { plus(monday(start), 7) } else { start };
        while self.is_closed_week(day)? {
            day = plus(monday(day), 7);
        }
        Ok(day)
    }

    /// No day of the week, Monday to Friday, is a school day. One open day settles it, even in the week of
    /// 1 September when the year before is not known.
    fn is_closed_week(&self, day: Day) -> Result<bool, NoDates> {
        let mut closed = Ok(true);
        for open in working_week(day).days().map(|day| self.is_open(day)) {
            match open {
                Ok(true) => return Ok(false),
                Ok(false) => {}
                Err(missing) => closed = Err(missing),
            }
        }
        closed
    }
}

#[cfg(test)]
mod tests {
    use super::{super::days::day, super::*, *};

    fn weeks(start: Day, weeks: u16) -> Day {
        SchoolCalendar::new(typical_years()).after_school_weeks(start, weeks).unwrap()
    }

    #[test]
    fn six_weeks_from_6_october_2026_skips_half_term() {
        assert_eq!(weeks(day(2026, 10, 6), 6), day(2026, 11, 24));
    }

    #[test]
    fn a_week_crossed_because_of_another_counts_too() {
        // Half term makes it 1 January instead of 25 December, and so the two weeks of Christmas are crossed.
        assert_eq!(weeks(day(2026, 10, 16), 10), day(2027, 1, 15));
        assert_eq!(weeks(day(2026, 11, 16), 6), day(2027, 1, 11));
    }

    #[test]
    fn six_weeks_that_end_in_the_holiday_end_when_school_opens_again() {
        assert_eq!(weeks(day(2026, 9, 15), 6), day(2026, 11, 2));
    }

    #[test]
    fn six_weeks_that_end_on_a_closed_day_end_on_the_next_open_day() {
        // Monday 3 May 2027 is a bank holiday.
        assert_eq!(weeks(day(2027, 3, 8), 6), day(2027, 5, 4));
    }

    #[test]
    fn a_start_in_the_holiday_counts_from_the_monday_after_it() {
        assert_eq!(weeks(day(2026, 10, 28), 6), weeks(day(2026, 11, 2), 6));
        assert_eq!(weeks(day(2026, 10, 3), 6), weeks(day(2026, 10, 5), 6));
        assert!(weeks(day(2026, 10, 28), 6) > weeks(day(2026, 10, 23), 6));
    }

    #[test]
    fn six_weeks_in_june_need_next_years_dates() {
        let calendar = SchoolCalendar::new([typical_2026_27()]);
        let missing = NoDates { academic_year: SchoolYear(2027) };
        assert_eq!(calendar.after_school_weeks(day(2027, 6, 22), 6), Err(missing));
        assert_eq!(calendar.after_school_weeks(day(2027, 6, 8), 6), Ok(day(2027, 7, 20)));
    }

    #[test]
    fn the_first_week_of_september_does_not_need_the_year_before() {
        // Monday 31 August 2026 is in 2025/26.
        let calendar = SchoolCalendar::new([typical_2026_27()]);
        assert_eq!(calendar.after_school_weeks(day(2026, 9, 1), 6), Ok(day(2026, 10, 13)));
    }

    #[test]
    fn fifteen_school_days_are_counted_after_the_day_of_the_request() {
        let calendar = SchoolCalendar::new(typical_years());
        assert_eq!(calendar.after_school_days(day(2026, 10, 6), 15), Ok(day(2026, 11, 3)));
        assert_eq!(calendar.after_school_days(day(2026, 10, 31), 1), Ok(day(2026, 11, 2)));
    }

    #[test]
    fn weeks_passed_agree_with_weeks_to_come() {
        let calendar = SchoolCalendar::new(typical_years());
        assert_eq!(calendar.school_weeks_between(day(2026, 10, 6), day(2026, 11, 23)), Ok(5));
        assert_eq!(calendar.school_weeks_between(day(2026, 10, 6), day(2026, 11, 24)), Ok(6));
        assert_eq!(calendar.school_weeks_between(day(2026, 11, 24), day(2026, 10, 6)), Ok(0));
    }
}
