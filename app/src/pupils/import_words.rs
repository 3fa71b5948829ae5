//! What is said after something was done with a list.

use crate::kit::counted;

/// Why a list is not taken in a school that is made up.
pub const ONLY_MADE_UP: &str = "This is a sample school. If the list is made up too, tick that it is; a real list belongs in a school of its own.";

/// Nothing is applied that nobody has looked at.
pub const LOOK_AGAIN: &str =
    "Something has changed since you looked. This is what the file would change now.";

pub const NOBODY_LEFT: &str = "Nobody was ticked, so nobody has left.";

/// More names are not read in one sentence.
const MOST_NAMED: usize = 30;

/// After a pupil list was applied.
pub fn children_imported(new: usize, changed: usize, file_name: &str) -> String {
    format!("{} added and {changed} changed from {file_name}.", counted(new, "child", "children"))
}

/// After a staff list was applied.
pub fn staff_imported(new: usize, changed: usize) -> String {
    let new = counted(new, "person", "people");
    format!("{new} added to the staff list and {changed} changed. Make each a sign-in link.")
}

/// After an import was taken back; `kept` are the children who were changed since.
pub fn import_taken_back(kept: &[String]) -> String {
    if kept.is_empty() {
        return "The import was taken back.".to_owned();
    }
    format!("The import was taken back. Changed since, so left as they are: {}.", first_of(kept))
}

/// After children were marked as leavers.
pub fn have_left(left: u32) -> String {
    format!("{} the school from today.", counted(left, "child has left", "children have left"))
}

fn first_of(names: &[String]) -> String {
    let shown = &names[..names.len().min(MOST_NAMED)];
    match names.len() - shown.len() {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_is_counted_in_words() {
        assert_eq!(children_imported(1, 0, "list.csv"), "1 child added and 0 changed from list.csv.");
        assert!(staff_imported(2, 1).starts_with("2 people added to the staff list and 1 changed."));
        assert_eq!(have_left(2), "2 children have left the school from today.");
    }

    #[test]
    fn whoever_was_changed_since_is_named_and_no_sentence_names_hundreds() {
        assert_eq!(import_taken_back(&[]), "The import was taken back.");
        let names: Vec<String> = (0..32).map(|number| format!("Isla{number}")).collect();
        assert!(import_taken_back(&names[..2]).ends_with("left as they are: Isla0, Isla1."));
        assert!(import_taken_back(&names).ends_with("Isla29 and 2 more."));
    }
}
