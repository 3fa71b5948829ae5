//! What is on record of a child's stages, and taking back what was put there by mistake.

use leptos::server;
use serde::{Deserialize, Serialize};

use crate::kit::{ActKey, AppError, Day};

#[cfg(feature = "ssr")]
use {
    super::server::about,
    super::{
        Action, INITIAL_CONCERN, ON_MEETING_FORM, Process, StageEntryId,
        copies_server::copy_lines,
        process, store,
        taking_back_rules::{Goes, OnTheRecord, may_take_back},
    },
    crate::db::{Act, Look, new_key, put_back_draft, say},
    crate::kit::{Asker, AskerId, long_date, paths},
    crate::pupils::PupilId,
    leptos_axum::redirect,
};

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
            format!(
                "{name} is taken back, with the form of the meeting and what it had put on record. What you may read of it waits in the form for you, to be sent again."
            )
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
        put_back_draft(act, &INITIAL_CONCERN, &entry.to_string(), &form.answers).await?;
    }
    store::untell(act.db(), entry, ON_MEETING_FORM, &[], today).await
}
