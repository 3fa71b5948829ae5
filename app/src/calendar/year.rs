//! One school year with its dates. An `AcademicYear` has passed the check, so no rule tests its dates again.

use serde::{Deserialize, Serialize};

use super::{
    checking,
    closure::{Closure, WhyClosed},
    days::{Span, is_weekend, working_week},
    names::{HalfTerm, SchoolYear, Term},
};
use crate::kit::{Day, FieldErrors};

/// The dates of a year as somebody gives them, not yet checked. Half terms are in the order of
/// [`HalfTerm::ALL`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearDates {
    pub year: SchoolYear,
    pub half_terms: [Span; 6],
    pub closures: Vec<Closure>,
}

/// What is wrong with the dates of a year: a sentence for each field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Some dates of the school year need another look.")]
pub struct YearFaults(pub FieldErrors);

/// A school year: three terms in six halves, and the days closed. Only the check makes one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "YearDates", into = "YearDates")]
pub struct AcademicYear(YearDates);

impl TryFrom<YearDates> for AcademicYear {
    type Error = YearFaults;

    fn try_from(dates: YearDates) -> Result<Self, YearFaults> {
        let faults = checking::faults(&dates.clone().into());
        if faults.is_empty() { Ok(AcademicYear::checked(dates)) } else { Err(YearFaults(faults)) }
    }
}

impl From<AcademicYear> for YearDates {
    fn from(year: AcademicYear) -> Self {
        year.0
    }
}

impl AcademicYear {
    /// For dates that the check has just passed, or that are built so that it would.
    pub(super) fn checked(mut dates: YearDates) -> Self {
        dates.closures.sort_by_key(|closure| closure.span);
        AcademicYear(dates)
    }

    pub fn year(&self) -> SchoolYear {
        self.0.year
    }

    /// In order of their first day.
    pub fn closures(&self) -> &[Closure] {
        &self.0.closures
    }

    /// The same year with one more closure: how the office closes the school today.
    pub fn closing(&self, closure: Closure) -> Result<Self, YearFaults> {
        let mut dates = self.0.clone();
        dates.closures.push(closure);
        dates.try_into()
    }

    pub fn half_term(&self, half: HalfTerm) -> Span {
        let [autumn1, autumn2, spring1, spring2, summer1, summer2] = self.0.half_terms;
        match half {
            HalfTerm::Autumn1 => autumn1,
            HalfTerm::Autumn2 => autumn2,
            HalfTerm::Spring1 => spring1,
            HalfTerm::Spring2 => spring2,
            HalfTerm::Summer1 => summer1,
            HalfTerm::Summer2 => summer2,
        }
    }

    /// From the first day of a term to its last, the week off in the middle included.
    pub fn term(&self, term: Term) -> Span {
        let [first, second] = term.halves();
        Span::new(self.half_term(first).first, self.half_term(second).last)
    }

    /// The half term that a day is in, weekends included. None in holidays.
    pub fn half_term_on(&self, day: Day) -> Option<HalfTerm> {
        HalfTerm::ALL.into_iter().find(|half| self.half_term(*half).contains(day))
    }

    /// The term that a day is in, its week off included. None between terms.
    pub fn term_on(&self, day: Day) -> Option<Term> {
        Term::ALL.into_iter().find(|term| self.term(*term).contains(day))
    }

    /// Monday to Friday, inside a half term, and not in a closure.
    pub fn is_open(&self, day: Day) -> bool {
        self.why_closed(day).is_none()
    }

    /// Why a day of this year is not a school day. None where it is one.
    pub fn why_closed(&self, day: Day) -> Option<WhyClosed> {
        if is_weekend(day) {
            Some(WhyClosed::Weekend)
        } else if let Some(closure) = self.closure_on(day) {
            Some(closure.kind.into())
        } else if self.half_term_on(day).is_none() {
            Some(WhyClosed::Holiday)
        } else {
            None
        }
    }

