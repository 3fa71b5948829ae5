//! The bank holidays of England. Source: Banking and Financial Dealings Act 1971, schedule 1, and the yearly
//! proclamation for New Year's Day, the early May holiday and days in lieu. One-off holidays, for a coronation
//! say, are entered by the school.

use chrono::{Datelike, Weekday};

use super::{
    closure::{Closure, ClosureKind},
    days::{Span, is_weekend, monday, plus},
    names::SchoolYear,
};
use crate::kit::Day;

/// The eight bank holidays of a school year, in order.
pub fn bank_holidays(year: SchoolYear) -> Vec<Closure> {
    let next = year.next().0;
    let christmas = Day::from_ymd_opt(year.0, 12, 25).map(christmas_and_boxing_day);
    let new_year = Day::from_ymd_opt(next, 1, 1).map(next_weekday);
    let easter = easter_sunday(next);
    let days = [
        ("Christmas Day", christmas.map(|(christmas, _)| christmas)),
        ("Boxing Day", christmas.map(|(_, boxing)| boxing)),
        ("New Year’s Day", new_year),
        ("Good Friday", easter.map(|easter| plus(easter, -2))),
        ("Easter Monday", easter.map(|easter| plus(easter, 1))),
        ("Early May bank holiday", Day::from_ymd_opt(next, 5, 7).map(monday)),
        ("Spring bank holiday", Day::from_ymd_opt(next, 5, 31).map(monday)),
        ("Summer bank holiday", Day::from_ymd_opt(next, 8, 31).map(monday)),
    ];
    let mut holidays: Vec<Closure> = days
        .into_iter()
        .filter_map(|(name, day)| {
            Some(Closure {
                kind: ClosureKind::BankHoliday,
                span: Span::new(day?, day?),
                name: name.to_owned(),
            })
        })
        .collect();
    holidays.sort_by_key(|holiday| holiday.span);
    holidays
}

/// At a weekend, the next weekdays are taken in lieu. When Christmas Day is a Sunday, Boxing Day keeps its
/// Monday and Christmas Day's day in lieu is the Tuesday.
fn christmas_and_boxing_day(christmas: Day) -> (Day, Day) {
    match christmas.weekday() {
        Weekday::Fri => (christmas, plus(christmas, 3)),
        Weekday::Sat => (plus(christmas, 2), plus(christmas, 3)),
        Weekday::Sun => (plus(christmas, 2), plus(christmas, 1)),
        _ => (christmas, plus(christmas, 1)),
    }
}

fn next_weekday(day: Day) -> Day {
    if is_weekend(day) { plus(monday(day), 7) } else { day }
}

/// Western Easter. Source: the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).
fn easter_sunday(year: i32) -> Option<Day> {
    let golden = year.rem_euclid(19);
    let (century, of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let moon_shift = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - moon_shift + 15).rem_euclid(30);
    let to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4).rem_euclid(7);
    let late_moon = (golden + 11 * epact + 22 * to_sunday) / 451;
    let count = epact + to_sunday - 7 * late_moon + 114;
    Day::from_ymd_opt(year, u32::try_from(count / 31).ok()?, u32::try_from(count % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::{super::days::day, *};

    fn days(year: i32) -> Vec<Day> {
        bank_holidays(SchoolYear(year)).iter().map(|holiday| holiday.span.first).collect()
    }

    #[test]
    fn easter_falls_where_the_church_keeps_it() {
        for easter in [
            day(2000, 4, 23),
            day(2008, 3, 23),
            day(2011, 4, 24),
            day(2024, 3, 31),
            day(2025, 4, 20),
            day(2026, 4, 5),
            day(2027, 3, 28),
            day(2028, 4, 16),
            day(2029, 4, 1),
            day(2038, 4, 25),
        ] {
            assert_eq!(easter_sunday(easter.year()), Some(easter));
        }
    }

    #[test]
    fn the_bank_holidays_of_2026_27_and_2027_28_are_the_published_ones() {
        assert_eq!(
            days(2026),
            [
                day(2026, 12, 25),
                day(2026, 12, 28),
                day(2027, 1, 1),
                day(2027, 3, 26),
                day(2027, 3, 29),
                day(2027, 5, 3),
                day(2027, 5, 31),
                day(2027, 8, 30),
            ]
        );
        assert_eq!(
            days(2027),
            [
                day(2027, 12, 27),
                day(2027, 12, 28),
                day(2028, 1, 3),
                day(2028, 4, 14),
                day(2028, 4, 17),
                day(2028, 5, 1),
                day(2028, 5, 29),
                day(2028, 8, 28),
            ]
        );
    }

    #[test]
    fn a_sunday_christmas_gives_the_monday_and_the_tuesday() {
        assert_eq!(days(2022)[..3], [day(2022, 12, 26), day(2022, 12, 27), day(2023, 1, 2)]);
    }

    #[test]
    fn bank_holidays_are_eight_different_weekdays_of_their_year() {
        for year in 2000..2100 {
            let days = days(year);
            assert_eq!(days.len(), 8);
            assert!(days.windows(2).all(|pair| pair[0] < pair[1]), "{year}");
            assert!(days.iter().all(|day| !is_weekend(*day) && SchoolYear::of(*day) == SchoolYear(year)));
        }
    }
}
