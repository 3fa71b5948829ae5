//! Next year's dates, drafted from this year's, for the office to correct when the council publishes its own.

use super::{
    bank_holidays::bank_holidays,
    closure::{Closure, ClosureKind},
    days::{Span, days_into_week, is_weekend, plus},
    names::{HalfTerm, SchoolYear},
    year::{AcademicYear, YearDates},
};
use crate::kit::Day;

const FIFTY_TWO_WEEKS: i64 = 52 * 7;
const FIFTY_THREE_WEEKS: i64 = 53 * 7;

/// The year after this one: the same weekdays, whole weeks later. Bank holidays are next year's own; INSET
/// days move with the weeks, to the nearest free weekday where one would fall on a bank holiday or outside the
/// year; emergencies are not repeated. Easter moves, so the spring holiday above all needs a look.
pub fn next_year(last: &AcademicYear) -> AcademicYear {
    let year = last.year().next();
    let shift = shift(last);
    let half_terms = HalfTerm::ALL.map(|half| {
        let span = last.half_term(half);
        // The year may open a day or two late in its week, so that no term starts in August.
        Span::new(plus(span.first, shift).max(year.first_day()), plus(span.last, shift))
    });
    let mut closures = bank_holidays(year);
    for inset in last.closures().iter().filter(|closure| closure.kind == ClosureKind::Inset) {
        for day in inset.span.days().filter(|day| !is_weekend(*day)) {
            if let Some(day) = nearest_free(year, plus(day, shift), &closures) {
                let span = Span::new(day, day);
                closures.push(Closure { kind: ClosureKind::Inset, span, name: inset.name.clone() });
            }
        }
    }
    AcademicYear::checked(YearDates { year, half_terms, closures })
}

/// 52 weeks, which keeps half terms and Christmas in the weeks that neighbouring schools have. Where that
/// would start the year in August, it starts on 1 September if the week has three days left, as schools do;
/// otherwise everything is a week later.
fn shift(last: &AcademicYear) -> i64 {
    let opening = last.half_term(HalfTerm::Autumn1);
    let september = last.year().next().first_day();
    let starts_in_august = plus(opening.first, FIFTY_TWO_WEEKS) < september;
    let week_is_too_short = days_into_week(september) > 2;
    let half_term_is_too_short = plus(opening.last, FIFTY_TWO_WEEKS) < plus(september, 4);
    if starts_in_august && (week_is_too_short || half_term_is_too_short) {
        FIFTY_THREE_WEEKS
    } else {
        FIFTY_TWO_WEEKS
    }
}

/// The wanted day, or the next weekday that is no closure yet; at the end of the year, the one before.
fn nearest_free(year: SchoolYear, wanted: Day, taken: &[Closure]) -> Option<Day> {
    let wanted = wanted.clamp(year.first_day(), year.last_day());
    let is_free = |day: &Day| !is_weekend(*day) && !taken.iter().any(|closure| closure.span.contains(*day));
    let later = Span::new(wanted, year.last_day()).days().find(is_free);
    later.or_else(|| Span::new(year.first_day(), wanted).days().rev().find(is_free))
}

#[cfg(test)]
mod tests {
    use super::{super::days::day, super::*, *};

    #[test]
    fn next_year_keeps_the_weeks_of_this_year() {
        let next = next_year(&typical_2026_27());
        assert_eq!(next.half_term(HalfTerm::Autumn1), Span::new(day(2027, 9, 1), day(2027, 10, 22)));
        assert_eq!(next.half_term(HalfTerm::Autumn2), Span::new(day(2027, 11, 1), day(2027, 12, 17)));
        assert_eq!(next.half_term(HalfTerm::Summer2), Span::new(day(2028, 6, 5), day(2028, 7, 19)));
    }

    #[test]
    fn a_year_that_would_start_in_august_is_a_week_later() {
        // 1 September 2028 is a Friday.
        let next = next_year(&typical_2027_28());
        assert_eq!(next.half_term(HalfTerm::Autumn1), Span::new(day(2028, 9, 6), day(2028, 10, 27)));
    }

    #[test]
    fn inset_days_move_off_bank_holidays_and_off_each_other() {
        let next = next_year(&typical_2026_27());
        let inset = next.closures().iter().filter(|closure| closure.kind == ClosureKind::Inset);
        let days: Vec<Day> = inset.map(|closure| closure.span.first).collect();
        // Monday 3 January 2028 is the bank holiday in lieu of New Year's Day.
        let expected = [day(2027, 9, 1), day(2027, 9, 2), day(2028, 1, 4), day(2028, 4, 10), day(2028, 6, 5)];
        assert_eq!(days, expected);
    }

    #[test]
    fn emergencies_are_not_repeated() {
        let span = Span::new(day(2027, 2, 1), day(2027, 2, 3));
        let snow = Closure { kind: ClosureKind::Emergency, span, name: "Snow".to_owned() };
        assert_eq!(next_year(&typical_2026_27().closing(snow).unwrap()), next_year(&typical_2026_27()));
    }
}
