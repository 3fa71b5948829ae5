//! Cells as people fill them: stray spaces, hard spaces from the web, marks that nobody can see.

/// A cell without what the eye does not see: ends trimmed, runs of spaces (hard ones too) made one, zero-width
/// marks and control characters gone. What is left stays text, whatever it starts with: a cell that begins
/// with `=`, `+`, `-` or `@` is never a formula here.
pub fn clean(cell: &str) -> String {
    let seen: String =
        cell.chars().filter(|c| c.is_whitespace() || !(is_unseen(*c) || c.is_control())).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_unseen(character: char) -> bool {
    matches!(character, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

/// Words to compare by: small letters, and nothing but letters and figures with single spaces between.
/// “Middle Name(s)”, “K – SEN Support” and “k sen-support” lose their differences of spelling.
pub fn plain(text: &str) -> String {
    let spaced: String = text
        .chars()
        .filter(|c| !is_unseen(*c) && !matches!(c, '\'' | '’'))
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    spaced.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// At most so much of a cell as a message can show.
pub(super) fn shown(cell: &str) -> String {
    const MOST: usize = 80;
    match cell.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &cell[..end]),
        None => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_eye_does_not_see_is_taken_out() {
        assert_eq!(clean("\u{FEFF} Year\u{a0}\u{a0}6\u{200B} "), "Year 6");
        assert_eq!(clean("two\r\nlines"), "two lines");
        assert_eq!(clean("a\u{0}b"), "ab");
    }

    #[test]
    fn a_cell_that_looks_like_a_formula_stays_text() {
        for cell in ["=1+1", "+44 7700 900964", "-", "@home"] {
            assert_eq!(clean(cell), cell);
        }
    }

    #[test]
    fn spellings_of_the_same_words_become_equal() {
        assert_eq!(plain("K – SEN Support"), plain("k - sen  support"));
        assert_eq!(plain("Middle Name(s)"), "middle name s");
    }

    #[test]
    fn a_long_cell_is_cut_for_a_message() {
        assert_eq!(shown(&"é".repeat(100)).chars().count(), 81);
    }
}
