//! The unique pupil number: 13 characters that follow a child from school to school.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How many characters a UPN has.
const LENGTH: usize = 13;

/// The letters that a UPN may use, in the order of their values (0 to 22). I, O and S are left out because
/// they are read as 1, 0 and 5. Source: Department for Education, UPN guide; as the department's own code writes it.
const LETTERS: &str = "ABCDEFGHJKLMNPQRTUVWXYZ";

/// A unique pupil number that has been checked: a check letter, then the local authority (3), school (4),
/// year (2) and serial number (3). A temporary UPN has a letter in place of the last figure.
/// Source: school census code set. Never printed on paper for parents.
///
/// What the check letter promises: a wrong figure, a wrong check letter, or two characters after the first
/// that have changed places, is always noticed. One slip is not: the last figure mistaken for the letter of
/// the same value (3 for D), or the other way about, gives another UPN that is just as good.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Upn(String);

/// Why a text is no UPN, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UpnError {
    /// Too short or too long.
    #[error("A UPN has 13 characters and this has {found}. Copy it again from the child’s record.")]
    Length { found: usize },
    /// A character that cannot stand where it is. `position` counts from 1.
    #[error("“{found}” cannot be character {position} of a UPN: {}. Copy it again from the child’s record.", allowed(*position))]
    Character { position: usize, found: char },
    /// The first letter does not agree with the rest.
    #[error(
        "A UPN with these figures starts with {right}, not {found}. Check the figures and the first letter against the child’s record."
    )]
    CheckLetter { found: char, right: char },
}

impl Upn {
    /// Reads a UPN as people write it: small letters and spaces do no harm.
    pub fn parse(text: &str) -> Result<Self, UpnError> {
        let upn: Vec<char> =
            text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
        if upn.len() != LENGTH {
            return Err(UpnError::Length { found: upn.len() });
        }
        let mut sum = 0;
        for (position, &found) in (1..).zip(&upn).skip(1) {
            let value = value(found, position).ok_or(UpnError::Character { position, found })?;
            sum += value * position;
        }
        let found = upn[0];
        match LETTERS.chars().nth(sum % LETTERS.len()) {
            Some(right) if right != found => Err(UpnError::CheckLetter { found, right }),
            _ => Ok(Upn(upn.into_iter().collect())),
        }
    }

    /// The 13 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a character is worth: a figure itself, a letter (last place only) its index among the letters.
fn value(character: char, position: usize) -> Option<usize> {
    match character.to_digit(10) {
        Some(figure) => usize::try_from(figure).ok(),
        None if position == LENGTH => LETTERS.find(character),
        None => None,
    }
}

fn allowed(position: usize) -> &'static str {
    if position == LENGTH {
        "the last is a figure, or a letter other than I, O and S"
    } else {
        "only figures stand there"
    }
}

impl fmt::Display for Upn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for Upn {
    type Err = UpnError;

    fn from_str(text: &str) -> Result<Self, UpnError> {
        Upn::parse(text)
    }
}

impl TryFrom<String> for Upn {
    type Error = UpnError;

    fn try_from(text: String) -> Result<Self, UpnError> {
        Upn::parse(&text)
    }
}

impl From<Upn> for String {
    fn from(upn: Upn) -> String {
        upn.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Puts the right letter before twelve characters.
    fn lettered(rest: &str) -> String {
        match Upn::parse(&format!("A{rest}")) {
            Ok(upn) => upn.to_string(),
            Err(UpnError::CheckLetter { right, .. }) => format!("{right}{rest}"),
            Err(other) => panic!("{rest}: {other}"),
        }
    }

    #[test]
    fn known_upns_are_read() {
        for text in ["R674123101121", "V999900126001", "J999900126002", "G999900120398", " r674 123101121 "] {
            assert!(Upn::parse(text).is_ok(), "{text}");
        }
        assert_eq!(Upn::parse("r674123101121").unwrap().as_str(), "R674123101121");
    }

    #[test]
    fn a_wrong_check_letter_is_refused_and_the_right_one_named() {
        let error = Upn::parse("A674123101121").unwrap_err();
        assert_eq!(error, UpnError::CheckLetter { found: 'A', right: 'R' });
        assert!(error.to_string().starts_with("A UPN with these figures starts with R, not A."));
    }

    #[test]
    fn a_temporary_upn_ends_in_a_letter_but_never_in_i_o_or_s() {
        assert!(Upn::parse(&lettered("67412310112D")).is_ok());
        let error = Upn::parse("R67412310112O").unwrap_err();
        assert_eq!(error, UpnError::Character { position: 13, found: 'O' });
    }

    #[test]
    fn a_upn_of_another_length_or_with_a_letter_inside_says_what_is_wrong() {
        assert!(Upn::parse("R67412310112").unwrap_err().to_string().contains("this has 12"));
        assert!(Upn::parse("R6741231O1121").unwrap_err().to_string().contains("only figures stand there"));
        assert!(Upn::parse("").is_err());
    }

    fn twelve() -> impl Strategy<Value = String> {
        "[0-9]{11}[0-9A-HJ-NP-RT-Z]"
    }

    proptest! {
        #[test]
        fn every_number_has_exactly_one_check_letter(rest in twelve()) {
            let good = LETTERS.chars().filter(|letter| Upn::parse(&format!("{letter}{rest}")).is_ok()).count();
            prop_assert_eq!(good, 1);
        }

        #[test]
        fn one_wrong_character_is_refused_unless_the_last_changes_between_a_figure_and_its_letter(
            rest in twelve(), place in 0..13_usize, other in "[0-9A-HJ-NP-RT-Z]",
        ) {
            let right = lettered(&rest);
            let was = &right[place..=place];
            prop_assume!(was != other);
            let wrong = format!("{}{other}{}", &right[..place], &right[place + 1..]);
            let same_value = place == 12 && value(was.chars().next().unwrap(), 13) == value(other.chars().next().unwrap(), 13);
            match Upn::parse(&wrong) {
                Err(_) => prop_assert!(!same_value),
                Ok(upn) => {
                    prop_assert!(same_value, "{wrong} was accepted for {right}");
                    prop_assert_ne!(upn.as_str(), right);
                }
            }
        }

        #[test]
        fn two_figures_that_change_places_are_refused(rest in "[0-9]{12}", one in 1..13_usize, two in 1..13_usize) {
            let right = lettered(&rest);
            let mut wrong: Vec<char> = right.chars().collect();
            wrong.swap(one, two);
            let wrong: String = wrong.into_iter().collect();
            prop_assume!(wrong != right);
            prop_assert!(Upn::parse(&wrong).is_err());
        }

        #[test]
        fn any_text_is_read_or_refused_in_words(text in ".*") {
            if let Err(error) = Upn::parse(&text) {
                prop_assert!(!error.to_string().is_empty());
            }
        }
    }
}
