//! What was agreed at progress meetings passes to whoever stands in for a colleague. Whose it is on a day is worked out from
//! who is away then ([`Whose`](super::Whose)); here it is told in the histories of the children, counted for whoever writes
//! the absence down, and given over for good where that was chosen.

use super::ProgressLineId;
use super::store::{self, OwedLine};
use crate::db::{Act, Happening};
use crate::kit::{AppError, AskerId, Audience, Day};

/// Two people, by number and name: whose it is, and whose it becomes.
#[derive(Clone, Copy)]
pub struct Passing<'a> {
    pub from: (AskerId, &'a str),
    pub to: (AskerId, &'a str),
}

/// On which days, and whether what is not done by then stays with whoever stands in.
#[derive(Clone, Copy)]
pub struct Meanwhile {
    pub first: Day,
    /// None: for good, or until further notice.
    pub last: Option<Day>,
    pub stays: bool,
}

/// What came of handing over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandedOver {
    /// Owed by whoever stands in on these days, and by whoever promised it afterwards.
    pub lent: Vec<ProgressLineId>,
    /// Owed by whoever stands in from now on.
    pub given: Vec<ProgressLineId>,
    /// So many are the SENCo's meanwhile, because whoever stands in does not work with the child.
    pub for_the_senco: usize,
}

/// Hands over everything that somebody owes, what is late already included. Within an act in which whoever stands in has
/// been posted for these days; each noted in the child's history. Whoever does it need not see the children: they are
/// told how many, and nothing else.
pub async fn hand_over(
    act: &mut Act,
    passing: Passing<'_>,
    meanwhile: Meanwhile,
) -> Result<HandedOver, AppError> {
    let Meanwhile { first, last, stays } = meanwhile;
    let today = act.today;
    let ((from, from_name), (to, to_name)) = (passing.from, passing.to);
    let after = last.and_then(|last| last.succ_opt()).unwrap_or(first).max(today);
    let mut handed = HandedOver::default();
    for line in store::owed_by(act.db(), from, to, (today, first.max(today), after)).await? {
        if stays && last.is_some() && line.sees_today && line.sees_after {
            let words = format!("{to_name} does it from now on, in place of {from_name}: {}", line.action);
            give(act, &line, to, words).await?;
            handed.given.push(line.id);
        } else if line.sees_then {
            let words = format!("{to_name} does it while {from_name} is away: {}", line.action);
            note(act, &line, words).await?;
            handed.lent.push(line.id);
        } else {
            handed.for_the_senco += 1;
        }
    }
    Ok(handed)
}

/// Somebody is here after all, or is back for good: what they owe and is not done is theirs again. Within an act, each noted
/// in the child's history.
pub async fn hand_back(
    act: &mut Act,
    passing: Passing<'_>,
    lent: &[ProgressLineId],
    given: &[ProgressLineId],
) -> Result<(), AppError> {
    let ((from, _), (to, to_name)) = (passing.from, passing.to);
    for id in given {
        if let Some(line) = store::still_owed_by(act.db(), *id, from).await? {
            give(act, &line, to, format!("{to_name} does it again: {}", line.action)).await?;
        }
    }
    for id in lent {
        if let Some(line) = store::still_owed_by(act.db(), *id, to).await? {
            note(act, &line, format!("{to_name} does it again: {}", line.action)).await?;
        }
    }
    Ok(())
}

async fn give(act: &mut Act, line: &OwedLine, to: AskerId, words: String) -> Result<(), AppError> {
    let (by, now) = (act.asker.id, act.school().now());
    store::pass(act.db(), line, to, by, now).await?;
    note(act, line, words).await
}

async fn note(act: &mut Act, line: &OwedLine, words: String) -> Result<(), AppError> {
    act.note(Happening {
        what: "agreed_action_passed",
        pupil: Some(line.pupil.0),
        audience: Audience::StaffOfTheChild,
        details: serde_json::json!({ "line": line.id, "words": words }),
    })
    .await
}
