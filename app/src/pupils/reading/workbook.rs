//! From the first sheet of an Excel workbook to a table. A cell becomes the text that a person sees in it: days as a school writes
//! them, “08/09/2025”, whole numbers without a point.

use std::io::Cursor;

use calamine::{DataRef, DataType, Reader, Xlsx, XlsxError};

use super::Unreadable;
use super::csv::MAX_CELLS;
use super::packed::{MOST_UNPACKED, too_large, unpacks_within_bounds};
use crate::pupils::text::clean;
use crate::pupils::{MAX_ROWS, Row, Table};

/// A workbook is packed, so a small one may hold much: a list of a whole school is a tenth of this.
const MAX_PACKED: usize = 2 * 1024 * 1024;

/// A list has no more columns; a sheet may have a stray cell far out.
const MAX_COLUMNS: u32 = 200;

/// So many filled rows are looked at to find the headings.
const LOOKED_AT: usize = 12;

/// Whether a file is a workbook of Excel 2007 or later.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    // The names of the parts stand in the clear.
    bytes.starts_with(b"PK\x03\x04") && bytes.windows(3).any(|window| window == b"xl/")
}

/// Reads the first sheet. Its headings are the row among the first that looks most like those of the list that is
/// wanted; rows are numbered as the sheet numbers them.
pub(super) fn table(bytes: &[u8], likeness: impl Fn(&[String]) -> usize) -> Result<Table, Unreadable> {
    if bytes.len() > MAX_PACKED {
        return Err(Unreadable::WorkbookTooLarge { most_mb: MAX_PACKED / 1024 / 1024 });
    }
    unpacks_within_bounds(bytes)?;
    let rows = rows(bytes)?;
    let looked_at = rows.iter().enumerate().take(LOOKED_AT);
    let like = looked_at.map(|(at, row)| {
        let cells: Vec<String> = row.cells.iter().map(|cell| clean(cell)).collect();
        (likeness(&cells), std::cmp::Reverse(at))
    });
    let Some((_, std::cmp::Reverse(at))) = like.max() else { return Err(Unreadable::Empty) };
    let mut rows = rows.into_iter().skip(at);
    let headings = rows.next().map(|row| row.cells.iter().map(|cell| clean(cell)).collect());
    Ok(Table { headings: headings.unwrap_or_default(), rows: rows.collect() })
}

/// The filled rows of the first sheet.
fn rows(bytes: &[u8]) -> Result<Vec<Row>, Unreadable> {
    let broken = |_: XlsxError| Unreadable::WorkbookBroken;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let first = workbook.sheet_names().into_iter().next().ok_or(Unreadable::WorkbookBroken)?;
    let mut cells = workbook.worksheet_cells_reader(&first).map_err(broken)?;
    let (mut rows, mut read): (Vec<Row>, usize) = (Vec::new(), 0);
    // Words that many cells share stand in the file once, and here in each cell.
    let mut room = MOST_UNPACKED;
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let ((row, column), text) = (cell.get_position(), text_of(cell.get_value()));
        if text.is_empty() || column >= MAX_COLUMNS {
            continue;
        }
        room = room.checked_sub(text.len() as u64).ok_or_else(too_large)?;
        // Rows are counted from 1 on the screen. They come in order, each cell in its row.
        let number = row.saturating_add(1);
        if rows.last().is_none_or(|last| last.number != number) {
            if rows.len() > MAX_ROWS {
                return Err(Unreadable::TooManyRows);
            }
            rows.push(Row { number, cells: Vec::new() });
        }
        if let (Some(last), Ok(column)) = (rows.last_mut(), usize::try_from(column)) {
            if last.cells.len() <= column {
                // Blank cells before it take room as well.
                read += column + 1 - last.cells.len();
                last.cells.resize(column + 1, String::new());
            }
            if read > MAX_CELLS {
                return Err(Unreadable::TooManyCells { most: MAX_CELLS });
            }
            last.cells[column] = text;
        }
    }
    Ok(rows)
}

