//! The columns that the app reads from a pupil list, and how a heading is recognised.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{
    contact_headings::{CONTACT_PARTS, NOT_NEEDED},
    headings::COLUMNS,
    text::plain,
};

/// How many adults and numbered needs of a child are read.
pub(super) const MOST_NUMBERED: u8 = 9;

/// A column that the app reads. Written as a short code (`upn`, `need_2`, `contact_1_email`) in forms and in
/// remembered mappings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Column {
    Upn,
    AdmissionNo,
    LegalSurname,
    LegalForename,
    LegalName,
    LegalNameSurnameFirst,
    PreferredSurname,
    PreferredForename,
    PreferredName,
    MiddleNames,
    Dob,
    Sex,
    YearGroup,
    Class,
    AdmittedOn,
    Provision,
    SenSince,
    /// Several needs in one cell, or one need in each of several rows.
    Needs,
    NeedRank,
    /// The first, second … need, each in a column of its own. Counted from 1.
    Need(u8),
    Eal,
    FirstLanguage,
    Fsm,
    PupilPremium,
    InCare,
    /// Part of the first, second … adult. Counted from 1.
    Contact(u8, ContactPart),
}

/// A part of an adult's record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContactPart {
    Title,
    Name,
    Forename,
    Surname,
    Relationship,
    ParentalResponsibility,
    Priority,
    Email,
    Phone,
}

/// A code that names no column.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a column that the app reads.")]
pub struct UnknownColumn(String);

/// What a heading seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guess {
    Is(Column),
    /// Only if no better heading of the file is that column.
    IsPerhaps(Column),
    NotNeeded,
    Unknown,
}

/// Recognises a heading, whatever its capitals, spaces and punctuation.
pub(super) fn recognise(heading: &str) -> Guess {
    let key = heading_key(heading);
    match recognise_key(&key) {
        Guess::Unknown => contact(heading).map_or_else(|| whose(&key), Guess::Is),
        guess => guess,
    }
}

/// “Pupil UPN”, “Student’s DOB”: what is left is likely what it says, if the file has no plainer heading for it.
fn whose(key: &str) -> Guess {
    const WHOSE: [&str; 8] =
        ["pupils", "pupil", "students", "student", "learners", "learner", "childs", "child"];
    let known = WHOSE.iter().filter_map(|whose| key.strip_prefix(whose)).map(recognise_key);
    match known.into_iter().find(|guess| *guess != Guess::Unknown) {
        Some(Guess::Is(column)) => Guess::IsPerhaps(column),
        guess => guess.unwrap_or(Guess::Unknown),
    }
}

fn recognise_key(key: &str) -> Guess {
    let is_among = |names: &str| names.split(' ').any(|name| name == key && !key.is_empty());
    for known in &COLUMNS {
        if is_among(known.headings) {
            return Guess::Is(known.column);
        }
        if is_among(known.weaker) {
            return Guess::IsPerhaps(known.column);
        }
    }
    if NOT_NEEDED.contains(&key) {
        return Guess::NotNeeded;
    }
    numbered_need(key).map_or(Guess::Unknown, Guess::Is)
}

/// A heading as mappings remember it: small letters and figures only.
pub(super) fn heading_key(heading: &str) -> String {
    plain(heading).replace(' ', "")
}

/// “SEN Need 1”, “SEN Type 2”, “Primary SEN need”.
fn numbered_need(key: &str) -> Option<Column> {
    const STEMS: [&str; 8] =
        ["senneed", "sentype", "sendneed", "sendtype", "need", "senneedtype", "sentypecode", "senneedcode"];
    const ORDINALS: [(&str, u8); 5] =
        [("primary", 1), ("main", 1), ("secondary", 2), ("tertiary", 3), ("third", 3)];
    let ordinal =
        ORDINALS.iter().find_map(|(word, number)| key.strip_prefix(word).map(|stem| (stem, *number)));
    let (stem, number) = ordinal.or_else(|| {
        let stem = key.trim_end_matches(|c: char| c.is_ascii_digit());
        Some((stem, key[stem.len()..].parse().ok()?))
    })?;
    (STEMS.contains(&stem) && (1..=MOST_NUMBERED).contains(&number)).then_some(Column::Need(number))
}

