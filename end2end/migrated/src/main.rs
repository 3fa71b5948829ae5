//! `migrated FILE`: an empty database with every migration applied. It stands apart from the app because the
//! app's own queries are checked against what it makes.

use anyhow::{Context, Result};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let file = std::env::args().nth(1).context("which file?")?;
    let pool =
        SqlitePool::connect_with(SqliteConnectOptions::new().filename(file).create_if_missing(true)).await?;
    // Read when it runs, so that a new migration needs no new build.
    sqlx::migrate::Migrator::new(std::path::Path::new("migrations")).await?.run(&pool).await?;
    pool.close().await;
    Ok(())
}
