//! What a browser can ask about one child's record in the register: adding a child by hand, and changing what
//! is written about one.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::PupilId;
use super::record_form::CLASS;
use crate::kit::{ActKey, Answers, AppError};
use crate::ui::FormState;

#[cfg(feature = "ssr")]
use {
    super::record_form::{CHILD_RECORD, LAST_DAY, NEW_CHILD, record_answers, record_faults, record_over},
    super::{PupilRecord, leaving::told_as, left_on, store},
    crate::db::{Act, Happening, Look, Reading, discard_draft},
    crate::kit::{Audience, Day, FieldErrors, Form, paths},
    crate::ui::{conflict, give_back_act, state_of},
};

/// A form about a child of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordState {
    /// Nobody yet, for a child who is added.
    pub child: Option<(PupilId, String)>,
    /// The version of the record that the form was filled from.
    pub version: i32,
    /// What the register holds now.
    pub stands: Answers,
    pub form: FormState,
    /// Every class of the school, to choose from.
    pub classes: Vec<(i64, String)>,
}

/// The same answers with the class's name in place of its number: the form stores the number, and nobody knows a
/// class by it. A class that is not among those given stays as it was answered.
pub fn with_class_named(classes: &[(i64, String)], mut answers: Answers) -> Answers {
    let id: Option<i64> = answers.first(CLASS.question.id).trim().parse().ok();
    if let Some((_, name)) = classes.iter().find(|(class, _)| Some(*class) == id) {
        answers.set(CLASS.question.id, vec![name.clone()]);
    }
    answers
}

/// The register is written by whoever keeps the school; to everybody else these functions are not there.
#[cfg(feature = "ssr")]
pub(super) fn keeper() -> Result<Look, AppError> {
    let look = Look::begin()?;
    if look.asker.keeps_the_school() { Ok(look) } else { Err(AppError::NotFound) }
}

/// The form for a child whom no list has brought yet, with the reader's draft. For whoever keeps the school;
/// [`AppError::NotFound`] to others.
#[server(endpoint = "open_new_child")]
pub async fn open_new_child() -> Result<RecordState, AppError> {
    let look = keeper()?;
    Ok(RecordState {
        child: None,
        version: 0,
        stands: Answers::default(),
        form: state_of(&look, &NEW_CHILD, NOBODY_YET).await?,
        classes: store::all_classes(&look).await?,
    })
}

/// What the draft of a new child is about.
pub const NOBODY_YET: &str = "new";

/// Adds a child by hand, before the MIS lists them. For whoever keeps the school; [`AppError::Invalid`] with all
/// that stands against the answers, a child who is in the register already too.
#[server(endpoint = "add_child")]
pub async fn add_child(key: ActKey, #[server(default)] answers: Answers) -> Result<(), AppError> {
    let look = keeper()?;
    let mut act = Act::begin(key, "add_child", &answers).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let read = read(&mut act, &look, &NEW_CHILD, None, &answers).await?;
    let (record, _) = match read {
        Ok(read) => read,
        Err(errors) => return Err(give_back_act(act, NEW_CHILD.id, NOBODY_YET, answers, errors).await),
    };
    let id = store::insert(act.db(), &record).await?;
    act.note(about("child_added_by_hand", id, serde_json::json!({}))).await?;
    discard_draft(&mut act, NEW_CHILD.id, NOBODY_YET).await?;
    act.say(format!("{} is in the register. Add the adults when the MIS lists them.", record.known_as()));
    act.commit_and_go((), &paths::child(id.0)).await
}

/// What the register holds of a child, as a form; that it was opened is on record. For whoever keeps the school;
/// [`AppError::NotFound`] to others and of no child.
#[server(endpoint = "open_record")]
pub async fn open_record(pupil: PupilId) -> Result<RecordState, AppError> {
    let look = keeper()?;
    let held = store::record(&look, pupil).await?;
    look.note_reading(pupil.0, Reading::Record);
    let stands = record_answers(&held.record, held.class, held.last_day);
    let mut form = state_of(&look, &CHILD_RECORD, &pupil.to_string()).await?;
    if form.answers.is_empty() {
        form.answers = stands.clone();
    }
    Ok(RecordState {
        child: Some((pupil, held.record.known_as())),
        version: held.version,
        stands,
        form,
        classes: store::all_classes(&look).await?,
    })
}

