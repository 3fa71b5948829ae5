//! What was written about children at progress meetings.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use crate::db::{Look, our_fault};
use crate::kit::{Answers, AppError, AskerId, Choices, Day};
use crate::pathway::MoveForwardId;
use crate::pupils::PupilId;
use crate::reviews::{PROGRESS_LINE, ProgressLineId, ProgressMeetingId, Proposal, Written};

/// A child who was highlighted.
pub struct Line {
    pub id: ProgressLineId,
    pub meeting: ProgressMeetingId,
    pub held_on: Day,
    pub pupil: PupilId,
    pub name: String,
    pub answers: Answers,
    pub barrier: String,
    pub action: String,
    pub owner: AskerId,
    pub owner_name: String,
    pub by: Day,
    pub done_on: Option<Day>,
    pub proposal: Proposal,
    /// What it has put forward, if somebody else had not before.
    pub forward: Option<MoveForwardId>,
    pub written_on: Day,
    pub written_by: String,
    pub version: i32,
    /// It was a mistake, and counts no longer.
    pub taken_back: bool,
}

/// The lines of a meeting about children whom the reader may see, by surname.
pub async fn lines_of(look: &Look, meeting: ProgressMeetingId) -> Result<Vec<Line>, AppError> {
    let lines = found(look, None, Some(meeting), None).await?;
    Ok(lines.into_iter().filter(|line| !line.taken_back).collect())
}

/// One line, taken back or not, about a child whom the reader may see.
pub async fn line(look: &Look, id: ProgressLineId) -> Result<Line, AppError> {
    found(look, Some(id), None, None).await?.pop().ok_or(AppError::NotFound)
}

/// What stands about a child at a meeting.
pub async fn line_of(
    look: &Look,
    meeting: ProgressMeetingId,
    pupil: PupilId,
) -> Result<Option<Line>, AppError> {
    let lines = found(look, None, Some(meeting), Some(pupil)).await?;
    Ok(lines.into_iter().find(|line| !line.taken_back))
}

/// What was written about a child at the last meeting before a day.
pub async fn line_before(look: &Look, pupil: PupilId, day: Day) -> Result<Option<Line>, AppError> {
    let lines = found(look, None, None, Some(pupil)).await?.into_iter();
    Ok(lines.filter(|line| !line.taken_back && line.held_on < day).max_by_key(|line| line.held_on))
}

async fn found(
    look: &Look,
    line: Option<ProgressLineId>,
    meeting: Option<ProgressMeetingId>,
    pupil: Option<PupilId>,
) -> Result<Vec<Line>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let rows = sqlx::query!(
        r#"select l.id as "id!: ProgressLineId", l.meeting_id as "meeting!: ProgressMeetingId",
             g.held_on as "held_on!: Day", l.pupil_id as "pupil!: PupilId",
             trim(coalesce(p.preferred_forename, p.legal_forename, '') || ' '
               || coalesce(p.preferred_surname, p.legal_surname, '')) as "name!: String",
             l.answers as "answers!: String", l.barrier as "barrier!: String", l.action as "action!: String",
             l.owner_id as "owner!: AskerId",
             trim(o.title || ' ' || o.forename || ' ' || o.surname) as "owner_name!: String",
             l.by_day as "by!: Day", l.done_on as "done_on?: Day", l.proposes as "proposes?: String",
             l.forward_id as "forward?: MoveForwardId",
             l.written_on as "written_on!: Day",
             coalesce(trim(w.title || ' ' || w.forename || ' ' || w.surname), '') as "written_by!: String",
             l.version as "version!: i32", l.taken_back_on is not null as "taken_back!: bool"
           from progress_line l join progress_meeting g on g.id = l.meeting_id join pupil p on p.id = l.pupil_id
             join staff o on o.asker_id = l.owner_id left join staff w on w.asker_id = l.written_by
           where (?1 is null or l.id = ?1) and (?2 is null or l.meeting_id = ?2) and (?3 is null or l.pupil_id = ?3)
             and l.pupil_id in (select m.pupil_id from may_see m
               where m.asker_id = ?4 and m.sen = 1 and ?5 between m.from_day and m.to_day)
           order by coalesce(p.preferred_surname, p.legal_surname, ''),
             coalesce(p.preferred_forename, p.legal_forename, ''), l.id limit 500"#,
        line,
        meeting,
        pupil,
        asker,
        today
    )
    .fetch_all(look.db())
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Line {
                id: row.id,
                meeting: row.meeting,
                held_on: row.held_on,
                pupil: row.pupil,
                name: row.name,
                answers: serde_json::from_str(&row.answers).map_err(|error| our_fault(&error))?,
                barrier: row.barrier,
                action: row.action,
                owner: row.owner,
                owner_name: row.owner_name,
                by: row.by,
                done_on: row.done_on,
                proposal: row.proposes.and_then(|id| Proposal::from_id(&id)).unwrap_or_default(),
                forward: row.forward,
                written_on: row.written_on,
                written_by: row.written_by,
                version: row.version,
                taken_back: row.taken_back,
            })
        })
        .collect()
}

