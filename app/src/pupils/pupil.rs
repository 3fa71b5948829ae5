//! What a pupil list says of one child.

use serde::{Deserialize, Serialize};

use super::{
    contact::Contact, names::Name, needs::Provision, sen_type::SenType, upn::Upn, year_group::YearGroup,
};
use crate::kit::{Day, id};

id! {
    /// A child in the register.
    PupilId
}
id! {
    /// An adult of one child: a parent of two children is two.
    ContactId
}

/// Sex as the school census records it (code set: F, M).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    Female,
    Male,
}

impl Sex {
    /// The word for it.
    pub fn label(self) -> &'static str {
        match self {
            Sex::Female => "Female",
            Sex::Male => "Male",
        }
    }
}

/// What a file says of a child. `None` means *not stated*: the file lacks the column, or the cell is blank;
/// it never blanks what the register holds. What this app has no use for is not read at all (ethnicity,
/// religion, nationality, address, medical notes): data that nobody holds cannot leak.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PupilRecord {
    pub upn: Option<Upn>,
    /// The school's own number for the child, as text: leading noughts count for people, not for matching.
    pub admission_no: Option<String>,
    pub legal: Name,
    /// The name that the child goes by.
    pub preferred: Name,
    pub middle_names: Option<String>,
    pub dob: Day,
    pub sex: Option<Sex>,
    /// The year that the child is taught in, where stated; else `YearGroup::of_child` tells it by the birthday.
    pub year_group: Option<YearGroup>,
    /// The registration group, as in “3 Cedar”.
    pub class_name: Option<String>,
    /// The day the child joined the school.
    pub admitted_on: Option<Day>,
    /// The code that the MIS holds. The app's own code is a person's decision.
    pub provision: Option<Provision>,
    /// Since when the MIS has held that code.
    pub sen_since: Option<Day>,
    /// First need first (SEN type ranking). `Some` of an empty list says: no need.
    pub needs: Option<Vec<SenType>>,
    /// English as an additional language.
    pub eal: Option<bool>,
    /// As written: a code such as “POL”, or a word.
    pub first_language: Option<String>,
    /// Free school meals.
    pub fsm: Option<bool>,
    pub pupil_premium: Option<bool>,
    /// Looked after by a local authority.
    pub in_care: Option<bool>,
    pub contacts: Vec<Contact>,
}

impl PupilRecord {
    /// A child of whom nothing but the birthday is said.
    pub fn born(dob: Day) -> Self {
        PupilRecord {
            upn: None,
            admission_no: None,
            legal: Name::default(),
            preferred: Name::default(),
            middle_names: None,
            dob,
            sex: None,
            year_group: None,
            class_name: None,
            admitted_on: None,
            provision: None,
            sen_since: None,
            needs: None,
            eal: None,
            first_language: None,
            fsm: None,
            pupil_premium: None,
            in_care: None,
            contacts: Vec::new(),
        }
    }

    /// The forename that people use: the preferred one, else the legal one.
    pub fn forename(&self) -> &str {
        self.preferred.forename.as_deref().or(self.legal.forename.as_deref()).unwrap_or_default()
    }

    /// The surname that people use: the preferred one, else the legal one.
    pub fn surname(&self) -> &str {
        self.preferred.surname.as_deref().or(self.legal.surname.as_deref()).unwrap_or_default()
    }

    /// “Isla Barnes-Wallace”, as people call the child.
    pub fn known_as(&self) -> String {
        format!("{} {}", self.forename(), self.surname()).trim().to_owned()
    }

    /// The admission number to match by: spreadsheets eat leading noughts.
    pub fn admission_key(&self) -> Option<String> {
        self.admission_no.as_deref().map(admission_key)
    }
}

pub(super) fn admission_key(number: &str) -> String {
    let short = number.trim_start_matches('0');
    (if short.is_empty() { number } else { short }).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_is_called_by_the_preferred_name_where_there_is_one() {
        let mut child = PupilRecord::born(Day::default());
        child.legal = Name::of(Some("Harrison".to_owned()), Some("Freddie".to_owned()));
        assert_eq!(child.known_as(), "Freddie Harrison");
        child.preferred.forename = Some("Fre".to_owned());
        assert_eq!(child.known_as(), "Fre Harrison");
    }

    #[test]
    fn noughts_that_a_spreadsheet_ate_do_not_matter() {
        assert_eq!(admission_key("004001"), admission_key("4001"));
        assert_ne!(admission_key("0"), admission_key(""));
    }
}
