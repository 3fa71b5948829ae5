//! What a browser can ask about telling the parents of a decision: the form, and putting it on record.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::PupilId;
use super::needs_server::DecisionLine;
use crate::kit::{ActKey, Answers, AppError};
use crate::ui::FormState;

#[cfg(feature = "ssr")]
use {
    super::codes_server::senco,
    super::needs_server::decision_line,
    super::store::{self, Decision},
    super::told_form::{PARENTS_TOLD, TOLD_ON, Told},
    crate::db::{Act, Happening, Look, Reading, discard_draft},
    crate::kit::{Audience, long_date, paths},
    crate::ui::{conflict, give_back_act, state_of},
};

/// The form on which it is put on record that the parents were told of a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldState {
    pub pupil: PupilId,
    pub name: String,
    /// The decision; told already if somebody else was quicker.
    pub decision: DecisionLine,
    pub form: FormState,
}

/// A decision by which special educational provision began, for whoever leads SEND.
#[cfg(feature = "ssr")]
async fn beginning(look: &Look, id: i64) -> Result<Decision, AppError> {
    let decision = store::decision(look, id).await?;
    if decision.code.begins_after(decision.was) { Ok(decision) } else { Err(AppError::NotFound) }
}

/// The form for telling the parents of a decision, with the reader's draft. For whoever leads SEND;
/// [`AppError::NotFound`] to others and of a decision with which nothing begins.
#[server(endpoint = "open_told")]
pub async fn open_told(decision: i64) -> Result<ToldState, AppError> {
    let look = senco()?;
    let decided = beginning(&look, decision).await?;
    let pupil = decided.pupil;
    look.note_reading(pupil.0, Reading::Needs);
    let mut form = state_of(&look, &PARENTS_TOLD, &decision.to_string()).await?;
    if form.answers.is_empty() && decided.told.is_none() {
        form.answers.set(TOLD_ON.question.id, vec![form.today.to_string()]);
    }
    Ok(ToldState {
        pupil,
        name: store::name_of(&look, pupil).await?.whole(),
        decision: decision_line(decided, false),
        form,
    })
}

/// Puts on record that the parents were told that special educational provision has begun (Children and Families
/// Act 2014, section 68). For whoever leads SEND; [`AppError::Invalid`] with all that stands against the answers,
/// [`AppError::Conflict`] where it was on record already.
#[server(endpoint = "record_told")]
pub async fn record_told(
    key: ActKey,
    decision: i64,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let look = senco()?;
    let decided = beginning(&look, decision).await?;
    let pupil = decided.pupil;
    let mut act = Act::begin(key, "record_told", &(decision, &answers)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let subject = decision.to_string();
    let told = match Told::of(decided.decided_on, &answers, act.today) {
        Ok(told) => told,
        Err(errors) => return Err(give_back_act(act, PARENTS_TOLD.id, &subject, answers, errors).await),
    };
    let by = act.asker.id;
    if !store::record_told(act.db(), decision, &told, by).await? {
        return Err(conflict(act, PARENTS_TOLD.id, &subject, answers).await);
    }
    act.note(parents_told(pupil, &told)).await?;
    discard_draft(&mut act, PARENTS_TOLD.id, &subject).await?;
    act.say("It is on record that the parents were told.");
    act.commit_and_go((), &paths::needs(pupil.0)).await
}

#[cfg(feature = "ssr")]
pub(super) fn parents_told(pupil: PupilId, told: &Told) -> Happening {
    let said = format!("On {}, {}. {}", long_date(told.on), told.how.in_words(), told.words);
    Happening {
        what: "parents_told_of_code",
        pupil: Some(pupil.0),
        audience: Audience::StaffOfTheChild,
        details: serde_json::json!({ "words": said.trim_end() }),
    }
}
