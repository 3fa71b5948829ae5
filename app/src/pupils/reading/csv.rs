//! From the text of a CSV file to a table. The separator and the row of the headings are found out; rows may be
//! ragged, and are told of later.

use csv::{ReaderBuilder, StringRecord};

use super::{MAX_ROWS, Unreadable};
use crate::pupils::{Row, Table, Upn, text::clean};

const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// No export has more columns; a file of nothing but separators must not fill the memory.
const MAX_COLUMNS: usize = 1_000;

/// The most cells that are read, rows times columns: 20,000 children with 200 columns each.
pub(super) const MAX_CELLS: usize = 4_000_000;

/// Letters of a heading that are kept. No heading that anybody reads has more.
const MAX_HEADING: usize = 200;

/// How much of a file is looked at to find its headings: so many filled rows, and so many bytes.
const LOOKED_AT: usize = 12;
const HEAD: usize = 64 * 1024;

/// Reads a table. `likeness` tells how much a row looks like the headings of the list that is wanted; 0 is not
/// at all. Exports put a title, a date and blank lines above the headings: those are passed over.
///
/// Rows are numbered as a spreadsheet numbers them, from the first line of the file: so the headings are row 1
/// unless something stands above them, blank lines count, and a line break inside quotes does not.
pub(super) fn table(text: &str, likeness: impl Fn(&[String]) -> usize) -> Result<Table, Unreadable> {
    let (text, separator) = named_separator(text);
    let (separator, headings_at) = layout(text, separator, &likeness);
    if text.bytes().filter(|byte| *byte == separator).count() > MAX_CELLS {
        return Err(Unreadable::TooManyCells { most: MAX_CELLS });
    }
    // Every line ends, so that lines can be counted.
    let text = if text.ends_with('\n') { text.into() } else { std::borrow::Cow::from(format!("{text}\n")) };
    let mut reader = reader(&text, separator);
    let mut record = StringRecord::new();
    let mut table = Table::default();
    let mut breaks_in_cells = 0;
    let mut at = 0;
    while reader.read_record(&mut record).map_err(|_| Unreadable::NotText)? {
        breaks_in_cells += record.iter().map(breaks).sum::<u64>();
        let number = reader.position().line().saturating_sub(breaks_in_cells + 1);
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        if at == headings_at {
            table.headings = headings(&record)?;
        } else if at > headings_at {
            if table.rows.len() == MAX_ROWS {
                return Err(Unreadable::TooManyRows);
            }
            table.rows.push(Row { number, cells: cells(&record, table.headings.len()) });
        }
        if swallows_the_rest(&record, &text) {
            // Its last line break was counted as one within a cell.
            return Err(Unreadable::OpenQuote { row: number.saturating_add(1) });
        }
        at += 1;
    }
    Ok(table)
}

fn headings(record: &StringRecord) -> Result<Vec<String>, Unreadable> {
    if record.len() > MAX_COLUMNS {
        return Err(Unreadable::TooManyColumns { most: MAX_COLUMNS });
    }
    Ok(record.iter().map(|cell| clean(cell).chars().take(MAX_HEADING).collect()).collect())
}

/// Of the cells beyond the headings only the first filled one: enough to tell that the row is too long.
fn cells(record: &StringRecord, width: usize) -> Vec<String> {
    let beyond = record.iter().skip(width).find(|cell| !cell.trim().is_empty());
    record.iter().take(width).chain(beyond).map(str::to_owned).collect()
}

fn breaks(cell: &str) -> u64 {
    cell.bytes().map(|byte| u64::from(byte == b'\n')).sum()
}

