//! What a browser can ask about concerns: raising one, changing it.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::changes_list::VersionLine;
use super::concern_taken_back::TakingBack;
use super::{Stage, StageEntryId, StageFormId};
use crate::kit::{ActKey, Answers, AppError, Day};
use crate::pupils::PupilId;
use crate::ui::FormState;

#[cfg(feature = "ssr")]
use {
    super::changes_list::changes_of,
    super::concern_taken_back::taking_back,
    super::one_line::run_on,
    super::{CAUSE_OF_CONCERN, Opening, actions_recorded, open_concern as opening_of, process, store},
    crate::calendar::calendar,
    crate::chronology::of_whom,
    crate::db::{Act, Happening, Look, Reading, discard_draft},
    crate::kit::{Audience, Checked, Form, long_date, paths},
    crate::people::safeguarding_leads,
    crate::pupils::{ChildName, has_left, name_of},
    crate::ui::{conflict, give_back_act, state_of},
};

/// The page on which a concern is raised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcernState {
    pub pupil: PupilId,
    pub forename: String,
    pub name: String,
    /// The stage that the child is on already: the concern is added to it.
    pub adds_to: Option<Stage>,
    /// Whom to tell if a child is not safe.
    pub safeguarding: Vec<String>,
    /// What is said of when it will be looked at again, if it opens stage 1 today.
    pub again: String,
    pub form: FormState,
}

/// The form on which a concern about a child is raised, for whoever works with them.
#[server(endpoint = "open_concern_form")]
pub async fn open_concern_form(pupil: PupilId) -> Result<ConcernState, AppError> {
    let look = Look::begin()?;
    let name = here(&look, pupil).await?;
    let kept = store::entries(&look, Some(pupil)).await?;
    let entries: Vec<_> = kept.into_iter().map(|kept| kept.entry).collect();
    let process = process(look.db()).await?;
    let (adds_to, again) = match opening_of(pupil, look.asker.id, look.today, &entries) {
        Opening::AddsTo { stage, .. } => (Some(stage), String::new()),
        Opening::Opens(new) => {
            let calendar = calendar(look.db()).await?;
            let entry = new.with_id(StageEntryId(0));
            let again = match entry.looked_at_again(&process, &calendar) {
                Some(Ok(due)) => format!("It is looked at again by {}.", long_date(due.by)),
                Some(Err(missing)) => missing.to_string(),
                None => String::new(),
            };
            (None, again)
        }
    };
    Ok(ConcernState {
        pupil,
        forename: name.forename.clone(),
        name: name.whole(),
        adds_to,
        safeguarding: safeguarding_leads(look.db(), look.today).await?,
        again,
        form: state_of(&look, &CAUSE_OF_CONCERN, &pupil.to_string()).await?,
    })
}

/// Raises a concern. School process, row 1: the class teacher does it alone, and six school weeks begin. About a
/// child who is on a stage already it is added to that stage.
#[server(endpoint = "raise_concern")]
pub async fn raise_concern(
    key: ActKey,
    pupil: PupilId,
    #[server(default)] answers: Answers,
) -> Result<StageEntryId, AppError> {
    let look = Look::begin()?;
    here(&look, pupil).await?;
    let mut act = Act::begin(key, "raise_concern", &(pupil, &answers)).await?;
    if let Some(done) = act.replayed()? {
        return Ok(done);
    }
    let subject = pupil.to_string();
    let checked = match CAUSE_OF_CONCERN.check(&answers, act.today) {
        Ok(checked) => checked,
        Err(errors) => return Err(give_back_act(act, CAUSE_OF_CONCERN.id, &subject, answers, errors).await),
    };
    let kept = store::entries(&look, Some(pupil)).await?;
    let entries: Vec<_> = kept.into_iter().map(|kept| kept.entry).collect();
    let (entry, what, said) = match opening_of(pupil, act.asker.id, act.today, &entries) {
        Opening::Opens(new) => (
            store::open(act.db(), &new).await?,
            "concern_raised",
            "The concern is raised. What must happen next, and by when, stands below.".to_owned(),
        ),
        Opening::AddsTo { entry, stage } => {
            (entry, "concern_added", format!("It is added to what was written at stage {}.", stage.number()))
        }
    };
    keep_concern(&mut act, entry, &checked).await?;
    act.note(about(what, pupil, serde_json::json!({ "entry": entry }))).await?;
    discard_draft(&mut act, CAUSE_OF_CONCERN.id, &subject).await?;
    act.say(said);
    act.commit_and_go(entry, &paths::child(pupil.0)).await
}

/// The name of a child whose needs the reader sees and who is at the school.
#[cfg(feature = "ssr")]
async fn here(look: &Look, pupil: PupilId) -> Result<ChildName, AppError> {
    let name = name_of(look, pupil).await?;
    if has_left(look, pupil).await? { Err(AppError::NotFound) } else { Ok(name) }
}

/// Keeps the answers, and puts on record the actions of stage 1 that they tell of.
#[cfg(feature = "ssr")]
async fn keep_concern(act: &mut Act, entry: StageEntryId, checked: &Checked) -> Result<(), AppError> {
    let (by, today) = (act.asker.id, act.today);
    let answers = checked.clone().into_answers();
    store::add_form(act.db(), entry, &CAUSE_OF_CONCERN, &answers, by, today).await?;
    record_all(act, entry, checked).await
}

