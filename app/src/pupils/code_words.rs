//! What is said after something was decided about SEN codes.

use super::NewCode;
use crate::kit::{counted, long_date};

/// After a decision about one child: how the code stands, and what is to be done now.
pub fn code_decided_in_words(new: &NewCode) -> String {
    let is = format!("The code is {} from {} on.", new.code.in_words(), long_date(new.decided_on));
    if new.code.begins_after(new.was) {
        format!("{is} Tell the parents, and put on record here that you have.")
    } else {
        is
    }
}

/// What became of those who were ticked: so many have the MIS’s code, and so many are not as they were shown.
pub fn codes_taken_over(taken: usize, left: usize) -> String {
    let has = format!("{} the MIS’s code here too.", counted(taken, "child has", "children have"));
    let left_alone = counted(
        left,
        "was changed meanwhile, by a newer list or by somebody else, and is left as it is.",
        "were changed meanwhile, by a newer list or by somebody else, and are left as they are.",
    );
    match (taken, left) {
        (0, 0) => "Nobody was ticked, so no code has changed.".to_owned(),
        (_, 0) => has,
        (0, _) => left_alone,
        _ => format!("{has} {left_alone}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pupils::Provision;

    #[test]
    fn whoever_was_changed_meanwhile_is_told_beside_whoever_was_taken_over() {
        assert_eq!(codes_taken_over(0, 0), "Nobody was ticked, so no code has changed.");
        assert_eq!(codes_taken_over(1, 0), "1 child has the MIS’s code here too.");
        assert_eq!(
            codes_taken_over(3, 2),
            "3 children have the MIS’s code here too. 2 were changed meanwhile, by a newer list or by somebody else, and are left as they are."
        );
    }

    #[test]
    fn where_special_provision_begins_the_parents_are_told() {
        let decided = |was, code| {
            let decided_on = "2026-11-24".parse().unwrap();
            code_decided_in_words(&NewCode { was, code, decided_on, why: String::new(), as_listed: false })
        };
        let begins = decided(Provision::NoSen, Provision::SenSupport);
        assert!(
            begins.starts_with(
                "The code is K (SEN support) from Tuesday 24 November 2026 on. Tell the parents"
            )
        );
        assert!(!decided(Provision::SenSupport, Provision::NoSen).contains("Tell the parents"));
    }
}
