//! What can go wrong, by meaning. The browser gets these and nothing more: a cause is logged on the server
//! under a reference, and the person is given the reference.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::counts::counted;

/// One sentence for each answer that cannot stand, under the id of its question. All of them together.
pub type FieldErrors = BTreeMap<String, String>;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum AppError {
    /// Nobody is signed in, or the session has ended.
    #[error("Sign in again to go on.")]
    NotSignedIn,
    /// The session is locked: the server answers nothing until it is opened again.
    #[error("This screen is locked. Enter your PIN or password to go on.")]
    Locked,
    /// No such thing, or none that this person may see: the two are not told apart.
    #[error("There is nothing here. It may have moved, or you may not be able to see it.")]
    NotFound,
    /// Some answers cannot stand.
    #[error("Some answers need another look.")]
    Invalid(FieldErrors),
    /// Somebody else changed the same thing since it was opened.
    #[error("Somebody else changed this while you were writing. Both texts are kept.")]
    Conflict,
    /// The same form was sent before, with other words: what was sent first stands.
    #[error("This form was sent already, with other words. Open the page again to change what was sent.")]
    SentBefore,
    /// Too many tries in a short time.
    #[error("Too many tries. Wait {}, then try again.", counted(*.seconds, "second", "seconds"))]
    SlowDown { seconds: u32 },
    /// The server could not be reached: told on the device, never by the server.
    #[error(
        "We could not reach the school’s server. What you wrote is still on this screen. Try again when you are back on Wi-Fi."
    )]
    Offline,
    /// What was sent could not be read: an old page, or something that is no browser.
    #[error("This page is out of date. Load it again and go on.")]
    NotUnderstood,
    /// Our fault. The cause is in the server's log under the reference.
    #[error(
        "Something went wrong on our side. Nothing you wrote is lost. If it happens again, quote {reference}."
    )]
    TryAgain { reference: String },
}

impl AppError {
    /// One answer that cannot stand.
    pub fn invalid(question: &str, message: impl Into<String>) -> Self {
        AppError::Invalid(FieldErrors::from([(question.to_owned(), message.into())]))
    }
}

#[cfg(feature = "ui")]
impl leptos::server_fn::error::FromServerFnError for AppError {
    type Encoder = leptos::server_fn::codec::JsonEncoding;

    fn from_server_fn_error(error: leptos::server_fn::error::ServerFnErrorErr) -> Self {
        use leptos::server_fn::error::ServerFnErrorErr as Cause;
        match error {
            Cause::Request(_) | Cause::Response(_) | Cause::MiddlewareError(_) => AppError::Offline,
            _ => AppError::NotUnderstood,
        }
    }
}

#[cfg(feature = "ssr")]
impl AppError {
    /// The HTTP status with the same meaning.
    pub fn status(&self) -> axum::http::StatusCode {
        use axum::http::StatusCode;
        match self {
            AppError::NotSignedIn => StatusCode::UNAUTHORIZED,
            AppError::Locked => StatusCode::LOCKED,
            AppError::NotFound => StatusCode::NOT_FOUND,
            AppError::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            AppError::Conflict | AppError::SentBefore => StatusCode::CONFLICT,
            AppError::SlowDown { .. } => StatusCode::TOO_MANY_REQUESTS,
            AppError::NotUnderstood => StatusCode::BAD_REQUEST,
            AppError::Offline | AppError::TryAgain { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_of_one_second_is_said_as_one() {
        let said = |seconds| AppError::SlowDown { seconds }.to_string();
        assert_eq!(said(1), "Too many tries. Wait 1 second, then try again.");
        assert_eq!(said(12), "Too many tries. Wait 12 seconds, then try again.");
    }
}
