//! Postings: who teaches or helps which class or child, from when to when.

use sqlx::SqliteConnection;

use crate::db::Look;
use crate::kit::{AppError, AskerId, Day};
use crate::pupils::{PostedTo, PupilId};

impl PostedTo {
    /// The columns `class_id` and `pupil_id`: one of them.
    fn columns(self) -> (Option<i64>, Option<PupilId>) {
        match self {
            PostedTo::Class(id) => (Some(id), None),
            PostedTo::Child(id) => (None, Some(id)),
        }
    }
}

/// Posts somebody. The same posting twice is once.
pub async fn post_to(
    tx: &mut SqliteConnection,
    asker: AskerId,
    to: PostedTo,
    from: Day,
    last: Option<Day>,
) -> Result<(), AppError> {
    let (class, pupil) = to.columns();
    sqlx::query!(
        "insert into posting (asker_id, class_id, pupil_id, from_day, to_day) select ?1, ?2, ?3, ?4, ?5
         where not exists (select 1 from posting where asker_id = ?1 and class_id is ?2 and pupil_id is ?3
           and from_day <= ?4 and coalesce(to_day, '9999-12-31') >= coalesce(?5, '9999-12-31'))",
        asker,
        class,
        pupil,
        from,
        last
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Posts somebody to a class because a staff list says so, from the first day of its school year. False: they are
/// posted to it, or were in that year. A posting that somebody has ended is not begun again by a list that does not
/// know.
pub async fn post_by_list(
    tx: &mut SqliteConnection,
    asker: AskerId,
    class: i64,
    since: Day,
) -> Result<bool, AppError> {
    let posted = sqlx::query!(
        "insert into posting (asker_id, class_id, from_day) select ?1, ?2, ?3
         where not exists (select 1 from posting where asker_id = ?1 and class_id = ?2
           and coalesce(to_day, '9999-12-31') >= ?3)",
        asker,
        class,
        since
    )
    .execute(tx)
    .await?;
    Ok(posted.rows_affected() == 1)
}

/// Ends a posting after a day, which is its last; one that would only begin later never was. False: there is no
/// such posting there, or it has ended.
pub async fn end_posting(
    tx: &mut SqliteConnection,
    id: i64,
    to: PostedTo,
    last: Day,
) -> Result<bool, AppError> {
    let (class, pupil) = to.columns();
    let voided = sqlx::query!(
        "delete from posting where id = ? and class_id is ? and pupil_id is ? and from_day > ?",
        id,
        class,
        pupil,
        last
    )
    .execute(&mut *tx)
    .await?;
    let ended = sqlx::query!(
        "update posting set to_day = ?1 where id = ?2 and class_id is ?3 and pupil_id is ?4
           and coalesce(to_day, '9999-12-31') > ?1",
        last,
        id,
        class,
        pupil
    )
    .execute(tx)
    .await?;
    Ok(voided.rows_affected() + ended.rows_affected() == 1)
}

/// A posting as its page shows it.
pub struct Posting {
    pub id: i64,
    pub name: String,
    pub from: Day,
    pub to: Option<Day>,
}

/// Everyone who is or will be posted to a class or a child.
pub async fn postings(look: &Look, to: PostedTo) -> Result<Vec<Posting>, AppError> {
    let (today, (class, pupil)) = (look.today, to.columns());
    let rows = sqlx::query_as!(
        Posting,
        r#"select t.id as "id!",
             trim(f.title || ' ' || f.forename || ' ' || f.surname) as "name!: String",
             t.from_day as "from: Day", t.to_day as "to: Day"
           from posting t join staff f on f.asker_id = t.asker_id
           where t.class_id is ?1 and t.pupil_id is ?2 and coalesce(t.to_day, ?3) >= ?3
             and coalesce(f.ended_on, '9999') > ?3
           order by f.surname limit 100"#,
        class,
        pupil,
        today
    )
    .fetch_all(look.db())
    .await?;
    Ok(rows)
}

/// Those who can be posted to a class: teachers and TAs who work here today.
pub async fn can_be_posted(look: &Look) -> Result<Vec<(i64, String)>, AppError> {
    let today = look.today;
    let rows = sqlx::query!(
        r#"select distinct f.asker_id as "id!: i64",
             trim(f.title || ' ' || f.forename || ' ' || f.surname) as "name!: String", f.surname
           from staff f join works_with_children w on w.asker_id = f.asker_id
           where ?1 between w.from_day and w.to_day and coalesce(f.ended_on, '9999') > ?1
           order by f.surname limit 300"#,
        today
    )
    .fetch_all(look.db())
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}
