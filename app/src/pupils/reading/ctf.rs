//! The Common Transfer File, version 25 (older ones differ little): the pupils of its XML as a table, so that a
//! pupil is checked and told of in the same way whichever file it comes from. The headings are the elements' names.

use super::{
    MAX_ROWS, Unreadable,
    xml::{Element, for_each_at},
};
use crate::{
    kit::{Day, parse_day},
    pupils::{
        Row, Table,
        columns::{Column, ContactPart, MOST_NUMBERED},
        mapping::{Choice, Mapping},
    },
};

/// The pupils of a Common Transfer File: a row each, numbered from 2. `today` tells which needs are over.
pub(super) fn table(text: &str, today: Day) -> Result<(Table, Mapping), Unreadable> {
    let columns = columns();
    let mut rows = Vec::new();
    for_each_at(text, &["ctfile", "ctfpupildata", "pupil"], &PARTS, |pupil| {
        if rows.len() == MAX_ROWS {
            return Err(Unreadable::TooManyRows);
        }
        let number = u32::try_from(rows.len() + 2).unwrap_or(u32::MAX);
        rows.push(Row { number, cells: cells(pupil, &columns, today) });
        Ok(())
    })?;
    let headings = columns.iter().map(|(heading, _)| (*heading).to_owned()).collect();
    let choices =
        columns.iter().map(|(heading, column)| ((*heading).to_owned(), Some(Choice::Read(*column))));
    Ok((Table { headings, rows }, Mapping::from_choices(choices)))
}

/// What is read of a pupil. Attendance, assessments, schools and addresses are not.
const PARTS: [&str; 11] = [
    "upn",
    "surname",
    "forename",
    "dob",
    "sex",
    "gender",
    "basicdetails",
    "lookedafter",
    "fsmhistory",
    "senhistory",
    "contacts",
];

fn columns() -> Vec<(&'static str, Column)> {
    let mut columns = vec![
        ("UPN", Column::Upn),
        ("Surname", Column::LegalSurname),
        ("Forename", Column::LegalForename),
        ("DOB", Column::Dob),
        ("Sex", Column::Sex),
        ("PreferredSurname", Column::PreferredSurname),
        ("PreferredForename", Column::PreferredForename),
        ("MiddleNames", Column::MiddleNames),
        ("NCyearActual", Column::YearGroup),
        ("Language", Column::FirstLanguage),
        ("SENprovision", Column::Provision),
        ("StartDate", Column::SenSince),
        ("InCare", Column::InCare),
        ("FSMhistory", Column::Fsm),
    ];
    columns.extend((1..=MOST_NUMBERED).map(|number| ("SENtype", Column::Need(number))));
    for number in 1..=MOST_NUMBERED {
        let part = |part| Column::Contact(number, part);
        columns.extend([
            ("Title", part(ContactPart::Title)),
            ("Surname", part(ContactPart::Surname)),
            ("Forename", part(ContactPart::Forename)),
            ("Relationship", part(ContactPart::Relationship)),
            ("Responsibility", part(ContactPart::ParentalResponsibility)),
            ("Order", part(ContactPart::Priority)),
            ("Email", part(ContactPart::Email)),
            ("PhoneNo", part(ContactPart::Phone)),
        ]);
    }
    columns
}

fn cells(pupil: &Element, columns: &[(&str, Column)], today: Day) -> Vec<String> {
    let provision = current_provision(pupil, today);
    let needs = current_needs(pupil, today);
    let contacts = contacts(pupil);
    let at = |path: &[&str]| pupil.text_at(path).map(str::to_owned);
    let cell = |column: Column| match column {
        Column::Upn => at(&["upn"]),
        Column::LegalSurname => at(&["surname"]),
        Column::LegalForename => at(&["forename"]),
        Column::Dob => at(&["dob"]),
        Column::Sex => at(&["sex"]).or_else(|| at(&["gender"])),
        Column::PreferredSurname => at(&["basicdetails", "preferredsurname"]),
        Column::PreferredForename => at(&["basicdetails", "preferredforename"]),
        Column::MiddleNames => at(&["basicdetails", "middlenames"]),
        Column::YearGroup => at(&["basicdetails", "ncyearactual"]),
        Column::FirstLanguage => first_language(pupil),
        Column::Provision => provision?.text_at(&["senprovision"]).map(str::to_owned),
        Column::SenSince => provision?.text_at(&["startdate"]).map(str::to_owned),
        Column::InCare => at(&["lookedafter", "incare"]),
        Column::Fsm => free_meals(pupil, today),
        Column::Need(number) => needs.get(usize::from(number) - 1)?.text_at(&["sentype"]).map(str::to_owned),
        Column::Contact(number, part) => contact_cell(contacts.get(usize::from(number) - 1)?, part),
        _ => None,
    };
    columns.iter().map(|(_, column)| cell(*column).unwrap_or_default()).collect()
}

