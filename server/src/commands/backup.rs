//! `backup` and `restore`: a sealed copy of everything, and its way back.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use app::db::{FILE, Opening, Sealed, keep_to_owner, take_folder};
use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};

use crate::settings::Settings;

/// The first bytes of a backup: whose it is, and in which form.
const MARK: &[u8] = b"SEND Pathway backup 1\n";
const SEALED_AS: &str = "backup";

pub async fn backup(settings: &Settings, file: &Path) -> Result<()> {
    let school = settings.open(Opening::AsItIs).await?;
    let copy = settings.data.join("backup-in-progress.db");
    let _ = std::fs::remove_file(&copy);
    let name = copy.to_string_lossy().into_owned();
    sqlx::query("vacuum into ?").bind(&name).execute(school.readers()).await?;
    let whole = is_whole(&copy).await;
    let bytes = std::fs::read(&copy);
    std::fs::remove_file(&copy)?;
    if !whole? {
        bail!("the data is damaged, so no backup was written. Run `send-pathway check`");
    }
    let sealed = school.key().seal(SEALED_AS, &bytes?)?;
    write_whole(file, &[MARK, &sealed.0].concat())?;
    school.close().await;
    println!(
        "A sealed copy is in {}. It opens only with the key {}.",
        file.display(),
        settings.key_file.display()
    );
    Ok(())
}

pub async fn restore(settings: &Settings, file: &Path) -> Result<()> {
    let bytes = std::fs::read(file).with_context(|| file.display().to_string())?;
    let sealed = bytes.strip_prefix(MARK).context("that file is not a backup of SEND Pathway")?;
    let key = settings.key(false)?;
    let Ok(opened) = key.open(SEALED_AS, &Sealed(sealed.to_vec())) else {
        bail!(
            "the backup does not open with the key {}: it was sealed with another, or it is damaged",
            settings.key_file.display()
        );
    };
    std::fs::create_dir_all(&settings.data)?;
    keep_to_owner(&settings.data, 0o700)?;
    let _nobody_else = take_folder(&settings.data)?;
    let (new, now) = (settings.data.join("restored.db"), settings.data.join(FILE));
    write_whole(&new, &opened)?;
    if !is_whole(&new).await? {
        std::fs::remove_file(&new)?;
        bail!("the copy in the backup is damaged; nothing was changed");
    }
    end_all_sessions(&new).await?;
    if now.exists() {
        // A write-ahead log left beside it belongs to the data that is put away.
        let at = chrono::Utc::now().format("%Y-%m-%d-%H%M%S");
        let put_away = settings.data.join(format!("before-restore-{at}.db"));
        close_log(&now).await?;
        std::fs::rename(&now, &put_away)?;
        println!("What was there before is in {}.", put_away.display());
    }
    std::fs::rename(&new, &now)?;
    println!("The school is as it was in {}. Everyone signs in again.", file.display());
    Ok(())
}

async fn is_whole(file: &Path) -> Result<bool> {
    let mut db = SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(file)).await?;
    let found: Vec<String> = sqlx::query_scalar("pragma integrity_check").fetch_all(&mut db).await?;
    db.close().await?;
    Ok(found == ["ok"])
}

async fn end_all_sessions(file: &Path) -> Result<()> {
    let mut db = SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(file)).await?;
    let now = chrono::Utc::now();
    sqlx::query("update session set ended_at = ? where ended_at is null").bind(now).execute(&mut db).await?;
    sqlx::query("update one_time_link set used_at = ? where used_at is null")
        .bind(now)
        .execute(&mut db)
        .await?;
    db.close().await?;
    Ok(())
}

async fn close_log(file: &Path) -> Result<()> {
    let mut db = SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(file)).await?;
    let busy: i64 = sqlx::query_scalar("pragma wal_checkpoint(truncate)").fetch_one(&mut db).await?;
    db.close().await?;
    if busy != 0 {
        bail!("another program is using the data; stop it first. Nothing was changed");
    }
    Ok(())
}

/// Writes a file so that it is either not there or whole.
fn write_whole(file: &Path, bytes: &[u8]) -> Result<()> {
    let beside = file.with_extension("part");
    let mut part = std::fs::File::create(&beside).with_context(|| beside.display().to_string())?;
    keep_to_owner(&beside, 0o600)?;
    part.write_all(bytes)?;
    part.sync_all()?;
    std::fs::rename(&beside, file).with_context(|| file.display().to_string())
}
