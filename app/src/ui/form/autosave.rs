//! Keeping what is typed: a moment after each pause, on the server. Where the server cannot be reached the line
//! says so, and the next pause tries again.

use std::time::Duration;

use leptos::prelude::*;
use leptos::server;

use crate::kit::{ActKey, Answers, AppError};
use crate::ui::Icon;

#[cfg(feature = "ssr")]
use crate::db::{Look, keep_draft};

/// A pause this long means that the writer is thinking.
const PAUSE: Duration = Duration::from_millis(900);

/// No draft is longer; a longer one is an accident.
#[cfg(feature = "ssr")]
const MOST_BYTES: usize = 200_000;

/// Keeps a draft. Only its writer is ever shown it. The form and its subject are names, not rights: what is
/// kept here opens nothing.
#[server(endpoint = "save_draft")]
pub async fn save_draft(
    key: ActKey,
    form: String,
    subject: String,
    #[server(default)] answers: Answers,
) -> Result<String, AppError> {
    let look = Look::begin()?;
    let size = serde_json::to_vec(&answers).map_or(usize::MAX, |text| text.len());
    if size > MOST_BYTES || form.len() > 60 || subject.len() > 60 {
        return Err(AppError::NotUnderstood);
    }
    keep_draft(look.school(), look.asker.id, &form, &subject, &key, answers).await?;
    Ok(look.school().local(look.school().now()).format("%H:%M").to_string())
}

/// Where the words are.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Kept {
    Nothing,
    Saving,
    At(String),
    Failed(AppError),
}

#[derive(Clone, Copy)]
pub struct Autosave {
    kept: RwSignal<Kept>,
    waiting: StoredValue<Option<TimeoutHandle>>,
    about: StoredValue<(&'static str, String, ActKey)>,
}

impl Autosave {
    pub fn new(form: &'static str, subject: String, key: ActKey) -> Self {
        Autosave {
            kept: RwSignal::new(Kept::Nothing),
            waiting: StoredValue::new(None),
            about: StoredValue::new((form, subject, key)),
        }
    }

    /// Something was typed: it is kept after the next pause.
    pub fn typed(self, answers: Answers) {
        if let Some(waiting) = self.waiting.get_value() {
            waiting.clear();
        }
        let waiting = set_timeout_with_handle(move || self.keep(answers), PAUSE);
        self.waiting.set_value(waiting.ok());
    }

    fn keep(self, answers: Answers) {
        let Some((form, subject, key)) = self.about.try_get_value() else { return };
        self.kept.set(Kept::Saving);
        leptos::task::spawn_local(async move {
            let kept = match save_draft(key, form.to_owned(), subject, answers).await {
                Ok(at) => Kept::At(at),
                Err(error) => Kept::Failed(error),
            };
            // The page may have been left while it was saved.
            let _ = self.kept.try_set(kept);
        });
    }
}

/// The line that says where the words are.
#[component]
pub fn SavedLine(autosave: Autosave) -> impl IntoView {
    let line = move || match autosave.kept.get() {
        Kept::Nothing => None,
        Kept::Saving => Some(("saved", "Saving".to_owned())),
        Kept::At(time) => Some(("saved", format!("Draft saved at {time}"))),
        Kept::Failed(AppError::Offline) => Some(("saved saved--fail", AppError::Offline.to_string())),
        Kept::Failed(error) => Some(("saved saved--fail", format!("Not saved. {error}"))),
    };
    view! {
        <div role="status">
            {move || line().map(|(class, words)| view! { <p class=class>{Icon::Saved}<span>{words}</span></p> })}
        </div>
    }
}
