//! Which child of the register a child of a file is.

use std::collections::HashMap;

use super::{names::alike, pupil::PupilRecord, rows::Mention, text::plain, upn::Upn};
use crate::kit::{Day, short_date};

use super::diff::Held;

/// The register, indexed once, so that a whole school is matched in one pass.
pub(super) struct Register<'h> {
    held: &'h [Held],
    by_upn: HashMap<&'h Upn, Vec<usize>>,
    by_admission: HashMap<String, Vec<usize>>,
    by_name: HashMap<(Day, String), Vec<usize>>,
    by_name_alone: HashMap<String, Vec<usize>>,
}

/// The child of the register that a child of the file is: its place, and whether the UPN says so.
#[derive(Clone, Copy)]
pub(super) struct Match {
    pub at: usize,
    pub by_upn: bool,
}

/// Why a child of the file cannot be matched. The places are those of the children concerned in the register.
pub(super) struct NoMatch {
    pub message: String,
    pub concerns: Vec<usize>,
}

impl<'h> Register<'h> {
    pub fn of(held: &'h [Held]) -> Self {
        let mut register = Register {
            held,
            by_upn: HashMap::with_capacity(held.len()),
            by_admission: HashMap::with_capacity(held.len()),
            by_name: HashMap::with_capacity(held.len()),
            by_name_alone: HashMap::with_capacity(held.len()),
        };
        for (at, Held { record, .. }) in held.iter().enumerate() {
            if let Some(upn) = &record.upn {
                register.by_upn.entry(upn).or_default().push(at);
            }
            if let Some(key) = record.admission_key() {
                register.by_admission.entry(key).or_default().push(at);
            }
            for name in names(record) {
                let name = plain(&name);
                register.by_name_alone.entry(name.clone()).or_default().push(at);
                register.by_name.entry((record.dob, name)).or_default().push(at);
            }
        }
        register
    }

    /// The held child with the same UPN; else the one with the same admission number and birthday.
    pub fn find(&self, said: &PupilRecord) -> Result<Option<Match>, NoMatch> {
        let with_upn = said.upn.as_ref().and_then(|upn| self.by_upn.get(upn)).map_or(&[][..], Vec::as_slice);
        let key = said.admission_key();
        let with_number = key.and_then(|key| self.by_admission.get(&key)).map_or(&[][..], Vec::as_slice);
        let born_too: Vec<usize> =
            with_number.iter().copied().filter(|at| self.held[*at].record.dob == said.dob).collect();
        let by_upn = |at| Some(Match { at, by_upn: true });
        match (with_upn, born_too.as_slice()) {
            (&[at], []) => self.same_child(at, said).map(by_upn),
            (&[at], both) if both.contains(&at) => Ok(by_upn(at)),
            ([], &[at]) => Ok(Some(Match { at, by_upn: false })),
            ([], []) => with_number.first().map_or(Ok(None), |at| Err(self.number_of_another(*at, said))),
            (upn, number) => {
                let concerns: Vec<usize> = upn.iter().chain(number).copied().collect();
                let who: Vec<String> = concerns.iter().map(|at| self.name(*at)).collect();
                Err(NoMatch {
                    message: format!(
                        "The UPN and the admission number point to different children in the register ({}). Put the numbers right in your MIS, or with “Change the record” on the child’s page.",
                        who.join(", ")
                    ),
                    concerns,
                })
            }
        }
    }

    /// A UPN alone is not enough if neither the birthday nor the name agrees.
    fn same_child(&self, at: usize, said: &PupilRecord) -> Result<usize, NoMatch> {
        let held = &self.held[at].record;
        let agree = names(held).iter().any(|was| names(said).iter().any(|is| alike(was, is)));
        if held.dob == said.dob || agree {
            return Ok(at);
        }
        Err(NoMatch {
            message: format!(
                "This looks like another child: the register has this UPN for {}, born {}. Find out whose it is and put it right in your MIS.",
                self.name(at),
                short_date(held.dob)
            ),
            concerns: vec![at],
        })
    }

