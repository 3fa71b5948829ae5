//! One school's file of data: opening it, reading it, and changing it one act at a time.
//!
//! Every query is reached through a [`School`], never through a global, so that one program could serve
//! several schools, a file each. There is one writer; readers never wait for it.

mod act;
mod cookies;
mod drafts;
mod housekeeping;
mod readings;
mod sealing;
mod shown_once;

use std::fs::File;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{Sqlite, Transaction};

use crate::kit::{ActKey, AppError, Day, hex};

pub use act::{Act, Happening, Look, Past, Who, session_of_request};
pub use cookies::{ByTls, cookie_among, cookie_of_request, is_by_tls, send_cookie};
pub use drafts::{Draft, discard_draft, draft_of, forget_draft, keep_draft, mark_tried, put_back_draft};
pub use readings::{Reading, WRITTEN_EVERY};
pub use sealing::{Sealed, SealingKey};
pub use shown_once::{said_once, say, show_once, shown_once};

/// The file of data, within the school's folder.
pub const FILE: &str = "school.db";

/// The oldest SQLite that may open a school: earlier ones could corrupt a write-ahead log.
const OLDEST_SQLITE: &str = "3.51.3";

/// A school's data, open. Cheap to clone.
#[derive(Clone)]
pub struct School(Arc<Opened>);

struct Opened {
    readers: SqlitePool,
    writer: SqlitePool,
    key: SealingKey,
    /// A demonstration's moved clock.
    moved_to: Option<Day>,
    readings: readings::Readings,
    /// Says to whoever would put the data away that somebody works on it.
    _lock: Option<File>,
}

#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the data folder holds no school yet; start `send-pathway serve` or `send-pathway demo` once")]
    Missing,
    #[error("this build carries SQLite {0}; {OLDEST_SQLITE} or newer is needed to keep the data safe")]
    OldSqlite(String),
    #[error("--today works on a demonstration school only, and this is none")]
    ClockOfARealSchool,
    #[error(
        "this is not the sealing key of this school: what it has sealed would not open. Name the right file with --key-file"
    )]
    OtherKey,
    #[error("the program is running on this data; stop it first")]
    InUse,
    #[error("the data could not be opened: {0}")]
    Database(#[from] sqlx::Error),
    #[error("the data could not be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    #[error("the data folder could not be used: {0}")]
    Folder(#[from] std::io::Error),
}

/// How the data of a folder is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Made, if there is none, with its tables up to date.
    Made,
    /// It must be there; its tables are brought up to date.
    UpToDate,
    /// It must be there, and is left as the version that wrote it left it: a backup before an update is one of
    /// the data before the update.
    AsItIs,
}

