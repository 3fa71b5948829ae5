//! Duties in the order in which a person takes them up.

use std::cmp::Ordering;

use chrono::Datelike;

use super::duty::{Duty, State};
use crate::kit::Day;

/// The parts of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    Overdue,
    /// Until Sunday; from Saturday on, until the Sunday after. What the school works to a day of this week for is here,
    /// although the last day allowed is in a holiday.
    ThisWeek,
    /// After this week, or on a day that cannot be told yet.
    Later,
    /// It fell due before the child was placed in the app: not late, and not to be forgotten.
    Before,
}

impl Group {
    pub const ALL: [Group; 4] = [Group::Overdue, Group::ThisWeek, Group::Later, Group::Before];

    pub fn label(self) -> &'static str {
        match self {
            Group::Overdue => "Overdue",
            Group::ThisWeek => "This week",
            Group::Later => "Later",
            Group::Before => "From before the placing",
        }
    }
}

impl Duty {
    /// Where it stands in a list. None for what is done.
    pub fn group(&self, today: Day) -> Option<Group> {
        let this_week = |by: Day| (by - today).num_days() <= days_left_of_week(today);
        match (self.state, self.by()) {
            (State::Done, _) => None,
            (State::Overdue, _) => Some(Group::Overdue),
            (State::Due, Ok(_)) if self.is_of_before(today) => Some(Group::Before),
            (State::Due, Ok(by)) if this_week(self.best_by().unwrap_or(by)) => Some(Group::ThisWeek),
            (State::Due, _) => Some(Group::Later),
        }
    }
}

/// Overdue first, the oldest before all; then by day; then what has no day yet; done things last. The same
/// duties come in the same order, whatever order they came in.
pub fn sort(duties: &mut [Duty]) {
    duties.sort_unstable_by(in_order);
}

/// What is not done, sorted and in its parts, none of them empty.
pub fn grouped(mut duties: Vec<Duty>, today: Day) -> Vec<(Group, Vec<Duty>)> {
    sort(&mut duties);
    Group::ALL
        .into_iter()
        .map(|group| {
            (group, duties.iter().copied().filter(|duty| duty.group(today) == Some(group)).collect())
        })
        .filter(|(_, duties): &(Group, Vec<Duty>)| !duties.is_empty())
        .collect()
}

fn in_order(one: &Duty, other: &Duty) -> Ordering {
    let key = |duty: &Duty| (duty.state, duty.by().unwrap_or(Day::MAX), duty.pupil, duty.entry, duty.kind);
    key(one).cmp(&key(other))
}

fn days_left_of_week(today: Day) -> i64 {
    match i64::from(today.weekday().num_days_from_monday()) {
        weekend @ (5 | 6) => 13 - weekend,
        weekday => 6 - weekday,
    }
}
