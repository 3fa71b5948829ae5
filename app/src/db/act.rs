//! One request: a look, or an act. A look reads as one person on one day. An act also changes something, in
//! one transaction, once: whoever sends the same act again gets the first answer again.

use axum::http::request::Parts;
use chrono::{DateTime, Utc};
use leptos::prelude::use_context;
use leptos_axum::redirect;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use sqlx::{Sqlite, SqliteConnection, SqlitePool, Transaction};

use super::{School, our_fault, say};
use crate::kit::{ActKey, AppError, Asker, AskerId, Audience, Day};

/// Who sent this request, as the session says. Put beside the request before anything looks at it.
#[derive(Clone, Debug)]
pub enum Who {
    Nobody,
    /// The password was right; the second factor is still to come.
    HalfWay {
        session: i64,
        asker: Asker,
    },
    /// Signed in, but the screen is locked.
    Locked {
        session: i64,
        asker: Asker,
    },
    Open {
        session: i64,
        asker: Asker,
    },
}

/// The session of this request, in whatever state.
pub fn session_of_request() -> Who {
    use_context::<Parts>().and_then(|parts| parts.extensions.get::<Who>().cloned()).unwrap_or(Who::Nobody)
}

fn school_of_request() -> Result<School, AppError> {
    use_context::<School>().ok_or_else(|| our_fault(&"no school beside the request"))
}

fn open_asker() -> Result<Asker, AppError> {
    match session_of_request() {
        Who::Open { asker, .. } => Ok(asker),
        Who::Locked { .. } => Err(AppError::Locked),
        Who::HalfWay { .. } | Who::Nobody => Err(AppError::NotSignedIn),
    }
}

/// One person reading on one day.
pub struct Look {
    pub asker: Asker,
    pub today: Day,
    school: School,
}

impl Look {
    /// Fails unless somebody is signed in and the screen is open.
    pub fn begin() -> Result<Look, AppError> {
        let (school, asker) = (school_of_request()?, open_asker()?);
        Ok(Look { asker, today: school.today(), school })
    }

    /// The program itself reading, as if on a day: for its own commands, outside any request.
    pub fn of_program(school: &School, today: Day) -> Look {
        Look { asker: Asker::program(), today, school: school.clone() }
    }

    pub fn db(&self) -> &SqlitePool {
        self.school.readers()
    }

    pub fn school(&self) -> &School {
        &self.school
    }
}

/// The school of a request that nobody need have signed in for: the sign-in page itself.
impl School {
    pub fn of_request() -> Result<School, AppError> {
        school_of_request()
    }
}

/// Something that happened, for the chronology. Its words are the program's; `what` is its stored name.
pub struct Happening {
    pub what: &'static str,
    /// The child that it is about.
    pub pupil: Option<i64>,
    pub audience: Audience,
    pub details: serde_json::Value,
}

/// When something happened before the program was there to note it, and who did it.
#[derive(Clone, Copy, Debug)]
pub struct Past {
    /// The school's day.
    pub on: Day,
    pub at: DateTime<Utc>,
    pub by: AskerId,
}

/// One person changing something on one day, once.
pub struct Act {
    pub asker: Asker,
    pub today: Day,
    school: School,
    tx: Transaction<'static, Sqlite>,
    function: &'static str,
    key: ActKey,
    body_hash: Vec<u8>,
    done: Option<Done>,
    said: Option<String>,
}

/// What this very act answered before, and where it led.
struct Done {
    answer: String,
    went_to: String,
}

impl Act {
    /// Begins the one transaction. `body` is everything that was sent: the same key with another body is
    /// refused. If the same act was done before, [`Act::done`] gives its answer.
    pub async fn begin(key: ActKey, function: &'static str, body: &impl Serialize) -> Result<Act, AppError> {
        let (school, asker) = (school_of_request()?, open_asker()?);
        Act::begin_as(&school, asker, key, function, body).await
    }

