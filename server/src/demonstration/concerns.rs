//! What the class teachers have noticed: causes of concern at the first stage, opened over the last eight weeks.
//! They are about learning, and said so that the child and the family may read them.

use app::{
    calendar::{SchoolCalendar, typical_years},
    kit::{Day, Role},
    pupils::{BroadArea, Provision},
};
use chrono::{Datelike, Days, Weekday};

use super::{School, noticed::NOTICED};

/// A first concern about a child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concern {
    /// The place of the child in `School::pupils`.
    pub pupil: usize,
    /// The email of the class teacher who raised it.
    pub raised_by: String,
    /// A school day.
    pub opened_on: Day,
    pub area: BroadArea,
    /// What the teacher noticed, in the teacher's words.
    pub noticed: String,
}

/// The concerns as they stand on a day, oldest of a class first. What would have to be older than its teacher's
/// posting, as in the first weeks of September, is not there.
pub fn concerns(school: &School, today: Day) -> Vec<Concern> {
    let calendar = SchoolCalendar::new(typical_years());
    let mut concerns: Vec<Concern> = Vec::new();
    for (number, (class, ago, area, noticed)) in NOTICED.into_iter().enumerate() {
        let opened_on = school_days_before(&calendar, today, ago);
        let free: Vec<usize> = (0..school.pupils.len())
            .filter(|at| may_be_raised(school, *at, class) && concerns.iter().all(|other| other.pupil != *at))
            .collect();
        let teachers = teachers(school, class, opened_on);
        if free.is_empty() || teachers.is_empty() {
            continue;
        }
        // Spread over the class list; the two who share a class take turns.
        let pupil = free[(number * 11 + 3) % free.len()];
        let raised_by = teachers[number % teachers.len()].to_owned();
        let noticed = noticed.replace('…', school.pupils[pupil].forename());
        concerns.push(Concern { pupil, raised_by, opened_on, area, noticed });
    }
    concerns
}

/// A child of the class who has no SEN provision so far and is not looked after.
fn may_be_raised(school: &School, at: usize, class: &str) -> bool {
    let child = &school.pupils[at];
    child.class_name.as_deref() == Some(class)
        && child.provision == Some(Provision::NoSen)
        && child.in_care != Some(true)
}

/// The class teachers of a class on a day, without those who are there for the day only.
fn teachers<'a>(school: &'a School, class: &str, on: Day) -> Vec<&'a str> {
    let posted = |(to, from, last): &(String, Day, Option<Day>)| to == class && *from <= on && last.is_none();
    let staff = school.staff.iter().filter(|staff| staff.roles.contains(&Role::ClassTeacher));
    staff.filter(|staff| staff.classes.iter().any(posted)).map(|staff| staff.email.as_str()).collect()
}

/// So many school days back: by the typical school years while they last, else Monday to Friday.
fn school_days_before(calendar: &SchoolCalendar, today: Day, count: usize) -> Day {
    let mut day = today;
    for _ in 0..count {
        day = day - Days::new(1);
        day = calendar.previous_open_day(day).unwrap_or_else(|_| no_weekend(day));
    }
    day
}

fn no_weekend(day: Day) -> Day {
    match day.weekday() {
        Weekday::Sat => day - Days::new(1),
        Weekday::Sun => day - Days::new(2),
        _ => day,
    }
}