/// “Contact 2 Email”, “Primary guardian 1 mobile”, “Parent 1 Name”, “Contact Email 1”, “Parent/Carer email”.
fn contact(heading: &str) -> Option<Column> {
    const ADULTS: [&str; 5] = ["contact", "parent", "guardian", "carer", "kin"];
    const WITH_THEM: [&str; 7] = ["primary", "emergency", "priority", "or", "and", "next", "of"];
    let spaced = spaced_at_figures(heading);
    let words: Vec<&str> = spaced.split(' ').collect();
    let last_adult = words.iter().rposition(|word| ADULTS.contains(word))?;
    let mut number = None;
    let mut rest = String::new();
    for (index, word) in words.iter().enumerate() {
        let names_the_adult = ADULTS.contains(word) || (index < last_adult && WITH_THEM.contains(word));
        match word.parse::<u8>() {
            Ok(figure) if number.is_none() => number = Some(figure),
            _ if names_the_adult => {}
            _ => rest.push_str(word),
        }
    }
    let number = number.unwrap_or(1);
    let part = CONTACT_PARTS.iter().find(|(_, _, _, names)| names.contains(&rest.as_str()))?.0;
    (1..=MOST_NUMBERED).contains(&number).then_some(Column::Contact(number, part))
}

/// Small letters with a space wherever figures meet letters, or a capital follows a small letter.
fn spaced_at_figures(heading: &str) -> String {
    let mut spaced = String::new();
    let mut before: Option<char> = None;
    for character in heading.chars() {
        let parts = before.is_some_and(|before| {
            (before.is_lowercase() && character.is_uppercase())
                || (before.is_numeric() != character.is_numeric()
                    && before.is_alphanumeric()
                    && character.is_alphanumeric())
        });
        if parts {
            spaced.push(' ');
        }
        spaced.push(character);
        before = Some(character);
    }
    plain(&spaced)
}

impl Column {
    /// All columns that a person may choose for a heading, in the order of a form.
    pub fn all() -> Vec<Column> {
        let needs = (1..=4).map(Column::Need);
        let contacts = (1..=4)
            .flat_map(|number| CONTACT_PARTS.iter().map(move |(part, ..)| Column::Contact(number, *part)));
        COLUMNS.iter().map(|known| known.column).chain(needs).chain(contacts).collect()
    }

    /// The short code: `upn`, `need_2`, `contact_1_email`.
    pub fn code(self) -> String {
        match self {
            Column::Need(number) => format!("need_{number}"),
            Column::Contact(number, part) => format!("contact_{number}_{}", contact_words(part).0),
            plain => known_words(plain).0.to_owned(),
        }
    }

    /// What the column holds, in words: “Date of birth”, “Contact 1 email”.
    pub fn label(self) -> String {
        match self {
            Column::Need(number) => format!("SEN need {number}"),
            Column::Contact(number, part) => format!("Contact {number} {}", contact_words(part).1),
            plain => known_words(plain).1.to_owned(),
        }
    }
}

fn known_words(column: Column) -> (&'static str, &'static str) {
    COLUMNS
        .iter()
        .find(|known| known.column == column)
        .map(|known| (known.code, known.label))
        .unwrap_or_default()
}

fn contact_words(part: ContactPart) -> (&'static str, &'static str) {
    CONTACT_PARTS
        .iter()
        .find(|(of, ..)| *of == part)
        .map(|(_, code, label, _)| (*code, *label))
        .unwrap_or_default()
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.label())
    }
}

impl From<Column> for String {
    fn from(column: Column) -> String {
        column.code()
    }
}

impl std::str::FromStr for Column {
    type Err = UnknownColumn;

    fn from_str(code: &str) -> Result<Self, UnknownColumn> {
        let numbered = |rest: &str| rest.parse().ok().filter(|number| (1..=MOST_NUMBERED).contains(number));
        let found = if let Some(number) = code.strip_prefix("need_").and_then(numbered) {
            Some(Column::Need(number))
        } else if let Some((number, part)) =
            code.strip_prefix("contact_").and_then(|rest| rest.split_once('_'))
        {
            let part = CONTACT_PARTS.iter().find(|(_, of, ..)| *of == part).map(|(part, ..)| *part);
            numbered(number).zip(part).map(|(number, part)| Column::Contact(number, part))
        } else {
            COLUMNS.iter().find(|known| known.code == code).map(|known| known.column)
        };
        found.ok_or_else(|| UnknownColumn(code.to_owned()))
    }
}

impl TryFrom<String> for Column {
    type Error = UnknownColumn;

    fn try_from(code: String) -> Result<Self, UnknownColumn> {
        code.parse()
    }
}
