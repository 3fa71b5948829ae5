//! What an import does: reading a file against the register, applying what was shown, and taking it back.

use sqlx::Connection;

use super::store::{
    self, add_import, change_of, changes_of, held, held_one, insert, mark_undone, remove, write,
};
use super::{Change, FieldChange, Preview, PupilId, PupilRecord, Unreadable, compare, read};
use crate::db::{Act, Happening, School};
use crate::kit::{AppError, Audience, Day};

/// Why a file was not compared.
#[derive(Debug, thiserror::Error)]
pub enum NotCompared {
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    #[error(transparent)]
    App(#[from] AppError),
}

/// What a file would do to the register, as it stands now.
pub async fn preview_of(school: &School, bytes: Vec<u8>) -> Result<Preview, NotCompared> {
    let remembered = store::remembered(school.readers()).await?;
    let today = school.today();
    let mut reader = school.readers().acquire().await.map_err(AppError::from)?;
    let held = held(&mut reader, today).await?;
    drop(reader);
    // Up to 20 MB of text: off the threads that answer requests.
    let compared = tokio::task::spawn_blocking(move || {
        read(&bytes, &remembered, today).map(|reading| compare(&held, reading))
    });
    Ok(compared.await.map_err(|error| crate::db::our_fault(&error))??)
}

/// Applies the good rows of a preview within an act: new and changed children, nobody left out and nobody
/// deleted. Gives the import's number.
pub async fn apply(act: &mut Act, preview: &Preview, file_name: &str) -> Result<i64, AppError> {
    let import = add_import(act, file_name).await?;
    for record in &preview.new {
        let id = insert(act.db(), record).await?;
        change_of(act.db(), import, id, None, None, record).await?;
        act.note(about("pupil_added", id, serde_json::json!({ "import": import }))).await?;
    }
    for change in preview.changed.iter().chain(&preview.returning) {
        let today = act.today;
        let (was, left_on) = held_one(act.db(), change.id, today).await?;
        // Whoever had left is back; a last day that is still to come stands, whatever the list says of the child.
        let had_left = left_on.filter(|_| !was.on_roll);
        write(act.db(), change.id, &change.becomes).await?;
        if had_left.is_some() {
            store::set_left(act.db(), change.id, None).await?;
        }
        change_of(act.db(), import, change.id, Some(&was.record), had_left, &change.becomes).await?;
        note_changes(act, import, change, was.on_roll).await?;
    }
    let counts = serde_json::json!({
        "import": import, "new": preview.new.len(), "changed": preview.changed.len() + preview.returning.len(),
        "problems": preview.problems.len(),
    });
    let whole =
        Happening { what: "pupils_imported", pupil: None, audience: Audience::Office, details: counts };
    act.note(whole).await?;
    Ok(import)
}

/// Notes what changed: what is about the adults and the family apart, for fewer eyes.
async fn note_changes(act: &mut Act, import: i64, change: &Change, on_roll: bool) -> Result<(), AppError> {
    let (office, staff): (Vec<_>, Vec<_>) =
        change.fields.iter().partition(|field: &&FieldChange| field.is_for_the_office());
    let what = if on_roll { "register_changed" } else { "pupil_returned" };
    if !staff.is_empty() || !on_roll {
        let details = serde_json::json!({ "import": import, "fields": staff });
        act.note(about(what, change.id, details)).await?;
    }
    if !office.is_empty() {
        let details = serde_json::json!({ "import": import, "fields": office });
        let closed =
            Happening { audience: Audience::Office, ..about("register_changed", change.id, details) };
        act.note(closed).await?;
    }
    Ok(())
}

/// Adds children without a file: the demonstration's.
pub async fn add_all(act: &mut Act, records: &[PupilRecord]) -> Result<Vec<PupilId>, AppError> {
    let mut ids = Vec::with_capacity(records.len());
    for record in records {
        let id = insert(act.db(), record).await?;
        act.note(about("pupil_added", id, serde_json::json!({}))).await?;
        ids.push(id);
    }
    Ok(ids)
}

/// Takes an import back. Children who were changed since are kept as they are and listed by name.
pub async fn undo(act: &mut Act, import: i64) -> Result<Vec<String>, AppError> {
    let now = act.school().now();
    if !mark_undone(act.db(), import, now).await? {
        return Err(AppError::NotFound);
    }
    let (mut kept, mut kept_ids) = (Vec::new(), Vec::new());
    for change in changes_of(act.db(), import).await? {
        let today = act.today;
        let (held, _) = held_one(act.db(), change.pupil, today).await?;
        let is_decided = change.was.is_none() && store::has_decisions(act.db(), change.pupil).await?;
        if held.record != change.becomes || !held.on_roll || is_decided {
            kept.push(held.record.known_as());
            kept_ids.push(change.pupil);
            continue;
        }
        match &change.was {
            Some(was) => {
                write(act.db(), change.pupil, was).await?;
                if let Some(on) = change.had_left {
                    store::mark_left(act.db(), change.pupil, on).await?;
                }
                act.note(about(
                    "register_change_undone",
                    change.pupil,
                    serde_json::json!({ "import": import }),
                ))
                .await?;
            }
            None => {
                let mut point = act.db().begin().await?;
                match remove(&mut point, change.pupil).await {
                    Ok(()) => point.commit().await?,
                    // Something speaks of the child already: the child stays.
                    Err(sqlx::Error::Database(_)) => {
                        point.rollback().await?;
                        kept.push(held.record.known_as());
                        kept_ids.push(change.pupil);
                    }
                    Err(other) => return Err(other.into()),
                }
            }
        }
    }
    let details = serde_json::json!({ "import": import, "kept": kept_ids });
    act.note(Happening { what: "import_undone", pupil: None, audience: Audience::Office, details }).await?;
    Ok(kept)
}

/// Marks children as no longer on roll, from a day on.
pub async fn leave(act: &mut Act, children: &[PupilId], on: Day) -> Result<u32, AppError> {
    let mut left = 0;
    for id in children {
        if store::mark_left(act.db(), *id, on).await? {
            act.note(about("pupil_left", *id, serde_json::json!({ "on": on }))).await?;
            left += 1;
        }
    }
    Ok(left)
}

fn about(what: &'static str, pupil: PupilId, details: serde_json::Value) -> Happening {
    Happening { what, pupil: Some(pupil.0), audience: Audience::StaffOfTheChild, details }
}
