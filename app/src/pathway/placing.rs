//! Stages that began before the app: a child who has support already is placed with true dates; a concern is put there by
//! the program, as the demonstration's are.

use super::{AreaOfNeed, CAUSE_OF_CONCERN, NewEntry, Stage, StageEntryId, store};
use crate::db::{Act, Happening};
use crate::kit::{Answers, AppError, Audience, Day, Form};
use crate::pupils::{BroadArea, PupilId};

/// Places a child at a stage that began before the app, today: nothing that fell due before today is late. With the last
/// review that the school remembers. The asker has found the child, who is on no stage.
pub async fn place(
    act: &mut Act,
    new: &NewEntry,
    reviewed_before: Option<Day>,
) -> Result<StageEntryId, AppError> {
    let placed_on = act.today;
    store::place(act.db(), new, placed_on, reviewed_before).await
}

/// Keeps the form by which a child was placed, among what was written at the stage.
pub async fn keep_placing(
    act: &mut Act,
    entry: StageEntryId,
    form: &Form,
    answers: &Answers,
) -> Result<(), AppError> {
    let (by, today) = (act.asker.id, act.today);
    store::add_form(act.db(), entry, form, answers, by, today).await?;
    Ok(())
}

/// Opens stage 1 on a day that has passed, with what was noticed then.
pub async fn place_concern(
    act: &mut Act,
    pupil: PupilId,
    opened_on: Day,
    area: BroadArea,
    noticed: &str,
) -> Result<(), AppError> {
    let by = act.asker.id;
    let new = NewEntry::of(pupil, Stage::One, opened_on, by);
    let entry = store::open(act.db(), &new).await?;
    let area =
        AreaOfNeed::ALL.into_iter().find(|one| one.broad_area() == area).unwrap_or(AreaOfNeed::Learning);
    let answers =
        Answers::default().with("area", area.id()).with("noticed", noticed).with("how_often", "most_lessons");
    store::add_form(act.db(), entry, &CAUSE_OF_CONCERN, &answers, by, opened_on).await?;
    let details = serde_json::json!({ "entry": entry, "words": format!("Opened on {}", crate::kit::long_date(opened_on)) });
    let audience = Audience::StaffOfTheChild;
    act.note(Happening { what: "concern_raised", pupil: Some(pupil.0), audience, details }).await
}