    /// The same for whoever acts outside a request: the program's own commands.
    pub async fn begin_as(
        school: &School,
        asker: Asker,
        key: ActKey,
        function: &'static str,
        body: &impl Serialize,
    ) -> Result<Act, AppError> {
        let body = serde_json::to_vec(body).map_err(|error| our_fault(&error))?;
        let body_hash = Sha256::digest(&body).to_vec();
        let mut tx = school.write().await?;
        let (id, text) = (asker.id, key.as_str());
        let before = sqlx::query!(
            "select body_hash, answer, went_to from act where asker_id = ? and function = ? and key = ?",
            id,
            function,
            text
        )
        .fetch_optional(&mut *tx)
        .await?;
        let done = match before {
            Some(before) if before.body_hash != body_hash => return Err(AppError::SentBefore),
            before => before.map(|before| Done { answer: before.answer, went_to: before.went_to }),
        };
        let today = school.today();
        Ok(Act { asker, today, school: school.clone(), tx, function, key, body_hash, done, said: None })
    }

    /// The answer of this very act, if it was done before. Then it leads where it led.
    pub fn replayed<T: DeserializeOwned>(&self) -> Result<Option<T>, AppError> {
        let Some(done) = &self.done else { return Ok(None) };
        if !done.went_to.is_empty() {
            redirect(&done.went_to);
        }
        serde_json::from_str(&done.answer).map(Some).map_err(|error| our_fault(&error))
    }

    /// What the next page says of it, once it has happened.
    pub fn say(&mut self, words: impl Into<String>) {
        self.said = Some(words.into());
    }

    pub fn db(&mut self) -> &mut SqliteConnection {
        &mut self.tx
    }

    pub fn school(&self) -> &School {
        &self.school
    }

    /// Gives the act up: nothing of it happened, and the writer is free. The key may be used again.
    pub fn into_key(self) -> ActKey {
        self.key
    }

    /// Adds to the chronology, in the same transaction.
    pub async fn note(&mut self, happening: Happening) -> Result<(), AppError> {
        let now = Past { on: self.today, at: self.school.now(), by: self.asker.id };
        self.note_past(now, happening).await
    }

    /// Adds to the chronology what happened earlier, on its own day and by whoever did it then. For the histories of a
    /// demonstration school, which the program tells by itself: what a person does is noted as it is done.
    pub async fn note_past(&mut self, past: Past, happening: Happening) -> Result<(), AppError> {
        let Past { on, at, by } = past;
        let details = happening.details.to_string();
        sqlx::query!(
            "insert into happening (at, day, asker_id, what, pupil_id, audience, details)
             values (?, ?, ?, ?, ?, ?, ?)",
            at,
            on,
            by,
            happening.what,
            happening.pupil,
            happening.audience,
            details
        )
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Makes it last, and remembers the answer for whoever sends the act again. Only now is it “saved”.
    pub async fn commit<T: Serialize>(self, answer: T) -> Result<T, AppError> {
        self.finish(answer, "").await
    }

    /// The same, and leads to a page.
    pub async fn commit_and_go<T: Serialize>(self, answer: T, to: &str) -> Result<T, AppError> {
        let answer = self.finish(answer, to).await?;
        redirect(to);
        Ok(answer)
    }

    async fn finish<T: Serialize>(mut self, answer: T, to: &str) -> Result<T, AppError> {
        let text = serde_json::to_string(&answer).map_err(|error| our_fault(&error))?;
        let (asker, key, now) = (self.asker.id, self.key.as_str(), self.school.now());
        sqlx::query!(
            "insert into act (asker_id, function, key, body_hash, answer, went_to, at) values (?, ?, ?, ?, ?, ?, ?)",
            asker,
            self.function,
            key,
            self.body_hash,
            text,
            to,
            now
        )
        .execute(&mut *self.tx)
        .await?;
        self.tx.commit().await?;
        if let Some(said) = self.said {
            say(&self.school, &said)?;
        }
        Ok(answer)
    }
}
