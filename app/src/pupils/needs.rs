//! What the school census asks about a child's special educational needs: the provision, and the types of need.

use serde::{Deserialize, Serialize};

use super::text::plain;

/// The SEN provision that the MIS holds. Source: school census code set, SEN provision (N, K, E).
/// The stage on the school's own pathway is another thing, and no import changes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Provision {
    /// N: no special educational need.
    NoSen,
    /// K: SEN support.
    SenSupport,
    /// E: education, health and care plan.
    EhcPlan,
}

/// A provision that the code set does not know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "This is not a SEN provision that the school census knows. Use N (no special educational need), K (SEN support) or E (education, health and care plan)."
)]
pub struct UnknownProvision;

impl Provision {
    /// All three, from no provision to the most.
    pub const ALL: [Provision; 3] = [Provision::NoSen, Provision::SenSupport, Provision::EhcPlan];

    /// The census letter.
    pub const fn code(self) -> &'static str {
        match self {
            Provision::NoSen => "N",
            Provision::SenSupport => "K",
            Provision::EhcPlan => "E",
        }
    }

    /// The census label.
    pub const fn label(self) -> &'static str {
        match self {
            Provision::NoSen => "No special educational need",
            Provision::SenSupport => "SEN support",
            Provision::EhcPlan => "Education, health and care plan",
        }
    }

    /// “N (no special educational need)”, “K (SEN support)”: the letter with what it means, within a sentence.
    pub fn in_words(self) -> String {
        // A word in capitals, such as SEN, stays so.
        let label = match self.label() {
            label if label.starts_with("SEN") => label.to_owned(),
            label => label[..1].to_lowercase() + &label[1..],
        };
        format!("{} ({label})", self.code())
    }

    /// Whether special educational provision begins when the code goes from another one to this.
    pub fn begins_after(self, was: Provision) -> bool {
        was == Provision::NoSen && self != Provision::NoSen
    }

    /// Reads a cell: `None` where it says in words that it states nothing. “N/A” is not the code N.
    pub(super) fn stated(text: &str) -> Result<Option<Self>, UnknownProvision> {
        match plain(text).as_str() {
            "n a" | "na" | "not applicable" | "not stated" | "not specified" | "not known" | "unknown" => {
                Ok(None)
            }
            _ => Self::parse(text).map(Some),
        }
    }

    /// Reads a provision as exports write it: “K”, “K - SEN Support”, “SEN Support (K)”, “EHC plan”. A letter
    /// and words that disagree are refused, not guessed at. Blank cells are for the caller: none is stated.
    pub fn parse(text: &str) -> Result<Self, UnknownProvision> {
        let words: Vec<String> = plain(text).split(' ').map(str::to_owned).collect();
        let (letter, rest) = match words.as_slice() {
            [only] => (from_letter(only), only.clone()),
            [first, rest @ ..] if from_letter(first).is_some() => (from_letter(first), rest.join(" ")),
            [rest @ .., last] if from_letter(last).is_some() => (from_letter(last), rest.join(" ")),
            _ => (None, words.join(" ")),
        };
        match (letter, from_words(&rest)) {
            (Some(letter), Some(named)) if letter != named => Err(UnknownProvision),
            _ if words == ["n", "a"] => Err(UnknownProvision),
            (letter, named) => letter.or(named).ok_or(UnknownProvision),
        }
    }
}

fn from_letter(word: &str) -> Option<Provision> {
    match word {
        "n" => Some(Provision::NoSen),
        "k" => Some(Provision::SenSupport),
        "e" => Some(Provision::EhcPlan),
        _ => None,
    }
}

fn from_words(words: &str) -> Option<Provision> {
    match words {
        "no special educational need"
        | "no special educational needs"
        | "no special education need"
        | "no special education needs"
        | "no sen"
        | "not sen"
        | "no send"
        | "none"
        | "no"
        | "no special provision"
        | "no specified special educational need" => Some(Provision::NoSen),
        "sen support"
        | "send support"
        | "special educational needs support"
        | "special educational need support"
        | "support" => Some(Provision::SenSupport),
        "education health and care plan"
        | "education health care plan"
        | "ehc plan"
        | "ehcp"
        | "ehc"
        | "education health and care plan ehcp" => Some(Provision::EhcPlan),
        _ => None,
    }
}

/// One of the four broad areas of need. Source: SEND Code of Practice 2015, 6.28 to 6.35.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BroadArea {
    CommunicationAndInteraction,
    CognitionAndLearning,
    SocialEmotionalAndMentalHealth,
    SensoryAndPhysical,
}

impl BroadArea {
    /// The name of the area in the Code of Practice.
    pub fn label(self) -> &'static str {
        match self {
            BroadArea::CommunicationAndInteraction => "Communication and interaction",
            BroadArea::CognitionAndLearning => "Cognition and learning",
            BroadArea::SocialEmotionalAndMentalHealth => "Social, emotional and mental health",
            BroadArea::SensoryAndPhysical => "Sensory and/or physical needs",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_shown_with_what_it_means_within_a_sentence() {
        let words = Provision::ALL.map(Provision::in_words);
        let expected =
            ["N (no special educational need)", "K (SEN support)", "E (education, health and care plan)"];
        assert_eq!(words, expected);
    }

    #[test]
    fn provision_begins_with_k_or_e_after_n_and_with_no_other_change() {
        let begins: Vec<_> = Provision::ALL
            .into_iter()
            .flat_map(|was| Provision::ALL.map(|becomes| (was, becomes)))
            .filter(|(was, becomes)| becomes.begins_after(*was))
            .collect();
        let none = Provision::NoSen;
        assert_eq!(begins, [(none, Provision::SenSupport), (none, Provision::EhcPlan)]);
    }

    #[test]
    fn a_provision_is_read_as_exports_write_it() {
        for (text, provision) in [
            ("K", Provision::SenSupport),
            ("k", Provision::SenSupport),
            ("K - SEN Support", Provision::SenSupport),
            ("K – SEN Support", Provision::SenSupport),
            ("SEN Support (K)", Provision::SenSupport),
            ("SEN  support", Provision::SenSupport),
            ("N - No Special Educational Need", Provision::NoSen),
            ("No SEN", Provision::NoSen),
            ("E - Education, Health and Care Plan", Provision::EhcPlan),
            ("Education, Health and Care Plan", Provision::EhcPlan),
            ("EHC plan (E)", Provision::EhcPlan),
            ("EHC Plan", Provision::EhcPlan),
            ("EHCP", Provision::EhcPlan),
        ] {
            assert_eq!(Provision::parse(text), Ok(provision), "{text}");
        }
    }

    #[test]
    fn a_provision_that_is_unknown_or_at_odds_with_itself_is_refused() {
        for text in [
            "",
            "S",
            "S - Statement",
            "N/A",
            "School Action Plus",
            "K - Education, Health and Care Plan",
            "Yes",
        ] {
            assert_eq!(Provision::parse(text), Err(UnknownProvision), "{text}");
        }
    }
}
