//! Two years to start from, so that a new school does not face an empty page. They are *typical* dates of a
//! maintained school in England, not any council's own: a school must check them against the dates that its
//! council or trust has published, and set its own INSET days. The bank holidays are the real ones. The two years
//! before them are for a school that is made up and has a past.

use super::{
    bank_holidays::bank_holidays,
    closure::{Closure, ClosureKind},
    days::Span,
    names::SchoolYear,
    year::{AcademicYear, YearDates},
};
use crate::kit::Day;

/// Month and day. From September on it is in the year in which the school year starts.
type MonthDay = (u32, u32);

/// The years that the app ships with, in order.
pub fn typical_years() -> [AcademicYear; 2] {
    [typical_2026_27(), typical_2027_28()]
}

/// The two years before those, in order, for a made-up school whose children have been there for a while.
pub fn typical_years_before() -> [AcademicYear; 2] {
    [typical_2024_25(), typical_2025_26()]
}

/// 195 days for staff, five of them INSET: 190 for children.
fn typical_2024_25() -> AcademicYear {
    typical(
        SchoolYear(2024),
        [
            ((9, 2), (10, 25)),
            ((11, 4), (12, 20)),
            ((1, 6), (2, 14)),
            ((2, 24), (4, 4)),
            ((4, 22), (5, 23)),
            ((6, 2), (7, 22)),
        ],
        &[(9, 2), (9, 3), (1, 6), (4, 22), (6, 2)],
    )
}

/// 195 days for staff, five of them INSET: 190 for children.
fn typical_2025_26() -> AcademicYear {
    typical(
        SchoolYear(2025),
        [
            ((9, 1), (10, 24)),
            ((11, 3), (12, 19)),
            ((1, 5), (2, 13)),
            ((2, 23), (3, 27)),
            ((4, 13), (5, 22)),
            ((6, 1), (7, 20)),
        ],
        &[(9, 1), (9, 2), (1, 5), (4, 13), (6, 1)],
    )
}

/// 195 days for staff, five of them INSET: 190 for children.
pub fn typical_2026_27() -> AcademicYear {
    typical(
        SchoolYear(2026),
        [
            ((9, 1), (10, 23)),
            ((11, 2), (12, 18)),
            ((1, 4), (2, 12)),
            ((2, 22), (3, 25)),
            ((4, 12), (5, 28)),
            ((6, 7), (7, 21)),
        ],
        &[(9, 1), (9, 2), (1, 4), (4, 12), (6, 7)],
    )
}

/// 195 days for staff, five of them INSET: 190 for children.
pub fn typical_2027_28() -> AcademicYear {
    typical(
        SchoolYear(2027),
        [
            ((9, 1), (10, 22)),
            ((11, 1), (12, 17)),
            ((1, 4), (2, 11)),
            ((2, 21), (3, 31)),
            ((4, 18), (5, 26)),
            ((6, 5), (7, 21)),
        ],
        &[(9, 1), (9, 2), (1, 4), (4, 18), (6, 5)],
    )
}

fn typical(year: SchoolYear, half_terms: [(MonthDay, MonthDay); 6], inset: &[MonthDay]) -> AcademicYear {
    let half_terms = half_terms.map(|(first, last)| Span::new(on(year, first), on(year, last)));
    let mut closures = bank_holidays(year);
    closures.extend(inset.iter().map(|day| {
        let span = Span::new(on(year, *day), on(year, *day));
        Closure { kind: ClosureKind::Inset, span, name: String::new() }
    }));
    AcademicYear::checked(YearDates { year, half_terms, closures })
}

fn on(year: SchoolYear, (month, day): MonthDay) -> Day {
    let calendar_year = if month >= 9 { year } else { year.next() };
    // The dates above are real, as the tests show, so the last resort is never taken.
    Day::from_ymd_opt(calendar_year.0, month, day).unwrap_or(year.first_day())
}

#[cfg(test)]
mod tests {
    use super::{super::days::day, *};

    fn all() -> impl Iterator<Item = AcademicYear> {
        typical_years_before().into_iter().chain(typical_years())
    }

    #[test]
    fn the_shipped_years_pass_the_check() {
        for year in all() {
            assert_eq!(AcademicYear::try_from(YearDates::from(year.clone())), Ok(year));
        }
    }

    #[test]
    fn the_shipped_years_follow_one_another() {
        let years: Vec<i32> = all().map(|year| year.year().0).collect();
        assert_eq!(years, [2024, 2025, 2026, 2027]);
    }

    #[test]
    fn the_shipped_years_have_190_days_for_children_and_5_for_training() {
        for year in all() {
            assert_eq!(year.pupil_days(), 190);
            let inset = year.closures().iter().filter(|closure| closure.kind == ClosureKind::Inset);
            assert_eq!(inset.count(), 5);
        }
    }

    #[test]
    fn autumn_half_term_2026_is_the_last_week_of_october() {
        let year = typical_2026_27();
        let off = Span::new(day(2026, 10, 26), day(2026, 10, 30));
        assert!(year.is_open(day(2026, 10, 23)) && year.is_open(day(2026, 11, 2)));
        assert!(off.days().all(|day| !year.is_open(day)));
    }
}
