//! Putting on record what happened in an assessment or about a plan, with the stages that begin and end with it. For the
//! SENCo, the deputy and the head; to everybody else these functions are not there.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::Event;
use crate::kit::{ActKey, Answers, AppError};
use crate::pupils::PupilId;
use crate::ui::FormState;

#[cfg(feature = "ssr")]
use {
    super::{
        NewEvent, Recorded, Spell, against_so_early, assessed, event_of, form_of, may_record, not_now, store,
    },
    crate::db::{Act, Happening, Look, Reading, discard_draft},
    crate::kit::{Audience, Day, long_date, paths},
    crate::pathway::{
        Action, Kept, NewEntry, Outcome, Stage, StageEntryId, close_stage, entries, open_stage, process,
        set_plan_end,
    },
    crate::pupils::{ChildName, code_and_needs_now, has_left, name_of},
    crate::ui::{conflict, give_back_act, state_of},
};

/// The page on which one kind of thing is put on record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventState {
    pub pupil: PupilId,
    pub name: String,
    pub event: Event,
    /// What happened; the annual review under the name that the school gives it.
    pub title: String,
    /// Why it cannot be put on record now, and what would allow it.
    pub not_now: Option<String>,
    pub form: FormState,
}

/// What a draft is about: a child, and what happened.
pub fn subject_of(pupil: PupilId, event: Event) -> String {
    format!("{pupil} {}", event.id())
}

/// The name of a child who is here and about whom the reader may put something on record; [`AppError::NotFound`] of
/// every other.
#[cfg(feature = "ssr")]
pub(super) async fn recordable(look: &Look, pupil: PupilId) -> Result<ChildName, AppError> {
    let name = name_of(look, pupil).await?;
    let may = look.asker.decides_the_process() && !has_left(look, pupil).await?;
    if may { Ok(name) } else { Err(AppError::NotFound) }
}

/// The form by which something is put on record. No day is filled in: that of a letter is rarely today.
#[server(endpoint = "open_event")]
pub async fn open_event(pupil: PupilId, event: String) -> Result<EventState, AppError> {
    let look = Look::begin()?;
    let name = recordable(&look, pupil).await?.whole();
    let event = Event::from_id(&event).ok_or(AppError::NotFound)?;
    look.note_reading(pupil.0, Reading::Assessment);
    let kept = entries(&look, Some(pupil)).await?;
    let spells = assessed(&look, &kept).await?;
    let form = state_of(&look, form_of(event), &subject_of(pupil, event)).await?;
    let title = match event {
        Event::ReviewMeeting => process(look.db()).await?.action_name(Action::AnnualReview).into_owned(),
        event => event.title().to_owned(),
    };
    Ok(EventState { pupil, name, event, title, not_now: not_now(event, &spells), form })
}

