//! Which half term a progress meeting belongs to, and when the next one is due.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::calendar::{HalfTerm, NoDates, PENULTIMATE_WEEK, SchoolCalendar, SchoolYear, Span};
use crate::kit::{Day, long_date};

/// One half term of one school year. A class has one progress meeting in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OneHalf {
    pub year: SchoolYear,
    pub half: HalfTerm,
}

impl fmt::Display for OneHalf {
    /// “Autumn 2 of 2026/27”.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.half.label(), self.year)
    }
}

/// The half term that a meeting of a day belongs to. One in a holiday is late, so it belongs to the half term before;
/// one in the first days of September, before the children are back, to the one that begins.
pub fn half_term_of(calendar: &SchoolCalendar, day: Day) -> Result<OneHalf, NoDates> {
    let year = calendar.year_of(day)?;
    let begun = HalfTerm::ALL.into_iter().rev().find(|half| year.half_term(*half).first <= day);
    Ok(OneHalf { year: year.year(), half: begun.unwrap_or(HalfTerm::Autumn1) })
}

/// When the meetings of a half term are held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    pub half: OneHalf,
    pub week: Span,
    /// The school is on holiday, and the half term is still to come.
    pub in_holiday: bool,
}

/// The slot of this half term; in a holiday, of the half term to come.
pub fn slot_on(calendar: &SchoolCalendar, today: Day) -> Result<Slot, NoDates> {
    let year = calendar.year_of(today)?;
    let now = year.half_term_on(today);
    let to_come = || HalfTerm::ALL.into_iter().find(|half| year.half_term(*half).first > today);
    let half = match now.or_else(to_come) {
        Some(half) => OneHalf { year: year.year(), half },
        None => OneHalf { year: year.year().next(), half: HalfTerm::Autumn1 },
    };
    let week = calendar.half_termly_slot(half.year, half.half, PENULTIMATE_WEEK)?;
    Ok(Slot { half, week, in_holiday: now.is_none() })
}

/// What a class's page says of its meeting: when it was held, or is due. `held_on` is the day of the meeting of this
/// half term; in a holiday, of the half term that is over.
pub fn slot_words(slot: Slot, held_on: Option<Day>, today: Day) -> String {
    let Slot { half, week, in_holiday } = slot;
    match held_on {
        Some(day) if in_holiday => {
            format!(
                "The last meeting was held on {}. The school is on holiday. The next one, of {half}, is due {}.",
                long_date(day),
                days(week)
            )
        }
        None if in_holiday => {
            format!("The school is on holiday. The next progress meeting, of {half}, is due {}.", days(week))
        }
        Some(day) if day == today => format!("The progress meeting of {half} is held today."),
        Some(day) => format!("The progress meeting of {half} was held on {}.", long_date(day)),
        None if week.last < today => {
            format!("The progress meeting of {half} was due by {} and is not here yet.", long_date(week.last))
        }
        None => format!("The progress meeting of {half} is due {}.", days(week)),
    }
}

fn days(week: Span) -> String {
    if week.first == week.last {
        format!("on {}", long_date(week.first))
    } else {
        format!("from {} to {}", long_date(week.first), long_date(week.last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{typical_2026_27, typical_years};

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::from_ymd_opt(year, month, day).unwrap()
    }

    fn calendar() -> SchoolCalendar {
        SchoolCalendar::new(typical_years())
    }

    fn half(year: i32, half: HalfTerm) -> OneHalf {
        OneHalf { year: SchoolYear(year), half }
    }

    #[test]
    fn a_meeting_belongs_to_the_half_term_that_it_is_held_in() {
        assert_eq!(half_term_of(&calendar(), day(2026, 10, 14)), Ok(half(2026, HalfTerm::Autumn1)));
        assert_eq!(half_term_of(&calendar(), day(2026, 12, 8)), Ok(half(2026, HalfTerm::Autumn2)));
    }

    #[test]
    fn a_meeting_in_a_holiday_is_late_and_one_before_the_first_day_of_school_is_early() {
        assert_eq!(half_term_of(&calendar(), day(2026, 10, 27)), Ok(half(2026, HalfTerm::Autumn1)));
        assert_eq!(half_term_of(&calendar(), day(2027, 8, 25)), Ok(half(2026, HalfTerm::Summer2)));
        assert_eq!(half_term_of(&calendar(), day(2027, 9, 1)), Ok(half(2027, HalfTerm::Autumn1)));
    }

    #[test]
    fn the_slot_is_in_the_last_week_but_one_and_in_a_holiday_that_of_the_half_term_to_come() {
        let slot = slot_on(&calendar(), day(2026, 11, 24)).unwrap();
        assert_eq!(slot.half, half(2026, HalfTerm::Autumn2));
        assert_eq!(slot.week, Span::new(day(2026, 12, 7), day(2026, 12, 11)));
        assert!(!slot.in_holiday);
        let slot = slot_on(&calendar(), day(2026, 10, 27)).unwrap();
        assert_eq!((slot.half, slot.in_holiday), (half(2026, HalfTerm::Autumn2), true));
        let slot = slot_on(&calendar(), day(2027, 8, 10)).unwrap();
        assert_eq!((slot.half, slot.in_holiday), (half(2027, HalfTerm::Autumn1), true));
    }

    #[test]
    fn a_year_that_is_not_in_is_asked_for_and_not_guessed() {
        let calendar = SchoolCalendar::new([typical_2026_27()]);
        let missing = NoDates { academic_year: SchoolYear(2027) };
        assert_eq!(slot_on(&calendar, day(2027, 8, 10)), Err(missing));
        assert_eq!(half_term_of(&calendar, day(2027, 9, 10)), Err(missing));
    }

    #[test]
    fn the_page_says_when_the_meeting_is_due_was_due_or_was_held() {
        let words = |today: Day, held_on| slot_words(slot_on(&calendar(), today).unwrap(), held_on, today);
        assert_eq!(
            words(day(2026, 11, 24), None),
            "The progress meeting of Autumn 2 of 2026/27 is due from Monday 7 December 2026 to Friday 11 December 2026."
        );
        assert_eq!(
            words(day(2026, 12, 14), None),
            "The progress meeting of Autumn 2 of 2026/27 was due by Friday 11 December 2026 and is not here yet."
        );
        assert_eq!(
            words(day(2026, 12, 14), Some(day(2026, 12, 8))),
            "The progress meeting of Autumn 2 of 2026/27 was held on Tuesday 8 December 2026."
        );
        let today = day(2026, 12, 8);
        assert_eq!(words(today, Some(today)), "The progress meeting of Autumn 2 of 2026/27 is held today.");
        assert!(words(day(2026, 10, 27), None).starts_with("The school is on holiday."));
        let held = words(day(2026, 10, 27), Some(day(2026, 10, 14)));
        assert!(held.starts_with("The last meeting was held on Wednesday 14 October 2026."), "{held}");
    }

    #[test]
    fn a_week_of_one_day_is_said_as_a_day() {
        let monday = day(2026, 12, 14);
        let week = Span::new(monday, monday);
        let slot = Slot { half: half(2026, HalfTerm::Autumn2), week, in_holiday: false };
        assert!(slot_words(slot, None, monday).ends_with("is due on Monday 14 December 2026."));
    }
}
