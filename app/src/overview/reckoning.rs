//! How the day of a duty was reached, in words that can be followed on a wall calendar.

use crate::calendar::{HalfTerm, NoDates, SchoolCalendar, Term};
use crate::kit::{Day, counted};

/// How a day counted in school weeks was reached: “Opened 6 October, plus 6 weeks, plus 1 week for half term”.
/// None where these pieces do not lead to the day, as with a start in the holidays: a sum that is wrong is worse
/// than none.
pub fn reckoning(began: &str, from: Day, weeks: u8, by: Day, calendar: &SchoolCalendar) -> Option<String> {
    let mut away: Vec<(&str, u32)> = Vec::new();
    let (mut weeks_counted, mut day) = (0, from);
    // Week by week: one that is wholly closed is crossed without counting, unless the last step lands in it.
    while weeks_counted < weeks {
        if weeks_counted > 0
            && let Some(why) = closed_week(calendar, day).ok()?
        {
            match away.last_mut() {
                Some((last, times)) if *last == why => *times += 1,
                _ => away.push((why, 1)),
            }
        } else {
            weeks_counted += 1;
        }
        day = day.checked_add_days(chrono::Days::new(7))?;
    }
    let on = if day == by {
        ""
    } else if calendar.next_open_day(day) == Ok(by) {
        ", then on to the next school day"
    } else {
        return None;
    };
    let pattern =
        if from.format("%Y").to_string() == by.format("%Y").to_string() { "%-d %B" } else { "%-d %B %Y" };
    let mut pieces = vec![format!("{began} {}", from.format(pattern)), counted(weeks, "week", "weeks")];
    for (why, times) in away {
        pieces.push(format!("{} for {why}", counted(times, "week", "weeks")));
    }
    Some(pieces.join(", plus ") + on)
}

/// Why a week has no school day, Monday to Friday. None where it has one.
fn closed_week(calendar: &SchoolCalendar, day: Day) -> Result<Option<&'static str>, NoDates> {
    for day in day.week(chrono::Weekday::Mon).first_day().iter_days().take(5) {
        if calendar.is_open(day)? {
            return Ok(None);
        }
    }
    let before = calendar.half_term(calendar.previous_open_day(day)?)?;
    let after = calendar.half_term(calendar.next_open_day(day)?)?;
    Ok(Some(match (before, after.map(HalfTerm::term)) {
        _ if before == after => "days closed",
        (Some(before), Some(term)) if before.term() == term => "half term",
        (_, Some(Term::Spring)) => "the Christmas holiday",
        (_, Some(Term::Summer)) => "the Easter holiday",
        (_, Some(Term::Autumn) | None) => "the summer holiday",
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Closure, ClosureKind, Deadline, Span, typical_years};

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::from_ymd_opt(year, month, day).expect("a real day")
    }

    fn reckoned(from: Day, weeks: u8) -> Option<String> {
        let calendar = SchoolCalendar::new(typical_years());
        let due = calendar.due(from, Deadline::SchoolWeeks(weeks)).expect("dates");
        reckoning("Opened", from, weeks, due.by, &calendar)
    }

    #[test]
    fn six_weeks_from_6_october_2026_are_reckoned_with_half_term() {
        let words = "Opened 6 October, plus 6 weeks, plus 1 week for half term";
        assert_eq!(reckoned(day(2026, 10, 6), 6).as_deref(), Some(words));
    }

    #[test]
    fn weeks_over_christmas_say_both_years_and_both_weeks() {
        let words = "Opened 24 November 2026, plus 6 weeks, plus 2 weeks for the Christmas holiday";
        assert_eq!(reckoned(day(2026, 11, 24), 6).as_deref(), Some(words));
    }

    #[test]
    fn weeks_that_end_in_a_holiday_go_on_to_the_next_school_day() {
        let words = "Opened 15 September, plus 6 weeks, then on to the next school day";
        assert_eq!(reckoned(day(2026, 9, 15), 6).as_deref(), Some(words));
    }

    #[test]
    fn a_start_in_the_holidays_is_not_reckoned_because_the_pieces_do_not_lead_to_the_day() {
        assert_eq!(reckoned(day(2026, 10, 28), 6), None);
        assert_eq!(reckoned(day(2027, 7, 28), 6), None);
    }

    #[test]
    fn a_week_lost_to_snow_is_not_called_a_holiday() {
        let span = Span::new(day(2026, 11, 9), day(2026, 11, 13));
        let snow = Closure { kind: ClosureKind::Emergency, span, name: "Snow".to_owned() };
        let years = typical_years().into_iter().map(|year| year.closing(snow.clone()).unwrap_or(year));
        let calendar = SchoolCalendar::new(years);
        let from = day(2026, 10, 6);
        let due = calendar.due(from, Deadline::SchoolWeeks(6)).expect("dates");
        let words = "Opened 6 October, plus 6 weeks, plus 1 week for half term, plus 1 week for days closed";
        assert_eq!(reckoning("Opened", from, 6, due.by, &calendar).as_deref(), Some(words));
    }
}
