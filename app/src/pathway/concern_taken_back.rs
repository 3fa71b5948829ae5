//! What a browser can ask about a concern that was raised by mistake: about the wrong child, or twice.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::StageFormId;
use crate::kit::{ActKey, AppError};

#[cfg(feature = "ssr")]
use {
    super::never_began::{ConcernGoes, began_with_concern, concern_goes, never_began, stands_on},
    super::recorded_server::takes_back,
    super::server::about,
    super::{
        CAUSE_OF_CONCERN, ON_CONCERN_FORM, actions_recorded, process,
        store::{self, FilledForm, Kept},
    },
    crate::db::{Act, Look, new_key, put_back_draft, say},
    crate::kit::{long_date, paths},
    leptos_axum::redirect,
};

/// Whether a concern can be taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TakingBack {
    /// With the key, and what will happen.
    Can(ActKey, String),
    /// Why not, as a sentence without its stop.
    Cannot(String),
}

/// A concern, and what goes with it.
#[cfg(feature = "ssr")]
struct Found {
    kept: Kept,
    forms: Vec<FilledForm>,
    goes: Result<ConcernGoes, String>,
}

/// Everything that taking a concern back depends on.
#[cfg(feature = "ssr")]
async fn find(look: &Look, filled: &FilledForm) -> Result<Found, AppError> {
    let all = store::entries(look, Some(filled.pupil)).await?;
    let forms = store::forms(look, filled.pupil, None).await?;
    let recorded = store::on_record(look, filled.pupil).await?;
    let process = process(look.db()).await?;
    let place = all.iter().position(|kept| kept.entry.id == filled.entry).ok_or(AppError::NotFound)?;
    let kept = &all[place];
    let stands = stands_on(kept, &forms, &recorded, (filled.id, ON_CONCERN_FORM), &process);
    let goes = concern_goes(&kept.entry, began_with_concern(kept, &all, &forms, filled.id), &stands);
    let kept = all.into_iter().nth(place).ok_or(AppError::NotFound)?;
    Ok(Found { kept, forms, goes })
}

/// Whether the reader can take a concern back: whoever raised it, and whoever decides about stages. None for others.
#[cfg(feature = "ssr")]
pub(super) async fn taking_back(look: &Look, filled: &FilledForm) -> Result<Option<TakingBack>, AppError> {
    if !takes_back(&look.asker, filled.by) {
        return Ok(None);
    }
    Ok(Some(match find(look, filled).await?.goes {
        Ok(ConcernGoes::WithTheStage) => {
            let words = "Stage 1 then never began, and what this form put on record goes with it. The timeline keeps that it was raised and taken back.";
            TakingBack::Can(new_key()?, words.to_owned())
        }
        Ok(ConcernGoes::Alone) => {
            let words = "The child stays at the stage. What was written here counts no longer; the timeline keeps that it was added and taken back.";
            TakingBack::Can(new_key()?, words.to_owned())
        }
        Err(why_not) => TakingBack::Cannot(why_not),
    }))
}

/// Takes back a concern that was raised by mistake, with stage 1 if that began with it and nothing else stands there.
/// [`AppError::NotFound`] for whoever neither raised it nor decides about stages.
#[server(endpoint = "take_back_concern")]
pub async fn take_back_concern(key: ActKey, id: StageFormId) -> Result<(), AppError> {
    let look = Look::begin()?;
    let pupil = store::pupil_of_form(&look, id).await?;
    let mut act = Act::begin(key, "take_back_concern", &id).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let filled = store::form(&look, id).await?;
    if filled.form != CAUSE_OF_CONCERN.id || !takes_back(&act.asker, filled.by) {
        return Err(AppError::NotFound);
    }
    let found = find(&look, &filled).await?;
    let goes = match found.goes {
        Ok(goes) => goes,
        Err(why_not) => {
            drop(act);
            say(look.school(), &format!("Nothing was taken back. {why_not}."))?;
            redirect(&paths::concern(id.0));
            return Ok(());
        }
    };
    match goes {
        ConcernGoes::WithTheStage => never_began(&mut act, &found.kept).await?,
        ConcernGoes::Alone => take_back_alone(&mut act, &filled, &found.forms).await?,
    }
    put_back_draft(&mut act, &CAUSE_OF_CONCERN, &pupil.to_string(), &filled.answers).await?;
    // Not its words in the timeline: it may have been about another family.
    let words = format!("Raised by {} on {}", filled.filled_by, long_date(filled.filled_on));
    act.note(about("concern_taken_back", pupil, serde_json::json!({ "form": id, "words": words }))).await?;
    act.say(match goes {
        ConcernGoes::WithTheStage => "The concern is taken back: stage 1 never began. Its words wait for you in the form, until you send or delete them.",
        ConcernGoes::Alone => "The concern is taken back. The stage goes on as before. Its words wait for you in the form, until you send or delete them.",
    });
    act.commit_and_go((), &paths::child(pupil.0)).await
}

/// Takes back a concern that was added to a stage, with what it alone had put on record there.
#[cfg(feature = "ssr")]
async fn take_back_alone(act: &mut Act, filled: &FilledForm, forms: &[FilledForm]) -> Result<(), AppError> {
    let today = act.today;
    if !store::take_back_form(act.db(), filled.id, today).await? {
        return Err(AppError::NotFound);
    }
    let others = forms.iter().filter(|other| other.entry == filled.entry && other.id != filled.id);
    let others = others.filter(|other| other.form == CAUSE_OF_CONCERN.id);
    let told: Vec<_> = others
        .filter_map(|other| CAUSE_OF_CONCERN.check(&other.answers, today).ok())
        .flat_map(|checked| actions_recorded(&checked))
        .collect();
    store::untell(act.db(), filled.entry, ON_CONCERN_FORM, &told, today).await
}
