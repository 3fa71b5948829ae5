//! Which heading of a file is which column: guessed from the table of names, corrected by a person once,
//! remembered for the next file.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

use super::columns::{Column, Guess, heading_key, recognise};

/// What is done with a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    Read(Column),
    Ignore,
}

/// What of the children's SEN records no heading of a file is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SenUnread {
    Codes,
    Needs,
    Both,
}

/// What of the children's SEN records would be left out, of a file that has other columns.
pub fn sen_unread(headings: &[MappedHeading]) -> Option<SenUnread> {
    let columns: Vec<Column> = headings.iter().filter_map(|mapped| read(mapped.choice?)).collect();
    let codes = columns.contains(&Column::Provision);
    let needs = columns.iter().any(|column| matches!(column, Column::Needs | Column::Need(_)));
    match (codes, needs) {
        (true, true) => None,
        _ if columns.is_empty() => None,
        (false, true) => Some(SenUnread::Codes),
        (true, false) => Some(SenUnread::Needs),
        (false, false) => Some(SenUnread::Both),
    }
}

/// A person's choices from earlier files. They go before our guesses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RememberedMapping(BTreeMap<String, Choice>);

impl RememberedMapping {
    /// Remembers a choice for a heading, whatever its capitals and punctuation next time.
    pub fn remember(&mut self, heading: &str, choice: Choice) {
        self.0.insert(heading_key(heading), choice);
    }

    /// The choice remembered for a heading.
    pub fn choice(&self, heading: &str) -> Option<Choice> {
        self.0.get(&heading_key(heading)).copied()
    }
}

/// A heading of the file and what is done with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MappedHeading {
    pub heading: String,
    /// `None`: it is unknown, so it is not read, and a person may say what it is.
    pub choice: Option<Choice>,
    /// A person said so once. Otherwise the app knows the heading, or does not.
    pub remembered: bool,
}

/// The headings of one file, in its order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    headings: Vec<MappedHeading>,
}

/// What a pupil list cannot do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lack {
    Name,
    Number,
    Dob,
}

impl fmt::Display for Lack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Lack::Name => "a name",
            Lack::Number => "a UPN or an admission number",
            Lack::Dob => "a date of birth",
        })
    }
}

/// The file has headings, but not those of a pupil list. It carries them, so that a person can say which is which.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error(
    "We could not find {} in the headings of this file. If it is a pupil list, tell us which heading is which; if not, export a list with name, UPN and date of birth.",
    all_of(lacks)
)]
pub struct NotAPupilList {
    pub lacks: Vec<Lack>,
    pub headings: Vec<MappedHeading>,
}

fn all_of(lacks: &[Lack]) -> String {
    lacks.iter().map(ToString::to_string).collect::<Vec<_>>().join(", or ")
}

impl Mapping {
    /// Maps headings to columns. Remembered choices go first, then sure names, then likely ones.
    pub fn of(headings: &[String], remembered: &RememberedMapping) -> Result<Self, NotAPupilList> {
        let decided = |heading: &String| remembered.choice(heading).or_else(|| sure(heading));
        let mut taken: Vec<Column> = headings
            .iter()
            .filter_map(decided)
            .filter_map(|choice| read(choice).map(covers))
            .flatten()
            .collect();
        let mut mapping = Mapping { headings: Vec::with_capacity(headings.len()) };
        for heading in headings {
            let choice = decided(heading).or_else(|| match recognise(heading) {
                Guess::IsPerhaps(column) if taken.contains(&column) => Some(Choice::Ignore),
                Guess::IsPerhaps(column) => {
                    // The next likely one is another number or another name: the two must not be mixed.
                    taken.push(column);
                    Some(Choice::Read(column))
                }
                _ => None,
            });
            let remembered = remembered.choice(heading).is_some();
            mapping.headings.push(MappedHeading { heading: heading.clone(), choice, remembered });
        }
        let lacks = mapping.lacks();
        if lacks.is_empty() { Ok(mapping) } else { Err(NotAPupilList { lacks, headings: mapping.shown() }) }
    }

    /// A mapping whose columns are known beforehand, as in a Common Transfer File.
    #[cfg(feature = "import")]
    pub(super) fn from_choices(choices: impl IntoIterator<Item = (String, Option<Choice>)>) -> Self {
        Mapping {
            headings: choices
                .into_iter()
                .map(|(heading, choice)| MappedHeading { heading, choice, remembered: false })
                .collect(),
        }
    }

    /// The headings and what is done with each.
    pub fn headings(&self) -> &[MappedHeading] {
        &self.headings
    }

    /// The headings that a person can be asked about. One without a letter or figure cannot be told from others.
    pub(super) fn shown(&self) -> Vec<MappedHeading> {
        self.headings.iter().filter(|mapped| !heading_key(&mapped.heading).is_empty()).cloned().collect()
    }

    /// The columns that are read, with their place in the row.
    pub(super) fn columns(&self) -> impl Iterator<Item = (usize, Column)> {
        self.headings.iter().enumerate().filter_map(|(at, mapped)| Some((at, read(mapped.choice?)?)))
    }

    /// Whether some heading is this column.
    pub fn has(&self, column: Column) -> bool {
        self.columns().any(|(_, read)| read == column)
    }

    fn lacks(&self) -> Vec<Lack> {
        let has = |column| self.has(column);
        let whole =
            has(Column::LegalName) || has(Column::LegalNameSurnameFirst) || has(Column::PreferredName);
        let surname = has(Column::LegalSurname) || has(Column::PreferredSurname);
        let forename = has(Column::LegalForename) || has(Column::PreferredForename);
        let mut lacks = Vec::new();
        if !(whole || (surname && forename)) {
            lacks.push(Lack::Name);
        }
        if !(has(Column::Upn) || has(Column::AdmissionNo)) {
            lacks.push(Lack::Number);
        }
        if !has(Column::Dob) {
            lacks.push(Lack::Dob);
        }
        lacks
    }
}

/// How much a row looks like the headings of a pupil list: 0 is not at all, and most is a row that a list can be
/// read by. What a list cannot do without tells them from a row that happens to hold a known word.
#[cfg(feature = "import")]
pub(super) fn likeness(row: &[String], remembered: &RememberedMapping) -> usize {
    const NEEDED: usize = 3;
    let Err(NotAPupilList { lacks, headings }) = Mapping::of(row, remembered) else { return usize::MAX };
    let known = headings.iter().filter(|mapped| mapped.choice.is_some()).count();
    match NEEDED.saturating_sub(lacks.len()) {
        0 => 0,
        found => found * 10_000 + known,
    }
}

fn read(choice: Choice) -> Option<Column> {
    match choice {
        Choice::Read(column) => Some(column),
        Choice::Ignore => None,
    }
}

fn sure(heading: &str) -> Option<Choice> {
    match recognise(heading) {
        Guess::Is(column) => Some(Choice::Read(column)),
        Guess::NotNeeded => Some(Choice::Ignore),
        Guess::IsPerhaps(_) | Guess::Unknown => None,
    }
}

/// A column, and those that it makes needless: beside a legal surname, a plain “Name” is only a repetition.
fn covers(column: Column) -> Vec<Column> {
    match column {
        Column::LegalSurname => vec![column, Column::LegalName],
        Column::PreferredForename => vec![column, Column::PreferredName],
        _ => vec![column],
    }
}

#[cfg(test)]
mod tests;
