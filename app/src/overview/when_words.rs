//! When something is due, as short as a list needs it: the day for the margin, and how near it is for the chip beside it.

use chrono::Datelike;

use crate::kit::{Day, counted};

/// “Fri 27 Nov” of the school year that goes on, “Fri 8 Oct 2027” of another; “No date” where none is known.
pub fn day_words(by: Option<Day>, today: Day) -> String {
    let Some(by) = by else { return "No date".to_owned() };
    let year = if school_year(by) == school_year(today) { String::new() } else { format!(" {}", by.year()) };
    format!("{} {} {}{year}", by.format("%a"), by.day(), by.format("%b"))
}

/// “6 days late”, “Today”, “Tomorrow”, “In 3 days”, “In 5 weeks”. None for what is so far off that its day says more, and
/// where no day is known or it passed without being late: that takes a sentence.
pub fn nearness(by: Option<Day>, today: Day, late: bool) -> Option<String> {
    match ((by? - today).num_days(), late) {
        (past, true) => Some(counted(past.unsigned_abs(), "day late", "days late")),
        (0, _) => Some("Today".to_owned()),
        (1, _) => Some("Tomorrow".to_owned()),
        (days @ 2..14, _) => Some(format!("In {days} days")),
        (days @ 14..84, _) => Some(format!("In {} weeks", days / 7)),
        _ => None,
    }
}

/// Whether a day has come without what was due by it being late, or no day is known: the sentence about it is shown.
pub fn wants_a_sentence(by: Option<Day>, today: Day, late: bool) -> bool {
    !late && by.is_none_or(|by| by < today)
}

/// The year in which the school year of a day began: a school thinks from September to August.
fn school_year(day: Day) -> i32 {
    if day.month() >= 9 { day.year() } else { day.year() - 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<Day> {
        text.parse().ok()
    }

    fn today() -> Day {
        Day::from_ymd_opt(2026, 11, 24).expect("a day")
    }

    #[test]
    fn a_day_says_its_weekday_and_its_year_only_where_that_is_another_school_year() {
        assert_eq!(day_words(day("2026-11-27"), today()), "Fri 27 Nov");
        assert_eq!(day_words(day("2027-07-21"), today()), "Wed 21 Jul");
        assert_eq!(day_words(day("2027-10-08"), today()), "Fri 8 Oct 2027");
        assert_eq!(day_words(day("2026-07-21"), today()), "Tue 21 Jul 2026");
        assert_eq!(day_words(None, today()), "No date");
    }

    #[test]
    fn what_is_near_is_counted_in_days_then_weeks_and_what_is_far_not_at_all() {
        let words = |text| nearness(day(text), today(), false);
        assert_eq!(words("2026-11-24").as_deref(), Some("Today"));
        assert_eq!(words("2026-11-25").as_deref(), Some("Tomorrow"));
        assert_eq!(words("2026-11-27").as_deref(), Some("In 3 days"));
        assert_eq!(words("2026-12-08").as_deref(), Some("In 2 weeks"));
        assert_eq!(words("2027-02-15").as_deref(), Some("In 11 weeks"));
        assert_eq!(words("2027-02-16"), None);
    }

    #[test]
    fn what_is_late_says_by_how_many_days() {
        assert_eq!(nearness(day("2026-11-23"), today(), true).as_deref(), Some("1 day late"));
        assert_eq!(nearness(day("2026-11-18"), today(), true).as_deref(), Some("6 days late"));
    }

    #[test]
    fn what_passed_without_being_late_and_what_has_no_day_take_a_sentence() {
        assert!(wants_a_sentence(day("2026-10-22"), today(), false));
        assert!(wants_a_sentence(None, today(), false));
        assert!(!wants_a_sentence(day("2026-10-22"), today(), true));
        assert!(!wants_a_sentence(day("2026-11-24"), today(), false));
        assert_eq!(nearness(day("2026-10-22"), today(), false), None);
    }
}
