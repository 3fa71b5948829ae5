//! The placings of children that could be taken back, with what stands on each, and how one is taken back.

use std::collections::HashMap;

use super::taking_back_placing::{OnPlacing, events_brought};
use super::{PLACING, store};
use crate::db::{Act, Happening, Look};
use crate::ehc::{Spell, assessed, take_back_placed_events};
use crate::kit::{AppError, Audience, Day, long_date};
use crate::pathway::{
    HELD_BEFORE, Kept, Process, Stage, StageEntryId, StageFormId, entries, forms, never_began, on_record,
    process, stands_on,
};
use crate::pupils::{PupilId, take_back_placed};

/// Placings of children whom the reader may see, with all that taking them back changes.
pub struct PlacedHere {
    kept: Vec<Kept>,
    spells: Vec<Spell>,
    pub placings: Vec<Placed>,
}

/// One of them.
pub struct Placed {
    pub entry: StageEntryId,
    pub pupil: PupilId,
    /// The form by which the child was placed.
    pub form: StageFormId,
    placed_on: Day,
    /// The stage, and the assessment that came with it.
    at: usize,
    five: Option<usize>,
    /// Why it cannot be taken back, as a sentence without its stop.
    pub why_not: Option<String>,
}

impl PlacedHere {
    /// Of one child.
    pub async fn of_child(look: &Look, pupil: PupilId) -> Result<Self, AppError> {
        PlacedHere::of(look, entries(look, Some(pupil)).await?, |_| true).await
    }

    /// Of these stages: each child is looked at by itself, so whoever asks bounds how many.
    pub async fn of_stages(look: &Look, these: &[StageEntryId]) -> Result<Self, AppError> {
        PlacedHere::of(look, entries(look, None).await?, |entry| these.contains(&entry)).await
    }

    async fn of(look: &Look, kept: Vec<Kept>, of: impl Fn(StageEntryId) -> bool) -> Result<Self, AppError> {
        let spells = assessed(look, &kept).await?;
        let process = process(look.db()).await?;
        let these: Vec<usize> = (0..kept.len()).filter(|at| of(kept[*at].entry.id)).collect();
        let mut placings = Vec::new();
        for at in these {
            placings.extend(placed(look, &kept, &spells, at, &process).await?);
        }
        Ok(PlacedHere { kept, spells, placings })
    }

    pub fn find(&self, entry: StageEntryId) -> Option<&Placed> {
        self.placings.iter().find(|placed| placed.entry == entry)
    }

    /// The names of the children, for whoever may see them.
    pub async fn names(&self, look: &Look) -> Result<HashMap<PupilId, String>, AppError> {
        let these: Vec<PupilId> = self.placings.iter().map(|placed| placed.pupil).collect();
        let children = store::on_pathway(look, None, &these).await?;
        Ok(children.into_iter().map(|(pupil, child)| (pupil, child.name)).collect())
    }

    /// Takes a placing back: the stage and the assessment that came with it never began, and code and needs are as they
    /// were before, where nothing was decided about them since. [`AppError::Conflict`] where somebody was quicker.
    pub async fn take_back(&self, act: &mut Act, placed: &Placed) -> Result<(), AppError> {
        let (pupil, here) = (placed.pupil, &self.kept[placed.at]);
        for kept in placed.five.map(|five| &self.kept[five]).into_iter().chain([here]) {
            if let Some(spell) = self.spells.iter().find(|spell| spell.entry == kept.entry.id) {
                take_back_placed_events(act, pupil, spell).await?;
            }
            never_began(act, kept).await?;
        }
        let (code, needs) = take_back_placed(act, pupil, placed.placed_on).await?;
        let too = [(placed.five.is_some(), "the assessment"), (code, "the SEN code"), (needs, "the needs")];
        let too: Vec<&str> = too.into_iter().filter(|(is, _)| *is).map(|(_, what)| what).collect();
        let too = if too.is_empty() { String::new() } else { format!(". With it {}", too.join(", ")) };
        let (number, since) = (here.entry.stage.number(), long_date(here.entry.opened_on));
        let details = serde_json::json!({
            "entry": placed.entry,
            "words": format!("Stage {number} since {since} never began here{too}"),
        });
        let (what, audience) = ("placing_taken_back", Audience::StaffOfTheChild);
        act.note(Happening { what, pupil: Some(pupil.0), audience, details }).await
    }
}

/// A stage with which a child was placed, and what stands on it. None of any other.
async fn placed(
    look: &Look,
    kept: &[Kept],
    spells: &[Spell],
    at: usize,
    process: &Process,
) -> Result<Option<Placed>, AppError> {
    let here = &kept[at];
    let (entry, pupil) = (here.entry.id, here.entry.pupil);
    let Some(placed_on) = here.placed_on.filter(|_| here.entry.stage != Stage::Five) else { return Ok(None) };
    let filled = forms(look, pupil, None).await?;
    let form = filled.iter().find(|filled| filled.entry == entry && filled.form == PLACING.id);
    let Some(form) = form else { return Ok(None) };
    let recorded = on_record(look, pupil).await?;
    let (of_assessment, of_plan) = events_brought(&form.answers);
    let events = |entry: StageEntryId| {
        spells.iter().find(|spell| spell.entry == entry).map_or(0, |spell| spell.events.len())
    };
    let came_with_it = |other: &Kept| {
        other.entry.pupil == pupil
            && other.entry.stage == Stage::Five
            && other.placed_on == Some(placed_on)
            && other.entry.id > entry
    };
    let five = if of_assessment > 0 { kept.iter().position(came_with_it) } else { None };
    let went_on = |five: &Kept| {
        !five.entry.is_open()
            || events(five.entry.id) > of_assessment
            || recorded.iter().any(|recorded| recorded.entry == five.entry.id)
            || filled.iter().any(|filled| filled.entry == five.entry.id)
    };
    let stands = OnPlacing {
        stage: stands_on(here, &filled, &recorded, (form.id, HELD_BEFORE), process),
        assessment_went_on: five.is_some_and(|five| went_on(&kept[five])),
        plan_went_on: events(entry) > of_plan,
    };
    Ok(Some(Placed { entry, pupil, form: form.id, placed_on, at, five, why_not: stands.against() }))
}
