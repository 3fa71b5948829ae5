//! What a browser can ask about one progress meeting: the whole of it, and putting its day right.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::ProgressMeetingId;
use super::line_shown::LineShown;
use crate::kit::{ActKey, Answers, AppError, Day};
use crate::pupils::PupilId;
use crate::ui::FormState;

#[cfg(feature = "ssr")]
use {
    super::line_shown::{note_readings, owing, sentences, shown, stage_of, stages},
    super::progress_server::{about_meeting, day_faults, is_now, meeting_form, writer},
    super::store::{self, Line, MeetingOfClass},
    super::{HELD_ON, PROGRESS_MEETING, half_term_of},
    crate::calendar::{SchoolCalendar, SchoolYear, calendar},
    crate::db::{Act, Look, discard_draft, new_key},
    crate::kit::{FieldErrors, long_date, paths},
    crate::pupils::{ChildName, class_list},
    crate::ui::{conflict, give_back_act},
    std::collections::HashMap,
};

/// One meeting whole, to read or to print.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingState {
    pub id: ProgressMeetingId,
    pub class: i64,
    pub class_name: String,
    pub held_on: Day,
    pub version: i32,
    pub begun_by: String,
    pub today: Day,
    pub summary: Vec<String>,
    pub lines: Vec<LineShown>,
    /// The children who are in the class now and have no line; of a meeting of this school year.
    pub others: Vec<(PupilId, String)>,
    pub may_write: bool,
    /// For whoever writes: putting the day right.
    pub redate: Option<FormState>,
    /// For taking it back, for whoever writes, while nothing was written at it.
    pub take_back: Option<ActKey>,
}

/// A meeting with what was written about the children whom the reader may see, and nobody else.
/// [`AppError::NotFound`] where there is none, neither on it nor in its class.
#[server(endpoint = "open_progress_meeting")]
pub async fn open_progress_meeting(id: ProgressMeetingId) -> Result<MeetingState, AppError> {
    let look = Look::begin()?;
    let meeting = store::meeting(&look, id).await?;
    let lines = store::lines_of(&look, id).await?;
    note_readings(&look, &lines);
    let is_now = is_now(&calendar(look.db()).await?, meeting.held_on, look.today);
    let of_class = if SchoolYear::of(meeting.held_on) == SchoolYear::of(look.today) {
        children_of(&look, meeting.class).await?
    } else {
        Vec::new()
    };
    let summary = sentences(&lines, Some(of_class.len()).filter(|count| is_now && *count > 0), look.today);
    let has_line = |pupil: PupilId| lines.iter().any(|line| line.pupil == pupil);
    let others = of_class.into_iter().filter(|(pupil, _)| !has_line(*pupil));
    let others: Vec<_> = others.map(|(pupil, name)| (pupil, name.whole())).collect();
    let stages = if is_now { stages(&look, None).await? } else { HashMap::new() };
    let owing = owing(&look, &lines).await?;
    let line = |line: Line| {
        let stage = stage_of(&stages, line.pupil);
        shown(&look, &owing, line, stage)
    };
    let lines = lines.into_iter().map(line).collect::<Result<Vec<_>, _>>()?;
    let may_write = look.asker.may_decide_stages();
    let redate =
        if may_write { Some(meeting_form(&look, &redate_subject(id), meeting.held_on).await?) } else { None };
    let take_back =
        if may_write && store::is_unwritten(look.db(), id).await? { Some(new_key()?) } else { None };
    Ok(MeetingState {
        id,
        class: meeting.class,
        class_name: meeting.class_name,
        held_on: meeting.held_on,
        version: meeting.version,
        begun_by: meeting.begun_by,
        today: look.today,
        summary,
        lines,
        others,
        may_write,
        redate,
        take_back,
    })
}

