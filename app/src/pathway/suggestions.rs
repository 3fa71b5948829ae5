//! What the app may suggest and the school may switch on. No suggestion is a rule of the school or of the law.

use serde::{Deserialize, Serialize};

/// All off until the school switches them on; on a page each says that it is a suggestion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Suggestions {
    /// A cause of concern may be carried on once for the same time again, with a reason.
    pub extend_once: bool,
    /// Brings up a concern of which the family has not been told. Good practice at stage 1, not required.
    pub tell_family: bool,
}
