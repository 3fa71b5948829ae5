//! What a file changes in a child's record. What the file does not state, it does not change, but for the day
//! of a code that it does change.

use serde::{Deserialize, Serialize};

use super::{
    adults::adults_over,
    names::{Name, same_but_for_lost_letters},
    pupil::{PupilRecord, Sex, admission_key},
    sen_type::SenType,
    upn::Upn,
};
use crate::kit::{Day, short_date};

/// One thing that a file says otherwise than the register. `None`: nothing was held, or nothing is left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// In words: “Class”, “Layla Hall (Mother): email”.
    pub field: String,
    pub was: Option<String>,
    pub becomes: Option<String>,
}

impl FieldChange {
    /// About an adult, or about how a family lives: for those who act on it, not for all staff of the child.
    pub fn is_for_the_office(&self) -> bool {
        const WELFARE: [&str; 4] = ["Contact", "Free school meals", "Pupil premium", "In care"];
        // Of the fields only an adult's has a name before it: “Layla Hall (Mother): email”.
        self.field.contains(": ") || WELFARE.contains(&self.field.as_str())
    }
}

/// Puts what a file says over what is held, and tells what that changes. Doing it twice changes nothing more.
pub(super) fn said_over(held: &PupilRecord, said: &PupilRecord) -> (PupilRecord, Vec<FieldChange>) {
    let mut over = Over::default();
    let record = PupilRecord {
        upn: over.pick("UPN", held.upn.as_ref(), said.upn.as_ref(), Upn::to_string),
        admission_no: admission_no(&mut over, held, said),
        legal: over.name("Legal", &held.legal, &said.legal, held.middle_names.as_ref()),
        preferred: over.name("Preferred", &held.preferred, &said.preferred, None),
        middle_names: over.letters("Middle names", held.middle_names.as_ref(), said.middle_names.as_ref()),
        dob: over
            .pick("Date of birth", Some(&held.dob), Some(&said.dob), |day| short_date(*day))
            .unwrap_or(said.dob),
        sex: over.pick("Sex", held.sex.as_ref(), said.sex.as_ref(), |sex: &Sex| sex.label().to_owned()),
        year_group: over
            .pick("Year group", held.year_group.as_ref(), said.year_group.as_ref(), |year| year.label()),
        class_name: over.letters("Class", held.class_name.as_ref(), said.class_name.as_ref()),
        admitted_on: over.pick(
            "Admission date",
            held.admitted_on.as_ref(),
            said.admitted_on.as_ref(),
            |day| short_date(*day),
        ),
        provision: over.pick(
            "SEN provision",
            held.provision.as_ref(),
            said.provision.as_ref(),
            |provision| format!("{} ({})", provision.code(), provision.label()),
        ),
        sen_since: sen_since(&mut over, held, said),
        needs: needs(&mut over, held, said),
        eal: over.flag("EAL", held.eal, said.eal),
        first_language: over.pick(
            "First language",
            held.first_language.as_ref(),
            said.first_language.as_ref(),
            String::clone,
        ),
        fsm: over.flag("Free school meals", held.fsm, said.fsm),
        pupil_premium: over.flag("Pupil premium", held.pupil_premium, said.pupil_premium),
        in_care: over.flag("In care", held.in_care, said.in_care),
        contacts: adults_over(&mut over, &held.contacts, &said.contacts),
    };
    (record, over.changes)
}

fn admission_no(over: &mut Over, held: &PupilRecord, said: &PupilRecord) -> Option<String> {
    let same = |a: &str, b: &str| admission_key(a) == admission_key(b);
    match (&held.admission_no, &said.admission_no) {
        (Some(was), Some(is)) if same(was, is) => Some(was.clone()),
        (was, is) => over.pick("Admission number", was.as_ref(), is.as_ref(), String::clone),
    }
}

/// The day goes with its code: a child who was K since November is not N since November.
fn sen_since(over: &mut Over, held: &PupilRecord, said: &PupilRecord) -> Option<Day> {
    const FIELD: &str = "SEN start date";
    let another_code =
        held.provision.is_some() && said.provision.is_some_and(|is| held.provision != Some(is));
    match (held.sen_since, said.sen_since) {
        (Some(was), None) if another_code => {
            over.changes.push(FieldChange {
                field: FIELD.to_owned(),
                was: Some(short_date(was)),
                becomes: None,
            });
            None
        }
        (was, is) => over.pick(FIELD, was.as_ref(), is.as_ref(), |day| short_date(*day)),
    }
}

fn needs(over: &mut Over, held: &PupilRecord, said: &PupilRecord) -> Option<Vec<SenType>> {
    let none = |needs: &Option<Vec<SenType>>| needs.as_ref().is_none_or(Vec::is_empty);
    if none(&held.needs) && none(&said.needs) {
        return held.needs.clone().or_else(|| said.needs.clone());
    }
    let held_some = held.needs.clone().filter(|needs| !needs.is_empty());
    let codes = |needs: &Vec<SenType>| needs.iter().map(|kind| kind.code()).collect::<Vec<_>>().join(", ");
    over.pick("SEN needs", held_some.as_ref(), said.needs.as_ref(), codes)
}

/// Collects changes while a record is put together.
#[derive(Default)]
pub(super) struct Over {
    pub changes: Vec<FieldChange>,
}

impl Over {
    pub fn pick<T: Clone + PartialEq>(
        &mut self,
        field: &str,
        held: Option<&T>,
        said: Option<&T>,
        show: impl Fn(&T) -> String,
    ) -> Option<T> {
        let Some(value) = said else { return held.cloned() };
        if held != Some(value) {
            let shown = |value: &T| Some(show(value)).filter(|text| !text.is_empty());
            let was = held.and_then(shown);
            self.changes.push(FieldChange { field: field.to_owned(), was, becomes: shown(value) });
        }
        Some(value.clone())
    }

    pub fn flag(&mut self, field: &str, held: Option<bool>, said: Option<bool>) -> Option<bool> {
        self.pick(field, held.as_ref(), said.as_ref(), |yes| (if *yes { "Yes" } else { "No" }).to_owned())
    }

    /// A text whose lost letters (`?`) do not undo the right spelling.
    pub fn letters(&mut self, field: &str, held: Option<&String>, said: Option<&String>) -> Option<String> {
        match (held, said) {
            (Some(was), Some(is)) if same_but_for_lost_letters(was, is) => held.cloned(),
            _ => self.pick(field, held, said, String::clone),
        }
    }

    pub fn name(&mut self, which: &str, held: &Name, said: &Name, middle: Option<&String>) -> Name {
        let name = held.with(said, middle);
        let label = |part: &str| format!("{which} {part}").trim().to_owned();
        self.pick(&label("surname"), held.surname.as_ref(), name.surname.as_ref(), String::clone);
        self.pick(&label("forename"), held.forename.as_ref(), name.forename.as_ref(), String::clone);
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_about_an_adult_or_a_family_is_for_the_office_and_what_changes_about_a_child_is_not() {
        let change = |field: &str| FieldChange { field: field.to_owned(), was: None, becomes: None };
        for closed in ["Layla Hall (Mother): email", "Contact", "Free school meals", "In care"] {
            assert!(change(closed).is_for_the_office(), "{closed}");
        }
        for open in ["Class", "Legal surname", "SEN needs"] {
            assert!(!change(open).is_for_the_office(), "{open}");
        }
    }
}
