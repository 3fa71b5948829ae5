//! The staff list that a school's MIS exports: who works there, as what, and in which classes.

use std::collections::BTreeSet;

use super::reading::{Unreadable, list};
use super::text::{clean, plain};
use super::{Problem, Table};
use crate::kit::{Role, looks_like_email};

/// A member of staff, as a list says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedStaff {
    /// The row of the file, the headings being row 1.
    pub row: u32,
    pub code: Option<String>,
    pub title: String,
    pub forename: String,
    pub surname: String,
    pub email: String,
    pub role: Role,
    /// Names of classes.
    pub classes: Vec<String>,
}

/// What a staff list says: the good rows, and what is wrong with the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StaffReading {
    pub rows: u32,
    pub staff: Vec<ListedStaff>,
    pub problems: Vec<Problem>,
}

/// Why a file is no staff list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAStaffList {
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    #[error("We could not find {0} among the headings. A staff list needs surname, role and email")]
    Lacks(&'static str),
}

/// Reads a staff list: CSV with any separator and in any encoding that a pupil list may have, title lines above
/// the headings or none. A Common Transfer File lists no staff. Headings: staff code, title, forename, surname,
/// role, classes, email, in any order.
pub fn read_staff(bytes: &[u8]) -> Result<StaffReading, NotAStaffList> {
    let table = list(bytes, likeness)?;
    let columns = Columns::of(&table)?;
    let mut reading = StaffReading::default();
    let mut emails = BTreeSet::new();
    for row in &table.rows {
        let cell = |at: Option<usize>| {
            at.and_then(|at| row.cells.get(at)).map(|cell| clean(cell)).unwrap_or_default()
        };
        if row.cells.iter().all(|cell| clean(cell).is_empty()) {
            continue;
        }
        reading.rows += 1;
        let before = reading.problems.len();
        let mut wrong = |column: &str, value: &str, message: &str| {
            reading.problems.push(Problem::new(row.number, column, value, message));
        };
        let (surname, email, role) =
            (cell(Some(columns.surname)), cell(Some(columns.email)), cell(Some(columns.role)));
        if surname.is_empty() {
            wrong("Surname", "", "The surname is missing. Put it in.");
        }
        if !looks_like_email(&email) {
            wrong(
                "Email",
                &email,
                "This is not an email address. People sign in with theirs, so put it right.",
            );
        } else if !emails.insert(email.to_lowercase()) {
            wrong("Email", &email, "Somebody above has this email. Two people cannot share one.");
        }
        let known = role_of(&role);
        if known.is_none() {
            let message = "We do not know this role. Use SENCo, Deputy SENCo, Head teacher, DSL, Class teacher, SEN TA or Office.";
            wrong("Role", &role, message);
        }
        if let (Some(role), true) = (known, reading.problems.len() == before) {
            reading.staff.push(ListedStaff {
                row: row.number,
                code: Some(cell(columns.code)).filter(|code| !code.is_empty()),
                title: cell(columns.title),
                forename: cell(columns.forename),
                surname,
                email,
                role,
                classes: classes(&cell(columns.classes)),
            });
        }
    }
    if reading.rows == 0 { Err(Unreadable::OnlyHeadings.into()) } else { Ok(reading) }
}

/// How much a row looks like the headings of a staff list.
fn likeness(row: &[String]) -> usize {
    let known = [SURNAME, ROLE, EMAIL, CODE, TITLE, FORENAME, CLASSES];
    known.iter().filter(|names| row.iter().any(|cell| names.contains(&plain(cell).as_str()))).count()
}

const CODE: &[&str] = &["staff code", "code", "initials", "staff id", "payroll number"];
const TITLE: &[&str] = &["title"];
const FORENAME: &[&str] = &["forename", "first name", "preferred forename", "legal forename"];
const SURNAME: &[&str] = &["surname", "last name", "legal surname", "preferred surname"];
const ROLE: &[&str] = &["role", "job title", "post", "position"];
const CLASSES: &[&str] = &["classes", "class", "reg", "registration form", "tutor group"];
const EMAIL: &[&str] = &["email", "email address", "work email", "school email"];

struct Columns {
    code: Option<usize>,
    title: Option<usize>,
    forename: Option<usize>,
    surname: usize,
    role: usize,
    classes: Option<usize>,
    email: usize,
}

impl Columns {
    fn of(table: &Table) -> Result<Columns, NotAStaffList> {
        let find = |names: &[&str]| {
            table.headings.iter().position(|heading| names.contains(&plain(heading).as_str()))
        };
        let needed = |names: &[&str], what| find(names).ok_or(NotAStaffList::Lacks(what));
        Ok(Columns {
            code: find(CODE),
            title: find(TITLE),
            forename: find(FORENAME),
            surname: needed(SURNAME, "a surname")?,
            role: needed(ROLE, "a role")?,
            classes: find(CLASSES),
            email: needed(EMAIL, "an email")?,
        })
    }
}

