//! What a browser can ask about a child who is registered at another school as well.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::PupilId;
use crate::kit::{ActKey, Answers, AppError};
use crate::ui::FormState;

#[cfg(feature = "ssr")]
use {
    super::other_school_form::{DualRegistration, OTHER_SCHOOL},
    super::record_server::{field, keeper},
    super::store::{self, register_name_of},
    super::transfer_server::file_in_words,
    crate::db::{Act, Happening, Look, Reading, discard_draft},
    crate::kit::{Audience, paths},
    crate::ui::{conflict, give_back_act, state_of},
};

/// The other school of one child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherSchoolState {
    pub pupil: PupilId,
    pub name: String,
    /// 0: none is on record yet.
    pub version: i32,
    /// What is on record.
    pub stands: Answers,
    pub form: FormState,
}

/// The other school of a child with the reader's draft; that it was opened is on record. For whoever keeps the school;
/// [`AppError::NotFound`] to others and of no child.
#[server(endpoint = "open_other_school")]
pub async fn open_other_school(pupil: PupilId) -> Result<OtherSchoolState, AppError> {
    let look = keeper()?;
    let name = register_name_of(&look, pupil).await?.whole();
    let (held, version) = store::other_school_of(&look, pupil).await?;
    look.note_reading(pupil.0, Reading::Record);
    let stands = held.as_ref().map(DualRegistration::answers).unwrap_or_default();
    let mut form = state_of(&look, &OTHER_SCHOOL, &pupil.to_string()).await?;
    if form.answers.is_empty() {
        form.answers = stands.clone();
    }
    Ok(OtherSchoolState { pupil, name, version, stands, form })
}

/// Puts on record at which other school a child is registered, and which of the two reviews targets; a last day ends
/// it. For whoever keeps the school; [`AppError::Invalid`] with all that stands against the answers,
/// [`AppError::Conflict`] where somebody else was quicker.
#[server(endpoint = "record_other_school")]
pub async fn record_other_school(
    key: ActKey,
    pupil: PupilId,
    version: i32,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let look = keeper()?;
    let (held, held_version) = store::other_school_of(&look, pupil).await?;
    let mut act = Act::begin(key, "record_other_school", &(pupil, version, &answers)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let subject = pupil.to_string();
    let registration = match DualRegistration::of(&answers, act.today) {
        Ok(registration) => registration,
        Err(errors) => return Err(give_back_act(act, OTHER_SCHOOL.id, &subject, answers, errors).await),
    };
    let is_stale = held_version != version
        || !store::record_other_school(act.db(), pupil, &registration, version).await?;
    if is_stale {
        return Err(conflict(act, OTHER_SCHOOL.id, &subject, answers).await);
    }
    let before = held.as_ref().map(DualRegistration::answers).unwrap_or_default();
    let changes = OTHER_SCHOOL.differences(&before, &registration.answers());
    let fields: Vec<_> = changes.iter().map(field).collect();
    act.note(Happening {
        what: "other_school_recorded",
        pupil: Some(pupil.0),
        audience: Audience::StaffOfTheChild,
        details: serde_json::json!({ "fields": fields }),
    })
    .await?;
    discard_draft(&mut act, OTHER_SCHOOL.id, &subject).await?;
    let words = registration.in_words(act.today);
    act.say(words.map_or_else(|| "Registered here alone.".to_owned(), |words| format!("{words}.")));
    act.commit_and_go((), &paths::child(pupil.0)).await
}

/// What the page of a child says of the schools before and after and beside this one: term and words, and nothing of
/// needs.
#[cfg(feature = "ssr")]
pub async fn other_schools_facts(look: &Look, pupil: PupilId) -> Result<Vec<(String, String)>, AppError> {
    let (beside, _) = store::other_school_of(look, pupil).await?;
    let beside = beside.and_then(|registration| registration.in_words(look.today));
    let file = file_in_words(look, pupil).await?;
    let facts = [("Other school", beside), ("File for the next school", file)];
    Ok(facts.into_iter().filter_map(|(term, words)| Some((term.to_owned(), words?))).collect())
}
