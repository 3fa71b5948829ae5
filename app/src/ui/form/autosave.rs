//! Keeping what is typed: after each pause and on leaving a field, on the device and on the server at once. What the
//! server has taken leaves the device. Where it cannot be reached the words wait, the line says so, and they are
//! sent as soon as it answers again; a page that goes in between loses none of them.

use std::time::Duration;

use leptos::prelude::*;
use leptos::{ev, server};

use super::device::{DeviceKey, Waiting};
use crate::kit::{ActKey, Answers, AppError};
use crate::ui::{Icon, Leaving};

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
}

#[derive(Clone)]
struct About {
    form: &'static str,
    subject: String,
    key: ActKey,
    device: Option<DeviceKey>,
    /// Outlives the form on the page: what was being kept when it went still comes to its place.
    state: ArcStoredValue<State>,
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
        let state = ArcStoredValue::new(State { on_server, unsent: None, sending: false, over: false });
        let autosave = Autosave {
            kept: RwSignal::new(kept),
            timer: StoredValue::new(None),
            about: StoredValue::new(About { form, subject, key, device, state }),
        };
        if let Some(leaving) = use_context::<Leaving>() {
            leaving.waits_for(autosave);
        }
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
        self.change(|state| state.unsent = Some(answers));
        self.keep_in(PAUSE);
    }

    /// Keeps what is not kept yet.
    pub fn keep(self) {
        self.stop_waiting();
        let Some(about) = self.about.try_get_value() else { return };
        let taken = about.state.try_update_value(|state| {
            if state.sending || state.over {
                return None;
            }
            state.sending = state.unsent.is_some();
            state.unsent.clone()
        });
        leptos::task::spawn_local(async move {
            about.to_device().await;
        });
        let Some(Some(answers)) = taken else { return };
        self.kept.set(Kept::Saving);
        leptos::task::spawn_local(self.send(answers));
    }

    /// The page is about to go: brings to the device what the server may not have.
    pub async fn before_leaving(self) {
        if let Some(about) = self.about.try_get_value() {
            about.to_device().await;
        }
    }

    async fn send(self, answers: Answers) {
        let Some(about) = self.about.try_get_value() else { return };
        let saved =
            save_draft(about.key.clone(), about.form.to_owned(), about.subject.clone(), answers.clone())
                .await;
        // A draft that the form itself has overtaken is no loss.
        let saved = match saved {
            Ok(None) if about.state.try_with_value(|state| state.over) == Some(false) => {
                Err(AppError::SentBefore)
            }
            saved => saved,
        };
        let more = about.state.try_update_value(|state| {
            state.sending = false;
            if matches!(saved, Ok(Some(_))) {
                if state.unsent.as_ref() == Some(&answers) {
                    state.unsent = None;
                }
                state.on_server = answers;
            }
            state.unsent.is_some() && !state.over
        });
        let failed = saved.is_err();
        // Nothing changes about that by trying again.
        let more = more.map(|more| more && !matches!(saved, Err(AppError::SentBefore)));
        let now = match saved {
            Ok(at) => {
                if more == Some(false) {
                    about.forget();
                }
                at.map_or(Kept::Nothing, Kept::At)
            }
            Err(error) => Kept::Failed(error, about.to_device().await),
        };
        // The page may have been left while it was saved.
        if self.kept.try_set(now).is_some() {
            return;
        }
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
        self.change(|state| state.over = true);
    }

    /// The form did not stand: drafts go on, with what is not kept yet.
    pub fn came_back(self) {
        self.change(|state| state.over = false);
        self.keep();
    }

    /// The form has arrived: nothing of it waits anywhere.
    pub fn arrived(self) {
        self.change(|state| state.unsent = None);
        self.forget();
    }

    /// Takes up the words that wait on the device for this form. `found` is called with them and with whether
    /// the server still holds what it held when they were typed.
    pub fn look_on_device(self, found: impl Fn(Answers, bool) + 'static) {
        let Some(about) = self.about.try_get_value() else { return };
        leptos::task::spawn_local(async move {
            let Some(waiting) = about.on_device().await else { return };
            let Some(on_server) = about.state.try_with_value(|state| state.on_server.clone()) else { return };
            if waiting.typed == on_server {
                about.forget();
            } else {
                found(waiting.typed, waiting.before == on_server);
            }
        });
    }

    /// Nobody wants the words that wait on the device.
    pub fn forget(self) {
        if let Some(about) = self.about.try_get_value() {
            about.forget();
        }
    }

    /// Whether its form is no longer on the page.
    pub fn is_gone(self) -> bool {
        self.about.is_disposed()
    }

    fn change(self, change: impl FnOnce(&mut State)) {
        if let Some(about) = self.about.try_get_value() {
            about.state.update_value(change);
        }
    }
}

impl About {
    /// Brings to the device what the server does not hold. Whether it waits there now.
    async fn to_device(&self) -> bool {
        let Some(device) = &self.device else { return false };
        // What is typed over while it is sealed is sealed again; what the server has taken by then needs no place.
        while let Some(Some(waiting)) = self.state.try_with_value(State::waiting) {
            let Some(sealed) = device.seal(&waiting).await else { return false };
            let unsent = self.state.try_with_value(|state| state.unsent.as_ref() == Some(&waiting.typed));
            if unsent == Some(true) {
                return device.put(self.form, &self.subject, &sealed);
            }
        }
        false
    }

    async fn on_device(&self) -> Option<Waiting> {
        self.device.as_ref()?.kept(self.form, &self.subject).await
    }

    fn forget(&self) {
        if let Some(device) = &self.device {
            device.forget(self.form, &self.subject);
        }
    }
}

impl State {
    fn waiting(&self) -> Option<Waiting> {
        let typed = self.unsent.clone()?;
        Some(Waiting { before: self.on_server.clone(), typed })
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
