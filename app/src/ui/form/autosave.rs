//! Keeping what is typed: after each pause and on leaving a field, on the server. Where the server cannot be
//! reached the words wait on the device, the line says so, and they are sent as soon as it answers again.

use std::time::Duration;

use leptos::prelude::*;
use leptos::{ev, server};

use super::device::{DeviceKey, Waiting};
use crate::kit::{ActKey, Answers, AppError};
use crate::ui::Icon;

#[cfg(feature = "ssr")]
use crate::db::{Look, forget_draft, keep_draft};

/// A pause this long means that the writer is thinking.
const PAUSE: Duration = Duration::from_millis(900);

/// How long after a failure it is tried again, if the browser has not said earlier that the network is back.
const AGAIN: Duration = Duration::from_secs(15);

/// No draft is longer; a longer one is an accident.
#[cfg(feature = "ssr")]
const MOST_BYTES: usize = 200_000;

/// Keeps a draft. Only its writer is ever shown it. The form and its subject are names, not rights: what is
/// kept here opens nothing. Gives the time by the school's clock; `None`: the form itself was sent with that key, so
/// nothing more is kept under it.
#[server(endpoint = "save_draft")]
pub async fn save_draft(
    key: ActKey,
    form: String,
    subject: String,
    #[server(default)] answers: Answers,
) -> Result<Option<String>, AppError> {
    let look = Look::begin()?;
    let size = serde_json::to_vec(&answers).map_or(usize::MAX, |text| text.len());
    if size > MOST_BYTES || form.len() > 60 || subject.len() > 60 {
        return Err(AppError::NotUnderstood);
    }
    let kept = keep_draft(look.school(), look.asker.id, &form, &subject, &key, answers).await?;
    Ok(kept.then(|| look.school().local(look.school().now()).format("%H:%M").to_string()))
}

/// Throws the asker's own draft away: what is kept is shown again.
#[server(endpoint = "throw_draft_away")]
pub async fn throw_draft_away(form: String, subject: String) -> Result<(), AppError> {
    let look = Look::begin()?;
    forget_draft(look.school(), look.asker.id, &form, &subject).await
}

/// Where the words are.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Kept {
    Nothing,
    Saving,
    At(String),
    /// The server did not take them; whether this device holds them.
    Failed(AppError, bool),
}

#[derive(Clone, Copy)]
pub struct Autosave {
    kept: RwSignal<Kept>,
    timer: StoredValue<Option<TimeoutHandle>>,
    about: StoredValue<About>,
    state: StoredValue<State>,
}

#[derive(Clone)]
struct About {
    form: &'static str,
    subject: String,
    key: ActKey,
    device: Option<DeviceKey>,
}

struct State {
    /// What the server is known to hold.
    on_server: Answers,
    /// What it does not hold yet.
    unsent: Option<Answers>,
    /// One is on its way: they arrive in the order in which they were typed.
    sending: bool,
    /// The form itself was sent: nothing is kept any more.
    over: bool,
}

impl Autosave {
    pub fn new(
        form: &'static str,
        subject: String,
        key: ActKey,
        device: Option<DeviceKey>,
        on_server: Answers,
        draft_of: String,
    ) -> Self {
        let kept = if draft_of.is_empty() { Kept::Nothing } else { Kept::At(draft_of) };
        let autosave = Autosave {
            kept: RwSignal::new(kept),
            timer: StoredValue::new(None),
            about: StoredValue::new(About { form, subject, key, device }),
            state: StoredValue::new(State { on_server, unsent: None, sending: false, over: false }),
        };
        Effect::new(move |_| {
            let online = window_event_listener(ev::online, move |_| autosave.keep());
            // A tab that is put away may never come back.
            let hidden = window_event_listener_untyped("visibilitychange", move |_| autosave.keep());
            on_cleanup(move || {
                online.remove();
                hidden.remove();
            });
        });
        autosave
    }

    /// Something was typed: it is kept after the next pause.
    pub fn typed(self, answers: Answers) {
        self.state.update_value(|state| state.unsent = Some(answers));
        self.keep_in(PAUSE);
    }

    /// Keeps what is not kept yet.
    pub fn keep(self) {
        self.stop_waiting();
        let taken = self.state.try_update_value(|state| {
            if state.sending || state.over {
                return None;
            }
            state.sending = state.unsent.is_some();
            state.unsent.clone()
        });
        let Some(Some(answers)) = taken else { return };
        self.kept.set(Kept::Saving);
        leptos::task::spawn_local(self.send(answers));
    }

