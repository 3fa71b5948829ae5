//! A table of cells and a mapping, read into children and problems.

use serde::{Deserialize, Serialize};

use self::feet::{Above, are_the_headings, is_foot};
use super::{
    cells::Places,
    columns::Column,
    gather::Gathering,
    mapping::{MappedHeading, Mapping},
    needs::Provision,
    problems::Problem,
    pupil::PupilRecord,
    row::read_row,
    text::{clean, plain},
    upn::Upn,
};
use crate::kit::Day;

/// A file as rows of cells, all of them text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub headings: Vec<String>,
    pub rows: Vec<Row>,
}

/// One row under the headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The row that a spreadsheet shows. The headings are row 1, unless title lines or blank lines stand above
    /// them: then the first line of the file is, so that a person finds the row where it says.
    pub number: u32,
    /// As many as there are in the file, but of those beyond the headings only the first that is filled: enough
    /// to tell that the row is too long.
    pub cells: Vec<String>,
}

/// A child that a row is about, though the row could not be read: enough to know that the child has not left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    pub upn: Option<Upn>,
    /// The admission number without leading noughts.
    pub admission_no: Option<String>,
    pub name: String,
    pub dob: Option<Day>,
}

/// What a file says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The children whose rows are good, each with the number of its first row, in the order of the file.
    pub pupils: Vec<(u32, PupilRecord)>,
    /// All that is wrong, in the order of the file.
    pub problems: Vec<Problem>,
    /// Rows about children, good or bad: blank rows, totals and notes at the foot are not counted.
    pub rows: u32,
    /// The children of bad rows.
    pub unread: Vec<Mention>,
    /// The headings and what each is read as, for a person to check and correct. Empty for a Common Transfer
    /// File, whose elements mean what they mean.
    pub headings: Vec<MappedHeading>,
    /// How many of `pupils` have each provision.
    pub by_provision: ByProvision,
}

/// How many children have each SEN provision. A blank cell in a column of provisions counts as N, as in the
/// census; it is still “not stated” and changes no child. A file without the column counts nobody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ByProvision {
    #[serde(rename = "N")]
    pub no_sen: usize,
    #[serde(rename = "K")]
    pub sen_support: usize,
    #[serde(rename = "E")]
    pub ehc_plan: usize,
}

/// Reads a table. `today` tells which birthdays are still to come.
pub fn read_rows(table: &Table, mapping: &Mapping, today: Day) -> Reading {
    let places = Places::of(table, mapping);
    let mut gathering = Gathering::of(&places);
    let mut rows = 0;
    for row in &table.rows {
        let cells: Vec<String> = row.cells.iter().map(|cell| clean(cell)).collect();
        let above = Above { rows: rows as usize, children: gathering.children() };
        let is_blank = cells.iter().all(String::is_empty);
        if is_blank || is_foot(&cells, &places, above) || are_the_headings(&cells, &table.headings) {
            continue;
        }
        rows += 1;
        gathering.add(row.number, read_row(&places, &Row { number: row.number, cells }, today));
    }
    let (pupils, problems, unread) = gathering.finish();
    let by_provision = if places.has(Column::Provision) { count(&pupils) } else { ByProvision::default() };
    Reading { pupils, problems, rows, unread, headings: mapping.shown(), by_provision }
}

fn count(pupils: &[(u32, PupilRecord)]) -> ByProvision {
    let mut by = ByProvision::default();
    for (_, pupil) in pupils {
        match pupil.provision.unwrap_or(Provision::NoSen) {
            Provision::NoSen => by.no_sen += 1,
            Provision::SenSupport => by.sen_support += 1,
            Provision::EhcPlan => by.ehc_plan += 1,
        }
    }
    by
}

mod feet;
#[cfg(test)]
mod tests;
