//! Postings: who teaches or helps which class or child, from when to when.

use sqlx::SqliteConnection;

use crate::db::Look;
use crate::kit::{AppError, AskerId, Day};
use crate::pupils::{CanStandIn, EndedPosting, PostedTo, PupilId, Reach};

impl PostedTo {
    /// The columns `class_id` and `pupil_id`: one of them.
    fn columns(self) -> (Option<i64>, Option<PupilId>) {
        match self {
            PostedTo::Class(id) => (Some(id), None),
            PostedTo::Child(id) => (None, Some(id)),
        }
    }
}

/// Posts somebody, and gives the number of the posting. The same posting twice is once: None.
pub async fn post_to(
    tx: &mut SqliteConnection,
    asker: AskerId,
    to: PostedTo,
    from: Day,
    last: Option<Day>,
) -> Result<Option<i64>, AppError> {
    let (class, pupil) = to.columns();
    let posted = sqlx::query!(
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
    Ok((posted.rows_affected() == 1).then(|| posted.last_insert_rowid()))
}

/// How much of the school somebody would work with on some of these days if they were posted to a place as well. None:
/// they are posted to it already, so it gives them nothing more.
pub async fn reach_with(
    tx: &mut SqliteConnection,
    asker: AskerId,
    to: PostedTo,
    from: Day,
    last: Option<Day>,
) -> Result<Option<Reach>, AppError> {
    let (class, pupil) = to.columns();
    let row = sqlx::query!(
        r#"select count(distinct class_id) as "classes!: i64", count(distinct pupil_id) as "children!: i64",
             coalesce(max(class_id is ?2 and pupil_id is ?3), 0) as "there!: bool"
           from posting where asker_id = ?1 and coalesce(to_day, '9999-12-31') >= ?4
             and from_day <= coalesce(?5, '9999-12-31')"#,
        asker,
        class,
        pupil,
        from,
        last
    )
    .fetch_one(tx)
    .await?;
    let reach = Reach {
        classes: row.classes + i64::from(class.is_some()),
        children: row.children + i64::from(pupil.is_some()),
    };
    Ok((!row.there).then_some(reach))
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

/// Those who can stand in for somebody: who can be posted, with whether they teach and how long they are here.
pub async fn can_stand_in(look: &Look) -> Result<Vec<CanStandIn>, AppError> {
    let today = look.today;
    let rows = sqlx::query_as!(
        CanStandIn,
        r#"select f.asker_id as "id!: AskerId",
             trim(f.title || ' ' || f.forename || ' ' || f.surname) as "name!: String",
             exists (select 1 from staff_role r where r.asker_id = f.asker_id and r.role = 'class_teacher'
               and r.from_day <= ?1 and coalesce(r.to_day, ?1) >= ?1) as "teaches!: bool",
             nullif(max(w.to_day), '9999-12-31') as "until?: Day"
           from staff f join works_with_children w on w.asker_id = f.asker_id
           where ?1 between w.from_day and w.to_day and coalesce(f.ended_on, '9999') > ?1
           group by f.asker_id order by f.surname, f.forename limit 300"#,
        today
    )
    .fetch_all(look.db())
    .await?;
    Ok(rows)
}

/// Somebody's postings to classes and children that hold on any of these days; without a last day, of all days from
/// the first one on.
pub async fn postings_of(
    tx: &mut SqliteConnection,
    who: AskerId,
    from: Day,
    until: Option<Day>,
) -> Result<Vec<EndedPosting>, AppError> {
    let rows = sqlx::query!(
        r#"select id as "id!: i64", class_id as "class?: i64", pupil_id as "pupil?: PupilId",
             from_day as "from!: Day", to_day as "last?: Day"
           from posting where asker_id = ?1 and coalesce(to_day, '9999-12-31') >= ?2
             and from_day <= coalesce(?3, '9999-12-31')
           order by id limit 200"#,
        who,
        from,
        until
    )
    .fetch_all(tx)
    .await?;
    let posting = |id, class: Option<i64>, pupil: Option<PupilId>, from, last| {
        let to = class.map(PostedTo::Class).or_else(|| pupil.map(PostedTo::Child))?;
        Some(EndedPosting { id, to, from, last })
    };
    Ok(rows.into_iter().filter_map(|row| posting(row.id, row.class, row.pupil, row.from, row.last)).collect())
}

/// Ends a posting before a day. One that would only begin then or later never was.
pub async fn end_from(tx: &mut SqliteConnection, posting: &EndedPosting, from: Day) -> Result<(), AppError> {
    sqlx::query!("delete from posting where id = ? and from_day >= ?", posting.id, from)
        .execute(&mut *tx)
        .await?;
    sqlx::query!("update posting set to_day = date(?1, '-1 day') where id = ?2", from, posting.id)
        .execute(tx)
        .await?;
    Ok(())
}

/// Ends a posting of somebody after a day, if it is still theirs and goes on for longer. False: it does not.
pub async fn end_of(tx: &mut SqliteConnection, id: i64, who: AskerId, last: Day) -> Result<bool, AppError> {
    let voided =
        sqlx::query!("delete from posting where id = ? and asker_id = ? and from_day > ?", id, who, last)
            .execute(&mut *tx)
            .await?;
    let ended = sqlx::query!(
        "update posting set to_day = ?1 where id = ?2 and asker_id = ?3
           and coalesce(to_day, '9999-12-31') > ?1",
        last,
        id,
        who
    )
    .execute(tx)
    .await?;
    Ok(voided.rows_affected() + ended.rows_affected() == 1)
}

/// Gives somebody a posting back that had ended. Where it never was, it is made anew: its number may be another's.
pub async fn restore(
    tx: &mut SqliteConnection,
    who: AskerId,
    posting: &EndedPosting,
) -> Result<(), AppError> {
    let (class, pupil) = posting.to.columns();
    let restored = sqlx::query!(
        "update posting set to_day = ?1
         where id = ?2 and asker_id = ?3 and class_id is ?4 and pupil_id is ?5 and from_day = ?6",
        posting.last,
        posting.id,
        who,
        class,
        pupil,
        posting.from
    )
    .execute(&mut *tx)
    .await?;
    if restored.rows_affected() == 0 {
        post_to(tx, who, posting.to, posting.from, posting.last).await?;
    }
    Ok(())
}
