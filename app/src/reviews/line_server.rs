//! What a browser can ask about one child at a progress meeting: the line about the child, to write or to change.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::{ActionState, MayPropose, OWNER, ProgressLineId, ProgressMeetingId};
use crate::kit::{ActKey, Answers, AppError, Day};
use crate::pupils::PupilId;
use crate::ui::FormState;

#[cfg(feature = "ssr")]
use {
    super::line_keeping::{keep, propose},
    super::line_shown::{stage_of, stages},
    super::progress_server::{page_of, writer},
    super::store::{self, Line, Meeting},
    super::{
        BY_DAY, LineBefore, LineRules, Owners, PROGRESS_LINE, PROPOSAL, Proposal, WHY_PROPOSED, Written,
        action_state,
    },
    crate::calendar::{SchoolCalendar, calendar},
    crate::db::{Act, Look, Reading, discard_draft, new_key},
    crate::kit::{AskerId, FieldErrors, long_date, parse_day},
    crate::pathway::{CAUSE_OF_CONCERN, HIGHLIGHT, entries, forms, suggestions},
    crate::pupils::{ClassStaff, class_list, name_of, staff_of_class},
    crate::ui::{conflict, give_back_act, state_of},
};

/// The line about one child, to write or to change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineState {
    pub meeting: ProgressMeetingId,
    pub held_on: Day,
    pub class: i64,
    pub class_name: String,
    pub pupil: PupilId,
    pub name: String,
    /// “Stage 3”; nothing of a child who is on none.
    pub stage: String,
    /// 0: no line yet.
    pub version: i32,
    /// Who wrote it and when, once it is there.
    pub written: String,
    /// As it is kept.
    pub stands: Answers,
    /// The reader's own words, if some are waiting, else as it is kept.
    pub form: FormState,
    /// Who may be named for the action.
    pub people: Vec<(i64, String)>,
    /// What was agreed at the last meeting before this one.
    pub last_time: Option<LastTime>,
    /// What the concern says for the next progress meeting.
    pub from_concern: Vec<String>,
    pub take_back: Option<(ProgressLineId, ActKey)>,
    /// The moves that the form offers.
    pub may_propose: MayPropose,
    /// The reader's own words hold a proposal, so it is asked about even where there is no move.
    pub proposes: bool,
    /// What stands there as proposed, where the stage has that move no longer: it stays.
    pub proposed: String,
}

/// What was agreed about a child the time before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastTime {
    pub held_on: Day,
    pub barrier: String,
    pub action: String,
    pub owner: String,
    pub by: Day,
    pub state: ActionState,
}

/// The same answers with the name of whoever is to act in place of their number: nobody knows a colleague by it.
pub fn with_owner_named(people: &[(i64, String)], mut answers: Answers) -> Answers {
    let id: Option<i64> = answers.first(OWNER.question.id).trim().parse().ok();
    if let Some((_, name)) = people.iter().find(|(person, _)| Some(*person) == id) {
        answers.set(OWNER.question.id, vec![name.clone()]);
    }
    answers
}

