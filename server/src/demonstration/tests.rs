//! What must be true of every demonstration school.

use std::collections::{BTreeMap, BTreeSet};

use app::{
    calendar::{Deadline, SchoolCalendar, typical_years},
    kit::Role,
    pupils::{Provision, Upn, YearGroup},
};
use chrono::{Datelike, Days};

use super::*;

const SEEDS: [u64; 4] = [0, 1, 2026, u64::MAX];

fn schools() -> impl Iterator<Item = School> {
    SEEDS.into_iter().map(|seed| school(seed, 2026))
}

fn today() -> Day {
    Day::from_ymd_opt(2026, 11, 24).unwrap()
}

fn in_class<'a>(school: &'a School, class: &str) -> Vec<&'a PupilRecord> {
    school.pupils.iter().filter(|child| child.class_name.as_deref() == Some(class)).collect()
}

fn adults(school: &School) -> impl Iterator<Item = &app::pupils::Contact> {
    school.pupils.iter().flat_map(|child| &child.contacts)
}

fn percent(part: usize, whole: usize) -> usize {
    part * 100 / whole
}

#[test]
fn one_seed_gives_one_school_and_another_seed_another() {
    assert_eq!(school(7, 2026), school(7, 2026));
    assert_ne!(school(7, 2026).pupils, school(8, 2026).pupils);
}

#[test]
fn every_class_has_28_to_30_children_and_every_child_is_in_a_class() {
    for school in schools() {
        assert_eq!(school.classes.len(), 14);
        let sizes: Vec<usize> = school.classes.iter().map(|c| in_class(&school, &c.name).len()).collect();
        assert!(sizes.iter().all(|size| (28..=30).contains(size)), "{sizes:?}");
        assert_eq!(sizes.iter().sum::<usize>(), school.pupils.len());
    }
}

#[test]
fn every_upn_is_valid_and_no_number_or_name_comes_twice() {
    for school in schools() {
        let upns: BTreeSet<&str> =
            school.pupils.iter().map(|child| child.upn.as_ref().unwrap().as_str()).collect();
        assert!(upns.iter().all(|upn| Upn::parse(upn).is_ok() && upn[1..].starts_with("9999001")));
        let numbers: BTreeSet<_> = school.pupils.iter().map(|child| child.admission_no.as_ref()).collect();
        let names: BTreeSet<_> = school.pupils.iter().map(|child| child.legal.joined()).collect();
        assert_eq!([upns.len(), numbers.len(), names.len()], [school.pupils.len(); 3]);
    }
}

#[test]
fn birthdays_give_the_year_group_except_for_three_summer_born_children_who_started_later() {
    for school in schools() {
        let given = |child: &&PupilRecord| YearGroup::for_birthday(child.dob, 2026) != child.year_group;
        let out_of_year: Vec<_> = school.pupils.iter().filter(given).collect();
        assert_eq!(out_of_year.len(), 3);
        for child in out_of_year {
            assert!(matches!(child.dob.month(), 6..=8));
            assert_eq!(YearGroup::for_birthday(child.dob, 2025), child.year_group);
        }
    }
}

#[test]
fn sen_is_about_as_common_as_in_england_and_in_every_class() {
    for school in schools() {
        let with = |provision| school.pupils.iter().filter(|c| c.provision == Some(provision)).count();
        assert_eq!(percent(with(Provision::SenSupport), school.pupils.len()), 14);
        assert!((4..=5).contains(&percent(with(Provision::EhcPlan), school.pupils.len())));
        for child in &school.pupils {
            let has_sen = child.provision != Some(Provision::NoSen);
            assert_eq!(has_sen, !child.needs.as_ref().unwrap().is_empty());
            assert_eq!(has_sen, child.sen_since.is_some());
            assert!(
                child.sen_since.max(child.admitted_on).unwrap() < Day::from_ymd_opt(2026, 9, 30).unwrap()
            );
        }
    }
}

#[test]
fn brothers_and_sisters_have_the_same_adults_and_are_twins_or_well_apart() {
    for school in schools() {
        let mut families: BTreeMap<&str, Vec<&PupilRecord>> = BTreeMap::new();
        for child in &school.pupils {
            let first = child.contacts[0].phone.as_deref().unwrap();
            families.entry(first).or_default().push(child);
        }
        let several: Vec<_> = families.values().filter(|children| children.len() > 1).collect();
        assert!(several.len() > 60, "{}", several.len());
        let same = several.iter().filter(|f| f.iter().all(|child| child.contacts == f[0].contacts)).count();
        assert!(same < several.len(), "some have half-brothers or half-sisters");
        assert!(same > several.len() * 9 / 10);
        for (one, other) in several.iter().flat_map(|family| family.windows(2)).map(|two| (two[0], two[1])) {
            let apart = (one.dob - other.dob).num_days().abs();
            assert!(apart == 0 || apart > 300, "{} {} {apart}", one.known_as(), other.known_as());
        }
    }
}

