//! Any year that a school could enter, any days that it could lose, any timeframe: for the property tests.

use proptest::{collection::vec, prelude::*, sample::select};

use super::{
    days::{is_weekend, monday, plus},
    *,
};
use crate::kit::Day;

/// A weekday at some distance into a year, or the Monday after it.
fn weekday(from: Day, days: i64) -> Day {
    let day = plus(from, days);
    if is_weekend(day) { plus(monday(day), 7) } else { day }
}

/// Any year that passes the check, with its bank holidays and some INSET days.
pub(super) fn any_year() -> impl Strategy<Value = AcademicYear> {
    let half_terms = vec((0..20_i64, 0..55_i64), 6);
    let inset = vec(0..360_i64, 0..7);
    (2024..2040_i32, half_terms, inset).prop_filter_map("fails the check", |(year, half_terms, inset)| {
        let year = SchoolYear(year);
        let mut before = plus(year.first_day(), -1);
        let mut spans = Vec::new();
        for (gap, length) in half_terms {
            let first = weekday(before, gap + 1);
            before = weekday(first, length);
            spans.push(Span::new(first, before));
        }
        let mut closures = bank_holidays(year);
        for days in inset {
            let day = weekday(year.first_day(), days);
            if !closures.iter().any(|closure| closure.span.contains(day)) {
                let span = Span::new(day, day);
                closures.push(Closure { kind: ClosureKind::Inset, span, name: String::new() });
            }
        }
        YearDates { year, half_terms: spans.try_into().ok()?, closures }.try_into().ok()
    })
}

/// Three years on end: the shipped ones, or any year and its copies.
pub(super) fn any_calendar() -> impl Strategy<Value = SchoolCalendar> {
    let first = prop_oneof![Just(typical_2026_27()), any_year()];
    (first, any::<bool>()).prop_map(|(first, shipped)| {
        let shipped = shipped && first.year() == SchoolYear(2026);
        let second = if shipped { typical_2027_28() } else { next_year(&first) };
        let third = next_year(&second);
        SchoolCalendar::new([first, second, third])
    })
}

/// A closure by its distance from the first day of the calendar, its length and its kind.
pub(super) type Lost = (i64, i64, ClosureKind);

pub(super) fn any_closures() -> impl Strategy<Value = Vec<Lost>> {
    vec((0..1095_i64, prop_oneof![0..5_i64, 0..40_i64], select(ClosureKind::ALL.to_vec())), 0..12)
}

pub(super) fn first_day(calendar: &SchoolCalendar) -> Day {
    calendar.years()[0].year().first_day()
}

/// The same calendar with more closures, a closure over the end of a year in two parts.
pub(super) fn closing(calendar: &SchoolCalendar, closures: &[Lost]) -> SchoolCalendar {
    let start = first_day(calendar);
    SchoolCalendar::new(calendar.years().iter().map(|year| {
        closures.iter().fold(year.clone(), |year, (from, length, kind)| {
            let (first, last) = (plus(start, *from), plus(start, from + length));
            let within = Span::new(first.max(year.year().first_day()), last.min(year.year().last_day()));
            let mut weekdays = within.days().filter(|day| !is_weekend(*day));
            let Some(first) = weekdays.next() else { return year };
            let span = Span::new(first, weekdays.next_back().unwrap_or(first));
            let closure = Closure { kind: *kind, span, name: String::new() };
            // An INSET day on a bank holiday fails the check; an emergency never does.
            let emergency = Closure { kind: ClosureKind::Emergency, ..closure.clone() };
            year.closing(closure).unwrap_or_else(|_| year.closing(emergency).unwrap())
        })
    }))
}

pub(super) fn school_phrase() -> impl Strategy<Value = Deadline> {
    prop_oneof![
        (0..30_u8).prop_map(Deadline::SchoolWeeks),
        (0..5_u8).prop_map(Deadline::Terms),
        (0..60_u16).prop_map(Deadline::SchoolDays),
    ]
}

pub(super) fn legal_phrase() -> impl Strategy<Value = Deadline> {
    prop_oneof![
        (0..200_u16).prop_map(Deadline::CalendarDays),
        (0..53_u16).prop_map(Deadline::CalendarWeeks),
        (0..13_u8).prop_map(Deadline::CalendarMonths),
    ]
}
