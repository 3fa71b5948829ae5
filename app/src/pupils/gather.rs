//! Rows gathered into children: a list may give a child a row for each need, or for each adult.

use std::collections::{HashMap, HashSet};

use super::{
    cells::Places,
    changes::said_over,
    columns::Column,
    needs::Provision,
    problems::Problem,
    pupil::PupilRecord,
    row::{Bad, Said},
    rows::Mention,
    sen_type::SenType,
    text::plain,
    upn::Upn,
};
use crate::kit::Day;

/// The rows of one child so far.
struct Child {
    row: u32,
    record: PupilRecord,
    ranked: Vec<(usize, SenType)>,
    /// Some row of the child cannot stand, so none is used.
    spoilt: bool,
}

pub(super) struct Gathering<'p> {
    places: &'p Places<'p>,
    children: Vec<Child>,
    by_upn: HashMap<Upn, usize>,
    by_admission: HashMap<String, usize>,
    problems: Vec<Problem>,
    unread: Vec<Mention>,
}

impl<'p> Gathering<'p> {
    pub fn of(places: &'p Places<'p>) -> Self {
        Gathering {
            places,
            children: Vec::new(),
            by_upn: HashMap::new(),
            by_admission: HashMap::new(),
            problems: Vec::new(),
            unread: Vec::new(),
        }
    }

    /// How many children there have been so far, as far as one can tell.
    pub fn children(&self) -> usize {
        self.children.len() + self.unread.len()
    }

    /// Adds a row, good or bad.
    pub fn add(&mut self, row: u32, read: Result<Said, Bad>) {
        match read {
            Ok(said) => self.add_good(row, said),
            Err(Bad { problems, about }) => {
                self.problems.extend(problems);
                self.unread.push(about);
            }
        }
    }

    fn add_good(&mut self, row: u32, said: Said) {
        let key = said.record.admission_key();
        let with_upn = said.record.upn.as_ref().and_then(|upn| self.by_upn.get(upn)).copied();
        let with_number = key.as_ref().and_then(|key| self.by_admission.get(key)).copied();
        let at = with_upn.or(with_number).unwrap_or(self.children.len());
        if let Some(upn) = &said.record.upn {
            self.by_upn.entry(upn.clone()).or_insert(at);
        }
        if let Some(key) = key {
            self.by_admission.entry(key).or_insert(at);
        }
        match (with_upn, with_number) {
            (None, None) => {
                let Said { record, ranked } = said;
                self.children.push(Child { row, record, ranked, spoilt: false });
            }
            (Some(one), Some(other)) if one != other => {
                self.clash(row, one, &said, Column::Upn, "another admission number");
                self.spoil(other);
            }
            (Some(_), _) => self.join(row, at, said, Column::Upn),
            (None, _) => self.join(row, at, said, Column::AdmissionNo),
        }
    }

    /// Puts another row of a child to its first one, if it adds a need or an adult and contradicts nothing.
    fn join(&mut self, row: u32, at: usize, said: Said, same: Column) {
        let a_row_each = self.places.has(Column::Needs) || self.one_adult_a_row();
        let child = &self.children[at];
        let (together, changes) = said_over(&child.record, &said.record);
        if let Some(change) = changes.iter().find(|change| change.was.is_some()) {
            let differs = format!("another {}", lower_first(&change.field));
            return self.clash(row, at, &said, same, &differs);
        }
        let new_needs: Vec<_> =
            said.ranked.iter().filter(|need| !child.ranked.contains(need)).copied().collect();
        // A row for each need with each adult says every need and every adult more than once.
        let crossed = self.places.has(Column::Needs) && self.one_adult_a_row();
        let adds = crossed || !new_needs.is_empty() || together.contacts.len() > child.record.contacts.len();
        if !(a_row_each && adds) {
            let message = format!(
                "The same child is in row {} already. Take one of the two rows out; the first has been used.",
                child.row
            );
            let value = key_value(&said.record, same);
            return self.problems.push(Problem::new(row, self.places.heading(same), &value, message));
        }
        let child = &mut self.children[at];
        child.record = together;
        child.ranked.extend(new_needs);
    }

    fn clash(&mut self, row: u32, at: usize, said: &Said, same: Column, differs: &str) {
        let message = format!(
            "Row {} has the same {} but {differs}. Find out in your MIS whether these are one child or two, and export the list again; neither row is used.",
            self.children[at].row,
            if same == Column::Upn { "UPN" } else { "admission number" },
        );
        let value = key_value(&said.record, same);
        self.problems.push(Problem::new(row, self.places.heading(same), &value, message));
        self.unread.push(mention(&said.record));
        self.spoil(at);
    }

    fn spoil(&mut self, at: usize) {
        self.children[at].spoilt = true;
    }

    /// A list with a single adult in a row may repeat the child for the next adult.
    fn one_adult_a_row(&self) -> bool {
        let mut numbers = self.places.columns().filter_map(|column| match column {
            Column::Contact(number, _) => Some(number),
            _ => None,
        });
        numbers.next().is_some_and(|first| first == 1 && numbers.all(|number| number == 1))
    }

    /// The children whose rows are all good, the problems in the order of the file, and the children left out.
    pub fn finish(mut self) -> (Vec<(u32, PupilRecord)>, Vec<Problem>, Vec<Mention>) {
        // A child with one good row and one bad would lose the need that stands in the bad one.
        let upns: HashSet<Upn> = self.unread.iter().filter_map(|child| child.upn.clone()).collect();
        let numbers: HashSet<String> =
            self.unread.iter().filter_map(|child| child.admission_no.clone()).collect();
        let names: HashSet<(Day, String)> = self
            .unread
            .iter()
            .filter(|child| !child.name.is_empty())
            .filter_map(|child| Some((child.dob?, plain(&child.name))))
            .collect();
        let states_needs =
            self.places.columns().any(|column| matches!(column, Column::Needs | Column::Need(_)));
        let mut pupils = Vec::with_capacity(self.children.len());
        for child in self.children {
            let named_bad = child.record.upn.as_ref().is_some_and(|upn| upns.contains(upn))
                || child.record.admission_key().is_some_and(|key| numbers.contains(&key))
                || names.contains(&(child.record.dob, plain(&child.record.known_as())));
            if child.spoilt || named_bad {
                self.unread.push(mention(&child.record));
                continue;
            }
            let mut record = child.record;
            record.needs = needs(child.ranked, states_needs && record.provision == Some(Provision::NoSen));
            pupils.push((child.row, record));
        }
        self.problems.sort_by_key(|problem| problem.row);
        (pupils, self.problems, self.unread)
    }
}

/// First need first. No need at all is a statement only where the list has the column and the child is N.
fn needs(mut ranked: Vec<(usize, SenType)>, blank_means_none: bool) -> Option<Vec<SenType>> {
    ranked.sort_by_key(|(rank, _)| *rank);
    let mut needs = Vec::new();
    for (_, kind) in ranked {
        if !needs.contains(&kind) {
            needs.push(kind);
        }
    }
    (!needs.is_empty() || blank_means_none).then_some(needs)
}

fn mention(record: &PupilRecord) -> Mention {
    Mention {
        upn: record.upn.clone(),
        admission_no: record.admission_key(),
        name: record.known_as(),
        dob: Some(record.dob),
    }
}

fn key_value(record: &PupilRecord, same: Column) -> String {
    let upn = record.upn.as_ref().filter(|_| same == Column::Upn).map(ToString::to_string);
    upn.or_else(|| record.admission_no.clone()).unwrap_or_default()
}

/// “UPN” keeps its capitals.
fn lower_first(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => label.to_owned(),
    }
}
