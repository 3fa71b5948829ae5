//! What a browser can ask about importing a pupil list: a file is put there, looked at, and then applied.

use leptos::server;
use serde::{Deserialize, Serialize};

use crate::kit::{ActKey, Answers, AppError};

#[cfg(feature = "ssr")]
use {
    super::import_words::{
        LOOK_AGAIN, NOBODY_LEFT, ONLY_MADE_UP, children_imported, have_left, import_taken_back,
        staff_imported,
    },
    super::preview_server::{as_staff_list, fingerprint},
    super::store,
    super::{
        Choice, Column, NotCompared, PupilId, RememberedMapping, StaffReading, Unreadable, apply,
        apply_staff, leave, preview_of, read, undo,
    },
    crate::db::{Act, Look, new_key, our_fault, say, show_once, shown_once},
    crate::kit::{Day, paths},
    leptos_axum::redirect,
};

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
pub(super) fn keeper() -> Result<Look, AppError> {
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
        show_once(look.school(), REFUSED, ONLY_MADE_UP)?;
        return Ok(Err(ONLY_MADE_UP.to_owned()));
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
    act.say(children_imported(new, changed, &file_name));
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
    act.say(staff_imported(applied.new.len(), applied.changed.len()));
    act.commit_and_go((), paths::STAFF).await
}

/// Nothing is applied that nobody has looked at.
#[cfg(feature = "ssr")]
fn look_again(look: &Look, file: &ActKey) -> Result<(), AppError> {
    say(look.school(), LOOK_AGAIN)?;
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
    act.say(import_taken_back(&kept));
    act.commit_and_go((), paths::IMPORT).await
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
        say(act.school(), NOBODY_LEFT)?;
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
    act.say(have_left(left));
    act.commit_and_go((), &paths::import_preview(&file)).await
}
