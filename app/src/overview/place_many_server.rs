//! What a browser can ask about placing many children at once, from a spreadsheet: a file is put there, looked at, and
//! then its good rows are placed in one act. For the SENCo and the deputy.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::take_back_placing_server::PlacedSheet;
use crate::kit::{ActKey, Answers, AppError};
use crate::pupils::{Problem, PupilId};

#[cfg(feature = "ssr")]
use {
    super::before::before_of_all,
    super::place_server::{carry_out, leader},
    super::store,
    super::take_back_placing_server::placed_sheet,
    super::{GoodRow, NotPlacings, PlaceCompared, PlaceRows, read_placings},
    crate::db::{Act, Look, new_key, our_fault, say, show_once, shown_once},
    crate::kit::{counted, hex, paths, short_date},
    crate::pupils::{forget_waiting, held, keep_waiting, waiting},
    leptos_axum::redirect,
    sha2::{Digest, Sha256},
};

/// Lists on a page end here; the numbers above them do not.
#[cfg(feature = "ssr")]
const MOST_SHOWN: usize = 300;

/// Under this name the page finds why the last file was not taken.
#[cfg(feature = "ssr")]
const REFUSED: &str = "placings_refused";

/// The page where such a file is put.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacingsState {
    /// Why the last file was not taken, said once.
    pub refused: Option<String>,
    /// Children with code K or E, here or on the pupil list, who are on no stage yet: to be placed one by one.
    pub to_place: Vec<ToPlace>,
    /// The spreadsheets from which children were placed, the latest first: the address of each, and what it was.
    pub sheets: Vec<(String, String)>,
}

/// A child who may have to be placed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToPlace {
    pub id: PupilId,
    pub name: String,
    pub class: String,
    /// “K”, “E”.
    pub code: String,
}

/// Where a spreadsheet of placings is put, and whom to place one by one. For whoever leads SEND; [`AppError::NotFound`] to
/// others.
#[server(endpoint = "open_placings")]
pub async fn open_placings() -> Result<PlacingsState, AppError> {
    let look = leader()?;
    let line = |row: store::ToPlace| ToPlace {
        id: row.id,
        name: row.name,
        class: row.class.unwrap_or_default(),
        code: row.code,
    };
    let to_place = store::to_place(&look).await?.into_iter().map(line).collect();
    let mut sheets = Vec::new();
    for sheet in store::sheets(&look).await? {
        let words = format!("{}, {} by {}", sheet.file_name, short_date(sheet.placed_on), sheet.by);
        let stand = match sheet.stand {
            0 => "taken back".to_owned(),
            stand => counted(usize::try_from(stand).unwrap_or_default(), "child", "children"),
        };
        let key = ActKey::try_from(sheet.key).map_err(|_| our_fault(&"a spreadsheet without a key"))?;
        sheets.push((paths::place_preview(&key), format!("{words}: {stand}")));
    }
    Ok(PlacingsState { refused: shown_once(look.school(), REFUSED), to_place, sheets })
}

/// Takes a file that a browser sent. Gives the address of the page that comes next: what it would do or, where it
/// cannot be read, why.
#[cfg(feature = "ssr")]
pub async fn put_placings(name: &str, bytes: Vec<u8>) -> Result<String, AppError> {
    let look = leader()?;
    let (read, bytes) = read_apart(bytes).await?;
    if let Err(not) = read {
        show_once(look.school(), REFUSED, &not.to_string())?;
        return Ok(paths::PLACE.to_owned());
    }
    let key = new_key()?;
    let name: String = name.chars().take(100).collect();
    keep_waiting(&look, &key, &name, &bytes).await?;
    Ok(paths::place_preview(&key))
}

/// Reads a file off the threads that answer requests, and gives it back.
#[cfg(feature = "ssr")]
async fn read_apart(bytes: Vec<u8>) -> Result<(Result<PlaceRows, NotPlacings>, Vec<u8>), AppError> {
    let read = tokio::task::spawn_blocking(move || (read_placings(&bytes), bytes));
    read.await.map_err(|error| our_fault(&error))
}

/// What a file would do, as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacePreview {
    pub file: ActKey,
    pub file_name: String,
    /// The key for placing them.
    pub key: ActKey,
    /// Of everything that is shown: what is placed is what was looked at.
    pub fingerprint: String,
    pub rows: u32,
    /// Who would be placed, and where.
    pub good: Vec<(String, String)>,
    pub good_count: u32,
    /// On a stage already, so left alone.
    pub left: Vec<String>,
    pub problems: Vec<Problem>,
    pub problem_count: u32,
    /// The rows that have them.
    pub bad_rows: u32,
    /// Why it cannot be read at all.
    pub unreadable: Option<String>,
    /// What it has placed: nothing waits any longer.
    pub placed: Option<PlacedSheet>,
}

