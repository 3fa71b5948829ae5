//! What a browser can ask about the progress meetings of a class: its page, and beginning one. Staff of the class
//! read; the class teacher and whoever leads write.

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
    super::store::{self, Line, MeetingOfClass},
    super::{HELD_ON, PROGRESS_MEETING, half_term_of, meeting_faults, slot_on, slot_words},
    crate::calendar::{SchoolCalendar, SchoolYear, calendar},
    crate::db::{Act, Happening, Look, discard_draft},
    crate::kit::{Audience, FieldErrors, long_date, parse_day, paths},
    crate::pupils::{ChildName, class_list},
    crate::ui::{give_back_act, state_of},
    std::collections::HashMap,
};

/// The progress meeting of a class, as it stands this half term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgressState {
    pub class: i64,
    pub name: String,
    pub today: Day,
    /// When it was held or is due; in a holiday, the next one; without dates, which school year is missing.
    pub when: String,
    /// Once it has begun.
    pub meeting: Option<ProgressMeetingId>,
    /// The children on a stage, then the others.
    pub on_pathway: Vec<ChildLine>,
    pub rest: Vec<ChildLine>,
    /// What the meeting comes to so far.
    pub summary: Vec<String>,
    pub earlier: Vec<EarlierMeeting>,
    pub may_write: bool,
    /// For whoever writes, while this half term has no meeting.
    pub begin: Option<FormState>,
}

/// A child of the class, with the line about them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildLine {
    pub pupil: PupilId,
    pub name: String,
    /// “Stage 3”; nothing of a child who is on none.
    pub stage: String,
    pub line: Option<LineShown>,
}

/// A meeting that is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierMeeting {
    pub id: ProgressMeetingId,
    pub held_on: Day,
    pub highlighted: i64,
}

/// The progress meeting of a class in the eyes of somebody who may see the needs of a child there, and no other child;
/// [`AppError::NotFound`] for everybody else. Whoever leads finds an empty class too.
#[server(endpoint = "open_progress")]
pub async fn open_progress(class: i64) -> Result<ProgressState, AppError> {
    let look = Look::begin()?;
    let (name, children) = class_list(&look, class).await?;
    let calendar = calendar(look.db()).await?;
    let meetings = store::meetings_of(&look, class).await?;
    let now = of_half_term(&calendar, &meetings, look.today);
    let lines = match now {
        Some(meeting) => store::lines_of(&look, meeting.id).await?,
        None => Vec::new(),
    };
    note_readings(&look, &lines);
    let may_write = look.asker.may_decide_stages();
    let begin = if may_write && now.is_none() && !children.is_empty() {
        // At a weekend a meeting of the last school day is written up.
        let day = calendar.previous_open_day(look.today).unwrap_or(look.today);
        Some(meeting_form(&look, &class.to_string(), day).await?)
    } else {
        None
    };
    let summary = match now {
        Some(_) => sentences(&lines, Some(children.len()), look.today),
        None => Vec::new(),
    };
    let children = children_with_lines(&look, children, lines).await?;
    let (on_pathway, rest): (Vec<_>, Vec<_>) =
        children.into_iter().partition(|child| !child.stage.is_empty());
    Ok(ProgressState {
        class,
        name,
        today: look.today,
        when: match slot_on(&calendar, look.today) {
            Ok(slot) => slot_words(slot, now.map(|meeting| meeting.held_on), look.today),
            Err(missing) => missing.to_string(),
        },
        meeting: now.map(|meeting| meeting.id),
        on_pathway,
        rest,
        summary,
        earlier: earlier(&meetings, now.map(|meeting| meeting.id), look.today),
        may_write,
        begin,
    })
}

/// The meeting of the half term that a day belongs to. Without dates nobody knows.
#[cfg(feature = "ssr")]
fn of_half_term<'a>(
    calendar: &SchoolCalendar,
    meetings: &'a [MeetingOfClass],
    day: Day,
) -> Option<&'a MeetingOfClass> {
    let half = half_term_of(calendar, day).ok()?;
    meetings.iter().find(|meeting| half_term_of(calendar, meeting.held_on) == Ok(half))
}

/// Those of this school year, and those at which children were highlighted whom the reader may see.
#[cfg(feature = "ssr")]
fn earlier(meetings: &[MeetingOfClass], now: Option<ProgressMeetingId>, today: Day) -> Vec<EarlierMeeting> {
    let this_year = SchoolYear::of(today).first_day();
    let shown = meetings.iter().filter(|meeting| {
        Some(meeting.id) != now && (meeting.highlighted > 0 || meeting.held_on >= this_year)
    });
    shown
        .map(|meeting| EarlierMeeting {
            id: meeting.id,
            held_on: meeting.held_on,
            highlighted: meeting.highlighted,
        })
        .collect()
}

