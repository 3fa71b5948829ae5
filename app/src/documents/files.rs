//! Files as they come from a browser and go to one. A server function cannot carry them, so the program asks here.

use sha2::{Digest, Sha256};

use super::server::reader;
use super::store::{self, NewDocument};
use super::{DocumentKind, FileKind, NotKept, kept_name};
use crate::db::{Act, Happening, Look, Reading, random, show_once};
use crate::kit::{ActKey, AppError, Audience, Choices, hex, paths};
use crate::pupils::{PupilId, name_of};

/// Under this name a page of documents finds why a file was not kept.
pub(super) const REFUSED: &str = "document_refused";

/// What the form of a document sends.
#[derive(Default)]
pub struct Sent {
    /// The form's key.
    pub key: String,
    /// What it is: see [`DocumentKind`].
    pub what: String,
    /// `place`: the form stands on the page where the child is placed.
    pub on_page: String,
    pub file_name: String,
    /// Up to one byte more than is kept.
    pub bytes: Vec<u8>,
}

/// Keeps a file of a child, once, however often it is sent. Gives the address of the page that comes next, which also
/// says why a file was not kept. [`AppError::NotFound`] for whoever reads no documents.
pub async fn put_document(pupil: PupilId, sent: Sent) -> Result<String, AppError> {
    let look = reader()?;
    name_of(&look, pupil).await?;
    let page = if sent.on_page == "place" { paths::place(pupil.0) } else { paths::documents(pupil.0) };
    let key = ActKey::try_from(sent.key).map_err(|_| AppError::NotUnderstood)?;
    let what = DocumentKind::from_id(&sent.what).ok_or(NotKept::NobodySaysWhat);
    let (kind, what) = match FileKind::told_by(&sent.bytes).and_then(|kind| Ok((kind, what?))) {
        Ok(told) => told,
        Err(not_kept) => {
            show_once(look.school(), REFUSED, &not_kept.to_string())?;
            return Ok(page);
        }
    };
    let file_name = kept_name(&sent.file_name, kind);
    let fingerprint = hex(&Sha256::digest(&sent.bytes)[..]);
    let mut act = Act::begin(key, "put_document", &(pupil, what, &file_name, &fingerprint)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(page);
    }
    let random_id = hex(&random::<16>()?);
    let new = NewDocument { pupil, what, file_name: &file_name, kind, bytes: &sent.bytes };
    store::add(&mut act, &random_id, &new).await?;
    act.note(about("document_added", pupil, what, &file_name)).await?;
    act.say(format!("{file_name} is kept. Only the SENCo, the deputy and the head can open it."));
    act.commit(()).await?;
    Ok(page)
}

/// A document on its way to a browser.
pub struct Opened {
    pub file_name: String,
    pub kind: FileKind,
    pub bytes: Vec<u8>,
}

/// Opens the document at an address, of which is on record that it was read. [`AppError::NotFound`] of one that is not
/// for this reader, was taken back, or never was: they are not told apart.
pub async fn open_file(look: &Look, random_id: &str) -> Result<Opened, AppError> {
    if !look.asker.decides_the_process() {
        return Err(AppError::NotFound);
    }
    let file = store::file(look, random_id).await?;
    look.note_reading_of(file.pupil.0, Reading::Document, &file.file_name);
    Ok(Opened { file_name: file.file_name, kind: file.kind, bytes: file.bytes })
}

/// What happened to a document, for those who may open it.
pub(super) fn about(what: &'static str, pupil: PupilId, kind: DocumentKind, file_name: &str) -> Happening {
    let details = serde_json::json!({ "words": format!("{}: {file_name}", kind.label()) });
    Happening { what, pupil: Some(pupil.0), audience: Audience::SencoAndHead, details }
}
