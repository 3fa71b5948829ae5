//! Other tabs of the same browser: when one of them locks or signs out, all of them leave the glass.

use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::StorageEvent;

use crate::ui::Leaving;

/// What the tabs tell each other by. Its value says nothing.
const SIGN: &str = "screen";

/// Says that somebody is in front of the screen.
const TOUCH: &str = "touch";

/// Tells the other tabs that this session is locked or over.
pub fn tell_other_tabs() {
    tell(SIGN);
}

/// Tells the other tabs that somebody is in front of this one.
pub fn touched_in_this_tab() {
    tell(TOUCH);
}

/// Whether another tab tells of a touch.
pub fn is_a_touch(event: &StorageEvent) -> bool {
    event.key().as_deref() == Some(TOUCH)
}

fn tell(sign: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        // A browser without storage has nothing to tell: its tabs find out when they next ask.
        let _ = storage.set_item(sign, "told");
        let _ = storage.remove_item(sign);
    }
}

/// Loads the page again when another tab has locked or signed out: the server then shows the lock or the door.
pub fn leave_with_other_tabs(leaving: Leaving) {
    Effect::new(move |_| {
        let told = window_event_listener(ev::storage, move |event| {
            if event.key().as_deref() == Some(SIGN) {
                leaving.load_again();
            }
        });
        on_cleanup(move || told.remove());
    });
}
