//! A page that is locked or left while the server cannot be reached: it goes all the same, and the server is told
//! as soon as it answers.

use std::time::Duration;

use leptos::ev;
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

/// Until the server has heard of it, whatever page is shown by then: at once when the network is back, and now and
/// then in case it was not the network.
fn go_on_trying(wanted: Wanted, path: String) {
    let attempt = move || {
        let path = path.clone();
        leptos::task::spawn_local(async move {
            let heard = match wanted {
                Wanted::Lock => lock(path).await,
                Wanted::SignOut => sign_out().await,
            };
            // Whoever is signed in no longer has nothing left to lock.
            if matches!(heard, Ok(()) | Err(AppError::NotSignedIn)) {
                reload();
            }
        });
    };
    // Both end with this document, which the answer loads anew.
    let _online = window_event_listener(ev::online, {
        let attempt = attempt.clone();
        move |_| attempt()
    });
    set_interval(attempt, AGAIN);
}
