//! The course that a child has taken from stage to stage, with its days: counted back from today, so that whoever looks
//! on whatever day finds a school in which most things are in order.

use app::{calendar::Deadline, kit::Day, pathway::Stage};
use chrono::{Datelike, Days};

use super::school_days::SchoolDays;

/// A stage of a course.
#[derive(Clone, Copy)]
pub(super) struct Leg {
    pub(super) stage: Stage,
    pub(super) lasts: Lasts,
    /// Why it did not last as long as the process says, or went on, or what less help is enough; “…” is the child's name.
    pub(super) why: &'static str,
}

/// How long a child is at a stage.
#[derive(Clone, Copy)]
pub(super) enum Lasts {
    /// As long as the process says.
    Time,
    /// As long, and as long again.
    Twice,
    /// So many school days. Of the last leg: since so many, or fewer where its time would be over.
    SchoolDays(usize),
    /// The last leg, since so many days of the wall calendar.
    Days(u64),
    /// The last leg, after it was decided so many school days ago that the child stays.
    StayedSince(usize),
    /// The last leg, whose time is over this week if any day allows it.
    OverThisWeek,
}

/// How a course ends.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Ends {
    /// It goes on.
    Open,
    /// The child left the pathway so many school days ago.
    Left(usize),
}

/// A child's time at a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) stage: Stage,
    pub(super) from: Day,
    /// It was decided that the child stays.
    pub(super) stay: Option<Day>,
    pub(super) until: Option<Day>,
    pub(super) why: &'static str,
}

/// The time of a stage in the school's process. None where it has no end of its own.
pub(super) fn time_of(stage: Stage) -> Option<Deadline> {
    match stage {
        Stage::One => Some(Deadline::SchoolWeeks(6)),
        Stage::Two => Some(Deadline::Terms(1)),
        Stage::Three => Some(Deadline::Terms(2)),
        Stage::Four | Stage::Five | Stage::Six => None,
    }
}

/// The stretches of a course, earliest first. None where the years that are known do not reach far enough back.
pub(super) fn stretches(days: &SchoolDays, legs: &[Leg], ends: Ends) -> Option<Vec<Stretch>> {
    let mut until = match ends {
        Ends::Open => None,
        Ends::Left(ago) => Some(days.ago(ago)?),
    };
    let mut stretches = Vec::with_capacity(legs.len());
    for leg in legs.iter().rev() {
        let (from, stay) = match until {
            Some(until) => ended(days, leg, until)?,
            None => open(days, leg)?,
        };
        stretches.push(Stretch { stage: leg.stage, from, stay, until, why: leg.why });
        until = Some(from);
    }
    stretches.reverse();
    Some(stretches)
}

fn ended(days: &SchoolDays, leg: &Leg, until: Day) -> Option<(Day, Option<Day>)> {
    let time = time_of(leg.stage);
    match leg.lasts {
        Lasts::SchoolDays(count) => Some((days.before(until, count)?, None)),
        Lasts::Twice => {
            let stay = days.begun_for(until, time?)?;
            Some((days.begun_for(stay, time?)?, Some(stay)))
        }
        Lasts::Time | Lasts::Days(_) | Lasts::StayedSince(_) | Lasts::OverThisWeek => {
            Some((days.begun_for(until, time?)?, None))
        }
    }
}

/// What is decided within the next days is in order.
const SOON: Days = Days::new(9);

fn open(days: &SchoolDays, leg: &Leg) -> Option<(Day, Option<Day>)> {
    let in_order = |from: Day| match time_of(leg.stage) {
        Some(time) => days.still_running(from, time, days.today + SOON),
        None => Some(from),
    };
    match leg.lasts {
        Lasts::SchoolDays(count) => Some((in_order(days.ago(count)?)?, None)),
        Lasts::Days(count) => Some((in_order(days.days_ago(count)?)?, None)),
        Lasts::StayedSince(count) => {
            let stay = in_order(days.ago(count)?)?;
            Some((days.begun_for(stay, time_of(leg.stage)?)?, Some(stay)))
        }
        Lasts::Time | Lasts::Twice | Lasts::OverThisWeek => {
            let time = time_of(leg.stage)?;
            let friday = days.today
                + Days::new(4_u64.saturating_sub(u64::from(days.today.weekday().num_days_from_monday())));
            let from = days.begun_for(friday, time)?;
            let is_over = days.due(from, time).is_none_or(|due| due < days.today);
            let from = if is_over { days.still_running(from, time, friday + SOON)? } else { from };
            Some((from, None))
        }
    }
}
