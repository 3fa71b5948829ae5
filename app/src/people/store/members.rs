//! One member of staff: what they are and were, changing that, and letting them in again.

use sqlx::{SqliteConnection, SqliteExecutor, SqlitePool};

use super::staff::begin_role;
use crate::kit::{AppError, AskerId, Day, Role};
use crate::people::session::in_order;

/// What somebody is today by the list, whether or not their access has ended.
pub async fn roles_of(db: impl SqliteExecutor<'_>, id: AskerId, today: Day) -> Result<Vec<Role>, AppError> {
    let roles = sqlx::query_scalar!(
        r#"select role as "role: Role" from staff_role
           where asker_id = ?1 and from_day <= ?2 and coalesce(to_day, ?2) >= ?2 order by id"#,
        id,
        today
    )
    .fetch_all(db)
    .await?;
    Ok(roles)
}

/// What somebody was since a day and, by that row, is no longer: each with its last day, the latest first.
pub async fn ended_roles(
    tx: &mut SqliteConnection,
    id: AskerId,
    since: Day,
    today: Day,
) -> Result<Vec<(Role, Day)>, AppError> {
    let rows = sqlx::query!(
        r#"select role as "role!: Role", to_day as "to_day!: Day" from staff_role
           where asker_id = ?1 and to_day >= ?2 and to_day < ?3 order by to_day desc"#,
        id,
        since,
        today
    )
    .fetch_all(tx)
    .await?;
    Ok(rows.into_iter().map(|row| (row.role, row.to_day)).collect())
}

/// Somebody whose access ended works here again. Their password, PIN and authenticator are gone; a new link sets
/// the first. False: their access had not ended.
pub async fn take_back(tx: &mut SqliteConnection, id: AskerId) -> Result<bool, AppError> {
    let back = sqlx::query!(
        "update staff set ended_on = null, password_hash = null, pin_hash = null, second_factor = null,
           second_factor_step = null, version = version + 1
         where asker_id = ? and ended_on is not null",
        id
    )
    .execute(tx)
    .await?;
    Ok(back.rows_affected() == 1)
}

/// One person as the staff list has them.
pub struct Member {
    pub title: String,
    pub forename: String,
    pub surname: String,
    pub email: String,
    pub roles: Vec<Role>,
    /// The last day of what they are, if all of it ends.
    pub until: Option<Day>,
    pub has_second_factor: bool,
    pub version: i32,
}

/// Somebody who works here, to change what is written about them.
pub async fn member(db: &SqlitePool, id: AskerId, today: Day) -> Result<Option<Member>, AppError> {
    let row = sqlx::query!(
        r#"select title, forename, surname, email, version as "version: i32",
             second_factor is not null as "has_second_factor: bool",
             (select group_concat(r.role) from staff_role r
               where r.asker_id = staff.asker_id and r.from_day <= ?2 and coalesce(r.to_day, ?2) >= ?2)
               as "roles: String",
             (select nullif(max(coalesce(r.to_day, '9999-12-31')), '9999-12-31') from staff_role r
               where r.asker_id = staff.asker_id and coalesce(r.to_day, ?2) >= ?2) as "until: Day"
           from staff where asker_id = ?1 and coalesce(ended_on, '9999') > ?2"#,
        id,
        today
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Member {
        title: row.title,
        forename: row.forename,
        surname: row.surname,
        email: row.email,
        roles: in_order(row.roles.as_deref().unwrap_or_default()),
        until: row.until,
        has_second_factor: row.has_second_factor,
        version: row.version,
    }))
}

/// Writes names and email over a version. False: somebody else was quicker.
pub async fn save_member(tx: &mut SqliteConnection, id: AskerId, member: &Member) -> Result<bool, AppError> {
    let saved = sqlx::query!(
        "update staff set title = ?, forename = ?, surname = ?, email = ?, version = version + 1
         where asker_id = ? and version = ?",
        member.title,
        member.forename,
        member.surname,
        member.email,
        id,
        member.version
    )
    .execute(tx)
    .await?;
    Ok(saved.rows_affected() == 1)
}

/// From today on somebody is what `after` says, and nothing else. What they were stays on record; a role that began
/// today and was a mistake does not. What they still are keeps its own last day, unless the one day that the page
/// shows for all of it was changed: whoever corrects a name has not seen the others, and decides nothing about them.
pub async fn set_roles(
    tx: &mut SqliteConnection,
    id: AskerId,
    before: &Member,
    after: &Member,
    today: Day,
) -> Result<(), AppError> {
    for role in Role::ALL {
        match (before.roles.contains(&role), after.roles.contains(&role)) {
            (false, true) => begin_role(tx, id, role, today, after.until).await?,
            (true, true) if before.until != after.until => {
                move_last_day(tx, id, role, after.until, today).await?;
            }
            (true, true) => {}
            (_, false) => end_role(tx, id, role, today).await?,
        }
    }
    Ok(())
}

async fn move_last_day(
    tx: &mut SqliteConnection,
    id: AskerId,
    role: Role,
    until: Option<Day>,
    today: Day,
) -> Result<(), AppError> {
    sqlx::query!(
        "update staff_role set to_day = ?1 where asker_id = ?2 and role = ?3
           and from_day <= ?4 and coalesce(to_day, ?4) >= ?4",
        until,
        id,
        role,
        today
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Ends a role with yesterday, if it was held; what would begin today or later never was.
async fn end_role(tx: &mut SqliteConnection, id: AskerId, role: Role, today: Day) -> Result<(), AppError> {
    sqlx::query!(
        "delete from staff_role where asker_id = ?1 and role = ?2 and from_day >= ?3",
        id,
        role,
        today
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query!(
        "update staff_role set to_day = date(?3, '-1 day') where asker_id = ?1 and role = ?2
           and coalesce(to_day, ?3) >= ?3",
        id,
        role,
        today
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Gives roles from today on, until further notice. Which of them may be given, the caller has decided.
pub async fn give_roles(
    tx: &mut SqliteConnection,
    id: AskerId,
    roles: &[Role],
    today: Day,
) -> Result<(), AppError> {
    for role in roles {
        begin_role(tx, id, *role, today, None).await?;
    }
    Ok(())
}
