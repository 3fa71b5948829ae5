//! One row of a list, read into what it says of a child.

use super::{
    cells::{Cells, Places},
    columns::{Column, ContactPart, MOST_NUMBERED, heading_key},
    contact::{Contact, relationship},
    names::{Name, NameOrder, without_title},
    needs::Provision,
    problems::Problem,
    pupil::{PupilRecord, Sex},
    rows::{Mention, Row},
    sen_type::SenType,
    text::plain,
    upn::Upn,
    year_group::YearGroup,
};
use crate::kit::Day;

/// No child of a primary school is older: such a birthday is a slip of the keyboard. In years.
pub const OLDEST: u32 = 25;

/// What one row says: the child, and the needs with their rank (1 is the first need).
pub(super) struct Said {
    pub record: PupilRecord,
    pub ranked: Vec<(usize, SenType)>,
}

/// A row that cannot stand: all that is wrong with it, and whom it seems to be about.
pub(super) struct Bad {
    pub problems: Vec<Problem>,
    pub about: Mention,
}

pub(super) fn read_row(places: &Places, row: &Row, today: Day) -> Result<Said, Bad> {
    let mut cells = Cells::of(places, row);
    if [Column::Upn, Column::AdmissionNo, Column::Dob].iter().all(|column| cells.text(*column).is_none()) {
        return Err(about_nobody(places, row));
    }
    check_width(&mut cells, places, row);

    let upn = cells.parsed(Column::Upn, Upn::parse);
    let admission_no = cells.text(Column::AdmissionNo);
    if cells.text(Column::Upn).is_none() && admission_no.is_none() {
        let column = if places.has(Column::Upn) { Column::Upn } else { Column::AdmissionNo };
        cells.object(column, "", "There is neither a UPN nor an admission number. Add one in your MIS, so that we know which child this is.");
    }
    let (legal, preferred) = names(&mut cells, places);
    let dob = birthday(&mut cells, today);
    let ranked = needs(&mut cells);
    let provision = cells.parsed(Column::Provision, Provision::stated).flatten();
    let mut record = PupilRecord {
        upn,
        admission_no,
        legal,
        preferred,
        middle_names: cells.text(Column::MiddleNames),
        sex: cells.parsed(Column::Sex, sex).flatten(),
        year_group: cells.parsed(Column::YearGroup, YearGroup::parse),
        class_name: cells.text(Column::Class),
        admitted_on: cells.date(Column::AdmittedOn),
        provision,
        sen_since: cells.date(Column::SenSince),
        eal: cells.flag(Column::Eal),
        first_language: cells.text(Column::FirstLanguage),
        fsm: cells.flag(Column::Fsm),
        pupil_premium: cells.flag(Column::PupilPremium),
        in_care: cells.flag(Column::InCare),
        ..PupilRecord::born(dob.unwrap_or_default())
    };
    for number in 1..=MOST_NUMBERED {
        record.contacts.extend(contact(&mut cells, number));
    }
    if cells.problems.is_empty() {
        return Ok(Said { record, ranked });
    }
    let about = Mention {
        dob,
        name: record.known_as(),
        admission_no: record.admission_key(),
        upn: record.upn.clone(),
    };
    Err(Bad { problems: cells.problems, about })
}

const WHOLE_ROW: &str = "whole row";

/// A row that says something, but neither a number nor a birthday: told of once, not cell by cell.
fn about_nobody(places: &Places, row: &Row) -> Bad {
    const UNCLEAR: &str = "It is not clear whether this row is about a child: it has no UPN, no admission number and no date of birth. If it is a note or a total, take the row out of the file. If it is a child, add them in your MIS and export the list again.";
    let filled = row.cells.iter().find(|cell| !cell.is_empty());
    let problem = Problem::new(row.number, WHOLE_ROW, filled.map_or("", String::as_str), UNCLEAR);
    let (legal, preferred) = names(&mut Cells::of(places, row), places);
    let name = PupilRecord { legal, preferred, ..PupilRecord::born(Day::default()) }.known_as();
    Bad { problems: vec![problem], about: Mention { upn: None, admission_no: None, name, dob: None } }
}

fn check_width(cells: &mut Cells, places: &Places, row: &Row) {
    let (has, wants) = (row.cells.len(), places.last_named());
    let extra = row.cells.iter().skip(places.width()).find(|cell| !cell.trim().is_empty());
    let message = if has < wants {
        format!(
            "This row has {has} cells where the headings have {wants}, which is too few: a line break or a missing separator may have cut the row. Export the list again, or repair the row."
        )
    } else if extra.is_some() {
        format!(
            "This row has more cells than the {} headings, which is too many: a separator inside a cell may have split it. Export the list again, or repair the row.",
            places.width()
        )
    } else {
        return;
    };
    cells.problems.push(Problem::new(row.number, WHOLE_ROW, extra.map_or("", String::as_str), message));
}

