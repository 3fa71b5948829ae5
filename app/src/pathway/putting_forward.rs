//! Moves that another room puts forward for the SENCo to decide, as a progress meeting does, and withdraws again.

use super::server::about;
use super::{Decision, MoveForwardId, Stage, decision_form, store};
use crate::db::Act;
use crate::kit::{Answers, AppError, Form, Question};
use crate::pupils::PupilId;

/// Why a move is answered that gave way to another one, or to the same in other words.
pub(super) const PUT_ANEW: &str = "Put forward anew";

/// Puts a move of a child forward for the SENCo to decide, and gives its number, so that it can be withdrawn. `instead_of`:
/// what the same people put forward before; it gives way. None: somebody else has put the same move forward already, and
/// that stands. [`AppError::Conflict`] where the stage has no such move: it has changed since the asker looked.
pub async fn put_move_forward(
    act: &mut Act,
    pupil: PupilId,
    decision: Decision,
    why: &str,
    instead_of: Option<MoveForwardId>,
) -> Result<Option<MoveForwardId>, AppError> {
    let (by, today) = (act.asker.id, act.today);
    let (entry, stage) = store::current(act.db(), pupil, by, today).await?.ok_or(AppError::Conflict)?;
    let form = decision_form(stage, true).ok_or(AppError::Conflict)?;
    let answers = as_answers(form, stage, decision, why).ok_or(AppError::Conflict)?;
    if store::other_put_forward(act.db(), entry, &answers, instead_of).await? {
        return Ok(None);
    }
    store::answer_forward(act.db(), entry, by, today, PUT_ANEW, None).await?;
    let id = store::put_move_forward(act.db(), entry, &answers, by, today).await?;
    let words = format!("{}. {why}", decision.label());
    act.note(about("move_put_forward", pupil, serde_json::json!({ "entry": entry, "words": words }))).await?;
    Ok(Some(id))
}

/// Withdraws a move that was put forward: it leaves the SENCo's list, and comes back with no decision that is taken back.
/// `words`: what it was, for the timeline. False: it was decided or put aside before. The asker has found the child.
pub async fn withdraw_move(
    act: &mut Act,
    pupil: PupilId,
    id: MoveForwardId,
    words: &str,
) -> Result<bool, AppError> {
    let (by, today) = (act.asker.id, act.today);
    if !store::withdraw(act.db(), pupil, id, by, today).await? {
        return Ok(false);
    }
    act.note(about("move_withdrawn", pupil, serde_json::json!({ "move": id, "words": words }))).await?;
    Ok(true)
}

/// A decision in the words of a stage's own form, with why under the question that asks for it. None where the stage does
/// not offer it.
fn as_answers(form: &Form, stage: Stage, decision: Decision, why: &str) -> Option<Answers> {
    let tiles = form.questions().next().map(Question::options).unwrap_or_default();
    let (tile, _) = tiles.iter().find(|(id, _)| Decision::from_id(id) == Some(decision))?;
    let question = match decision {
        Decision::Leave => "worked",
        Decision::Stay if stage == Stage::One => "extend_reason",
        Decision::Stay => "stay_reason",
        Decision::Next => "still_concerned",
        Decision::Ahead => "ahead_reason",
        Decision::Down => "down_reason",
    };
    Some(Answers::default().with(question, why).with("decision", *tile))
}
