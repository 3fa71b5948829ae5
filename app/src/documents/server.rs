//! What a browser can ask about a child's documents. The files themselves travel at addresses of their own.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::{DocumentId, DocumentKind};
use crate::kit::{ActKey, AppError};
use crate::pupils::PupilId;

#[cfg(feature = "ssr")]
use {
    super::files::{REFUSED, about},
    super::size_in_words,
    super::store::{self, Row},
    crate::db::{Act, Look, Reading, new_key, shown_once},
    crate::kit::{paths, short_date},
    crate::pupils::name_of,
};

/// A child's documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentsState {
    pub pupil: PupilId,
    pub name: String,
    /// For whatever is done on the page: one thing, once.
    pub key: ActKey,
    /// Why the last file was not kept, said once.
    pub refused: Option<String>,
    /// The latest first.
    pub documents: Vec<DocumentLine>,
    /// Added by mistake: they open no longer, and can be put back.
    pub taken_back: Vec<DocumentLine>,
}

/// A document in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentLine {
    pub id: DocumentId,
    /// Where it opens.
    pub address: String,
    pub what: DocumentKind,
    pub file_name: String,
    /// “1.2 MB”.
    pub size: String,
    /// “24 Nov 2026”.
    pub added_on: String,
    pub by: String,
}

/// Whole files are for the SENCo, the deputy and the head; [`AppError::NotFound`] for everybody else.
#[cfg(feature = "ssr")]
pub(super) fn reader() -> Result<Look, AppError> {
    let look = Look::begin()?;
    if look.asker.decides_the_process() { Ok(look) } else { Err(AppError::NotFound) }
}

/// A child's documents, with the form by which one is added; that they were opened is on record.
#[server(endpoint = "open_documents")]
pub async fn open_documents(pupil: PupilId) -> Result<DocumentsState, AppError> {
    let look = reader()?;
    let state = documents_of(&look, pupil).await?;
    look.note_reading(pupil.0, Reading::Documents);
    Ok(state)
}

/// The same for a page of another room, whose reader leads or heads.
#[cfg(feature = "ssr")]
pub async fn documents_of(look: &Look, pupil: PupilId) -> Result<DocumentsState, AppError> {
    let name = name_of(look, pupil).await?.whole();
    if !look.asker.decides_the_process() {
        return Err(AppError::NotFound);
    }
    let (taken_back, documents): (Vec<Row>, Vec<Row>) =
        store::documents(look, pupil).await?.into_iter().partition(|row| row.taken_back_on.is_some());
    Ok(DocumentsState {
        pupil,
        name,
        key: new_key()?,
        refused: shown_once(look.school(), REFUSED),
        documents: documents.into_iter().map(line).collect(),
        taken_back: taken_back.into_iter().map(line).collect(),
    })
}

#[cfg(feature = "ssr")]
fn line(row: Row) -> DocumentLine {
    DocumentLine {
        id: row.id,
        address: paths::document(&row.random_id),
        what: row.what,
        file_name: row.file_name,
        size: size_in_words(row.size),
        added_on: short_date(row.added_on),
        by: row.by,
    }
}

/// Takes a document back that was added by mistake: it opens no longer. [`AppError::NotFound`] where it was taken back
/// already.
#[server(endpoint = "take_back_document")]
pub async fn take_back_document(key: ActKey, id: DocumentId) -> Result<(), AppError> {
    let look = reader()?;
    let row = store::document(&look, id).await?;
    let mut act = Act::begin(key, "take_back_document", &id).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let today = act.today;
    if !store::take_back(act.db(), id, today).await? {
        return Err(AppError::NotFound);
    }
    act.note(about("document_taken_back", row.pupil, row.what, &row.file_name)).await?;
    act.say(format!("{} is taken back, and opens no longer. It can be put back below.", row.file_name));
    act.commit_and_go((), &paths::documents(row.pupil.0)).await
}

/// Puts a document back that was taken back by mistake. [`AppError::NotFound`] where it stands already.
#[server(endpoint = "put_back_document")]
pub async fn put_back_document(key: ActKey, id: DocumentId) -> Result<(), AppError> {
    let look = reader()?;
    let row = store::document(&look, id).await?;
    let mut act = Act::begin(key, "put_back_document", &id).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    if !store::put_back(act.db(), id).await? {
        return Err(AppError::NotFound);
    }
    act.note(about("document_put_back", row.pupil, row.what, &row.file_name)).await?;
    act.say(format!("{} is put back.", row.file_name));
    act.commit_and_go((), &paths::documents(row.pupil.0)).await
}