/// What a file that the reader has put there would do. [`AppError::NotFound`] of anybody else's, and after a day. Of one
/// whose children were placed: what it has done, for everybody who leads SEND.
#[server(endpoint = "open_place_preview")]
pub async fn open_place_preview(file: ActKey) -> Result<PlacePreview, AppError> {
    let look = leader()?;
    let placed = placed_sheet(&look, &file).await?;
    let (file_name, bytes) = match &placed {
        Some(_) => (String::new(), Vec::new()),
        None => waiting(&look, &file).await?,
    };
    let is_placed = placed.is_some();
    let mut state = PlacePreview {
        file,
        file_name,
        key: new_key()?,
        fingerprint: String::new(),
        rows: 0,
        good: Vec::new(),
        good_count: 0,
        left: Vec::new(),
        problems: Vec::new(),
        problem_count: 0,
        bad_rows: 0,
        unreadable: None,
        placed,
    };
    if is_placed {
        return Ok(state);
    }
    let rows = match read_apart(bytes).await?.0 {
        Ok(rows) => rows,
        Err(not) => {
            state.unreadable = Some(not.to_string());
            return Ok(state);
        }
    };
    let compared = compare(&look, &rows).await?;
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    state.fingerprint = fingerprint(&compared)?;
    state.rows = compared.rows;
    state.good_count = count(compared.good.len());
    state.problem_count = count(compared.problems.len());
    state.bad_rows = count(Problem::rows(&compared.problems));
    state.good = compared.good.iter().take(MOST_SHOWN).map(GoodRow::in_words).collect();
    state.left = compared.left.into_iter().take(MOST_SHOWN).collect();
    state.problems = compared.problems.into_iter().take(MOST_SHOWN).collect();
    Ok(state)
}

/// Compares the rows with who is on roll, and with what is known of everybody: so many queries, however many rows.
#[cfg(feature = "ssr")]
async fn compare(look: &Look, rows: &PlaceRows) -> Result<PlaceCompared, AppError> {
    let mut reader = look.db().acquire().await.map_err(AppError::from)?;
    let held = held(&mut reader, look.today).await?;
    drop(reader);
    Ok(PlaceCompared::of(rows, &held, &before_of_all(look).await?, look.today))
}

#[cfg(feature = "ssr")]
fn fingerprint(compared: &PlaceCompared) -> Result<String, AppError> {
    let good: Vec<_> =
        compared.good.iter().map(|good| (good.pupil, good.in_words(), &good.placing.answers)).collect();
    let text = serde_json::to_vec(&(good, &compared.left, &compared.problems));
    let text = text.map_err(|error| our_fault(&error))?;
    Ok(hex(&Sha256::digest(&text)[..16]))
}

/// Places the children of a file's good rows, if they would still be what was looked at. Where other rows have problems,
/// somebody has said with `answers[good][]` that the good ones are placed without them.
#[server(endpoint = "place_many")]
pub async fn place_many(
    key: ActKey,
    file: ActKey,
    fingerprint: String,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let look = leader()?;
    let mut act = Act::begin(key, "place_many", &(&file, &fingerprint, &answers)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let (file_name, bytes) = waiting(&look, &file).await?;
    let rows = match read_apart(bytes).await?.0 {
        Ok(rows) => rows,
        Err(not) => return Err(AppError::invalid("file", not.to_string())),
    };
    let compared = compare(&look, &rows).await?;
    if self::fingerprint(&compared)? != fingerprint {
        drop(act);
        return again(
            &look,
            &file,
            "Something has changed since you looked. This is what would be placed now.",
        );
    }
    if !compared.problems.is_empty() && answers.first("good") != "yes" {
        drop(act);
        return again(
            &look,
            &file,
            "Nobody is placed yet. Tick that the good rows are placed without the others.",
        );
    }
    let (by, today) = (act.asker.id, act.today);
    let sheet = store::add_sheet(act.db(), &file, &file_name, today, by).await?;
    for good in &compared.good {
        let entry = carry_out(&mut act, good.pupil, &good.placing).await?;
        store::add_to_sheet(act.db(), sheet, entry).await?;
    }
    forget_waiting(act.db(), &file).await?;
    let placed = counted(compared.good.len(), "child is placed", "children are placed");
    act.say(format!("{placed}. Nothing that fell due before today is late."));
    act.commit_and_go((), &paths::place_preview(&file)).await
}

/// Leads back to what the file would do, and says why.
#[cfg(feature = "ssr")]
fn again(look: &Look, file: &ActKey, why: &str) -> Result<(), AppError> {
    say(look.school(), why)?;
    redirect(&paths::place_preview(file));
    Ok(())
}
