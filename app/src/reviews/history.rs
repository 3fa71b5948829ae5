//! What was written at progress meetings before the program was there, told again: the histories of a demonstration
//! school. Each line has the day of its meeting and is its writer's to do.

use super::line_keeping::{about, in_one_line};
use super::progress_server::about_meeting;
use super::{LineRules, MayPropose, Owners, ProgressLineId, ProgressMeetingId, store};
use crate::db::{Act, Past, our_fault};
use crate::kit::{Answers, AppError};
use crate::pupils::PupilId;

/// A line that was told: what was agreed may be done later.
pub struct ReplayedLine {
    id: ProgressLineId,
    action: String,
}

/// The progress meeting of a class is held.
pub async fn replay_meeting(act: &mut Act, past: Past, class: i64) -> Result<ProgressMeetingId, AppError> {
    let id = store::begin(act.db(), class, past.on, past.by).await?;
    act.note_past(past, about_meeting("progress_meeting_begun", class, id, past.on)).await?;
    Ok(id)
}

/// A child who is on the pathway is highlighted at a meeting of the day, and no move is proposed. `writer`: the name of whoever writes, and owes
/// what is agreed. Fails where the rules refuse the line: a history that could not have been is a fault of the program.
pub async fn replay_line(
    act: &mut Act,
    past: Past,
    meeting: ProgressMeetingId,
    pupil: PupilId,
    writer: &str,
    answers: &Answers,
) -> Result<ReplayedLine, AppError> {
    let by = [past.by];
    let owners = Owners { all: &by, teachers: &by, writer: past.by };
    let rules = LineRules { owners, before: None, may_propose: MayPropose::NoStage, today: past.on };
    let written =
        rules.read(answers).map_err(|faults| our_fault(&format!("a line was refused: {faults:?}")))?;
    let added = store::add_line(act.db(), meeting, pupil, &written, past.on, past.by).await?;
    let id = added.ok_or(AppError::Conflict)?;
    let words = in_one_line(past.on, &written, writer);
    let details = serde_json::json!({ "line": id, "words": words });
    act.note_past(past, about("progress_line_written", pupil, details)).await?;
    Ok(ReplayedLine { id, action: written.action })
}

/// What a line agreed is done.
pub async fn replay_done(
    act: &mut Act,
    past: Past,
    pupil: PupilId,
    line: &ReplayedLine,
) -> Result<(), AppError> {
    if !store::mark_done(act.db(), line.id, past.on, past.by).await? {
        return Err(AppError::Conflict);
    }
    let details = serde_json::json!({ "line": line.id, "words": line.action });
    act.note_past(past, about("agreed_action_done", pupil, details)).await
}