/// The children of a class whose needs the reader may see; nobody, where all of them have left it.
#[cfg(feature = "ssr")]
async fn children_of(look: &Look, class: i64) -> Result<Vec<(PupilId, ChildName)>, AppError> {
    match class_list(look, class).await {
        Ok((_, children)) => Ok(children),
        Err(AppError::NotFound) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// What the draft of a meeting's new day is about.
#[cfg(feature = "ssr")]
fn redate_subject(id: ProgressMeetingId) -> String {
    format!("meeting {id}")
}

/// Puts the day of a meeting right. For whoever writes; [`AppError::Invalid`] with all that stands against the day,
/// [`AppError::Conflict`] where somebody else was quicker.
#[server(endpoint = "redate_meeting")]
pub async fn redate_meeting(
    key: ActKey,
    id: ProgressMeetingId,
    version: i32,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let look = writer()?;
    let meeting = store::meeting(&look, id).await?;
    let calendar = calendar(look.db()).await?;
    let mut act = Act::begin(key, "redate_meeting", &(id, version, &answers)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let subject = redate_subject(id);
    let meetings = store::meetings_of(&look, meeting.class).await?;
    let faults = day_faults(&calendar, &answers, act.today);
    let held_on = PROGRESS_MEETING.check_with(&answers, act.today, faults).and_then(|checked| {
        let held_on = checked.get(&HELD_ON).unwrap_or(act.today);
        other_of_half_term(&calendar, &meetings, id, held_on).map_or(Ok(held_on), Err)
    });
    let held_on = match held_on {
        Ok(held_on) => held_on,
        Err(errors) => return Err(give_back_act(act, PROGRESS_MEETING.id, &subject, answers, errors).await),
    };
    if !store::redate(act.db(), id, held_on, version).await? {
        return Err(conflict(act, PROGRESS_MEETING.id, &subject, answers).await);
    }
    act.note(about_meeting("progress_meeting_redated", meeting.class, id, held_on)).await?;
    discard_draft(&mut act, PROGRESS_MEETING.id, &subject).await?;
    act.say(format!("The meeting was held on {}.", long_date(held_on)));
    act.commit_and_go((), &paths::progress_meeting(id.0)).await
}

/// Takes a meeting back that was begun by mistake, as long as nothing was ever written at it. For whoever writes;
/// [`AppError::NotFound`] to others. Where something was, it stays, and the next page says so.
#[server(endpoint = "take_back_meeting")]
pub async fn take_back_meeting(key: ActKey, id: ProgressMeetingId) -> Result<(), AppError> {
    let look = writer()?;
    let mut act = Act::begin(key, "take_back_meeting", &id).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    // Only now: of a second tap there is no meeting any more.
    let meeting = store::meeting(&look, id).await?;
    if !store::remove_unwritten(act.db(), id).await? {
        act.say("Something was written at this meeting, so it stays. A line that is a mistake can be taken back, and the day can be put right.");
        return act.commit_and_go((), &paths::progress_meeting(id.0)).await;
    }
    let of_it = about_meeting("progress_meeting_taken_back", meeting.class, id, meeting.held_on);
    act.note(of_it).await?;
    act.say("The meeting is taken back. Nothing was written at it.");
    act.commit_and_go((), &paths::class_progress(meeting.class)).await
}

/// What stands against a day that would give a class two meetings on it, or in its half term.
#[cfg(feature = "ssr")]
fn other_of_half_term(
    calendar: &SchoolCalendar,
    meetings: &[MeetingOfClass],
    id: ProgressMeetingId,
    day: Day,
) -> Option<FieldErrors> {
    let half = half_term_of(calendar, day);
    let other = meetings.iter().find(|other| {
        let same_half = half.is_ok() && half_term_of(calendar, other.held_on) == half;
        other.id != id && (other.held_on == day || same_half)
    })?;
    let sentence = format!(
        "The class has another meeting of that half term, on {}. Write there what belongs there",
        long_date(other.held_on)
    );
    Some(FieldErrors::from([(HELD_ON.question.id.to_owned(), sentence)]))
}
