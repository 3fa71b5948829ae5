//! One child's record by hand.

use sqlx::SqliteConnection;

use super::held_one;
use crate::db::Look;
use crate::kit::{AppError, Day, FieldErrors, short_date};
use crate::pupils::{Held, PupilId, PupilRecord, last_day};

/// A record to be changed.
pub struct HeldRecord {
    pub record: PupilRecord,
    pub class: Option<i64>,
    /// The last day at the school, for whoever has left or is going to.
    pub last_day: Option<Day>,
    pub version: i32,
}

/// The record of a child whom the reader finds in the register.
pub async fn record(look: &Look, id: PupilId) -> Result<HeldRecord, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let row = sqlx::query!(
        r#"select class_id, left_on, version as "version: i32" from pupil
           where id = ?1 and id in (select m.pupil_id from may_see m
             where m.asker_id = ?2 and m.pupil_id = ?1 and ?3 between m.from_day and m.to_day)"#,
        id,
        asker,
        today
    )
    .fetch_one(look.db())
    .await?;
    let mut reader = look.db().acquire().await?;
    let (held, _) = held_one(&mut reader, id, today).await?;
    Ok(HeldRecord {
        record: held.record,
        class: row.class_id,
        last_day: row.left_on.map(last_day),
        version: row.version,
    })
}

/// Whether a child's record is still at a version.
pub async fn is_version(tx: &mut SqliteConnection, id: PupilId, version: i32) -> Result<bool, AppError> {
    let stands = sqlx::query_scalar!(r#"select version as "version: i32" from pupil where id = ?"#, id)
        .fetch_one(tx)
        .await?;
    Ok(stands == version)
}

/// Numbers of a record that are another child's, under the questions that ask for them.
pub async fn numbers_taken(
    tx: &mut SqliteConnection,
    record: &PupilRecord,
    own: Option<PupilId>,
) -> Result<FieldErrors, AppError> {
    let upn = record.upn.as_ref().map(ToString::to_string);
    let row = sqlx::query!(
        r#"select
             exists (select 1 from pupil where upn is not null and upn = ?1 and id is not ?4) as "upn!: bool",
             exists (select 1 from pupil where admission_no is not null and admission_no = ?2 and born_on = ?3
               and id is not ?4) as "admission_no!: bool""#,
        upn,
        record.admission_no,
        record.dob,
        own
    )
    .fetch_one(tx)
    .await?;
    let mut errors = FieldErrors::new();
    let mut taken = |is: bool, field: &str, words: &str| {
        if is {
            errors.insert(field.to_owned(), words.to_owned());
        }
    };
    taken(row.upn, "upn", "Another child of the register has this UPN. Find that child first, left or not");
    taken(
        row.admission_no,
        "admission_no",
        "Another child of this birthday has this number. Find that child first, left or not",
    );
    Ok(errors)
}

/// That a child to be added is in the register already, under the question of the surname, with the place where
/// the other one is found.
pub async fn held_already(
    tx: &mut SqliteConnection,
    record: &PupilRecord,
    today: Day,
) -> Result<FieldErrors, AppError> {
    let born_too = sqlx::query_scalar!(
        r#"select id as "id: PupilId" from pupil where born_on = ?1
           order by left_on is not null and left_on <= ?2, id"#,
        record.dob,
        today
    )
    .fetch_all(&mut *tx)
    .await?;
    for id in born_too {
        let (held, left_on) = held_one(tx, id, today).await?;
        if held.record.seems_to_be(record) {
            let gone = left_on.filter(|_| !held.on_roll);
            return Ok(FieldErrors::from([("surname".to_owned(), where_held(&held, gone))]));
        }
    }
    Ok(FieldErrors::new())
}

fn where_held(held: &Held, left_on: Option<Day>) -> String {
    let name = held.record.known_as();
    match (left_on, &held.record.class_name) {
        (Some(day), _) => {
            let last = short_date(last_day(day));
            format!("{name}, with this birthday, left the school on {last}; bring them back on their page")
        }
        (None, Some(class)) => {
            format!("{name}, with this birthday, is in the register already, in {class}")
        }
        (None, None) => format!("{name}, with this birthday, is in the register already, in no class"),
    }
}

/// Every class of the school, to choose from: the youngest first, and last those in which nobody is.
pub async fn all_classes(look: &Look) -> Result<Vec<(i64, String)>, AppError> {
    let today = look.today;
    let rows = sqlx::query!(
        r#"select c.id as "id!: i64", c.name as "name!: String"
           from class c left join pupil p on p.class_id = c.id and (p.left_on is null or p.left_on > ?1)
           group by c.id order by max(p.born_on) desc nulls last, c.name limit 200"#,
        today
    )
    .fetch_all(look.db())
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}