#[cfg(feature = "ssr")]
async fn children_with_lines(
    look: &Look,
    children: Vec<(PupilId, ChildName)>,
    lines: Vec<Line>,
) -> Result<Vec<ChildLine>, AppError> {
    let (stages, owing) = (stages(look, None).await?, owing(look, &lines).await?);
    let mut lines: HashMap<PupilId, Line> = lines.into_iter().map(|line| (line.pupil, line)).collect();
    let child = |(pupil, name): (PupilId, ChildName)| -> Result<ChildLine, AppError> {
        let stage = stage_of(&stages, pupil);
        let line = lines.remove(&pupil).map(|line| shown(look, &owing, line, stage.clone())).transpose()?;
        Ok(ChildLine { pupil, name: name.whole(), stage, line })
    };
    children.into_iter().map(child).collect()
}

/// The form for the day of a meeting, which holds a day to begin with.
#[cfg(feature = "ssr")]
pub(super) async fn meeting_form(look: &Look, subject: &str, day: Day) -> Result<FormState, AppError> {
    let mut form = state_of(look, &PROGRESS_MEETING, subject).await?;
    if form.answers.is_empty() {
        form.answers.set(HELD_ON.question.id, vec![day.to_string()]);
    }
    Ok(form)
}

/// Whether a class's page is about the meeting of a day, today.
#[cfg(feature = "ssr")]
pub(super) fn is_now(calendar: &SchoolCalendar, held_on: Day, today: Day) -> bool {
    let now = half_term_of(calendar, today);
    now.is_ok() && half_term_of(calendar, held_on) == now
}

/// Where one goes on after something was written at a meeting: the class's page while it is about that one.
#[cfg(feature = "ssr")]
pub(super) async fn page_of(
    look: &Look,
    class: i64,
    id: ProgressMeetingId,
    held_on: Day,
) -> Result<String, AppError> {
    let is_now = is_now(&calendar(look.db()).await?, held_on, look.today);
    Ok(if is_now { paths::class_progress(class) } else { paths::progress_meeting(id.0) })
}

/// Whoever writes at progress meetings: the class teacher and whoever leads. To everybody else these functions are
/// not there.
#[cfg(feature = "ssr")]
pub(super) fn writer() -> Result<Look, AppError> {
    let look = Look::begin()?;
    if look.asker.may_decide_stages() { Ok(look) } else { Err(AppError::NotFound) }
}

/// Begins the meeting of a class. Where its half term has one already, it leads there: a class meets once. For whoever
/// writes and sees children of the class; [`AppError::Invalid`] with all that stands against the day.
#[server(endpoint = "start_meeting")]
pub async fn start_meeting(
    key: ActKey,
    class: i64,
    #[server(default)] answers: Answers,
) -> Result<ProgressMeetingId, AppError> {
    let look = writer()?;
    if class_list(&look, class).await?.1.is_empty() {
        return Err(AppError::NotFound);
    }
    let calendar = calendar(look.db()).await?;
    let mut act = Act::begin(key, "start_meeting", &(class, &answers)).await?;
    if let Some(done) = act.replayed()? {
        return Ok(done);
    }
    let subject = class.to_string();
    let faults = day_faults(&calendar, &answers, act.today);
    let held_on = match PROGRESS_MEETING.check_with(&answers, act.today, faults) {
        Ok(checked) => checked.get(&HELD_ON).unwrap_or(act.today),
        Err(errors) => return Err(give_back_act(act, PROGRESS_MEETING.id, &subject, answers, errors).await),
    };
    let meetings = store::meetings_of(&look, class).await?;
    let (id, held_on) = match of_half_term(&calendar, &meetings, held_on) {
        Some(here) => {
            let day = long_date(here.held_on);
            act.say(format!("The meeting of this half term is here already. It was held on {day}."));
            (here.id, here.held_on)
        }
        None => (begin(&mut act, class, held_on).await?, held_on),
    };
    discard_draft(&mut act, PROGRESS_MEETING.id, &subject).await?;
    let to = page_of(&look, class, id, held_on).await?;
    act.commit_and_go(id, &to).await
}

/// What stands against the day of a meeting, that nobody is at the school then included.
#[cfg(feature = "ssr")]
pub(super) fn day_faults(calendar: &SchoolCalendar, answers: &Answers, today: Day) -> FieldErrors {
    let mut faults = meeting_faults(answers, today);
    let nobody_in = parse_day(answers.first(HELD_ON.question.id)).and_then(|day| calendar.nobody_in_on(day));
    if let Some(sentence) = nobody_in {
        faults.entry(HELD_ON.question.id.to_owned()).or_insert(sentence);
    }
    faults
}

#[cfg(feature = "ssr")]
async fn begin(act: &mut Act, class: i64, held_on: Day) -> Result<ProgressMeetingId, AppError> {
    let by = act.asker.id;
    let id = store::begin(act.db(), class, held_on, by).await?;
    act.note(about_meeting("progress_meeting_begun", class, id, held_on)).await?;
    act.say("The meeting has begun. Write a line for each child who is highlighted.");
    Ok(id)
}

/// It is about a class, and so on no child's timeline.
#[cfg(feature = "ssr")]
pub(super) fn about_meeting(
    what: &'static str,
    class: i64,
    id: ProgressMeetingId,
    held_on: Day,
) -> Happening {
    let details = serde_json::json!({ "class": class, "meeting": id, "held_on": held_on });
    Happening { what, pupil: None, audience: Audience::StaffOfTheChild, details }
}
