//! What a child's needs are and were, as the SENCo decided them, and what the pupil list says of them.

use std::collections::HashMap;

use sqlx::{SqliteConnection, SqliteExecutor};

use crate::db::{Look, our_fault};
use crate::kit::{AppError, AskerId, Day};
use crate::pupils::{NewNeeds, PupilId, SenType};

/// A need of a child, from when to when.
pub struct HeldNeed {
    pub kind: SenType,
    /// 1 is the main one.
    pub rank: i64,
    pub from: Day,
    /// The day on which another decision took its place. None: it stands.
    pub until: Option<Day>,
    pub by: String,
}

/// Every need that the SENCo decided about a child whose needs the reader may see: those that stand by their rank, then
/// those before, the latest first.
pub async fn needs_held(look: &Look, pupil: PupilId) -> Result<Vec<HeldNeed>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let rows = sqlx::query!(
        r#"select n.type as "kind!: String", n.rank as "rank!: i64", n.from_day as "from_day!: Day",
             n.until_day as "until_day?: Day",
             coalesce(trim(f.title || ' ' || f.forename || ' ' || f.surname), 'The program') as "by!: String"
           from need_held n left join staff f on f.asker_id = n.decided_by
           where n.pupil_id = ?1 and n.taken_back_on is null and n.pupil_id in (select m.pupil_id from may_see m
             where m.asker_id = ?2 and m.pupil_id = ?1 and m.sen = 1 and ?3 between m.from_day and m.to_day)
           order by n.until_day is not null, n.until_day desc, n.rank, n.id desc limit 200"#,
        pupil,
        asker,
        today
    )
    .fetch_all(look.db())
    .await?;
    rows.into_iter()
        .map(|row| {
            let kind = read(&row.kind)?;
            Ok(HeldNeed { kind, rank: row.rank, from: row.from_day, until: row.until_day, by: row.by })
        })
        .collect()
}

/// The needs that the SENCo decided and that stand, the main one first, and since when they stand so: of one child, or of
/// each whose needs the reader may see.
pub async fn needs_standing(
    look: &Look,
    only: Option<PupilId>,
) -> Result<HashMap<PupilId, (Vec<SenType>, Option<Day>)>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    // A range, not “this one or all”: SQLite then finds one child without reading the others.
    let (first, last) = only.map_or((0, i64::MAX), |id| (id.0, id.0));
    let rows = sqlx::query!(
        r#"select n.pupil_id as "pupil!: PupilId", n.type as "kind!: String", n.from_day as "from_day!: Day"
           from need_held n
           where n.pupil_id between ?1 and ?2 and n.until_day is null and n.pupil_id in (select m.pupil_id from may_see m
             where m.asker_id = ?3 and m.pupil_id between ?1 and ?2 and m.sen = 1 and ?4 between m.from_day and m.to_day)
           order by n.pupil_id, n.rank"#,
        first,
        last,
        asker,
        today
    )
    .fetch_all(look.db())
    .await?;
    let mut standing: HashMap<PupilId, (Vec<SenType>, Option<Day>)> = HashMap::new();
    for row in rows {
        let (needs, since) = standing.entry(row.pupil).or_default();
        needs.push(read(&row.kind)?);
        *since = (*since).max(Some(row.from_day));
    }
    Ok(standing)
}

/// The needs on the pupil list of a child whose needs the reader may see, the main one first.
pub async fn needs_listed(look: &Look, pupil: PupilId) -> Result<Vec<SenType>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let rows = sqlx::query_scalar!(
        r#"select n.type as "kind!: String" from pupil_need n
           where n.pupil_id = ?1 and n.pupil_id in (select m.pupil_id from may_see m
             where m.asker_id = ?2 and m.pupil_id = ?1 and m.sen = 1 and ?3 between m.from_day and m.to_day)
           order by n.rank"#,
        pupil,
        asker,
        today
    )
    .fetch_all(look.db())
    .await?;
    rows.iter().map(|kind| read(kind)).collect()
}

/// The needs that stand, the main one first, within the act that changes them; of a child who was found for the asker.
pub async fn needs_in_force(tx: &mut SqliteConnection, pupil: PupilId) -> Result<Vec<SenType>, AppError> {
    let rows = sqlx::query_scalar!(
        r#"select type as "kind!: String" from need_held where pupil_id = ? and until_day is null order by rank"#,
        pupil
    )
    .fetch_all(tx)
    .await?;
    rows.iter().map(|kind| read(kind)).collect()
}

fn read(kind: &str) -> Result<SenType, AppError> {
    SenType::parse(kind).map_err(|error| our_fault(&error))
}

/// Ends what changes and begins what takes its place, as one decision. A need that keeps its rank goes on as it was.
pub async fn change_needs(
    tx: &mut SqliteConnection,
    pupil: PupilId,
    before: &[SenType],
    new: &NewNeeds,
    by: AskerId,
) -> Result<(), AppError> {
    let change = sqlx::query!("insert into need_change (pupil_id, from_day) values (?, ?)", pupil, new.from)
        .execute(&mut *tx)
        .await?
        .last_insert_rowid();
    let changes = |index: &usize| before.get(*index) != new.needs.get(*index);
    // First all that ends: no need stands at two ranks, and no rank holds two needs.
    for index in (0..before.len()).filter(changes) {
        let rank = rank(index);
        sqlx::query!(
            "update need_held set until_day = ?, ended_with = ? where pupil_id = ? and rank = ? and until_day is null",
            new.from,
            change,
            pupil,
            rank
        )
        .execute(&mut *tx)
        .await?;
    }
    for index in (0..new.needs.len()).filter(changes) {
        let (kind, rank) = (new.needs[index].code(), rank(index));
        sqlx::query!(
            "insert into need_held (pupil_id, type, rank, from_day, decided_by, begun_with)
             values (?, ?, ?, ?, ?, ?)",
            pupil,
            kind,
            rank,
            new.from,
            by,
            change
        )
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

/// The last decision about a child's needs that stands, and its day: of a child who was found for the reader. None: nobody
/// has decided here.
pub async fn last_change(
    db: impl SqliteExecutor<'_>,
    pupil: PupilId,
) -> Result<Option<(i64, Day)>, AppError> {
    let row = sqlx::query!(
        r#"select id as "id!: i64", from_day as "from_day!: Day" from need_change
           where pupil_id = ? and taken_back_on is null
             -- What came with a placing can be taken back with it.
             and not exists (select 1 from need_held h
               where h.begun_with = need_change.id and h.taken_back_on is not null)
           order by id desc limit 1"#,
        pupil
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.id, row.from_day)))
}

/// Takes the last decision about needs back: what began with it never stood, and what ended with it stands again. False:
/// it was taken back already.
pub async fn take_back_needs(tx: &mut SqliteConnection, change: i64, on: Day) -> Result<bool, AppError> {
    let taken = sqlx::query!(
        "update need_change set taken_back_on = ? where id = ? and taken_back_on is null",
        on,
        change
    )
    .execute(&mut *tx)
    .await?;
    // First all that began: no need stands at two ranks, and no rank holds two needs.
    sqlx::query!(
        "update need_held set taken_back_on = ?, until_day = from_day where begun_with = ?",
        on,
        change
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query!(
        "update need_held set until_day = null, ended_with = null, ended_by_placing_on = null
         where ended_with = ? and taken_back_on is null",
        change
    )
    .execute(tx)
    .await?;
    Ok(taken.rows_affected() == 1)
}

/// Counted from 1.
fn rank(index: usize) -> i64 {
    i64::try_from(index).unwrap_or(i64::MAX).saturating_add(1)
}
