//! What a browser can ask about importing a pupil list: a file is put there, looked at, and then applied.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::{FieldChange, MappedHeading, Missing, Problem};
use crate::kit::{ActKey, Answers, AppError};

#[cfg(feature = "ssr")]
use {
    super::store,
    super::{
        Choice, Column, NotCompared, Preview, PupilId, RememberedMapping, StaffReading, Unreadable, apply,
        apply_staff, leave, preview_of, read, read_staff, undo,
    },
    crate::db::{Act, Look, new_key, our_fault, say, show_once, shown_once},
    crate::kit::{Day, counted, hex, paths},
    leptos_axum::redirect,
    sha2::{Digest, Sha256},
};

/// Lists on a page end here; the numbers above them do not.
#[cfg(feature = "ssr")]
const MOST_SHOWN: usize = 300;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportsState {
    pub imports: Vec<ImportLine>,
    /// Why the last file was not taken, said once.
    pub refused: Option<String>,
    pub key: ActKey,
    /// A sample school: only a made-up list may be put here.
    pub demonstration: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportLine {
    pub id: i64,
    /// “24 Nov 2026, 10:41”.
    pub at: String,
    pub file_name: String,
    pub changes: i64,
    pub undone: bool,
}

/// Under this name the page of imports finds why a file was not taken.
#[cfg(feature = "ssr")]
const REFUSED: &str = "import_refused";

#[cfg(feature = "ssr")]
fn keeper() -> Result<Look, AppError> {
    let look = Look::begin()?;
    if look.asker.keeps_the_school() { Ok(look) } else { Err(AppError::NotFound) }
}

#[server(endpoint = "open_imports")]
pub async fn open_imports() -> Result<ImportsState, AppError> {
    let look = keeper()?;
    let line = |line: store::ImportLine| ImportLine {
        id: line.id,
        at: look.school().local(line.at).format("%-d %b %Y, %H:%M").to_string(),
        file_name: line.file_name,
        changes: line.changes,
        undone: line.undone,
    };
    let imports = store::imports(look.school()).await?.into_iter().map(line).collect();
    let demonstration = look.school().is_demonstration().await? == Some(true);
    let refused = shown_once(look.school(), REFUSED);
    Ok(ImportsState { imports, refused, key: new_key()?, demonstration })
}

/// Takes a file that a browser sent. Gives the address of the page that shows what it would do; where it
/// cannot be read at all, why.
#[cfg(feature = "ssr")]
pub async fn put_file(name: &str, bytes: Vec<u8>, made_up: bool) -> Result<Result<String, String>, AppError> {
    let look = keeper()?;
    if look.school().is_demonstration().await? == Some(true) && !made_up {
        let said = "This is a sample school. If the list is made up too, tick that it is; a real list belongs in a school of its own.";
        show_once(look.school(), REFUSED, said)?;
        return Ok(Err(said.to_owned()));
    }
    let key = new_key()?;
    if let Some(unreadable) = why_unreadable(&bytes).await? {
        show_once(look.school(), REFUSED, &unreadable)?;
        return Ok(Err(unreadable));
    }
    let name: String = name.chars().take(100).collect();
    store::keep_waiting(&look, &key, &name, &bytes).await?;
    Ok(Ok(paths::import_preview(&key)))
}

/// Whether a file is no list at all. Headings that have to be explained are no fault of the file.
#[cfg(feature = "ssr")]
async fn why_unreadable(bytes: &[u8]) -> Result<Option<String>, AppError> {
    let bytes = bytes.to_vec();
    let read = move || match read(&bytes, &RememberedMapping::default(), Day::MIN) {
        Ok(_) | Err(Unreadable::NotAPupilList(_)) => None,
        Err(unreadable) => Some(unreadable.to_string()),
    };
    tokio::task::spawn_blocking(read).await.map_err(|error| our_fault(&error))
}

/// A file as a staff list, if it is one. Up to 20 MB of text: off the threads that answer requests.
#[cfg(feature = "ssr")]
async fn as_staff_list(bytes: &[u8]) -> Result<Option<StaffReading>, AppError> {
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

#[cfg(feature = "ssr")]
fn fingerprint(shown: &impl Serialize) -> Result<String, AppError> {
    let text = serde_json::to_vec(shown).map_err(|error| our_fault(&error))?;
    Ok(hex(&Sha256::digest(&text)[..16]))
}

/// Applies a file's good rows, if they would still do what was looked at.
#[server(endpoint = "apply_import")]
pub async fn apply_import(key: ActKey, file: ActKey, fingerprint: String) -> Result<(), AppError> {
    let look = keeper()?;
    let mut act = Act::begin(key, "apply_import", &(&file, &fingerprint)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let (file_name, bytes) = store::waiting(&look, &file).await?;
    if let Some(reading) = as_staff_list(&bytes).await? {
        return apply_staff_list(act, &look, &file, &fingerprint, reading).await;
    }
    let preview = match preview_of(look.school(), bytes).await {
        Ok(preview) => preview,
        Err(NotCompared::App(error)) => return Err(error),
        Err(NotCompared::Unreadable(unreadable)) => {
            return Err(AppError::invalid("file", unreadable.to_string()));
        }
    };
    if self::fingerprint(&preview)? != fingerprint {
        return look_again(&look, &file);
    }
    apply(&mut act, &preview, &file_name).await?;
    // The file stays where it names children who may have left: nobody has looked at them yet.
    let to = if preview.missing.is_empty() {
        store::forget_waiting(act.db(), &file).await?;
        paths::IMPORT.to_owned()
    } else {
        paths::import_preview(&file)
    };
    let (new, changed) = (preview.new.len(), preview.changed.len() + preview.returning.len());
    let new = counted(new, "child", "children");
    let said = format!("{new} added and {changed} changed from {file_name}.");
    act.say(said);
    act.commit_and_go((), &to).await
}

#[cfg(feature = "ssr")]
async fn apply_staff_list(
    mut act: Act,
    look: &Look,
    file: &ActKey,
    fingerprint: &str,
    reading: StaffReading,
) -> Result<(), AppError> {
    let applied = apply_staff(&mut act, reading, Some(&look.asker)).await?;
    if self::fingerprint(&(&applied.new, &applied.changed, &applied.problems))? != fingerprint {
        drop(act);
        return look_again(look, file);
    }
    store::forget_waiting(act.db(), file).await?;
    let (new, changed) = (applied.new.len(), applied.changed.len());
    let new = counted(new, "person", "people");
    act.say(format!("{new} added to the staff list and {changed} changed. Make each a sign-in link."));
    act.commit_and_go((), paths::STAFF).await
}

/// Nothing is applied that nobody has looked at.
#[cfg(feature = "ssr")]
fn look_again(look: &Look, file: &ActKey) -> Result<(), AppError> {
    say(look.school(), "Something has changed since you looked. This is what the file would change now.")?;
    redirect(&paths::import_preview(file));
    Ok(())
}

/// Says what headings mean, for this file and later ones: `headings[name]` is a column's name or `ignore`.
#[server(endpoint = "explain_headings")]
pub async fn explain_headings(
    key: ActKey,
    file: ActKey,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let look = keeper()?;
    let mut act = Act::begin(key, "explain_headings", &(&file, &answers)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let (_, bytes) = store::waiting(&look, &file).await?;
    let headings = match preview_of(look.school(), bytes).await {
        Ok(preview) => preview.headings,
        Err(NotCompared::Unreadable(Unreadable::NotAPupilList(not))) => not.headings,
        Err(NotCompared::Unreadable(_)) => return Err(AppError::NotFound),
        Err(NotCompared::App(error)) => return Err(error),
    };
    for (mapped, number) in headings.iter().zip(1..) {
        let said = match answers.first(&format!("heading{number}")) {
            "" => None,
            "ignore" => Some(Choice::Ignore),
            code => Some(Choice::Read(code.parse::<Column>().map_err(|_| AppError::NotUnderstood)?)),
        };
        // Only what somebody said otherwise than the app: a guess that stands is not pinned for other files.
        match said {
            said if said == mapped.choice => {}
            Some(choice) => store::remember_heading(act.db(), &mapped.heading, choice).await?,
            None => store::forget_heading(act.db(), &mapped.heading).await?,
        }
    }
    act.commit_and_go((), &paths::import_preview(&file)).await
}

/// Takes an import back.
#[server(endpoint = "undo_import")]
pub async fn undo_import(key: ActKey, import: i64) -> Result<(), AppError> {
    keeper()?;
    let mut act = Act::begin(key, "undo_import", &import).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let kept = undo(&mut act, import).await?;
    let said = if kept.is_empty() {
        "The import was taken back.".to_owned()
    } else {
        format!("The import was taken back. Changed since, so left as they are: {}.", first_of(&kept))
    };
    act.say(said);
    act.commit_and_go((), paths::IMPORT).await
}

/// More names are not read in one sentence.
#[cfg(feature = "ssr")]
const MOST_NAMED: usize = 30;

#[cfg(feature = "ssr")]
fn first_of(names: &[String]) -> String {
    let shown = &names[..names.len().min(MOST_NAMED)];
    match names.len() - shown.len() {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// Marks children who were not in a file as leavers, from today on. `answers[left][]` holds their ids.
#[server(endpoint = "mark_leavers")]
pub async fn mark_leavers(
    key: ActKey,
    file: ActKey,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let look = keeper()?;
    let mut act = Act::begin(key, "mark_leavers", &(&file, &answers)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let children: Result<Vec<PupilId>, _> = answers.all("left").iter().map(|id| id.parse()).collect();
    let children = children.map_err(|_| AppError::NotUnderstood)?;
    if children.is_empty() {
        say(act.school(), "Nobody was ticked, so nobody has left.")?;
        redirect(&paths::import_preview(&file));
        return Ok(());
    }
    // Only those whom the file leaves out: the page offers nobody else.
    let (_, bytes) = store::waiting(&look, &file).await?;
    let Ok(preview) = preview_of(look.school(), bytes).await else { return Err(AppError::NotFound) };
    let children: Vec<PupilId> =
        children.into_iter().filter(|id| preview.missing.iter().any(|missing| missing.id == *id)).collect();
    let today = act.today;
    let left = leave(&mut act, &children, today).await?;
    act.say(format!("{} the school from today.", counted(left, "child has left", "children have left")));
    act.commit_and_go((), &paths::import_preview(&file)).await
}
