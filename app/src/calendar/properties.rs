//! What must hold for every year that a school could enter and every day that it could lose.

use proptest::prelude::*;

use super::{
    any::{any_calendar, any_closures, any_year, closing, first_day, legal_phrase, school_phrase},
    days::{is_weekend, plus, working_week},
    *,
};
use crate::kit::Day;

/// A day that needs a year still to come lies beyond every known one.
fn day_or_never(day: Result<Day, NoDates>) -> Day {
    day.unwrap_or(Day::MAX)
}

/// A day from which counting may begin without the year before the calendar: its first week may need that.
fn start_in(calendar: &SchoolCalendar, days: i64) -> Day {
    plus(first_day(calendar), days + 6)
}

fn due_or_never(calendar: &SchoolCalendar, start: Day, deadline: Deadline) -> Day {
    day_or_never(calendar.due(start, deadline).map(|due| due.by))
}

/// The rule as the school reads it, word for word: the start, seven days a week, seven more for each wholly
/// closed week crossed, until no more are crossed; then the next open day.
fn word_for_word(calendar: &SchoolCalendar, start: Day, weeks: i64) -> Result<Day, NoDates> {
    let mut crossed = 0;
    loop {
        let day = plus(start, 7 * (weeks + crossed));
        let mut found = 0;
        for monday in Span::new(plus(start, 1), plus(day, -1)).mondays() {
            let week = working_week(monday);
            let mut closed_and_crossed = week.first > start && week.last < day;
            for day in week.days() {
                closed_and_crossed = closed_and_crossed && !calendar.is_open(day)?;
            }
            found += i64::from(closed_and_crossed);
        }
        if found == crossed {
            return calendar.next_open_day(day);
        }
        crossed = found;
    }
}

const MONTHS: [chrono::Month; 3] = [chrono::Month::October, chrono::Month::February, chrono::Month::July];

