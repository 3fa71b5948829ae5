//! Stages that began before the app: a child who has support already is placed with true dates; a concern is put there by
//! the program, as the demonstration's are. A child is on one stage at a time, so what is placed begins when an earlier
//! time here has ended, and not before.

use super::Stage;
use crate::kit::{Day, long_date};

#[cfg(feature = "ssr")]
use {
    super::{AreaOfNeed, CAUSE_OF_CONCERN, NewEntry, StageEntryId, store},
    crate::db::{Act, Happening},
    crate::kit::{Answers, AppError, Audience, FieldErrors, Form},
    crate::pupils::{BroadArea, PupilId},
};

/// What stands against placing a child at a stage from a day on: the last time here that has ended lasted longer, in a
/// sentence with the earliest day that can be. The day on which it ended may be the day on which the next began. Stage 5
/// runs beside the others: an assessment is asked about the last assessment, and every other stage about the last of the
/// others.
pub fn placing_fault(last_ended: Option<(Stage, Day)>, opened_on: Day) -> Option<String> {
    let (stage, until) = last_ended.filter(|(_, until)| opened_on < *until)?;
    Some(format!(
        "The child was at stage {} here until {}. Enter that day or a later one",
        stage.number(),
        long_date(until)
    ))
}

/// Places a child at a stage that began before the app, today: nothing that fell due before today is late. With the last
/// review that the school remembers. The asker has found the child, who is on no stage. [`AppError::Invalid`] under
/// `opened_on` where an earlier time here lasted longer: whoever asks has told it before, with [`placing_fault`].
#[cfg(feature = "ssr")]
pub async fn place(
    act: &mut Act,
    new: &NewEntry,
    reviewed_before: Option<Day>,
) -> Result<StageEntryId, AppError> {
    let placed_on = act.today;
    let last = store::last_ended(act.db(), new.pupil, new.stage == Stage::Five).await?;
    if let Some(sentence) = placing_fault(last, new.opened_on) {
        return Err(AppError::Invalid(FieldErrors::from([("opened_on".to_owned(), sentence)])));
    }
    store::place(act.db(), new, placed_on, reviewed_before).await
}

/// Keeps the form by which a child was placed, among what was written at the stage.
#[cfg(feature = "ssr")]
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
#[cfg(feature = "ssr")]
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
    let details =
        serde_json::json!({ "entry": entry, "words": format!("Opened on {}", long_date(opened_on)) });
    let audience = Audience::StaffOfTheChild;
    act.note(Happening { what: "concern_raised", pupil: Some(pupil.0), audience, details }).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_placing_begins_when_the_earlier_time_here_has_ended_and_says_which_day_that_is() {
        let fault = |on: &str| placing_fault(Some((Stage::Two, day("2026-03-03"))), day(on));
        let sentence =
            "The child was at stage 2 here until Tuesday 3 March 2026. Enter that day or a later one";
        assert_eq!(fault("2026-03-02").as_deref(), Some(sentence));
        assert_eq!(fault("2025-01-06").as_deref(), Some(sentence));
        assert_eq!(fault("2026-03-03"), None);
        assert_eq!(fault("2026-09-01"), None);
        assert_eq!(placing_fault(None, day("2020-01-06")), None);
    }
}
