//! The staff: who works at the school, and in which class from when to when. First the eight whose sign-ins are
//! printed; then the other teachers, the other SEN TAs, and a supply teacher who was there for a day.

use app::kit::{Day, Role};
use chrono::Weekday;

/// A member of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staff {
    pub title: &'static str,
    pub forename: &'static str,
    pub surname: &'static str,
    pub email: String,
    pub roles: Vec<Role>,
    /// Class, first day, last day. No last day: until further notice.
    pub classes: Vec<(String, Day, Option<Day>)>,
}

/// Title, forename, surname, what stands before the @, role, and classes with a space between.
type Line = (&'static str, &'static str, &'static str, &'static str, Role, &'static str);

/// The eight people whose sign-ins the program prints.
const PRINTED: [Line; 8] = [
    ("Mrs", "Ruth", "Adeyemi", "senco", Role::Senco, ""),
    ("Mr", "Owen", "Fairley", "deputy", Role::DeputySenco, ""),
    ("Ms", "Priya", "Nandakumar", "head", Role::Head, ""),
    ("Mrs", "Ngozi", "Achebe", "dsl", Role::Dsl, ""),
    ("Mr", "Daniel", "Whitcombe", "teacher", Role::ClassTeacher, "1Rowan"),
    ("Miss", "Elin", "Prosser", "teacher2", Role::ClassTeacher, "1Ash"),
    ("Mr", "Tomasz", "Zielak", "ta", Role::SenTa, "1Ash 1Rowan"),
    ("Ms", "Jo", "Bramwell", "office", Role::Office, ""),
];

/// The others. 4Elm is shared by two teachers.
const OTHERS: [Line; 19] = [
    ("Mrs", "Harriet", "Penhaligon", "h.penhaligon", Role::ClassTeacher, "RAcorn"),
    ("Mr", "Callum", "Strathie", "c.strathie", Role::ClassTeacher, "RHolly"),
    ("Miss", "Anwen", "Goodwick", "a.goodwick", Role::ClassTeacher, "2Beech"),
    ("Mr", "Babatunde", "Olowu", "b.olowu", Role::ClassTeacher, "2Willow"),
    ("Ms", "Ayesha", "Rahmani", "a.rahmani", Role::ClassTeacher, "3Cedar"),
    ("Miss", "Catriona", "Muirden", "c.muirden", Role::ClassTeacher, "3Hazel"),
    ("Mrs", "Beatriz", "Valadares", "b.valadares", Role::ClassTeacher, "4Elm"),
    ("Mrs", "Judith", "Ormesher", "j.ormesher", Role::ClassTeacher, "4Elm"),
    ("Mr", "Gurdeep", "Virdee", "g.virdee", Role::ClassTeacher, "4Oak"),
    ("Miss", "Róisín", "Tierney-Holt", "r.tierney-holt", Role::ClassTeacher, "5Birch"),
    ("Mr", "Laurence", "Applegarth", "l.applegarth", Role::ClassTeacher, "5Maple"),
    ("Mrs", "Mehreen", "Sabri", "m.sabri", Role::ClassTeacher, "6Larch"),
    ("Mr", "Kwabena", "Ofosu", "k.ofosu", Role::ClassTeacher, "6Pine"),
    ("Mrs", "Sandra", "Tolliver", "s.tolliver", Role::SenTa, "RAcorn RHolly"),
    ("Miss", "Yasmin", "Boukhari", "y.boukhari", Role::SenTa, "2Beech 2Willow"),
    ("Mr", "Paweł", "Gawlik", "p.gawlik", Role::SenTa, "3Cedar 3Hazel"),
    ("Mrs", "Deborah", "Quarshie", "d.quarshie", Role::SenTa, "4Elm 4Oak"),
    ("Ms", "Lowri", "Bevington", "l.bevington", Role::SenTa, "5Birch 5Maple"),
    ("Mr", "Hamza", "Shirazi", "h.shirazi", Role::SenTa, "6Larch 6Pine"),
];

/// There for one day.
const SUPPLY: Line = ("Ms", "Frances", "Kettlewell", "f.kettlewell", Role::ClassTeacher, "3Cedar");

/// Everyone, from the first day of the school year that starts in September of `start`.
pub(super) fn staff(start: i32, first: Day) -> Vec<Staff> {
    let day = supply_day(start);
    let mut staff: Vec<Staff> =
        PRINTED.into_iter().chain(OTHERS).map(|line| person(line, first, None)).collect();
    staff.push(person(SUPPLY, day, Some(day)));
    staff
}

/// The fourth Tuesday of November.
fn supply_day(start: i32) -> Day {
    Day::from_weekday_of_month_opt(start, 11, Weekday::Tue, 4).unwrap_or_default()
}

fn person(line: Line, from: Day, to: Option<Day>) -> Staff {
    let (title, forename, surname, mailbox, role, classes) = line;
    Staff {
        title,
        forename,
        surname,
        email: format!("{mailbox}@sample.example"),
        roles: vec![role],
        classes: classes.split_whitespace().map(|class| (class.to_owned(), from, to)).collect(),
    }
}
