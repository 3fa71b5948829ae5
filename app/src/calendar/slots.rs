//! The half-termly meeting, and the 6-weekly review that is held at it where the two come close.

use super::{
    days::{Span, plus, working_week},
    names::{HalfTerm, SchoolYear},
    school_calendar::{NoDates, SchoolCalendar},
};
use crate::kit::Day;

/// Counted from the end of the half term: progress meetings are held in the last week but one, unless the
/// school says otherwise.
pub const PENULTIMATE_WEEK: u8 = 2;
const WEEKS_OF_REVIEW: u16 = 6;
/// A review this near to the half-termly meeting is held at it, so that nobody meets twice in a week.
const NEAR: i64 = 7;

impl SchoolCalendar {
    /// The school days of the week for half-termly meetings: the teaching week that many from the end, 1
    /// being the last. A shorter half term gives its first week; a week lost to an emergency, the nearest
    /// school day after it in the half term, or before it.
    pub fn half_termly_slot(&self, year: SchoolYear, half: HalfTerm, from_end: u8) -> Result<Span, NoDates> {
        let year = self.year(year)?;
        let span = year.half_term(half);
        let weeks: Vec<Day> = year.teaching_weeks(span).collect();
        let monday = weeks.iter().rev().take(usize::from(from_end.max(1))).next_back().copied();
        let week = working_week(monday.unwrap_or(span.last));
        let week = Span::new(week.first.max(span.first), week.last.min(span.last));
        if let (Some(first), Some(last)) = (year.first_open_day(week), year.last_open_day(week)) {
            return Ok(Span::new(first, last));
        }
        let after = year.first_open_day(Span::new(week.last, span.last));
        let before = || year.last_open_day(Span::new(span.first, week.first));
        let day = after.or_else(before).map_or_else(|| self.next_open_day(span.last), Ok)?;
        Ok(Span::new(day, day))
    }

    /// The next half-termly meeting, by the default week, for whoever had the last one on a day: of the half term that
    /// follows it.
    pub fn half_termly_meeting_after(&self, held: Day) -> Result<Span, NoDates> {
        let year = self.year_of(held)?;
        let over = year.half_term_on(held).map_or(held, |half| year.half_term(half).last);
        self.first_half_termly_meeting(over)
    }

    /// The first half-termly meeting, by the default week, that a day comes before: a stage that began in the week of a
    /// meeting is spoken of at it.
    pub fn first_half_termly_meeting(&self, began: Day) -> Result<Span, NoDates> {
        let mut year = self.year_of(began)?.year();
        loop {
            for half in HalfTerm::ALL {
                let slot = self.half_termly_slot(year, half, PENULTIMATE_WEEK)?;
                if slot.last > began {
                    return Ok(slot);
                }
            }
            year = year.next();
        }
    }

    /// When a “6-weekly” review is due (school process, row 2): six school weeks on, or at the half-termly
    /// meeting of the default week if that is near. The meeting counts as held by the last day of its week.
    pub fn six_weekly_review(&self, start: Day) -> Result<Day, NoDates> {
        let by = self.after_school_weeks(start, WEEKS_OF_REVIEW)?;
        let year = self.year_of(by)?;
        let near = Span::new(plus(by, -NEAR), plus(by, NEAR));
        let mut meetings = Vec::new();
        for half in HalfTerm::ALL.into_iter().filter(|half| year.half_term(*half).overlaps(near)) {
            meetings.push(self.half_termly_slot(year.year(), half, PENULTIMATE_WEEK)?.last);
        }
        self.at_meeting_if_near(start, by, &meetings)
    }

    /// The same for meetings whose days the school has set. The nearest one that falls after the start, on a
    /// school day and within a week of the day due takes its place; of two as near, the earlier.
    pub fn at_meeting_if_near(&self, start: Day, by: Day, meetings: &[Day]) -> Result<Day, NoDates> {
        let mut nearest: Option<Day> = None;
        for day in meetings.iter().copied().filter(|day| *day > start && apart(*day, by) <= NEAR) {
            let nearer = nearest.is_none_or(|best| (apart(day, by), day) < (apart(best, by), best));
            if nearer && self.is_open(day)? {
                nearest = Some(day);
            }
        }
        Ok(nearest.unwrap_or(by))
    }
}