#[test]
fn all_kinds_of_families_are_there() {
    for school in schools() {
        let count = |kind: fn(&&PupilRecord) -> bool| school.pupils.iter().filter(kind).count();
        let has = |child: &PupilRecord, word: &str| {
            child.contacts.iter().any(|adult| adult.relationship.as_deref() == Some(word))
        };
        let in_care: Vec<_> = school.pupils.iter().filter(|c| c.in_care == Some(true)).collect();
        assert!(in_care.len() >= 2);
        assert!(in_care.iter().all(|c| has(c, "Social worker") && has(c, "Foster mother")));
        let interpreters = school.pupils.iter().filter(|child| has(child, "Interpreter"));
        assert!(interpreters.filter(|child| child.eal == Some(true)).count() >= 3);
        assert!(school.pupils.iter().any(|child| has(child, "Step-father")));
        let one_mailbox = count(|child| {
            let emails: Vec<_> = child.contacts.iter().filter_map(|adult| adult.email.as_ref()).collect();
            emails.iter().collect::<BTreeSet<_>>().len() < emails.len()
        });
        assert!(one_mailbox >= 4, "{one_mailbox}");
        assert!(count(|child| child.contacts.len() == 1) > 20);
        assert!(count(|child| child.surname().contains('-')) >= 10);
        assert!(count(|child| !child.known_as().is_ascii()) >= 20);
        assert!((15..=35).contains(&percent(count(|child| child.eal == Some(true)), school.pupils.len())));
    }
}

#[test]
fn addresses_and_numbers_reach_nobody() {
    for school in schools() {
        let mut owners: BTreeMap<&str, &app::pupils::Contact> = BTreeMap::new();
        let staff: BTreeSet<&str> = school.staff.iter().map(|staff| staff.email.as_str()).collect();
        assert_eq!(staff.len(), school.staff.len());
        for adult in adults(&school) {
            let phone = adult.phone.as_deref().unwrap();
            assert!(phone.len() == 12 && phone.starts_with("07700 900"), "{phone}");
            assert_eq!(owners.entry(phone).or_insert(adult).name, adult.name);
            if let Some(email) = adult.email.as_deref() {
                assert!(email.is_ascii() && email.ends_with("@sample.example"), "{email}");
                assert!(!staff.contains(email));
            }
        }
    }
}

#[test]
fn no_child_has_a_name_of_the_staff() {
    for school in schools() {
        for (staff, child) in school.staff.iter().flat_map(|s| school.pupils.iter().map(move |c| (s, c))) {
            assert_ne!(child.surname(), staff.surname);
            assert!(!(school.staff[..8].contains(staff) && child.forename() == staff.forename));
        }
    }
}

#[test]
fn every_class_has_its_teacher_and_its_sen_ta_and_one_has_two_teachers() {
    let school = school(1, 2026);
    let in_class = |class: &str, role: Role, on: Day| {
        let there = |staff: &&Staff| {
            staff.roles == [role]
                && staff
                    .classes
                    .iter()
                    .any(|(to, from, last)| to == class && *from <= on && last.is_none_or(|last| last >= on))
        };
        school.staff.iter().filter(there).count()
    };
    for Class { name, .. } in &school.classes {
        let before = in_class(name, Role::ClassTeacher, today() - Days::new(1));
        assert_eq!(before, if name == "4Elm" { 2 } else { 1 }, "{name}");
        assert_eq!(in_class(name, Role::SenTa, today()), 1, "{name}");
    }
    assert_eq!(in_class("3Cedar", Role::ClassTeacher, today()), 2, "a supply teacher for the day");
    assert_eq!(school.staff.len(), 28);
}

#[test]
fn concerns_of_eight_weeks_come_from_every_year_and_some_are_overdue_some_due_and_some_not() {
    let calendar = SchoolCalendar::new(typical_years());
    for school in schools() {
        let concerns = concerns(&school, today());
        assert_eq!(concerns.len(), 25);
        let years: BTreeSet<_> = concerns.iter().map(|c| school.pupils[c.pupil].year_group).collect();
        assert_eq!(years.len(), 7);
        assert_eq!(concerns.iter().map(|c| c.pupil).collect::<BTreeSet<_>>().len(), 25);
        assert_eq!(concerns.iter().map(|c| c.noticed.rsplit('.').nth(1)).collect::<BTreeSet<_>>().len(), 25);
        let due = |c: &Concern| calendar.due(c.opened_on, Deadline::SchoolWeeks(6)).unwrap().by;
        let overdue = concerns.iter().filter(|c| due(c) < today()).count();
        let this_week = concerns.iter().filter(|c| (today()..=today() + Days::new(3)).contains(&due(c)));
        let this_week = this_week.count();
        assert!(overdue >= 5 && this_week >= 4 && 25 - overdue - this_week >= 8, "{overdue} {this_week}");
        for concern in &concerns {
            let child = &school.pupils[concern.pupil];
            assert!(calendar.is_open(concern.opened_on).unwrap());
            assert!(today() - Days::new(57) < concern.opened_on && concern.opened_on < today());
            assert!(concern.noticed.contains(child.forename()) && !concern.noticed.contains('…'));
            let teacher = school.staff.iter().find(|staff| staff.email == concern.raised_by).unwrap();
            assert!(teacher.classes.iter().any(|(class, ..)| Some(class) == child.class_name.as_ref()));
        }
        assert!(
            ["teacher", "teacher2", "j.ormesher", "b.valadares"]
                .iter()
                .all(|name| concerns.iter().any(|c| c.raised_by == format!("{name}@sample.example")))
        );
    }
}

#[test]
fn concerns_on_the_first_days_of_the_year_are_few_but_never_older_than_it() {
    let early = Day::from_ymd_opt(2026, 9, 14).unwrap();
    let concerns = concerns(&school(1, 2026), early);
    assert!(!concerns.is_empty() && concerns.len() < 10);
    assert!(
        concerns.iter().all(|concern| concern.opened_on.year() == 2026 && concern.opened_on.month() == 9)
    );
}
