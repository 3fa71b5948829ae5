//! Documents as rows. Whose they are is asked in every query; who reads documents at all is asked before.

use sqlx::SqliteConnection;

use super::{DocumentId, DocumentKind, FileKind};
use crate::db::{Act, Look, Sealed, our_fault};
use crate::kit::{AppError, Day};
use crate::pupils::PupilId;

/// A document before it is kept.
pub struct NewDocument<'a> {
    pub pupil: PupilId,
    pub what: DocumentKind,
    pub file_name: &'a str,
    pub kind: FileKind,
    pub bytes: &'a [u8],
}

/// Keeps a document, sealed so that it opens at its own address only.
pub async fn add(act: &mut Act, random_id: &str, new: &NewDocument<'_>) -> Result<(), AppError> {
    let sealed = act.school().key().seal(&sealed_as(random_id), new.bytes)?.0;
    let (by, today, now) = (act.asker.id, act.today, act.school().now());
    let size = i64::try_from(new.bytes.len()).map_err(|error| our_fault(&error))?;
    let media_type = new.kind.media_type();
    sqlx::query!(
        "insert into document
           (random_id, pupil_id, what, file_name, media_type, size, added_on, at, asker_id, sealed)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        random_id,
        new.pupil,
        new.what,
        new.file_name,
        media_type,
        size,
        today,
        now,
        by,
        sealed
    )
    .execute(act.db())
    .await?;
    Ok(())
}

fn sealed_as(random_id: &str) -> String {
    format!("document {random_id}")
}

/// What is known of a document without opening it.
pub struct Row {
    pub id: DocumentId,
    pub random_id: String,
    pub pupil: PupilId,
    pub what: DocumentKind,
    pub file_name: String,
    pub size: i64,
    pub added_on: Day,
    pub by: String,
    pub taken_back_on: Option<Day>,
}

/// The documents of a child whose needs the reader may see, the latest first. Bounded: no child's file has more.
pub async fn documents(look: &Look, pupil: PupilId) -> Result<Vec<Row>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let rows = sqlx::query_as!(
        Row,
        r#"select d.id as "id!: DocumentId", d.random_id as "random_id!: String", d.pupil_id as "pupil!: PupilId",
             d.what as "what!: DocumentKind", d.file_name as "file_name!: String", d.size as "size!: i64",
             d.added_on as "added_on!: Day",
             coalesce(trim(f.title || ' ' || f.forename || ' ' || f.surname), 'The program') as "by!: String",
             d.taken_back_on as "taken_back_on?: Day"
           from document d left join staff f on f.asker_id = d.asker_id
           where d.pupil_id = ?1 and d.pupil_id in (select m.pupil_id from may_see m
             where m.asker_id = ?2 and m.pupil_id = ?1 and m.sen = 1 and ?3 between m.from_day and m.to_day)
           order by d.id desc limit 200"#,
        pupil,
        asker,
        today
    )
    .fetch_all(look.db())
    .await?;
    Ok(rows)
}

/// One document of a child whose needs the reader may see, taken back or not.
pub async fn document(look: &Look, id: DocumentId) -> Result<Row, AppError> {
    let pupil = sqlx::query_scalar!(r#"select pupil_id as "pupil!: PupilId" from document where id = ?"#, id)
        .fetch_one(look.db())
        .await?;
    documents(look, pupil).await?.into_iter().find(|row| row.id == id).ok_or(AppError::NotFound)
}

/// A document, opened.
pub struct File {
    pub pupil: PupilId,
    pub file_name: String,
    pub kind: FileKind,
    pub bytes: Vec<u8>,
}

/// The document at an address, of a child whose needs the reader may see. One that was taken back is not there.
pub async fn file(look: &Look, random_id: &str) -> Result<File, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    // Whose it is comes first: SQLite then asks of that child alone whether the reader may see them.
    let pupil = sqlx::query_scalar!(
        r#"select pupil_id as "pupil!: PupilId" from document where random_id = ?"#,
        random_id
    )
    .fetch_one(look.db())
    .await?;
    let row = sqlx::query!(
        r#"select d.file_name as "file_name!: String",
             d.media_type as "media_type!: String", d.sealed as "sealed!: Vec<u8>"
           from document d
           where d.random_id = ?1 and d.taken_back_on is null and d.pupil_id in (select m.pupil_id from may_see m
             where m.asker_id = ?2 and m.pupil_id = ?4 and m.sen = 1 and ?3 between m.from_day and m.to_day)"#,
        random_id,
        asker,
        today,
        pupil
    )
    .fetch_one(look.db())
    .await?;
    let kind =
        FileKind::from_media_type(&row.media_type).ok_or_else(|| our_fault(&"an unknown kind of file"))?;
    let bytes = look.school().key().open(&sealed_as(random_id), &Sealed(row.sealed))?;
    Ok(File { pupil, file_name: row.file_name, kind, bytes })
}

/// A document was added by mistake. False: it was taken back already.
pub async fn take_back(tx: &mut SqliteConnection, id: DocumentId, on: Day) -> Result<bool, AppError> {
    let taken =
        sqlx::query!("update document set taken_back_on = ? where id = ? and taken_back_on is null", on, id)
            .execute(tx)
            .await?;
    Ok(taken.rows_affected() == 1)
}

/// A document was taken back by mistake. False: it stands already.
pub async fn put_back(tx: &mut SqliteConnection, id: DocumentId) -> Result<bool, AppError> {
    let put = sqlx::query!(
        "update document set taken_back_on = null where id = ? and taken_back_on is not null",
        id
    )
    .execute(tx)
    .await?;
    Ok(put.rows_affected() == 1)
}
