//! From the text of a CSV file to a table. The separator is found out; rows may be ragged, and are told of later.

use csv::{ReaderBuilder, StringRecord};

use super::{MAX_ROWS, Unreadable};
use crate::pupils::{
    Row, Table,
    columns::{Guess, recognise},
    text::clean,
};

const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// No export has more columns; a file of nothing but separators must not fill the memory.
const MAX_COLUMNS: usize = 1_000;

/// The first filled row is the headings. Row numbers are those that a spreadsheet shows, so blank lines count,
/// and a line break inside quotes does not.
pub(super) fn table(text: &str) -> Result<Table, Unreadable> {
    let (text, separator) = separator_of(text.trim_start_matches('\n'));
    // Every line ends, so that lines can be counted.
    let text = if text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") };
    let mut reader = reader(&text, separator);
    let mut record = StringRecord::new();
    let mut table = Table::default();
    let mut breaks_in_cells = 0;
    let mut first_line = None;
    while reader.read_record(&mut record).map_err(|_| Unreadable::NotText)? {
        breaks_in_cells += record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        let line = reader.position().line();
        let first =
            *first_line.get_or_insert(line.saturating_sub(u64::try_from(breaks_in_cells).unwrap_or(0)));
        if table.headings.is_empty() {
            if record.len() > MAX_COLUMNS {
                return Err(Unreadable::TooManyColumns { most: MAX_COLUMNS });
            }
            table.headings = record.iter().map(clean).collect();
            continue;
        }
        if table.rows.len() == MAX_ROWS {
            return Err(Unreadable::TooManyRows);
        }
        let below = line.saturating_sub(first).saturating_sub(u64::try_from(breaks_in_cells).unwrap_or(0));
        let number = u32::try_from(below).unwrap_or(u32::MAX).saturating_add(1);
        table
            .rows
            .push(Row { number, cells: record.iter().take(MAX_COLUMNS + 1).map(str::to_owned).collect() });
    }
    Ok(table)
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// Excel’s own first line (`sep=;`) decides; else the separator under which most headings are known, and then
/// the one that makes most columns. Quotes are respected.
fn separator_of(text: &str) -> (&str, u8) {
    if let Some((first, rest)) = text.split_once('\n') {
        let named = first.trim_matches('"').strip_prefix("sep=").map(str::as_bytes);
        if let Some(&[separator]) =
            named.filter(|named| named.first().is_some_and(|byte| SEPARATORS.contains(byte)))
        {
            return (rest, separator);
        }
    }
    let worth = |separator: &u8| {
        let mut headings = StringRecord::new();
        let read = reader(text, *separator).read_record(&mut headings).unwrap_or(false);
        let known =
            headings.iter().take(MAX_COLUMNS).filter(|heading| recognise(heading) != Guess::Unknown).count();
        if read { (known, headings.len()) } else { (0, 0) }
    };
    // The last of equals wins, so the commonest separator is asked last.
    (text, SEPARATORS.into_iter().rev().max_by_key(worth).unwrap_or(b','))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(table: &Table) -> Vec<u32> {
        table.rows.iter().map(|row| row.number).collect()
    }

    #[test]
    fn the_separator_is_found_whatever_stands_in_quotes() {
        for separator in [",", ";", "\t", "|"] {
            let text =
                ["\"Surname, Forename; and | more\"", "UPN", "DOB\n\"Hall, Isla\"", "x", "y"].join(separator);
            let table = table(&text).unwrap();
            assert_eq!(table.headings.len(), 3, "{separator:?}");
            assert_eq!(table.rows[0].cells[0], "Hall, Isla");
        }
    }

    #[test]
    fn excels_own_first_line_is_obeyed_and_not_counted() {
        let table = table("sep=;\nName;UPN\nIsla;1").unwrap();
        assert_eq!(table.headings, ["Name", "UPN"]);
        assert_eq!(numbers(&table), [2]);
    }

    #[test]
    fn a_line_break_in_quotes_does_not_shift_the_row_numbers_and_a_blank_line_does() {
        let table = table("\"Na\nme\",UPN\n\"Isla\nHall\",1\nOmar,2\n\n\nZara,3").unwrap();
        assert_eq!(table.headings, ["Na me", "UPN"]);
        assert_eq!(numbers(&table), [2, 3, 6]);
        assert_eq!(table.rows[0].cells[0], "Isla\nHall");
    }

    #[test]
    fn ragged_rows_are_kept_as_they_are() {
        let table = table("Name,UPN,DOB\nIsla\nOmar,2,3,4\n").unwrap();
        assert_eq!(table.rows.iter().map(|row| row.cells.len()).collect::<Vec<_>>(), [1, 4]);
    }

    #[test]
    fn a_cell_that_looks_like_a_formula_is_text() {
        assert_eq!(table("Name\n=1+1\n").unwrap().rows[0].cells, ["=1+1"]);
    }

    #[test]
    fn a_file_of_nothing_but_separators_is_refused() {
        assert_eq!(table(&",".repeat(1_000_000)), Err(Unreadable::TooManyColumns { most: MAX_COLUMNS }));
    }

    #[test]
    fn more_rows_than_any_school_has_are_refused() {
        let text = format!("Name\n{}", "Isla\n".repeat(MAX_ROWS + 1));
        assert_eq!(table(&text), Err(Unreadable::TooManyRows));
    }
}
