//! The school days that a history is told in, and how a time of the process is counted back and on through them.

use app::{
    calendar::{
        Deadline, HalfTerm, PENULTIMATE_WEEK, SchoolCalendar, SchoolYear, Span, typical_years,
        typical_years_before,
    },
    kit::Day,
};
use chrono::{Days, Month};

/// The class that meets in the very week of the half-termly meetings; the others meet in the week before it.
const MEETS_LAST: usize = 6;

/// Every school day of the typical years, and which of them is today.
pub(super) struct SchoolDays {
    pub(super) calendar: SchoolCalendar,
    open: Vec<Day>,
    pub(super) today: Day,
}

impl SchoolDays {
    /// None outside the typical years: without dates nothing can be told.
    pub(super) fn of(today: Day) -> Option<Self> {
        let calendar = SchoolCalendar::new(typical_years_before().into_iter().chain(typical_years()));
        calendar.year_of(today).ok()?;
        let (first, last) = (calendar.years().first()?.year(), calendar.years().last()?.year());
        let all = Span::new(first.first_day(), last.last_day());
        let open = all.days().filter(|day| calendar.is_open(*day) == Ok(true)).collect();
        Some(SchoolDays { calendar, open, today })
    }

    /// The day itself, or the last school day before it.
    pub(super) fn at_or_before(&self, day: Day) -> Option<Day> {
        self.open.get(self.open.partition_point(|open| *open <= day).checked_sub(1)?).copied()
    }

    /// The day itself, or the first school day after it.
    pub(super) fn at_or_after(&self, day: Day) -> Option<Day> {
        self.open.get(self.open.partition_point(|open| *open < day)).copied()
    }

    /// So many school days before a day, or before the last school day that is not after it.
    pub(super) fn before(&self, day: Day, count: usize) -> Option<Day> {
        let place = self.open.partition_point(|open| *open <= day).checked_sub(1)?;
        self.open.get(place.checked_sub(count)?).copied()
    }

    /// So many school days before today.
    pub(super) fn ago(&self, count: usize) -> Option<Day> {
        self.before(self.today, count)
    }

    /// So many school days after a school day.
    pub(super) fn after(&self, day: Day, count: usize) -> Option<Day> {
        self.open.get(self.open.partition_point(|open| *open < day) + count).copied()
    }

    /// So many days of the wall calendar before today, on a school day.
    pub(super) fn days_ago(&self, count: u64) -> Option<Day> {
        self.at_or_before(self.today.checked_sub_days(Days::new(count))?)
    }

    pub(super) fn due(&self, from: Day, time: Deadline) -> Option<Day> {
        self.calendar.due(from, time).ok().map(|due| due.by)
    }

    /// The latest school day whose time is over on a day.
    pub(super) fn begun_for(&self, over: Day, time: Deadline) -> Option<Day> {
        let before = &self.open[..self.open.partition_point(|open| *open < over)];
        let place = before.partition_point(|from| self.due(*from, time).is_some_and(|due| due <= over));
        before.get(place.checked_sub(1)?).copied()
    }

    /// The earliest school day, not before another, whose time is not yet over on a day.
    pub(super) fn still_running(&self, from: Day, time: Deadline, on: Day) -> Option<Day> {
        let runs = |from: &Day| self.due(*from, time).is_none_or(|due| due > on);
        self.open[self.open.partition_point(|open| *open < from)..].iter().copied().find(runs)
    }

    /// The half terms of the years that a stretch of days touches, in order.
    fn half_terms(from: Day, to: Day) -> impl Iterator<Item = (SchoolYear, HalfTerm)> {
        let years = SchoolYear::of(from).0..=SchoolYear::of(to).0;
        years.flat_map(|year| HalfTerm::ALL.map(|half| (SchoolYear(year), half)))
    }

    /// The progress meetings of a child's classes from one day to another: the day and, counted from Reception, the
    /// class. `class_on` says which class the child was in.
    pub(super) fn meetings(
        &self,
        from: Day,
        to: Day,
        class_on: impl Fn(Day) -> Option<usize>,
    ) -> Vec<(Day, usize)> {
        let held = |(year, half): (SchoolYear, HalfTerm)| {
            let slot = self.calendar.half_termly_slot(year, half, PENULTIMATE_WEEK).ok()?;
            let class = class_on(slot.first)?;
            let week = if class == MEETS_LAST { slot.first } else { slot.first - Days::new(7) };
            let day = self.at_or_after(week + Days::new(1 + class as u64 % 3))?;
            (from..=to).contains(&day).then_some((day, class))
        };
        Self::half_terms(from, to).filter_map(held).collect()
    }

    /// The last day of the first week of half-termly meetings that ends after a day.
    pub(super) fn first_meeting_due(&self, began: Day) -> Option<Day> {
        self.calendar.first_half_termly_meeting(began).ok().map(|slot| slot.last)
    }

    /// The next round of reviews for which a review of this day, or a stage that began on it, does not count: one held
    /// in its round or up to two weeks before does.
    pub(super) fn next_round(&self, from: Day) -> Option<Span> {
        const MONTHS: [Month; 3] = [Month::October, Month::February, Month::July];
        let (_, round) = self.calendar.next_review(from, &MONTHS).ok()?;
        if from < round.first - Days::new(14) {
            return Some(round);
        }
        self.calendar.next_review(round.last + Days::new(1), &MONTHS).ok().map(|(_, round)| round)
    }
}
