//! Year groups: as the census codes them, as exports write them, and as a birthday gives them.

use serde::{Deserialize, Serialize};

use super::text::plain;
use crate::calendar::SchoolYear;
use crate::kit::Day;

/// The national curriculum year that a child is taught in, youngest first. Source: school census code
/// set, National Curriculum year. A primary school has `N1` to `Y6`; the rest is for what a file may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YearGroup {
    /// Early first and second year, before nursery.
    E1,
    E2,
    /// Nursery first and second year.
    N1,
    N2,
    /// Reception.
    R,
    Y1,
    Y2,
    Y3,
    Y4,
    Y5,
    Y6,
    Y7,
    Y8,
    Y9,
    Y10,
    Y11,
    Y12,
    Y13,
    Y14,
    /// The national curriculum is not followed.
    X,
}

/// A year group that the code set does not know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("This is not a year group. Write Nursery, Reception, or a year such as “Year 3” or “3”.")]
pub struct UnknownYearGroup;

impl YearGroup {
    /// All year groups, youngest first.
    pub const ALL: [YearGroup; 20] = [
        YearGroup::E1,
        YearGroup::E2,
        YearGroup::N1,
        YearGroup::N2,
        YearGroup::R,
        YearGroup::Y1,
        YearGroup::Y2,
        YearGroup::Y3,
        YearGroup::Y4,
        YearGroup::Y5,
        YearGroup::Y6,
        YearGroup::Y7,
        YearGroup::Y8,
        YearGroup::Y9,
        YearGroup::Y10,
        YearGroup::Y11,
        YearGroup::Y12,
        YearGroup::Y13,
        YearGroup::Y14,
        YearGroup::X,
    ];
    const CODES: [&str; 20] = [
        "E1", "E2", "N1", "N2", "R", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13",
        "14", "X",
    ];