impl School {
    /// Opens the school in a folder.
    pub async fn open(
        folder: &Path,
        key: SealingKey,
        moved_to: Option<Day>,
        opening: Opening,
    ) -> Result<School, OpenError> {
        let file = folder.join(FILE);
        let create = opening == Opening::Made;
        if create {
            std::fs::create_dir_all(folder)?;
        } else if !file.exists() {
            return Err(OpenError::Missing);
        }
        let lock = lock_file(folder)?;
        lock.lock_shared()?;
        if create {
            keep_to_owner(folder, 0o700)?;
        }
        let options = SqliteConnectOptions::new()
            .filename(&file)
            .create_if_missing(create)
            .journal_mode(SqliteJournalMode::Wal)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5))
            // Records of children: “saved” survives a power cut.
            .synchronous(SqliteSynchronous::Full)
            // A whole list at a time: waking the reader for every fifty rows costs more than the rows.
            .row_buffer_size(1024)
            .optimize_on_close(true, None);
        let writer = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
        check_sqlite(&writer).await?;
        keep_to_owner(&file, 0o600)?;
        if opening != Opening::AsItIs {
            sqlx::migrate!("../migrations").run(&writer).await?;
        }
        let readers = SqlitePoolOptions::new()
            .max_connections(4)
            .acquire_timeout(Duration::from_secs(10))
            .connect_with(options.read_only(true))
            .await?;
        let school = School::holding(readers, writer, key, moved_to, Some(lock));
        school.know_the_key(opening).await?;
        if moved_to.is_some() && school.is_demonstration().await? == Some(false) {
            return Err(OpenError::ClockOfARealSchool);
        }
        Ok(school)
    }

    /// The data opens with the key that it was sealed with, and with no other.
    async fn know_the_key(&self, opening: Opening) -> Result<(), OpenError> {
        if opening == Opening::AsItIs && !self.has_table("sealing_key").await? {
            return Ok(());
        }
        let fingerprint = self.key().fingerprint();
        let known =
            sqlx::query_scalar!("select fingerprint from sealing_key").fetch_optional(self.readers()).await?;
        match known {
            Some(known) if known == fingerprint => Ok(()),
            Some(_) => Err(OpenError::OtherKey),
            None if opening == Opening::AsItIs => Ok(()),
            None => {
                let mut tx = self.write().await?;
                sqlx::query!("insert into sealing_key (id, fingerprint) values (1, ?)", fingerprint)
                    .execute(&mut *tx)
                    .await?;
                Ok(tx.commit().await?)
            }
        }
    }

    /// Whether the version that wrote the data knew a table.
    async fn has_table(&self, name: &str) -> Result<bool, sqlx::Error> {
        let known =
            sqlx::query_scalar!("select count(*) from sqlite_schema where type = 'table' and name = ?", name);
        Ok(known.fetch_one(self.readers()).await? > 0)
    }

    /// A school over pools that are open already: for tests on a database of their own.
    pub fn over(readers: SqlitePool, writer: SqlitePool, key: SealingKey, moved_to: Option<Day>) -> School {
        School::holding(readers, writer, key, moved_to, None)
    }

    fn holding(
        readers: SqlitePool,
        writer: SqlitePool,
        key: SealingKey,
        moved_to: Option<Day>,
        lock: Option<File>,
    ) -> School {
        let readings = readings::Readings::default();
        School(Arc::new(Opened { readers, writer, key, moved_to, readings, _lock: lock }))
    }

    /// An instant as the school's clock shows it.
    pub fn local(&self, at: DateTime<Utc>) -> DateTime<chrono_tz::Tz> {
        at.with_timezone(&chrono_tz::Europe::London)
    }

    /// Today at the school: the day in England, or a demonstration's.
    pub fn today(&self) -> Day {
        self.0.moved_to.unwrap_or_else(|| self.local(self.now()).date_naive())
    }

    /// Whether a demonstration's clock was moved.
    pub fn clock_is_moved(&self) -> bool {
        self.0.moved_to.is_some()
    }

    /// The real instant: what is stored as “when”, even on a moved clock.
    pub fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    pub fn readers(&self) -> &SqlitePool {
        &self.0.readers
    }

    fn readings(&self) -> &readings::Readings {
        &self.0.readings
    }

    pub fn key(&self) -> &SealingKey {
        &self.0.key
    }

    /// Begins to write. Nobody else writes until it is committed or dropped: never begin a second one inside.
    pub async fn write(&self) -> Result<Transaction<'static, Sqlite>, sqlx::Error> {
        self.0.writer.begin_with("begin immediate").await
    }

    /// `None` until the school has been set up.
    pub async fn is_demonstration(&self) -> Result<Option<bool>, sqlx::Error> {
        sqlx::query_scalar!("select demonstration from school").fetch_optional(self.readers()).await
    }

    /// Ends all connections, so that the file is whole and may be copied.
    pub async fn close(&self) {
        self.0.readers.close().await;
        self.0.writer.close().await;
    }
}

/// Takes a school's folder for oneself, as long as the file lives. Fails while any program works on its data.
pub fn take_folder(folder: &Path) -> Result<File, OpenError> {
    let lock = lock_file(folder)?;
    lock.try_lock().map_err(|_| OpenError::InUse)?;
    Ok(lock)
}

/// Nobody but the program's own user reads what it holds.
pub fn keep_to_owner(path: &Path, mode: u32) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        let mode = std::os::unix::fs::PermissionsExt::from_mode(mode);
        std::fs::set_permissions(path, mode)
    }
    #[cfg(not(unix))]
    {
        let _ = (path, mode);
        Ok(())
    }
}

fn lock_file(folder: &Path) -> std::io::Result<File> {
    File::options().create(true).truncate(false).write(true).open(folder.join("school.lock"))
}

async fn check_sqlite(pool: &SqlitePool) -> Result<(), OpenError> {
    let version: String = sqlx::query_scalar("select sqlite_version()").fetch_one(pool).await?;
    let figures = |text: &str| text.split('.').map(|part| part.parse().unwrap_or(0)).collect::<Vec<u32>>();
    if figures(&version) < figures(OLDEST_SQLITE) {
        return Err(OpenError::OldSqlite(version));
    }
    Ok(())
}

/// A new key for one act.
pub fn new_key() -> Result<ActKey, AppError> {
    Ok(ActKey::from_bytes(random()?))
}

/// Bytes that nobody can guess.
pub fn random<const N: usize>() -> Result<[u8; N], AppError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| our_fault(&error))?;
    Ok(bytes)
}

/// Logs a cause under a reference and gives the person the reference.
pub fn our_fault(cause: &dyn std::fmt::Display) -> AppError {
    let mut bytes = [0; 4];
    // Without randomness the reference is not unique; the log line still has its time.
    let _ = getrandom::fill(&mut bytes);
    let reference = hex(&bytes);
    tracing::error!(reference, "{cause}");
    AppError::TryAgain { reference }
}

impl From<sqlx::Error> for AppError {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::RowNotFound => AppError::NotFound,
            other => our_fault(&other),
        }
    }
}
