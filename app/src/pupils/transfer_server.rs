//! What a browser can ask about the file of a child who leaves: the form, and putting on record where it went.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::PupilId;
use crate::kit::{ActKey, Answers, AppError, Day};
use crate::ui::FormState;

#[cfg(feature = "ssr")]
use {
    super::FILE_FOLLOWS_WITHIN,
    super::record_server::{field, keeper},
    super::store::{self, HeldFile, register_name_of},
    super::transfer_form::{FILE_SENT, FileRecord},
    crate::calendar::calendar,
    crate::db::{Act, Happening, Look, Reading, discard_draft},
    crate::kit::{Audience, long_date, paths},
    crate::ui::{conflict, give_back_act, state_of},
};

/// The file of one child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileState {
    pub pupil: PupilId,
    pub name: String,
    /// None: the child stays, and there is nothing to send.
    pub last_day: Option<Day>,
    /// “It follows by Friday 11 December 2026.” Empty once it is sent.
    pub due: String,
    /// 0: nothing is on record yet.
    pub version: i32,
    /// What is on record.
    pub stands: Answers,
    pub form: FormState,
}

/// The file of a child with the reader's draft; that it was opened is on record. For whoever keeps the school;
/// [`AppError::NotFound`] to others and of no child.
#[server(endpoint = "open_file")]
pub async fn open_file(pupil: PupilId) -> Result<FileState, AppError> {
    let look = keeper()?;
    let name = register_name_of(&look, pupil).await?.whole();
    let held = store::file_of(&look, pupil).await?;
    look.note_reading(pupil.0, Reading::Record);
    let stands = held.record.as_ref().map(FileRecord::answers).unwrap_or_default();
    let mut form = state_of(&look, &FILE_SENT, &pupil.to_string()).await?;
    if form.answers.is_empty() {
        // Nothing is filled in that nobody has said: a file that is “sent today” by a slip is due no more.
        form.answers = stands.clone();
    }
    let due = due(&look, &held).await?;
    Ok(FileState { pupil, name, last_day: held.last_day, due, version: held.version, stands, form })
}

/// By when the file of a child who leaves follows. Empty once it is sent.
#[cfg(feature = "ssr")]
async fn due(look: &Look, held: &HeldFile) -> Result<String, AppError> {
    let Some(last) = held.last_day else { return Ok(String::new()) };
    if held.record.as_ref().is_some_and(|record| record.is_sent_after(last)) {
        return Ok(String::new());
    }
    Ok(match calendar(look.db()).await?.due(last, FILE_FOLLOWS_WITHIN) {
        Ok(due) => format!("It follows by {}, 15 school days after the last day.", long_date(due.by)),
        Err(missing) => format!("It follows within 15 school days of the last day. {missing}"),
    })
}

/// Puts on record where a child's file went. For whoever keeps the school; [`AppError::Invalid`] with all that stands
/// against the answers, a child without a last day too; [`AppError::Conflict`] where somebody else was quicker.
#[server(endpoint = "record_file")]
pub async fn record_file(
    key: ActKey,
    pupil: PupilId,
    version: i32,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let look = keeper()?;
    let held = store::file_of(&look, pupil).await?;
    let mut act = Act::begin(key, "record_file", &(pupil, version, &answers)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let subject = pupil.to_string();
    let record = match FileRecord::of(held.last_day, &answers, act.today) {
        Ok(record) => record,
        Err(errors) => return Err(give_back_act(act, FILE_SENT.id, &subject, answers, errors).await),
    };
    let by = act.asker.id;
    if held.version != version || !store::record_file(act.db(), pupil, &record, version, by).await? {
        return Err(conflict(act, FILE_SENT.id, &subject, answers).await);
    }
    let before = held.record.as_ref().map(FileRecord::answers).unwrap_or_default();
    let fields: Vec<_> = FILE_SENT.differences(&before, &record.answers()).iter().map(field).collect();
    act.note(Happening {
        what: "file_recorded",
        pupil: Some(pupil.0),
        audience: Audience::Office,
        details: serde_json::json!({ "fields": fields }),
    })
    .await?;
    discard_draft(&mut act, FILE_SENT.id, &subject).await?;
    act.say(record.in_words());
    act.commit_and_go((), &paths::child(pupil.0)).await
}

/// What the page of a child says of the file that follows them, for whoever may read it. None of a child who stays, or
/// who came back since.
#[cfg(feature = "ssr")]
pub(super) async fn file_in_words(look: &Look, pupil: PupilId) -> Result<Option<String>, AppError> {
    let held = store::file_of(look, pupil).await?;
    let Some(last) = held.last_day.filter(|_| look.asker.may_see(Audience::Office)) else { return Ok(None) };
    let due = due(look, &held).await?;
    let of_this_leaving = |record: &FileRecord| record.sent.is_none() || record.is_sent_after(last);
    Ok(Some(match held.record.filter(of_this_leaving) {
        Some(record) => format!("{} {due}", record.in_words()).trim_end().to_owned(),
        None => format!("Not sent yet. {due}"),
    }))
}