    /// The census code: “R”, “3”.
    pub fn code(self) -> &'static str {
        Self::CODES[self as usize]
    }

    /// What people say: “Reception”, “Year 3”.
    pub fn label(self) -> String {
        match self {
            YearGroup::E1 | YearGroup::E2 => format!("Early years {}", self.code()),
            YearGroup::N1 | YearGroup::N2 => format!("Nursery {}", self.code()),
            YearGroup::R => "Reception".to_owned(),
            YearGroup::X => "Curriculum not followed".to_owned(),
            _ => format!("Year {}", self.code()),
        }
    }

    /// Reads “Year 3”, “Y3”, “3”, “Yr 3”, “Year  6”, “Reception”, “R”, “YR”, “Nursery”, “N2”, “F2”. A plain
    /// “Nursery” is taken for the year before Reception.
    pub fn parse(text: &str) -> Result<Self, UnknownYearGroup> {
        const WORDS: [&str; 6] = ["ncyear", "yeargroup", "year", "yr", "y", ""];
        let words = plain(text).replace(' ', "");
        // “YR” is Reception and “Yr 3” is Year 3, so each word is tried until what is left of it is a year.
        let mut years = WORDS.iter().filter_map(|word| words.strip_prefix(word));
        years.find_map(Self::without_word).ok_or(UnknownYearGroup)
    }

    fn without_word(year: &str) -> Option<Self> {
        match year {
            "r" | "reception" | "rec" | "0" | "f2" | "fs2" | "eyfs2" => Some(YearGroup::R),
            "nursery" | "n" | "nurserysecondyear" | "nursery2" | "nurseryn2" | "f1" | "fs1" | "eyfs1" => {
                Some(YearGroup::N2)
            }
            "nurseryfirstyear" | "nursery1" | "nurseryn1" => Some(YearGroup::N1),
            "earlyyearse1" => Some(YearGroup::E1),
            "earlyyearse2" => Some(YearGroup::E2),
            "curriculumnotfollowed" => Some(YearGroup::X),
            code => {
                let code = code.trim_start_matches('0');
                let found = Self::CODES.iter().position(|known| known.eq_ignore_ascii_case(code));
                found.map(|index| Self::ALL[index])
            }
        }
    }

    /// The year that a child is in on a day: the one that the register states, else the one that the birthday
    /// gives. `None` if nothing is stated and the child is too young for nursery or too old for school.
    pub fn of_child(stated: Option<Self>, born_on: Day, today: Day) -> Option<Self> {
        stated.or_else(|| Self::for_birthday(born_on, SchoolYear::of(today).0))
    }

    /// The year group that a birthday gives in the school year that starts on 1 September of `start`: children
    /// born from 1 September to 31 August are taught together, and Reception is the year in which they turn five.
    /// `None` outside nursery to Year 14. Children may be taught out of year, so what the MIS says goes first.
    pub fn for_birthday(dob: Day, start: i32) -> Option<Self> {
        // Five school years after the one of birth comes Reception, which stands fifth in `ALL`.
        let index = usize::try_from(start.checked_sub(SchoolYear::of(dob).0)?.checked_sub(1)?).ok()?;
        Self::ALL.get(index).copied().filter(|year| (YearGroup::N1..=YearGroup::Y14).contains(year))
    }

    /// The first and the last birthday of this year group in the school year of a day: what
    /// [`YearGroup::for_birthday`] tells, the other way round.
    pub fn birthdays(self, today: Day) -> Option<(Day, Day)> {
        let after_birth = i32::try_from(self as usize).ok()?.checked_add(1)?;
        let born = SchoolYear(SchoolYear::of(today).0.checked_sub(after_birth)?);
        let (first, next) = (born.first_day(), born.next().first_day());
        let told = Self::for_birthday(first, SchoolYear::of(today).0);
        (told == Some(self)).then(|| Some((first, next.pred_opt()?))).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_year_groups_birthdays_are_those_that_make_it_and_no_day_beside_them() {
        let today = day(2026, 11, 24);
        assert_eq!(YearGroup::R.birthdays(today), Some((day(2021, 9, 1), day(2022, 8, 31))));
        for year in [YearGroup::N1, YearGroup::R, YearGroup::Y6] {
            let (first, last) = year.birthdays(today).unwrap();
            for (birthday, same) in [
                (first, true),
                (last, true),
                (first.pred_opt().unwrap(), false),
                (last.succ_opt().unwrap(), false),
            ] {
                assert_eq!(
                    YearGroup::for_birthday(birthday, 2026) == Some(year),
                    same,
                    "{year:?} {birthday}"
                );
            }
        }
        assert_eq!(YearGroup::X.birthdays(today), None);
    }

    #[test]
    fn a_year_group_is_read_as_exports_write_it() {
        for (text, year) in [
            ("Year 3", YearGroup::Y3),
            ("3", YearGroup::Y3),
            ("Y3", YearGroup::Y3),
            ("Yr 03", YearGroup::Y3),
            ("Year  6", YearGroup::Y6),
            ("Year\u{a0}6", YearGroup::Y6),
            ("Reception", YearGroup::R),
            ("R", YearGroup::R),
            ("Year R", YearGroup::R),
            ("YR", YearGroup::R),
            ("Yr R", YearGroup::R),
            ("Nursery 2", YearGroup::N2),
            ("Year N1", YearGroup::N1),
            ("Nursery", YearGroup::N2),
            ("N1", YearGroup::N1),
            ("14", YearGroup::Y14),
            ("x", YearGroup::X),
        ] {
            assert_eq!(YearGroup::parse(text), Ok(year), "{text}");
        }
        for text in ["", "15", "Year", "Y", "3Cedar", "Acorn"] {
            assert_eq!(YearGroup::parse(text), Err(UnknownYearGroup), "{text}");
        }
    }

    #[test]
    fn every_code_and_label_reads_back() {
        for year in YearGroup::ALL {
            assert_eq!(YearGroup::parse(year.code()), Ok(year));
        }
        for year in YearGroup::ALL {
            assert_eq!(YearGroup::parse(&year.label()), Ok(year));
            assert_eq!(YearGroup::parse(&year.label().to_uppercase()).ok(), Some(year));
        }
    }

    #[test]
    fn whoever_looks_for_a_year_group_may_call_it_as_people_do() {
        for (year, names) in [
            (YearGroup::R, &["Reception", "reception", "R", "r", "YR", "yr r", "Year R"][..]),
            (YearGroup::N2, &["N2", "n2", "Nursery 2", "nursery", "NURSERY N2"]),
            (YearGroup::N1, &["N1", "Nursery 1"]),
            (YearGroup::Y3, &["Year 3", "year 3", "Y3", "y3", "Yr3", "3"]),
            (YearGroup::Y10, &["Year 10", "10"]),
        ] {
            for name in names {
                assert_eq!(YearGroup::parse(name).ok(), Some(year), "{name}");
            }
        }
        for name in ["", "Isla", "3Cedar", "year", "Reed", "99"] {
            assert_eq!(YearGroup::parse(name).ok(), None, "{name}");
        }
    }

    #[test]
    fn a_child_turns_five_in_reception_unless_the_register_states_another_year() {
        let of = |born, today| YearGroup::of_child(None, born, today);
        let (last_of_august, first_of_september) = (day(2021, 8, 31), day(2021, 9, 1));
        for today in [day(2025, 9, 1), day(2026, 8, 31)] {
            assert_eq!(of(last_of_august, today), Some(YearGroup::R));
            assert_eq!(of(first_of_september, today), Some(YearGroup::N2));
        }
        for today in [day(2026, 9, 1), day(2027, 8, 31)] {
            assert_eq!(of(last_of_august, today), Some(YearGroup::Y1));
            assert_eq!(of(first_of_september, today), Some(YearGroup::R));
        }
        assert_eq!(of(day(2026, 1, 1), day(2026, 9, 1)), None);
        let taught_out_of_year = YearGroup::of_child(Some(YearGroup::R), last_of_august, day(2026, 9, 1));
        assert_eq!(taught_out_of_year, Some(YearGroup::R));
    }

    #[test]
    fn children_born_from_september_to_august_are_taught_together() {
        assert_eq!(YearGroup::for_birthday(day(2021, 9, 1), 2026), Some(YearGroup::R));
        assert_eq!(YearGroup::for_birthday(day(2022, 8, 31), 2026), Some(YearGroup::R));
        assert_eq!(YearGroup::for_birthday(day(2022, 9, 1), 2026), Some(YearGroup::N2));
        assert_eq!(YearGroup::for_birthday(day(2021, 8, 31), 2026), Some(YearGroup::Y1));
        assert_eq!(YearGroup::for_birthday(day(2015, 9, 1), 2026), Some(YearGroup::Y6));
        assert_eq!(YearGroup::for_birthday(day(2024, 8, 31), 2026), Some(YearGroup::N1));
        assert_eq!(YearGroup::for_birthday(day(2024, 9, 1), 2026), None);
        assert_eq!(YearGroup::for_birthday(day(1990, 1, 1), 2026), None);
        assert_eq!(SchoolYear::of(day(2026, 8, 31)).0, 2025);
    }
}
