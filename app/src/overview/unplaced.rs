//! Children who came with a SEN code, or came back with one, and are on no stage: the SENCo is asked to place them.

use serde::{Deserialize, Serialize};

use crate::kit::{counted, paths};

/// How many children are here with a code and on no stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unplaced {
    /// With code K.
    pub support: usize,
    /// With code E.
    pub plan: usize,
    /// With code K or E on the pupil list, about which nobody has decided here.
    pub listed: usize,
}

impl Unplaced {
    /// Whom the SEN register leaves out, so that nobody takes it for the whole: those of whom the pupil list alone says
    /// that they have a code. None where it leaves nobody out.
    pub fn left_out(self) -> Option<String> {
        let children = counted(self.listed, "child has", "children have");
        (self.listed > 0).then(|| {
            format!("Not on this register: {children} code K or E on the pupil list, about which the SENCo has not decided here yet.")
        })
    }

    /// Each prompt: what it says, the words of its link, and where that leads. None where nobody is to be placed.
    pub fn prompts(self) -> Vec<(String, &'static str, String)> {
        let of_code = |count, code: &str, link| {
            let words = format!("{} code {code} and no stage.", counted(count, "child has", "children have"));
            (count, words, link, format!("{}?code={code}", paths::REGISTER))
        };
        let support = of_code(self.support, "K", "Place those with code K");
        let plan = of_code(self.plan, "E", "Place those with code E");
        let children = counted(self.listed, "child has", "children have");
        let words = format!("{children} code K or E on the pupil list, which nobody has decided about here.");
        let listed = (self.listed, words, "Decide about their codes", paths::CODES.to_owned());
        [support, plan, listed]
            .into_iter()
            .filter(|(count, ..)| *count > 0)
            .map(|(_, words, link, path)| (words, link, path))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_where_somebody_is_to_be_placed_the_senco_is_asked() {
        assert!(Unplaced::default().prompts().is_empty());
        let prompts = Unplaced { support: 1, plan: 2, listed: 0 }.prompts();
        let expected = [
            (
                "1 child has code K and no stage.".to_owned(),
                "Place those with code K",
                "/register?code=K".to_owned(),
            ),
            (
                "2 children have code E and no stage.".to_owned(),
                "Place those with code E",
                "/register?code=E".to_owned(),
            ),
        ];
        assert_eq!(prompts, expected);
    }

    #[test]
    fn a_register_says_whom_it_leaves_out() {
        assert_eq!(Unplaced { support: 3, plan: 1, listed: 0 }.left_out(), None);
        let said = Unplaced { listed: 1, ..Unplaced::default() }.left_out().unwrap_or_default();
        assert!(
            said.starts_with("Not on this register: 1 child has code K or E on the pupil list"),
            "{said}"
        );
    }

    #[test]
    fn a_code_that_came_with_the_list_is_decided_about_first() {
        let prompts = Unplaced { listed: 3, ..Unplaced::default() }.prompts();
        assert!(prompts[0].0.starts_with("3 children have code K or E on the pupil list"));
        assert_eq!(prompts[0].2, paths::CODES);
    }
}
