//! What a browser can ask about a line that is written: saying that what was agreed is done, or is not, and taking a
//! mistake back.

use leptos::server;

use super::ProgressLineId;
use crate::kit::{ActKey, AppError};

#[cfg(feature = "ssr")]
use {
    super::line_keeping::{about, withdraw},
    super::line_shown::{may_mark, owing},
    super::progress_server::writer,
    super::store,
    crate::db::{Act, Look},
    crate::kit::paths,
};

/// Says that what was agreed is done. Said twice it is done once. For whoever owes it, the class teacher and whoever
/// leads; [`AppError::NotFound`] to others, and of a line that was taken back.
#[server(endpoint = "action_done")]
pub async fn action_done(key: ActKey, line: ProgressLineId) -> Result<(), AppError> {
    mark(key, line, true).await
}

/// Says that what was agreed is not done after all, for the same people.
#[server(endpoint = "action_not_done")]
pub async fn action_not_done(key: ActKey, line: ProgressLineId) -> Result<(), AppError> {
    mark(key, line, false).await
}

#[cfg(feature = "ssr")]
async fn mark(key: ActKey, id: ProgressLineId, done: bool) -> Result<(), AppError> {
    let look = Look::begin()?;
    let line = store::line(&look, id).await?;
    let (owed_by, _) =
        owing(&look, std::slice::from_ref(&line)).await?.now(line.owner, &line.owner_name, line.pupil);
    if !may_mark(&look.asker, line.owner, owed_by) {
        return Err(AppError::NotFound);
    }
    let mut act = Act::begin(key, if done { "action_done" } else { "action_not_done" }, &id).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    if line.taken_back {
        return Err(AppError::NotFound);
    }
    let (by, today) = (act.asker.id, act.today);
    let (marked, what, said) = if done {
        let marked = store::mark_done(act.db(), id, today, by).await?;
        (marked, "agreed_action_done", "What was agreed is done, and on record.")
    } else {
        let marked = store::mark_not_done(act.db(), id).await?;
        (marked, "agreed_action_not_done", "What was agreed is still to do.")
    };
    // Whoever says the same a second time has changed nothing.
    if marked {
        let details = serde_json::json!({ "line": id, "words": line.action });
        act.note(about(what, line.pupil, details)).await?;
    }
    act.say(said);
    act.commit_and_go((), &paths::progress_meeting(line.meeting.0)).await
}

/// Takes back a line that was written by mistake. It stays in the history, and counts no longer; what it proposed about
/// the stage leaves the SENCo's list. For whoever writes at progress meetings; [`AppError::NotFound`] to others, and where
/// it was taken back already.
#[server(endpoint = "take_back_line")]
pub async fn take_back_line(key: ActKey, line: ProgressLineId) -> Result<(), AppError> {
    let look = writer()?;
    let stood = store::line(&look, line).await?;
    let mut act = Act::begin(key, "take_back_line", &line).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let today = act.today;
    if !store::take_back(act.db(), line, today).await? {
        return Err(AppError::NotFound);
    }
    withdraw(&mut act, &stood).await?;
    let words = format!("{}. {}", stood.barrier.trim_end_matches('.'), stood.action);
    let details = serde_json::json!({ "line": line, "words": words });
    act.note(about("progress_line_taken_back", stood.pupil, details)).await?;
    act.say(format!("The line about {} is taken back.", stood.name));
    act.commit_and_go((), &paths::progress_meeting(stood.meeting.0)).await
}
