//! `import`: a list from the school's MIS, without a browser.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use app::db::{Act, Opening, School, new_key};
use app::kit::Asker;
use app::pupils::{NotCompared, Preview, Problem, Summary, apply, apply_staff, preview_of, read_staff};
use clap::{Args, ValueEnum};

use super::Format;
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
    Staff,
}

pub async fn import(settings: &Settings, import: &Import) -> Result<()> {
    let school = settings.open(Opening::Made).await?;
    if school.is_demonstration().await? == Some(true) && !import.into_demonstration {
        bail!(
            "this is a demonstration school; a real list belongs into a school of its own. If the list is made up too, say --into-demonstration"
        );
    }
    let bytes = std::fs::read(&import.file).with_context(|| import.file.display().to_string())?;
    let code = match import.what {
        What::Pupils => pupils(&school, import, bytes).await?,
        What::Staff => staff(&school, import, &bytes).await?,
    };
    school.close().await;
    std::process::exit(i32::from(code));
}

async fn pupils(school: &School, import: &Import, bytes: Vec<u8>) -> Result<u8> {
    // Begun before the comparison: what a running server changes meanwhile waits, and is not overwritten.
    let name = import.name();
    let mut act = Act::begin_as(school, Asker::program(), new_key()?, "import", &name).await?;
    let preview = match preview_of(school, bytes).await {
        Err(NotCompared::App(error)) => return Err(error.into()),
        Err(NotCompared::Unreadable(unreadable)) => {
            eprintln!("{unreadable}");
            return Ok(NOT_READABLE);
        }
        Ok(preview) => preview,
    };
    let good = preview.problems.is_empty() || import.accept_good;
    if good && !import.dry_run {
        apply(&mut act, &preview, &name).await?;
        act.commit(()).await?;
    }
    print(&preview, import.format)?;
    Ok(if good { APPLIED } else { PROBLEMS })
}

async fn staff(school: &School, import: &Import, bytes: &[u8]) -> Result<u8> {
    let reading = match read_staff(bytes) {
        Ok(reading) => reading,
        Err(not) => {
            eprintln!("{not}");
            return Ok(NOT_READABLE);
        }
    };
    let rows = reading.rows;
    let mut act = Act::begin_as(school, Asker::program(), new_key()?, "import_staff", &import.name()).await?;
    let applied = apply_staff(&mut act, reading, None).await?;
    let good = applied.problems.is_empty() || import.accept_good;
    let (new, changed) = (applied.new.len(), applied.changed.len());
    // Without a commit nothing of it has happened: that is how a dry run counts.
    if good && !import.dry_run {
        act.commit(()).await?;
    }
    if import.format == Format::Json {
        let summary = serde_json::json!({
            "rows": rows, "new": new, "changed": changed, "unchanged": applied.unchanged,
            "problems": applied.problems,
        });
        println!("{summary}");
    } else {
        println!("{rows} rows: {new} new, {changed} changed, {} unchanged", applied.unchanged);
        print_problems(&applied.problems);
    }
    Ok(if good { APPLIED } else { PROBLEMS })
}

impl Import {
    /// The file's name, without where it lies.
    fn name(&self) -> String {
        self.file.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }
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
    print_problems(&summary.problems);
    Ok(())
}

fn print_problems(problems: &[Problem]) {
    for problem in problems {
        println!("{problem}");
    }
}