/// A quotation mark that is never closed makes one cell of all the rows below it, and their children would
/// look as if they had left.
fn swallows_the_rest(record: &StringRecord, text: &str) -> bool {
    let closed = || text.trim_end_matches('\n').ends_with('"');
    record.iter().next_back().is_some_and(|last| last.ends_with('\n') && breaks(last) > 1 && !closed())
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// Excel’s own first line (`sep=;`), which no spreadsheet shows, and the text below it.
fn named_separator(text: &str) -> (&str, Option<u8>) {
    let named = text.split_once('\n').and_then(|(first, rest)| {
        let &[separator] = first.trim_matches('"').strip_prefix("sep=")?.as_bytes() else { return None };
        SEPARATORS.contains(&separator).then_some((rest, separator))
    });
    named.map_or((text, None), |(rest, separator)| (rest, Some(separator)))
}

/// The separator under which some row looks most like headings, else the one that parts most; and the place of
/// the headings among the rows.
fn layout(text: &str, separator: Option<u8>, likeness: &impl Fn(&[String]) -> usize) -> (u8, usize) {
    let head = &text[..text.floor_char_boundary(HEAD)];
    let tried = |separator: u8| {
        let rows = first_rows(head, separator);
        let (at, likeness) = headings_among(&rows, likeness);
        let parted: usize = rows.iter().map(|(_, cells)| cells.len() - 1).sum();
        (likeness, parted, separator, at)
    };
    let asked: &[u8] = separator.as_ref().map_or(&SEPARATORS, std::slice::from_ref);
    // The last of equals wins, so the commonest separator is asked last.
    let best = asked.iter().rev().map(|separator| tried(*separator)).max_by_key(|tried| (tried.0, tried.1));
    best.map_or((b',', 0), |(_, _, separator, at)| (separator, at))
}

/// The first filled rows, with their place.
fn first_rows(head: &str, separator: u8) -> Vec<(usize, Vec<String>)> {
    let mut reader = reader(head, separator);
    let rows = reader.records().map_while(Result::ok).enumerate().map(|(at, record)| {
        let cells: Vec<String> = record.iter().take(MAX_COLUMNS).map(clean).collect();
        (at, cells)
    });
    rows.filter(|(_, cells)| filled(cells) > 0).take(LOOKED_AT).collect()
}

fn filled(cells: &[String]) -> usize {
    cells.iter().filter(|cell| !cell.is_empty()).count()
}

/// The place of the row that looks most like headings, and how much; never below a child. If none does, headings
/// are still about as wide as what stands below them, and a title is not.
fn headings_among(rows: &[(usize, Vec<String>)], likeness: impl Fn(&[String]) -> usize) -> (usize, usize) {
    let is_child = |cells: &[String]| cells.iter().any(|cell| Upn::parse(cell).is_ok());
    let mut best = (0, 0);
    for (at, cells) in rows.iter().take_while(|(_, cells)| !is_child(cells)) {
        let like = likeness(cells);
        if like > best.1 {
            best = (*at, like);
        }
    }
    if best.1 > 0 {
        return best;
    }
    let widest = rows.iter().map(|(_, cells)| filled(cells)).max().unwrap_or_default();
    let first_wide = rows.iter().find(|(_, cells)| filled(cells) * 4 >= widest * 3);
    (first_wide.map_or(0, |(at, _)| *at), 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pupils::{RememberedMapping, mapping::likeness};

    fn numbers(table: &Table) -> Vec<u32> {
        table.rows.iter().map(|row| row.number).collect()
    }

    /// As a pupil list is read, nothing being remembered.
    fn table(text: &str) -> Result<Table, Unreadable> {
        super::table(text, |row| likeness(row, &RememberedMapping::default()))
    }

    fn read(text: &str) -> (Vec<String>, Vec<u32>) {
        let table = table(text).unwrap();
        (table.headings.clone(), numbers(&table))
    }

    #[test]
    fn title_lines_above_the_headings_are_passed_over_and_counted_as_a_spreadsheet_counts_them() {
        let list = "UPN,Name,DOB\nx,Isla,y\nz,Omar,y";
        for (title, first) in [
            ("Millbrook Primary\n", 3),
            ("Millbrook Primary,,\nPupil list,,\n", 4),
            ("Millbrook Primary\n\"Pupil list, 12 Nov 2026\"\n\n", 5),
            ("Millbrook Primary\nPupil list, 12 Nov 2026\n\n\n", 6),
            ("\"Millbrook\nPrimary\"\n", 3),
            ("School,Millbrook Primary\nName,All pupils\nDate,12/11/2026\n", 5),
            ("\n\n", 4),
            ("sep=,\nMillbrook Primary\n", 3),
        ] {
            let (headings, numbers) = read(&format!("{title}{list}"));
            assert_eq!(headings, ["UPN", "Name", "DOB"], "{title}");
            assert_eq!(numbers, [first, first + 1], "{title}");
        }
    }

    #[test]
    fn a_title_full_of_commas_does_not_hide_another_separator() {
        for separator in [";", "\t", "|"] {
            let list =
                "Pupils of Millbrook, Hall Lane, Bury, Lancs, 12 Nov 2026\nKid;Nr;Born\nIsla;1;2\nOmar;1;2"
                    .replace(';', separator);
            assert_eq!(read(&list), (["Kid", "Nr", "Born"].map(str::to_owned).to_vec(), vec![3, 4]));
        }
    }

    #[test]
    fn the_first_row_is_the_headings_if_it_is_one_whatever_stands_below() {
        for list in [
            "Kid,Nr,Born,Lang,Adult\nIsla,4001,12/08/2022,EAL,Parent\nOmar,4002,12/08/2022,EAL,Carer",
            "UPN,Name,DOB,x\nUPN,Name,DOB,EAL",
            "UPN,Kid,Born,x\nV999900126001,Name,DOB,EAL",
            "Kid,Nr,Born,\nIsla,4001,12/08/2022,EAL",
        ] {
            assert_eq!(
                table(list).unwrap().headings,
                list.lines().next().unwrap().split(',').collect::<Vec<_>>()
            );
        }
    }

    #[test]
    fn unfamiliar_headings_below_a_title_are_still_taken_for_the_headings() {
        let (headings, numbers) =
            read("Millbrook Primary\nPupil list,12 Nov 2026\nKid,Nr,Born,x\nIsla,1,2,3");
        assert_eq!((headings, numbers), (["Kid", "Nr", "Born", "x"].map(str::to_owned).to_vec(), vec![4]));
    }

    #[test]
    fn headings_are_looked_for_near_the_top_only_and_never_below_a_child() {
        let far = format!("{}UPN,Name,DOB\nx,Isla,y", "Millbrook Primary\n".repeat(20));
        assert_eq!(table(&far).unwrap().headings, ["Millbrook Primary"]);
        let headless = "V999900126001,Isla,12/08/2022\nUPN,Name,DOB\nx,Omar,y";
        assert_eq!(table(headless).unwrap().headings[0], "V999900126001");
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
    fn of_the_cells_beyond_the_headings_only_the_first_filled_one_is_kept() {
        let text = format!("Name,UPN\nIsla,1{}more,and more\nOmar,2{}\n", ",".repeat(500), ",".repeat(500));
        let table = table(&text).unwrap();
        assert_eq!(
            table.rows.iter().map(|row| row.cells.join("|")).collect::<Vec<_>>(),
            ["Isla|1|more", "Omar|2"]
        );
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_told_of_with_its_row() {
        let rows = "x,Omar,y\n".repeat(30);
        for text in [
            format!("UPN,Name,DOB\n{rows}x,\"Isla,y\n{rows}"),
            format!("UPN,Name,DOB\n{rows}x,Isla,\"y\n{rows}"),
        ] {
            assert_eq!(table(&text), Err(Unreadable::OpenQuote { row: 32 }));
        }
        assert!(table("UPN,Name,DOB\nx,5\" tall,y\nx,Omar,y").is_ok());
        assert!(table("UPN,Name,DOB\nx,\"Isla\nHall\",y").is_ok());
    }

    #[test]
    fn a_heading_of_many_pages_is_cut() {
        let table = table(&format!("UPN,Name,DOB,{}\nx,y,z,\n", "é".repeat(10_000))).unwrap();
        assert_eq!(table.headings[3].chars().count(), MAX_HEADING);
    }

    #[test]
    fn a_cell_that_looks_like_a_formula_is_text() {
        assert_eq!(table("Name\n=1+1\n").unwrap().rows[0].cells, ["=1+1"]);
    }

    #[test]
    fn a_file_of_nothing_but_separators_is_refused() {
        assert_eq!(table(&",".repeat(1_000_000)), Err(Unreadable::TooManyColumns { most: MAX_COLUMNS }));
        let wide = format!("UPN,Name,DOB{}\n", ",".repeat(MAX_COLUMNS - 3));
        for commas in [",".repeat(5_000_000), format!("{}\n", ",".repeat(MAX_COLUMNS)).repeat(5_000)] {
            assert_eq!(table(&format!("{wide}{commas}")), Err(Unreadable::TooManyCells { most: MAX_CELLS }));
        }
    }

    #[test]
    fn more_rows_than_any_school_has_are_refused() {
        let text = format!("Name\n{}", "Isla\n".repeat(MAX_ROWS + 1));
        assert_eq!(table(&text), Err(Unreadable::TooManyRows));
    }
}
