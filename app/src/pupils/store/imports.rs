//! Imports: files that are waiting to be applied, what each changed, and what headings mean.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::{SqliteConnection, SqlitePool};

use crate::db::{Act, Look, School, Sealed, our_fault};
use crate::kit::{ActKey, AppError, Day};
use crate::pupils::{Choice, PupilId, PupilRecord, RememberedMapping};

/// A file that nobody applied is forgotten after so long.
const WAITS: TimeDelta = TimeDelta::hours(24);

/// Keeps a file, sealed, until it is applied.
pub async fn keep_waiting(look: &Look, key: &ActKey, name: &str, bytes: &[u8]) -> Result<(), AppError> {
    let school = look.school();
    let (asker, now, key) = (look.asker.id, school.now(), key.as_str());
    let sealed = school.key().seal(&sealed_as(key), bytes)?.0;
    let mut tx = school.write().await?;
    sqlx::query!(
        "insert into import_waiting (key, asker_id, file_name, sealed, at) values (?, ?, ?, ?, ?)",
        key,
        asker,
        name,
        sealed,
        now
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(())
}

/// The name and bytes of a file that the reader put there.
pub async fn waiting(look: &Look, key: &ActKey) -> Result<(String, Vec<u8>), AppError> {
    let (asker, key, oldest) = (look.asker.id, key.as_str(), look.school().now() - WAITS);
    let row = sqlx::query!(
        "select file_name, sealed from import_waiting where key = ? and asker_id = ? and at >= ?",
        key,
        asker,
        oldest
    )
    .fetch_one(look.db())
    .await?;
    Ok((row.file_name, look.school().key().open(&sealed_as(key), &Sealed(row.sealed))?))
}

pub async fn forget_waiting(tx: &mut SqliteConnection, key: &ActKey) -> Result<(), AppError> {
    let key = key.as_str();
    sqlx::query!("delete from import_waiting where key = ?", key).execute(tx).await?;
    Ok(())
}

fn sealed_as(key: &str) -> String {
    format!("file waiting as {key}")
}

pub async fn remembered(db: &SqlitePool) -> Result<RememberedMapping, AppError> {
    let mut mapping = RememberedMapping::default();
    for row in sqlx::query!("select heading, choice from import_heading").fetch_all(db).await? {
        let choice: Choice = serde_json::from_str(&row.choice).map_err(|error| our_fault(&error))?;
        mapping.remember(&row.heading, choice);
    }
    Ok(mapping)
}

pub async fn remember_heading(
    tx: &mut SqliteConnection,
    heading: &str,
    choice: Choice,
) -> Result<(), AppError> {
    let text = serde_json::to_string(&choice).map_err(|error| our_fault(&error))?;
    sqlx::query!(
        "insert into import_heading (heading, choice) values (?, ?)
         on conflict (heading) do update set choice = excluded.choice",
        heading,
        text
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// What a heading means is left to the app again.
pub async fn forget_heading(tx: &mut SqliteConnection, heading: &str) -> Result<(), AppError> {
    sqlx::query!("delete from import_heading where heading = ?", heading).execute(tx).await?;
    Ok(())
}

pub async fn add_import(act: &mut Act, file_name: &str) -> Result<i64, AppError> {
    let (now, asker) = (act.school().now(), act.asker.id);
    let added =
        sqlx::query!("insert into import (at, asker_id, file_name) values (?, ?, ?)", now, asker, file_name)
            .execute(act.db())
            .await?;
    Ok(added.last_insert_rowid())
}

/// What an import changed of one child.
pub async fn change_of(
    tx: &mut SqliteConnection,
    import: i64,
    pupil: PupilId,
    was: Option<&PupilRecord>,
    had_left: Option<Day>,
    becomes: &PupilRecord,
) -> Result<(), AppError> {
    let text = |record: &PupilRecord| serde_json::to_string(record).map_err(|error| our_fault(&error));
    let (was, becomes) = (was.map(text).transpose()?, text(becomes)?);
    sqlx::query!(
        "insert into import_change (import_id, pupil_id, was, had_left, becomes) values (?, ?, ?, ?, ?)",
        import,
        pupil,
        was,
        had_left,
        becomes
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// One child before and after an import.
pub struct Changed {
    pub pupil: PupilId,
    pub was: Option<PupilRecord>,
    pub had_left: Option<Day>,
    pub becomes: PupilRecord,
}

pub async fn changes_of(tx: &mut SqliteConnection, import: i64) -> Result<Vec<Changed>, AppError> {
    let rows = sqlx::query!(
        "select pupil_id, was, had_left, becomes from import_change where import_id = ? order by id",
        import
    )
    .fetch_all(tx)
    .await?;
    let record = |text: &str| serde_json::from_str(text).map_err(|error| our_fault(&error));
    rows.into_iter()
        .map(|row| {
            let was = row.was.as_deref().map(record).transpose()?;
            Ok(Changed { pupil: row.pupil_id, was, had_left: row.had_left, becomes: record(&row.becomes)? })
        })
        .collect()
}

/// False if it was undone before, or never was.
pub async fn mark_undone(
    tx: &mut SqliteConnection,
    import: i64,
    now: DateTime<Utc>,
) -> Result<bool, AppError> {
    let undone =
        sqlx::query!("update import set undone_at = ? where id = ? and undone_at is null", now, import)
            .execute(tx)
            .await?;
    Ok(undone.rows_affected() == 1)
}

pub struct ImportLine {
    pub id: i64,
    pub at: DateTime<Utc>,
    pub file_name: String,
    pub changes: i64,
    pub undone: bool,
}

/// The last imports, newest first.
pub async fn imports(school: &School) -> Result<Vec<ImportLine>, AppError> {
    let rows = sqlx::query!(
        r#"select i.id, i.at, i.file_name, i.undone_at is not null as "undone: bool",
             (select count(*) from import_change c where c.import_id = i.id) as "changes: i64"
           from import i order by i.id desc limit 20"#
    )
    .fetch_all(school.readers())
    .await?;
    let line = rows.into_iter().map(|row| ImportLine {
        id: row.id,
        at: row.at,
        file_name: row.file_name,
        changes: row.changes,
        undone: row.undone,
    });
    Ok(line.collect())
}