/// The line about a child, with the writer's draft; that it was opened is on record. For whoever writes at progress
/// meetings and works with the child; [`AppError::NotFound`] to others.
#[server(endpoint = "open_line")]
pub async fn open_line(meeting: ProgressMeetingId, pupil: PupilId) -> Result<LineState, AppError> {
    let look = writer()?;
    let name = name_of(&look, pupil).await?.whole();
    let (meeting, line) = found(&look, meeting, pupil).await?;
    look.note_reading(pupil.0, Reading::Progress);
    let staff = staff_of_class(&look, meeting.class).await?;
    let stands = line.as_ref().map(|line| line.answers.clone()).unwrap_or_default();
    let mut form = state_of(&look, &PROGRESS_LINE, &subject(meeting.id, pupil)).await?;
    if form.answers.is_empty() {
        form.answers = stands.clone();
    }
    let may_propose = may_propose(&look, pupil).await?;
    let proposed = line.as_ref().map(|line| line.proposal).filter(|proposal| !may_propose.allows(*proposal));
    Ok(LineState {
        proposes: form.answers != stands && is_proposing(&form.answers),
        proposed: proposed.and_then(Proposal::words).unwrap_or_default().to_owned(),
        may_propose,
        meeting: meeting.id,
        held_on: meeting.held_on,
        class: meeting.class,
        class_name: meeting.class_name,
        pupil,
        name,
        stage: stage_of(&stages(&look, Some(pupil)).await?, pupil),
        version: line.as_ref().map_or(0, |line| line.version),
        written: line.as_ref().map(written_by).unwrap_or_default(),
        stands,
        form,
        people: people(&staff, line.as_ref()),
        last_time: last_time(&look, pupil, meeting.held_on).await?,
        from_concern: from_concern(&look, pupil).await?,
        take_back: match &line {
            Some(line) => Some((line.id, new_key()?)),
            None => None,
        },
    })
}

/// What may be proposed about a child, as the stages stand.
#[cfg(feature = "ssr")]
async fn may_propose(look: &Look, pupil: PupilId) -> Result<MayPropose, AppError> {
    let kept = entries(look, Some(pupil)).await?;
    let open = || kept.iter().filter(|kept| kept.entry.is_open());
    let suggestions = suggestions(look.db()).await?;
    let stages: Vec<_> = open().map(|kept| kept.entry.stage).collect();
    let may_stay = open().any(|kept| kept.entry.may_extend(suggestions));
    let plan_ceased = open().any(|kept| kept.plan.decided_on().is_some());
    Ok(MayPropose::of(&stages, may_stay, plan_ceased))
}

/// Whether answers say something about the stage that must not be lost.
#[cfg(feature = "ssr")]
fn is_proposing(answers: &Answers) -> bool {
    [PROPOSAL.question.id, WHY_PROPOSED.question.id]
        .into_iter()
        .any(|id| !answers.first(id).trim().is_empty())
}

/// A meeting, and what it says about a child: one who is in its class, or was when the line was written.
#[cfg(feature = "ssr")]
async fn found(
    look: &Look,
    meeting: ProgressMeetingId,
    pupil: PupilId,
) -> Result<(Meeting, Option<Line>), AppError> {
    let meeting = store::meeting(look, meeting).await?;
    let line = store::line_of(look, meeting.id, pupil).await?;
    let is_there = match line {
        Some(_) => true,
        None => class_list(look, meeting.class).await?.1.iter().any(|(child, _)| *child == pupil),
    };
    if is_there { Ok((meeting, line)) } else { Err(AppError::NotFound) }
}

/// What the draft of a line is about.
#[cfg(feature = "ssr")]
fn subject(meeting: ProgressMeetingId, pupil: PupilId) -> String {
    format!("{meeting} {pupil}")
}

#[cfg(feature = "ssr")]
fn written_by(line: &Line) -> String {
    format!("Written by {} on {}.", line.written_by, long_date(line.written_on))
}

/// The staff of the class, and whoever was named before they left it.
#[cfg(feature = "ssr")]
fn people(staff: &[ClassStaff], line: Option<&Line>) -> Vec<(i64, String)> {
    let mut people: Vec<_> = staff.iter().map(|one| (one.id.0, one.name.clone())).collect();
    if let Some(line) = line.filter(|line| staff.iter().all(|one| one.id != line.owner)) {
        people.push((line.owner.0, line.owner_name.clone()));
    }
    people
}

#[cfg(feature = "ssr")]
async fn last_time(look: &Look, pupil: PupilId, before: Day) -> Result<Option<LastTime>, AppError> {
    let last = store::line_before(look, pupil, before).await?;
    Ok(last.map(|line| LastTime {
        held_on: line.held_on,
        state: action_state(line.by, line.done_on, look.today),
        barrier: line.barrier,
        action: line.action,
        owner: line.owner_name,
        by: line.by,
    }))
}

