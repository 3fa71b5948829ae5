//! Why a file as a whole cannot be read, and what to do instead.

use super::{MAX_BYTES, MAX_ROWS};
use crate::pupils::NotAPupilList;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("This file is larger than {} MB. Export only the list, without photographs or notes.", MAX_BYTES / 1024 / 1024)]
    TooLarge,
    #[error("This file is empty. Export the list again.")]
    Empty,
    #[error(
        "There is no child in this file, only headings, blank rows or totals. Export the list again for the whole school."
    )]
    NoPupils,
    /// A list of anything else.
    #[error("There is nothing in this file but headings. Export the list again.")]
    OnlyHeadings,
    #[error("This is an Excel workbook: save it as CSV first (File, Save As, “CSV UTF-8”).")]
    Excel,
    #[error(
        "This Excel workbook cannot be opened. Save it again, or save it as CSV (File, Save As, “CSV UTF-8”)."
    )]
    WorkbookBroken,
    #[error(
        "This Excel workbook is larger than {most_mb} MB. Keep one sheet with the list, without pictures."
    )]
    WorkbookTooLarge { most_mb: usize },
    #[error(
        "This Excel workbook unpacks to more than {most_mb} MB, which no list of children does. Copy the list into a new workbook of one sheet, save that, and put it here."
    )]
    WorkbookUnpacksTooLarge { most_mb: u64 },
    #[error(
        "This Excel workbook is made of more than {most} parts, which no list of children is. Copy the list into a new workbook of one sheet, save that, and put it here."
    )]
    WorkbookOfTooManyParts { most: usize },
    #[error("This is a PDF, made for printing. Export the list as CSV instead.")]
    Pdf,
    #[error("This is a compressed folder. Open it, and choose the CSV or XML file inside.")]
    Zip,
    #[error("This is not a text file. Export the list as CSV, or a Common Transfer File.")]
    NotText,
    /// Carries the headings, so that a person can say which is which.
    #[error(transparent)]
    NotAPupilList(#[from] NotAPupilList),
    #[error("This file has more than {MAX_ROWS} rows. Export only the children who are on roll.")]
    TooManyRows,
    #[error(
        "This file has more than {most} columns, which no list of children or staff has. Export the list again."
    )]
    TooManyColumns { most: usize },
    #[error(
        "This file has more than {most} cells, filled or blank. Export only the children who are on roll and the columns that a pupil list needs."
    )]
    TooManyCells { most: usize },
    #[error(
        "A quotation mark in row {row} is opened and never closed, so we cannot tell where the rows below it begin. Take it out or close it, or export the list again."
    )]
    OpenQuote { row: u32 },
    #[error(
        "This XML file brings its own definitions (a DTD or entities), which a Common Transfer File never does. Export it again from your MIS."
    )]
    XmlDefinitions,
    #[error(
        "This XML file is nested more deeply than a Common Transfer File ever is. Export it again from your MIS."
    )]
    XmlTooDeep,
    #[error(
        "An entry “{element}” in this XML file is too long to be part of a Common Transfer File. Export it again from your MIS."
    )]
    XmlTooLong { element: String },
    #[error(
        "A pupil in this XML file has more than {most} entries, which no Common Transfer File has. Export it again from your MIS."
    )]
    XmlTooFull { most: usize },
    #[error(
        "This file starts with “{root}”, not “CTfile”, so it is not a Common Transfer File. Export a Common Transfer File or a CSV list."
    )]
    XmlOfAnotherKind { root: String },
    #[error("This XML file is damaged near byte {position}. Export it again from your MIS.")]
    XmlBroken { position: u64 },
}
