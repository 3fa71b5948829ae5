//! What a browser can ask about the letter to the parents about an intervention: that it went home, and its day put right.

use leptos::server;

use super::action_server::RecordState;
use crate::kit::{ActKey, Answers, AppError};

#[cfg(feature = "ssr")]
use {
    super::action_server::record_state,
    super::server::{about, with_today},
    super::{Action, LETTER_SENT, SENT_ON, letter_fault, process, store},
    crate::db::{Act, Happening, Look, discard_draft},
    crate::kit::{Day, FieldErrors, long_date, paths},
    crate::pupils::PupilId,
    crate::ui::{give_back_act, state_of},
};

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