    async fn send(self, answers: Answers) {
        let Some(About { form, subject, key, device }) = self.about.try_get_value() else { return };
        let saved = save_draft(key, form.to_owned(), subject.clone(), answers.clone()).await;
        let (before, over) = self.state.try_with_value(|state| (state.on_server.clone(), state.over)).unzip();
        // A draft that the form itself has overtaken is no loss.
        let saved = match saved {
            Ok(None) if over == Some(false) => Err(AppError::SentBefore),
            saved => saved,
        };
        let now = match (saved, device) {
            (Ok(at), device) => {
                if let Some(device) = device {
                    device.forget(form, &subject);
                }
                at.map_or(Kept::Nothing, Kept::At)
            }
            (Err(error), Some(device)) => {
                let before = before.unwrap_or_default();
                let waiting = Waiting { before, typed: answers.clone() };
                Kept::Failed(error, device.keep(form, &subject, &waiting).await.is_some())
            }
            (Err(error), None) => Kept::Failed(error, false),
        };
        // The page may have been left while it was saved.
        let more = self.state.try_update_value(|state| {
            state.sending = false;
            if matches!(now, Kept::At(_)) {
                if state.unsent.as_ref() == Some(&answers) {
                    state.unsent = None;
                }
                state.on_server = answers;
            }
            state.unsent.is_some() && !state.over
        });
        let failed = matches!(now, Kept::Failed(..));
        let _ = self.kept.try_set(now);
        match more {
            Some(true) if failed => self.keep_in(AGAIN),
            Some(true) => self.keep_in(PAUSE),
            _ => {}
        }
    }

    fn keep_in(self, pause: Duration) {
        self.stop_waiting();
        let waiting = set_timeout_with_handle(move || self.keep(), pause);
        self.timer.set_value(waiting.ok());
    }

    fn stop_waiting(self) {
        if let Some(Some(waiting)) = self.timer.try_get_value() {
            waiting.clear();
        }
    }

    /// The form is on its way itself. Until it comes back no draft may arrive after it.
    pub fn sent(self) {
        self.stop_waiting();
        self.state.update_value(|state| state.over = true);
    }

    /// The form did not stand: drafts go on, with what is not kept yet.
    pub fn came_back(self) {
        self.state.update_value(|state| state.over = false);
        self.keep();
    }

    /// The form has arrived: nothing of it waits anywhere.
    pub fn arrived(self) {
        self.state.update_value(|state| state.unsent = None);
        self.forget();
    }

    /// Takes up the words that wait on the device for this form. `found` is called with them and with whether
    /// the server still holds what it held when they were typed.
    pub fn look_on_device(self, found: impl Fn(Answers, bool) + 'static) {
        let Some(About { form, subject, device: Some(device), .. }) = self.about.try_get_value() else {
            return;
        };
        leptos::task::spawn_local(async move {
            let Some(waiting) = device.kept(form, &subject).await else { return };
            let Some(on_server) = self.state.try_with_value(|state| state.on_server.clone()) else { return };
            if waiting.typed == on_server {
                device.forget(form, &subject);
            } else {
                found(waiting.typed, waiting.before == on_server);
            }
        });
    }

    /// Nobody wants the words that wait on the device.
    pub fn forget(self) {
        if let Some(About { form, subject, device: Some(device), .. }) = self.about.try_get_value() {
            device.forget(form, &subject);
        }
    }
}

/// The line that says where the words are.
#[component]
pub fn SavedLine(autosave: Autosave) -> impl IntoView {
    let line = move || match autosave.kept.get() {
        Kept::Nothing => None,
        Kept::Saving => Some(("saved", "Saving".to_owned())),
        Kept::At(time) => Some(("saved", format!("Draft saved at {time}"))),
        Kept::Failed(AppError::Offline, true) => Some((
            "saved saved--fail",
            "Saved on this device. It goes to the school when the network is back and this form is open."
                .to_owned(),
        )),
        Kept::Failed(error, true) => {
            Some(("saved saved--fail", format!("Saved on this device only. {error}")))
        }
        Kept::Failed(error, false) => Some(("saved saved--fail", format!("Not saved. {error}"))),
    };
    view! {
        <div role="status" class="saved-line">
            {move || line().map(|(class, words)| view! { <p class=class>{Icon::Saved}<span>{words}</span></p> })}
        </div>
    }
}
