//! What a browser can ask about the actions of a stage: recording what was done, and taking back a mistake.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::StageEntryId;
use super::server::StageState;
use crate::kit::{ActKey, Answers, AppError, Day};

#[cfg(feature = "ssr")]
use {
    super::server::{about, with_today},
    super::{ACTION_RECORD, Action, DONE_ON, Process, WHAT_WAS_DONE, process, store},
    crate::db::{Act, Look, Reading, discard_draft, new_key},
    crate::kit::{Asker, long_date, paths},
    crate::pupils::{PupilId, name_of},
    crate::ui::{give_back_act, state_of},
};

#[server(endpoint = "open_action")]
pub async fn open_action(entry: StageEntryId, action: String) -> Result<StageState, AppError> {
    let look = Look::begin()?;
    let action = Action::from_id(&action).ok_or(AppError::NotFound)?;
    let kept = store::entry(&look, entry).await?;
    let process = process(look.db()).await?;
    if !process.stage(kept.entry.stage).actions.contains(&action) {
        return Err(AppError::NotFound);
    }
    look.note_reading(kept.entry.pupil.0, Reading::Action);
    let form = state_of(&look, &ACTION_RECORD, &format!("{entry} {}", action.id())).await?;
    let form = with_today(form, DONE_ON.question.id);
    Ok(StageState {
        entry,
        pupil: kept.entry.pupil,
        name: name_of(&look, kept.entry.pupil).await?.whole(),
        stage: kept.entry.stage,
        title: process.action_name(action).into_owned(),
        opened_on: kept.entry.opened_on,
        version: kept.version,
        may_extend: false,
        so_far: Vec::new(),
        form,
    })
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
    let process = process(look.db()).await?;
    let mut act = Act::begin(key, "record_action", &(entry, &action, &answers)).await?;
    let pupil = kept.entry.pupil;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let subject = format!("{entry} {action}");
    let checked = ACTION_RECORD.check(&answers, act.today).and_then(|checked| {
        let done_on = checked.get(&DONE_ON).unwrap_or(act.today);
        kept.entry.may_record(what, done_on, &process).map(|()| (checked, done_on))
    });
    let (checked, done_on) = match checked {
        Ok(checked) => checked,
        Err(errors) => return Err(give_back_act(act, ACTION_RECORD.id, &subject, answers, errors).await),
    };
    let (by, words) = (act.asker.id, checked.text(&WHAT_WAS_DONE));
    store::record(act.db(), entry, what, done_on, &words, by).await?;
    let said = format!("{}, done on {}: {words}", process.action_name(what), long_date(done_on));
    act.note(about("action_recorded", pupil, serde_json::json!({ "action": what, "words": said }))).await?;
    discard_draft(&mut act, ACTION_RECORD.id, &subject).await?;
    act.say(format!("{} is on record.", process.action_name(what)));
    act.commit_and_go((), &paths::child(pupil.0)).await
}

/// Something that is on record of a child's stages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedLine {
    pub id: i64,
    pub stage: u8,
    /// What was done, as the school names it.
    pub action: String,
    pub done_on: Day,
    pub words: String,
    pub by: String,
    /// Where more of it is put on record while the stage goes on.
    pub path: Option<String>,
    /// For taking it back, where the reader may.
    pub key: Option<ActKey>,
}

/// What is on record of a child, as it was done.
#[cfg(feature = "ssr")]
pub async fn recorded_of(
    look: &Look,
    pupil: PupilId,
    process: &Process,
) -> Result<Vec<RecordedLine>, AppError> {
    let line = |recorded: store::Recorded| -> Result<RecordedLine, AppError> {
        let may = may_take_back(&look.asker, &recorded);
        Ok(RecordedLine {
            id: recorded.id,
            stage: recorded.stage.number(),
            action: process.name_of_stored(&recorded.action),
            done_on: recorded.done_on,
            words: recorded.words,
            by: recorded.by_name,
            path: Action::from_id(&recorded.action)
                .filter(|_| recorded.open)
                .map(|action| paths::action(recorded.entry.0, action.id())),
            key: if may { Some(new_key()?) } else { None },
        })
    };
    store::on_record(look, pupil).await?.into_iter().map(line).collect()
}

/// Whoever recorded it, and whoever decides about stages, while the stage goes on.
#[cfg(feature = "ssr")]
fn may_take_back(asker: &Asker, recorded: &store::Recorded) -> bool {
    recorded.open && (recorded.by == asker.id || asker.may_decide_stages())
}

/// Takes back something that was put on record by mistake. It stays in the history, and counts no longer.
#[server(endpoint = "take_back_action")]
pub async fn take_back_action(key: ActKey, id: i64) -> Result<(), AppError> {
    let look = Look::begin()?;
    let pupil = store::pupil_of_record(&look, id).await?;
    let recorded = store::on_record(&look, pupil).await?.into_iter().find(|recorded| recorded.id == id);
    let mut act = Act::begin(key, "take_back_action", &id).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let recorded =
        recorded.filter(|recorded| may_take_back(&act.asker, recorded)).ok_or(AppError::NotFound)?;
    let today = act.today;
    if !store::take_back(act.db(), id, today).await? {
        return Err(AppError::NotFound);
    }
    let name = process(look.db()).await?.name_of_stored(&recorded.action);
    let words = format!("{name}, done on {}: {}", long_date(recorded.done_on), recorded.words);
    act.note(about("action_taken_back", pupil, serde_json::json!({ "record": id, "words": words }))).await?;
    act.say(format!("{name} is taken back. Put it on record again as it should be."));
    act.commit_and_go((), &paths::child(pupil.0)).await
}
