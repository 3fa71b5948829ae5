//! A tablet that is put down: after ten minutes without a touch the screen goes to the lock by itself. The server
//! would answer nothing more by then; this takes away what is still on the glass.

use std::time::Duration;

use leptos::prelude::*;
use leptos::web_sys::js_sys::Date;
use leptos::{ev, server};
use leptos_router::hooks::{use_location, use_navigate};

use super::off_the_glass::{Wanted, off_the_glass};
use super::other_tabs::{is_a_touch, tell_other_tabs, touched_in_this_tab};
use super::rules::MINUTES_UNTIL_LOCKED;
use super::server::lock;
use crate::kit::AppError;
use crate::ui::Leaving;

#[cfg(feature = "ssr")]
use crate::db::Look;

/// How often is looked.
const LOOK_EVERY: Duration = Duration::from_secs(10);

/// A touch is told to the server if so many looks have passed since the last: two minutes.
const LOOKS_UNTIL_HEARD: u64 = 12;

/// Says that somebody is still in front of the screen.
#[server(endpoint = "still_here")]
pub async fn still_here() -> Result<(), AppError> {
    // The gate has noted it already.
    Look::begin().map(drop)
}

/// Watches over the pages behind the door. Counts looks and not the clock, so that a clock that is put right
/// locks nothing and opens nothing.
pub fn lock_when_idle(leaving: Leaving) {
    // One look more than the server waits, which may have heard of the last touch a moment later.
    let looks_until_locked = u64::from(MINUTES_UNTIL_LOCKED) * 60 / LOOK_EVERY.as_secs() + 1;
    let looks = StoredValue::new(0_u64);
    let (path, navigate) = (use_location().pathname, use_navigate());
    Effect::new(move |_| {
        // The server counts what it hears: whoever reads for long is heard of, too.
        let heard = StoredValue::new(0_u64);
        let touched = move || {
            looks.set_value(0);
            if heard.get_value() >= LOOKS_UNTIL_HEARD {
                heard.set_value(0);
                touched_in_this_tab();
                leptos::task::spawn_local(async {
                    // If it does not arrive, the next touch tells it, or the lock.
                    let _ = still_here().await;
                });
            }
        };
        // A touch in another tab of this browser is one in front of this screen.
        let elsewhere = window_event_listener(ev::storage, move |event| {
            if is_a_touch(&event) {
                looks.set_value(0);
            }
        });
        let pointer = window_event_listener(ev::pointerdown, move |_| touched());
        let key = window_event_listener(ev::keydown, move |_| touched());
        // A tab that comes back asks whether it may still show its page.
        let hidden_at = StoredValue::new(None::<f64>);
        let back = window_event_listener_untyped("visibilitychange", move |_| {
            // One that goes is no sign of somebody in front of it.
            if document().hidden() {
                hidden_at.set_value(Some(Date::now()));
                return;
            }
            let away = hidden_at.get_value().map_or(0.0, |hidden| Date::now() - hidden);
            // A device that slept so long counted no looks: its page goes first, network or not.
            if away >= f64::from(MINUTES_UNTIL_LOCKED) * 60_000.0 {
                leaving.load_again();
                return;
            }
            leptos::task::spawn_local(async move {
                if let Err(AppError::Locked | AppError::NotSignedIn) = still_here().await {
                    leaving.load_again();
                }
            });
        });
        let scroll = window_event_listener_untyped("scroll", move |_| touched());
        let navigate = navigate.clone();
        let watching = set_interval_with_handle(
            move || {
                looks.update_value(|looks| *looks += 1);
                heard.update_value(|heard| *heard += 1);
                if looks.get_value() >= looks_until_locked {
                    looks.set_value(0);
                    let (path, navigate) = (path.get_untracked(), navigate.clone());
                    leptos::task::spawn_local(async move {
                        // The server may have heard of this session since; nobody is in front of this screen.
                        if lock(path.clone()).await.is_ok() {
                            tell_other_tabs();
                            leaving.load_again();
                        } else {
                            off_the_glass(Wanted::Lock, leaving, path, navigate);
                        }
                    });
                }
            },
            LOOK_EVERY,
        );
        on_cleanup(move || {
            pointer.remove();
            key.remove();
            scroll.remove();
            back.remove();
            elsewhere.remove();
            if let Ok(watching) = watching {
                watching.clear();
            }
        });
    });
}
