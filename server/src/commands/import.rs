//! `import`: a list from the school's MIS, without a browser.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use app::db::{Act, new_key};
use app::kit::Asker;
use app::pupils::{NotCompared, Preview, Summary, apply, preview_of};
use clap::{Args, ValueEnum};

use crate::settings::Settings;

/// Applied, or it would be.
const APPLIED: u8 = 0;
/// Some rows have problems, and nothing was applied.
const PROBLEMS: u8 = 2;
/// Not readable as a list of pupils.
const NOT_READABLE: u8 = 3;

#[derive(Args)]
pub struct Import {
    /// What the file lists
    what: What,
    /// CSV, or a Common Transfer File
    file: PathBuf,
    /// Only say what would change
    #[arg(long)]
    dry_run: bool,
    /// Apply the good rows even if others have problems
    #[arg(long)]
    accept_good: bool,
    /// The school is a demonstration, and so is the list
    #[arg(long)]
    into_demonstration: bool,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum What {
    Pupils,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Text,
    Json,
}

pub async fn import(settings: &Settings, import: &Import) -> Result<()> {
    let school = settings.open(true).await?;
    if school.is_demonstration().await? == Some(true) && !import.into_demonstration {
        bail!(
            "this is a demonstration school; a real list belongs into a school of its own. If the list is made up too, say --into-demonstration"
        );
    }
    let bytes = std::fs::read(&import.file).with_context(|| import.file.display().to_string())?;
    let code = match preview_of(&school, bytes).await {
        Err(NotCompared::App(error)) => return Err(error.into()),
        Err(NotCompared::Unreadable(unreadable)) => {
            eprintln!("{unreadable}");
            NOT_READABLE
        }
        Ok(preview) => {
            let good = preview.problems.is_empty() || import.accept_good;
            if good && !import.dry_run {
                let name = import.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let key = new_key()?;
                let mut act = Act::begin_as(&school, Asker::program(), key, "import", &name).await?;
                self::apply(&mut act, &preview, &name).await?;
                act.commit(()).await?;
            }
            print(&preview, import.format)?;
            if good { APPLIED } else { PROBLEMS }
        }
    };
    school.close().await;
    std::process::exit(i32::from(code));
}

fn print(preview: &Preview, format: Format) -> Result<()> {
    let summary = Summary::from(preview);
    if format == Format::Json {
        println!("{}", serde_json::to_string(&summary)?);
        return Ok(());
    }
    println!(
        "{} rows: {} new, {} changed, {} unchanged, {} on roll but not in the file",
        summary.rows, summary.new, summary.changed, summary.unchanged, summary.missing
    );
    for problem in &summary.problems {
        println!("row {}, {}: “{}”. {}", problem.row, problem.column, problem.value, problem.message);
    }
    Ok(())
}
