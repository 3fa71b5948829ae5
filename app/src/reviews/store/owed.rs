//! What duties ask of progress meetings: on which days a child was reviewed there, and what was promised.

use std::collections::HashMap;

use crate::db::Look;
use crate::kit::{AppError, AskerId, Day};
use crate::pupils::PupilId;
use crate::reviews::{ProgressLineId, ProgressMeetingId};

/// What was written longer ago discharges no duty of today.
const TWO_YEARS: chrono::Days = chrono::Days::new(731);

/// The days of the meetings of the last two years at which a line was written, earliest first: of one child, or of
/// all whom the reader may see.
pub async fn reviewed(look: &Look, only: Option<PupilId>) -> Result<HashMap<PupilId, Vec<Day>>, AppError> {
    let (asker, today, since) = (look.asker.id, look.today, look.today - TWO_YEARS);
    // A range, not “this one or all”: SQLite then finds one child without reading the others.
    let (first, last) = only.map_or((0, i64::MAX), |id| (id.0, id.0));
    let rows = sqlx::query!(
        r#"select l.pupil_id as "pupil!: PupilId", g.held_on as "held_on!: Day"
           from progress_line l join progress_meeting g on g.id = l.meeting_id
           where l.taken_back_on is null and g.held_on >= ?1 and l.pupil_id between ?4 and ?5
             and l.pupil_id in (select m.pupil_id from may_see m
               where m.asker_id = ?2 and m.pupil_id between ?4 and ?5 and m.sen = 1 and ?3 between m.from_day and m.to_day)
           order by g.held_on, l.id"#,
        since,
        asker,
        today,
        first,
        last
    )
    .fetch_all(look.db())
    .await?;
    let mut reviewed: HashMap<PupilId, Vec<Day>> = HashMap::new();
    for row in rows {
        reviewed.entry(row.pupil).or_default().push(row.held_on);
    }
    Ok(reviewed)
}

/// An action that was agreed at a progress meeting and is not done yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promised {
    pub line: ProgressLineId,
    pub meeting: ProgressMeetingId,
    pub pupil: PupilId,
    pub action: String,
    /// Who promised it; where the room gives it out, who owes it today.
    pub owner: AskerId,
    pub owner_name: String,
    pub held_on: Day,
    /// The last day allowed.
    pub by: Day,
}

/// What was promised and is not done, to one child or to all whom the reader may see, in the order of its days. Whoever has
/// left is owed nothing more by this school.
pub async fn promised(look: &Look, only: Option<PupilId>) -> Result<Vec<Promised>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    // A range here as well.
    let (first, last) = only.map_or((0, i64::MAX), |id| (id.0, id.0));
    let rows = sqlx::query_as!(
        Promised,
        r#"select l.id as "line!: ProgressLineId", l.meeting_id as "meeting!: ProgressMeetingId",
             l.pupil_id as "pupil!: PupilId", l.action as "action!: String", l.owner_id as "owner!: AskerId",
             trim(o.title || ' ' || o.forename || ' ' || o.surname) as "owner_name!: String",
             g.held_on as "held_on!: Day", l.by_day as "by!: Day"
           from progress_line l join progress_meeting g on g.id = l.meeting_id join pupil p on p.id = l.pupil_id
             join staff o on o.asker_id = l.owner_id
           where l.done_on is null and l.taken_back_on is null and l.pupil_id between ?3 and ?4
             and (p.left_on is null or p.left_on > ?2) and l.pupil_id in (select m.pupil_id from may_see m
               where m.asker_id = ?1 and m.pupil_id between ?3 and ?4 and m.sen = 1 and ?2 between m.from_day and m.to_day)
           order by l.by_day, l.id"#,
        asker,
        today,
        first,
        last
    )
    .fetch_all(look.db())
    .await?;
    Ok(rows)
}
