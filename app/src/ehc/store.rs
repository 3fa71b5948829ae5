//! What happened in assessments and about plans, as rows.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{ByWhom, Event, EventId, Happened, NewEvent, Order, PlanDecision};
use crate::db::{Look, our_fault};
use crate::kit::{AppError, AskerId, Day};
use crate::pathway::StageEntryId;

/// What is on record of these stages, which were found for the reader: a row knows its stage and not its child. One
/// query, however many stages.
pub async fn events(
    look: &Look,
    entries: &[StageEntryId],
) -> Result<HashMap<StageEntryId, Vec<Happened>>, AppError> {
    let mut events: HashMap<StageEntryId, Vec<Happened>> = HashMap::new();
    if entries.is_empty() {
        return Ok(events);
    }
    let entries = serde_json::to_string(entries).map_err(|error| our_fault(&error))?;
    let rows = sqlx::query!(
        r#"select v.id as "id!: EventId", v.entry_id as "entry_id!: StageEntryId", v.what as "what!: Event",
             v.on_day as "on_day!: Day", v.by_whom as "by_whom?: ByWhom", v.order_kind as "order_kind?: Order",
             v.review_decision as "review_decision?: PlanDecision", v.words as "words!: String",
             coalesce(trim(f.title || ' ' || f.forename || ' ' || f.surname), 'The program') as "by!: String"
           from assessment_event v left join staff f on f.asker_id = v.asker_id
           where v.taken_back_on is null and v.entry_id in (select value from json_each(?))
           order by v.on_day, v.id"#,
        entries
    )
    .fetch_all(look.db())
    .await?;
    for row in rows {
        events.entry(row.entry_id).or_default().push(Happened {
            id: row.id,
            what: row.what,
            on: row.on_day,
            by_whom: row.by_whom,
            order: row.order_kind,
            decision: row.review_decision,
            words: row.words,
            by: row.by,
        });
    }
    Ok(events)
}

pub async fn add(
    tx: &mut SqliteConnection,
    entry: StageEntryId,
    new: &NewEvent,
    by: AskerId,
    at: DateTime<Utc>,
) -> Result<(), AppError> {
    sqlx::query!(
        "insert into assessment_event (entry_id, what, on_day, by_whom, order_kind, review_decision, words, asker_id, at)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        entry,
        new.what,
        new.on,
        new.by_whom,
        new.order,
        new.decision,
        new.words,
        by,
        at
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Something was put on record by mistake: it counts no longer. False: it was taken back already.
pub async fn take_back(tx: &mut SqliteConnection, id: EventId, on: Day) -> Result<bool, AppError> {
    let taken = sqlx::query!(
        "update assessment_event set taken_back_on = ? where id = ? and taken_back_on is null",
        on,
        id
    )
    .execute(tx)
    .await?;
    Ok(taken.rows_affected() == 1)
}
