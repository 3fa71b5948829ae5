//! `check`: whether the data is whole.

use anyhow::{Result, bail};
use app::db::Opening;

use crate::settings::Settings;

pub async fn check(settings: &Settings) -> Result<()> {
    let school = settings.open(Opening::AsItIs).await?;
    let found: Vec<String> = sqlx::query_scalar("pragma integrity_check").fetch_all(school.readers()).await?;
    let strays = sqlx::query("pragma foreign_key_check").fetch_all(school.readers()).await?.len();
    school.close().await;
    if found != ["ok"] || strays > 0 {
        bail!(
            "the data is damaged: {}; {strays} rows point at nothing. Restore the last backup",
            found.join("; ")
        );
    }
    println!("The data is whole.");
    Ok(())
}
