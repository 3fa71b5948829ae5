//! What a browser can ask about statutory assessment and about a plan: what is on record, and every date that follows.
//! Whoever may see the child's needs may read it.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::{Event, EventId, Spell, Step};
use crate::kit::{ActKey, AppError, Day};
use crate::pupils::PupilId;

#[cfg(feature = "ssr")]
use {
    super::{clock_words, may_take_back, next_events, not_now, plan_ceased_on, steps, store, where_words},
    crate::calendar::calendar,
    crate::db::{Look, Reading, new_key},
    crate::pathway::{Kept, Stage, StageEntry, StageEntryId, entries, process},
    crate::pupils::{YearGroup, has_left, name_of, year_group_of},
};

/// A child's page about statutory assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssessmentState {
    pub pupil: PupilId,
    pub name: String,
    pub today: Day,
    /// Where the child is, in a sentence.
    pub where_now: String,
    /// The law's clock and the school's, while an assessment is under way.
    pub clocks: Option<String>,
    /// What is still to be done first, the nearest before all; each with the day on which a child who was in that stage
    /// before the app was has been placed here.
    pub dates: Vec<(Step, Option<Day>)>,
    /// The local authority has decided to end the plan.
    pub ceased: bool,
    /// The latest first.
    pub spells: Vec<Spell>,
    /// The reader may put something on record.
    pub may_record: bool,
    /// What can be put on record now, for whoever may.
    pub next: Vec<Event>,
    /// Why nobody can ask for an assessment now.
    pub not_asked: Option<String>,
    /// For taking back what was recorded last, where the reader may.
    pub take_back: Option<(EventId, ActKey)>,
}

/// What is on record of a child's assessments and plan, and every date that follows from it.
#[server(endpoint = "open_assessment")]
pub async fn open_assessment(pupil: PupilId) -> Result<AssessmentState, AppError> {
    let look = Look::begin()?;
    let name = name_of(&look, pupil).await?.whole();
    look.note_reading(pupil.0, Reading::Assessment);
    let kept = entries(&look, Some(pupil)).await?;
    let mut spells = assessed(&look, &kept).await?;
    let (process, calendar) = (process(look.db()).await?, calendar(look.db()).await?);
    let here = !has_left(&look, pupil).await?;
    let may_record = here && look.asker.decides_the_process();
    // Whoever has left is owed nothing more by this school.
    let mut dates = Vec::new();
    if here {
        let year_six = year_group_of(&look, pupil).await? == Some(YearGroup::Y6);
        let mut steps = steps(&spells, year_six, &process, &calendar, look.today);
        steps.sort_by_key(|step| (step.done, step.last()));
        dates = steps.into_iter().map(|step| with_placing(step, &kept)).collect();
    }
    let take_back = match may_take_back(&spells).filter(|_| may_record) {
        Some(last) => Some((last, new_key()?)),
        None => None,
    };
    let next = if may_record { next_events(&spells) } else { Vec::new() };
    let not_asked = not_now(Event::Requested, &spells);
    let ceased = plan_ceased_on(&spells).is_some();
    let clocks = clock_words(&spells, &process, &calendar);
    let stages: Vec<StageEntry> = kept.into_iter().map(|kept| kept.entry).collect();
    let where_now = where_words(&stages, &process);
    spells.reverse();
    let today = look.today;
    Ok(AssessmentState {
        pupil,
        name,
        today,
        where_now,
        clocks,
        dates,
        ceased,
        spells,
        may_record,
        next,
        not_asked,
        take_back,
    })
}

#[cfg(feature = "ssr")]
fn with_placing(step: Step, kept: &[Kept]) -> (Step, Option<Day>) {
    let stage = kept.iter().find(|kept| kept.entry.id == step.entry);
    let placed_on = stage.and_then(|stage| stage.placed_on);
    (step, placed_on)
}

/// What is on record of the assessments and plans among stages that were found for the reader, in the order of the
/// stages. One query, however many. Refusals are disputed after their stage has ended, so whoever asks for dates hands
/// in ended stages too.
#[cfg(feature = "ssr")]
pub async fn assessed(look: &Look, kept: &[Kept]) -> Result<Vec<Spell>, AppError> {
    let entries = kept.iter().map(|kept| &kept.entry);
    let ours: Vec<&StageEntry> =
        entries.filter(|entry| matches!(entry.stage, Stage::Five | Stage::Six)).collect();
    let ids: Vec<StageEntryId> = ours.iter().map(|entry| entry.id).collect();
    let mut events = store::events(look, &ids).await?;
    let spell = |entry: &StageEntry| Spell {
        entry: entry.id,
        stage: entry.stage,
        opened_on: entry.opened_on,
        state: entry.state,
        events: events.remove(&entry.id).unwrap_or_default(),
    };
    Ok(ours.into_iter().map(spell).collect())
}
