//! Taking back what was put on record by mistake in an assessment or about a plan, with the stages that began and ended
//! with it. For the SENCo, the deputy and the head; to everybody else this function is not there.

use leptos::server;

use super::EventId;
use crate::kit::{ActKey, AppError};
use crate::pupils::PupilId;

#[cfg(feature = "ssr")]
use {
    super::{
        Spell, TakenBack, Undone, assessed, ended_with_plan,
        recording_server::{about, among, recordable},
        server::used,
        store, take_back,
    },
    crate::db::{Act, Look, say},
    crate::kit::{long_date, paths},
    crate::pathway::{Kept, Stage, entries, reopen_stage, set_plan_end, take_back_stage},
    leptos_axum::redirect,
};

/// Takes back what was recorded last about a child, because it was a mistake, with the stage that began or ended with it;
/// it stays in the timeline. Where something stands on it by now, nothing is taken back, and the page says what goes
/// first.
#[server(endpoint = "take_back_event")]
pub async fn take_back_event(key: ActKey, pupil: PupilId, id: EventId) -> Result<(), AppError> {
    let look = Look::begin()?;
    recordable(&look, pupil).await?;
    let mut act = Act::begin(key, "take_back_event", &(pupil, id)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let kept = entries(&look, Some(pupil)).await?;
    let mut spells = assessed(&look, &kept).await?;
    let used = used(&look, pupil, &kept).await?;
    let taken = match take_back(id, &mut spells, &used) {
        Ok(taken) => taken,
        Err(why_not) => {
            drop(act);
            say(look.school(), &format!("Nothing was taken back. {why_not}."))?;
            redirect(&paths::assessment(pupil.0));
            return Ok(());
        }
    };
    let today = act.today;
    if !store::take_back(act.db(), id, today).await? {
        return Err(AppError::NotFound);
    }
    undo(&mut act, &kept, &spells, &taken).await?;
    let words = format!("{}, on {}", taken.what.title(), long_date(taken.what.on));
    let more = [taken.stages.words(), &taken.what.words].into_iter().filter(|words| !words.is_empty());
    let more = more.collect::<Vec<_>>().join(". ");
    act.note(about(name_of_it(taken.stages), pupil, &words, &more)).await?;
    act.say(said(taken.stages));
    act.commit_and_go((), &paths::assessment(pupil.0)).await
}

/// Puts the stages back as they were, and how long a plan goes on, by what is left on record.
#[cfg(feature = "ssr")]
async fn undo(act: &mut Act, kept: &[Kept], left: &[Spell], taken: &TakenBack) -> Result<(), AppError> {
    // A child is on one stage at a time, so what never began goes first.
    if let Some(never) = taken.stages.never_began() {
        take_back_stage(act, among(kept, never)?).await?;
    }
    if let Some(five) = taken.stages.goes_on() {
        reopen_stage(act, among(kept, five)?).await?;
    }
    if let Undone::NoPlan { six, .. } = taken.stages
        && let Some(beside) = ended_with_plan(kept.iter().map(|kept| &kept.entry), six)
    {
        reopen_stage(act, among(kept, beside)?).await?;
    }
    match left.iter().find(|spell| spell.entry == taken.entry && spell.stage == Stage::Six) {
        Some(six) => set_plan_end(act, among(kept, six.entry)?, six.plan_end()).await,
        None => Ok(()),
    }
}

#[cfg(feature = "ssr")]
fn name_of_it(stages: Undone) -> &'static str {
    match stages {
        Undone::NoPlan { .. } => "plan_taken_back",
        _ => "assessment_taken_back",
    }
}

#[cfg(feature = "ssr")]
fn said(stages: Undone) -> &'static str {
    match stages {
        Undone::Nothing => "It is taken back. Put it on record again as it should be.",
        Undone::NeverBegan(_) => "It is taken back: stage 5 never began, and the child is where they were.",
        Undone::GoesOn(_) => "It is taken back: stage 5 goes on.",
        // The code never changes itself: the SENCo decides.
        Undone::NoPlan { .. } => {
            "It is taken back: stage 6 never began, and the child is where they were. Look at the SEN code again: without a plan it is not E."
        }
    }
}
