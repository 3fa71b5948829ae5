//! What a browser can ask about one decision about a child's SEN code: the form, and keeping it.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::needs_server::DecisionLine;
use super::{Provision, PupilId};
use crate::kit::{ActKey, Answers, AppError, Day};
use crate::ui::FormState;

#[cfg(feature = "ssr")]
use {
    super::code_form::{CODE_DECISION, DECIDED_ON},
    super::code_words::code_decided_in_words,
    super::codes_server::{code_decided, senco},
    super::needs_server::decision_line,
    super::store,
    crate::db::{Act, Reading, discard_draft},
    crate::kit::paths,
    crate::ui::{conflict, give_back_act, state_of},
};

/// The form on which the SENCo decides about a child's code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeState {
    pub pupil: PupilId,
    pub name: String,
    /// The code in force.
    pub code: Provision,
    pub since: Option<Day>,
    /// The code on the pupil list, where it is another.
    pub listed: Option<Provision>,
    /// What somebody else has decided since the reader's words were sent.
    pub meanwhile: Option<DecisionLine>,
    pub form: FormState,
}

/// Under this name the code that the reader saw waits beside words that came too late.
#[cfg(feature = "ssr")]
const SEEN: &str = "was";

/// The form for a decision about a child's code, with the reader's draft. For whoever leads SEND;
/// [`AppError::NotFound`] to others and of no child.
#[server(endpoint = "open_code_decision")]
pub async fn open_code_decision(pupil: PupilId) -> Result<CodeState, AppError> {
    let look = senco()?;
    let name = store::name_of(&look, pupil).await?.whole();
    look.note_reading(pupil.0, Reading::Needs);
    let (now, listed) = store::code_now(&look, pupil).await?;
    store::still_here(&look, pupil).await?;
    let mut form = state_of(&look, &CODE_DECISION, &pupil.to_string()).await?;
    let seen = form.answers.first(SEEN).to_owned();
    form.answers.remove(SEEN);
    if form.answers.is_empty() {
        form.answers.set(DECIDED_ON.question.id, vec![form.today.to_string()]);
    }
    let meanwhile = if seen.is_empty() || seen == now.code.code() {
        None
    } else {
        let last = store::decisions(&look, pupil).await?.into_iter().next();
        last.map(|decision| decision_line(decision, false))
    };
    let listed = listed.filter(|listed| *listed != now.code);
    Ok(CodeState { pupil, name, code: now.code, since: now.since, listed, meanwhile, form })
}

/// Keeps a decision about a child's code, which is in force from then on. `was` is the code that the reader saw. For
/// whoever leads SEND; [`AppError::Invalid`] with all that stands against the answers, [`AppError::Conflict`] where
/// somebody else was quicker, [`AppError::NotUnderstood`] of a code that no page posts.
#[server(endpoint = "decide_code")]
pub async fn decide_code(
    key: ActKey,
    pupil: PupilId,
    #[server(default)] was: String,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let look = senco()?;
    let (now, _) = store::code_now(&look, pupil).await?;
    store::still_here(&look, pupil).await?;
    let seen = Provision::parse(&was).map_err(|_| AppError::NotUnderstood)?;
    let mut act = Act::begin(key, "decide_code", &(pupil, &was, &answers)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let subject = pupil.to_string();
    let too_late = answers.clone().with(SEEN, was);
    if now.code != seen {
        return Err(conflict(act, CODE_DECISION.id, &subject, too_late).await);
    }
    let new = match now.decide(&answers, act.today) {
        Ok(new) => new,
        Err(errors) => return Err(give_back_act(act, CODE_DECISION.id, &subject, answers, errors).await),
    };
    let by = act.asker.id;
    if !store::set_code(act.db(), pupil, &new, by).await? {
        return Err(conflict(act, CODE_DECISION.id, &subject, too_late).await);
    }
    act.note(code_decided(pupil, &new)).await?;
    discard_draft(&mut act, CODE_DECISION.id, &subject).await?;
    act.say(code_decided_in_words(&new));
    act.commit_and_go((), &paths::needs(pupil.0)).await
}