/// Puts something on record, with what it begins and ends. [`AppError::Invalid`] with all that stands against it,
/// [`AppError::Conflict`] where somebody else moved the child meanwhile.
#[server(endpoint = "record_event")]
pub async fn record_event(
    key: ActKey,
    pupil: PupilId,
    event: String,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let look = Look::begin()?;
    recordable(&look, pupil).await?;
    let what = Event::from_id(&event).ok_or(AppError::NotFound)?;
    let mut act = Act::begin(key, "record_event", &(pupil, &event, &answers)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let (form, subject, today) = (form_of(what), subject_of(pupil, what), act.today);
    let kept = entries(&look, Some(pupil)).await?;
    let spells = assessed(&look, &kept).await?;
    let born_on = code_and_needs_now(&look, Some(pupil)).await?.get(&pupil).map(|(code, _)| code.born_on);
    let checked = form.check(&answers, today).and_then(|checked| {
        let new = event_of(what, &checked, today);
        against_so_early(&new, born_on.unwrap_or(Day::MIN), today)?;
        may_record(&new, &spells).map(|recorded| (new, recorded))
    });
    let (new, recorded) = match checked {
        Ok(checked) => checked,
        Err(errors) => return Err(give_back_act(act, form.id, &subject, answers, errors).await),
    };
    let done = keep(&mut act, pupil, &kept, &spells, &new, recorded).await;
    match done {
        Ok(()) => {}
        Err(AppError::Conflict) => return Err(conflict(act, form.id, &subject, answers).await),
        Err(error) => return Err(error),
    }
    let name =
        if matches!(recorded, Recorded::PlanBegins(_)) { "plan_issued" } else { "assessment_recorded" };
    let words = format!("{}, on {}", new.title(), long_date(new.on));
    act.note(about(name, pupil, &words, &new.words)).await?;
    discard_draft(&mut act, form.id, &subject).await?;
    act.say(said(recorded));
    act.commit_and_go((), &paths::assessment(pupil.0)).await
}

/// Begins and ends the stages that it begins and ends, and puts it on record.
#[cfg(feature = "ssr")]
async fn keep(
    act: &mut Act,
    pupil: PupilId,
    kept: &[Kept],
    spells: &[Spell],
    new: &NewEvent,
    recorded: Recorded,
) -> Result<(), AppError> {
    let (by, now) = (act.asker.id, act.school().now());
    let begins = |stage| NewEntry::of(pupil, stage, new.on, by);
    // What had begun before the child was placed here was placed with them: nothing that fell due earlier is late.
    let placed_on = kept.iter().filter_map(|kept| kept.placed_on).max().filter(|placed| new.on < *placed);
    let entry = match recorded {
        Recorded::Begins => open_stage(act, &begins(Stage::Five), placed_on).await?,
        Recorded::On(entry) => {
            if let Some(spell) = spells.iter().find(|spell| spell.entry == entry && spell.stage == Stage::Six)
            {
                set_plan_end(act, among(kept, entry)?, spell.with(new.clone()).plan_end()).await?;
            }
            entry
        }
        Recorded::Ends(entry, outcome) => {
            close_stage(act, among(kept, entry)?, new.on, outcome).await?;
            entry
        }
        Recorded::PlanBegins(entry) => {
            close_stage(act, among(kept, entry)?, new.on, Outcome::PlanIssued).await?;
            if let Some(current) = kept.iter().find(|kept| kept.entry.is_current()) {
                // A stage that began after the day of the plan ends on the day on which it began.
                let ends_on = new.on.max(current.entry.opened_on);
                close_stage(act, current, ends_on, Outcome::PlanIssued).await?;
            }
            open_stage(act, &begins(Stage::Six), placed_on).await?;
            entry
        }
    };
    store::add(act.db(), entry, new, by, now).await
}

#[cfg(feature = "ssr")]
pub(super) fn among(kept: &[Kept], entry: StageEntryId) -> Result<&Kept, AppError> {
    kept.iter().find(|kept| kept.entry.id == entry).ok_or(AppError::NotFound)
}

#[cfg(feature = "ssr")]
fn said(recorded: Recorded) -> &'static str {
    match recorded {
        Recorded::Begins => "Stage 5 has begun. Every date that follows stands below.",
        Recorded::On(_) => "It is on record. Every date that follows stands below.",
        Recorded::Ends(..) => "Stage 5 has ended. The child is where they were.",
        // The code never changes itself: the SENCo decides.
        Recorded::PlanBegins(_) => "Stage 6 has begun. Now decide about the SEN code: with a plan it is E.",
    }
}

#[cfg(feature = "ssr")]
pub(super) fn about(what: &'static str, pupil: PupilId, words: &str, more: &str) -> Happening {
    let words = if more.is_empty() { words.to_owned() } else { format!("{words}. {more}") };
    let details = serde_json::json!({ "words": words });
    Happening { what, pupil: Some(pupil.0), audience: Audience::StaffOfTheChild, details }
}
