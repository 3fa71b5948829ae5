//! What a browser can ask about the copies of what was reviewed: putting them on record, and taking a mistake back.

use leptos::server;

use super::StageEntryId;
use super::action_server::RecordState;
use crate::kit::{ActKey, Answers, AppError};

#[cfg(feature = "ssr")]
use {
    super::action_server::record_state,
    super::recorded_server::{RecordedLine, takes_back},
    super::server::{about, in_one_line, with_today},
    super::{
        COPIES, CopyTo, GIVEN_ON, GIVEN_TO, copies_fault,
        store::{self, Kept},
    },
    crate::db::{Act, Look, discard_draft, new_key},
    crate::kit::{Checked, Choices, Day, FieldErrors, long_date, paths},
    crate::pupils::PupilId,
    crate::ui::{give_back_act, state_of},
};

/// The page on which the copies of what was reviewed are put on record.
#[server(endpoint = "open_copies")]
pub async fn open_copies(entry: StageEntryId) -> Result<RecordState, AppError> {
    let look = Look::begin()?;
    let kept = store::entry(&look, entry).await?;
    let form = with_today(state_of(&look, &COPIES, &entry.to_string()).await?, GIVEN_ON.question.id);
    record_state(&look, &kept, COPIES.title.to_owned(), form).await
}

/// Puts on record who has a copy of what was reviewed (school process, whole-school rules): of the last review, so not
/// before it.
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
    let reviewed_on = reviewed_on(&store::entries(&look, Some(pupil)).await?);
    let (checked, on) = match check_copies(&answers, act.today, reviewed_on) {
        Ok(checked) => checked,
        Err(errors) => return Err(give_back_act(act, COPIES.id, &subject, answers, errors).await),
    };
    let by = act.asker.id;
    for to in checked.get(&GIVEN_TO).unwrap_or_default() {
        store::give_copy(act.db(), entry, to, on, by, None).await?;
    }
    let words = in_one_line(&COPIES, &checked.into_answers());
    act.note(about("copies_given", pupil, serde_json::json!({ "entry": entry, "words": words }))).await?;
    discard_draft(&mut act, COPIES.id, &subject).await?;
    act.say("The copies are on record.");
    act.commit_and_go((), &paths::child(pupil.0)).await
}

#[cfg(feature = "ssr")]
fn check_copies(
    answers: &Answers,
    today: Day,
    reviewed_on: Option<Day>,
) -> Result<(Checked, Day), FieldErrors> {
    let checked = COPIES.check(answers, today)?;
    let on = checked.get(&GIVEN_ON).unwrap_or(today);
    match copies_fault(on, reviewed_on) {
        Some(sentence) => Err(FieldErrors::from([(GIVEN_ON.question.id.to_owned(), sentence)])),
        None => Ok((checked, on)),
    }
}

/// The day of the last review of a child's targets, at whatever stage, also before the child was placed here.
#[cfg(feature = "ssr")]
fn reviewed_on(kept: &[Kept]) -> Option<Day> {
    let done = kept.iter().flat_map(|kept| &kept.recorded).filter(|done| done.action.is_target_review());
    done.map(|done| done.on).chain(kept.iter().filter_map(|kept| kept.reviewed_before)).max()
}

/// The copies that were put on record by themselves, beside what else is on record.
#[cfg(feature = "ssr")]
pub(super) async fn copy_lines(look: &Look, pupil: PupilId) -> Result<Vec<RecordedLine>, AppError> {
    let line = |copy: store::CopyGiven| -> Result<RecordedLine, AppError> {
        let may = takes_back(&look.asker, copy.by);
        Ok(RecordedLine {
            id: copy.id,
            stage: copy.stage.number(),
            action: "Copy of what was reviewed".to_owned(),
            done_on: copy.on,
            words: label_of(copy.to).to_owned(),
            by: copy.by_name,
            letter: None,
            path: copy.open.then(|| paths::copies(copy.entry.0)),
            is_copy: true,
            key: if may { Some(new_key()?) } else { None },
            why_not: String::new(),
        })
    };
    store::copies_given(look, pupil).await?.into_iter().map(line).collect()
}

#[cfg(feature = "ssr")]
fn label_of(to: CopyTo) -> &'static str {
    let of_it = |(id, _): &&(&str, &str)| CopyTo::from_id(id) == Some(to);
    CopyTo::OPTIONS.iter().find(of_it).map_or("", |(_, label)| *label)
}

/// Takes back a copy that was put on record by itself and by mistake: it is owed again. A copy that a review tells of goes
/// with the review.
#[server(endpoint = "take_back_copy")]
pub async fn take_back_copy(key: ActKey, id: i64) -> Result<(), AppError> {
    let look = Look::begin()?;
    let pupil = store::pupil_of_copy(&look, id).await?;
    let mut act = Act::begin(key, "take_back_copy", &id).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let copies = store::copies_given(&look, pupil).await?;
    let copy = copies.iter().find(|copy| copy.id == id && takes_back(&act.asker, copy.by));
    let copy = copy.ok_or(AppError::NotFound)?;
    let today = act.today;
    if !store::take_back_copy(act.db(), id, today).await? {
        return Err(AppError::NotFound);
    }
    let words = format!("{}, on {}", label_of(copy.to), long_date(copy.on));
    act.note(about("copy_taken_back", pupil, serde_json::json!({ "copy": id, "words": words }))).await?;
    act.say("The copy is taken back: it is still to be given.");
    act.commit_and_go((), &paths::child(pupil.0)).await
}
