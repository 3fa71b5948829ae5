//! The program's commands.

mod backup;
mod check;
mod demo;
mod duties;
mod import;
mod serve;
mod user;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Parser, Subcommand, ValueEnum};

use crate::settings::{Settings, Told, ToldToServe};

#[derive(Parser)]
#[command(
    name = "send-pathway",
    version,
    about = "A primary school’s SEND pathway, from cause of concern to EHC plan"
)]
pub struct Cli {
    #[command(flatten)]
    told: Told,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the app; an empty data folder becomes a new school
    Serve(ToldToServe),
    /// Make a demonstration school with made-up names in an empty data folder
    Demo,
    /// Add people, give them a new sign-in link, end their access
    User {
        #[command(subcommand)]
        what: user::User,
    },
    /// Import a pupil list or a staff list
    Import(import::Import),
    /// Say what must happen next, by when and because of which rule
    Duties(duties::Duties),
    /// Write a sealed copy of the school's data
    Backup { file: PathBuf },
    /// Put a sealed copy back; every session ends
    Restore { file: PathBuf },
    /// Look whether the data is whole
    Check,
}

/// How a command prints.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum Format {
    Text,
    Json,
}

impl Cli {
    pub async fn run(self) -> Result<()> {
        let settings = Settings::from(&self.told, &self.told_to_serve())?;
        match self.command {
            Command::Serve(_) => serve::serve(&settings).await,
            Command::Demo => demo::demo(&settings).await,
            Command::User { what } => user::user(&settings, what).await,
            Command::Import(what) => import::import(&settings, &what).await,
            Command::Duties(told) => duties::duties(&settings, &told).await,
            Command::Backup { file } => backup::backup(&settings, &file).await,
            Command::Restore { file } => backup::restore(&settings, &file).await,
            Command::Check => check::check(&settings).await,
        }
    }
    fn told_to_serve(&self) -> ToldToServe {
        match &self.command {
            Command::Serve(told) => told.clone(),
            Command::User { what } => what.served(),
            _ => ToldToServe::default(),
        }
    }
}
