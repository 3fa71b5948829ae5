//! Counting on and back through days without ever falling off the end of the calendar.

use chrono::{Datelike, TimeDelta, Weekday};
use serde::{Deserialize, Serialize};

use crate::kit::Day;

/// A stretch of days. Both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    pub first: Day,
    pub last: Day,
}

impl Span {
    pub fn new(first: Day, last: Day) -> Self {
        Span { first, last }
    }

    pub fn contains(self, day: Day) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// Every day, from the first to the last.
    pub fn days(self) -> impl DoubleEndedIterator<Item = Day> {
        let length = (self.last - self.first).num_days() + 1;
        (0..length).map(move |n| plus(self.first, n))
    }

    pub(super) fn overlaps(self, other: Span) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// The Monday of each week that has a day of this stretch.
    pub(super) fn mondays(self) -> impl Iterator<Item = Day> {
        let last = self.last;
        let weeks = (last - monday(self.first)).num_days().div_euclid(7) + 1;
        (0..weeks).map(move |week| plus(monday(self.first), week * 7))
    }
}

pub(super) fn plus(day: Day, days: i64) -> Day {
    // Out of range only for a day some 260,000 years away, which no form accepts.
    TimeDelta::try_days(days).and_then(|days| day.checked_add_signed(days)).unwrap_or(Day::MAX)
}

/// The Monday of the week that a day is in.
pub(super) fn monday(day: Day) -> Day {
    plus(day, -days_into_week(day))
}

/// Monday 0 to Sunday 6.
pub(super) fn days_into_week(day: Day) -> i64 {
    i64::from(day.weekday().num_days_from_monday())
}

/// Monday to Friday of the week that a day is in.
pub(super) fn working_week(day: Day) -> Span {
    let monday = monday(day);
    Span::new(monday, plus(monday, 4))
}

pub(super) fn is_weekend(day: Day) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

#[cfg(test)]
pub(super) fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_ymd_opt(year, month, day).unwrap()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_has_both_its_ends() {
        let week = working_week(day(2026, 10, 6));
        assert_eq!(week, Span::new(day(2026, 10, 5), day(2026, 10, 9)));
        assert_eq!(week.days().count(), 5);
        assert!(week.contains(day(2026, 10, 9)) && !week.contains(day(2026, 10, 10)));
    }

    #[test]
    fn a_stretch_from_friday_to_monday_touches_two_weeks() {
        let mondays: Vec<Day> = Span::new(day(2026, 10, 9), day(2026, 10, 12)).mondays().collect();
        assert_eq!(mondays, [day(2026, 10, 5), day(2026, 10, 12)]);
    }
}
