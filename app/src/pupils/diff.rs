//! What an import would do to the register, shown before anything is done.

use serde::{Deserialize, Serialize};

use super::{
    changes::{FieldChange, said_over},
    mapping::MappedHeading,
    matching::{Match, Register},
    problems::Problem,
    pupil::{PupilId, PupilRecord},
    rows::{ByProvision, Reading},
};

/// A child in the register, on roll or left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    pub id: PupilId,
    pub record: PupilRecord,
    pub on_roll: bool,
}

/// What an import would do. Nothing is ever deleted: a child who is not in the file is offered as a leaver.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// Rows about children in the file.
    pub rows: u32,
    /// Children that the register does not know, in the order of the file.
    pub new: Vec<PupilRecord>,
    /// Children on roll of whom the file says something else.
    pub changed: Vec<Change>,
    /// Children on roll of whom the file says nothing new.
    pub unchanged: Vec<PupilId>,
    /// Children on roll who are not in the file.
    pub missing: Vec<Missing>,
    /// Children who had left and are in the file again, with what else changes.
    pub returning: Vec<Change>,
    /// Rows that cannot be used, in the order of the file.
    pub problems: Vec<Problem>,
    /// The headings of the file and what each is read as, for a person to check and correct. Empty for a Common
    /// Transfer File.
    pub headings: Vec<MappedHeading>,
    /// How many children of the file have each provision.
    pub by_provision: ByProvision,
}

/// A child of whom the file says something else than the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub id: PupilId,
    /// The name that the register holds.
    pub name: String,
    pub fields: Vec<FieldChange>,
    /// The whole record as it becomes: what the file states over what is held.
    pub becomes: PupilRecord,
}

/// A child on roll who is not in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missing {
    pub id: PupilId,
    pub name: String,
}

/// Compares what a file says with what the register holds. `held` must include children who have left, or they
/// would come back as new ones.
pub fn compare(held: &[Held], reading: Reading) -> Preview {
    let register = Register::of(held);
    let mut touched = vec![false; held.len()];
    let mut problems = reading.problems;
    let mut found: Vec<(u32, PupilRecord, Option<Match>)> = Vec::with_capacity(reading.pupils.len());
    let mut claims = vec![0_u32; held.len()];
    let mut disputed = vec![false; held.len()];

    for mention in &reading.unread {
        register.mentioned(mention).for_each(|at| touched[at] = true);
    }
    for (row, said) in reading.pupils {
        match register.find(&said) {
            Ok(found_at) => {
                if let Some(Match { at, .. }) = found_at {
                    claims[at] += 1;
                }
                found.push((row, said, found_at));
            }
            Err(no_match) => {
                no_match.concerns.iter().for_each(|at| disputed[*at] = true);
                problems.push(about(row, &said, &no_match.message));
            }
        }
    }

    let mut preview = Preview {
        rows: reading.rows,
        new: Vec::new(),
        changed: Vec::new(),
        unchanged: Vec::new(),
        missing: Vec::new(),
        returning: Vec::new(),
        problems: Vec::new(),
        headings: reading.headings,
        by_provision: reading.by_provision,
    };
    for (row, said, found_at) in found {
        let Some(Match { at, by_upn }) = found_at else {
            let namesake = register.namesakes(&said).find(|at| claims[*at] == 0);
            if let Some(at) = namesake {
                touched[at] = true;
                problems.push(about(row, &said, NAMESAKE));
            } else {
                preview.new.push(said_over(&PupilRecord::born(said.dob), &said).0);
            }
            continue;
        };
        touched[at] = true;
        if claims[at] > 1 || (disputed[at] && !by_upn) {
            problems.push(about(row, &said, CLAIMED_TWICE));
        } else {
            preview.add(&held[at], &said);
        }
    }
    let gone =
        (0..held.len()).filter(|at| held[*at].on_roll && !touched[*at] && !disputed[*at]).map(|at| &held[at]);
    preview.missing = gone.map(|held| Missing { id: held.id, name: held.record.known_as() }).collect();
    problems.sort_by_key(|problem| problem.row);
    preview.problems = problems;
    preview
}

/// What it leads to stands on the child’s page and on the page Children.
const NAMESAKE: &str = "The register has a child of this name and birthday under other numbers. If it is the same child, open the child’s page, choose “Change the record”, put the UPN or the admission number right, and import the list again. If it is another child, choose “Add a child by hand” on the page Children.";
const CLAIMED_TWICE: &str = "Two rows are about the same child of the register. Take one of them out, or put its UPN or admission number right.";

impl Preview {
    fn add(&mut self, held: &Held, said: &PupilRecord) {
        let (becomes, fields) = said_over(&held.record, said);
        if held.on_roll && fields.is_empty() {
            return self.unchanged.push(held.id);
        }
        let change = Change { id: held.id, name: held.record.known_as(), fields, becomes };
        if held.on_roll { self.changed.push(change) } else { self.returning.push(change) }
    }
}

fn about(row: u32, said: &PupilRecord, message: &str) -> Problem {
    let upn = said.upn.as_ref().map(|upn| ("UPN", upn.to_string()));
    let (column, value) =
        upn.unwrap_or_else(|| ("Admission number", said.admission_no.clone().unwrap_or_default()));
    Problem::new(row, column, &value, message)
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
