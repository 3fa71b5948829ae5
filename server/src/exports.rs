//! Files that a browser takes along: what a page shows, for whoever may see that page, as a spreadsheet.

use app::db::{Look, Reading, School, our_fault};
use app::kit::{AppError, Day};
use app::overview::{Chosen, Register, RegisterLine, TEMPLATE, register_of};
use app::pathway::Stage;
use axum::extract::Request;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use chrono::Datelike;
use leptos::prelude::{Owner, provide_context};
use leptos::reactive::computed::ScopedFuture;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The paper size that Excel knows by this number.
const A4: u8 = 9;

/// The SEN register as its page shows it, with the same choice in the address. Whoever may not see the page is told
/// that there is nothing; the gate keeps out whoever is not signed in, and keeps the file out of every cache.
pub async fn sen_register(school: School, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let chosen = chosen(parts.uri.query().unwrap_or_default());
    let asked = Owner::new().with(|| {
        provide_context(parts);
        provide_context(school);
        ScopedFuture::new(async move {
            let look = Look::begin()?;
            register_of(&look, chosen, Reading::RegisterFile).await
        })
    });
    let written = asked.await.and_then(|register| {
        let file = workbook(&register).map_err(|error| our_fault(&error))?;
        Ok((register.today, file))
    });
    match written {
        Ok((today, file)) => {
            let name = format!("attachment; filename=\"sen-register-{today}.xlsx\"");
            ([(CONTENT_TYPE, XLSX.to_owned()), (CONTENT_DISPOSITION, name)], file).into_response()
        }
        Err(error) => refused(&error),
    }
}

/// The headings of a spreadsheet by which many children are placed. They say nothing of anybody.
pub async fn template_of_placings() -> Response {
    let name = "attachment; filename=\"placing-children.csv\"";
    ([(CONTENT_TYPE, "text/csv; charset=utf-8"), (CONTENT_DISPOSITION, name)], TEMPLATE).into_response()
}

fn refused(error: &AppError) -> Response {
    (error.status(), error.to_string()).into_response()
}

/// What an address chooses of the register.
fn chosen(query: &str) -> Chosen {
    let part = |name: &str| {
        let mut parts = form_urlencoded::parse(query.as_bytes());
        parts.find(|(key, _)| key == name).map(|(_, value)| value.into_owned()).unwrap_or_default()
    };
    Chosen::read(&part("class"), &part("code"), &part("need"), &part("stage"))
}

/// The columns with their widths in characters. No UPN: the file is made to be sent around.
const COLUMNS: [(&str, u8); 11] = [
    ("Surname", 22),
    ("Forename", 18),
    ("Class", 12),
    ("Year", 12),
    ("SEN code", 10),
    ("Code since", 13),
    ("Main need", 12),
    ("Other needs", 18),
    ("Stage", 8),
    ("Stage since", 13),
    ("Stage 5 since", 13),
];

/// What stands in one cell. Words are never read as a formula, whatever they begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Cell {
    Words(String),
    Number(Option<u8>),
    Day(Option<Day>),
}

/// A child's cells, in the order of the columns.
fn cells(line: &RegisterLine) -> [Cell; COLUMNS.len()] {
    let codes: Vec<&str> = line.needs.iter().map(|need| need.code()).collect();
    let main = codes.first().copied().unwrap_or_default();
    let others = codes.get(1..).unwrap_or_default();
    // Stage 5 runs beside the stage where the child is.
    let stage = line.stages.iter().find(|open| open.stage != Stage::Five);
    let assessed = line.stages.iter().find(|open| open.stage == Stage::Five);
    [
        Cell::Words(line.surname.clone()),
        Cell::Words(line.forename.clone()),
        Cell::Words(line.class.clone()),
        Cell::Words(line.year.clone()),
        Cell::Words(line.code.code().to_owned()),
        Cell::Day(line.code_since),
        Cell::Words(main.to_owned()),
        Cell::Words(others.join(", ")),
        Cell::Number(stage.map(|open| open.stage.number())),
        Cell::Day(stage.map(|open| open.since)),
        Cell::Day(assessed.map(|open| open.since)),
    ]
}

