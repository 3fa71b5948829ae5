//! Whose a history is: a child of the school who fits it.

use std::collections::{BTreeMap, BTreeSet};

use app::{
    calendar::SchoolYear,
    kit::Day,
    pupils::{Provision, PupilRecord, SenType},
};
use chrono::Days;

use super::cases::Case;
use crate::demonstration::{School, children::year_of};

/// A child of the year with the code of the case who was here by then: one whose need is of its area, if there is one, of
/// the class that has the fewest histories so far. With the place of the child's class.
pub(super) fn child(
    school: &School,
    taken: &BTreeSet<usize>,
    in_class: &BTreeMap<usize, usize>,
    case: &Case,
    first: Day,
    today: Day,
) -> Option<(usize, usize)> {
    if first < earliest(case.year, today) {
        return None;
    }
    let fits = |child: &PupilRecord| {
        child.provision == Some(case.listed)
            && child.in_care != Some(true)
            && child.admitted_on.is_some_and(|joined| joined + Days::new(7) < first)
    };
    let class_of = |child: &PupilRecord| {
        let class = child.class_name.as_ref()?;
        school
            .classes
            .iter()
            .position(|known| known.name == *class && year_of_class(school, class) == case.year)
    };
    let all = school.pupils.iter().enumerate().filter(|(at, child)| !taken.contains(at) && fits(child));
    let all = all.filter_map(|(at, child)| Some((at, class_of(child)?)));
    all.min_by_key(|(at, class)| {
        let need = school.pupils[*at].needs.as_ref().and_then(|needs| needs.first().copied());
        let is_of_the_area = need.and_then(SenType::broad_area) == Some(case.words.area.broad_area());
        let is_other = case.listed != Provision::NoSen && !is_of_the_area;
        // Spread over the class list.
        (is_other, in_class.get(class).copied().unwrap_or(0), (at * 7) % 31, *at)
    })
}

fn year_of_class(school: &School, name: &str) -> usize {
    school.classes.iter().position(|class| class.name == name).map_or(0, year_of)
}

/// Nothing is told of Year 1: what is tried out in its two classes begins with an empty page. Of Reception, this year.
fn earliest(year: usize, today: Day) -> Day {
    let since_year_two = i32::try_from(year.saturating_sub(2)).unwrap_or(0);
    SchoolYear(SchoolYear::of(today).0 - since_year_two).first_day()
}