/// School process, row 1: what a concern highlights is for this meeting.
#[cfg(feature = "ssr")]
async fn from_concern(look: &Look, pupil: PupilId) -> Result<Vec<String>, AppError> {
    let concerns =
        forms(look, pupil, None).await?.into_iter().filter(|form| form.form == CAUSE_OF_CONCERN.id);
    let words = concerns.map(|concern| concern.answers.first(HIGHLIGHT.question.id).trim().to_owned());
    Ok(words.filter(|words| !words.is_empty()).collect())
}

/// Writes the line about a child, or changes it; what it said before is history. What it proposes about the stage goes
/// to the SENCo. For whoever writes at progress meetings and works with the child; [`AppError::Invalid`] with all that
/// stands against the answers, [`AppError::Conflict`] where somebody else was quicker.
#[server(endpoint = "save_line")]
pub async fn save_line(
    key: ActKey,
    meeting: ProgressMeetingId,
    pupil: PupilId,
    version: i32,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let look = writer()?;
    let name = name_of(&look, pupil).await?.whole();
    let (meeting, before) = found(&look, meeting, pupil).await?;
    let staff = staff_of_class(&look, meeting.class).await?;
    let may_propose = may_propose(&look, pupil).await?;
    let to = page_of(&look, meeting.class, meeting.id, meeting.held_on).await?;
    let calendar = calendar(look.db()).await?;
    let mut act = Act::begin(key, "save_line", &(meeting.id, pupil, version, &answers)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let subject = subject(meeting.id, pupil);
    let written = match read(&act, &calendar, &staff, before.as_ref(), may_propose, &answers) {
        Ok(written) => written,
        Err(errors) => return Err(give_back_act(act, PROGRESS_LINE.id, &subject, answers, errors).await),
    };
    let people = people(&staff, before.as_ref());
    let kept = keep(&mut act, &meeting, pupil, before.as_ref(), &written, version, &people).await?;
    let Some((id, happening)) = kept else {
        return Err(conflict(act, PROGRESS_LINE.id, &subject, answers).await);
    };
    act.note(happening).await?;
    match propose(&mut act, pupil, id, before.as_ref(), &written).await {
        Ok(()) => {}
        // The stage has changed under the writer's hands.
        Err(AppError::Conflict) => return Err(conflict(act, PROGRESS_LINE.id, &subject, answers).await),
        Err(error) => return Err(error),
    }
    discard_draft(&mut act, PROGRESS_LINE.id, &subject).await?;
    act.say(format!("The line about {name} is kept."));
    act.commit_and_go((), &to).await
}

#[cfg(feature = "ssr")]
fn read(
    act: &Act,
    calendar: &SchoolCalendar,
    staff: &[ClassStaff],
    before: Option<&Line>,
    may_propose: MayPropose,
    answers: &Answers,
) -> Result<Written, FieldErrors> {
    let all: Vec<AskerId> = staff.iter().map(|one| one.id).collect();
    let teachers: Vec<AskerId> = staff.iter().filter(|one| one.teaches).map(|one| one.id).collect();
    let rules = LineRules {
        owners: Owners { all: &all, teachers: &teachers, writer: act.asker.id },
        before: before.map(|line| LineBefore {
            owner: line.owner,
            by: line.by,
            proposal: line.proposal,
            why_proposed: line.answers.first(WHY_PROPOSED.question.id),
        }),
        may_propose,
        today: act.today,
    };
    let written = rules.read(answers);
    // The day that a line has had before stands, as with one that has passed.
    let by =
        parse_day(answers.first(BY_DAY.question.id)).filter(|by| before.map(|line| line.by) != Some(*by));
    match by.and_then(|by| calendar.nobody_in_on(by)) {
        None => written,
        Some(sentence) => {
            let mut faults = written.err().unwrap_or_default();
            faults.entry(BY_DAY.question.id.to_owned()).or_insert(sentence);
            Err(faults)
        }
    }
}