#[cfg(feature = "ssr")]
async fn record_all(act: &mut Act, entry: StageEntryId, checked: &Checked) -> Result<(), AppError> {
    let (by, today) = (act.asker.id, act.today);
    for action in actions_recorded(checked) {
        store::record_from_form(act.db(), entry, action, today, by).await?;
    }
    Ok(())
}

#[cfg(feature = "ssr")]
pub(super) fn about(what: &'static str, pupil: PupilId, details: serde_json::Value) -> Happening {
    Happening { what, pupil: Some(pupil.0), audience: Audience::StaffOfTheChild, details }
}

/// A concern as it was filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilledConcern {
    pub id: StageFormId,
    pub pupil: PupilId,
    pub name: String,
    /// “born 15 January 2020, 1Rowan, Sample Primary School”: whom and where a printout is about.
    pub of_whom: String,
    pub today: Day,
    pub filled_by: String,
    pub filled_on: Day,
    pub version: i32,
    /// As it stands, without what is closed to the reader.
    pub stands: Answers,
    /// The reader's own changes, if some are waiting, else as it stands.
    pub form: FormState,
    /// What was changed before, the latest first.
    pub changes: Vec<VersionLine>,
    /// For whoever raised it or decides about stages.
    pub take_back: Option<TakingBack>,
}

/// A concern that was raised, in what the reader may see of it.
#[server(endpoint = "open_concern")]
pub async fn open_concern(id: StageFormId) -> Result<FilledConcern, AppError> {
    let look = Look::begin()?;
    let filled = store::form(&look, id).await?;
    look.note_reading(filled.pupil.0, Reading::Concern);
    let stands = CAUSE_OF_CONCERN.seen_by(&filled.answers, |audience| look.asker.may_see(audience));
    let mut form = state_of(&look, &CAUSE_OF_CONCERN, &format!("form {id}")).await?;
    if form.answers.is_empty() {
        form.answers = stands.clone();
    }
    let versions = store::versions(&look, &filled).await?;
    let is_concern = filled.form == CAUSE_OF_CONCERN.id;
    Ok(FilledConcern {
        take_back: if is_concern { taking_back(&look, &filled).await? } else { None },
        id,
        pupil: filled.pupil,
        name: name_of(&look, filled.pupil).await?.whole(),
        of_whom: of_whom(&look, filled.pupil).await?,
        today: look.today,
        filled_by: filled.filled_by,
        filled_on: filled.filled_on,
        version: filled.version,
        changes: changes_of(&look, &CAUSE_OF_CONCERN, &filled.answers, versions),
        stands,
        form,
    })
}

/// Saves changes to a concern. Answers that are closed to the editor stay as they are; what it said before is
/// history. Where somebody else was quicker, nothing is overwritten: the page shows both texts.
#[server(endpoint = "change_concern")]
pub async fn change_concern(
    key: ActKey,
    id: StageFormId,
    version: i32,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let look = Look::begin()?;
    let filled = store::form(&look, id).await?;
    let mut act = Act::begin(key, "change_concern", &(id, version, &answers)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let subject = format!("form {id}");
    let asker = act.asker.clone();
    let may_see = |audience| asker.may_see(audience);
    let whole = CAUSE_OF_CONCERN.over(&filled.answers, answers.clone(), may_see);
    let checked = match CAUSE_OF_CONCERN.check(&whole, act.today) {
        Ok(checked) => checked,
        Err(errors) => return Err(give_back_act(act, CAUSE_OF_CONCERN.id, &subject, answers, errors).await),
    };
    let now = act.school().now();
    let new = checked.clone().into_answers();
    if !store::save_form(act.db(), &filled, &new, asker.id, version, now).await? {
        return Err(conflict(act, CAUSE_OF_CONCERN.id, &subject, answers).await);
    }
    record_all(&mut act, filled.entry, &checked).await?;
    // A change of what is closed to the staff of the child is not theirs to know of.
    let same = of_staff(&CAUSE_OF_CONCERN, &filled.answers) == of_staff(&CAUSE_OF_CONCERN, &new);
    let audience = if same { Audience::SencoAndHead } else { Audience::StaffOfTheChild };
    let changed = about("concern_changed", filled.pupil, serde_json::json!({ "form": id }));
    act.note(Happening { audience, ..changed }).await?;
    discard_draft(&mut act, CAUSE_OF_CONCERN.id, &subject).await?;
    act.say("The concern is changed. What it said before is kept.");
    act.commit_and_go((), &paths::child(filled.pupil.0)).await
}

/// Most things are written down on the day on which they are done.
#[cfg(feature = "ssr")]
pub(super) fn with_today(mut form: FormState, question: &str) -> FormState {
    if form.answers.is_empty() {
        form.answers.set(question, vec![form.today.to_string()]);
    }
    form
}

/// What the staff of the child may read of a form.
#[cfg(feature = "ssr")]
pub(super) fn of_staff(form: &Form, answers: &Answers) -> Answers {
    form.seen_by(answers, |audience| matches!(audience, Audience::StaffOfTheChild | Audience::FamilyToo))
}

/// A decision as the timeline tells it, in what the staff of the child may read.
#[cfg(feature = "ssr")]
pub(super) fn in_one_line(form: &Form, answers: &Answers) -> String {
    let lines = form.in_words(&of_staff(form, answers));
    run_on(lines.iter().map(|(question, words)| (*question, words.as_str())))
}
