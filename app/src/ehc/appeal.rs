//! The last day on which parents may appeal.

use chrono::{Datelike, Months, Weekday};

use crate::calendar::{SchoolYear, bank_holidays};
use crate::kit::Day;

/// Two months from the decision letter or one month from the mediation certificate, whichever is later. A last day
/// that is no working day moves to the next one: out of August to September, out of 25 December to 1 January to
/// January (Tribunal Procedure (First-tier Tribunal) (Health, Education and Social Care Chamber) Rules 2008, rules 12
/// and 20).
pub(super) fn last_day_to_appeal(decided_on: Day, certificate: Option<Day>) -> Day {
    let from_decision = months_after(decided_on, 2);
    let last = certificate.map_or(from_decision, |day| months_after(day, 1).max(from_decision));
    last.iter_days().find(|day| is_working_day(*day)).unwrap_or(last)
}

pub(super) fn months_after(day: Day, months: u32) -> Day {
    // Out of range only for a day that no form accepts.
    day.checked_add_months(Months::new(months)).unwrap_or(Day::MAX)
}

fn is_working_day(day: Day) -> bool {
    let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let not_counted = matches!((day.month(), day.day()), (8, _) | (12, 25..) | (1, 1));
    let holiday = || bank_holidays(SchoolYear::of(day)).iter().any(|holiday| holiday.span.contains(day));
    !weekend && !not_counted && !holiday()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn two_months_from_the_letter() {
        assert_eq!(last_day_to_appeal(day(2027, 7, 13), None), day(2027, 9, 13));
        // The month is shorter: its last day.
        assert_eq!(last_day_to_appeal(day(2027, 12, 30), None), day(2028, 2, 29));
    }

    #[test]
    fn a_certificate_counts_if_its_month_ends_later() {
        assert_eq!(last_day_to_appeal(day(2027, 7, 13), Some(day(2027, 9, 1))), day(2027, 10, 1));
        assert_eq!(last_day_to_appeal(day(2027, 7, 13), Some(day(2027, 7, 20))), day(2027, 9, 13));
    }

    #[test]
    fn a_day_in_august_moves_to_the_first_working_day_of_september() {
        // 1 September 2027 is a Wednesday; in 2029 it is a Saturday.
        assert_eq!(last_day_to_appeal(day(2027, 6, 1), None), day(2027, 9, 1));
        assert_eq!(last_day_to_appeal(day(2027, 6, 30), None), day(2027, 9, 1));
        assert_eq!(last_day_to_appeal(day(2029, 6, 15), None), day(2029, 9, 3));
        // The last day before August and the first after it are not touched.
        assert_eq!(last_day_to_appeal(day(2027, 5, 28), None), day(2027, 7, 28));
        assert_eq!(last_day_to_appeal(day(2027, 7, 1), None), day(2027, 9, 1));
    }

    #[test]
    fn a_day_at_christmas_moves_to_the_next_working_day_of_january() {
        // 1 January 2027 is a Friday.
        assert_eq!(last_day_to_appeal(day(2026, 10, 28), None), day(2027, 1, 4));
        // 1 January 2028 is a Saturday, so Monday 3 January is a bank holiday.
        assert_eq!(last_day_to_appeal(day(2027, 10, 25), None), day(2028, 1, 4));
        assert_eq!(last_day_to_appeal(day(2027, 11, 1), None), day(2028, 1, 4));
        // IPSEA's own example: decided on 1 October, certificate of 29 November.
        assert_eq!(last_day_to_appeal(day(2026, 10, 1), Some(day(2026, 11, 29))), day(2027, 1, 4));
        assert_eq!(last_day_to_appeal(day(2026, 10, 24), None), day(2026, 12, 24));
    }

    #[test]
    fn a_weekend_or_a_bank_holiday_moves_to_the_next_working_day() {
        assert_eq!(last_day_to_appeal(day(2026, 10, 12), None), day(2026, 12, 14));
        // Good Friday 2027 is 26 March, Easter Monday the 29th.
        assert_eq!(last_day_to_appeal(day(2027, 1, 26), None), day(2027, 3, 30));
    }
}
