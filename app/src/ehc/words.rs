//! Where a child is, both clocks, and how a date stands, in words.

#[cfg(test)]
mod tests;

use chrono::Days;

use super::choices::Order;
use super::clock::Step;
use super::disputes::open_appeal;
use super::spell::{Spell, running, with_plan};
use crate::calendar::{Deadline, SchoolCalendar};
use crate::kit::{Day, counted, long_date};
use crate::pathway::{PlanEnd, Process, Stage, StageEntry};

/// So many days before its last one a date is near.
const NEAR: i64 = 14;

/// How a date stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    Late,
    Near,
    Later,
    Done,
}

impl Step {
    /// How it stands. Without a day it can only be later. `placed_on`: of a child who was in it before the app was, the
    /// day on which they were placed here; nothing earlier is late.
    pub fn standing(&self, today: Day, placed_on: Option<Day>) -> Standing {
        let Some(last) = self.last().filter(|_| !self.done) else {
            return if self.done { Standing::Done } else { Standing::Later };
        };
        match (last - today).num_days() {
            ..0 if placed_on.is_some_and(|placed| last < placed) => Standing::Near,
            ..0 => Standing::Late,
            0..=NEAR => Standing::Near,
            _ => Standing::Later,
        }
    }

    /// “Due in 6 days”, “6 days late”, “Done”.
    pub fn when_words(&self, today: Day, placed_on: Option<Day>) -> String {
        if self.done {
            return "Done".to_owned();
        }
        let Some(last) = self.last() else {
            return self.due.err().map_or_else(String::new, |missing| missing.to_string());
        };
        match (last - today).num_days() {
            0 => "Due today".to_owned(),
            1 => "Due tomorrow".to_owned(),
            // By the law it is late all the same. What was before the placing is not told as this school's.
            ..0 if self.standing(today, placed_on) != Standing::Late => {
                "Passed before the child was placed here".to_owned()
            }
            late @ ..0 => format!("{} late", counted(late.unsigned_abs(), "day", "days")),
            days => format!("Due in {days} days"),
        }
    }

    /// The last school day before a day on which the school is closed; why none can be told, if so.
    pub fn working_words(&self) -> String {
        match self.due {
            Ok(due) if due.working < due.by => {
                format!("The last school day before it is {}.", long_date(due.working))
            }
            Ok(_) => String::new(),
            Err(missing) => missing.to_string(),
        }
    }

    /// The last day, by whichever way it is known.
    pub fn last(&self) -> Option<Day> {
        self.due.ok().map(|due| due.by).or(self.last_day)
    }
}

impl Spell {
    /// What it is called in the list of what happened: “Plan of Tuesday 19 October 2027”.
    pub fn title(&self) -> String {
        let since = long_date(self.opened_on);
        match (self.stage, self.ordered()) {
            (Stage::Six, _) => format!("Plan of {since}"),
            (_, Some(_)) => format!("Assessment ordered or agreed on {since}"),
            _ => format!("Assessment asked for on {since}"),
        }
    }
}

/// Both clocks of an assessment that is under way: the law's and the school's. None where none is.
pub fn clock_words(spells: &[Spell], process: &Process, calendar: &SchoolCalendar) -> Option<String> {
    let five = running(spells)?;
    let until = |deadline: Deadline| {
        let by = calendar.due(five.opened_on, deadline).ok().map(|due| due.by);
        by.or_else(|| deadline.legal_day(five.opened_on)).map(|day| format!(", until {}", long_date(day)))
    };
    let weeks = |weeks| format!("{weeks} weeks{}", until(Deadline::CalendarWeeks(weeks)).unwrap_or_default());
    match five.ordered() {
        Some(Order::IssuePlan) => return Some(format!("From the order or the agreement: {}.", weeks(11))),
        Some(_) => return Some(format!("From the order or the agreement: {}.", weeks(14))),
        None => {}
    }
    let row = process.stage(Stage::Five);
    let expects = row.timeframe.deadline().map(|deadline| {
        let time = row
            .aside
            .map_or(row.timeframe.words(), |aside| format!("{} {aside}", row.timeframe.words()).into());
        format!(" The school expects {time}{}.", until(deadline).unwrap_or_default())
    });
    Some(format!("The law: {}.{}", weeks(20), expects.unwrap_or_default()))
}

/// How long a plan goes on that the local authority has decided to end, why, and what comes then. None where it has not.
pub fn plan_end_words(spells: &[Spell], today: Day) -> Option<String> {
    let six = with_plan(spells)?;
    Some(match six.plan_end() {
        PlanEnd::GoesOn => return None,
        PlanEnd::Disputed { .. } if open_appeal(six).is_some() => {
            "The plan is maintained until the parents’ appeal is decided or withdrawn, and the child stays at stage 6. Put on record what was ordered or agreed."
                .to_owned()
        }
        PlanEnd::Disputed { .. } => {
            "The parents have asked for mediation. The plan is maintained until that is over and they can appeal no longer, and the child stays at stage 6. Put on record when the certificate comes, or what was agreed."
                .to_owned()
        }
        PlanEnd::From { day, .. } if today < day => format!(
            "The plan is maintained while the parents may appeal, until {}. From {} on the child can leave stage 6: decide about that on the child’s page.",
            long_date(day - Days::new(1)),
            long_date(day)
        ),
        PlanEnd::From { .. } => {
            "Nobody can appeal against that any longer. Decide about stage 6 on the child’s page.".to_owned()
        }
    })
}

/// Where a child is, whose stages are given: at one, with an assessment beside it, or at none.
pub fn where_words(entries: &[StageEntry], process: &Process) -> String {
    let open = || entries.iter().filter(|entry| entry.is_open());
    let current = open().find(|entry| entry.stage != Stage::Five);
    let five = open().find(|entry| entry.stage == Stage::Five);
    let at = current.map_or_else(
        || "The child is at none of the other stages.".to_owned(),
        |entry| {
            let name = &process.stage(entry.stage).name;
            let since = long_date(entry.opened_on);
            format!("The child is at stage {}, {name}, since {since}.", entry.stage.number())
        },
    );
    match five {
        Some(five) => {
            let beside = if current.is_some() { " beside it" } else { "" };
            format!("{at} An assessment has been under way{beside} since {}.", long_date(five.opened_on))
        }
        None if current.is_none() => "The child is at no stage.".to_owned(),
        None => at,
    }
}
