//! Children who are registered at another school as well.

use std::collections::HashMap;

use sqlx::SqliteConnection;

use crate::db::Look;
use crate::kit::{AppError, Day};
use crate::pupils::{DualRegistration, PupilId, WhoReviews};

/// The other school of a child whom the reader finds in the register, and its version: none, and 0, where there is no
/// other.
pub async fn other_school_of(
    look: &Look,
    pupil: PupilId,
) -> Result<(Option<DualRegistration>, i32), AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let row = sqlx::query!(
        r#"select d.other_school as "school?: String", coalesce(d.reviews_here, 1) as "reviews_here!: bool",
             d.from_day as "from?: Day", d.until_day as "until?: Day", coalesce(d.version, 0) as "version!: i32"
           from pupil p left join dual_registration d on d.pupil_id = p.id
           where p.id = ?1 and p.id in (select m.pupil_id from may_see m
             where m.asker_id = ?2 and m.pupil_id = ?1 and ?3 between m.from_day and m.to_day)"#,
        pupil,
        asker,
        today
    )
    .fetch_one(look.db())
    .await?;
    let (until, reviews_here) = (row.until, row.reviews_here);
    let registration = row.school.zip(row.from).map(|(school, from)| DualRegistration {
        school,
        who_reviews: if reviews_here { WhoReviews::We } else { WhoReviews::They },
        from,
        until,
    });
    Ok((registration, row.version))
}

/// Writes the other school of a child over a version; 0: there was none. False: somebody else was quicker.
pub async fn record_other_school(
    tx: &mut SqliteConnection,
    pupil: PupilId,
    registration: &DualRegistration,
    version: i32,
) -> Result<bool, AppError> {
    let reviews_here = registration.who_reviews == WhoReviews::We;
    let written = if version == 0 {
        sqlx::query!(
            "insert into dual_registration (pupil_id, other_school, reviews_here, from_day, until_day)
             values (?, ?, ?, ?, ?) on conflict (pupil_id) do nothing",
            pupil,
            registration.school,
            reviews_here,
            registration.from,
            registration.until
        )
        .execute(tx)
        .await?
    } else {
        sqlx::query!(
            "update dual_registration set other_school = ?, reviews_here = ?, from_day = ?, until_day = ?,
               version = version + 1
             where pupil_id = ? and version = ?",
            registration.school,
            reviews_here,
            registration.from,
            registration.until,
            pupil,
            version
        )
        .execute(tx)
        .await?
    };
    Ok(written.rows_affected() == 1)
}

/// The children whose targets another school reviews today, with its name: one child, or all whose needs the reader may
/// see.
pub async fn reviewed_elsewhere(
    look: &Look,
    only: Option<PupilId>,
) -> Result<HashMap<PupilId, String>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    // A range, not “this one or all”: SQLite then finds one child without reading the others.
    let (first, last) = only.map_or((0, i64::MAX), |id| (id.0, id.0));
    let rows = sqlx::query!(
        r#"select d.pupil_id as "pupil!: PupilId", d.other_school as "school!: String"
           from dual_registration d
           where d.reviews_here = 0 and ?2 between d.from_day and coalesce(d.until_day, ?2)
             -- Few are registered at two schools: each is looked up.
             and d.pupil_id between ?3 and ?4 and exists (select 1 from may_see m
               where m.pupil_id = d.pupil_id and m.asker_id = ?1 and m.sen = 1 and ?2 between m.from_day and m.to_day)"#,
        asker,
        today,
        first,
        last
    )
    .fetch_all(look.db())
    .await?;
    Ok(rows.into_iter().map(|row| (row.pupil, row.school)).collect())
}
