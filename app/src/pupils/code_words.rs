//! What is said after something was decided about SEN codes.

use super::{NewCode, Provision};
use crate::kit::{counted, long_date};

/// After a decision about one child: how the code stands, and what is to be done now.
pub fn code_decided_in_words(new: &NewCode) -> String {
    let is = format!("The code is {} from {} on.", new.code.in_words(), long_date(new.decided_on));
    let tell =
        new.code.begins_after(new.was).then_some("Tell the parents, and put on record here that you have.");
    // The code is the SENCo's to decide, so nothing is refused; Children and Families Act 2014, section 37.
    let plan = (new.code == Provision::EhcPlan)
        .then_some("Code E goes with a final plan: if it is not on record here yet, put it there under “Statutory assessment”.");
    [Some(is.as_str()), tell, plan].into_iter().flatten().collect::<Vec<_>>().join(" ")
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

/// After the needs of a child were changed.
pub fn needs_changed_in_words(code: Provision, has_needs: bool) -> String {
    let changed = "The needs are changed. What stood before is kept.";
    if code == Provision::NoSen && has_needs {
        format!(
            "{changed} The code is N: if the child has special educational provision for these needs, decide about the code too."
        )
    } else {
        changed.to_owned()
    }
}

/// After a decision about the code was taken back: how the code stands now, and that the parents heard of the other.
pub fn code_taken_back_in_words(stands: Provision, were_told: bool) -> String {
    let stands = format!("The decision is taken back: the code is {} as before.", stands.in_words());
    if were_told {
        format!("{stands} The parents were told of it: tell them too that it was put right.")
    } else {
        stands
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert!(!begins.contains("final plan"), "{begins}");
        let with_plan = decided(Provision::SenSupport, Provision::EhcPlan);
        assert!(with_plan.ends_with("put it there under “Statutory assessment”."), "{with_plan}");
    }

    #[test]
    fn a_need_of_a_child_with_code_n_is_kept_and_asked_about() {
        assert!(needs_changed_in_words(Provision::NoSen, true).ends_with("decide about the code too."));
        for (code, has_needs) in [(Provision::NoSen, false), (Provision::SenSupport, true)] {
            assert!(!needs_changed_in_words(code, has_needs).contains("code"), "{code:?}");
        }
    }

    #[test]
    fn parents_who_were_told_of_a_decision_that_is_taken_back_hear_of_that_too() {
        assert_eq!(
            code_taken_back_in_words(Provision::NoSen, false),
            "The decision is taken back: the code is N (no special educational need) as before."
        );
        assert!(code_taken_back_in_words(Provision::NoSen, true).contains("tell them too"));
    }
}
