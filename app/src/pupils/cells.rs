//! The cells of one row, asked for by what they are. Whatever is wrong with one is noted, and reading goes on,
//! so that a person hears of all problems of a row at once.

use std::{collections::BTreeMap, fmt};

use super::{
    columns::{Column, ContactPart, heading_key},
    mapping::Mapping,
    problems::Problem,
    rows::{Row, Table},
    text::plain,
};
use crate::kit::{Day, parse_day};

/// Where each column stands; made once for a file.
pub(super) struct Places<'t> {
    headings: &'t [String],
    at: BTreeMap<Column, Vec<usize>>,
}

impl<'t> Places<'t> {
    pub fn of(table: &'t Table, mapping: &Mapping) -> Self {
        let mut at: BTreeMap<Column, Vec<usize>> = BTreeMap::new();
        for (place, column) in mapping.columns() {
            at.entry(column).or_default().push(place);
        }
        // The first filled cell is taken, and a mobile is where people are reached: it goes before a home number.
        for (_, places) in
            at.iter_mut().filter(|(column, _)| matches!(column, Column::Contact(_, ContactPart::Phone)))
        {
            places.sort_by_key(|place| !heading_key(&table.headings[*place]).contains("mobile"));
        }
        Places { headings: &table.headings, at }
    }

    /// The columns of the file, in order.
    pub fn columns(&self) -> impl Iterator<Item = Column> + '_ {
        self.at.keys().copied()
    }

    pub fn has(&self, column: Column) -> bool {
        self.at.contains_key(&column)
    }

    /// The places of a column in the row: none, one, or more where several headings mean the same.
    pub fn at(&self, column: Column) -> &[usize] {
        self.at.get(&column).map_or(&[], Vec::as_slice)
    }

    /// The heading of a column as the file writes it.
    pub fn heading(&self, column: Column) -> &str {
        let place = self.at(column).first();
        place.and_then(|place| self.headings.get(*place)).map_or("", String::as_str)
    }

    pub fn width(&self) -> usize {
        self.headings.len()
    }

    /// How many cells a row needs: spreadsheets end the headings with separators that the rows may lack.
    pub fn last_named(&self) -> usize {
        self.headings.iter().rposition(|heading| !heading.is_empty()).map_or(0, |last| last + 1)
    }
}

/// One row, its cells cleaned, and what has been found wrong with it so far.
pub(super) struct Cells<'t> {
    places: &'t Places<'t>,
    row: &'t Row,
    pub problems: Vec<Problem>,
}

impl<'t> Cells<'t> {
    pub fn of(places: &'t Places<'t>, row: &'t Row) -> Self {
        Cells { places, row, problems: Vec::new() }
    }

    /// The first filled cell of a column. `None`: not stated.
    pub fn text(&self, column: Column) -> Option<String> {
        self.filled(column).map(|(_, text)| text)
    }

    fn filled(&self, column: Column) -> Option<(usize, String)> {
        let mut cells =
            self.places.at(column).iter().filter_map(|place| Some((*place, self.row.cells.get(*place)?)));
        cells.find(|(_, text)| !says_nothing(text)).map(|(place, text)| (place, text.clone()))
    }

    /// A cell read by `parse`, whose error is a sentence for a person.
    pub fn parsed<T, E: fmt::Display>(
        &mut self,
        column: Column,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Option<T> {
        let (place, text) = self.filled(column)?;
        match parse(&text) {
            Ok(value) => Some(value),
            Err(error) => {
                let heading = self.places.headings.get(place).map_or("", String::as_str);
                self.problems.push(Problem::new(self.row.number, heading, &text, error));
                None
            }
        }
    }

    pub fn date(&mut self, column: Column) -> Option<Day> {
        self.parsed(column, |text| parse_day(text).ok_or(NOT_A_DAY))
    }

    pub fn flag(&mut self, column: Column) -> Option<bool> {
        self.parsed(column, flag).flatten()
    }

    /// Notes what is wrong with a column as a whole.
    pub fn object(&mut self, column: Column, value: &str, message: &str) {
        self.problems.push(Problem::new(self.row.number, self.places.heading(column), value, message));
    }
}

/// A blank cell, or the dash that some exports write for one.
fn says_nothing(text: &str) -> bool {
    text.chars().all(|character| matches!(character, '-' | '–' | '—' | '.' | ' '))
}

const NOT_A_DAY: &str = "This is not a day in the calendar. Write day, month and the year in full, as in 24/11/2018, and export the list again.";

/// “Y”, “Yes”, “True”, “1”, “EAL” and their opposites; “Unknown” states nothing.
fn flag(text: &str) -> Result<Option<bool>, &'static str> {
    match plain(text).as_str() {
        "y" | "yes" | "true" | "t" | "1" | "x" | "eal" | "eligible" | "fsm" | "pp" | "lac" | "cla"
        | "in care" | "looked after" => Ok(Some(true)),
        "n" | "no" | "false" | "f" | "0" | "not eal" | "not eligible" | "no eal" | "not in care"
        | "not looked after" => Ok(Some(false)),
        "" | "unknown" | "not known" | "not specified" | "not stated" | "refused" => Ok(None),
        _ => Err("We read this column as yes or no. Write Y or N, or tell us to ignore the column."),
    }
}
