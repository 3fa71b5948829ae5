//! What a document is.

use serde::{Deserialize, Serialize};

use crate::kit::{Choices, id};

id!(
    /// A document of a child.
    DocumentId
);

/// What a document is, as whoever adds it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(rename_all = "snake_case"))]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// What the school kept on paper, scanned in one piece.
    PaperFile,
    Report,
    Plan,
    Letter,
    Other,
}

impl DocumentKind {
    pub const ALL: [DocumentKind; 5] = [
        DocumentKind::PaperFile,
        DocumentKind::Report,
        DocumentKind::Plan,
        DocumentKind::Letter,
        DocumentKind::Other,
    ];

    /// The word in the database and in forms. Retired, never reused.
    pub fn id(self) -> &'static str {
        self.id_and_label().0
    }

    pub fn label(self) -> &'static str {
        self.id_and_label().1
    }

    fn id_and_label(self) -> (&'static str, &'static str) {
        let place = match self {
            DocumentKind::PaperFile => 0,
            DocumentKind::Report => 1,
            DocumentKind::Plan => 2,
            DocumentKind::Letter => 3,
            DocumentKind::Other => 4,
        };
        DocumentKind::OPTIONS[place]
    }
}

impl Choices for DocumentKind {
    const OPTIONS: &'static [(&'static str, &'static str)] = &[
        ("paper_file", "The paper file, scanned"),
        ("report", "A report"),
        ("plan", "An education, health and care plan"),
        ("letter", "A letter"),
        ("other", "Something else"),
    ];

    fn from_id(id: &str) -> Option<Self> {
        DocumentKind::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIGRATION: &str = include_str!("../../../migrations/0014_placing_and_documents.sql");

    #[test]
    fn every_kind_is_read_back_and_has_the_id_that_the_database_derives_and_allows() {
        for (kind, (id, label)) in DocumentKind::ALL.into_iter().zip(DocumentKind::OPTIONS) {
            assert_eq!((kind.id(), kind.label()), (*id, *label));
            assert_eq!(DocumentKind::from_id(id), Some(kind));
            assert_eq!(id.replace('_', ""), format!("{kind:?}").to_lowercase());
            assert!(MIGRATION.contains(&format!("'{id}'")), "{id}");
        }
        assert_eq!(DocumentKind::ALL.len(), DocumentKind::OPTIONS.len());
    }
}