fn names(cells: &mut Cells, places: &Places) -> (Name, Name) {
    let mut legal = Name::of(cells.text(Column::LegalSurname), cells.text(Column::LegalForename));
    if legal.is_empty() {
        let whole = |column, order| cells.text(column).map(|whole| Name::split(&whole, order));
        legal = whole(Column::LegalName, NameOrder::AsWritten)
            .or_else(|| whole(Column::LegalNameSurnameFirst, NameOrder::SurnameFirst))
            .unwrap_or_default();
    }
    let mut preferred = Name::of(cells.text(Column::PreferredSurname), cells.text(Column::PreferredForename));
    if preferred.is_empty() {
        let may_be_forename = MAY_BE_FORENAME.contains(&&*heading_key(places.heading(Column::PreferredName)));
        preferred = cells
            .text(Column::PreferredName)
            .map(|whole| preferred_name(&whole, &legal, may_be_forename))
            .unwrap_or_default();
    }
    for (part, of, lacks) in [
        ("surname", legal.surname.is_none() && preferred.surname.is_none(), Column::LegalSurname),
        ("forename", legal.forename.is_none() && preferred.forename.is_none(), Column::LegalForename),
    ] {
        if of {
            let named = [lacks, Column::LegalName, Column::LegalNameSurnameFirst, Column::PreferredName];
            let column = named.into_iter().find(|column| places.has(*column)).unwrap_or(lacks);
            let value = cells.text(column).unwrap_or_default();
            cells.object(
                column,
                &value,
                &format!("The child’s {part} is missing. Add it in your MIS and export the list again."),
            );
        }
    }
    (legal, preferred)
}

/// Headings that are only a forename in some exports, and the whole name in others. “Student” and “Display
/// name” are always the whole name.
const MAY_BE_FORENAME: [&str; 2] = ["preferredname", "chosenname"];

fn preferred_name(whole: &str, legal: &Name, may_be_forename: bool) -> Name {
    let ending =
        legal.surname.as_ref().and_then(|surname| Some((whole.strip_suffix(surname.as_str())?, surname)));
    match ending {
        Some((forename, surname)) if forename.ends_with(' ') => {
            Name::of(Some(surname.clone()), Some(forename.trim().to_owned()))
        }
        _ if legal.is_empty() || whole.contains(',') || (whole.contains(' ') && !may_be_forename) => {
            Name::split(whole, NameOrder::AsWritten)
        }
        _ => Name::of(None, Some(whole.to_owned())),
    }
}

/// Whether a birthday is so long ago that its year was mistyped.
pub fn is_too_old(dob: Day, today: Day) -> bool {
    today.checked_sub_months(chrono::Months::new(12 * OLDEST)).is_some_and(|oldest| dob < oldest)
}

fn birthday(cells: &mut Cells, today: Day) -> Option<Day> {
    let before = cells.problems.len();
    let dob = cells.date(Column::Dob);
    let written = cells.text(Column::Dob).unwrap_or_default();
    match dob {
        None if cells.problems.len() == before => {
            cells.object(
                Column::Dob,
                "",
                "The date of birth is missing. Add it in your MIS and export the list again.",
            );
        }
        Some(dob) if dob > today => {
            cells.object(
                Column::Dob,
                &written,
                "This birthday is still to come. Check the year in your MIS.",
            );
        }
        Some(dob) if is_too_old(dob, today) => {
            let message =
                format!("This makes a child of more than {OLDEST} years. Check the year in your MIS.");
            cells.object(Column::Dob, &written, &message);
        }
        _ => {}
    }
    dob
}

fn needs(cells: &mut Cells) -> Vec<(usize, SenType)> {
    let mut ranked = Vec::new();
    for number in 1..=MOST_NUMBERED {
        for kind in cells.parsed(Column::Need(number), SenType::parse_list).unwrap_or_default() {
            ranked.push((usize::from(number), kind));
        }
    }
    let rank = cells.parsed(Column::NeedRank, rank);
    let listed = cells.parsed(Column::Needs, SenType::parse_list).unwrap_or_default();
    ranked.extend((1..).zip(listed).map(|(place, kind)| (rank.unwrap_or(place), kind)));
    ranked
}

/// Census: rank 1 is the primary need, rank 2 the secondary.
fn rank(text: &str) -> Result<usize, &'static str> {
    match plain(text).as_str() {
        "primary" | "main" | "first" => Ok(1),
        "secondary" | "second" => Ok(2),
        "tertiary" | "third" => Ok(3),
        figure => figure
            .parse::<u8>()
            .map(usize::from)
            .map_err(|_| "The rank of a need is a number: 1 for the first need."),
    }
}

fn sex(text: &str) -> Result<Option<Sex>, &'static str> {
    match plain(text).as_str() {
        "f" | "female" | "girl" => Ok(Some(Sex::Female)),
        "m" | "male" | "boy" => Ok(Some(Sex::Male)),
        "u" | "x" | "unknown" | "not known" | "not specified" => Ok(None),
        _ => Err("The census code is F or M. Correct it in your MIS, or tell us to ignore the column."),
    }
}

fn contact(cells: &mut Cells, number: u8) -> Option<Contact> {
    let column = |part| Column::Contact(number, part);
    let mut name =
        Name::of(cells.text(column(ContactPart::Surname)), cells.text(column(ContactPart::Forename)));
    let mut title = cells.text(column(ContactPart::Title));
    if let Some(whole) = cells.text(column(ContactPart::Name)).filter(|_| name.is_empty()) {
        let (before, rest) = without_title(&whole);
        name = Name::split(rest, NameOrder::AsWritten);
        if let Some((inside, forename)) =
            name.forename.as_deref().map(without_title).filter(|(inside, _)| inside.is_some())
        {
            // “Barnes-Wallace, Ms Layla”.
            title = title.or(inside);
            name.forename = Some(forename.to_owned());
        }
        title = title.or(before);
    }
    let contact = Contact {
        title,
        name,
        relationship: cells.text(column(ContactPart::Relationship)).and_then(|text| relationship(&text)),
        parental_responsibility: cells.flag(column(ContactPart::ParentalResponsibility)),
        priority: cells.parsed(column(ContactPart::Priority), |text| {
            text.parse::<u8>().map_err(|_| "The order in which to ring is a number: 1 before 2.")
        }),
        email: cells.text(column(ContactPart::Email)),
        phone: cells.text(column(ContactPart::Phone)),
    };
    (!contact.is_empty()).then_some(contact)
}
