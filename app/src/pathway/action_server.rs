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
        Action, DONE_ON, INITIAL_CONCERN, LETTER_SENT, ON_MEETING_FORM, Process, SENT_ON, StageState,
        TARGET_REVIEW, WHAT_WAS_DONE, copies_of,
        copies_server::copy_lines,
        form_of, letter_fault, process, review_faults,
        store::{self, Kept},
        taking_back_rules::{Goes, OnTheRecord, may_take_back},
    },
    crate::db::{Act, Happening, Look, Reading, discard_draft, new_key, say},
    crate::kit::{Asker, AskerId, Checked, FieldErrors, Form, long_date, paths},
    crate::pupils::name_of,
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
    /// The last day of a stage that has ended.
    pub ended_on: Option<Day>,
    pub form: FormState,
}

#[cfg(feature = "ssr")]
pub(super) async fn record_state(
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
        ended_on: match entry.state {
            StageState::Open => None,
            StageState::Closed { on, .. } => Some(on),
        },
        form,
    })
}

/// The page of one action of the stage's row.
#[server(endpoint = "open_action")]
pub async fn open_action(entry: StageEntryId, action: String) -> Result<RecordState, AppError> {
    let look = Look::begin()?;
    let action = Action::from_id(&action).ok_or(AppError::NotFound)?;
    let kept = store::entry(&look, entry).await?;
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

/// An intervention that is on record; no letter goes home about anything else.
#[cfg(feature = "ssr")]
async fn intervention(look: &Look, record: i64) -> Result<store::Recorded, AppError> {
    let recorded = store::one_record(look, record).await?;
    let is_one = Action::from_id(&recorded.action).is_some_and(Action::is_intervention);
    if is_one { Ok(recorded) } else { Err(AppError::NotFound) }
}

/// The page on which the letter about an intervention is put on record, or its day is put right.
#[server(endpoint = "open_letter")]
pub async fn open_letter(record: i64) -> Result<RecordState, AppError> {
    let look = Look::begin()?;
    let recorded = intervention(&look, record).await?;
    let kept = store::entry(&look, recorded.entry).await?;
    let name = process(look.db()).await?.name_of_stored(&recorded.action);
    let mut form = state_of(&look, &LETTER_SENT, &record.to_string()).await?;
    if let Some(day) = recorded.letter_sent_on.filter(|_| form.answers.is_empty()) {
        form.answers.set(SENT_ON.question.id, vec![day.to_string()]);
    }
    let form = with_today(form, SENT_ON.question.id);
    record_state(&look, &kept, format!("Letter to the parents: {name}"), form).await
}

/// Puts on record that the letter about an intervention went home (school process, whole-school rules). Another day than
/// the one on record puts it right; the timeline keeps both.
#[server(endpoint = "record_letter")]
pub async fn record_letter(
    key: ActKey,
    record: i64,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let look = Look::begin()?;
    let recorded = intervention(&look, record).await?;
    let pupil = store::pupil_of_record(&look, record).await?;
    let mut act = Act::begin(key, "record_letter", &(record, &answers)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let subject = record.to_string();
    let sent_on = match check_letter(&answers, act.today, recorded.done_on) {
        Ok(sent_on) => sent_on,
        Err(errors) => return Err(give_back_act(act, LETTER_SENT.id, &subject, answers, errors).await),
    };
    let by = act.asker.id;
    store::send_letter(act.db(), record, sent_on, by).await?;
    let name = process(look.db()).await?.name_of_stored(&recorded.action);
    if recorded.letter_sent_on != Some(sent_on) {
        act.note(letter_sent(&recorded, pupil, &name, sent_on)).await?;
    }
    discard_draft(&mut act, LETTER_SENT.id, &subject).await?;
    act.say(format!("The letter is on record, sent on {}.", long_date(sent_on)));
    act.commit_and_go((), &paths::child(pupil.0)).await
}

#[cfg(feature = "ssr")]
fn check_letter(answers: &Answers, today: Day, done_on: Day) -> Result<Day, FieldErrors> {
    let sent_on = LETTER_SENT.check(answers, today)?.get(&SENT_ON).unwrap_or(today);
    match letter_fault(sent_on, done_on) {
        Some(sentence) => Err(FieldErrors::from([(SENT_ON.question.id.to_owned(), sentence)])),
        None => Ok(sent_on),
    }
}

/// For the timeline: that the letter was sent, or that its day is put right.
#[cfg(feature = "ssr")]
fn letter_sent(recorded: &store::Recorded, pupil: PupilId, name: &str, sent_on: Day) -> Happening {
    let words = format!("{name}, sent on {}", long_date(sent_on));
    let (what, words) = match recorded.letter_sent_on {
        None => ("intervention_letter_sent", words),
        Some(before) => {
            ("intervention_letter_redated", format!("{words}. Before, {} was on record", long_date(before)))
        }
    };
    about(what, pupil, serde_json::json!({ "record": recorded.id, "words": words }))
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
    /// A copy of what was reviewed, put on record by itself.
    pub is_copy: bool,
    /// For taking it back, where the reader may.
    pub key: Option<ActKey>,
    /// Why it cannot be taken back by itself, for whoever could while the stage goes on, as a sentence without its stop.
    pub why_not: String,
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
    let all = store::on_record(look, pupil).await?;
    let heard = heard_of(look, pupil, &all).await?;
    let line = |recorded: store::Recorded| -> Result<RecordedLine, AppError> {
        let may = takes_back(&look.asker, recorded.by).then(|| may_take_back(depends_on(&recorded, &heard)));
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
            is_copy: false,
            key: if matches!(may, Some(Ok(_))) { Some(new_key()?) } else { None },
            why_not: match may {
                Some(Err(why_not)) if recorded.open => why_not.to_owned(),
                _ => String::new(),
            },
        })
    };
    let mut lines = all.into_iter().map(line).collect::<Result<Vec<_>, _>>()?;
    lines.extend(copy_lines(look, pupil).await?);
    lines.sort_by_key(|line| line.done_on);
    Ok(lines)
}

