//! Which child on roll a row of the school's own lists names: by UPN, by admission number, or by name and birthday.

use super::diff::Held;
use super::names::alike;
use super::pupil::admission_key;
use super::text::plain;
use super::upn::Upn;
use crate::kit::{Day, short_date};

/// What a row says of whom it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListedChild {
    pub upn: Option<Upn>,
    pub admission_no: Option<String>,
    pub forename: String,
    pub surname: String,
    pub dob: Option<Day>,
}

/// The children on roll.
pub struct Roll<'h>(Vec<&'h Held>);

impl<'h> Roll<'h> {
    pub fn of(held: &'h [Held]) -> Self {
        Roll(held.iter().filter(|held| held.on_roll).collect())
    }

    /// The one child whom a row names, or why that cannot be told. A number is enough, unless the row's own name and
    /// birthday both speak against it; without a number, name and birthday are needed together.
    pub fn find(&self, said: &ListedChild) -> Result<&'h Held, String> {
        let numbers = [
            said.upn.as_ref().map(|upn| ("UPN", self.with(|held| held.record.upn.as_ref() == Some(upn)))),
            said.admission_no.as_deref().map(|number| {
                let key = Some(admission_key(number));
                ("admission number", self.with(|held| held.record.admission_key() == key))
            }),
        ];
        let mut found: Vec<&'h Held> = Vec::new();
        for (what, here) in numbers.into_iter().flatten() {
            if here.is_empty() {
                return Err(format!(
                    "No child on roll has this {what}. Check it against the child’s record."
                ));
            }
            found.extend(here);
        }
        if found.is_empty() {
            found = self.named(said)?;
        }
        found.sort_by_key(|held| held.id);
        found.dedup_by_key(|held| held.id);
        match found[..] {
            [one] if said.is_against(one) => Err(format!(
                "This number is {}’s, born {}, and the row names somebody else. Put one of them right.",
                one.record.known_as(),
                short_date(one.record.dob)
            )),
            [one] => Ok(one),
            _ => {
                let who: Vec<String> = found.iter().map(|held| held.record.known_as()).collect();
                Err(format!(
                    "This points to more than one child ({}). Give the right UPN or admission number.",
                    who.join(", ")
                ))
            }
        }
    }

    fn with(&self, is: impl Fn(&Held) -> bool) -> Vec<&'h Held> {
        self.0.iter().copied().filter(|held| is(held)).collect()
    }

    fn named(&self, said: &ListedChild) -> Result<Vec<&'h Held>, String> {
        let (Some(dob), false, false) = (said.dob, said.forename.is_empty(), said.surname.is_empty()) else {
            return Err(
                "It is not clear who this is. Give the UPN, the admission number, or surname, forename and date of birth together."
                    .to_owned(),
            );
        };
        let here = self.with(|held| held.record.dob == dob && said.is_name_of(held));
        if here.is_empty() {
            return Err(
                "No child on roll has this name and date of birth. Check both against the child’s record."
                    .to_owned(),
            );
        }
        Ok(here)
    }
}

impl ListedChild {
    /// Whether name and birthday of the row both speak against a child whose number it gives.
    fn is_against(&self, held: &Held) -> bool {
        let named = !self.forename.is_empty() && !self.surname.is_empty();
        let born_another_day = self.dob.is_some_and(|dob| dob != held.record.dob);
        named && !self.is_name_of(held) && (self.dob.is_none() || born_another_day)
    }

    /// By the legal or the preferred name.
    fn is_name_of(&self, held: &Held) -> bool {
        let said = format!("{} {}", self.forename, self.surname);
        let names = [held.record.legal.joined(), held.record.known_as()];
        names.iter().any(|name| !plain(name).is_empty() && alike(name, &said))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pupils::{Name, PupilId, PupilRecord};

    fn held(id: i64, forename: &str, upn: Option<&str>, admission_no: &str) -> Held {
        let mut record = PupilRecord::born("2019-05-03".parse().unwrap());
        record.legal = Name::of(Some("Barnes".to_owned()), Some(forename.to_owned()));
        record.upn = upn.map(|upn| Upn::parse(upn).unwrap());
        record.admission_no = Some(admission_no.to_owned());
        Held { id: PupilId(id), record, on_roll: id < 9 }
    }

    fn register() -> Vec<Held> {
        vec![
            held(1, "Isla", Some("V999900126001"), "000777"),
            held(2, "Omar", Some("J999900126002"), "000778"),
            held(3, "Omar", None, "000779"),
            held(9, "Zara", None, "000780"),
        ]
    }

    fn found(said: &ListedChild) -> Result<i64, String> {
        Roll::of(&register()).find(said).map(|held| held.id.0)
    }

    fn named(forename: &str, dob: Option<&str>) -> ListedChild {
        ListedChild {
            forename: forename.to_owned(),
            surname: "Barnes".to_owned(),
            dob: dob.map(|dob| dob.parse().unwrap()),
            ..ListedChild::default()
        }
    }

    #[test]
    fn a_number_is_enough_and_noughts_that_a_spreadsheet_ate_do_no_harm() {
        let upn = Some(Upn::parse("V999900126001").unwrap());
        assert_eq!(found(&ListedChild { upn: upn.clone(), ..ListedChild::default() }), Ok(1));
        let number = |number: &str| ListedChild { admission_no: Some(number.to_owned()), ..named("", None) };
        assert_eq!(found(&number("778")), Ok(2));
        assert_eq!(found(&ListedChild { upn, ..number("0777") }), Ok(1));
    }

    #[test]
    fn numbers_that_point_to_two_children_or_to_nobody_are_not_guessed_at() {
        let upn = Some(Upn::parse("V999900126001").unwrap());
        let two = ListedChild { upn, admission_no: Some("778".to_owned()), ..ListedChild::default() };
        assert!(
            found(&two).unwrap_err().starts_with("This points to more than one child (Isla Barnes, Omar")
        );
        let nobody = ListedChild { admission_no: Some("1".to_owned()), ..ListedChild::default() };
        assert!(found(&nobody).unwrap_err().contains("No child on roll has this admission number"));
        let left = ListedChild { admission_no: Some("780".to_owned()), ..ListedChild::default() };
        assert!(found(&left).is_err(), "Zara has left");
    }

    #[test]
    fn without_a_number_name_and_birthday_are_needed_together() {
        assert_eq!(found(&named("ISLA", Some("2019-05-03"))), Ok(1));
        assert!(found(&named("Isla", None)).unwrap_err().starts_with("It is not clear who this is"));
        assert!(
            found(&named("Isla", Some("2019-05-04"))).unwrap_err().contains("this name and date of birth")
        );
        assert!(found(&named("Omar", Some("2019-05-03"))).unwrap_err().contains("more than one child"));
    }

    #[test]
    fn a_number_beside_another_childs_name_is_told_and_a_slip_in_one_of_two_is_forgiven() {
        let with_number = |said: ListedChild| ListedChild { admission_no: Some("777".to_owned()), ..said };
        assert!(
            found(&with_number(named("Omar", None))).unwrap_err().contains("Isla Barnes’s, born 3 May 2019")
        );
        assert!(found(&with_number(named("Omar", Some("2018-01-01")))).is_err());
        assert_eq!(found(&with_number(named("Omar", Some("2019-05-03")))), Ok(1), "the birthday agrees");
        assert_eq!(found(&with_number(named("Isla", Some("2018-01-01")))), Ok(1), "the name agrees");
    }
}
