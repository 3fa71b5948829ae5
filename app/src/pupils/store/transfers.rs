//! The files of children who leave.

use sqlx::SqliteConnection;

use crate::db::Look;
use crate::kit::{AppError, AskerId, Day};
use crate::pupils::{FileRecord, PupilId, SentHow, last_day};

/// The file of a child who leaves, as far as it is on record.
pub struct HeldFile {
    /// The child's last day, past or to come. None: the child stays.
    pub last_day: Option<Day>,
    /// None: nothing is on record.
    pub record: Option<FileRecord>,
    /// 0 where nothing is on record.
    pub version: i32,
}

/// The file of a child whom the reader finds in the register.
pub async fn file_of(look: &Look, pupil: PupilId) -> Result<HeldFile, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let row = sqlx::query!(
        r#"select p.left_on as "left_on?: Day", f.new_school as "new_school?: String", f.sent_on as "sent_on?: Day",
             f.sent_how as "sent_how?: SentHow", f.receipt_on as "receipt_on?: Day",
             coalesce(f.version, 0) as "version!: i32"
           from pupil p left join file_transfer f on f.pupil_id = p.id
           where p.id = ?1 and p.id in (select m.pupil_id from may_see m
             where m.asker_id = ?2 and m.pupil_id = ?1 and ?3 between m.from_day and m.to_day)"#,
        pupil,
        asker,
        today
    )
    .fetch_one(look.db())
    .await?;
    let (sent, receipt_on) = (row.sent_on.zip(row.sent_how), row.receipt_on);
    Ok(HeldFile {
        last_day: row.left_on.map(last_day),
        record: row.new_school.map(|new_school| FileRecord { new_school, sent, receipt_on }),
        version: row.version,
    })
}

/// Writes what is on record of a file over a version; 0: nothing was. Whoever put on record that it was sent, or has
/// arrived, stays beside it while that stands. False: somebody else was quicker.
pub async fn record_file(
    tx: &mut SqliteConnection,
    pupil: PupilId,
    record: &FileRecord,
    version: i32,
    by: AskerId,
) -> Result<bool, AppError> {
    let (sent_on, sent_how) = record.sent.unzip();
    let (sent_by, receipt_by) = (sent_on.map(|_| by), record.receipt_on.map(|_| by));
    let written = if version == 0 {
        sqlx::query!(
            "insert into file_transfer (pupil_id, new_school, sent_on, sent_how, sent_by, receipt_on, receipt_by)
             values (?, ?, ?, ?, ?, ?, ?) on conflict (pupil_id) do nothing",
            pupil,
            record.new_school,
            sent_on,
            sent_how,
            sent_by,
            record.receipt_on,
            receipt_by
        )
        .execute(tx)
        .await?
    } else {
        sqlx::query!(
            "update file_transfer set new_school = ?1, version = version + 1,
               sent_by = case when sent_on is ?2 and sent_how is ?3 then sent_by else ?4 end,
               receipt_by = case when receipt_on is ?5 then receipt_by else ?6 end,
               sent_on = ?2, sent_how = ?3, receipt_on = ?5
             where pupil_id = ?7 and version = ?8",
            record.new_school,
            sent_on,
            sent_how,
            sent_by,
            record.receipt_on,
            receipt_by,
            pupil,
            version
        )
        .execute(tx)
        .await?
    };
    Ok(written.rows_affected() == 1)
}

/// A child who has left, and whether their file was sent since.
pub struct FileOwed {
    pub pupil: PupilId,
    pub name: String,
    pub last_day: Day,
    pub sent: bool,
}

/// The children who have left within two years and whose file is not sent, and of the last sixty days those whose file
/// is: one child, or all. For whoever keeps the school, the office too, because it says nothing of needs; to others
/// there are none.
pub async fn files_owed(look: &Look, only: Option<PupilId>) -> Result<Vec<FileOwed>, AppError> {
    if !look.asker.keeps_the_school() {
        return Ok(Vec::new());
    }
    let (asker, today) = (look.asker.id, look.today);
    // A range, not “this one or all”: SQLite then finds one child without reading the others.
    let (first, last) = only.map_or((0, i64::MAX), |id| (id.0, id.0));
    let rows = sqlx::query!(
        r#"select p.id as "pupil!: PupilId", p.left_on as "left_on!: Day",
             trim(coalesce(p.preferred_forename, p.legal_forename, '') || ' '
               || coalesce(p.preferred_surname, p.legal_surname, '')) as "name!: String",
             coalesce(f.sent_on >= date(p.left_on, '-1 day'), 0) as "sent!: bool"
           from pupil p left join file_transfer f on f.pupil_id = p.id
           where p.left_on <= ?2 and p.left_on > date(?2, '-2 years') and p.id between ?3 and ?4
             and (p.left_on > date(?2, '-60 days') or coalesce(f.sent_on >= date(p.left_on, '-1 day'), 0) = 0)
             and p.id in (select m.pupil_id from may_see m
               where m.asker_id = ?1 and m.pupil_id between ?3 and ?4 and ?2 between m.from_day and m.to_day)
           order by p.left_on, p.id limit 500"#,
        asker,
        today,
        first,
        last
    )
    .fetch_all(look.db())
    .await?;
    let owed = rows.into_iter().map(|row| FileOwed {
        pupil: row.pupil,
        name: row.name,
        last_day: last_day(row.left_on),
        sent: row.sent,
    });
    Ok(owed.collect())
}
