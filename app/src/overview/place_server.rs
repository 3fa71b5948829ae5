//! What a browser can ask about placing one child who has support already. For the SENCo and the deputy, who decide about
//! code and needs too; to everybody else these functions are not there.

use leptos::server;
use serde::{Deserialize, Serialize};

use crate::documents::DocumentsState;
use crate::kit::{ActKey, Answers, AppError};
use crate::pupils::PupilId;
use crate::ui::FormState;

#[cfg(feature = "ssr")]
use {
    super::before::before,
    super::{PLACING, Placing},
    crate::db::{Act, Happening, Look, Reading, discard_draft},
    crate::documents::documents_of,
    crate::ehc::{place_assessment, place_review},
    crate::kit::{Audience, paths},
    crate::pathway::{NewEntry, StageEntryId, keep_placing, place, place_meeting},
    crate::pupils::{ChildName, has_left, name_of, place_code, place_needs},
    crate::ui::{conflict, give_back_act, state_of},
};

/// The page on which one child is placed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceState {
    pub pupil: PupilId,
    pub name: String,
    /// What the app knows of code, needs and earlier stages: “The code here is N (no special educational need).”
    pub known: String,
    /// Why the child cannot be placed: they are on a stage here.
    pub already: Option<String>,
    /// The scanned paper file stands beside the form.
    pub documents: DocumentsState,
    pub form: FormState,
}

/// Placing decides about stage, code and needs at once, so it is for whoever leads SEND.
#[cfg(feature = "ssr")]
pub(super) fn leader() -> Result<Look, AppError> {
    let look = Look::begin()?;
    if look.asker.leads_send() { Ok(look) } else { Err(AppError::NotFound) }
}

/// The name of a child who is here; [`AppError::NotFound`] of whoever has left or never was.
#[cfg(feature = "ssr")]
async fn here(look: &Look, pupil: PupilId) -> Result<ChildName, AppError> {
    let name = name_of(look, pupil).await?;
    if has_left(look, pupil).await? { Err(AppError::NotFound) } else { Ok(name) }
}

/// The form by which a child is placed, with the reader's draft, and the child's documents.
#[server(endpoint = "open_place")]
pub async fn open_place(pupil: PupilId) -> Result<PlaceState, AppError> {
    let look = leader()?;
    let name = here(&look, pupil).await?.whole();
    // What stands on the page beside the form.
    look.note_reading(pupil.0, Reading::Needs);
    look.note_reading(pupil.0, Reading::Documents);
    let before = before(&look, pupil).await?;
    let mut form = state_of(&look, &PLACING, &pupil.to_string()).await?;
    // A draft that was sent and came back is told everything again, days in the wrong order too.
    if !form.errors.is_empty() {
        let all = before.place(&form.answers, look.today).err().unwrap_or_default();
        form.errors.extend(all);
    }
    Ok(PlaceState {
        pupil,
        name,
        known: before.in_words(),
        already: before.already(),
        documents: documents_of(&look, pupil).await?,
        form,
    })
}

/// Places a child, in one act: the stage with its true day, code, needs, an assessment that is under way, and the words
/// from paper. [`AppError::Invalid`] with all that stands against the answers, such as that the child is on a stage.
#[server(endpoint = "place_child")]
pub async fn place_child(
    key: ActKey,
    pupil: PupilId,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let look = leader()?;
    here(&look, pupil).await?;
    let mut act = Act::begin(key, "place_child", &(pupil, &answers)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let (subject, today) = (pupil.to_string(), act.today);
    let placing = match before(&look, pupil).await?.place(&answers, today) {
        Ok(placing) => placing,
        Err(errors) => return Err(give_back_act(act, PLACING.id, &subject, answers, errors).await),
    };
    match carry_out(&mut act, pupil, &placing).await {
        Ok(_) => {}
        Err(AppError::Conflict) => return Err(conflict(act, PLACING.id, &subject, answers).await),
        Err(error) => return Err(error),
    }
    discard_draft(&mut act, PLACING.id, &subject).await?;
    act.say("The child is placed. Nothing that fell due before today is late; what comes next stands below.");
    act.commit_and_go((), &paths::child(pupil.0)).await
}

/// Puts there what a placing says, of a child who was found and is on no stage. Gives the stage that began.
#[cfg(feature = "ssr")]
pub(super) async fn carry_out(
    act: &mut Act,
    pupil: PupilId,
    placing: &Placing,
) -> Result<StageEntryId, AppError> {
    let new = NewEntry::of(pupil, placing.stage, placing.opened_on, act.asker.id);
    let entry = place(act, &new, placing.reviewed_before).await?;
    keep_placing(act, entry, &PLACING, &placing.answers).await?;
    if let Some(met) = placing.met_before {
        place_meeting(act, entry, met.as_action, met.on).await?;
    }
    let details = serde_json::json!({ "entry": entry, "words": placing.in_words() });
    let (what, audience) = ("placed", Audience::StaffOfTheChild);
    act.note(Happening { what, pupil: Some(pupil.0), audience, details }).await?;
    if let Some(code) = &placing.code {
        place_code(act, pupil, code).await?;
    }
    if let Some(needs) = &placing.needs {
        place_needs(act, pupil, needs).await?;
    }
    if let Some(under_way) = placing.under_way {
        place_assessment(act, pupil, under_way).await?;
    }
    if let Some(reviewed) = placing.plan_reviewed {
        place_review(act, pupil, entry, reviewed).await?;
    }
    Ok(entry)
}
