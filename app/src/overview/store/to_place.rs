//! Children who have support already, as their codes say, and are on no stage here.

use std::collections::HashMap;

use crate::db::Look;
use crate::kit::{AppError, Day};
use crate::pathway::Stage;
use crate::pupils::PupilId;

/// A child who may have to be placed.
pub struct ToPlace {
    pub id: PupilId,
    pub name: String,
    pub class: Option<String>,
    /// Ours, else the pupil list's.
    pub code: String,
}

/// The children here with code K or E, ours or the pupil list's, who are on no stage and whose needs the reader may see,
/// by class, the youngest first, and name. Bounded: no primary school has more.
pub async fn to_place(look: &Look) -> Result<Vec<ToPlace>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let rows = sqlx::query_as!(
        ToPlace,
        r#"with youngest as (select class_id, max(born_on) as youngest from pupil
             where class_id is not null and (left_on is null or left_on > ?2) group by class_id)
           select p.id as "id!: PupilId",
             trim(coalesce(p.preferred_forename, p.legal_forename, '') || ' '
               || coalesce(p.preferred_surname, p.legal_surname, '')) as "name!: String",
             c.name as "class?: String",
             case when p.provision <> 'N' then p.provision else p.mis_provision end as "code!: String"
           from pupil p left join class c on c.id = p.class_id left join youngest g on g.class_id = p.class_id
           where (p.left_on is null or p.left_on > ?2)
             and (p.provision <> 'N' or coalesce(p.mis_provision, 'N') <> 'N')
             and not exists (select 1 from stage_entry e
               where e.pupil_id = p.id and e.closed_on is null and e.stage <> 'five')
             and p.id in (select m.pupil_id from may_see m
               where m.asker_id = ?1 and m.sen = 1 and ?2 between m.from_day and m.to_day)
           order by g.youngest desc nulls last, c.name, p.search, p.id limit 300"#,
        asker,
        today
    )
    .fetch_all(look.db())
    .await?;
    Ok(rows)
}

/// The last stage that has ended here of one child or of each whose needs the reader may see, and when. Stage 5 runs
/// beside the others, and is none of these.
pub async fn stages_ended(
    look: &Look,
    only: Option<PupilId>,
) -> Result<HashMap<PupilId, (Stage, Day)>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    // A range, not “this one or all”: SQLite then finds one child without reading the others.
    let (first, last) = only.map_or((0, i64::MAX), |id| (id.0, id.0));
    // Beside a greatest value SQLite gives the other columns of the row that has it.
    let rows = sqlx::query!(
        r#"select e.pupil_id as "pupil!: PupilId", e.stage as "stage!: Stage", max(e.closed_on) as "on!: Day"
           from stage_entry e
           where e.pupil_id between ?3 and ?4 and e.stage <> 'five' and e.closed_on is not null
             and e.taken_back_on is null
             and e.pupil_id in (select m.pupil_id from may_see m
               where m.asker_id = ?1 and m.pupil_id between ?3 and ?4 and m.sen = 1 and ?2 between m.from_day and m.to_day)
           group by e.pupil_id"#,
        asker,
        today,
        first,
        last
    )
    .fetch_all(look.db())
    .await?;
    Ok(rows.into_iter().map(|row| (row.pupil, (row.stage, row.on))).collect())
}
