//! Small lists and registers for tests.

use super::{
    Held, Mapping, PupilId, PupilRecord, Reading, RememberedMapping, Row, Table, compare, diff::Preview,
    read_rows,
};
use crate::kit::Day;

pub(super) fn today() -> Day {
    Day::from_ymd_opt(2026, 11, 24).unwrap()
}

/// A table written as lines, with `|` between cells.
pub(super) fn table(text: &str) -> Table {
    let mut lines = text.lines().map(|line| line.split('|').map(|cell| cell.trim().to_owned()).collect());
    let headings = lines.next().unwrap();
    Table { headings, rows: (2..).zip(lines).map(|(number, cells)| Row { number, cells }).collect() }
}

pub(super) fn reading(text: &str) -> Reading {
    let table = table(text);
    let mapping = Mapping::of(&table.headings, &RememberedMapping::default()).unwrap();
    read_rows(&table, &mapping, today())
}

/// The only child of a list without problems.
pub(super) fn child(text: &str) -> PupilRecord {
    let mut reading = reading(text);
    assert_eq!(reading.problems, []);
    assert_eq!(reading.pupils.len(), 1);
    reading.pupils.remove(0).1
}

/// A register that holds the children of a list, all on roll, with ids from 1.
pub(super) fn register(text: &str) -> Vec<Held> {
    let held = apply(&[], &compare(&[], reading(text)));
    assert!(!held.is_empty());
    held
}

/// What the register holds after an import has been done as the preview showed it.
pub(super) fn apply(held: &[Held], preview: &Preview) -> Vec<Held> {
    let mut held = held.to_vec();
    for change in preview.changed.iter().chain(&preview.returning) {
        let at = held.iter().position(|held| held.id == change.id).unwrap();
        held[at] = Held { id: change.id, record: change.becomes.clone(), on_roll: true };
    }
    for record in &preview.new {
        let id = PupilId(i64::try_from(held.len()).unwrap() + 1);
        held.push(Held { id, record: record.clone(), on_roll: true });
    }
    held
}
