//! That somebody is away, as the staff list says it: until when, and whom to ask instead. Why is nobody's to read.

use crate::kit::{Day, long_date};

/// “Away until Friday 4 December 2026; Mr Jo Marsh stands in”, and who carries the SENCo's duties where somebody was named
/// for that. Of an absence that is under way or to come.
pub fn away_words(
    from: Day,
    until: Option<Day>,
    stand_in: &str,
    carrier: Option<&str>,
    today: Day,
) -> String {
    let when = match until {
        Some(until) if until == from && from == today => "today".to_owned(),
        Some(until) if until == from => format!("on {}", long_date(from)),
        Some(until) if from <= today => format!("until {}", long_date(until)),
        Some(until) => format!("from {} to {}", long_date(from), long_date(until)),
        None if from <= today => format!("since {}, until further notice", long_date(from)),
        None => format!("from {} on, until further notice", long_date(from)),
    };
    let passed_on = carrier.map(|carrier| format!("; {carrier} carries the SENCo’s duties"));
    format!("Away {when}; {stand_in} stands in{}", passed_on.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn words(from: &str, until: &str) -> String {
        away_words(day(from), until.parse().ok(), "Mr Marsh", None, day("2026-11-24"))
    }

    #[test]
    fn an_absence_says_until_when_and_whom_to_ask_instead() {
        assert_eq!(words("2026-11-24", "2026-11-24"), "Away today; Mr Marsh stands in");
        assert_eq!(
            words("2026-11-20", "2026-12-04"),
            "Away until Friday 4 December 2026; Mr Marsh stands in"
        );
        let to_come = "Away from Tuesday 1 December 2026 to Friday 4 December 2026; Mr Marsh stands in";
        assert_eq!(words("2026-12-01", "2026-12-04"), to_come);
        assert_eq!(words("2026-12-01", "2026-12-01"), "Away on Tuesday 1 December 2026; Mr Marsh stands in");
    }

    #[test]
    fn an_absence_without_an_end_says_since_when() {
        let since = "Away since Monday 23 November 2026, until further notice; Mr Marsh stands in";
        assert_eq!(words("2026-11-23", ""), since);
        assert!(words("2026-12-01", "").starts_with("Away from Tuesday 1 December 2026 on, until"));
    }

    #[test]
    fn the_absence_of_the_senco_says_who_carries_her_duties() {
        let today = day("2026-11-24");
        let words = away_words(today, Some(today), "Ms Supply", Some("Mr Marsh"), today);
        assert_eq!(words, "Away today; Ms Supply stands in; Mr Marsh carries the SENCo’s duties");
    }
}
