//! A spreadsheet of children who are placed many at once: one row a child, under headings that a SENCo would write. Each
//! row becomes the answers of the form for one child, so that the same rules hold.

use std::collections::BTreeMap;

use crate::kit::{Answers, Day, FieldErrors, parse_day};
use crate::pathway::Stage;
use crate::pupils::{
    ListedChild, Problem, Provision, SenType, Table, Unreadable, Upn, clean, plain, read_list,
};

/// The headings to fill in, as a file that Excel opens.
pub const TEMPLATE: &str = "\u{FEFF}UPN,Admission no,Surname,Forename,Date of birth,Stage,Since,Last review,Last progress meeting,SEN code,Code since,Need,Targets\r\n";

/// No school places more in one go.
pub const MOST_ROWS: usize = 1_000;

/// A spreadsheet as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceRows {
    /// Rows that say anything.
    pub rows: u32,
    pub good: Vec<PlaceRow>,
    pub problems: Vec<Problem>,
    /// Each question's heading as the file writes it, for problems that are found later.
    headings: BTreeMap<&'static str, String>,
}

/// A row that can be read: whom it names, and its answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceRow {
    /// As the spreadsheet numbers it.
    pub row: u32,
    pub who: ListedChild,
    pub answers: Answers,
}

/// Why a file is no spreadsheet of placings.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotPlacings {
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    #[error(
        "We could not find {0} among the headings. Take the headings from the template: they tell which child, at which stage, and since when."
    )]
    Lacks(&'static str),
    #[error("This file has more than {MOST_ROWS} rows. Place the children in two parts.")]
    TooManyRows,
}

const UPN: &[&str] = &["upn", "unique pupil number"];
const ADMISSION_NO: &[&str] = &["admission no", "admission number", "adno", "adm no"];
const SURNAME: &[&str] = &["surname", "last name", "legal surname", "preferred surname"];
const FORENAME: &[&str] = &["forename", "first name", "legal forename", "preferred forename"];
const DOB: &[&str] = &["dob", "date of birth", "birthday", "born"];
const STAGE: &[&str] = &["stage", "sen stage", "send stage"];
const SINCE: &[&str] = &["since", "stage since", "start", "start date", "stage start", "from"];
const LAST_REVIEW: &[&str] = &["last review", "reviewed", "last reviewed", "last review of targets"];
const MET: &[&str] =
    &["last progress meeting", "progress meeting", "last pupil progress meeting", "last meeting"];
const CODE: &[&str] = &["sen code", "code", "sen status", "sen provision", "sen"];
const CODE_SINCE: &[&str] = &["code since", "sen start date", "sen since", "sen code since"];
const NEED: &[&str] = &["need", "needs", "sen need", "main need", "primary need", "sen need 1"];
const TARGETS: &[&str] = &["targets", "live targets", "current targets"];

const ALL: [&[&str]; 13] = [
    UPN,
    ADMISSION_NO,
    SURNAME,
    FORENAME,
    DOB,
    STAGE,
    SINCE,
    LAST_REVIEW,
    MET,
    CODE,
    CODE_SINCE,
    NEED,
    TARGETS,
];

/// Reads a spreadsheet: an Excel workbook, or CSV in any separator and encoding that a pupil list may have.
pub fn read_placings(bytes: &[u8]) -> Result<PlaceRows, NotPlacings> {
    let likeness = |row: &[String]| {
        ALL.iter().filter(|names| row.iter().any(|cell| names.contains(&plain(cell).as_str()))).count()
    };
    let table = read_list(bytes, likeness)?;
    let columns = Columns::of(&table)?;
    let mut rows = PlaceRows { headings: columns.headings(&table), ..PlaceRows::default() };
    for row in table.rows.iter().filter(|row| row.cells.iter().any(|cell| !clean(cell).is_empty())) {
        rows.rows += 1;
        if rows.rows as usize > MOST_ROWS {
            return Err(NotPlacings::TooManyRows);
        }
        let mut cells = Cells { table: &table, columns: &columns, row, problems: Vec::new() };
        let who = cells.who();
        let answers = cells.answers();
        match cells.problems {
            problems if problems.is_empty() => rows.good.push(PlaceRow { row: row.number, who, answers }),
            problems => rows.problems.extend(problems),
        }
    }
    if rows.rows == 0 { Err(Unreadable::OnlyHeadings.into()) } else { Ok(rows) }
}

