//! The spreadsheets from which children were placed, as rows.

use sqlx::SqliteConnection;

use crate::db::Look;
use crate::kit::{ActKey, AppError, AskerId, Day};
use crate::pathway::StageEntryId;

/// A spreadsheet from which children were placed.
pub struct Sheet {
    pub id: i64,
    pub key: String,
    pub file_name: String,
    pub placed_on: Day,
    pub by: String,
    /// How many of the stages that began with it stand.
    pub stand: i64,
}

/// Keeps that children are placed from a spreadsheet, and gives its number.
pub async fn add_sheet(
    tx: &mut SqliteConnection,
    key: &ActKey,
    file_name: &str,
    on: Day,
    by: AskerId,
) -> Result<i64, AppError> {
    let key = key.as_str();
    let added = sqlx::query!(
        "insert into placing_sheet (key, file_name, placed_on, asker_id) values (?, ?, ?, ?)",
        key,
        file_name,
        on,
        by
    )
    .execute(tx)
    .await?;
    Ok(added.last_insert_rowid())
}

/// A stage began with a spreadsheet.
pub async fn add_to_sheet(
    tx: &mut SqliteConnection,
    sheet: i64,
    entry: StageEntryId,
) -> Result<(), AppError> {
    sqlx::query!("insert into placed_from_sheet (sheet_id, entry_id) values (?, ?)", sheet, entry)
        .execute(tx)
        .await?;
    Ok(())
}

/// The last spreadsheets from which children were placed, the latest first, for whoever leads SEND.
pub async fn sheets(look: &Look) -> Result<Vec<Sheet>, AppError> {
    let rows = sqlx::query_as!(
        Sheet,
        r#"select p.id as "id!: i64", p.key as "key!: String", p.file_name as "file_name!: String",
             p.placed_on as "placed_on!: Day",
             coalesce(trim(f.title || ' ' || f.forename || ' ' || f.surname), '') as "by!: String",
             (select count(*) from placed_from_sheet s join stage_entry e on e.id = s.entry_id
               where s.sheet_id = p.id and e.taken_back_on is null) as "stand!: i64"
           from placing_sheet p left join staff f on f.asker_id = p.asker_id
           order by p.id desc limit 20"#
    )
    .fetch_all(look.db())
    .await?;
    Ok(rows)
}

/// One of them, by what stands in its address.
pub async fn sheet(look: &Look, key: &ActKey) -> Result<Option<Sheet>, AppError> {
    let key = key.as_str();
    let row = sqlx::query_as!(
        Sheet,
        r#"select p.id as "id!: i64", p.key as "key!: String", p.file_name as "file_name!: String",
             p.placed_on as "placed_on!: Day",
             coalesce(trim(f.title || ' ' || f.forename || ' ' || f.surname), '') as "by!: String",
             (select count(*) from placed_from_sheet s join stage_entry e on e.id = s.entry_id
               where s.sheet_id = p.id and e.taken_back_on is null) as "stand!: i64"
           from placing_sheet p left join staff f on f.asker_id = p.asker_id
           where p.key = ?"#,
        key
    )
    .fetch_optional(look.db())
    .await?;
    Ok(row)
}

/// The stages that began with a spreadsheet and were not taken back, of children whose needs the reader may see.
pub async fn placed_by(look: &Look, sheet: i64) -> Result<Vec<StageEntryId>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let rows = sqlx::query_scalar!(
        r#"select s.entry_id as "entry!: StageEntryId" from placed_from_sheet s join stage_entry e on e.id = s.entry_id
           where s.sheet_id = ?1 and e.taken_back_on is null and e.pupil_id in (select m.pupil_id from may_see m
             where m.asker_id = ?2 and m.sen = 1 and ?3 between m.from_day and m.to_day)
           order by s.entry_id"#,
        sheet,
        asker,
        today
    )
    .fetch_all(look.db())
    .await?;
    Ok(rows)
}
