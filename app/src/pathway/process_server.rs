//! What a browser can ask about the school's process: reading it, and changing its names and times.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::ProcessChanges;
use crate::kit::{ActKey, Answers, AppError};
use crate::ui::FormState;

#[cfg(feature = "ssr")]
use {
    super::{Suggestions, process_answers, process_changes, process_form, store},
    crate::chronology::last_time,
    crate::db::{Act, Happening, Look, discard_draft},
    crate::kit::{Audience, FieldErrors, long_date, paths},
    crate::ui::{conflict, give_back_act, state_of},
};

/// Its changes in the chronology.
#[cfg(feature = "ssr")]
const PROCESS_CHANGED: &str = "process_changed";

/// What its draft is about: there is one process.
pub const SUBJECT: &str = "all";

/// The process as its page shows it: the browser's half has the document itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcessState {
    pub changes: ProcessChanges,
    pub may_change: bool,
    /// “Last changed on 24 November 2026 by Mrs Ada Finch.” For those who decide about it; empty until somebody
    /// has.
    pub changed: String,
}

#[server(endpoint = "open_process")]
pub async fn open_process() -> Result<ProcessState, AppError> {
    let look = Look::begin()?;
    let (changes, _) = store::process_changes(look.db()).await?;
    let may_change = look.asker.decides_the_process();
    let last = if may_change { last_time(&look, PROCESS_CHANGED).await? } else { None };
    let last_changed = match last {
        Some((day, by)) => format!("Last changed on {} by {by}.", long_date(day)),
        None => String::new(),
    };
    Ok(ProcessState { changes, may_change, changed: last_changed })
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcessSettings {
    pub version: i32,
    /// The process in force, as answers.
    pub stands: Answers,
    /// What the reader is changing, or the process in force.
    pub form: FormState,
    /// The school has changed something, so that the document can be put back.
    pub is_changed: bool,
}

#[server(endpoint = "open_process_settings")]
pub async fn open_process_settings() -> Result<ProcessSettings, AppError> {
    let look = Look::begin()?;
    if !look.asker.decides_the_process() {
        return Err(AppError::NotFound);
    }
    let (changes, version) = store::process_changes(look.db()).await?;
    let suggestions = store::suggestions(look.db()).await?;
    let stands = process_answers(&store::process_with(&changes)?, suggestions);
    let mut form = state_of(&look, process_form(), SUBJECT).await?;
    if form.answers.is_empty() {
        form.answers = stands.clone();
    }
    let is_changed = changes != ProcessChanges::default() || suggestions != Suggestions::default();
    Ok(ProcessSettings { version, stands, form, is_changed })
}

/// Saves the school's names, timeframes, review months and suggestions. Every date that follows from them is
/// another from now on.
#[server(endpoint = "save_process")]
pub async fn save_process(
    key: ActKey,
    version: i32,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let mut act = begin(key, "save_process", &(version, &answers)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let form = process_form();
    let (changes, suggestions) = match checked(&answers, act.today) {
        Ok(changes) => changes,
        Err(errors) => return Err(give_back_act(act, form.id, SUBJECT, answers, errors).await),
    };
    if !store::save_process(act.db(), &changes, suggestions, version).await? {
        return Err(conflict(act, form.id, SUBJECT, answers).await);
    }
    discard_draft(&mut act, form.id, SUBJECT).await?;
    finish(act, &changes, suggestions, "The names and times are saved. Every date follows them from now on.")
        .await
}

#[cfg(feature = "ssr")]
fn checked(answers: &Answers, today: crate::kit::Day) -> Result<(ProcessChanges, Suggestions), FieldErrors> {
    let checked = process_form().check(answers, today)?;
    let (changes, suggestions) = process_changes(&checked.into_answers());
    let twice = super::Process::with(&changes)?.named_twice();
    if !twice.is_empty() {
        return Err(twice);
    }
    Ok((changes, suggestions))
}

/// Puts the school's document back as it was written, and switches every suggestion off.
#[server(endpoint = "restore_process")]
pub async fn restore_process(key: ActKey, version: i32) -> Result<(), AppError> {
    let mut act = begin(key, "restore_process", &version).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let (changes, suggestions) = Default::default();
    if !store::save_process(act.db(), &changes, suggestions, version).await? {
        return Err(AppError::Conflict);
    }
    discard_draft(&mut act, process_form().id, SUBJECT).await?;
    finish(act, &changes, suggestions, "The process is as the school’s document has it.").await
}

#[cfg(feature = "ssr")]
async fn begin(key: ActKey, function: &'static str, body: &impl Serialize) -> Result<Act, AppError> {
    let act = Act::begin(key, function, body).await?;
    if act.asker.decides_the_process() { Ok(act) } else { Err(AppError::NotFound) }
}

#[cfg(feature = "ssr")]
async fn finish(
    mut act: Act,
    changes: &ProcessChanges,
    suggestions: Suggestions,
    said: &str,
) -> Result<(), AppError> {
    let details = serde_json::json!({ "changes": changes, "suggestions": suggestions });
    act.note(Happening { what: PROCESS_CHANGED, pupil: None, audience: Audience::SencoAndHead, details })
        .await?;
    act.say(said);
    act.commit_and_go((), paths::PROCESS).await
}