    pub fn closure_on(&self, day: Day) -> Option<&Closure> {
        self.0.closures.iter().find(|closure| closure.span.contains(day))
    }

    pub(super) fn first_open_day(&self, within: Span) -> Option<Day> {
        within.days().find(|day| self.is_open(*day))
    }

    pub(super) fn last_open_day(&self, within: Span) -> Option<Day> {
        within.days().rev().find(|day| self.is_open(*day))
    }

    /// The Mondays of the teaching weeks of a term or half term: those with a day that was planned to be
    /// open. An emergency does not renumber the weeks, or a snow week that the office enters late would move
    /// every “1 term” already promised.
    pub(super) fn teaching_weeks(&self, within: Span) -> impl Iterator<Item = Day> {
        within.mondays().filter(move |monday| {
            working_week(*monday).days().any(|day| within.contains(day) && self.is_planned_open(day))
        })
    }

    /// 1 for the first teaching week of its term. None between terms and in the week off.
    pub fn teaching_week(&self, day: Day) -> Option<u8> {
        let week = working_week(day);
        let term = self.term_on(day)?;
        let before = self.teaching_weeks(self.term(term)).position(|monday| monday == week.first)?;
        u8::try_from(before + 1).ok()
    }

    fn is_planned_open(&self, day: Day) -> bool {
        let mut planned = self.0.closures.iter().filter(|closure| closure.kind.is_planned());
        !is_weekend(day)
            && self.half_term_on(day).is_some()
            && !planned.any(|closure| closure.span.contains(day))
    }

    /// Days on which children are in. A maintained school plans 190 (School Teachers' Pay and Conditions).
    pub fn pupil_days(&self) -> usize {
        self.0.half_terms.iter().flat_map(|span| span.days()).filter(|day| self.is_open(*day)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::{super::days::day, super::*, *};

    #[test]
    fn an_open_day_is_a_weekday_in_a_half_term_that_is_not_a_closure() {
        let year = typical_2026_27();
        for (day, why) in [
            (day(2026, 10, 6), None),
            (day(2026, 10, 10), Some(WhyClosed::Weekend)),
            (day(2026, 10, 26), Some(WhyClosed::Holiday)),
            (day(2026, 9, 1), Some(WhyClosed::Inset)),
            (day(2027, 5, 3), Some(WhyClosed::BankHoliday)),
        ] {
            assert_eq!(year.why_closed(day), why, "{day}");
            assert_eq!(year.is_open(day), why.is_none());
        }
    }

    #[test]
    fn teaching_weeks_are_numbered_through_the_term_without_the_week_off() {
        let year = typical_2026_27();
        assert_eq!(year.teaching_week(day(2026, 9, 3)), Some(1));
        assert_eq!(year.teaching_week(day(2026, 10, 23)), Some(8));
        assert_eq!(year.teaching_week(day(2026, 10, 28)), None);
        assert_eq!(year.term_on(day(2026, 10, 28)), Some(Term::Autumn));
        assert_eq!(year.half_term_on(day(2026, 10, 28)), None);
        assert_eq!(year.teaching_week(day(2026, 11, 2)), Some(9));
        assert_eq!(year.teaching_week(day(2027, 1, 4)), Some(1));
        assert_eq!(year.teaching_week(day(2026, 12, 25)), None);
    }

    #[test]
    fn a_snow_week_does_not_renumber_the_weeks_after_it() {
        let span = Span::new(day(2026, 9, 14), day(2026, 9, 18));
        let snow = Closure { kind: ClosureKind::Emergency, span, name: "Snow".to_owned() };
        let year = typical_2026_27().closing(snow).unwrap();
        assert!(!year.is_open(day(2026, 9, 16)));
        assert_eq!(year.teaching_week(day(2026, 10, 6)), typical_2026_27().teaching_week(day(2026, 10, 6)));
    }
}
