//! The SENCo's decisions about SEN codes, and that the parents were told.

use sqlx::SqliteConnection;

use crate::db::{Look, our_fault};
use crate::kit::{AppError, AskerId, Day};
use crate::pupils::{CodeNow, NewCode, Provision, PupilId, Told, ToldHow};

/// The code of a child whose needs the reader may see, and the one that the pupil list states.
pub async fn code_now(look: &Look, pupil: PupilId) -> Result<(CodeNow, Option<Provision>), AppError> {
    let (_, now, listed) = codes_now(look, Some(pupil)).await?.pop().ok_or(AppError::NotFound)?;
    Ok((now, listed))
}

/// The same of one child or of each whose needs the reader may see. Bounded by the register.
pub async fn codes_now(
    look: &Look,
    only: Option<PupilId>,
) -> Result<Vec<(PupilId, CodeNow, Option<Provision>)>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    // A range, not “this one or all”: SQLite then finds one child without reading the others.
    let (first, last) = only.map_or((0, i64::MAX), |id| (id.0, id.0));
    let rows = sqlx::query!(
        r#"select p.id as "id!: PupilId", provision as "code!: String", mis_provision as "listed?: String",
             born_on as "born_on!: Day",
             (select d.decided_on from code_decision d where d.pupil_id = p.id and d.taken_back_on is null
               order by d.id desc limit 1)
               as "since?: Day"
           from pupil p where p.id between ?1 and ?2 and p.id in (select m.pupil_id from may_see m
             where m.asker_id = ?3 and m.pupil_id between ?1 and ?2 and m.sen = 1 and ?4 between m.from_day and m.to_day)"#,
        first,
        last,
        asker,
        today
    )
    .fetch_all(look.db())
    .await?;
    rows.into_iter()
        .map(|row| {
            let listed = row.listed.as_deref().map(read).transpose()?;
            let now = CodeNow { code: read(&row.code)?, since: row.since, born_on: row.born_on };
            Ok((row.id, now, listed))
        })
        .collect()
}

fn read(code: &str) -> Result<Provision, AppError> {
    Provision::parse(code).map_err(|error| our_fault(&error))
}

/// Writes a decision, and with it the code in force. False: the code is another by now than the one before the
/// decision.
pub async fn set_code(
    tx: &mut SqliteConnection,
    pupil: PupilId,
    new: &NewCode,
    by: AskerId,
) -> Result<bool, AppError> {
    let (code, was) = (new.code.code(), new.was.code());
    let set = sqlx::query!(
        "update pupil set provision = ?1, version = version + 1 where id = ?2 and provision = ?3 and provision <> ?1",
        code,
        pupil,
        was
    )
    .execute(&mut *tx)
    .await?;
    if set.rows_affected() != 1 {
        return Ok(false);
    }
    sqlx::query!(
        "insert into code_decision (pupil_id, code, was, decided_on, why, asker_id, as_listed)
         values (?, ?, ?, ?, ?, ?, ?)",
        pupil,
        code,
        was,
        new.decided_on,
        new.why,
        by,
        new.as_listed
    )
    .execute(tx)
    .await?;
    Ok(true)
}

/// A decision as it was kept.
pub struct Decision {
    pub id: i64,
    pub pupil: PupilId,
    pub code: Provision,
    pub was: Provision,
    pub decided_on: Day,
    pub why: String,
    pub by: String,
    /// Taken over from the pupil list.
    pub as_listed: bool,
    pub told: Option<TellingKept>,
}

/// That the parents were told, and who put it on record.
pub struct TellingKept {
    pub told: Told,
    pub by: String,
}

/// The decisions that stand about a child whose needs the reader may see, the latest first.
pub async fn decisions(look: &Look, pupil: PupilId) -> Result<Vec<Decision>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let rows = sqlx::query!(
        r#"select d.id as "id!: i64", d.code as "code!: String", d.was as "was!: String",
             d.decided_on as "decided_on!: Day", d.why as "why!: String", d.as_listed as "as_listed!: bool",
             coalesce(trim(f.title || ' ' || f.forename || ' ' || f.surname), 'The program') as "by!: String",
             d.told_on as "told_on?: Day", d.told_how as "told_how?: ToldHow", d.told_words as "told_words!: String",
             coalesce(trim(t.title || ' ' || t.forename || ' ' || t.surname), 'The program') as "told_by!: String"
           from code_decision d left join staff f on f.asker_id = d.asker_id left join staff t on t.asker_id = d.told_by
           where d.pupil_id = ?1 and d.taken_back_on is null and d.pupil_id in (select m.pupil_id from may_see m
             where m.asker_id = ?2 and m.pupil_id = ?1 and m.sen = 1 and ?3 between m.from_day and m.to_day)
           order by d.id desc limit 200"#,
        pupil,
        asker,
        today
    )
    .fetch_all(look.db())
    .await?;
    rows.into_iter()
        .map(|row| {
            let words = row.told_words;
            let told = row.told_on.zip(row.told_how).map(|(on, how)| Told { on, how, words });
            Ok(Decision {
                id: row.id,
                pupil,
                code: read(&row.code)?,
                was: read(&row.was)?,
                decided_on: row.decided_on,
                why: row.why,
                by: row.by,
                as_listed: row.as_listed,
                told: told.map(|told| TellingKept { told, by: row.told_by }),
            })
        })
        .collect()
}

