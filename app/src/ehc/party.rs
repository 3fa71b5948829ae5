//! Whose a date is: the school's, the local authority's, or the parents'.

use serde::{Deserialize, Serialize};

/// Whose it is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// For the school.
    Senco,
    LocalAuthority,
    Parents,
}

impl Party {
    pub fn label(self) -> &'static str {
        match self {
            Party::Senco => "SENCo",
            Party::LocalAuthority => "Local authority",
            Party::Parents => "Parents",
        }
    }
}
