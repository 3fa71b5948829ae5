//! The days on which duties fall. Many children share a start, and counting school weeks takes longer than remembering.

use std::cell::RefCell;
use std::collections::HashMap;

use chrono::{Datelike, Month};

use crate::calendar::{Deadline, Due, NoDates, SchoolCalendar};
use crate::kit::Day;
use crate::pathway::{Process, TRANSITION_MONTH};

/// Where a rule names no time, it is done within five school days. The rule's words say so.
const AT_ONCE: Deadline = Deadline::SchoolDays(5);

/// What is counted from a day.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Count {
    Deadline(Deadline),
    FirstMeeting,
    MeetingAfter,
    SixWeekly,
    /// The first round of reviews whose last day is after the day.
    Review,
    /// The same of the transition meeting, whatever the months of reviews are.
    Transition,
}

/// The school's calendar and process with a memory.
pub(super) struct Days<'a> {
    pub process: &'a Process,
    pub calendar: &'a SchoolCalendar,
    known: RefCell<HashMap<(Count, Day), Result<Due, NoDates>>>,
}

impl<'a> Days<'a> {
    pub fn new(process: &'a Process, calendar: &'a SchoolCalendar) -> Self {
        Days { process, calendar, known: RefCell::default() }
    }

    pub fn after(&self, day: Day, deadline: Deadline) -> Result<Due, NoDates> {
        self.counted(Count::Deadline(deadline), day)
    }

    pub fn at_once(&self, day: Day) -> Result<Due, NoDates> {
        self.after(day, AT_ONCE)
    }

    /// The half-termly meeting after the last one, or the first since the stage began. Held by the last day of its week.
    pub fn meeting(&self, last: Option<Day>, began: Day) -> Result<Due, NoDates> {
        match last.filter(|last| *last >= began) {
            Some(last) => self.counted(Count::MeetingAfter, last),
            None => self.counted(Count::FirstMeeting, began),
        }
    }

    pub fn six_weekly(&self, from: Day) -> Result<Due, NoDates> {
        self.counted(Count::SixWeekly, from)
    }

    /// The next round of reviews that a day is not in: its last day. One that is held early, in its round or up to
    /// two weeks before, counts for it.
    pub fn review(&self, from: Day) -> Result<Due, NoDates> {
        self.counted(Count::Review, from)
    }

    /// The next July that a day is not in, in the same way.
    pub fn transition(&self, from: Day) -> Result<Due, NoDates> {
        self.counted(Count::Transition, from)
    }

    fn counted(&self, count: Count, day: Day) -> Result<Due, NoDates> {
        if let Some(known) = self.known.borrow().get(&(count, day)) {
            return *known;
        }
        let on = |day: Day| Due { by: day, working: day };
        let due = match count {
            Count::Deadline(deadline) => self.calendar.due(day, deadline),
            Count::FirstMeeting => self.calendar.first_half_termly_meeting(day).map(|slot| on(slot.last)),
            Count::MeetingAfter => self.calendar.half_termly_meeting_after(day).map(|slot| on(slot.last)),
            Count::SixWeekly => self.calendar.six_weekly_review(day).map(on),
            Count::Review => self.next_round(day, self.process.review_months()).map(on),
            Count::Transition => self.next_round(day, &[TRANSITION_MONTH]).map(on),
        };
        self.known.borrow_mut().insert((count, day), due);
        due
    }

    fn next_round(&self, day: Day, months: &[Month]) -> Result<Day, NoDates> {
        let (_, window) = self.calendar.next_review(day, months)?;
        let early = window.first - chrono::Days::new(14);
        if day < early {
            return Ok(window.last);
        }
        let after = window.last + chrono::Days::new(1);
        Ok(self.calendar.next_review(after, months)?.1.last)
    }
}

/// The month of a round, by its last day.
pub(super) fn month_of(day: Day) -> Month {
    let month = u8::try_from(day.month()).ok().and_then(|month| Month::try_from(month).ok());
    month.unwrap_or(Month::January)
}