impl PlaceRows {
    /// What stands against a row that could be read, as problems under the headings of the file.
    pub fn against(&self, row: &PlaceRow, errors: FieldErrors) -> Vec<Problem> {
        let problem = |(question, error): (String, String)| {
            let heading = self.headings.get(question.as_str()).map_or("", String::as_str);
            Problem::new(row.row, heading, &as_written(row.answers.first(&question)), error)
        };
        errors.into_iter().map(problem).collect()
    }
}

/// An answer as a school writes it in a list: “08/09/2025”, and a stage by its number.
fn as_written(answer: &str) -> String {
    let day = answer.parse::<Day>().ok().map(|day| day.format("%d/%m/%Y").to_string());
    let stage = || Stage::from_id(answer).map(|stage| stage.number().to_string());
    day.or_else(stage).unwrap_or_else(|| answer.to_owned())
}

/// Where each column is.
struct Columns([Option<usize>; ALL.len()]);

impl Columns {
    fn of(table: &Table) -> Result<Columns, NotPlacings> {
        let headings: Vec<String> = table.headings.iter().map(|heading| plain(heading)).collect();
        let columns = Columns(ALL.map(|names| {
            // In the order of the names: “Since” before “From”.
            names.iter().find_map(|name| headings.iter().position(|heading| heading == name))
        }));
        let has = |names: &[&str]| columns.at(names).is_some();
        let named = has(SURNAME) && has(FORENAME) && has(DOB);
        match () {
            () if !has(STAGE) => Err(NotPlacings::Lacks("the stage")),
            () if !has(SINCE) => Err(NotPlacings::Lacks("since when the child is at the stage")),
            () if !(has(UPN) || has(ADMISSION_NO) || named) => Err(NotPlacings::Lacks(
                "which child it is: the UPN, the admission number, or surname, forename and date of birth",
            )),
            () => Ok(columns),
        }
    }

    fn at(&self, names: &[&str]) -> Option<usize> {
        let place = ALL.iter().position(|all| *all == names)?;
        self.0[place]
    }

    fn headings(&self, table: &Table) -> BTreeMap<&'static str, String> {
        let asked = [
            ("stage", STAGE),
            ("opened_on", SINCE),
            ("reviewed_in_school_on", LAST_REVIEW),
            ("reviewed_on", LAST_REVIEW),
            ("met_on", MET),
            ("code", CODE),
            ("code_since", if self.at(CODE_SINCE).is_some() { CODE_SINCE } else { CODE }),
            ("first_need", NEED),
            ("second_need", NEED),
            ("live_targets", TARGETS),
        ];
        let heading = |(question, names)| Some((question, table.headings.get(self.at(names)?)?.clone()));
        asked.into_iter().filter_map(heading).collect()
    }
}

/// One row on its way to answers.
struct Cells<'t> {
    table: &'t Table,
    columns: &'t Columns,
    row: &'t crate::pupils::Row,
    problems: Vec<Problem>,
}