fn apart(one: Day, other: Day) -> i64 {
    (one - other).num_days().abs()
}

#[cfg(test)]
mod tests {
    use super::{
        super::{days::day, *},
        *,
    };

    fn calendar() -> SchoolCalendar {
        SchoolCalendar::new(typical_years())
    }

    fn slot(calendar: &SchoolCalendar, half: HalfTerm) -> Span {
        calendar.half_termly_slot(SchoolYear(2026), half, PENULTIMATE_WEEK).unwrap()
    }

    #[test]
    fn half_termly_meetings_are_in_the_last_week_but_one() {
        assert_eq!(slot(&calendar(), HalfTerm::Autumn1), Span::new(day(2026, 10, 12), day(2026, 10, 16)));
        assert_eq!(slot(&calendar(), HalfTerm::Autumn2), Span::new(day(2026, 12, 7), day(2026, 12, 11)));
        assert_eq!(slot(&calendar(), HalfTerm::Summer2), Span::new(day(2027, 7, 12), day(2027, 7, 16)));
    }

    #[test]
    fn a_lost_week_moves_the_meetings_to_the_next_school_day() {
        let span = Span::new(day(2026, 12, 7), day(2026, 12, 11));
        let snow = Closure { kind: ClosureKind::Emergency, span, name: "Snow".to_owned() };
        let calendar = SchoolCalendar::new([typical_2026_27().closing(snow).unwrap()]);
        assert_eq!(slot(&calendar, HalfTerm::Autumn2), Span::new(day(2026, 12, 14), day(2026, 12, 14)));
    }

    #[test]
    fn a_half_termly_meeting_follows_the_half_term_of_the_last_one() {
        let after = |held| calendar().half_termly_meeting_after(held).unwrap().last;
        // Held early, in the first week of the half term: the next is of the next one all the same.
        assert_eq!(after(day(2026, 11, 3)), day(2027, 2, 5));
        assert_eq!(after(day(2026, 10, 15)), day(2026, 12, 11));
        let first = |began| calendar().first_half_termly_meeting(began).unwrap().last;
        assert_eq!(first(day(2026, 12, 9)), day(2026, 12, 11));
        assert_eq!(first(day(2026, 12, 11)), day(2027, 2, 5));
        assert!(calendar().first_half_termly_meeting(day(2028, 7, 20)).is_err());
    }

    #[test]
    fn a_six_weekly_review_near_the_meeting_is_held_at_it() {
        // Six weeks from 15 October end on 3 December, eight days before; from 16 October, seven days.
        assert_eq!(calendar().six_weekly_review(day(2026, 10, 15)), Ok(day(2026, 12, 3)));
        assert_eq!(calendar().six_weekly_review(day(2026, 10, 16)), Ok(day(2026, 12, 11)));
        // Six weeks from 6 October end on 24 November: no meeting is near.
        assert_eq!(calendar().six_weekly_review(day(2026, 10, 6)), Ok(day(2026, 11, 24)));
    }

    #[test]
    fn a_review_is_never_moved_to_a_meeting_before_it_started() {
        let (start, by) = (day(2026, 10, 6), day(2026, 10, 8));
        assert_eq!(calendar().at_meeting_if_near(start, by, &[start, plus(start, -1)]), Ok(by));
        assert_eq!(calendar().at_meeting_if_near(start, by, &[plus(start, 1)]), Ok(day(2026, 10, 7)));
    }

    #[test]
    fn a_meeting_on_a_closed_day_draws_no_review() {
        let (start, by) = (day(2026, 9, 7), day(2026, 10, 23));
        assert_eq!(calendar().at_meeting_if_near(start, by, &[day(2026, 10, 26)]), Ok(by));
    }
}
