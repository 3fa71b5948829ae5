//! The adults that the MIS lists for a child.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{names::Name, text::plain};

/// An adult of a child, as a file says. What is `None` the file does not state. Parental responsibility is
/// the MIS's record and no permission: who may receive, attend or consent is confirmed by the office, adult
/// by adult, and no import widens it. Where the office has decided about parental responsibility too, its word
/// goes before this one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Contact {
    pub title: Option<String>,
    pub name: Name,
    /// In words: “Mother”, “Grandmother”. “Other” says nothing and is not kept.
    pub relationship: Option<String>,
    pub parental_responsibility: Option<bool>,
    /// Whom to ring first: 1 before 2.
    pub priority: Option<u8>,
    pub email: Option<String>,
    /// As written: “07700 900964”.
    pub phone: Option<String>,
}

impl Contact {
    /// Nothing at all is stated: the columns are there but empty.
    pub fn is_empty(&self) -> bool {
        self.name.is_empty() && self.email.is_none() && self.phone.is_none() && self.relationship.is_none()
    }
}

impl fmt::Display for Contact {
    /// “Ms Layla Barnes-Wallace (Mother)”.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = if self.name.is_empty() { "no name".to_owned() } else { self.name.joined() };
        let title = self.title.as_ref().map(|title| format!("{title} ")).unwrap_or_default();
        write!(f, "{title}{name}")?;
        self.relationship.as_ref().map_or(Ok(()), |relationship| write!(f, " ({relationship})"))
    }
}

/// A relationship in words. Source: Common Transfer File 25, Relationship codes; words and codes unknown to us
/// stay as they are. “Other” is left out: it must not replace a “Grandmother” that we hold.
pub(super) fn relationship(text: &str) -> Option<String> {
    let words = match plain(text).as_str() {
        "" | "othr" | "oth" | "other" | "other contact" | "not known" | "unknown" => return None,
        "mthr" | "pam" | "mother" | "mum" => "Mother",
        "fthr" | "paf" | "father" | "dad" => "Father",
        "prnt" | "parent" => "Parent",
        "spnt" | "stp" | "step parent" | "stepparent" => "Step-parent",
        "smth" | "step mother" | "stepmother" => "Step-mother",
        "sfth" | "step father" | "stepfather" => "Step-father",
        "gmth" | "grmo" | "grandmother" => "Grandmother",
        "gfth" | "grfa" | "grandfather" => "Grandfather",
        "gprt" | "grp" | "grandparent" => "Grandparent",
        "fost" | "fos" | "foster parent" => "Foster parent",
        "fmth" | "fom" | "foster mother" => "Foster mother",
        "ffth" | "fof" | "foster father" => "Foster father",
        "crer" | "car" | "carer" => "Carer",
        "gdn" | "gurd" | "guardian" => "Guardian",
        "sibl" | "sibling" => "Sibling",
        "rltv" | "rel" | "other relative" => "Other relative",
        "chmd" | "chm" | "childminder" => "Childminder",
        "swkr" | "swr" | "social worker" => "Social worker",
        _ => text,
    };
    Some(words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relationship_is_told_in_words() {
        assert_eq!(relationship("MTHR").as_deref(), Some("Mother"));
        assert_eq!(relationship("mother").as_deref(), Some("Mother"));
        assert_eq!(relationship("Aunt").as_deref(), Some("Aunt"));
    }

    #[test]
    fn other_says_nothing() {
        assert_eq!(relationship("OTHR"), None);
        assert_eq!(relationship(""), None);
    }
}
