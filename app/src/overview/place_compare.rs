//! A spreadsheet of placings beside the register: who would be placed where, who is left alone, and what stands against
//! which row. From what was read before, so that a row asks for nothing more.

use std::collections::HashMap;

use super::place_rows::{PlaceRow, PlaceRows};
use super::placing::{Before, Placing};
use crate::kit::{Day, long_date};
use crate::pupils::{Held, Problem, PupilId, Roll};

/// What a spreadsheet would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceCompared {
    /// Rows that say anything.
    pub rows: u32,
    pub good: Vec<GoodRow>,
    /// On a stage already, so left alone.
    pub left: Vec<String>,
    pub problems: Vec<Problem>,
}

/// A row that can be placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodRow {
    pub pupil: PupilId,
    /// “Isla Barnes, 3 Cedar”.
    pub name: String,
    pub placing: Placing,
}

impl GoodRow {
    /// The child, and the placing in short.
    pub fn in_words(&self) -> (String, String) {
        (self.name.clone(), self.placing.in_short())
    }
}

impl PlaceCompared {
    /// Compares rows with the register and with what is known of each child there.
    pub fn of(rows: &PlaceRows, held: &[Held], known: &HashMap<PupilId, Before>, today: Day) -> Self {
        let roll = Roll::of(held);
        let mut compared = PlaceCompared {
            rows: rows.rows,
            good: Vec::new(),
            left: Vec::new(),
            problems: rows.problems.clone(),
        };
        let mut first_rows: HashMap<PupilId, u32> = HashMap::new();
        for row in &rows.good {
            let found = roll.find(&row.who).and_then(|child| match first_rows.insert(child.id, row.row) {
                Some(first) => {
                    Err(format!("The same child is in row {first} already. Take one of the two rows out."))
                }
                None => known.get(&child.id).map(|before| (child, before)).ok_or_else(|| {
                    "This child has come to the register just now. Put the spreadsheet here again.".to_owned()
                }),
            });
            match found {
                Ok((child, before)) => compared.add(rows, row, child, before, today),
                Err(message) => {
                    compared.problems.push(Problem::new(row.row, "Child", &named(row), message));
                }
            }
        }
        compared.problems.sort_by_key(|problem| problem.row);
        compared
    }

    fn add(&mut self, rows: &PlaceRows, row: &PlaceRow, child: &Held, before: &Before, today: Day) {
        match (before.at, before.place(&row.answers, today)) {
            (Some((stage, since)), _) => {
                let (number, since) = (stage.number(), long_date(since));
                self.left.push(format!("{}: stage {number} since {since}", as_listed(child)));
            }
            (None, Ok(placing)) => {
                self.good.push(GoodRow { pupil: child.id, name: as_listed(child), placing });
            }
            (None, Err(errors)) => self.problems.extend(rows.against(row, errors)),
        }
    }
}

/// “Isla Barnes, 3 Cedar”.
fn as_listed(child: &Held) -> String {
    match &child.record.class_name {
        Some(class) => format!("{}, {class}", child.record.known_as()),
        None => child.record.known_as(),
    }
}

/// Whom a row seems to be about, as it says.
fn named(row: &PlaceRow) -> String {
    let name = format!("{} {}", row.who.forename, row.who.surname).trim().to_owned();
    let upn = row.who.upn.as_ref().map(ToString::to_string);
    [upn, row.who.admission_no.clone(), Some(name)]
        .into_iter()
        .flatten()
        .find(|text| !text.is_empty())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::overview::read_placings;
    use crate::pathway::Stage;
    use crate::pupils::{CodeNow, Name, NeedsNow, Provision, PupilRecord};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    /// Children 1 to so many, with their numbers as admission numbers.
    fn register(children: i64) -> Vec<Held> {
        let child = |id: i64| {
            let mut record = PupilRecord::born(day("2018-05-03"));
            record.legal = Name::of(Some("Barnes".to_owned()), Some(format!("Isla{id}")));
            record.admission_no = Some(id.to_string());
            record.class_name = Some("3 Cedar".to_owned());
            Held { id: PupilId(id), record, on_roll: true }
        };
        (1..=children).map(child).collect()
    }

    fn nothing_yet() -> Before {
        let born_on = day("2018-05-03");
        Before {
            at: None,
            ended: None,
            assessed: Vec::new(),
            code: CodeNow { code: Provision::NoSen, since: None, born_on },
            needs: NeedsNow { needs: Vec::new(), since: None, born_on },
        }
    }

    fn compared(list: &str, held: &[Held], known: &HashMap<PupilId, Before>) -> PlaceCompared {
        let rows = read_placings(format!("Admission no,Stage,Since\n{list}").as_bytes()).unwrap();
        PlaceCompared::of(&rows, held, known, day("2026-11-24"))
    }

    #[test]
    fn good_rows_are_placed_children_on_a_stage_are_left_and_the_rest_says_why_not() {
        let held = register(4);
        let mut known: HashMap<_, _> = held.iter().map(|child| (child.id, nothing_yet())).collect();
        known.get_mut(&PupilId(2)).unwrap().at = Some((Stage::One, day("2026-11-02")));
        known.get_mut(&PupilId(3)).unwrap().ended = Some((Stage::Three, day("2026-06-12")));
        let list = "1,4,08/09/2025\n2,4,08/09/2025\n3,4,08/09/2025\n1,3,08/09/2025\n9,3,08/09/2025\n";
        let compared = compared(list, &held, &known);
        assert_eq!(compared.rows, 5);
        let good: Vec<_> = compared.good.iter().map(GoodRow::in_words).collect();
        assert_eq!(good, [("Isla1 Barnes, 3 Cedar".to_owned(), "stage 4 since 8 Sep 2025".to_owned())]);
        assert_eq!(compared.left, ["Isla2 Barnes, 3 Cedar: stage 1 since Monday 2 November 2026"]);
        let problems: Vec<_> = compared.problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            problems,
            [
                "Row 4, Since: “08/09/2025”. The child was at stage 3 here until Friday 12 June 2026. Enter that day or a later one",
                "Row 5, Child: “1”. The same child is in row 2 already. Take one of the two rows out.",
                "Row 6, Child: “9”. No child on roll has this admission number. Check it against the child’s record.",
            ]
        );
    }

    #[test]
    fn a_child_of_whom_nothing_was_read_is_not_placed() {
        let compared = compared("1,4,08/09/2025\n", &register(1), &HashMap::new());
        assert!(compared.good.is_empty());
        assert!(compared.problems[0].to_string().contains("come to the register just now"));
    }
}
