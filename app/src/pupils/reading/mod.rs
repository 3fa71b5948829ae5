//! From a file's bytes to what it says: a pupil list in CSV, or a Common Transfer File.

mod csv;
mod ctf;
mod packed;
mod text;
mod unreadable;
mod workbook;
mod xml;

pub use unreadable::Unreadable;

use super::{Mapping, Reading, RememberedMapping, Table, mapping::likeness, read_rows};
use crate::kit::Day;

/// The largest file that is read, in bytes (20 MB). A school of 2,000 with everything in one row each makes one.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;

/// The most rows that are read: a primary school has some hundreds of children and a few rows for each.
pub const MAX_ROWS: usize = 50_000;

/// Reads a file from the MIS. `remembered` are a person’s choices for headings from earlier files; `today`
/// tells which birthdays are still to come.
pub fn read(bytes: &[u8], remembered: &RememberedMapping, today: Day) -> Result<Reading, Unreadable> {
    let text = text::decode(bytes)?;
    let reading = if text.trim_start().starts_with('<') {
        let (table, mapping) = ctf::table(&text, today)?;
        Reading { headings: Vec::new(), ..read_rows(&table, &mapping, today) }
    } else {
        let table = csv::table(&text, |row| likeness(row, remembered))?;
        let mapping = Mapping::of(&table.headings, remembered)?;
        read_rows(&table, &mapping, today)
    };
    // A list without a child would make everybody a leaver.
    if reading.rows == 0 { Err(Unreadable::NoPupils) } else { Ok(reading) }
}

/// A list of anything in CSV: for lists that are not about pupils. `likeness` tells how much a row looks like
/// the headings of that list.
pub(super) fn list(bytes: &[u8], likeness: impl Fn(&[String]) -> usize) -> Result<Table, Unreadable> {
    csv::table(&text::decode(bytes)?, likeness)
}

/// A list of anything in CSV, or on the first sheet of an Excel workbook. `likeness` as above.
pub fn read_list(bytes: &[u8], likeness: impl Fn(&[String]) -> usize) -> Result<Table, Unreadable> {
    if workbook::is_one(bytes) { workbook::table(bytes, likeness) } else { list(bytes, likeness) }
}

#[cfg(test)]
mod tests;
