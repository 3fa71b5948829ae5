//! Staff and their roles as rows.

use chrono::{DateTime, Utc};
use sqlx::{SqliteConnection, SqliteExecutor, SqlitePool};

use crate::kit::{AppError, AskerId, Day, Role};
use crate::people::Leader;
use crate::people::session::{full_name, in_order};

/// A person as they are written down.
pub struct NewStaff<'a> {
    pub code: Option<&'a str>,
    pub title: &'a str,
    pub forename: &'a str,
    pub surname: &'a str,
    pub email: &'a str,
    pub roles: &'a [Role],
    pub from: Day,
    pub until: Option<Day>,
}

/// Whether an email address is somebody's already, other than this person's own.
pub async fn email_is_taken(
    tx: &mut SqliteConnection,
    email: &str,
    except: Option<AskerId>,
) -> Result<bool, AppError> {
    let count = sqlx::query_scalar!(
        "select count(*) from staff where email = ? and asker_id is not ?",
        email,
        except
    )
    .fetch_one(tx)
    .await?;
    Ok(count > 0)
}

/// Writes somebody down with what they are. Nobody has their email or their code: the caller has asked.
pub async fn add(tx: &mut SqliteConnection, new: NewStaff<'_>) -> Result<AskerId, AppError> {
    let id = sqlx::query!("insert into asker (kind) values ('staff')")
        .execute(&mut *tx)
        .await?
        .last_insert_rowid();
    let id = AskerId(id);
    sqlx::query!(
        "insert into staff (asker_id, code, title, forename, surname, email) values (?, ?, ?, ?, ?, ?)",
        id,
        new.code,
        new.title,
        new.forename,
        new.surname,
        new.email
    )
    .execute(&mut *tx)
    .await?;
    for role in new.roles {
        begin_role(tx, id, *role, new.from, new.until).await?;
    }
    Ok(id)
}

