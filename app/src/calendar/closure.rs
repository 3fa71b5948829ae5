//! Days inside the year on which no child is in school.

use serde::{Deserialize, Serialize};

use super::days::Span;

/// Why the school is closed to children on a day that would otherwise be a school day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(rename_all = "snake_case"))]
#[serde(rename_all = "snake_case")]
pub enum ClosureKind {
    /// Staff training: staff are in, children are not.
    Inset,
    BankHoliday,
    /// Snow, a burst pipe, a polling station: not planned when the year began.
    Emergency,
}

impl ClosureKind {
    pub const ALL: [ClosureKind; 3] = [ClosureKind::Inset, ClosureKind::BankHoliday, ClosureKind::Emergency];

    /// The word in field names, addresses and the database.
    pub fn id(self) -> &'static str {
        match self {
            ClosureKind::Inset => "inset",
            ClosureKind::BankHoliday => "bank_holiday",
            ClosureKind::Emergency => "emergency",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        ClosureKind::ALL.into_iter().find(|kind| kind.id() == id)
    }

    pub fn label(self) -> &'static str {
        match self {
            ClosureKind::Inset => "INSET day",
            ClosureKind::BankHoliday => "Bank holiday",
            ClosureKind::Emergency => "Emergency closure",
        }
    }

    /// In the published dates, as opposed to something that happened.
    pub(super) fn is_planned(self) -> bool {
        !matches!(self, ClosureKind::Emergency)
    }
}

/// One day, or several on end, on which the school is closed to children.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closure {
    pub kind: ClosureKind,
    pub span: Span,
    /// What people call it: “Good Friday”, “Snow”. May be empty.
    pub name: String,
}

impl Closure {
    /// The name, or the kind where it has none.
    pub fn label(&self) -> &str {
        let name = self.name.trim();
        if name.is_empty() { self.kind.label() } else { name }
    }
}

/// Why a day is not a school day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyClosed {
    Weekend,
    /// Between two half terms, or before and after the school year.
    Holiday,
    Inset,
    BankHoliday,
    Emergency,
}

impl WhyClosed {
    pub const ALL: [WhyClosed; 5] = [
        WhyClosed::Weekend,
        WhyClosed::Holiday,
        WhyClosed::Inset,
        WhyClosed::BankHoliday,
        WhyClosed::Emergency,
    ];

    pub fn label(self) -> &'static str {
        match self {
            WhyClosed::Weekend => "Weekend",
            WhyClosed::Holiday => "School holiday",
            WhyClosed::Inset => ClosureKind::Inset.label(),
            WhyClosed::BankHoliday => ClosureKind::BankHoliday.label(),
            WhyClosed::Emergency => ClosureKind::Emergency.label(),
        }
    }
}

impl From<ClosureKind> for WhyClosed {
    fn from(kind: ClosureKind) -> Self {
        match kind {
            ClosureKind::Inset => WhyClosed::Inset,
            ClosureKind::BankHoliday => WhyClosed::BankHoliday,
            ClosureKind::Emergency => WhyClosed::Emergency,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_reads_back_from_its_id() {
        for kind in ClosureKind::ALL {
            assert_eq!(ClosureKind::from_id(kind.id()), Some(kind));
        }
        assert_eq!(ClosureKind::from_id("holiday"), None);
    }
}