/// One sheet: a head that stays in view, a filter on each column, days that a spreadsheet can count with; on paper as
/// wide as a page.
fn workbook(register: &Register) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let (bold, day_format) = (Format::new().set_bold(), Format::new().set_num_format("d mmm yyyy"));
    let sheet = workbook.add_worksheet();
    sheet.set_name("SEN register")?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
    let (mut last_row, mut last_column) = (0, 0);
    for ((title, width), column) in COLUMNS.into_iter().zip(0_u16..) {
        sheet.set_column_width(column, width)?.write_string_with_format(0, column, title, &bold)?;
        last_column = column;
    }
    for (line, row) in register.lines.iter().zip(1_u32..) {
        for (cell, column) in cells(line).into_iter().zip(0_u16..) {
            match cell {
                Cell::Words(words) => {
                    sheet.write_string(row, column, words)?;
                }
                Cell::Number(Some(number)) => {
                    sheet.write_number(row, column, number)?;
                }
                Cell::Day(Some(day)) => {
                    sheet.write_datetime_with_format(row, column, &of_excel(day)?, &day_format)?;
                }
                Cell::Number(None) | Cell::Day(None) => {}
            }
        }
        last_row = row;
    }
    sheet.autofilter(0, 0, last_row, last_column)?;
    // Below the list, and outside what its filters hide: whom it leaves out.
    if let Some(words) = &register.left_out {
        sheet.write_string(last_row + 2, 0, words)?;
    }
    workbook.save_to_buffer()
}

fn of_excel(day: Day) -> Result<ExcelDateTime, XlsxError> {
    // Out of range only for days that Excel has no number for: the error says so.
    let year = u16::try_from(day.year()).unwrap_or_default();
    let (month, of_month) =
        (day.month().try_into().unwrap_or_default(), day.day().try_into().unwrap_or_default());
    ExcelDateTime::from_ymd(year, month, of_month)
}

#[cfg(test)]
mod tests {
    use app::overview::OpenStage;
    use app::pupils::{Provision, PupilId, SenType};

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    fn line() -> RegisterLine {
        RegisterLine {
            id: PupilId(7),
            forename: "=HYPERLINK(\"http://elsewhere.example\")".to_owned(),
            surname: "Barnes".to_owned(),
            class: "3Hazel".to_owned(),
            class_id: Some(2),
            year: "Year 3".to_owned(),
            code: Provision::SenSupport,
            code_since: Some(day("2026-11-24")),
            needs: vec![SenType::Slcn, SenType::Asd, SenType::Hi],
            stages: vec![
                OpenStage { stage: Stage::Three, since: day("2026-10-06") },
                OpenStage { stage: Stage::Five, since: day("2026-11-02") },
            ],
        }
    }

    fn register(lines: Vec<RegisterLine>) -> Register {
        Register {
            today: day("2026-11-24"),
            chosen: Chosen::default(),
            classes: Vec::new(),
            stages: Vec::new(),
            lines,
            left_out: Some("Not on this register: 1 child".to_owned()),
            may_decide: false,
        }
    }

    #[test]
    fn a_childs_cells_stand_under_their_heads_with_days_as_days_and_stages_as_numbers() {
        let words = |text: &str| Cell::Words(text.to_owned());
        let line = line();
        let expected = [
            words("Barnes"),
            words("=HYPERLINK(\"http://elsewhere.example\")"),
            words("3Hazel"),
            words("Year 3"),
            words("K"),
            Cell::Day(Some(day("2026-11-24"))),
            words("SLCN"),
            words("ASD, HI"),
            Cell::Number(Some(3)),
            Cell::Day(Some(day("2026-10-06"))),
            Cell::Day(Some(day("2026-11-02"))),
        ];
        assert_eq!(cells(&line), expected);
    }

    #[test]
    fn a_child_without_needs_and_stages_has_empty_cells_and_no_invented_ones() {
        let bare = RegisterLine { needs: Vec::new(), stages: Vec::new(), code_since: None, ..line() };
        let cells = cells(&bare);
        assert_eq!(
            cells[5..9],
            [Cell::Day(None), Cell::Words(String::new()), Cell::Words(String::new()), Cell::Number(None),]
        );
        assert_eq!(cells[9..], [Cell::Day(None), Cell::Day(None)]);
    }

    #[test]
    fn the_file_is_a_workbook_also_where_nobody_is_on_the_register() {
        for lines in [vec![line()], Vec::new()] {
            let file = workbook(&register(lines)).expect("a file");
            // Every workbook of this kind is a zip archive.
            assert!(file.starts_with(b"PK") && file.len() > 1000, "{} bytes", file.len());
        }
    }

    #[test]
    fn no_column_holds_a_number_by_which_other_lists_know_a_child() {
        assert!(COLUMNS.iter().all(|(title, _)| !title.contains("UPN") && !title.contains("number")));
    }

    #[test]
    fn what_the_address_of_the_page_chooses_the_address_of_the_file_chooses_too() {
        assert_eq!(chosen("class=2&code=K&need=SLCN&stage=3"), Chosen::read("2", "K", "SLCN", "3"));
        assert_eq!(chosen("class=&code=K"), Chosen::read("", "K", "", ""));
        assert_eq!(chosen(""), Chosen::default());
    }
}
