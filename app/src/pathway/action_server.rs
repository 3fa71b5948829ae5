//! What a browser can ask about the actions of a stage: recording what was done, whom a letter or a copy went to, and
//! taking back a mistake.

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
        Action, COPIES, DONE_ON, GIVEN_ON, GIVEN_TO, LETTER_SENT, Process, SENT_ON, TARGET_REVIEW,
        WHAT_WAS_DONE, copies_of, form_of, process, review_faults,
        store::{self, Kept},
    },
    crate::db::{Act, Look, Reading, discard_draft, new_key},
    crate::kit::{Asker, Checked, FieldErrors, Form, long_date, paths},
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
    pub form: FormState,
}

#[cfg(feature = "ssr")]
async fn record_state(
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

/// The page on which the copies of what was reviewed are put on record.
#[server(endpoint = "open_copies")]
pub async fn open_copies(entry: StageEntryId) -> Result<RecordState, AppError> {
    let look = Look::begin()?;
    let kept = store::entry(&look, entry).await?;
    let form = with_today(state_of(&look, &COPIES, &entry.to_string()).await?, GIVEN_ON.question.id);
    record_state(&look, &kept, COPIES.title.to_owned(), form).await
}

/// Puts on record who has a copy of what was reviewed (school process, whole-school rules).
#[server(endpoint = "record_copies")]
pub async fn record_copies(
    key: ActKey,
    entry: StageEntryId,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let look = Look::begin()?;
    let pupil = store::entry(&look, entry).await?.entry.pupil;
    let mut act = Act::begin(key, "record_copies", &(entry, &answers)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let subject = entry.to_string();
    let checked = match COPIES.check(&answers, act.today) {
        Ok(checked) => checked,
        Err(errors) => return Err(give_back_act(act, COPIES.id, &subject, answers, errors).await),
    };
    let (by, on) = (act.asker.id, checked.get(&GIVEN_ON).unwrap_or(act.today));
    for to in checked.get(&GIVEN_TO).unwrap_or_default() {
        store::give_copy(act.db(), entry, to, on, by, None).await?;
    }
    let words = in_one_line(&COPIES, &checked.into_answers());
    act.note(about("copies_given", pupil, serde_json::json!({ "entry": entry, "words": words }))).await?;
    discard_draft(&mut act, COPIES.id, &subject).await?;
    act.say("The copies are on record.");
    act.commit_and_go((), &paths::child(pupil.0)).await
}

/// The page on which the letter about an intervention is put on record.
#[server(endpoint = "open_letter")]
pub async fn open_letter(record: i64) -> Result<RecordState, AppError> {
    let look = Look::begin()?;
    let recorded = store::one_record(&look, record).await?;
    let kept = store::entry(&look, recorded.entry).await?;
    let name = process(look.db()).await?.name_of_stored(&recorded.action);
    let form = with_today(state_of(&look, &LETTER_SENT, &record.to_string()).await?, SENT_ON.question.id);
    record_state(&look, &kept, format!("Letter to the parents: {name}"), form).await
}

/// Puts on record that the letter about an intervention went home (school process, whole-school rules).
#[server(endpoint = "record_letter")]
pub async fn record_letter(
    key: ActKey,
    record: i64,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let look = Look::begin()?;
    let recorded = store::one_record(&look, record).await?;
    let pupil = store::pupil_of_record(&look, record).await?;
    let mut act = Act::begin(key, "record_letter", &(record, &answers)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let subject = record.to_string();
    let sent_on = match LETTER_SENT.check(&answers, act.today) {
        Ok(checked) => checked.get(&SENT_ON).unwrap_or(act.today),
        Err(errors) => return Err(give_back_act(act, LETTER_SENT.id, &subject, answers, errors).await),
    };
    let by = act.asker.id;
    store::send_letter(act.db(), record, sent_on, by).await?;
    let name = process(look.db()).await?.name_of_stored(&recorded.action);
    let words = format!("{name}, sent on {}", long_date(sent_on));
    let details = serde_json::json!({ "record": record, "words": words });
    act.note(about("intervention_letter_sent", pupil, details)).await?;
    discard_draft(&mut act, LETTER_SENT.id, &subject).await?;
    act.say("The letter is on record.");
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
    /// An intervention: the day on which the letter about it went home, or where that is put on record.
    pub letter: Option<Letter>,
    /// Where more of it is put on record while the stage goes on.
    pub path: Option<String>,
    /// For taking it back, where the reader may.
    pub key: Option<ActKey>,
}

/// The letter about an intervention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// None: it is still to be sent.
    pub sent_on: Option<Day>,
    pub path: String,
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
        let action = Action::from_id(&recorded.action);
        Ok(RecordedLine {
            id: recorded.id,
            stage: recorded.stage.number(),
            action: process.name_of_stored(&recorded.action),
            done_on: recorded.done_on,
            words: recorded.words,
            by: recorded.by_name,
            letter: action
                .filter(|action| action.is_intervention())
                .map(|_| Letter { sent_on: recorded.letter_sent_on, path: paths::letter(recorded.id) }),
            path: action.filter(|_| recorded.open).map(|action| paths::action(recorded.entry.0, action.id())),
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
