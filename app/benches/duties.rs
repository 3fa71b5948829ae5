//! How long duties take for a school's children and for a hundred schools': `cargo bench -p app --bench duties`.

use std::time::{Duration, Instant};

use app::calendar::{SchoolCalendar, typical_years};
use app::duties::{ChildFacts, Done, Facts, SpellFacts, due, grouped};
use app::kit::{AskerId, Day};
use app::pathway::{NewEntry, Process, Stage, StageEntryId};
use app::pupils::PupilId;

/// The calculation is repeated until it has taken this long, and the shortest counts.
const LONG_ENOUGH: Duration = Duration::from_secs(1);

fn main() {
    let (process, calendar) = (Process::default(), SchoolCalendar::new(typical_years()));
    let today = Day::from_ymd_opt(2026, 11, 24).unwrap_or_default();
    for count in [400, 40_000] {
        let facts = Facts { children: (0..count).map(|id| child(id, today)).collect(), ..Facts::default() };
        let (mut shortest, began, mut found) = (Duration::MAX, Instant::now(), 0);
        while began.elapsed() < LONG_ENOUGH {
            let start = Instant::now();
            found = std::hint::black_box(due(&process, &facts, &calendar, today)).len();
            shortest = shortest.min(start.elapsed());
        }
        let list = Instant::now();
        let groups = grouped(due(&process, &facts, &calendar, today), today).len();
        println!(
            "{count} children: {found} duties, {:.2} µs a child; with {groups} groups in order {:.2} ms",
            shortest.as_secs_f64() * 1e6 / f64::from(u32::try_from(count).unwrap_or(1)),
            list.elapsed().as_secs_f64() * 1e3
        );
    }
}

/// A child at one of the stages in turn, since one of the last sixty weeks, with half of what is asked for on record.
fn child(id: i64, today: Day) -> ChildFacts {
    let stages = [Stage::One, Stage::Two, Stage::Three, Stage::Four, Stage::Six];
    let stage = stages[usize::try_from(id).unwrap_or(0) % stages.len()];
    let opened = today - chrono::Days::new(u64::try_from(id % 60).unwrap_or(0));
    let new = NewEntry::of(PupilId(id), stage, opened, AskerId(7));
    let mut spell = SpellFacts::new(new.with_id(StageEntryId(id)));
    let done = |(record, action)| Done { record, action, on: opened, letter_sent: None };
    spell.recorded = (0..).zip(stage.asked_for()).step_by(2).map(done).collect();
    ChildFacts { spells: vec![spell], ..ChildFacts::new(PupilId(id)) }
}