fn role_of(text: &str) -> Option<Role> {
    match plain(text).as_str() {
        "senco" | "sendco" | "inclusion lead" => Some(Role::Senco),
        "deputy senco" | "assistant senco" => Some(Role::DeputySenco),
        "head teacher" | "headteacher" | "head" | "principal" => Some(Role::Head),
        "dsl" | "designated safeguarding lead" => Some(Role::Dsl),
        "class teacher" | "teacher" | "supply teacher" => Some(Role::ClassTeacher),
        "sen ta" | "send ta" | "ta" | "teaching assistant" | "learning support assistant" | "lsa" => {
            Some(Role::SenTa)
        }
        "office" | "office staff" | "school business manager" | "administrator" | "admin" => {
            Some(Role::Office)
        }
        _ => None,
    }
}

fn classes(text: &str) -> Vec<String> {
    // No slash: “3/4 Oak” is one class of two years.
    text.split([',', ';', '|', '\n'])
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "Staff Code,Title,Forename,Surname,Role,Classes,Email\n\
        SENCO,Mrs,Helen,Ashworth,SENCo,,h.ashworth@x.example.org\n\
        TA01,Miss,Maja,Ivanova,SEN TA,\"1Ash,1Rowan\",m.ivanova@x.example.org\n";

    #[test]
    fn a_staff_list_says_who_works_here_as_what_and_in_which_classes() {
        let reading = read_staff(LIST.as_bytes()).unwrap();
        assert_eq!((reading.rows, reading.problems), (2, Vec::new()));
        assert_eq!(reading.staff[0].role, Role::Senco);
        assert_eq!(reading.staff[1].classes, ["1Ash", "1Rowan"]);
    }

    #[test]
    fn a_bad_row_is_told_with_all_that_is_wrong_and_the_good_ones_stand() {
        let list = format!("{LIST}X,Mr,No,,Wizard,,not an email\n");
        let reading = read_staff(list.as_bytes()).unwrap();
        assert_eq!(reading.staff.len(), 2);
        let columns: Vec<_> =
            reading.problems.iter().map(|problem| (problem.row, problem.column.as_str())).collect();
        assert_eq!(columns, [(4, "Surname"), (4, "Email"), (4, "Role")]);
    }

    #[test]
    fn two_people_with_one_email_are_a_problem() {
        let list = format!("{LIST}T9,Mr,A,B,Class teacher,,H.Ashworth@x.example.org\n");
        assert_eq!(read_staff(list.as_bytes()).unwrap().problems.len(), 1);
    }

    #[test]
    fn an_email_is_checked_as_the_forms_check_it() {
        for email in
            ["a.b", "a.b@school", "a.b@.example.org", "a.b@example.", "@example.org", "a b@example.org"]
        {
            let list = format!("{LIST}T9,Mr,A,B,Class teacher,,{email}\n");
            let problems = read_staff(list.as_bytes()).unwrap().problems;
            assert_eq!((problems.len(), problems[0].column.as_str()), (1, "Email"), "{email}");
        }
    }

    #[test]
    fn a_class_of_two_years_is_one_class() {
        let list = format!("{LIST}T9,Mr,A,B,Class teacher,\"3/4 Oak; 5Elm\",a.b@x.example.org\n");
        assert_eq!(read_staff(list.as_bytes()).unwrap().staff[2].classes, ["3/4 Oak", "5Elm"]);
    }

    #[test]
    fn title_lines_stand_above_the_headings_and_are_counted() {
        let list =
            format!("Millbrook Primary\n\"Staff, 12 Nov 2026\"\n{LIST}X,Mr,No,,SENCo,,a.b@x.example.org\n");
        let reading = read_staff(list.as_bytes()).unwrap();
        assert_eq!((reading.staff.len(), reading.problems[0].row), (2, 6));
    }

    #[test]
    fn a_list_of_nobody_is_no_staff_list() {
        let only = Err(NotAStaffList::Unreadable(Unreadable::OnlyHeadings));
        assert_eq!(read_staff(b"Surname,Role,Email\n"), only);
        assert_eq!(read_staff(b"Surname,Role,Email\n,,\n\n"), only);
    }

    #[test]
    fn a_pupil_list_is_no_staff_list() {
        let list = b"UPN,Surname,Forename,DOB\nV999900126001,Hall,Isla,12/08/2022\n";
        assert_eq!(read_staff(list), Err(NotAStaffList::Lacks("a role")));
    }
}
