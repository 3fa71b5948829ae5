//! How the day of a duty was reached, in words that can be followed on a wall calendar.

use crate::calendar::{HalfTerm, NoDates, SchoolCalendar, Term};
use crate::kit::{Day, counted, long_date};
use crate::pathway::Timeframe;

/// How the end of a stage's time was reached, from the first of these starts that leads to it: the stage began, or the
/// child was placed here. None where none does.
pub fn reckoned(
    starts: &[(&str, Day)],
    timeframe: Timeframe,
    by: Day,
    calendar: &SchoolCalendar,
) -> Option<String> {
    starts.iter().find_map(|(began, from)| match timeframe {
        Timeframe::SchoolWeeks(weeks) => reckoning(began, *from, weeks, by, calendar),
        Timeframe::Terms(_) => {
            let reached = calendar.due(*from, timeframe.deadline()?).is_ok_and(|due| due.by == by);
            let plus = format!("{began} {}, plus {}", long_date(*from), timeframe.words());
            reached.then(|| format!("{plus}: the same week of that term, or its end if that comes first"))
        }
        Timeframe::CalendarWeeks(_) | Timeframe::Ongoing => None,
    })
}

/// How a day counted in school weeks was reached: “Opened 6 October, plus 6 weeks, plus 1 week for half term”.
/// None where these pieces do not lead to the day, as with a start in the holidays: a sum that is wrong is worse
/// than none.
fn reckoning(began: &str, from: Day, weeks: u8, by: Day, calendar: &SchoolCalendar) -> Option<String> {
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

    fn weeks_from(from: Day, weeks: u8) -> Option<String> {
        let calendar = SchoolCalendar::new(typical_years());
        let due = calendar.due(from, Deadline::SchoolWeeks(weeks)).expect("dates");
        reckoning("Opened", from, weeks, due.by, &calendar)
    }

    #[test]
    fn the_time_of_a_placed_child_is_told_from_the_placing_where_it_was_counted_from_there() {
        let calendar = SchoolCalendar::new(typical_years());
        let placed = ("Placed here on", day(2026, 11, 24));
        // The dates of 2023/24 are not in, so that two terms are counted from the placing.
        let starts = [("Opened", day(2024, 2, 29)), placed];
        let told = |starts: &[_], timeframe, by| reckoned(starts, timeframe, by, &calendar);
        let words = "Placed here on Tuesday 24 November 2026, plus 2 terms: the same week of that term, or its end if that comes first";
        assert_eq!(told(&starts, Timeframe::Terms(2), day(2027, 7, 6)).as_deref(), Some(words));
        // Six weeks from 8 September were over by then.
        let starts = [("Opened", day(2026, 9, 8)), placed];
        let words = "Placed here on 24 November 2026, plus 6 weeks, plus 2 weeks for the Christmas holiday";
        assert_eq!(told(&starts, Timeframe::SchoolWeeks(6), day(2027, 1, 19)).as_deref(), Some(words));
        // From 9 November they were not, and 5 January is the first school day after the fourth.
        let starts = [("Opened", day(2026, 11, 10)), placed];
        let told = told(&starts, Timeframe::SchoolWeeks(6), day(2027, 1, 5));
        assert!(told.is_some_and(|words| words.starts_with("Opened 10 November 2026")));
        assert_eq!(reckoned(&[placed], Timeframe::Terms(2), day(2027, 7, 7), &calendar), None);
    }

    #[test]
    fn six_weeks_from_6_october_2026_are_reckoned_with_half_term() {
        let words = "Opened 6 October, plus 6 weeks, plus 1 week for half term";
        assert_eq!(weeks_from(day(2026, 10, 6), 6).as_deref(), Some(words));
    }

    #[test]
    fn weeks_over_christmas_say_both_years_and_both_weeks() {
        let words = "Opened 24 November 2026, plus 6 weeks, plus 2 weeks for the Christmas holiday";
        assert_eq!(weeks_from(day(2026, 11, 24), 6).as_deref(), Some(words));
    }

    #[test]
    fn weeks_that_end_in_a_holiday_go_on_to_the_next_school_day() {
        let words = "Opened 15 September, plus 6 weeks, then on to the next school day";
        assert_eq!(weeks_from(day(2026, 9, 15), 6).as_deref(), Some(words));
    }

    #[test]
    fn a_start_in_the_holidays_is_not_reckoned_because_the_pieces_do_not_lead_to_the_day() {
        assert_eq!(weeks_from(day(2026, 10, 28), 6), None);
        assert_eq!(weeks_from(day(2027, 7, 28), 6), None);
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