    fn number_of_another(&self, at: usize, said: &PupilRecord) -> NoMatch {
        let upn = if said.upn.is_some() { "does not know this UPN" } else { "there is no UPN to tell by" };
        NoMatch {
            message: format!(
                "The register has this admission number for {}, born {}, and {upn}. Check the number and the birthday in your MIS.",
                self.name(at),
                short_date(self.held[at].record.dob)
            ),
            concerns: vec![at],
        }
    }

    /// Held children of the same name and birthday.
    pub fn namesakes(&self, said: &PupilRecord) -> impl Iterator<Item = usize> + '_ {
        let keys: Vec<_> = names(said).iter().map(|name| (said.dob, plain(name))).collect();
        keys.into_iter().filter_map(|key| self.by_name.get(&key)).flatten().copied()
    }

    /// The held children that a bad row seems to be about. One with no birthday may be any child of the name.
    pub fn mentioned(&self, mention: &Mention) -> impl Iterator<Item = usize> + '_ {
        let with_upn = mention.upn.as_ref().and_then(|upn| self.by_upn.get(upn));
        let with_number = mention.admission_no.as_ref().and_then(|key| self.by_admission.get(key));
        let name = plain(&mention.name);
        let named = match mention.dob {
            Some(dob) => self.by_name.get(&(dob, name)),
            None => self.by_name_alone.get(&name).filter(|_| !name.is_empty()),
        };
        [with_upn, with_number, named].into_iter().flatten().flatten().copied()
    }

    pub fn name(&self, at: usize) -> String {
        self.held[at].record.known_as()
    }
}

impl PupilRecord {
    /// Whether another record seems to be of the same child: the same birthday and the same name, legal or in
    /// use, and no UPN or admission number that tells the two apart.
    pub fn seems_to_be(&self, other: &PupilRecord) -> bool {
        let (own, others) = (names(self), names(other));
        let same_name = own
            .iter()
            .map(|name| plain(name))
            .any(|name| !name.is_empty() && others.iter().any(|other| plain(other) == name));
        let upns_differ = matches!((&self.upn, &other.upn), (Some(own), Some(other)) if own != other);
        let numbers_differ =
            matches!((self.admission_key(), other.admission_key()), (Some(own), Some(other)) if own != other);
        self.dob == other.dob && same_name && !upns_differ && !numbers_differ
    }
}

/// The legal and the preferred name, as whole names.
fn names(record: &PupilRecord) -> Vec<String> {
    let legal = record.legal.joined();
    let known_as = record.known_as();
    if legal.is_empty() || legal == known_as { vec![known_as] } else { vec![legal, known_as] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pupils::Name;

    fn isla() -> PupilRecord {
        let mut record = PupilRecord::born("2020-05-03".parse().unwrap());
        record.legal = Name::of(Some("Barnes".to_owned()), Some("Isla".to_owned()));
        record.preferred.forename = Some("Izzy".to_owned());
        record.admission_no = Some("000777".to_owned());
        record
    }

    #[test]
    fn a_child_is_the_same_by_either_name_and_birthday_whatever_the_capitals() {
        for forename in ["ISLA", "izzy"] {
            let mut typed = PupilRecord::born(isla().dob);
            typed.legal = Name::of(Some("barnes".to_owned()), Some(forename.to_owned()));
            assert!(isla().seems_to_be(&typed), "{forename}");
            typed.dob = "2020-05-04".parse().unwrap();
            assert!(!isla().seems_to_be(&typed), "{forename}");
        }
    }

    #[test]
    fn two_children_of_one_name_and_birthday_are_told_apart_by_numbers_that_both_have() {
        let number = |number: &str| PupilRecord { admission_no: Some(number.to_owned()), ..isla() };
        assert!(!isla().seems_to_be(&number("000778")));
        assert!(isla().seems_to_be(&number("777")));
        assert!(isla().seems_to_be(&PupilRecord { admission_no: None, ..isla() }));
        let upn = |upn: &str| PupilRecord { upn: Some(Upn::parse(upn).unwrap()), ..isla() };
        assert!(!upn("V999900126001").seems_to_be(&upn("J999900126002")));
        assert!(upn("V999900126001").seems_to_be(&isla()));
    }

    #[test]
    fn a_record_without_a_name_is_nobody() {
        assert!(!PupilRecord::born(isla().dob).seems_to_be(&PupilRecord::born(isla().dob)));
    }
}