proptest! {
    // A case that fails becomes a named test, not a file of seeds.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_school_phrase_never_falls_on_a_closed_day(
        calendar in any_calendar(), lost in any_closures(), days in 0..1095_i64, phrase in school_phrase(),
    ) {
        let calendar = closing(&calendar, &lost);
        let start = start_in(&calendar, days);
        if let Ok(due) = calendar.due(start, phrase) {
            prop_assert_eq!(calendar.is_open(due.by), Ok(true));
            prop_assert_eq!(due.by, due.working);
            prop_assert!(due.by >= start);
        }
        if let Ok(review) = calendar.six_weekly_review(start) {
            prop_assert_eq!(calendar.is_open(review), Ok(true));
            prop_assert!(review > start);
        }
    }

    #[test]
    fn more_closures_never_bring_school_weeks_or_school_days_forward(
        calendar in any_calendar(), lost in any_closures(), more in any_closures(), days in 0..1095_i64,
        weeks in 0..30_u8,
    ) {
        let before = closing(&calendar, &lost);
        let after = closing(&before, &more);
        let start = start_in(&calendar, days);
        for phrase in [Deadline::SchoolWeeks(weeks), Deadline::SchoolDays(u16::from(weeks))] {
            prop_assert!(due_or_never(&before, start, phrase) <= due_or_never(&after, start, phrase));
        }
    }

    #[test]
    fn a_later_start_never_gives_an_earlier_day(
        calendar in any_calendar(), lost in any_closures(), days in 0..1095_i64, later in 1..40_i64,
        phrase in prop_oneof![school_phrase(), legal_phrase()],
    ) {
        let calendar = closing(&calendar, &lost);
        let start = start_in(&calendar, days);
        let day = |start| match phrase.legal_day(start) {
            Some(legal) => legal,
            None => due_or_never(&calendar, start, phrase),
        };
        prop_assert!(day(start) <= day(plus(start, later)));
    }

    #[test]
    fn more_weeks_or_terms_never_give_an_earlier_day(
        calendar in any_calendar(), lost in any_closures(), days in 0..1095_i64, count in 0..30_u8,
    ) {
        let calendar = closing(&calendar, &lost);
        let start = start_in(&calendar, days);
        for phrase in [Deadline::SchoolWeeks, Deadline::Terms] {
            prop_assert!(
                due_or_never(&calendar, start, phrase(count)) <= due_or_never(&calendar, start, phrase(count + 1))
            );
        }
    }

    #[test]
    fn limits_in_law_never_move_with_closures(
        calendar in any_calendar(), lost in any_closures(), days in 0..1095_i64, phrase in legal_phrase(),
    ) {
        let start = start_in(&calendar, days);
        let closed = closing(&calendar, &lost);
        if let (Ok(before), Ok(after)) = (calendar.due(start, phrase), closed.due(start, phrase)) {
            prop_assert_eq!(before.by, after.by);
            prop_assert_eq!(Some(after.by), phrase.legal_day(start));
            prop_assert!(start <= after.working && after.working <= after.by);
            let no_school = Span::new(start, after.by).days().all(|day| calendar.is_open(day) == Ok(false));
            prop_assert!(no_school || calendar.is_open(before.working) == Ok(true));
        }
    }

    #[test]
    fn school_weeks_are_the_rule_word_for_word(
        calendar in any_calendar(), lost in any_closures(), days in 0..1095_i64, weeks in 1..20_u8,
    ) {
        let calendar = closing(&calendar, &lost);
        let start = start_in(&calendar, days);
        // A start at a weekend or in a closed week is where the rule says nothing, and the room decides.
        let in_a_school_week = working_week(start).days().any(|day| calendar.is_open(day) == Ok(true));
        if is_weekend(start) || !in_a_school_week {
            return Ok(());
        }
        let literal = day_or_never(word_for_word(&calendar, start, i64::from(weeks)));
        prop_assert_eq!(due_or_never(&calendar, start, Deadline::SchoolWeeks(weeks)), literal);
    }

    #[test]
    fn weeks_passed_are_the_most_that_fit(
        calendar in any_calendar(), lost in any_closures(), days in 0..900_i64, later in 0..190_i64,
    ) {
        let calendar = closing(&calendar, &lost);
        let from = start_in(&calendar, days);
        let to = plus(from, later);
        let weeks = u8::try_from(calendar.school_weeks_between(from, to).unwrap()).unwrap();
        prop_assert!(weeks == 0 || due_or_never(&calendar, from, Deadline::SchoolWeeks(weeks)) <= to);
        prop_assert!(due_or_never(&calendar, from, Deadline::SchoolWeeks(weeks + 1)) > to);
    }

    #[test]
    fn nothing_is_guessed_without_dates(days in 0..4000_i64, phrase in school_phrase()) {
        let start = plus(SchoolYear(2024).first_day(), days);
        prop_assert!(SchoolCalendar::default().due(start, phrase).is_err());
        prop_assert!(SchoolCalendar::default().next_review(start, &MONTHS).is_err());
    }

    #[test]
    fn copied_years_pass_the_check_however_often_they_are_copied(year in any_year(), lost in any_closures()) {
        let mut year = closing(&SchoolCalendar::new([year]), &lost).years()[0].clone();
        for _ in 0..12 {
            let next = next_year(&year);
            prop_assert_eq!(AcademicYear::try_from(YearDates::from(next.clone())), Ok(next.clone()));
            for half in HalfTerm::ALL {
                let shift = next.half_term(half).last - year.half_term(half).last;
                prop_assert!([364, 371].contains(&shift.num_days()));
            }
            year = next;
        }
    }

    #[test]
    fn rounds_and_meetings_are_in_order_and_inside_their_half_terms(year in any_year()) {
        let calendar = SchoolCalendar::new([year.clone()]);
        for half in HalfTerm::ALL {
            let span = year.half_term(half);
            if year.first_open_day(span).is_some() {
                let slot = calendar.half_termly_slot(year.year(), half, PENULTIMATE_WEEK).unwrap();
                prop_assert!(span.contains(slot.first) && span.contains(slot.last) && slot.first <= slot.last);
                prop_assert!(year.is_open(slot.first) && year.is_open(slot.last));
            }
        }
        // A half term that is lost to closures has no round.
        let windows: Vec<_> = MONTHS.into_iter().filter_map(|month| year.review_window(month)).collect();
        prop_assert!(windows.iter().all(|window| window.first <= window.last));
        prop_assert!(windows.windows(2).all(|pair| pair[0].last < pair[1].first));
    }
}
