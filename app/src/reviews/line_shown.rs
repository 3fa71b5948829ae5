//! A line of a progress meeting as its pages show it.

use serde::{Deserialize, Serialize};

use super::{ActionState, ProgressLineId};
use crate::kit::{ActKey, Day};
use crate::pupils::PupilId;

#[cfg(feature = "ssr")]
use {
    super::owing::Owing,
    super::store::Line,
    super::{LineFacts, SUBJECTS, WHY_PROPOSED, action_state, levels, stage_words, summary},
    crate::db::{Look, Reading, new_key},
    crate::kit::{AppError, Asker, AskerId},
    crate::pathway::{Stage, entries},
    std::collections::HashMap,
};

/// What a meeting wrote about a child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineShown {
    pub id: ProgressLineId,
    pub pupil: PupilId,
    pub name: String,
    /// As it is now, on the page of a meeting of now.
    pub stage: String,
    /// “Reading below, Maths as expected”.
    pub levels: String,
    pub barrier: String,
    pub action: String,
    pub owner: String,
    pub by: Day,
    pub state: ActionState,
    /// What is proposed about the stage, and why; nothing where nothing is.
    pub proposal: Option<(String, String)>,
    /// For saying that the action is done, or that it is not, for whoever may.
    pub mark: Option<ActKey>,
}

/// The open stages of the children whom the reader may see: of one child, or of all.
#[cfg(feature = "ssr")]
pub(super) async fn stages(
    look: &Look,
    only: Option<PupilId>,
) -> Result<HashMap<PupilId, Vec<Stage>>, AppError> {
    let mut stages: HashMap<PupilId, Vec<Stage>> = HashMap::new();
    for kept in entries(look, only).await?.into_iter().filter(|kept| kept.entry.is_open()) {
        stages.entry(kept.entry.pupil).or_default().push(kept.entry.stage);
    }
    Ok(stages)
}

/// A child’s stages in words, out of those of many.
#[cfg(feature = "ssr")]
pub(super) fn stage_of(stages: &HashMap<PupilId, Vec<Stage>>, pupil: PupilId) -> String {
    stages.get(&pupil).map(|stages| stage_words(stages)).unwrap_or_default()
}

/// A line as this reader sees it.
#[cfg(feature = "ssr")]
pub(super) fn shown(look: &Look, owing: &Owing, line: Line, stage: String) -> Result<LineShown, AppError> {
    let (now, owner) = match line.done_on {
        // It was whose it was: that somebody is away since changes nothing of it.
        Some(_) => (line.owner, line.owner_name.clone()),
        None => owing.now(line.owner, &line.owner_name, line.pupil),
    };
    let of_subjects = SUBJECTS.iter().zip(levels(&line.answers));
    let of_subjects = of_subjects
        .filter_map(|(subject, level)| Some(format!("{} {}", subject.question.label, level?.in_short())));
    let why = line.answers.first(WHY_PROPOSED.question.id);
    Ok(LineShown {
        levels: of_subjects.collect::<Vec<_>>().join(", "),
        state: action_state(line.by, line.done_on, look.today),
        proposal: line.proposal.words().map(|words| (words.to_owned(), why.to_owned())),
        mark: if may_mark(&look.asker, line.owner, now) { Some(new_key()?) } else { None },
        id: line.id,
        pupil: line.pupil,
        name: line.name,
        stage,
        barrier: line.barrier,
        action: line.action,
        owner,
        by: line.by,
    })
}

/// Who says that an agreed action is done: whoever promised it, whoever owes it today, the class teacher, and whoever leads.
#[cfg(feature = "ssr")]
pub(super) fn may_mark(asker: &Asker, promised_by: AskerId, owed_by: AskerId) -> bool {
    [promised_by, owed_by].contains(&asker.id) || asker.may_decide_stages()
}

/// Who owes today what these lines agreed.
#[cfg(feature = "ssr")]
pub(super) async fn owing(look: &Look, lines: &[Line]) -> Result<Owing, AppError> {
    Owing::of(look, lines.iter().map(|line| (line.owner, line.pupil))).await
}

/// Whoever opens a meeting has read about each child who was highlighted.
#[cfg(feature = "ssr")]
pub(super) fn note_readings(look: &Look, lines: &[Line]) {
    for line in lines {
        look.note_reading(line.pupil.0, Reading::Progress);
    }
}

/// What lines come to, in sentences; `children`: of how many, where that is known.
#[cfg(feature = "ssr")]
pub(super) fn sentences(lines: &[Line], children: Option<usize>, today: Day) -> Vec<String> {
    let facts = lines.iter().map(|line| LineFacts {
        levels: levels(&line.answers),
        proposal: line.proposal,
        action: action_state(line.by, line.done_on, today),
    });
    summary(&facts.collect::<Vec<_>>()).sentences(children)
}