fn text_of(value: &DataRef) -> String {
    match value {
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) => {
            value.as_date().map(|day| day.format("%d/%m/%Y").to_string()).unwrap_or_default()
        }
        DataRef::String(text) | DataRef::DurationIso(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        // What Excel itself shows as #N/A says nothing.
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

    use super::*;

    fn likeness(row: &[String]) -> usize {
        row.iter().filter(|cell| ["UPN", "Stage", "Since"].contains(&cell.as_str())).count()
    }

    fn workbook(write: impl Fn(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
        let mut workbook = Workbook::new();
        write(workbook.add_worksheet());
        workbook.save_to_buffer().unwrap()
    }

    #[test]
    fn days_and_numbers_are_read_as_a_person_sees_them_under_the_headings_wherever_they_stand() {
        let bytes = workbook(|sheet| {
            let day = ExcelDateTime::from_ymd(2025, 9, 8).unwrap();
            sheet.write_string(0, 0, "Placings of our school").unwrap();
            for (column, heading) in [(0, "UPN"), (1, "Stage"), (2, "Since")] {
                sheet.write_string(2, column, heading).unwrap();
            }
            sheet.write_string(4, 0, " V999900126001 ").unwrap().write_number(4, 1, 4).unwrap();
            sheet
                .write_datetime_with_format(4, 2, &day, &Format::new().set_num_format("d mmm yyyy"))
                .unwrap();
            sheet.write_number(5, 1, 4001.5).unwrap().write_boolean(5, 2, true).unwrap();
        });
        assert!(is_one(&bytes));
        let table = table(&bytes, likeness).unwrap();
        assert_eq!(table.headings, ["UPN", "Stage", "Since"]);
        let rows: Vec<_> = table.rows.iter().map(|row| (row.number, row.cells.join("|"))).collect();
        assert_eq!(rows, [(5, "V999900126001|4|08/09/2025".to_owned()), (6, "|4001.5|yes".to_owned())]);
    }

    #[test]
    fn a_workbook_that_is_empty_broken_or_too_large_says_so() {
        assert_eq!(table(&workbook(|_| {}), likeness), Err(Unreadable::Empty));
        assert_eq!(table(b"PK\x03\x04xl/workbook.xml", likeness), Err(Unreadable::WorkbookBroken));
        let large = vec![b' '; MAX_PACKED + 1];
        assert_eq!(table(&large, likeness), Err(Unreadable::WorkbookTooLarge { most_mb: 2 }));
    }

    #[test]
    fn a_workbook_that_unpacks_to_much_says_so_before_it_is_read() {
        // One word of a million letters, that one cell holds and any number of cells may share.
        let word = "0".repeat(32_000);
        let bytes = workbook(|sheet| {
            for row in 0..1_200 {
                sheet.write_string(row, 0, &word).unwrap();
            }
        });
        assert!(bytes.len() < MAX_PACKED, "{} bytes", bytes.len());
        assert_eq!(table(&bytes, likeness), Err(too_large()));
        let said = too_large().to_string();
        assert!(said.contains("more than 32 MB") && said.contains("Copy the list into a new workbook"));
    }

    #[test]
    fn a_stray_cell_far_out_in_every_row_is_counted_with_the_blank_ones_before_it() {
        let column = u16::try_from(MAX_COLUMNS - 1).unwrap();
        let bytes = workbook(|sheet| {
            for row in 0..20_001 {
                sheet.write_number(row, column, 1).unwrap();
            }
        });
        assert_eq!(table(&bytes, likeness), Err(Unreadable::TooManyCells { most: MAX_CELLS }));
    }

    #[test]
    fn a_cell_far_out_makes_no_row_of_thousands() {
        let bytes = workbook(|sheet| {
            sheet.write_string(0, 0, "UPN").unwrap().write_string(0, 9_000, "stray").unwrap();
            sheet.write_string(1_000_000, 0, "x").unwrap();
        });
        let table = table(&bytes, likeness).unwrap();
        assert_eq!((table.headings.len(), table.rows.len(), table.rows[0].number), (1, 1, 1_000_001));
    }
}
