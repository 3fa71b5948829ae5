//! Days that cannot be right, whatever happened on them: one rule for placing a child and for what is put on record.

use crate::kit::Day;

/// Nobody has been at a primary school for longer, nursery included.
const MOST_YEARS: u32 = 9;

/// Why something about a child cannot have happened on a day so long ago, as a sentence without its stop.
pub fn too_long_ago(day: Day, today: Day) -> Option<String> {
    let oldest = today.checked_sub_months(chrono::Months::new(12 * MOST_YEARS)).unwrap_or(Day::MIN);
    (day < oldest).then(|| format!("This is more than {MOST_YEARS} years ago. Check the year"))
}

/// Why something about a child cannot have happened on a day before the birthday, as a sentence without its stop.
pub fn before_birth(day: Day, born_on: Day) -> Option<String> {
    (day < born_on).then(|| "This is before the child was born. Check the year".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn nine_years_ago_is_not_too_long_ago_and_a_day_more_is() {
        let today = day("2026-11-24");
        assert_eq!(too_long_ago(day("2017-11-24"), today), None);
        let words = "This is more than 9 years ago. Check the year";
        assert_eq!(too_long_ago(day("2017-11-23"), today).as_deref(), Some(words));
        assert_eq!(too_long_ago(day("1901-01-01"), today).as_deref(), Some(words));
    }

    #[test]
    fn nothing_happens_before_the_birthday() {
        assert_eq!(before_birth(day("2019-05-03"), day("2019-05-03")), None);
        assert!(before_birth(day("2019-05-02"), day("2019-05-03")).is_some());
    }
}
