//! A decision about a stage that was a mistake: it is taken back, as long as nothing stands on it.

use leptos::server;

use super::StageFormId;
use crate::kit::{ActKey, AppError};

#[cfg(feature = "ssr")]
use {
    super::decision_form::{DECISION_FORMS, is_decision},
    super::moves::TakenBack,
    super::server::{about, in_one_line},
    super::store::{self, FilledForm, Kept},
    super::{StageEntry, stage::Stage},
    crate::db::{Act, Look},
    crate::kit::{Asker, paths},
};

/// The last decision about a child, if it can still be taken back.
#[cfg(feature = "ssr")]
pub struct LastDecision {
    pub form: StageFormId,
    taken_back: TakenBack,
    version: i32,
    /// It was about stage 3 or beyond, so that only those who decide there take it back.
    needs_the_senco: bool,
}

#[cfg(feature = "ssr")]
impl LastDecision {
    pub fn is_for(&self, asker: &Asker) -> bool {
        asker.decides_the_process() || asker.may_decide_stages() && !self.needs_the_senco
    }
}

/// Finds it among a child's stages and forms, both in the order in which they began.
#[cfg(feature = "ssr")]
pub fn last_decision(kept: &[Kept], forms: &[FilledForm]) -> Option<LastDecision> {
    let decision = forms.iter().rev().find(|filled| is_decision(&filled.form))?;
    let decided = kept.iter().find(|kept| kept.entry.id == decision.entry)?;
    let since: Vec<_> = kept
        .iter()
        .filter(|kept| kept.entry.id > decision.entry && kept.entry.stage != Stage::Five)
        .map(|kept| (&kept.entry, kept.is_used))
        .collect();
    let led = |entry: &StageEntry| entry.stage > Stage::Two;
    let needs_the_senco = led(&decided.entry) || since.iter().any(|(entry, _)| led(entry));
    let taken_back = decided.entry.clone().take_back(&since)?;
    Some(LastDecision { form: decision.id, taken_back, version: decided.version, needs_the_senco })
}

/// Takes a decision back, for whoever may decide, and a move that it answered is put forward as before.
/// [`AppError::NotFound`] where something else stands on it by now. What it said stays in the timeline.
#[server(endpoint = "take_back_decision")]
pub async fn take_back_decision(key: ActKey, id: StageFormId) -> Result<(), AppError> {
    let look = Look::begin()?;
    let pupil = store::pupil_of_form(&look, id).await?;
    if !look.asker.may_decide_stages() {
        return Err(AppError::NotFound);
    }
    let mut act = Act::begin(key, "take_back_decision", &id).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let (kept, forms) = (store::entries(&look, Some(pupil)).await?, store::forms(&look, pupil, None).await?);
    let last = last_decision(&kept, &forms).filter(|last| last.form == id && last.is_for(&act.asker));
    let last = last.ok_or(AppError::NotFound)?;
    let said = forms.iter().find(|filled| filled.id == id).ok_or(AppError::NotFound)?;
    let (by, today) = (act.asker.id, act.today);
    // A child is on one stage at a time, so the later one goes first.
    if let Some(next) = last.taken_back.never_began {
        let next = kept.iter().find(|kept| kept.entry.id == next).ok_or(AppError::NotFound)?;
        if !store::take_back_stage(act.db(), next.entry.id, today, by, next.version).await? {
            return Err(AppError::NotFound);
        }
    }
    store::take_back_stay(act.db(), last.taken_back.entry.id, today, last.taken_back.entry.stays.len())
        .await?;
    if !store::save(act.db(), &last.taken_back.entry, by, last.version).await?
        || !store::take_back_form(act.db(), id, today).await?
    {
        return Err(AppError::NotFound);
    }
    let is_forward_again = store::reopen_forward(act.db(), id).await?;
    let form = DECISION_FORMS.into_iter().find(|form| form.id == said.form).ok_or(AppError::NotFound)?;
    let words = in_one_line(form, &said.answers);
    act.note(about("decision_taken_back", pupil, serde_json::json!({ "form": id, "words": words }))).await?;
    act.say(if is_forward_again {
        "The decision is taken back: the stage goes on as before. What was put forward is the SENCo’s to decide again."
    } else {
        "The decision is taken back: the stage goes on as before."
    });
    act.commit_and_go((), &paths::child(pupil.0)).await
}