/// Whoever recorded it, and whoever decides about stages.
#[cfg(feature = "ssr")]
pub(super) fn takes_back(asker: &Asker, recorded_by: AskerId) -> bool {
    recorded_by == asker.id || asker.may_decide_stages()
}

/// The stages of a child at which the parents have heard of what the form of the meeting tells of: a letter went home, or
/// one of them was heard.
#[cfg(feature = "ssr")]
async fn heard_of(
    look: &Look,
    pupil: PupilId,
    all: &[store::Recorded],
) -> Result<Vec<StageEntryId>, AppError> {
    let of_letters =
        all.iter().filter(|recorded| is_of_meeting(recorded) && recorded.letter_sent_on.is_some());
    let mut heard: Vec<StageEntryId> = of_letters.map(|recorded| recorded.entry).collect();
    for form in store::forms(look, pupil, None).await? {
        let is_heard =
            form.form == INITIAL_CONCERN.id && !store::parent_words(look, form.id, None).await?.is_empty();
        heard.extend(is_heard.then_some(form.entry));
    }
    Ok(heard)
}

#[cfg(feature = "ssr")]
fn is_of_meeting(recorded: &store::Recorded) -> bool {
    recorded.words == ON_MEETING_FORM
}

#[cfg(feature = "ssr")]
fn depends_on(recorded: &store::Recorded, heard: &[StageEntryId]) -> OnTheRecord {
    OnTheRecord {
        open: recorded.open,
        letter_sent: recorded.letter_sent_on.is_some(),
        of_meeting: is_of_meeting(recorded),
        is_meeting: recorded.action == Action::InitialConcernTemplate.id(),
        heard_of: heard.contains(&recorded.entry),
    }
}

/// Takes back something that was put on record by mistake, also at a stage that has ended while no letter went home about
/// it. It stays in the history, and counts no longer. The meeting at stage 2 goes with its form.
#[server(endpoint = "take_back_action")]
pub async fn take_back_action(key: ActKey, id: i64) -> Result<(), AppError> {
    let look = Look::begin()?;
    let pupil = store::pupil_of_record(&look, id).await?;
    let mut act = Act::begin(key, "take_back_action", &id).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let all = store::on_record(&look, pupil).await?;
    let heard = heard_of(&look, pupil, &all).await?;
    let recorded = all.iter().find(|recorded| recorded.id == id);
    let recorded =
        recorded.filter(|recorded| takes_back(&act.asker, recorded.by)).ok_or(AppError::NotFound)?;
    let goes = match may_take_back(depends_on(recorded, &heard)) {
        Ok(goes) => goes,
        Err(why_not) => {
            drop(act);
            say(look.school(), &format!("Nothing was taken back. {why_not}."))?;
            redirect(&paths::child(pupil.0));
            return Ok(());
        }
    };
    let today = act.today;
    if !store::take_back(act.db(), id, today).await? {
        return Err(AppError::NotFound);
    }
    if goes == Goes::WithTheForm {
        take_back_meeting(&mut act, &look, pupil, recorded.entry).await?;
    }
    let name = process(look.db()).await?.name_of_stored(&recorded.action);
    let words = format!("{name}, done on {}: {}", long_date(recorded.done_on), recorded.words);
    act.note(about("action_taken_back", pupil, serde_json::json!({ "record": id, "words": words }))).await?;
    act.say(match goes {
        Goes::Alone => format!("{name} is taken back. Put it on record again as it should be."),
        Goes::WithTheForm => {
            format!("{name} is taken back, with the form of the meeting and what it had put on record.")
        }
    });
    act.commit_and_go((), &paths::child(pupil.0)).await
}

/// The form of a meeting that was never held goes, with everything that it put on record.
#[cfg(feature = "ssr")]
async fn take_back_meeting(
    act: &mut Act,
    look: &Look,
    pupil: PupilId,
    entry: StageEntryId,
) -> Result<(), AppError> {
    let today = act.today;
    let forms = store::forms(look, pupil, None).await?;
    for form in forms.iter().filter(|form| form.entry == entry && form.form == INITIAL_CONCERN.id) {
        store::take_back_form(act.db(), form.id, today).await?;
    }
    store::follow_meeting(act.db(), entry, &[], today, today).await
}
