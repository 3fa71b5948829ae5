//! Progress meetings of classes.

use sqlx::{SqliteConnection, SqliteExecutor};

use crate::db::Look;
use crate::kit::{AppError, AskerId, Day};
use crate::reviews::ProgressMeetingId;

/// A meeting among those of its class.
pub struct MeetingOfClass {
    pub id: ProgressMeetingId,
    pub held_on: Day,
    /// The children with a line whom the reader may see.
    pub highlighted: i64,
}

/// The meetings of a class, which was found for the reader, the latest first.
pub async fn meetings_of(look: &Look, class: i64) -> Result<Vec<MeetingOfClass>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let rows = sqlx::query_as!(
        MeetingOfClass,
        r#"select g.id as "id!: ProgressMeetingId", g.held_on as "held_on!: Day",
             (select count(*) from progress_line l where l.meeting_id = g.id and l.taken_back_on is null
               and l.pupil_id in (select m.pupil_id from may_see m
                 where m.asker_id = ?2 and m.sen = 1 and ?3 between m.from_day and m.to_day)) as "highlighted!: i64"
           from progress_meeting g where g.class_id = ?1 order by g.held_on desc limit 60"#,
        class,
        asker,
        today
    )
    .fetch_all(look.db())
    .await?;
    Ok(rows)
}

/// One meeting.
pub struct Meeting {
    pub id: ProgressMeetingId,
    pub class: i64,
    pub class_name: String,
    pub held_on: Day,
    pub version: i32,
    pub begun_by: String,
}

/// A meeting, for whoever may see the needs of a child who is in its class now or was highlighted there.
pub async fn meeting(look: &Look, id: ProgressMeetingId) -> Result<Meeting, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let meeting = sqlx::query_as!(
        Meeting,
        r#"select g.id as "id!: ProgressMeetingId", g.class_id as "class!: i64", c.name as "class_name!: String",
             g.held_on as "held_on!: Day", g.version as "version!: i32",
             coalesce(trim(f.title || ' ' || f.forename || ' ' || f.surname), '') as "begun_by!: String"
           from progress_meeting g join class c on c.id = g.class_id left join staff f on f.asker_id = g.opened_by
           where g.id = ?1 and exists (select 1 from pupil p
             where (p.class_id = g.class_id and (p.left_on is null or p.left_on > ?3)
                 or p.id in (select l.pupil_id from progress_line l
                   where l.meeting_id = g.id and l.taken_back_on is null))
               and p.id in (select m.pupil_id from may_see m
                 where m.asker_id = ?2 and m.sen = 1 and ?3 between m.from_day and m.to_day))"#,
        id,
        asker,
        today
    )
    .fetch_one(look.db())
    .await?;
    Ok(meeting)
}

/// Begins a meeting. A class has one on a day: whoever comes second gets the same.
pub async fn begin(
    tx: &mut SqliteConnection,
    class: i64,
    held_on: Day,
    by: AskerId,
) -> Result<ProgressMeetingId, AppError> {
    sqlx::query!(
        "insert into progress_meeting (class_id, held_on, opened_by) values (?, ?, ?)
         on conflict (class_id, held_on) do nothing",
        class,
        held_on,
        by
    )
    .execute(&mut *tx)
    .await?;
    let id = sqlx::query_scalar!(
        r#"select id as "id!: ProgressMeetingId" from progress_meeting where class_id = ? and held_on = ?"#,
        class,
        held_on
    )
    .fetch_one(tx)
    .await?;
    Ok(id)
}

/// Nothing was ever written at a meeting, not even what was taken back since. Of a meeting that was found for the reader.
pub async fn is_unwritten(db: impl SqliteExecutor<'_>, id: ProgressMeetingId) -> Result<bool, AppError> {
    let unwritten = sqlx::query_scalar!(
        r#"select not exists (select 1 from progress_line where meeting_id = ?) as "unwritten!: bool""#,
        id
    )
    .fetch_one(db)
    .await?;
    Ok(unwritten)
}

/// Takes a meeting away at which nothing was ever written. False: something was.
pub async fn remove_unwritten(tx: &mut SqliteConnection, id: ProgressMeetingId) -> Result<bool, AppError> {
    let removed = sqlx::query!(
        "delete from progress_meeting
         where id = ?1 and not exists (select 1 from progress_line where meeting_id = ?1)",
        id
    )
    .execute(tx)
    .await?;
    Ok(removed.rows_affected() == 1)
}

/// The meeting was held on another day, on which the class has none. False: somebody else was quicker.
pub async fn redate(
    tx: &mut SqliteConnection,
    id: ProgressMeetingId,
    held_on: Day,
    version: i32,
) -> Result<bool, AppError> {
    let moved = sqlx::query!(
        "update progress_meeting set held_on = ?, version = version + 1 where id = ? and version = ?",
        held_on,
        id,
        version
    )
    .execute(tx)
    .await?;
    Ok(moved.rows_affected() == 1)
}
