//! Postings: who teaches or helps which class or child, from when to when.

use sqlx::SqliteConnection;

use crate::db::Look;
use crate::kit::{AppError, AskerId, Day};

/// Posts somebody to a class. The same posting twice is once.
pub async fn post_to_class(
    tx: &mut SqliteConnection,
    asker: AskerId,
    class: i64,
    from: Day,
    to: Option<Day>,
) -> Result<(), AppError> {
    let open = sqlx::query_scalar!(
        "select count(*) from posting where asker_id = ?1 and class_id = ?2 and from_day <= ?3
           and coalesce(to_day, '9999-12-31') >= coalesce(?4, '9999-12-31')",
        asker,
        class,
        from,
        to
    )
    .fetch_one(&mut *tx)
    .await?;
    if open == 0 {
        sqlx::query!(
            "insert into posting (asker_id, class_id, from_day, to_day) values (?, ?, ?, ?)",
            asker,
            class,
            from,
            to
        )
        .execute(tx)
        .await?;
    }
    Ok(())
}

/// Ends a posting on a day, which is its last. False: there was none to end.
pub async fn end_posting(tx: &mut SqliteConnection, id: i64, on: Day) -> Result<bool, AppError> {
    let ended = sqlx::query!(
        "update posting set to_day = max(?1, from_day) where id = ?2 and coalesce(to_day, '9999-12-31') > ?1",
        on,
        id
    )
    .execute(tx)
    .await?;
    Ok(ended.rows_affected() == 1)
}

/// A posting as its page shows it.
pub struct Posting {
    pub id: i64,
    pub name: String,
    pub from: Day,
    pub to: Option<Day>,
}

/// Everyone who is or will be posted to a class.
pub async fn postings_of_class(look: &Look, class: i64) -> Result<Vec<Posting>, AppError> {
    let today = look.today;
    let rows = sqlx::query_as!(
        Posting,
        r#"select t.id as "id!",
             trim(f.title || ' ' || f.forename || ' ' || f.surname) as "name!: String",
             t.from_day as "from: Day", t.to_day as "to: Day"
           from posting t join staff f on f.asker_id = t.asker_id
           where t.class_id = ?1 and coalesce(t.to_day, ?2) >= ?2 and coalesce(f.ended_on, '9999') > ?2
           order by f.surname"#,
        class,
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
           from staff f join staff_role r on r.asker_id = f.asker_id
           where r.role in ('class_teacher', 'sen_ta', 'senco', 'deputy_senco')
             and r.from_day <= ?1 and coalesce(r.to_day, ?1) >= ?1 and coalesce(f.ended_on, '9999') > ?1
           order by f.surname limit 300"#,
        today
    )
    .fetch_all(look.db())
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}
