//! sqlx checks every query against a database when it compiles, and keeps what it learnt in `app/.sqlx`, so
//! that nobody else needs the database. This builds against a migrated one and compares both ways.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::shell::{cargo, root, run, step, target_dir};

/// Writes `app/.sqlx` anew.
pub fn write() -> Result<()> {
    let fresh =
        made_by(cargo(None).args(["check", "--package", "app", "--features", "ssr", "--all-targets"]))?;
    let kept = root().join("app/.sqlx");
    if kept.exists() {
        std::fs::remove_dir_all(&kept)?;
    }
    std::fs::create_dir_all(&kept)?;
    for (name, text) in contents(&fresh)? {
        std::fs::write(kept.join(name), text)?;
    }
    Ok(())
}

/// Runs a cargo command over `app` with a live database, and fails unless what sqlx writes then is what
/// `app/.sqlx` holds: nothing missing, nothing left over.
pub fn compare(command: &mut Command) -> Result<()> {
    let fresh = contents(&made_by(command)?)?;
    let kept = contents(&root().join("app/.sqlx"))?;
    let missing: Vec<_> = fresh.keys().filter(|name| !kept.contains_key(*name)).collect();
    let left_over: Vec<_> = kept.keys().filter(|name| !fresh.contains_key(*name)).collect();
    let differing: Vec<_> =
        fresh.iter().filter(|(n, text)| kept.get(*n).is_some_and(|k| k != *text)).collect();
    if missing.is_empty() && left_over.is_empty() && differing.is_empty() {
        return Ok(());
    }
    bail!(
        "app/.sqlx is not what the queries give: {} missing, {} left over, {} differing. Run `cargo xtask metadata`.",
        missing.len(),
        left_over.len(),
        differing.len()
    )
}

/// Gives the folder into which sqlx wrote what it learnt while the command ran.
fn made_by(command: &mut Command) -> Result<PathBuf> {
    let work = target_dir().join("sqlx-metadata");
    if work.exists() {
        std::fs::remove_dir_all(&work)?;
    }
    let (database, fresh) = (work.join("migrated.db"), work.join("queries"));
    std::fs::create_dir_all(&fresh)?;
    step("migrating an empty database", || {
        run(cargo(None).args(["run", "--quiet", "--package", "migrated", "--"]).arg(&database))
    })?;
    // Cargo does not know that the queries must be looked at again.
    let lib = std::fs::File::open(root().join("app/src/lib.rs"))?;
    lib.set_modified(std::time::SystemTime::now())?;
    run(command
        .env("DATABASE_URL", format!("sqlite://{}", database.display()))
        .env("SQLX_OFFLINE_DIR", &fresh))?;
    Ok(fresh)
}

fn contents(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    if folder.exists() {
        for file in std::fs::read_dir(folder)? {
            let file = file?;
            found.insert(
                file.file_name().to_string_lossy().into_owned(),
                std::fs::read_to_string(file.path())?,
            );
        }
    }
    Ok(found)
}