impl Cells<'_> {
    fn raw(&self, names: &[&str]) -> &str {
        self.columns.at(names).and_then(|at| self.row.cells.get(at)).map_or("", String::as_str)
    }

    fn text(&self, names: &[&str]) -> String {
        clean(self.raw(names))
    }

    fn object(&mut self, names: &[&str], message: impl std::fmt::Display) {
        let at = self.columns.at(names).and_then(|at| self.table.headings.get(at));
        let problem = Problem::new(
            self.row.number,
            at.map_or("", String::as_str),
            &self.text(names),
            message.to_string(),
        );
        self.problems.push(problem);
    }

    fn day(&mut self, names: &[&str]) -> Option<Day> {
        let text = self.text(names);
        if text.is_empty() {
            return None;
        }
        let day = parse_day(&text);
        if day.is_none() {
            self.object(names, "This is no date that we can read. Write it as 08/09/2025.");
        }
        day
    }

    fn who(&mut self) -> ListedChild {
        let upn = match self.text(UPN) {
            text if text.is_empty() => None,
            text => match Upn::parse(&text) {
                Ok(upn) => Some(upn),
                Err(error) => {
                    self.object(UPN, error);
                    None
                }
            },
        };
        ListedChild {
            upn,
            admission_no: Some(self.text(ADMISSION_NO)).filter(|number| !number.is_empty()),
            forename: self.text(FORENAME),
            surname: self.text(SURNAME),
            dob: self.day(DOB),
        }
    }

    /// The answers of the form, as far as the cells give them.
    fn answers(&mut self) -> Answers {
        let mut answers = Answers::default();
        let mut give = |question: &str, answer: Option<String>| {
            if let Some(answer) = answer {
                answers.set(question, vec![answer]);
            }
        };
        give("stage", self.stage());
        let since = self.day(SINCE);
        if since.is_none() && self.text(SINCE).is_empty() {
            self.object(SINCE, "Say since when the child is at the stage. Write it as 08/09/2025.");
        }
        give("opened_on", since.map(|day| day.to_string()));
        // Which review the row of the stage asks for: the form reads the one, and drops the other.
        let reviewed = self.day(LAST_REVIEW).map(|day| day.to_string());
        give("reviewed_in_school_on", reviewed.clone());
        give("reviewed_on", reviewed);
        give("met_on", self.day(MET).map(|day| day.to_string()));
        let code_since = self.day(CODE_SINCE);
        if let Some(code) = self.code() {
            give("code", Some(code.code().to_owned()));
            // Where the list does not say, the code is taken to have come with the stage.
            give("code_since", code_since.or(since).map(|day| day.to_string()));
        }
        let needs = self.needs();
        give("first_need", needs.first().map(|need| need.code().to_owned()));
        give("second_need", needs.get(1).map(|need| need.code().to_owned()));
        // Each target on a line of its own, as the cell has them.
        let targets = self.raw(TARGETS).trim().to_owned();
        give("live_targets", Some(targets).filter(|targets| !targets.is_empty()));
        answers
    }

    fn stage(&mut self) -> Option<String> {
        let text = plain(&self.text(STAGE));
        let number = text.strip_prefix("stage ").unwrap_or(&text);
        let stage = Stage::ALL.into_iter().find(|stage| stage.number().to_string() == number);
        let why = match stage {
            Some(Stage::Five) => {
                "Stage 5 runs beside the others. Enter 1, 2, 3, 4 or 6, and record the assessment on the child’s page, under “Statutory assessment”."
            }
            Some(stage) => return Some(stage.id().to_owned()),
            None => "This is no stage that a child can be placed at. Enter 1, 2, 3, 4 or 6.",
        };
        self.object(STAGE, why);
        None
    }

    fn code(&mut self) -> Option<Provision> {
        let text = self.text(CODE);
        if text.is_empty() {
            return None;
        }
        let code = Provision::parse(&text);
        if let Err(error) = &code {
            self.object(CODE, error);
        }
        code.ok()
    }

    fn needs(&mut self) -> Vec<SenType> {
        match SenType::parse_list(&self.text(NEED)) {
            Ok(needs) if needs.len() > 2 => {
                self.object(
                    NEED,
                    "Give two needs at most, the main one first. Others are added on the child’s page.",
                );
                Vec::new()
            }
            Ok(needs) => needs,
            Err(error) => {
                self.object(NEED, error);
                Vec::new()
            }
        }
    }
}

#[cfg(test)]
mod tests;
