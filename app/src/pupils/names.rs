//! Names as pupil lists write them: in two columns, or in one, either way round.

use serde::{Deserialize, Serialize};

use super::text::plain;

/// A surname and a forename, as far as a file says them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Name {
    pub surname: Option<String>,
    pub forename: Option<String>,
    /// One column held the whole name, and where it parts is our guess. A guess never overrides two columns
    /// that say the same words.
    #[serde(default)]
    pub split_guessed: bool,
}

/// What stands first in a column that holds the whole name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameOrder {
    /// “Isla Barnes-Wallace”; a comma still means that the surname is first.
    AsWritten,
    /// “Barnes-Wallace Isla”, because the heading says so.
    SurnameFirst,
}

impl Name {
    /// A name from two columns.
    pub fn of(surname: Option<String>, forename: Option<String>) -> Self {
        Name { surname, forename, split_guessed: false }
    }

    /// A name from one column. With a comma the surname is first; otherwise the last word is the surname,
    /// or the first word where the heading puts surnames first.
    pub fn split(whole: &str, order: NameOrder) -> Self {
        let whole = whole.trim();
        if let Some((surname, forename)) = whole.split_once(',') {
            // “Hall, Isla Molly”: whether Molly is a middle name the comma does not say.
            let split_guessed = forename.trim().contains(' ');
            return Name { surname: some(surname), forename: some(forename), split_guessed };
        }
        let parted = match order {
            NameOrder::AsWritten => whole.rsplit_once(' ').map(|(forename, surname)| (surname, forename)),
            NameOrder::SurnameFirst => whole.split_once(' '),
        };
        match parted {
            Some((surname, forename)) => {
                let split_guessed = whole.matches(' ').count() > 1;
                Name { surname: some(surname), forename: some(forename), split_guessed }
            }
            None => Name { surname: None, forename: some(whole), split_guessed: true },
        }
    }

    /// Neither part is stated.
    pub fn is_empty(&self) -> bool {
        self.surname.is_none() && self.forename.is_none()
    }

    /// “Isla Barnes-Wallace”.
    pub fn joined(&self) -> String {
        join([&self.forename, &self.surname])
    }

    /// This name with what `said` states put over it. A guessed or partial split of the same words changes
    /// nothing, and nor does a letter that the export lost.
    pub(super) fn with(&self, said: &Name, middle: Option<&String>) -> Name {
        let said_whole = said.joined();
        let same_words =
            [join([&self.forename, &self.surname]), join([&self.forename, &middle.cloned(), &self.surname])]
                .iter()
                .any(|held| same_but_for_lost_letters(held, &said_whole));
        let says_less = said.surname.is_none() || said.forename.is_none();
        if same_words && (said.split_guessed || says_less) {
            return self.clone();
        }
        let over = |held: &Option<String>, said: &Option<String>| match (held, said) {
            (Some(held), Some(said)) if same_but_for_lost_letters(held, said) => Some(held.clone()),
            _ => said.clone().or_else(|| held.clone()),
        };
        Name::of(over(&self.surname, &said.surname), over(&self.forename, &said.forename))
    }
}

/// Whether two texts are the same, counting a question mark in `said` as any letter: an export in an old
/// encoding writes “Zieli?ski” for “Zieliński”, and must not undo the right spelling.
pub(super) fn same_but_for_lost_letters(held: &str, said: &str) -> bool {
    let mut held = held.chars();
    let mut said = said.chars();
    loop {
        match (held.next(), said.next()) {
            (None, None) => return true,
            (Some(_), Some('?' | '\u{FFFD}')) => {}
            (Some(was), Some(is)) if was == is => {}
            _ => return false,
        }
    }
}

/// Whether two names are of one person as far as spelling goes: capitals, hyphens and lost letters aside.
pub(super) fn alike(held: &str, said: &str) -> bool {
    same_but_for_lost_letters(held, said) || plain(held) == plain(said)
}

fn join<const N: usize>(parts: [&Option<String>; N]) -> String {
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
}

fn some(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Takes a title off the front of an adult's name: “Ms Layla Barnes-Wallace”.
pub(super) fn without_title(whole: &str) -> (Option<String>, &str) {
    const TITLES: [&str; 16] = [
        "mr",
        "mrs",
        "miss",
        "ms",
        "mx",
        "dr",
        "doctor",
        "prof",
        "professor",
        "rev",
        "revd",
        "reverend",
        "sir",
        "lady",
        "lord",
        "dame",
    ];
    match whole.trim().split_once(' ') {
        Some((title, rest)) if TITLES.contains(&plain(title).as_str()) => (some(title), rest.trim()),
        _ => (None, whole.trim()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(surname: &str, forename: &str) -> Name {
        Name::of(some(surname), some(forename))
    }

    #[test]
    fn one_column_is_read_either_way_round() {
        for (whole, order) in [
            ("Barnes-Wallace, Isla", NameOrder::AsWritten),
            ("Isla Barnes-Wallace", NameOrder::AsWritten),
            ("Barnes-Wallace Isla", NameOrder::SurnameFirst),
            ("Barnes-Wallace, Isla", NameOrder::SurnameFirst),
        ] {
            let read = Name::split(whole, order);
            assert_eq!(
                (read.surname.as_deref(), read.forename.as_deref()),
                (Some("Barnes-Wallace"), Some("Isla"))
            );
        }
    }

    #[test]
    fn a_guessed_split_never_overrides_two_columns_with_the_same_words() {
        let held = name("van der Berg", "Siân");
        let guessed = Name::split("Siân van der Berg", NameOrder::AsWritten);
        assert_eq!(guessed.surname.as_deref(), Some("Berg"));
        assert_eq!(held.with(&guessed, None), held);
        // Two columns do correct a guess.
        assert_eq!(guessed.with(&held, None), held);
        let middle = "Molly".to_owned();
        let whole = Name::split("Isla Molly Hall", NameOrder::AsWritten);
        assert_eq!(name("Hall", "Isla").with(&whole, Some(&middle)), name("Hall", "Isla"));
    }

    #[test]
    fn a_letter_that_the_export_lost_does_not_undo_the_right_spelling() {
        let held = name("Zieliński", "Zara");
        assert_eq!(held.with(&name("Zieli?ski", "Zara"), None), held);
        assert_eq!(held.with(&name("Zielinski", "Zara"), None), name("Zielinski", "Zara"));
    }

    #[test]
    fn a_title_is_taken_off_an_adults_name_only_if_it_is_one() {
        assert_eq!(without_title("Ms Layla Barnes-Wallace"), (Some("Ms".to_owned()), "Layla Barnes-Wallace"));
        assert_eq!(without_title("Dr. Amir Khan"), (Some("Dr.".to_owned()), "Amir Khan"));
        assert_eq!(without_title("Layla Miss"), (None, "Layla Miss"));
        assert_eq!(without_title("Ms"), (None, "Ms"));
    }
}
