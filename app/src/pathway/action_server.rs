//! What a browser can ask about the actions of a stage: recording what was done.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::{Stage, StageEntryId};
use crate::kit::{ActKey, Answers, AppError, Day};
use crate::pupils::PupilId;
use crate::ui::FormState;

#[cfg(feature = "ssr")]
use {
    super::server::{about, in_one_line, with_today},
    super::{
        Action, DONE_ON, Process, StageState, TARGET_REVIEW, WHAT_WAS_DONE, copies_of, form_of, process,
        review_faults,
        store::{self, Kept},
    },
    crate::db::{Act, Look, Reading, discard_draft},
    crate::kit::{Checked, FieldErrors, Form, long_date, paths},
    crate::pupils::{name_of, still_here},
    crate::ui::{give_back_act, state_of},
    leptos_axum::redirect,
};

/// A page on which something is put on record of a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordState {
    pub entry: StageEntryId,
    pub pupil: PupilId,
    pub name: String,
    pub stage: Stage,
    /// The name of the action, or of the page.
    pub title: String,
    pub opened_on: Day,
    /// The last day of a stage that has ended.
    pub ended_on: Option<Day>,
    pub form: FormState,
}

#[cfg(feature = "ssr")]
pub(super) async fn record_state(
    look: &Look,
    kept: &Kept,
    title: String,
    form: FormState,
) -> Result<RecordState, AppError> {
    let entry = &kept.entry;
    look.note_reading(entry.pupil.0, Reading::Action);
    Ok(RecordState {
        entry: entry.id,
        pupil: entry.pupil,
        name: name_of(look, entry.pupil).await?.whole(),
        stage: entry.stage,
        title,
        opened_on: entry.opened_on,
        ended_on: match entry.state {
            StageState::Open => None,
            StageState::Closed { on, .. } => Some(on),
        },
        form,
    })
}

/// The page of one action of the stage's row.
#[server(endpoint = "open_action")]
pub async fn open_action(entry: StageEntryId, action: String) -> Result<RecordState, AppError> {
    let look = Look::begin()?;
    let action = Action::from_id(&action).ok_or(AppError::NotFound)?;
    let kept = store::entry(&look, entry).await?;
    still_here(&look, kept.entry.pupil).await?;
    if !kept.entry.stage.asks_for(action) {
        return Err(AppError::NotFound);
    }
    if action == Action::InitialConcernTemplate {
        // It has a form of its own.
        redirect(&paths::initial_concern(entry.0));
    }
    let form = state_of(&look, form_of(action), &format!("{entry} {}", action.id())).await?;
    let form = with_today(form, DONE_ON.question.id);
    let title = process(look.db()).await?.action_name(action).into_owned();
    record_state(&look, &kept, title, form).await
}

/// Puts an action of the stage's row on record.
#[server(endpoint = "record_action")]
pub async fn record_action(
    key: ActKey,
    entry: StageEntryId,
    action: String,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let look = Look::begin()?;
    let what = Action::from_id(&action).ok_or(AppError::NotFound)?;
    let kept = store::entry(&look, entry).await?;
    still_here(&look, kept.entry.pupil).await?;
    let process = process(look.db()).await?;
    let mut act = Act::begin(key, "record_action", &(entry, &action, &answers)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let (form, subject) = (form_of(what), format!("{entry} {action}"));
    let (checked, done_on) = match check_action(&kept, what, &answers, &process, act.today) {
        Ok(checked) => checked,
        Err(errors) => return Err(give_back_act(act, form.id, &subject, answers, errors).await),
    };
    let by = act.asker.id;
    let words = words_of(form, &checked);
    let record = store::record(act.db(), entry, what, done_on, &words, by).await?;
    for to in copies_of(&checked.into_answers()) {
        store::give_copy(act.db(), entry, to, done_on, by, Some(record)).await?;
    }
    let said = format!("{}, done on {}: {words}", process.action_name(what), long_date(done_on));
    let details = serde_json::json!({ "action": what, "words": said });
    act.note(about("action_recorded", kept.entry.pupil, details)).await?;
    discard_draft(&mut act, form.id, &subject).await?;
    act.say(format!("{} is on record.", process.action_name(what)));
    act.commit_and_go((), &paths::child(kept.entry.pupil.0)).await
}

/// Everything that stands against it, told at once.
#[cfg(feature = "ssr")]
fn check_action(
    kept: &Kept,
    action: Action,
    answers: &Answers,
    process: &Process,
    today: Day,
) -> Result<(Checked, Day), FieldErrors> {
    let form = form_of(action);
    let is_review = form.id == TARGET_REVIEW.id;
    let faults = if is_review { review_faults(answers, today) } else { FieldErrors::new() };
    let checked = form.check_with(answers, today, faults)?;
    let done_on = checked.get(&DONE_ON).unwrap_or(today);
    kept.entry.may_record(action, done_on, process).map(|()| (checked, done_on))
}

/// What was done, in one line; a review says who took part as well.
#[cfg(feature = "ssr")]
pub(super) fn words_of(form: &Form, checked: &Checked) -> String {
    if form.id != TARGET_REVIEW.id {
        return checked.text(&WHAT_WAS_DONE);
    }
    let mut answers = checked.clone().into_answers();
    answers.remove(DONE_ON.question.id);
    in_one_line(form, &answers)
}