/// Changes what is written about a child, who may thereby leave, today or on a day to come, or come back. For whoever
/// keeps the school; [`AppError::Invalid`] with all that stands against the answers, [`AppError::Conflict`] where
/// somebody else was quicker.
#[server(endpoint = "change_record")]
pub async fn change_record(
    key: ActKey,
    pupil: PupilId,
    version: i32,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let look = keeper()?;
    let held = store::record(&look, pupil).await?;
    let mut act = Act::begin(key, "change_record", &(pupil, version, &answers)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let subject = pupil.to_string();
    let read = read(&mut act, &look, &CHILD_RECORD, Some((pupil, held.record.clone())), &answers).await?;
    let (record, last_day) = match read {
        Ok(read) => read,
        Err(errors) => return Err(give_back_act(act, CHILD_RECORD.id, &subject, answers, errors).await),
    };
    if !store::is_version(act.db(), pupil, version).await? {
        return Err(conflict(act, CHILD_RECORD.id, &subject, answers).await);
    }
    let (was_gone, is_gone) = (held.last_day.map(left_on), last_day.map(left_on));
    store::write(act.db(), pupil, &record).await?;
    store::set_left(act.db(), pupil, is_gone).await?;
    let before = record_answers(&held.record, held.class, held.last_day);
    let fields = changed(&store::all_classes(&look).await?, before, answers);
    let what = told_as(was_gone, is_gone, act.today);
    act.note(about(what, pupil, serde_json::json!({ "fields": fields }))).await?;
    discard_draft(&mut act, CHILD_RECORD.id, &subject).await?;
    act.say("The record is changed.");
    act.commit_and_go((), &paths::child(pupil.0)).await
}

/// What history keeps of a change: each answer as it was and as it becomes, in words that are read in years to come.
#[cfg(feature = "ssr")]
fn changed(classes: &[(i64, String)], before: Answers, after: Answers) -> Vec<serde_json::Value> {
    let (before, after) = (with_class_named(classes, before), with_class_named(classes, after));
    CHILD_RECORD.differences(&before, &after).iter().map(field).collect()
}

#[cfg(feature = "ssr")]
pub(super) fn field(difference: &crate::kit::Difference) -> serde_json::Value {
    let said = |text: &String| (!text.is_empty()).then(|| text.clone());
    let (was, becomes) = (said(&difference.stands), said(&difference.typed));
    serde_json::json!({ "field": difference.label, "was": was, "becomes": becomes })
}

/// The record that the answers make with the last day that they state, or everything that stands against it: what
/// the form itself finds, a number that is another child's, and a child who is in the register already.
#[cfg(feature = "ssr")]
async fn read(
    act: &mut Act,
    look: &Look,
    form: &'static Form,
    held: Option<(PupilId, PupilRecord)>,
    answers: &Answers,
) -> Result<Result<(PupilRecord, Option<Day>), FieldErrors>, AppError> {
    let (answers, class, last_day, mut errors) = match form.check(answers, act.today) {
        Ok(checked) => {
            let (class, last_day) = (checked.get(&CLASS), checked.get(&LAST_DAY));
            (checked.into_answers(), class, last_day, FieldErrors::new())
        }
        // Read on as far as they go: all that stands against them is told at once.
        Err(errors) => (answers.clone(), None, None, errors),
    };
    let (id, before) = match held {
        Some((id, record)) => (Some(id), record),
        None => (None, PupilRecord::born(act.today)),
    };
    let mut record = record_over(before, &answers);
    let mut found = record_faults(&answers, act.today);
    found.extend(store::numbers_taken(act.db(), &record, id).await?);
    if id.is_none() {
        let today = act.today;
        found.extend(store::held_already(act.db(), &record, today).await?);
    }
    for (question, error) in found {
        errors.entry(question).or_insert(error);
    }
    if !errors.is_empty() {
        return Ok(Err(errors));
    }
    record.class_name = match class {
        Some(id) => Some(store::class_name(look, id).await?),
        None => None,
    };
    Ok(Ok((record, last_day)))
}

#[cfg(feature = "ssr")]
fn about(what: &'static str, pupil: PupilId, details: serde_json::Value) -> Happening {
    Happening { what, pupil: Some(pupil.0), audience: Audience::StaffOfTheChild, details }
}
