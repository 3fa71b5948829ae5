//! What the school has changed in its process, and which suggestions it wants: two settings.

use serde::{Serialize, de::DeserializeOwned};
use sqlx::{SqliteConnection, SqlitePool};

use crate::db::our_fault;
use crate::kit::AppError;
use crate::pathway::{Process, ProcessChanges, Suggestions};

const PROCESS: &str = "process";
const SUGGESTIONS: &str = "suggestions";

/// The school's process: the document's, with what the school has changed.
pub async fn process(db: &SqlitePool) -> Result<Process, AppError> {
    process_with(&process_changes(db).await?.0)
}

/// The document with changes that stood when they were saved.
pub fn process_with(changes: &ProcessChanges) -> Result<Process, AppError> {
    Process::with(changes).map_err(|errors| our_fault(&format!("{errors:?}")))
}

/// The school's changes, and their version: 0 before the first.
pub async fn process_changes(db: &SqlitePool) -> Result<(ProcessChanges, i32), AppError> {
    setting(db, PROCESS).await
}

pub async fn suggestions(db: &SqlitePool) -> Result<Suggestions, AppError> {
    Ok(setting(db, SUGGESTIONS).await?.0)
}

async fn setting<T: Default + DeserializeOwned>(db: &SqlitePool, name: &str) -> Result<(T, i32), AppError> {
    let row = sqlx::query!(r#"select value, version as "version: i32" from setting where name = ?"#, name)
        .fetch_optional(db)
        .await?;
    row.map_or_else(
        || Ok((T::default(), 0)),
        |row| Ok((serde_json::from_str(&row.value).map_err(|error| our_fault(&error))?, row.version)),
    )
}

/// Writes both settings over a version. False: somebody else was quicker.
pub async fn save_process(
    tx: &mut SqliteConnection,
    changes: &ProcessChanges,
    suggestions: Suggestions,
    version: i32,
) -> Result<bool, AppError> {
    let stands =
        sqlx::query_scalar!(r#"select version as "version: i32" from setting where name = ?"#, PROCESS)
            .fetch_optional(&mut *tx)
            .await?;
    if stands.unwrap_or_default() != version {
        return Ok(false);
    }
    keep(&mut *tx, PROCESS, changes).await?;
    keep(tx, SUGGESTIONS, &suggestions).await?;
    Ok(true)
}

async fn keep(tx: &mut SqliteConnection, name: &str, value: &impl Serialize) -> Result<(), AppError> {
    let value = serde_json::to_string(value).map_err(|error| our_fault(&error))?;
    sqlx::query!(
        "insert into setting (name, value) values (?, ?)
         on conflict (name) do update set value = excluded.value, version = version + 1",
        name,
        value
    )
    .execute(tx)
    .await?;
    Ok(())
}
