use super::*;
use crate::overview::PLACING;

fn read(rows: &[&str]) -> PlaceRows {
    let headings = TEMPLATE.trim();
    read_placings(format!("{headings}\n{}\n", rows.join("\n")).as_bytes()).unwrap()
}

fn wrong(row: &str) -> Vec<(String, String)> {
    let problems = read(&[row]).problems;
    problems.into_iter().map(|problem| (problem.column, problem.message)).collect()
}

#[test]
fn a_row_becomes_the_answers_of_the_form() {
    let rows = read(&[
        "V999900126001,,,,,4,08/09/2025,15/10/2026,10/11/2026,K,08/01/2024,SLCN; ASD,\"Asks for help.\nCounts on.\"",
    ]);
    assert_eq!((rows.rows, rows.problems.len()), (1, 0));
    let row = &rows.good[0];
    assert_eq!((row.row, row.who.upn.as_ref().map(Upn::as_str)), (2, Some("V999900126001")));
    for (question, answer) in [
        ("stage", "four"),
        ("opened_on", "2025-09-08"),
        ("reviewed_on", "2026-10-15"),
        ("met_on", "2026-11-10"),
        ("code", "K"),
        ("code_since", "2024-01-08"),
        ("first_need", "SLCN"),
        ("second_need", "ASD"),
        ("live_targets", "Asks for help.\nCounts on."),
    ] {
        assert_eq!(row.answers.first(question), answer, "{question}");
    }
    let today = "2026-11-24".parse().unwrap();
    assert!(PLACING.check(&row.answers, today).is_ok(), "every answer is one that the form takes");
}

#[test]
fn the_code_comes_with_the_stage_where_the_list_does_not_say() {
    let rows = read(&[",4001,Barnes,Isla,03/05/2019,Stage 3,08/09/2025,,,K - SEN Support,,,"]);
    let row = &rows.good[0];
    assert_eq!((row.answers.first("code"), row.answers.first("code_since")), ("K", "2025-09-08"));
    assert_eq!(row.who.admission_no.as_deref(), Some("4001"));
    assert_eq!(row.who.dob, "2019-05-03".parse().ok());
    assert!(row.answers.first("first_need").is_empty() && row.answers.first("live_targets").is_empty());
}

#[test]
fn every_problem_of_a_row_is_told_at_once_with_its_row_and_column() {
    let problems = read(&[
        "V999900126001,,,,,4,08/09/2025,,,,,,",
        "V999900126002,,,,,7,last autumn,31/02/2026,soon,S,,Tired,",
    ])
    .problems;
    let told: Vec<_> = problems.iter().map(|problem| (problem.row, problem.column.as_str())).collect();
    let columns = ["UPN", "Stage", "Since", "Last review", "Last progress meeting", "SEN code", "Need"];
    assert_eq!(told, columns.map(|column| (3, column)));
    assert_eq!(
        problems[1].to_string(),
        "Row 3, Stage: “7”. This is no stage that a child can be placed at. Enter 1, 2, 3, 4 or 6."
    );
}

#[test]
fn stage_5_a_missing_day_and_a_third_need_are_told_in_words() {
    assert!(wrong(",4001,,,,5,08/09/2025,,,,,,")[0].1.starts_with("Stage 5 runs beside the others"));
    assert!(wrong(",4001,,,,4,,,,,,,")[0].1.starts_with("Say since when"));
    assert!(wrong(",4001,,,,4,08/09/2025,,,,,SLCN; ASD; HI,")[0].1.starts_with("Give two needs at most"));
}

#[test]
fn headings_may_stand_in_any_order_and_under_a_title_and_problems_found_later_name_them() {
    let list = "SEND at our school\nSEN Status;Start date;Adno;Stage\nK;08/09/2025;4001;3\n";
    let rows = read_placings(list.as_bytes()).unwrap();
    let row = &rows.good[0];
    assert_eq!((row.row, row.answers.first("opened_on")), (3, "2025-09-08"));
    let errors = FieldErrors::from([
        ("opened_on".to_owned(), "Check the year".to_owned()),
        ("code_since".to_owned(), "Too early".to_owned()),
    ]);
    let told: Vec<_> = rows.against(row, errors).iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        ["Row 3, SEN Status: “08/09/2025”. Too early", "Row 3, Start date: “08/09/2025”. Check the year"]
    );
}

#[test]
fn a_file_that_is_no_list_of_placings_says_what_it_lacks() {
    let lacks = |list: &str| read_placings(list.as_bytes()).unwrap_err().to_string();
    assert!(lacks("UPN,Surname\nx,y\n").starts_with("We could not find the stage among"));
    assert!(lacks("UPN,Stage\nx,3\n").starts_with("We could not find since when"));
    assert!(lacks("Surname,Stage,Since\nx,3,y\n").starts_with("We could not find which child"));
    assert!(lacks(TEMPLATE.trim()).contains("nothing in this file but headings"));
}

#[test]
fn a_workbook_reads_as_the_same_list_in_csv() {
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let day = ExcelDateTime::from_ymd(2025, 9, 8).unwrap();
    for (column, heading) in [(0, "Admission no"), (1, "Stage"), (2, "Since"), (3, "SEN code")] {
        sheet.write_string(0, column, heading).unwrap();
    }
    sheet.write_number(1, 0, 4001).unwrap().write_number(1, 1, 4).unwrap();
    sheet.write_datetime_with_format(1, 2, &day, &Format::new().set_num_format("dd/mm/yyyy")).unwrap();
    sheet.write_string(1, 3, "K").unwrap();
    let rows = read_placings(&workbook.save_to_buffer().unwrap()).unwrap();
    let csv = read_placings(b"Admission no,Stage,Since,SEN code\n4001,4,08/09/2025,K\n").unwrap();
    assert_eq!(rows, csv);
}
