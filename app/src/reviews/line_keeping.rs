//! Keeping a line of a progress meeting: what becomes of it and of the move that it proposes, and what the timeline says.

use super::line_server::with_owner_named;
use super::store::{self, Line, Meeting};
use super::{PROGRESS_LINE, ProgressLineId, WHY_PROPOSED, Written};
use crate::db::{Act, Happening};
use crate::kit::{AppError, Audience, Day, Difference, long_date};
use crate::pathway::{put_move_forward, withdraw_move};
use crate::pupils::PupilId;

/// Writes what stands, and gives its number and what is said of it in the timeline. None: somebody else was quicker.
pub async fn keep(
    act: &mut Act,
    meeting: &Meeting,
    pupil: PupilId,
    before: Option<&Line>,
    written: &Written,
    version: i32,
    people: &[(i64, String)],
) -> Result<Option<(ProgressLineId, Happening)>, AppError> {
    let (by, today, now) = (act.asker.id, act.today, act.school().now());
    match before {
        Some(line) if line.version == version => {
            if !store::change_line(act.db(), line, written, version, by, now).await? {
                return Ok(None);
            }
            let stood = with_owner_named(people, line.answers.clone());
            let stands = with_owner_named(people, written.answers.clone());
            let fields: Vec<_> = PROGRESS_LINE.differences(&stood, &stands).iter().map(field).collect();
            let details = serde_json::json!({ "line": line.id, "fields": fields });
            Ok(Some((line.id, about("progress_line_changed", pupil, details))))
        }
        None if version == 0 => {
            let Some(id) = store::add_line(act.db(), meeting.id, pupil, written, today, by).await? else {
                return Ok(None);
            };
            let owner = people.iter().find(|(id, _)| *id == written.owner.0).map(|(_, name)| name.as_str());
            let words = in_one_line(meeting.held_on, written, owner.unwrap_or_default());
            let details = serde_json::json!({ "line": id, "words": words });
            Ok(Some((id, about("progress_line_written", pupil, details))))
        }
        _ => Ok(None),
    }
}

fn field(difference: &Difference) -> serde_json::Value {
    let said = |text: &String| (!text.is_empty()).then(|| text.clone());
    let (was, becomes) = (said(&difference.stands), said(&difference.typed));
    serde_json::json!({ "field": difference.label, "was": was, "becomes": becomes })
}

/// What a new line comes to, as the timeline tells it.
pub fn in_one_line(held_on: Day, written: &Written, owner: &str) -> String {
    let (barrier, action) = (written.barrier.trim_end_matches('.'), written.action.trim_end_matches('.'));
    format!(
        "Meeting of {}. In the way: {barrier}. Agreed: {action}. {owner}, by {}",
        long_date(held_on),
        long_date(written.by)
    )
}

/// What is proposed about the stage goes to the SENCo: once, and anew only where it or its reason has changed. What is
/// proposed no longer leaves the SENCo's list. [`AppError::Conflict`] where the stage has no such move any more.
pub async fn propose(
    act: &mut Act,
    pupil: PupilId,
    line: ProgressLineId,
    before: Option<&Line>,
    written: &Written,
) -> Result<(), AppError> {
    let why = written.answers.first(WHY_PROPOSED.question.id);
    let is_same = |line: &Line| {
        line.proposal == written.proposal && line.answers.first(WHY_PROPOSED.question.id) == why
    };
    if before.is_some_and(is_same) {
        return Ok(());
    }
    let forward = match written.proposal.decision() {
        Some(decision) => {
            let instead_of = before.and_then(|line| line.forward);
            put_move_forward(act, pupil, decision, why, instead_of).await?
        }
        None => {
            if let Some(line) = before {
                withdraw(act, line).await?;
            }
            None
        }
    };
    store::set_forward(act.db(), line, forward).await
}

/// What a line has put forward is put forward no longer, if it was not decided.
pub async fn withdraw(act: &mut Act, line: &Line) -> Result<(), AppError> {
    let Some(forward) = line.forward else { return Ok(()) };
    let what = line.proposal.words().unwrap_or_default();
    let words = format!("{what}. {}", line.answers.first(WHY_PROPOSED.question.id));
    withdraw_move(act, line.pupil, forward, &words).await?;
    Ok(())
}

pub fn about(what: &'static str, pupil: PupilId, details: serde_json::Value) -> Happening {
    Happening { what, pupil: Some(pupil.0), audience: Audience::StaffOfTheChild, details }
}
