//! Which children have special educational needs, and which: near to what the school census counts in
//! England's primary schools. More boys than girls, more children born in summer, more looked after.
//! Source: Department for Education, Special educational needs in England.

use app::{
    kit::Day,
    pupils::{Provision, PupilRecord, SenType, Sex},
};
use chrono::{Datelike, Days};

use super::{
    children::{weekday, year_of},
    lots::{Lots, Pack},
};

/// Children with SEN support, and with a plan, in a class of each year from Reception.
const IN_A_CLASS: [(usize, usize); 7] = [(3, 1), (4, 1), (4, 1), (4, 2), (5, 2), (5, 2), (4, 1)];

const WITH_SUPPORT: [(SenType, usize); 9] = [
    (SenType::Slcn, 18),
    (SenType::Semh, 10),
    (SenType::Mld, 8),
    (SenType::Spld, 8),
    (SenType::Asd, 6),
    (SenType::Nsa, 3),
    (SenType::Hi, 1),
    (SenType::Pd, 1),
    (SenType::Vi, 1),
];

const WITH_A_PLAN: [(SenType, usize); 7] = [
    (SenType::Asd, 7),
    (SenType::Slcn, 5),
    (SenType::Semh, 3),
    (SenType::Mld, 2),
    (SenType::Pd, 1),
    (SenType::Ds, 1),
    (SenType::Hi, 1),
];

const SECOND: [SenType; 5] = [SenType::Slcn, SenType::Semh, SenType::Mld, SenType::Spld, SenType::Pd];

/// Gives every child of the classes a provision, since some day before the school year began, or since the
/// child came. `classes` are the names, two for each year.
pub(super) fn give(lots: &mut Lots, children: &mut [PupilRecord], classes: &[&str], year_began: Day) {
    let (mut support, mut plan) = (Pack::of(WITH_SUPPORT), Pack::of(WITH_A_PLAN));
    for child in children.iter_mut() {
        child.provision = Some(Provision::NoSen);
        child.needs = Some(Vec::new());
    }
    for (class, name) in classes.iter().enumerate() {
        let (with_support, with_plan) = IN_A_CLASS[year_of(class)];
        for number in 0..with_support + with_plan {
            let Some(child) = likely(lots, children, name) else { break };
            let (provision, need, second) = if number < with_plan {
                (Provision::EhcPlan, plan.deal(lots), lots.chance(55))
            } else {
                (Provision::SenSupport, support.deal(lots), lots.chance(25))
            };
            // Reading difficulties have no name yet at five.
            let need = if need == SenType::Spld && year_of(class) < 2 { SenType::Slcn } else { need };
            let other = lots.pick(&SECOND);
            let mut needs = vec![need];
            if second && other != need && need != SenType::Nsa && year_of(class) > 1 {
                needs.push(other);
            }
            child.provision = Some(provision);
            child.needs = Some(needs);
            child.sen_since = child.admitted_on.map(|joined| since(lots, joined, year_began));
        }
    }
}

/// A child of the class without SEN so far.
fn likely<'a>(lots: &mut Lots, children: &'a mut [PupilRecord], class: &str) -> Option<&'a mut PupilRecord> {
    let mut tickets = Vec::new();
    for (at, child) in children.iter().enumerate() {
        if child.class_name.as_deref() == Some(class) && child.provision == Some(Provision::NoSen) {
            let boy = usize::from(child.sex == Some(Sex::Male));
            let summer = usize::from(matches!(child.dob.month(), 5..=8));
            let in_care = usize::from(child.in_care == Some(true));
            tickets.extend(std::iter::repeat_n(at, 2 + 2 * boy + summer + 6 * in_care));
        }
    }
    (!tickets.is_empty()).then(|| &mut children[lots.pick(&tickets)])
}

fn since(lots: &mut Lots, joined: Day, year_began: Day) -> Day {
    let here = usize::try_from((year_began - joined).num_days()).unwrap_or(0);
    weekday(joined + Days::new(lots.below(here) as u64))
}
