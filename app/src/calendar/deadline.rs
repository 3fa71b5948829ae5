//! What a timeframe means. School phrases follow the school calendar; the law's follow the wall calendar.

use chrono::Months;
use serde::{Deserialize, Serialize};

use super::{
    days::plus,
    school_calendar::{NoDates, SchoolCalendar},
};
use crate::kit::Day;

/// A timeframe, as the school's process or the law words it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deadline {
    /// “6 weeks” in the school's process, row 1: weeks of school, holidays left out.
    SchoolWeeks(u8),
    /// “1 term”, “2 terms”: school process, rows 2 and 3.
    Terms(u8),
    /// Fifteen for a parent's request for the education record (Pupil Information Regulations 2005, reg. 5).
    SchoolDays(u16),
    /// The law's limits in days: holidays never pause them (SEND Regulations 2014).
    CalendarDays(u16),
    /// The law's limits in weeks, and the school's own “26 weeks”: week n ends n times seven days later.
    CalendarWeeks(u16),
    /// One for a subject access request (UK GDPR, article 12), two for an appeal: the same day of the month,
    /// or its last day.
    CalendarMonths(u8),
}

/// When something must be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Due {
    /// The last day allowed.
    pub by: Day,
    /// The day to work to: the last school day on or before it. The same day for the school's own phrases.
    pub working: Day,
}

impl Deadline {
    /// The day that the law gives, which needs no school calendar. None for the school's own phrases.
    pub fn legal_day(self, start: Day) -> Option<Day> {
        match self {
            Deadline::CalendarDays(days) => Some(plus(start, i64::from(days))),
            Deadline::CalendarWeeks(weeks) => Some(plus(start, i64::from(weeks) * 7)),
            Deadline::CalendarMonths(months) => start.checked_add_months(Months::new(u32::from(months))),
            Deadline::SchoolWeeks(_) | Deadline::Terms(_) | Deadline::SchoolDays(_) => None,
        }
    }
}

impl SchoolCalendar {
    /// When something that starts on a day falls due. A year that would be needed and is not there is an
    /// error, never a guess; the legal day alone can still be had from [`Deadline::legal_day`].
    pub fn due(&self, start: Day, deadline: Deadline) -> Result<Due, NoDates> {
        let by = match deadline {
            Deadline::SchoolWeeks(weeks) => self.after_school_weeks(start, u16::from(weeks))?,
            Deadline::Terms(terms) => self.after_terms(start, terms)?,
            Deadline::SchoolDays(days) => self.after_school_days(start, days)?,
            Deadline::CalendarDays(_) | Deadline::CalendarWeeks(_) | Deadline::CalendarMonths(_) => {
                let by = deadline.legal_day(start).unwrap_or(Day::MAX);
                return Ok(Due { by, working: self.working_day(start, by)? });
            }
        };
        Ok(Due { by, working: by })
    }

    /// The last school day from the start to the legal day. Where the holiday covers both, the legal day
    /// itself: nobody is late before they were asked, and the law does not wait for September.
    fn working_day(&self, start: Day, by: Day) -> Result<Day, NoDates> {
        let mut day = by;
        while day >= start {
            if self.is_open(day)? {
                return Ok(day);
            }
            day = plus(day, -1);
        }
        Ok(by)
    }
}

#[cfg(test)]
mod tests {
    use super::{super::days::day, super::*, *};

    fn due(start: Day, deadline: Deadline) -> Due {
        SchoolCalendar::new(typical_years()).due(start, deadline).unwrap()
    }

    #[test]
    fn a_schools_phrase_has_one_day() {
        let by = day(2026, 11, 24);
        assert_eq!(due(day(2026, 10, 6), Deadline::SchoolWeeks(6)), Due { by, working: by });
    }

    #[test]
    fn a_request_of_1_june_2027_is_decided_by_13_july_and_advice_is_in_by_24_august() {
        let decided = due(day(2027, 6, 1), Deadline::CalendarWeeks(6));
        assert_eq!(decided, Due { by: day(2027, 7, 13), working: day(2027, 7, 13) });
        let advice = due(decided.by, Deadline::CalendarDays(42));
        assert_eq!(advice, Due { by: day(2027, 8, 24), working: day(2027, 7, 21) });
    }

    #[test]
    fn twenty_six_weeks_run_on_through_the_holidays() {
        let by = day(2027, 4, 6);
        // In the Easter holiday.
        assert_eq!(due(day(2026, 10, 6), Deadline::CalendarWeeks(26)), Due { by, working: day(2027, 3, 25) });
    }

    #[test]
    fn a_month_ends_with_the_month() {
        assert_eq!(due(day(2027, 1, 31), Deadline::CalendarMonths(1)).by, day(2027, 2, 28));
        assert_eq!(due(day(2026, 10, 6), Deadline::CalendarMonths(1)).by, day(2026, 11, 6));
    }

    #[test]
    fn a_limit_that_starts_and_ends_in_the_holiday_is_worked_to_on_its_own_day() {
        let by = day(2027, 8, 13);
        assert_eq!(due(day(2027, 7, 29), Deadline::CalendarDays(15)), Due { by, working: by });
    }

    #[test]
    fn a_legal_day_is_known_even_where_the_year_is_not() {
        let calendar = SchoolCalendar::new([typical_2026_27()]);
        let twenty_weeks = Deadline::CalendarWeeks(20);
        let missing = NoDates { academic_year: SchoolYear(2027) };
        assert_eq!(calendar.due(day(2027, 6, 1), twenty_weeks), Err(missing));
        assert_eq!(twenty_weeks.legal_day(day(2027, 6, 1)), Some(day(2027, 10, 19)));
        assert_eq!(Deadline::SchoolWeeks(6).legal_day(day(2027, 6, 1)), None);
    }
}
