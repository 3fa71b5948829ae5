//! A decision about a child's SEN code or needs that was a mistake, or of a wrong day: the last one is taken back, and the
//! SENCo decides again. What was decided stays in the timeline.

use leptos::server;

use super::PupilId;
use crate::kit::{ActKey, AppError};

#[cfg(feature = "ssr")]
use {
    super::SenType,
    super::code_words::code_taken_back_in_words,
    super::codes_server::senco,
    super::needs_server::labels,
    super::store::{self, Decision},
    crate::db::{Act, Happening},
    crate::kit::{Audience, Day, long_date, paths},
};

/// Takes the last decision about a child's code back: the code before it is in force again, and that the parents were told
/// goes with it, because whatever is decided instead is told anew. For whoever leads SEND; [`AppError::NotFound`] to
/// others, and where it is not the last decision any more.
#[server(endpoint = "take_back_code")]
pub async fn take_back_code(key: ActKey, decision: i64) -> Result<(), AppError> {
    let look = senco()?;
    let pupil = store::pupil_of_decision(&look, decision).await?;
    let mut act = Act::begin(key, "take_back_code", &decision).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    // The one writer is ours from here on, so what is last stays so.
    let last = store::decisions(&look, pupil).await?.into_iter().next();
    let last = last.filter(|last| last.id == decision).ok_or(AppError::NotFound)?;
    let today = act.today;
    if !store::take_back_code(act.db(), pupil, decision, (last.was.code(), last.code.code()), today).await? {
        return Err(AppError::NotFound);
    }
    act.note(code_taken_back(&last)).await?;
    act.say(code_taken_back_in_words(last.was, last.told.is_some()));
    act.commit_and_go((), &paths::needs(pupil.0)).await
}

/// Takes the last decision about a child's needs back: what began with it never stood, and what ended with it stands
/// again. For whoever leads SEND; [`AppError::NotFound`] to others, and where it is not the last one any more.
#[server(endpoint = "take_back_needs")]
pub async fn take_back_needs(key: ActKey, pupil: PupilId, change: i64) -> Result<(), AppError> {
    let look = senco()?;
    store::code_now(&look, pupil).await?;
    let mut act = Act::begin(key, "take_back_needs", &(pupil, change)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let last = store::last_change(act.db(), pupil).await?;
    let (_, from) = last.filter(|(id, _)| *id == change).ok_or(AppError::NotFound)?;
    let before = store::needs_in_force(act.db(), pupil).await?;
    let today = act.today;
    if !store::take_back_needs(act.db(), change, today).await? {
        return Err(AppError::NotFound);
    }
    let after = store::needs_in_force(act.db(), pupil).await?;
    act.note(needs_taken_back(pupil, &before, &after, from)).await?;
    act.say("The change is taken back: the needs stand as before.");
    act.commit_and_go((), &paths::needs(pupil.0)).await
}

/// For the chronology: the code as it was decided, and as it stands again.
#[cfg(feature = "ssr")]
fn code_taken_back(last: &Decision) -> Happening {
    let field =
        serde_json::json!({ "field": "SEN code", "was": last.code.code(), "becomes": last.was.code() });
    let told =
        last.told.as_ref().map(|kept| format!(". The parents had been told on {}", long_date(kept.told.on)));
    let words =
        format!("Decided from {} on: {}{}", long_date(last.decided_on), last.why, told.unwrap_or_default());
    about("code_taken_back", last.pupil, serde_json::json!({ "fields": [field], "words": words }))
}

/// The same of needs.
#[cfg(feature = "ssr")]
fn needs_taken_back(pupil: PupilId, before: &[SenType], after: &[SenType], from: Day) -> Happening {
    let field = serde_json::json!({ "field": "Needs", "was": labels(before), "becomes": labels(after) });
    let words = format!("Decided from {} on", long_date(from));
    about("needs_taken_back", pupil, serde_json::json!({ "fields": [field], "words": words }))
}

#[cfg(feature = "ssr")]
fn about(what: &'static str, pupil: PupilId, details: serde_json::Value) -> Happening {
    Happening { what, pupil: Some(pupil.0), audience: Audience::StaffOfTheChild, details }
}
