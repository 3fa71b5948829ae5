//! Our SEN code beside the MIS's.

use crate::db::Look;
use crate::kit::AppError;
use crate::pupils::{Provision, PupilId};

/// A child whose code in the MIS is another than ours.
pub struct Differing {
    pub id: PupilId,
    pub name: String,
    pub class: Option<String>,
    pub ours: Provision,
    pub mis: Provision,
}

/// The children on roll whose code in the MIS is another than ours, by surname. Bounded: no primary school has more.
pub async fn differing(look: &Look) -> Result<Vec<Differing>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let rows = sqlx::query!(
        r#"select p.id as "id: PupilId", c.name as "class?", provision, mis_provision as "mis!",
             trim(coalesce(preferred_forename, legal_forename, '') || ' ' || coalesce(preferred_surname, legal_surname, ''))
               as "name!: String"
           from pupil p left join class c on c.id = p.class_id
           where (p.left_on is null or p.left_on > ?2) and mis_provision <> provision and p.id in (select m.pupil_id from may_see m
             where m.asker_id = ?1 and m.sen = 1 and ?2 between m.from_day and m.to_day)
           order by coalesce(preferred_surname, legal_surname, ''), coalesce(preferred_forename, legal_forename, ''), p.id
           limit 1000"#,
        asker,
        today
    )
    .fetch_all(look.db())
    .await?;
    let read = |code: &str| Provision::parse(code).map_err(|error| crate::db::our_fault(&error));
    rows.into_iter()
        .map(|row| {
            Ok(Differing {
                id: row.id,
                name: row.name,
                class: row.class,
                ours: read(&row.provision)?,
                mis: read(&row.mis)?,
            })
        })
        .collect()
}

/// Whether the MIS has stated the code of any child on roll.
pub async fn mis_states_codes(look: &Look) -> Result<bool, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let states = sqlx::query_scalar!(
        r#"select exists (select 1 from pupil p
             where (p.left_on is null or p.left_on > ?2) and mis_provision is not null and p.id in (select m.pupil_id from may_see m
               where m.asker_id = ?1 and m.sen = 1 and ?2 between m.from_day and m.to_day)) as "states!: bool""#,
        asker,
        today
    )
    .fetch_one(look.db())
    .await?;
    Ok(states)
}
