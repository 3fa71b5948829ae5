//! What a form page starts from.

use serde::{Deserialize, Serialize};

use super::DeviceKey;
use crate::kit::{ActKey, Answers, Day, FieldErrors};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormState {
    /// The key that the form is sent with, however often it is sent.
    pub key: ActKey,
    pub answers: Answers,
    /// When the reader's draft was kept last: “15:42”, with its day if that was another. Empty without a draft.
    pub draft_of: String,
    /// What did not stand when it was last sent.
    pub errors: FieldErrors,
    /// The day at the school: the browser's own clock may be wrong.
    pub today: Day,
    /// Seals what waits on the device when the server cannot be reached; for whoever is signed in.
    pub device: Option<DeviceKey>,
}
