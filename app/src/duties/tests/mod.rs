//! What the tests of duties are told with.

mod assessment;
mod owed;
mod owed_properties;
mod properties;
mod reviews;
mod stages;
mod words_and_lists;

use super::*;
use crate::calendar::{SchoolCalendar, typical_years};
use crate::kit::{AskerId, Day};
use crate::pathway::{Action, NewEntry, Outcome, Process, Stage, StageEntryId, StageState};
use crate::pupils::PupilId;

fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_ymd_opt(year, month, day).unwrap()
}

fn spell(id: i64, stage: Stage, opened_on: Day) -> SpellFacts {
    SpellFacts::new(NewEntry::of(PupilId(1), stage, opened_on, AskerId(7)).with_id(StageEntryId(id)))
}

fn ended(spell: SpellFacts, on: Day) -> SpellFacts {
    ended_with(spell, on, Outcome::MovedOn)
}

fn ended_with(mut spell: SpellFacts, on: Day, outcome: Outcome) -> SpellFacts {
    spell.entry.state = StageState::Closed { on, outcome };
    spell
}

fn child(spells: Vec<SpellFacts>) -> ChildFacts {
    ChildFacts { spells, ..ChildFacts::new(PupilId(1)) }
}

fn on_record(record: i64, action: Action, on: Day) -> Done {
    Done { record, action, on, letter_sent: None }
}

/// What must happen for a child by the school's process as it stands.
fn of(child: ChildFacts, today: Day) -> Vec<Duty> {
    by_process(&Process::default(), child, today)
}

fn by_process(process: &Process, child: ChildFacts, today: Day) -> Vec<Duty> {
    let facts = Facts { children: vec![child], ..Facts::default() };
    due(process, &facts, &SchoolCalendar::new(typical_years()), today)
}

/// What is asked for once at a stage is another test's.
fn beside_actions(duties: &[Duty]) -> Vec<(DutyKind, Day)> {
    let others = duties.iter().filter(|duty| !matches!(duty.kind, DutyKind::Act(_)));
    others.map(|duty| (duty.kind, duty.by().unwrap())).collect()
}

fn actions(duties: &[Duty]) -> Vec<Action> {
    let action = |duty: &Duty| match duty.kind {
        DutyKind::Act(action) => Some(action),
        _ => None,
    };
    duties.iter().filter_map(action).collect()
}
