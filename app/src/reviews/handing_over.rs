//! What was agreed at progress meetings passes to whoever stands in for a colleague, and back. It passes only to
//! somebody who works with the child: to anybody else it would be owed by nobody who sees it.

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

/// What came of handing over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandedOver {
    pub lines: Vec<ProgressLineId>,
    /// So many agreed actions stay where they were, because whoever stands in does not work with the child.
    pub stay: usize,
}

/// Hands over what somebody owes that is due on these days; without a last day, all of it. Within an act, each noted in
/// the child's history. Whoever does it need not see the children: they are told how many, and nothing else.
pub async fn hand_over(
    act: &mut Act,
    passing: Passing<'_>,
    first: Day,
    last: Option<Day>,
) -> Result<HandedOver, AppError> {
    let mut handed = HandedOver::default();
    for line in store::owed_by(act.db(), passing.from.0, passing.to.0, first, last).await? {
        if line.may_pass {
            let words = format!("{} does it while {} is away: {}", passing.to.1, passing.from.1, line.action);
            pass(act, &line, passing.to.0, words).await?;
            handed.lines.push(line.id);
        } else {
            handed.stay += 1;
        }
    }
    Ok(handed)
}

/// Gives back what was handed over and is not done. Within an act, each noted in the child's history. Gives how many.
pub async fn hand_back(
    act: &mut Act,
    passing: Passing<'_>,
    lines: &[ProgressLineId],
) -> Result<usize, AppError> {
    let mut given_back = 0;
    for id in lines {
        if let Some(line) = store::still_owed_by(act.db(), *id, passing.from.0).await? {
            let words = format!("{} does it again: {}", passing.to.1, line.action);
            pass(act, &line, passing.to.0, words).await?;
            given_back += 1;
        }
    }
    Ok(given_back)
}

async fn pass(act: &mut Act, line: &OwedLine, to: AskerId, words: String) -> Result<(), AppError> {
    let (by, now) = (act.asker.id, act.school().now());
    store::pass(act.db(), line, to, by, now).await?;
    act.note(Happening {
        what: "agreed_action_passed",
        pupil: Some(line.pupil.0),
        audience: Audience::StaffOfTheChild,
        details: serde_json::json!({ "line": line.id, "words": words }),
    })
    .await
}
