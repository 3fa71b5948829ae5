//! The demonstration school: a whole primary school of made-up people, to look at and to try things with. Two
//! classes a year from Reception to Year 6, some four hundred children and their families, and the staff. It
//! follows from a number, so that everyone who looks at it sees the same school. Nobody in it is anybody: names
//! are drawn part by part, addresses are under a domain that is kept for examples, telephone numbers are those
//! kept for plays and films, and the unique pupil numbers are of a local authority that does not exist. About sixty of
//! the children are on the pathway: with a first concern of these weeks, or with a history of up to two years.

mod children;
mod concerns;
mod families;
mod histories;
mod lots;
mod making;
mod names;
mod needs;
mod noticed;
mod numbers;
mod staff;
mod storing;
#[cfg(test)]
mod tests;

use app::{
    kit::Day,
    pupils::{PupilRecord, YearGroup},
};

pub use concerns::{Concern, concerns};
pub use histories::{History, Step, What, histories};
pub use making::make;
pub use staff::Staff;

use lots::Lots;

/// The same school for everyone.
pub const SEED: u64 = 2026;

/// A school with everyone in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct School {
    pub name: String,
    /// Youngest first.
    pub classes: Vec<Class>,
    pub staff: Vec<Staff>,
    /// Class by class, by surname.
    pub pupils: Vec<PupilRecord>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    pub name: String,
    pub year_group: YearGroup,
}

/// Two for each year.
const CLASSES: [(&str, YearGroup); 14] = [
    ("RAcorn", YearGroup::R),
    ("RHolly", YearGroup::R),
    ("1Ash", YearGroup::Y1),
    ("1Rowan", YearGroup::Y1),
    ("2Beech", YearGroup::Y2),
    ("2Willow", YearGroup::Y2),
    ("3Cedar", YearGroup::Y3),
    ("3Hazel", YearGroup::Y3),
    ("4Elm", YearGroup::Y4),
    ("4Oak", YearGroup::Y4),
    ("5Birch", YearGroup::Y5),
    ("5Maple", YearGroup::Y5),
    ("6Larch", YearGroup::Y6),
    ("6Pine", YearGroup::Y6),
];

/// The school that follows from a seed, in the academic year that starts in September of `start`.
pub fn school(seed: u64, start: i32) -> School {
    let mut lots = Lots::of(seed);
    let first_day = Day::from_ymd_opt(start, 9, 1).unwrap_or_default();
    let classes: Vec<Class> =
        CLASSES.map(|(name, year_group)| Class { name: name.to_owned(), year_group }).into();
    let mut pupils = children::children(&mut lots, &classes, start);
    children::out_of_year(&mut pupils, &classes);
    needs::give(&mut lots, &mut pupils, &CLASSES.map(|(name, _)| name), first_day);
    numbers::give(&mut pupils);
    School {
        name: "Fernhollow Primary School".to_owned(),
        classes,
        staff: staff::staff(start, first_day),
        pupils,
    }
}
