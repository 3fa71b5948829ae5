//! The children: each finds a place in a class, and brothers and sisters in the classes of their years.

use std::collections::BTreeSet;

use app::{
    kit::Day,
    pupils::{Name, PupilRecord, Sex},
};
use chrono::{Datelike, Days, Weekday};

use super::{
    Class,
    families::{Family, Home, Town},
    lots::Lots,
    names::short_for,
};

/// All children, class by class, by surname.
pub(super) fn children(lots: &mut Lots, classes: &[Class], start: i32) -> Vec<PupilRecord> {
    let mut places: Vec<usize> = classes.iter().map(|_| 28 + lots.below(3)).collect();
    let (mut town, mut taken) = (Town::new(), BTreeSet::new());
    let mut children: Vec<(usize, PupilRecord)> = Vec::new();
    while let Some(seats) = seats(lots, &mut places) {
        let family = town.family(lots, seats.len());
        let mut elder: Option<(usize, Day, Option<Day>, &Home)> = None;
        for (seat, home) in seats.into_iter().zip(&family.homes) {
            let year = year_of(seat);
            // Twins were born, and came, on one day to the same parents.
            let (_, birthday, joined, home) = elder
                .filter(|(elders, ..)| *elders == year)
                .unwrap_or_else(|| (year, born(lots, start, year), Some(joined(lots, start, year)), home));
            elder = Some((year, birthday, joined, home));
            let mut child = PupilRecord::born(birthday);
            child.class_name = Some(classes[seat].name.clone());
            child.year_group = Some(classes[seat].year_group);
            child.admitted_on = joined;
            named(lots, &mut child, &family, home, &mut taken);
            placed(lots, &mut child, &family, home);
            children.push((seat, child));
        }
    }
    children.sort_by_key(|(seat, child)| (*seat, child.surname().to_owned(), child.forename().to_owned()));
    children.into_iter().map(|(_, child)| child).collect()
}

/// The year group of a class, counted from Reception: two classes a year.
pub(super) fn year_of(class: usize) -> usize {
    class / 2
}

/// Free places for one family, eldest child first; none once the school is full. Brothers and sisters are two
/// years apart or more, or twins.
fn seats(lots: &mut Lots, places: &mut [usize]) -> Option<Vec<usize>> {
    let wanted = match lots.below(20) {
        0..=10 => 1,
        11..=17 => 2,
        _ => 3,
    };
    let mut seats: Vec<usize> = Vec::new();
    while seats.len() < wanted {
        let twin = !seats.is_empty() && lots.chance(6);
        let fits = |class: &usize| {
            let apart = |seat: &usize| year_of(*seat).abs_diff(year_of(*class));
            places[*class] > 0 && seats.iter().all(|seat| apart(seat) > 1 || (twin && apart(seat) == 0))
        };
        let Some(class) = drawn(lots, places, fits) else { break };
        places[class] -= 1;
        seats.push(class);
    }
    seats.sort_unstable_by(|one, other| other.cmp(one));
    (!seats.is_empty()).then_some(seats)
}

/// A class that fits, the likelier the more places it has.
fn drawn(lots: &mut Lots, places: &[usize], fits: impl Fn(&usize) -> bool) -> Option<usize> {
    let free: Vec<usize> =
        (0..places.len()).filter(fits).flat_map(|class| std::iter::repeat_n(class, places[class])).collect();
    (!free.is_empty()).then(|| lots.pick(&free))
}

/// A birthday that puts a child into a year group, counted from Reception.
fn born(lots: &mut Lots, start: i32, year: usize) -> Day {
    day(start - 5 - years(year), 9, 1) + Days::new(lots.below(365) as u64)
}

/// Most join in the first days of Reception, some at the start of a half term later on.
fn joined(lots: &mut Lots, start: i32, year: usize) -> Day {
    let reception = start - years(year);
    let joined = if year > 0 && lots.chance(15) {
        let then = reception + years(lots.below(year));
        lots.pick(&[day(then, 11, 4), day(then + 1, 1, 8), day(then + 1, 2, 26), day(then + 1, 4, 24)])
    } else {
        day(reception, 9, 3) + Days::new(lots.below(5) as u64)
    };
    weekday(joined)
}

/// The day itself, or one at the start of the next week.
pub(super) fn weekday(day: Day) -> Day {
    match day.weekday() {
        Weekday::Sat | Weekday::Sun => day + Days::new(2),
        _ => day,
    }
}

/// Gives the child a name that no other child of the school has.
fn named(
    lots: &mut Lots,
    child: &mut PupilRecord,
    family: &Family,
    home: &Home,
    taken: &mut BTreeSet<String>,
) {
    let girl = lots.chance(49);
    child.sex = Some(if girl { Sex::Female } else { Sex::Male });
    let list = if girl { family.roots.girls } else { family.roots.boys };
    let mut forename = lots.word(list);
    for _ in 0..100 {
        if taken.insert(format!("{forename} {}", home.surname)) {
            break;
        }
        forename = lots.word(list);
    }
    let middle = lots.word(list);
    child.middle_names = (middle != forename && lots.chance(55)).then(|| middle.to_owned());
    child.legal = Name::of(Some(home.surname.clone()), Some(forename.to_owned()));
    child.preferred = child.legal.clone();
    if let Some(short) = short_for(forename).filter(|_| lots.chance(60)) {
        child.preferred.forename = Some(short.to_owned());
    }
}

/// What the school records of the child's circumstances.
fn placed(lots: &mut Lots, child: &mut PupilRecord, family: &Family, home: &Home) {
    child.eal = Some(family.language.is_some());
    child.first_language = Some(family.language.unwrap_or("English").to_owned());
    child.fsm = Some(family.free_meals);
    child.in_care = Some(family.in_care);
    // The premium also goes to children who had free meals in the last six years.
    child.pupil_premium = Some(family.free_meals || family.in_care || lots.chance(5));
    child.contacts.clone_from(&home.adults);
}

/// Three summer-born children without brothers or sisters here started school a year later than their
/// birthdays say, as their parents may ask. Source: Department for Education, admission of summer-born children.
pub(super) fn out_of_year(children: &mut [PupilRecord], classes: &[Class]) {
    // Fourteen classes in steps of five: every class once, neighbours far apart.
    let in_turn = (0..classes.len()).map(|turn| &classes[(1 + 5 * turn) % classes.len()].name);
    let mut late = Vec::new();
    for class in in_turn {
        late.extend((0..children.len()).find(|&at| {
            let child = &children[at];
            let alone =
                children.iter().filter(|other| other.contacts.first() == child.contacts.first()).count() == 1;
            alone && child.class_name.as_ref() == Some(class) && matches!(child.dob.month(), 6..=8)
        }));
    }
    for at in late.into_iter().take(3) {
        let dob = children[at].dob;
        children[at].dob = day(dob.year() - 1, dob.month(), dob.day());
    }
}

fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn years(year: usize) -> i32 {
    i32::try_from(year).unwrap_or(0)
}