async fn begin_role(
    tx: &mut SqliteConnection,
    id: AskerId,
    role: Role,
    from: Day,
    until: Option<Day>,
) -> Result<(), AppError> {
    sqlx::query!(
        "insert into staff_role (asker_id, role, from_day, to_day) values (?, ?, ?, ?)",
        id,
        role,
        from,
        until
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// The person's last day was before this one: they cannot sign in any more, and no link of theirs opens anything.
/// Their postings end with their access, by the table's own rule.
pub async fn end_staff(
    tx: &mut SqliteConnection,
    id: AskerId,
    on: Day,
    now: DateTime<Utc>,
) -> Result<bool, AppError> {
    sqlx::query!("update one_time_link set used_at = ? where asker_id = ? and used_at is null", now, id)
        .execute(&mut *tx)
        .await?;
    let ended = sqlx::query!(
        "update staff set ended_on = ?, version = version + 1 where asker_id = ? and ended_on is null",
        on,
        id
    )
    .execute(&mut *tx)
    .await?;
    Ok(ended.rows_affected() == 1)
}

/// How many people hold a role today.
pub async fn holders_of(tx: &mut SqliteConnection, role: Role, today: Day) -> Result<i64, AppError> {
    let count = sqlx::query_scalar!(
        "select count(distinct f.asker_id) from staff f join staff_role r on r.asker_id = f.asker_id
         where r.role = ?1 and r.from_day <= ?2 and coalesce(r.to_day, ?2) >= ?2
           and coalesce(f.ended_on, '9999') > ?2",
        role,
        today
    )
    .fetch_one(tx)
    .await?;
    Ok(count)
}

/// Whether somebody else has a role today, and still has it after a day.
pub async fn another_has_after(
    tx: &mut SqliteConnection,
    role: Role,
    day: Day,
    than: AskerId,
    today: Day,
) -> Result<bool, AppError> {
    let count = sqlx::query_scalar!(
        "select count(*) from staff f join staff_role r on r.asker_id = f.asker_id
         where f.asker_id <> ?1 and r.role = ?2 and r.from_day <= ?3
           and coalesce(r.to_day, '9999-12-31') > ?4 and coalesce(f.ended_on, '9999') > ?3",
        than,
        role,
        today,
        day
    )
    .fetch_one(tx)
    .await?;
    Ok(count > 0)
}

/// Everybody who leads SEND today, the SENCo first.
pub async fn leaders(db: impl SqliteExecutor<'_>, today: Day) -> Result<Vec<Leader>, AppError> {
    let rows = sqlx::query_as!(
        Leader,
        r#"select f.asker_id as "id!: AskerId",
             trim(f.title || ' ' || f.forename || ' ' || f.surname) as "name!: String",
             max(coalesce(r.to_day, '9999-12-31')) as "last!: Day",
             max(case when r.role = 'senco' then coalesce(r.to_day, '9999-12-31') end) as "senco_last?: Day"
           from staff f join staff_role r on r.asker_id = f.asker_id
           where r.role in ('senco', 'deputy_senco') and r.from_day <= ?1 and coalesce(r.to_day, ?1) >= ?1
             and coalesce(f.ended_on, '9999') > ?1
           group by f.asker_id order by max(r.role = 'senco') desc, f.surname, f.forename limit 100"#,
        today
    )
    .fetch_all(db)
    .await?;
    Ok(rows)
}

/// One line of the staff list.
pub struct StaffRow {
    pub id: AskerId,
    pub name: String,
    pub email: String,
    pub roles: Vec<Role>,
    pub until: Option<Day>,
    pub has_password: bool,
    pub ended_on: Option<Day>,
}

/// Everyone who works here, by surname; then leavers. Bounded: no primary school has more staff.
pub async fn staff(db: &SqlitePool, today: Day) -> Result<Vec<StaffRow>, AppError> {
    let rows = sqlx::query!(
        r#"select asker_id, title, forename, surname, email, ended_on,
             password_hash is not null as "has_password: bool",
             (select group_concat(r.role) from staff_role r
               where r.asker_id = staff.asker_id and r.from_day <= ?1 and coalesce(r.to_day, ?1) >= ?1)
               as "roles: String",
             (select max(r.to_day) from staff_role r where r.asker_id = staff.asker_id
               and not exists (select 1 from staff_role open where open.asker_id = staff.asker_id and open.to_day is null))
               as "until: Day"
           from staff order by ended_on is not null, surname, forename limit 1000"#,
        today
    )
    .fetch_all(db)
    .await?;
    let row = rows.into_iter().map(|row| StaffRow {
        id: row.asker_id,
        name: full_name(&row.title, &row.forename, &row.surname),
        email: row.email,
        roles: in_order(row.roles.as_deref().unwrap_or_default()),
        until: row.until,
        has_password: row.has_password,
        ended_on: row.ended_on,
    });
    Ok(row.collect())
}

/// Whom a line of a staff list means.
pub enum Listed {
    Nobody,
    Found(AskerId),
    /// The staff code is somebody's of another name and email: codes are given again to those who come after.
    CodeOfAnother,
    /// Code and surname are one person's, and the email is another's.
    EmailOfAnother,
    /// The email is that of somebody whose access has ended.
    HasLeft,
}

/// Somebody of a staff list: by staff code if surname or email agree, else by email.
pub async fn find_listed(
    tx: &mut SqliteConnection,
    code: Option<&str>,
    surname: &str,
    email: &str,
) -> Result<Listed, AppError> {
    let rows = sqlx::query!(
        r#"select asker_id, code is ?1 and ?1 is not null as "by_code!: bool", email = ?2 as "by_email!: bool",
             surname = ?3 collate nocase as "by_name!: bool", ended_on is not null as "has_left!: bool"
           from staff where (code is ?1 and ?1 is not null) or email = ?2 limit 2"#,
        code,
        email,
        surname
    )
    .fetch_all(tx)
    .await?;
    let by_code = rows.iter().find(|row| row.by_code);
    let by_email = rows.iter().find(|row| row.by_email);
    Ok(match (by_code, by_email) {
        (Some(coded), Some(mailed)) if coded.asker_id != mailed.asker_id && coded.by_name => {
            Listed::EmailOfAnother
        }
        (_, Some(mailed)) if mailed.has_left => Listed::HasLeft,
        (Some(coded), Some(mailed)) if coded.asker_id != mailed.asker_id => Listed::CodeOfAnother,
        (Some(coded), None) if !coded.by_name => Listed::CodeOfAnother,
        (Some(coded), None) if coded.has_left => Listed::HasLeft,
        (_, Some(row)) | (Some(row), None) => Listed::Found(row.asker_id),
        (None, None) => Listed::Nobody,
    })
}

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

/// Writes names and email as a list has them. False: they were so already.
pub async fn correct(
    tx: &mut SqliteConnection,
    id: AskerId,
    code: Option<&str>,
    title: &str,
    forename: &str,
    surname: &str,
    email: &str,
) -> Result<bool, AppError> {
    let corrected = sqlx::query!(
        "update staff set code = coalesce(?1, code), title = ?2, forename = ?3, surname = ?4, email = ?5,
           version = version + 1
         where asker_id = ?6 and (coalesce(?1, code, '') <> coalesce(code, '') or title <> ?2 or forename <> ?3
           or surname <> ?4 or email <> ?5)",
        code,
        title,
        forename,
        surname,
        email,
        id
    )
    .execute(tx)
    .await?;
    Ok(corrected.rows_affected() == 1)
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
