//! What a browser can ask about statutory assessment and about a plan: what is on record, and every date that follows.
//! Whoever may see the child's needs may read it.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::{Event, EventId, Spell, Step};
use crate::kit::{ActKey, AppError, Day};
use crate::pupils::PupilId;

#[cfg(feature = "ssr")]
use {
    super::{
        clock_words, last_recorded, may_take_back, next_events, not_now, plan_end_words, steps, store,
        where_words,
    },
    crate::calendar::calendar,
    crate::db::{Look, Reading, new_key},
    crate::pathway::{Kept, Stage, StageEntry, StageEntryId, entries, forms, process},
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
    /// How long a plan goes on that the local authority has decided to end.
    pub ceased: Option<String>,
    /// The latest first.
    pub spells: Vec<Spell>,
    /// The reader may put something on record.
    pub may_record: bool,
    /// What can be put on record now, for whoever may.
    pub next: Vec<Event>,
    /// Why nobody can ask for an assessment now.
    pub not_asked: Option<String>,
    /// What was recorded last, for whoever may take something back.
    pub take_back: Option<LastRecorded>,
}

/// What was put on record last of a child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastRecorded {
    pub id: EventId,
    /// For taking it back or, if it cannot be, why not.
    pub take_back: Result<ActKey, String>,
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
        let placed_on = kept.iter().filter_map(|kept| kept.placed_on).max();
        let mut steps = steps(&spells, year_six, placed_on, &process, &calendar, look.today);
        steps.sort_by_key(|step| (step.done, step.last()));
        dates = steps.into_iter().map(|step| with_placing(step, &kept)).collect();
    }
    let take_back = match last_recorded(&spells).filter(|_| may_record).map(|(_, last)| last.id) {
        Some(id) => match may_take_back(id, &spells, &used(&look, pupil, &kept).await?) {
            Ok(_) => Some(LastRecorded { id, take_back: Ok(new_key()?) }),
            Err(why_not) => Some(LastRecorded { id, take_back: Err(why_not) }),
        },
        None => None,
    };
    let next = if may_record { next_events(&spells) } else { Vec::new() };
    let not_asked = not_now(Event::Requested, &spells);
    let ceased = plan_end_words(&spells, look.today);
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

/// The stages of a child on which something stands beside what is on record of an assessment: actions, copies, forms,
/// decisions to stay, a move that is put forward.
#[cfg(feature = "ssr")]
pub(super) async fn used(look: &Look, pupil: PupilId, kept: &[Kept]) -> Result<Vec<StageEntryId>, AppError> {
    let forms = forms(look, pupil, None).await?;
    let is_used = |kept: &&Kept| {
        !kept.recorded.is_empty()
            || !kept.copies.is_empty()
            || !kept.entry.stays.is_empty()
            || kept.put_forward_on.is_some()
            || forms.iter().any(|filled| filled.entry == kept.entry.id)
    };
    Ok(kept.iter().filter(is_used).map(|kept| kept.entry.id).collect())
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
