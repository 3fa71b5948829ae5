//! Somebody stands in for a colleague who is away, in their classes and with their children: the same postings for the
//! same days. Whoever comes back has kept their own; whoever does not has theirs ended. What was done is kept by number,
//! so that it can be taken back.

use serde::{Deserialize, Serialize};

use super::PostedTo;
use crate::kit::{AskerId, Day};

#[cfg(feature = "ssr")]
use {
    super::posting_form::too_much_for,
    super::postings_server::{posted, posting_ended},
    super::store,
    crate::db::Act,
    crate::kit::AppError,
};

/// Somebody who can be posted, and so can stand in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CanStandIn {
    pub id: AskerId,
    pub name: String,
    /// Is a class teacher: what is due of one is theirs too.
    pub teaches: bool,
    /// The last day of what they are. None: until further notice.
    pub until: Option<Day>,
}

/// A posting that somebody got because they stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPosting {
    pub id: i64,
    pub to: PostedTo,
}

/// A posting of somebody who is away, as it was before it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndedPosting {
    pub id: i64,
    pub to: PostedTo,
    pub from: Day,
    pub last: Option<Day>,
}

/// What standing in has made and ended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoodIn {
    /// How many postings there were to stand in for, those included that whoever stands in had already.
    pub places: usize,
    /// So many of them are to one child each, the others to classes.
    #[serde(default)]
    pub to_children: usize,
    pub posted: Vec<NewPosting>,
    pub ended: Vec<EndedPosting>,
}

// The server alone says it; it stands here without it so that its tests need none.
#[cfg_attr(not(feature = "ssr"), allow(dead_code))]
impl StoodIn {
    /// How many of the postings are to classes.
    pub fn to_classes(&self) -> usize {
        self.places.saturating_sub(self.to_children)
    }
}

/// Posts somebody wherever a colleague is posted in these days, for as many of them; without a last day for good, and
/// the colleague's own postings end the day before. Within an act, of which each posting is noted. Who may do it and
/// who may be posted, the caller has decided. [`AppError::Invalid`] under `stand_in` where it would give them more of the
/// school than the asker may give.
#[cfg(feature = "ssr")]
pub async fn stand_in(
    act: &mut Act,
    away: AskerId,
    stand_in: AskerId,
    from: Day,
    until: Option<Day>,
) -> Result<StoodIn, AppError> {
    let mut made = StoodIn::default();
    for posting in store::postings_of(act.db(), away, from, until).await? {
        let first = posting.from.max(from);
        // None is later than any day.
        let last = [posting.last, until].into_iter().flatten().min();
        let reach = store::reach_with(act.db(), stand_in, posting.to, first, last).await?;
        if let Some(why) = reach.and_then(|reach| too_much_for(&act.asker, reach)) {
            return Err(AppError::Invalid([("stand_in".to_owned(), why.to_owned())].into()));
        }
        made.places += 1;
        made.to_children += usize::from(matches!(posting.to, PostedTo::Child(_)));
        if let Some(id) = store::post_to(act.db(), stand_in, posting.to, first, last).await? {
            made.posted.push(NewPosting { id, to: posting.to });
            act.note(posted(stand_in, posting.to, first, last)).await?;
        }
        if until.is_none() {
            store::end_from(act.db(), &posting, from).await?;
            let last = from.pred_opt().unwrap_or(from);
            act.note(posting_ended(posting.id, posting.to, last)).await?;
            made.ended.push(posting);
        }
    }
    Ok(made)
}

/// Ends from today on what standing in has given, and gives back what it has ended. Within an act.
#[cfg(feature = "ssr")]
pub async fn take_back_stand_in(
    act: &mut Act,
    away: AskerId,
    stand_in: AskerId,
    made: &StoodIn,
) -> Result<(), AppError> {
    let yesterday = act.today.pred_opt().unwrap_or(act.today);
    for posting in &made.posted {
        if store::end_of(act.db(), posting.id, stand_in, yesterday).await? {
            act.note(posting_ended(posting.id, posting.to, yesterday)).await?;
        }
    }
    for posting in &made.ended {
        store::restore(act.db(), away, posting).await?;
        act.note(posted(away, posting.to, posting.from, posting.last)).await?;
    }
    Ok(())
}
