//! A page that is locked or left while the server cannot be reached: it goes all the same, and the server is told
//! as soon as it answers.

use std::time::Duration;

use leptos::prelude::*;
use leptos_router::NavigateOptions;

use super::other_tabs::tell_other_tabs;
use super::server::{lock, sign_out};
use crate::kit::{AppError, paths};
use crate::ui::{Leaving, reload};

/// How often it is tried again.
const AGAIN: Duration = Duration::from_secs(10);

/// What somebody wanted of the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    Lock,
    SignOut,
}

/// Brings the words to the device, shows the lock instead of the page, and goes on trying.
pub fn off_the_glass(
    wanted: Wanted,
    leaving: Leaving,
    path: String,
    navigate: impl Fn(&str, NavigateOptions) + 'static,
) {
    leptos::task::spawn_local(async move {
        leaving.words_kept().await;
        tell_other_tabs();
        navigate(&paths::and_then_to(paths::LOCKED, &path), NavigateOptions::default());
        go_on_trying(wanted, path);
    });
}

/// Until the server has heard of it, whatever page is shown by then.
fn go_on_trying(wanted: Wanted, path: String) {
    let trying = ArcStoredValue::new(None::<IntervalHandle>);
    let stored = trying.clone();
    let attempt = move || {
        let (path, trying) = (path.clone(), trying.clone());
        leptos::task::spawn_local(async move {
            let heard = match wanted {
                Wanted::Lock => lock(path).await,
                Wanted::SignOut => sign_out().await,
            };
            // Whoever is signed in no longer has nothing left to lock.
            if matches!(heard, Ok(()) | Err(AppError::NotSignedIn)) {
                if let Some(Some(trying)) = trying.try_get_value() {
                    trying.clear();
                }
                reload();
            }
        });
    };
    // A browser that cannot wait shows the way in again when the page is asked for.
    stored.set_value(set_interval_with_handle(attempt, AGAIN).ok());
}