/// The child whom a decision is about, found by whoever may see the child's needs.
pub async fn pupil_of_decision(look: &Look, id: i64) -> Result<PupilId, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let pupil = sqlx::query_scalar!(
        r#"select d.pupil_id as "pupil!: PupilId" from code_decision d
           where d.id = ?1 and exists (select 1 from may_see m
             where m.pupil_id = d.pupil_id and m.asker_id = ?2 and m.sen = 1 and ?3 between m.from_day and m.to_day)"#,
        id,
        asker,
        today
    )
    .fetch_one(look.db())
    .await?;
    Ok(pupil)
}

/// One decision that stands about a child whose needs the reader may see.
pub async fn decision(look: &Look, id: i64) -> Result<Decision, AppError> {
    let pupil = pupil_of_decision(look, id).await?;
    decisions(look, pupil).await?.into_iter().find(|decision| decision.id == id).ok_or(AppError::NotFound)
}

/// The decisions by which special educational provision began and of which the parents are not told yet, as far as
/// the reader may see the children's needs: child, decision, day. Of one child, or of all who are here. Children and
/// Families Act 2014, section 68. Once a child has code N again nobody is owed it any more, and what was taken over
/// from the pupil list had begun before.
pub async fn untold(look: &Look, only: Option<PupilId>) -> Result<Vec<(PupilId, i64, Day)>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    // A range, not “this one or all”: SQLite then finds one child without reading the others.
    let (first, last) = only.map_or((0, i64::MAX), |id| (id.0, id.0));
    let rows = sqlx::query!(
        r#"select d.pupil_id as "pupil!: PupilId", d.id as "id!: i64", d.decided_on as "decided_on!: Day"
           from code_decision d join pupil p on p.id = d.pupil_id
           where d.was = 'N' and d.told_on is null and d.as_listed = 0 and d.taken_back_on is null and d.pupil_id between ?3 and ?4
             and not exists (select 1 from code_decision o
               where o.pupil_id = d.pupil_id and o.id > d.id and o.code = 'N' and o.taken_back_on is null)
             and (p.left_on is null or p.left_on > ?2) and p.id in (select m.pupil_id from may_see m
               where m.asker_id = ?1 and m.pupil_id between ?3 and ?4 and m.sen = 1 and ?2 between m.from_day and m.to_day)
           order by d.decided_on, d.id limit 1000"#,
        asker,
        today,
        first,
        last
    )
    .fetch_all(look.db())
    .await?;
    Ok(rows.into_iter().map(|row| (row.pupil, row.id, row.decided_on)).collect())
}

/// The last decision about a child's code, within the act that goes on with it; of a child who was found.
pub async fn last_decision(tx: &mut SqliteConnection, pupil: PupilId) -> Result<Option<i64>, AppError> {
    let last = sqlx::query_scalar!(
        r#"select max(id) as "id?: i64" from code_decision where pupil_id = ? and taken_back_on is null"#,
        pupil
    )
    .fetch_one(tx)
    .await?;
    Ok(last)
}

/// Takes the last decision about a code back: the code before it is in force again. False: the code is another by now, or
/// the decision was taken back already.
pub async fn take_back_code(
    tx: &mut SqliteConnection,
    pupil: PupilId,
    decision: i64,
    (was, code): (&str, &str),
    on: Day,
) -> Result<bool, AppError> {
    let taken = sqlx::query!(
        "update code_decision set taken_back_on = ? where id = ? and taken_back_on is null",
        on,
        decision
    )
    .execute(&mut *tx)
    .await?;
    let set = sqlx::query!(
        "update pupil set provision = ?1, version = version + 1 where id = ?2 and provision = ?3",
        was,
        pupil,
        code
    )
    .execute(tx)
    .await?;
    Ok(taken.rows_affected() == 1 && set.rows_affected() == 1)
}

/// Puts on record that the parents were told of a decision. False: it was on record already.
pub async fn record_told(
    tx: &mut SqliteConnection,
    id: i64,
    told: &Told,
    by: AskerId,
) -> Result<bool, AppError> {
    let recorded = sqlx::query!(
        "update code_decision set told_on = ?, told_how = ?, told_words = ?, told_by = ?
         where id = ? and told_on is null and taken_back_on is null",
        told.on,
        told.how,
        told.words,
        by,
        id
    )
    .execute(tx)
    .await?;
    Ok(recorded.rows_affected() == 1)
}

/// The last decision about a child's code came with a placing on a day.
pub async fn mark_code_placed(tx: &mut SqliteConnection, pupil: PupilId, on: Day) -> Result<(), AppError> {
    sqlx::query!(
        "update code_decision set placed_on = ?1 where id = (select max(id) from code_decision where pupil_id = ?2)",
        on,
        pupil
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// The code that came with a placing on a day was a mistake: the one before it is in force again. False: none came with it,
/// or another decision or what the parents were told stands on it by now.
pub async fn take_back_placed_code(
    tx: &mut SqliteConnection,
    pupil: PupilId,
    placed_on: Day,
    on: Day,
) -> Result<bool, AppError> {
    let last = sqlx::query!(
        r#"select d.id as "id!: i64", d.was as "was!: String", d.code as "code!: String"
           from code_decision d join pupil p on p.id = d.pupil_id and p.provision = d.code
           where d.pupil_id = ?1 and d.placed_on = ?2 and d.taken_back_on is null and d.told_on is null
             and not exists (select 1 from code_decision o
               where o.pupil_id = ?1 and o.id > d.id and o.taken_back_on is null)"#,
        pupil,
        placed_on
    )
    .fetch_optional(&mut *tx)
    .await?;
    match last {
        Some(last) => take_back_code(tx, pupil, last.id, (&last.was, &last.code), on).await,
        None => Ok(false),
    }
}
