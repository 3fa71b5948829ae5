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
            let list = "Pupils of Millbrook, Hall Lane, Bury, Lancs, 12 Nov 2026\nKid;Nr;Born\nIsla;1;2\nOmar;1;2"
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
            assert_eq!(table(list).unwrap().headings, list.lines().next().unwrap().split(',').collect::<Vec<_>>());
        }
    }

    #[test]
    fn unfamiliar_headings_below_a_title_are_still_taken_for_the_headings() {
        let (headings, numbers) = read("Millbrook Primary\nPupil list,12 Nov 2026\nKid,Nr,Born,x\nIsla,1,2,3");
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
        assert_eq!(table.rows.iter().map(|row| row.cells.join("|")).collect::<Vec<_>>(), ["Isla|1|more", "Omar|2"]);
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
