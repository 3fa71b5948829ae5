//! What holds for every list and every register, tried on random ones from a small world, so that names,
//! birthdays and numbers often meet.

use proptest::prelude::*;

use super::*;
use crate::{
    kit::Day,
    pupils::{ByProvision, Contact, Name, Provision, SenType, Upn, sample::apply},
};

const UPNS: [&str; 4] = ["V999900126001", "J999900126002", "Y999900126003", "M999900126004"];

fn word() -> impl Strategy<Value = Option<String>> {
    prop::option::weighted(0.8, prop::sample::select(vec!["Isla", "Hall", "Si?n", "Siân", "van Hall"]))
        .prop_map(|word| word.map(str::to_owned))
}

fn name() -> impl Strategy<Value = Name> {
    (word(), word(), any::<bool>()).prop_map(|(surname, forename, split_guessed)| Name {
        surname,
        forename,
        split_guessed,
    })
}

fn contact() -> impl Strategy<Value = Contact> {
    let role = prop::option::of(prop::sample::select(vec!["Mother", "Father"]))
        .prop_map(|role| role.map(str::to_owned));
    let email = prop::option::of("[ab]@example[.]org");
    (name(), role, any::<Option<bool>>(), prop::option::of(1..3_u8), email).prop_map(
        |(name, relationship, parental_responsibility, priority, email)| Contact {
            name,
            relationship,
            parental_responsibility,
            priority,
            email,
            ..Contact::default()
        },
    )
}

fn record() -> impl Strategy<Value = PupilRecord> {
    let upn = prop::option::of(prop::sample::select(&UPNS[..]).prop_map(|upn| Upn::parse(upn).unwrap()));
    let number = prop::option::of("0?[1-4]");
    let needs = prop::option::of(prop::collection::vec(prop::sample::select(&SenType::ALL[..3]), 0..3));
    let provision = prop::option::of(prop::sample::select(vec![Provision::NoSen, Provision::SenSupport]));
    let contacts = prop::collection::vec(contact(), 0..4);
    (upn, number, name(), name(), 1..3_u32, provision, needs, contacts).prop_map(
        |(upn, admission_no, legal, preferred, day, provision, needs, contacts)| PupilRecord {
            upn,
            admission_no,
            legal,
            preferred,
            provision,
            needs,
            contacts,
            ..PupilRecord::born(Day::from_ymd_opt(2020, 1, day).unwrap())
        },
    )
}

fn said() -> impl Strategy<Value = Reading> {
    prop::collection::vec(record(), 0..5).prop_map(|records| Reading {
        rows: u32::try_from(records.len()).unwrap(),
        pupils: (2..).zip(records).collect(),
        problems: Vec::new(),
        unread: Vec::new(),
        headings: Vec::new(),
        by_provision: ByProvision::default(),
    })
}

fn register() -> impl Strategy<Value = Vec<Held>> {
    prop::collection::vec((record(), any::<bool>()), 0..5).prop_map(|held| {
        (1..).zip(held).map(|(id, (record, on_roll))| Held { id: PupilId(id), record, on_roll }).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn putting_the_same_over_a_record_twice_changes_nothing_more(held in record(), said in record()) {
        let (once, _) = said_over(&held, &said);
        let (twice, changes) = said_over(&once, &said);
        prop_assert_eq!(&changes, &[]);
        prop_assert_eq!(twice, once);
    }

    #[test]
    fn nothing_that_is_held_is_ever_blanked(held in record(), said in record()) {
        let (becomes, _) = said_over(&held, &said);
        prop_assert!(held.upn.is_none() || becomes.upn.is_some());
        prop_assert!(held.admission_no.is_none() || becomes.admission_no.is_some());
        prop_assert!(held.legal.surname.is_none() || becomes.legal.surname.is_some());
        prop_assert!(held.provision.is_none() || becomes.provision.is_some());
        prop_assert!(becomes.contacts.len() >= held.contacts.len());
    }

    #[test]
    fn every_child_of_a_file_is_counted_once(held in register(), said in said()) {
        let preview = compare(&held, said.clone());
        let counted = preview.new.len() + preview.changed.len() + preview.unchanged.len() + preview.returning.len() + preview.problems.len();
        prop_assert_eq!(counted, said.pupils.len());
    }

    #[test]
    fn nobody_is_offered_as_a_leaver_whom_the_file_speaks_of(held in register(), said in said()) {
        let preview = compare(&held, said);
        let kept: Vec<_> = preview.changed.iter().chain(&preview.returning).map(|change| change.id).chain(preview.unchanged.clone()).collect();
        prop_assert!(preview.missing.iter().all(|missing| !kept.contains(&missing.id)));
    }
}

/// A list as a file gives it: after `read_rows` no UPN and no admission number is there twice.
fn distinct(said: Reading) -> Reading {
    let mut upns = Vec::new();
    let mut numbers = Vec::new();
    let mut fresh = |(_, record): &(u32, PupilRecord)| {
        let upn = record.upn.clone();
        let number = record.admission_key();
        let known = upn.as_ref().is_some_and(|upn| upns.contains(upn))
            || number.as_ref().is_some_and(|number| numbers.contains(number))
            || (upn.is_none() && number.is_none());
        upns.extend(upn);
        numbers.extend(number);
        !known
    };
    Reading { pupils: said.pupils.into_iter().filter(|pupil| fresh(pupil)).collect(), ..said }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_import_done_and_previewed_again_has_nothing_left_to_do(first in said(), second in said()) {
        let held = apply(&[], &compare(&[], distinct(first)));
        let second = distinct(second);
        let preview = compare(&held, second.clone());
        let again = compare(&apply(&held, &preview), second);
        // A row that was a problem may be clear once the other rows have corrected the register.
        let left = again.changed.len() + again.new.len() + again.returning.len();
        prop_assert!(left <= preview.problems.len(), "{:?} after {:?}", again, preview);
    }
}