/// The entry that began last and has begun.
fn current_provision(pupil: &Element, today: Day) -> Option<&Element> {
    let history = pupil.child("senhistory")?;
    let start = |entry: &&Element| entry.text_at(&["startdate"]).and_then(parse_day);
    history.all("sen").filter(|entry| start(entry).is_none_or(|start| start <= today)).max_by_key(start)
}

/// The needs that have begun and are not over, first need first.
fn current_needs(pupil: &Element, today: Day) -> Vec<&Element> {
    let needs = pupil.child("senhistory").and_then(|history| history.child("senneeds"));
    let going_on = |need: &&Element| is_current(need, ["needstartdate", "needenddate"], today);
    let mut needs: Vec<&Element> =
        needs.iter().flat_map(|needs| needs.all("senneed")).filter(going_on).collect();
    let rank = |need: &&Element| {
        need.text_at(&["sentyperank"]).and_then(|rank| rank.parse().ok()).unwrap_or(u8::MAX)
    };
    needs.sort_by_key(rank);
    needs
}

/// An entry without a start has begun, and one without an end goes on.
fn is_current(entry: &Element, [start, end]: [&str; 2], today: Day) -> bool {
    let day = |part| entry.text_at(&[part]).and_then(parse_day);
    day(start).is_none_or(|start| start <= today) && day(end).is_none_or(|end| end >= today)
}

/// Language type F is the first language; an entry without a type will do.
fn first_language(pupil: &Element) -> Option<String> {
    let languages = pupil.child("basicdetails")?.child("languages")?;
    let is_first = |entry: &&Element| entry.text_at(&["languagetype"]).is_none_or(|kind| kind == "F");
    languages.all("type").find(is_first)?.text_at(&["language"]).map(str::to_owned)
}

/// A history of free meals says yes while some entry goes on, and no when none does.
fn free_meals(pupil: &Element, today: Day) -> Option<String> {
    let mut entries = pupil.child("fsmhistory")?.all("fsminstance").peekable();
    entries.peek()?;
    let now = entries.any(|entry| is_current(entry, ["fsmstartdate", "fsmenddate"], today));
    Some((if now { "Y" } else { "N" }).to_owned())
}

/// The adults, in the order in which to ring.
fn contacts(pupil: &Element) -> Vec<&Element> {
    let mut contacts: Vec<&Element> =
        pupil.child("contacts").iter().flat_map(|contacts| contacts.all("contact")).collect();
    contacts.sort_by_key(|contact| {
        contact.text_at(&["order"]).and_then(|order| order.parse().ok()).unwrap_or(u8::MAX)
    });
    contacts
}

fn contact_cell(contact: &Element, part: ContactPart) -> Option<String> {
    let path: &[&str] = match part {
        ContactPart::Title => &["title"],
        ContactPart::Surname => &["surname"],
        ContactPart::Forename => &["forename"],
        ContactPart::Relationship => &["relationship"],
        ContactPart::ParentalResponsibility => &["responsibility"],
        ContactPart::Priority => &["order"],
        ContactPart::Email => &["email"],
        ContactPart::Phone => return phone(contact),
        ContactPart::Name => return None,
    };
    contact.text_at(path).map(str::to_owned)
}

/// A mobile (telephone type M) before any other number.
fn phone(contact: &Element) -> Option<String> {
    let phones = contact.child("phones")?;
    let is_mobile = |phone: &&Element| phone.text_at(&["telephonetype"]) == Some("M");
    let number = |phone: &Element| phone.text_at(&["phoneno"]).map(str::to_owned);
    phones.all("phone").find(is_mobile).and_then(number).or_else(|| phones.all("phone").find_map(number))
}