/// Writes a line about a child who has none at the meeting. None: somebody else was quicker.
pub async fn add_line(
    tx: &mut SqliteConnection,
    meeting: ProgressMeetingId,
    pupil: PupilId,
    written: &Written,
    on: Day,
    by: AskerId,
) -> Result<Option<ProgressLineId>, AppError> {
    let answers = as_text(&written.answers)?;
    let (version, proposes) = (PROGRESS_LINE.version, written.proposal.stored());
    let added = sqlx::query!(
        "insert into progress_line (meeting_id, pupil_id, form_version, answers, barrier, action, owner_id, by_day,
           proposes, written_on, written_by)
         select ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11
         where not exists (select 1 from progress_line
           where meeting_id = ?1 and pupil_id = ?2 and taken_back_on is null)",
        meeting,
        pupil,
        version,
        answers,
        written.barrier,
        written.action,
        written.owner,
        written.by,
        proposes,
        on,
        by
    )
    .execute(tx)
    .await?;
    Ok((added.rows_affected() == 1).then(|| ProgressLineId(added.last_insert_rowid())))
}

/// Writes a line over what it said before, which becomes history. False: somebody else was quicker.
pub async fn change_line(
    tx: &mut SqliteConnection,
    before: &Line,
    written: &Written,
    version: i32,
    by: AskerId,
    now: DateTime<Utc>,
) -> Result<bool, AppError> {
    let new = as_text(&written.answers)?;
    let (form, proposes) = (PROGRESS_LINE.version, written.proposal.stored());
    let changed = sqlx::query!(
        "update progress_line set form_version = ?, answers = ?, barrier = ?, action = ?, owner_id = ?, by_day = ?,
           proposes = ?, version = version + 1
         where id = ? and version = ? and taken_back_on is null",
        form,
        new,
        written.barrier,
        written.action,
        written.owner,
        written.by,
        proposes,
        before.id,
        version
    )
    .execute(&mut *tx)
    .await?;
    if changed.rows_affected() != 1 {
        return Ok(false);
    }
    keep_before(tx, (before.id, version), &before.answers, by, now).await?;
    Ok(true)
}

/// What a line said in a version becomes history, because somebody has replaced it.
pub(super) async fn keep_before(
    tx: &mut SqliteConnection,
    (line, version): (ProgressLineId, i32),
    answers: &Answers,
    by: AskerId,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    let answers = as_text(answers)?;
    sqlx::query!(
        "insert into progress_line_before (line_id, version, answers, until, asker_id) values (?, ?, ?, ?, ?)",
        line,
        version,
        answers,
        now,
        by
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// What a line has put forward now.
pub async fn set_forward(
    tx: &mut SqliteConnection,
    id: ProgressLineId,
    forward: Option<MoveForwardId>,
) -> Result<(), AppError> {
    sqlx::query!("update progress_line set forward_id = ? where id = ?", forward, id).execute(tx).await?;
    Ok(())
}

pub(super) fn as_text(answers: &Answers) -> Result<String, AppError> {
    serde_json::to_string(answers).map_err(|error| our_fault(&error))
}

/// The agreed action was done. False: somebody has said so already, or the line was taken back.
pub async fn mark_done(
    tx: &mut SqliteConnection,
    id: ProgressLineId,
    on: Day,
    by: AskerId,
) -> Result<bool, AppError> {
    let marked = sqlx::query!(
        "update progress_line set done_on = ?, done_by = ?
         where id = ? and done_on is null and taken_back_on is null",
        on,
        by,
        id
    )
    .execute(tx)
    .await?;
    Ok(marked.rows_affected() == 1)
}

/// It was said by mistake. False: nobody has said that it was done, or the line was taken back.
pub async fn mark_not_done(tx: &mut SqliteConnection, id: ProgressLineId) -> Result<bool, AppError> {
    let marked = sqlx::query!(
        "update progress_line set done_on = null, done_by = null
         where id = ? and done_on is not null and taken_back_on is null",
        id
    )
    .execute(tx)
    .await?;
    Ok(marked.rows_affected() == 1)
}

/// The line was a mistake. False: it was taken back already.
pub async fn take_back(tx: &mut SqliteConnection, id: ProgressLineId, on: Day) -> Result<bool, AppError> {
    let taken = sqlx::query!(
        "update progress_line set taken_back_on = ? where id = ? and taken_back_on is null",
        on,
        id
    )
    .execute(tx)
    .await?;
    Ok(taken.rows_affected() == 1)
}
