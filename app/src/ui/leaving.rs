//! A page that goes for good: first its words come to the device.

use leptos::prelude::*;

use super::form::Autosave;

/// What the pages behind the door hold that must not be lost when they go.
#[derive(Clone, Copy)]
pub struct Leaving(StoredValue<Vec<Autosave>>);

impl Leaving {
    pub fn provide() -> Leaving {
        let leaving = Leaving(StoredValue::new(Vec::new()));
        provide_context(leaving);
        leaving
    }

    /// This form's words are to be safe before the page goes.
    pub(super) fn waits_for(self, autosave: Autosave) {
        self.0.update_value(|forms| {
            forms.retain(|form| !form.is_gone());
            forms.push(autosave);
        });
    }

    /// Brings what was typed to the device.
    pub async fn words_kept(self) {
        for form in self.0.try_get_value().unwrap_or_default() {
            form.before_leaving().await;
        }
    }

    /// The page as the server shows it now, with nothing of the old one left in the browser's memory.
    pub fn load_again(self) {
        leptos::task::spawn_local(async move {
            self.words_kept().await;
            reload();
        });
    }
}

/// The browser's own way of asking for the page anew.
pub fn reload() {
    // What cannot be loaded again stays until the next touch.
    let _ = window().location().reload();
}
