//! A concern that is put there by the program, as the demonstration's are: opened on its own day.

use super::{AreaOfNeed, CAUSE_OF_CONCERN, NewEntry, Stage, store};
use crate::db::{Act, Happening};
use crate::kit::{Answers, AppError, Audience, Day};
use crate::pupils::{BroadArea, PupilId};

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
