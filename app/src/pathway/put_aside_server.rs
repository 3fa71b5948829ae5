//! What a browser can ask about putting a move aside that somebody has put forward.

use leptos::server;

use super::StageEntryId;
use super::moves_server::DecisionState;
use crate::kit::{ActKey, Answers, AppError};

#[cfg(feature = "ssr")]
use {
    super::moves_server::{forward_in_words, forward_lines, to_decide},
    super::server::about,
    super::{PUT_ASIDE, REASON, store},
    crate::db::{Act, Look, discard_draft},
    crate::kit::paths,
    crate::pupils::name_of,
    crate::ui::{give_back_act, state_of},
};

/// The page on which the SENCo puts a move aside.
#[server(endpoint = "open_put_aside")]
pub async fn open_put_aside(entry: StageEntryId) -> Result<DecisionState, AppError> {
    let look = Look::begin()?;
    let (kept, form) = to_decide(&look, entry).await?;
    let forward = store::put_forward(&look, &kept).await?.ok_or(AppError::NotFound)?;
    if !look.asker.decides_the_process() {
        return Err(AppError::NotFound);
    }
    Ok(DecisionState {
        entry,
        pupil: kept.entry.pupil,
        name: name_of(&look, kept.entry.pupil).await?.whole(),
        stage: kept.entry.stage,
        title: PUT_ASIDE.title.to_owned(),
        opened_on: kept.entry.opened_on,
        version: kept.version,
        may_extend: false,
        not_yet: None,
        leads: true,
        lasts: String::new(),
        assessed: false,
        put_forward: Some(forward_lines(&forward, form, &look.asker)?),
        so_far: Vec::new(),
        form: state_of(&look, &PUT_ASIDE, &entry.to_string()).await?,
    })
}

/// Puts a move aside that somebody has put forward: not now, with a reason that they read.
#[server(endpoint = "put_aside")]
pub async fn put_aside(
    key: ActKey,
    entry: StageEntryId,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let look = Look::begin()?;
    let (kept, form) = to_decide(&look, entry).await?;
    if !look.asker.decides_the_process() {
        return Err(AppError::NotFound);
    }
    let mut act = Act::begin(key, "put_aside", &(entry, &answers)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let forward = store::put_forward(&look, &kept).await?.ok_or(AppError::NotFound)?;
    let (subject, by, today) = (entry.to_string(), act.asker.id, act.today);
    let reason = match PUT_ASIDE.check(&answers, today) {
        Ok(checked) => checked.text(&REASON),
        Err(errors) => return Err(give_back_act(act, PUT_ASIDE.id, &subject, answers, errors).await),
    };
    if !store::answer_forward(act.db(), entry, by, today, &reason, None).await? {
        return Err(AppError::NotFound);
    }
    let words = format!("{}. Put aside: {reason}", forward_in_words(&forward, form));
    let details = serde_json::json!({ "entry": entry, "words": words });
    act.note(about("move_put_aside", kept.entry.pupil, details)).await?;
    discard_draft(&mut act, PUT_ASIDE.id, &subject).await?;
    act.say("It is put aside. Whoever put it forward can read why.");
    act.commit_and_go((), &paths::child(kept.entry.pupil.0)).await
}
