//! What is wrong with a row, in words that say where, what is there, and what to do.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::text::shown;

/// One thing in a file that cannot stand. The row is left out until it is put right; the good rows are not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The row of the file as a spreadsheet shows it: the headings are row 1 unless title lines stand above them.
    /// In a Common Transfer File, the pupil's place plus 1.
    pub row: u32,
    /// The heading as the file writes it, or the element of a Common Transfer File.
    pub column: String,
    /// What is there; cut if it is very long.
    pub value: String,
    /// What is wrong and what to do.
    pub message: String,
}

impl Problem {
    pub fn new(row: u32, column: &str, value: &str, message: impl fmt::Display) -> Self {
        Problem { row, column: column.to_owned(), value: shown(value), message: message.to_string() }
    }

    /// How many rows problems are in: one row may have several.
    pub fn rows(problems: &[Problem]) -> usize {
        problems.iter().map(|problem| problem.row).collect::<BTreeSet<_>>().len()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Row {}, {}: ", self.row, self.column)?;
        if !self.value.is_empty() {
            write!(f, "“{}”. ", self.value)?;
        }
        f.write_str(&self.message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_with_several_problems_is_one_row() {
        let problem = |row| Problem::new(row, "DOB", "", "Put it in.");
        assert_eq!(Problem::rows(&[problem(3), problem(7), problem(3)]), 2);
    }

    #[test]
    fn a_problem_says_where_and_what() {
        let problem = Problem::new(7, "DOB", "31/02/2020", "There is no such day.");
        assert_eq!(problem.to_string(), "Row 7, DOB: “31/02/2020”. There is no such day.");
    }
}
