//! What a browser can ask about a placing that was a mistake: of one child, or of all whom one spreadsheet placed. For the
//! SENCo and the deputy, who place; to everybody else these functions are not there.

use leptos::server;
use serde::{Deserialize, Serialize};

use crate::kit::{ActKey, AppError};
use crate::pathway::StageEntryId;
use crate::pupils::PupilId;

#[cfg(feature = "ssr")]
use {
    super::place_server::leader,
    super::placed_here::PlacedHere,
    super::store,
    super::taking_back_placing::against_all,
    crate::db::{Act, Look, new_key, say},
    crate::kit::{counted, long_date, paths},
    crate::pathway::StageFormId,
    leptos_axum::redirect,
};

/// Whether a placing can be taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unplacing {
    /// Nothing stands on it.
    Can { key: ActKey, pupil: PupilId, entry: StageEntryId },
    /// Why not, as a sentence without its stop.
    Cannot(String),
}

/// Of a child for whom this reader may take a placing back: the form by which the child was placed, and whether it can be.
#[cfg(feature = "ssr")]
pub async fn unplacing_of(look: &Look, pupil: PupilId) -> Result<Option<(StageFormId, Unplacing)>, AppError> {
    if !look.asker.leads_send() {
        return Ok(None);
    }
    let here = PlacedHere::of_child(look, pupil).await?;
    let Some(placed) = here.placings.last() else { return Ok(None) };
    let unplacing = match &placed.why_not {
        None => Unplacing::Can { key: new_key()?, pupil, entry: placed.entry },
        Some(why_not) => Unplacing::Cannot(why_not.clone()),
    };
    Ok(Some((placed.form, unplacing)))
}

/// Takes the placing of a child back, with the code, the needs and the assessment that came with it. Where something stands
/// on it, nothing is taken back, and the page says what goes first. [`AppError::NotFound`] of a child who was not placed.
#[server(endpoint = "take_back_placing")]
pub async fn take_back_placing(key: ActKey, pupil: PupilId, entry: StageEntryId) -> Result<(), AppError> {
    let look = leader()?;
    let mut act = Act::begin(key, "take_back_placing", &(pupil, entry)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let here = PlacedHere::of_child(&look, pupil).await?;
    let placed = here.find(entry).ok_or(AppError::NotFound)?;
    if let Some(why_not) = &placed.why_not {
        drop(act);
        say(look.school(), &format!("Nothing was taken back. {why_not}."))?;
        redirect(&paths::child(pupil.0));
        return Ok(());
    }
    here.take_back(&mut act, placed).await?;
    act.say("The placing is taken back: the stage never began here. Look at the SEN code and the needs, and place the child again if that was only a wrong day.");
    act.commit_and_go((), &paths::child(pupil.0)).await
}

/// A spreadsheet whose children were placed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacedSheet {
    /// “placings.csv, placed on Tuesday 24 November 2026 by Mrs Helen Ashworth.”
    pub what: String,
    /// The children whose placing stands.
    pub children: Vec<String>,
    /// For taking them all back or, if they cannot be, why not.
    pub take_back: Result<ActKey, String>,
}

/// A spreadsheet of this address whose children were placed. None: there is none.
#[cfg(feature = "ssr")]
pub(super) async fn placed_sheet(look: &Look, file: &ActKey) -> Result<Option<PlacedSheet>, AppError> {
    let Some(sheet) = store::sheet(look, file).await? else { return Ok(None) };
    let what = format!("{}, placed on {} by {}.", sheet.file_name, long_date(sheet.placed_on), sheet.by);
    let (here, take_back) = of_sheet(look, &sheet).await?;
    let names = here.names(look).await?;
    let mut children: Vec<String> =
        here.placings.iter().filter_map(|placed| names.get(&placed.pupil).cloned()).collect();
    children.sort();
    let take_back = match take_back {
        None => Ok(new_key()?),
        Some(why_not) => Err(why_not),
    };
    Ok(Some(PlacedSheet { what, children, take_back }))
}

/// The placings of a spreadsheet that stand, and why they cannot be taken back together.
#[cfg(feature = "ssr")]
async fn of_sheet(look: &Look, sheet: &store::Sheet) -> Result<(PlacedHere, Option<String>), AppError> {
    let stand = store::placed_by(look, sheet.id).await?;
    let here = PlacedHere::of_stages(look, &stand).await?;
    let names = here.names(look).await?;
    let stands: Vec<(String, String)> = here
        .placings
        .iter()
        .filter_map(|placed| {
            let name = names.get(&placed.pupil).cloned().unwrap_or_default();
            Some((name, placed.why_not.clone()?))
        })
        .collect();
    let why_not = if stand.is_empty() {
        Some("All of it was taken back already".to_owned())
    } else if here.placings.len() < stand.len() {
        Some(
            "Some of these children have left the pathway or the school since. Each child’s page says more"
                .to_owned(),
        )
    } else {
        against_all(stand.len(), &stands)
    };
    Ok((here, why_not))
}

/// Takes back all that a spreadsheet placed, in one act, while nothing stands on any of it. [`AppError::NotFound`] of a
/// spreadsheet from which nobody was placed.
#[server(endpoint = "take_back_sheet")]
pub async fn take_back_sheet(key: ActKey, file: ActKey) -> Result<(), AppError> {
    let look = leader()?;
    let mut act = Act::begin(key, "take_back_sheet", &file).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let sheet = store::sheet(&look, &file).await?.ok_or(AppError::NotFound)?;
    let (here, why_not) = of_sheet(&look, &sheet).await?;
    if let Some(why_not) = why_not {
        drop(act);
        say(look.school(), &format!("Nothing was taken back. {why_not}."))?;
        redirect(&paths::place_preview(&file));
        return Ok(());
    }
    for placed in &here.placings {
        here.take_back(&mut act, placed).await?;
    }
    let count = counted(here.placings.len(), "placing is taken back", "placings are taken back");
    act.say(format!("{count}. Put the spreadsheet right, and put it here again."));
    act.commit_and_go((), paths::PLACE).await
}
