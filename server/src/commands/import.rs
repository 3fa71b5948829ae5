//! `import`: a list from the school's MIS, without a browser.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Error, Result, anyhow, bail};
use app::db::{Act, Opening, School, new_key};
use app::kit::Asker;
use app::pupils::{NotCompared, Preview, Problem, Summary, apply, apply_staff, preview_of, read_staff};
use clap::{Args, ValueEnum};

use super::Format;
use crate::settings::Settings;

/// How an import ended.
#[derive(Debug, PartialEq)]
enum Ended {
    /// Applied, or it would be.
    Applied,
    /// Some rows have problems, and nothing was applied.
    Problems,
    /// No list of what it should list; why, in a sentence.
    NotReadable(String),
}

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
    let (code, why) = in_short(run(settings, import).await);
    match (why, import.format) {
        // Another program reads one stream, whatever happens.
        (Some(why), Format::Json) => println!("{}", serde_json::json!({ "error": why })),
        (Some(why), Format::Text) => eprintln!("{why}"),
        (None, _) => {}
    }
    std::process::exit(code);
}

/// The program's exit code, and why nothing was imported.
fn in_short(ended: Result<Ended>) -> (i32, Option<String>) {
    match ended {
        Ok(Ended::Applied) => (0, None),
        Ok(Ended::Problems) => (2, None),
        Ok(Ended::NotReadable(why)) => (3, Some(why)),
        Err(error) => (1, Some(format!("{error:#}"))),
    }
}

async fn run(settings: &Settings, import: &Import) -> Result<Ended> {
    let bytes = read(&import.file)?;
    let school = settings.open(Opening::Made).await?;
    if school.is_demonstration().await? == Some(true) && !import.into_demonstration {
        bail!(
            "this is a demonstration school; a real list belongs into a school of its own. If the list is made up too, say --into-demonstration"
        );
    }
    let ended = match import.what {
        What::Pupils => pupils(&school, import, bytes).await?,
        What::Staff => staff(&school, import, &bytes).await?,
    };
    school.close().await;
    Ok(ended)
}

fn read(file: &Path) -> Result<Vec<u8>> {
    let name = file.display();
    std::fs::read(file).map_err(|error| match error.kind() {
        ErrorKind::NotFound => anyhow!("There is no file {name}."),
        ErrorKind::IsADirectory => anyhow!("{name} is a folder. Name the file in it."),
        ErrorKind::PermissionDenied => anyhow!("Whoever runs this command may not read {name}."),
        _ => Error::new(error).context(format!("{name} cannot be read")),
    })
}

async fn pupils(school: &School, import: &Import, bytes: Vec<u8>) -> Result<Ended> {
    // Begun before the comparison: what a running server changes meanwhile waits, and is not overwritten.
    let name = import.name();
    let mut act = Act::begin_as(school, Asker::program(), new_key()?, "import", &name).await?;
    let preview = match preview_of(school, bytes).await {
        Err(NotCompared::App(error)) => return Err(error.into()),
        Err(NotCompared::Unreadable(unreadable)) => return Ok(Ended::NotReadable(unreadable.to_string())),
        Ok(preview) => preview,
    };
    let good = preview.problems.is_empty() || import.accept_good;
    if good && !import.dry_run {
        apply(&mut act, &preview, &name).await?;
        act.commit(()).await?;
    }
    print(&preview, import.format)?;
    Ok(if good { Ended::Applied } else { Ended::Problems })
}

async fn staff(school: &School, import: &Import, bytes: &[u8]) -> Result<Ended> {
    let reading = match read_staff(bytes) {
        Ok(reading) => reading,
        Err(not) => return Ok(Ended::NotReadable(not.to_string())),
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
    Ok(if good { Ended::Applied } else { Ended::Problems })
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

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    async fn imported(folder: &TempDir, what: What, file: &str) -> (i32, Option<String>) {
        let settings = Settings {
            data: folder.path().join("data"),
            key_file: folder.path().join("data.key"),
            today: None,
            addr: "127.0.0.1:3000".parse().expect("an address"),
            behind_proxy: false,
            tls: None,
        };
        let import = Import {
            what,
            file: folder.path().join(file),
            dry_run: false,
            accept_good: false,
            into_demonstration: false,
            format: Format::Json,
        };
        in_short(run(&settings, &import).await)
    }

    #[tokio::test]
    async fn a_file_that_is_not_there_is_said_in_a_sentence_and_makes_no_school() {
        let folder = TempDir::new().expect("a folder");
        let (code, why) = imported(&folder, What::Pupils, "nowhere.csv").await;
        let file = folder.path().join("nowhere.csv");
        assert_eq!((code, why), (1, Some(format!("There is no file {}.", file.display()))));
        assert!(!folder.path().join("data").exists());
        let (code, why) = imported(&folder, What::Staff, "").await;
        assert_eq!(code, 1);
        assert!(why.is_some_and(|why| why.ends_with("is a folder. Name the file in it.")));
    }

    #[tokio::test]
    async fn a_file_that_is_no_list_ends_with_3_and_a_sentence() {
        let folder = TempDir::new().expect("a folder");
        std::fs::write(folder.path().join("empty.csv"), "").expect("written");
        for what in [What::Pupils, What::Staff] {
            let (code, why) = imported(&folder, what, "empty.csv").await;
            assert_eq!((code, why.as_deref()), (3, Some("This file is empty. Export the list again.")));
        }
    }
}
