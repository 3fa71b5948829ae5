//! What a browser can ask about a pupil list or a staff list before it is applied: what it would do.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::{FieldChange, MappedHeading, Missing, Problem};
use crate::kit::{ActKey, AppError};

#[cfg(feature = "ssr")]
use {
    super::import_server::keeper,
    super::store,
    super::{NotCompared, Preview, StaffReading, Unreadable, apply_staff, preview_of, read_staff},
    crate::db::{Act, Look, new_key, our_fault},
    crate::kit::hex,
    sha2::{Digest, Sha256},
};

/// Lists on a page end here; the numbers above them do not.
#[cfg(feature = "ssr")]
const MOST_SHOWN: usize = 300;

/// A file as a staff list, if it is one. Up to 20 MB of text: off the threads that answer requests.
#[cfg(feature = "ssr")]
pub(super) async fn as_staff_list(bytes: &[u8]) -> Result<Option<StaffReading>, AppError> {
    let bytes = bytes.to_vec();
    let read = tokio::task::spawn_blocking(move || read_staff(&bytes).ok());
    read.await.map_err(|error| our_fault(&error))
}

/// What a file would do, as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewState {
    /// The file's key.
    pub file: ActKey,
    pub file_name: String,
    /// The key for applying it.
    pub key: ActKey,
    /// Of everything that is shown: what is applied is what was looked at.
    pub fingerprint: String,
    pub counts: Counts,
    pub new: Vec<String>,
    pub changed: Vec<ChangedChild>,
    pub missing: Vec<Missing>,
    pub problems: Vec<Problem>,
    /// What each heading of the file is read as, to be checked and put right.
    pub headings: Vec<MappedHeading>,
    /// What is wrong with the headings.
    pub unreadable: Option<String>,
    /// It is a staff list: `new` and `changed_staff` are people who work here.
    pub of_staff: bool,
    pub changed_staff: Vec<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub rows: u32,
    pub new: u32,
    pub changed: u32,
    pub unchanged: u32,
    pub missing: u32,
    pub problems: u32,
    /// The rows that have them.
    pub bad_rows: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedChild {
    pub name: String,
    pub returns: bool,
    pub fields: Vec<FieldChange>,
}

#[server(endpoint = "open_preview")]
pub async fn open_preview(file: ActKey) -> Result<PreviewState, AppError> {
    let look = keeper()?;
    let (file_name, bytes) = store::waiting(&look, &file).await?;
    let mut state = PreviewState {
        file,
        file_name,
        key: new_key()?,
        fingerprint: String::new(),
        counts: Counts::default(),
        new: Vec::new(),
        changed: Vec::new(),
        missing: Vec::new(),
        problems: Vec::new(),
        headings: Vec::new(),
        unreadable: None,
        of_staff: false,
        changed_staff: Vec::new(),
    };
    if let Some(reading) = as_staff_list(&bytes).await? {
        return show_staff(state, &look, reading).await;
    }
    match preview_of(look.school(), bytes).await {
        Ok(preview) => show(&mut state, preview, look.asker.leads_send())?,
        Err(NotCompared::Unreadable(Unreadable::NotAPupilList(not))) => {
            state.unreadable = Some(not.to_string());
            state.headings = not.headings;
        }
        Err(NotCompared::Unreadable(other)) => state.unreadable = Some(other.to_string()),
        Err(NotCompared::App(error)) => return Err(error),
    }
    Ok(state)
}

/// What a staff list would do: it is done, looked at, and not kept.
#[cfg(feature = "ssr")]
async fn show_staff(
    mut state: PreviewState,
    look: &Look,
    reading: StaffReading,
) -> Result<PreviewState, AppError> {
    let mut act = Act::begin(new_key()?, "look_at_staff", &()).await?;
    let rows = reading.rows;
    let applied = apply_staff(&mut act, reading, Some(&look.asker)).await?;
    drop(act);
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    state.counts = Counts {
        rows,
        new: count(applied.new.len()),
        changed: count(applied.changed.len()),
        unchanged: count(applied.unchanged),
        missing: 0,
        problems: count(applied.problems.len()),
        bad_rows: count(Problem::rows(&applied.problems)),
    };
    state.fingerprint = fingerprint(&(&applied.new, &applied.changed, &applied.problems))?;
    (state.of_staff, state.new, state.changed_staff) = (true, applied.new, applied.changed);
    state.problems = applied.problems.into_iter().take(MOST_SHOWN).collect();
    Ok(state)
}

#[cfg(feature = "ssr")]
fn show(state: &mut PreviewState, preview: Preview, sees_needs: bool) -> Result<(), AppError> {
    state.fingerprint = fingerprint(&preview)?;
    state.headings.clone_from(&preview.headings);
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    state.counts = Counts {
        rows: preview.rows,
        new: count(preview.new.len()),
        changed: count(preview.changed.len() + preview.returning.len()),
        unchanged: count(preview.unchanged.len()),
        missing: count(preview.missing.len()),
        problems: count(preview.problems.len()),
        bad_rows: count(Problem::rows(&preview.problems)),
    };
    let named = |record: &super::PupilRecord| match &record.class_name {
        Some(class) => format!("{}, {class}", record.known_as()),
        None => record.known_as(),
    };
    state.new = preview.new.iter().take(MOST_SHOWN).map(named).collect();
    let returning = preview.returning.into_iter().map(|change| (change, true));
    let changed = preview.changed.into_iter().map(|change| (change, false));
    let child = |(change, returns): (super::Change, bool)| ChangedChild {
        name: change.name,
        returns,
        fields: change.fields.into_iter().map(|field| closed_to_the_office(field, sees_needs)).collect(),
    };
    state.changed = returning.chain(changed).take(MOST_SHOWN).map(child).collect();
    state.missing = preview.missing.into_iter().take(MOST_SHOWN).collect();
    state.problems = preview.problems.into_iter().take(MOST_SHOWN).collect();
    Ok(())
}

/// The office imports; needs and codes are not for it to read.
#[cfg(feature = "ssr")]
fn closed_to_the_office(field: FieldChange, sees_needs: bool) -> FieldChange {
    if sees_needs || !field.field.starts_with("SEN ") {
        return field;
    }
    FieldChange { field: "SEN record".to_owned(), was: None, becomes: Some("changes".to_owned()) }
}

/// Of what is shown: what is applied is what was looked at.
#[cfg(feature = "ssr")]
pub(super) fn fingerprint(shown: &impl Serialize) -> Result<String, AppError> {
    let text = serde_json::to_vec(shown).map_err(|error| our_fault(&error))?;
    Ok(hex(&Sha256::digest(&text)[..16]))
}
