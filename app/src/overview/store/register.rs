//! The SEN register: children with their codes, needs and open stages in one query.

use crate::db::{Look, our_fault};
use crate::kit::{AppError, Day};
use crate::overview::{OpenStage, RegisterLine};
use crate::pathway::Stage;
use crate::pupils::{Provision, PupilId, SenType, YearGroup};

/// The children here whose needs the reader may see and who have code K or E or are open on a stage, by class and
/// name. The needs are those that the SENCo decided, else those of the pupil list. Bounded: no primary school has more.
pub async fn register(look: &Look) -> Result<Vec<RegisterLine>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let rows = sqlx::query!(
        r#"select p.id as "id!: PupilId", coalesce(preferred_forename, legal_forename, '') as "forename!: String",
             coalesce(preferred_surname, legal_surname, '') as "surname!: String", c.id as "class_id?: i64",
             c.name as "class?: String", p.year_group as "year_group?: String", p.born_on as "born_on!: Day",
             p.provision as "code!: String",
             (select d.decided_on from code_decision d where d.pupil_id = p.id and d.taken_back_on is null
               order by d.id desc limit 1)
               as "code_since?: Day",
             coalesce(
               (select group_concat(n.type, ',' order by n.rank) from need_held n
                 where n.pupil_id = p.id and n.until_day is null),
               (select group_concat(n.type, ',' order by n.rank) from pupil_need n where n.pupil_id = p.id),
               '') as "needs!: String",
             coalesce((select group_concat(e.stage || ' ' || e.opened_on, ',' order by e.id) from stage_entry e
               where e.pupil_id = p.id and e.closed_on is null), '') as "stages!: String"
           from pupil p left join class c on c.id = p.class_id
           where (p.left_on is null or p.left_on > ?2)
             and (p.provision <> 'N'
               or exists (select 1 from stage_entry e where e.pupil_id = p.id and e.closed_on is null))
             and p.id in (select m.pupil_id from may_see m
               where m.asker_id = ?1 and m.sen = 1 and ?2 between m.from_day and m.to_day)
           order by c.name, 3, 2, p.id limit 1000"#,
        asker,
        today
    )
    .fetch_all(look.db())
    .await?;
    rows.into_iter()
        .map(|row| {
            let stated = row.year_group.as_deref().and_then(|code| YearGroup::parse(code).ok());
            Ok(RegisterLine {
                id: row.id,
                forename: row.forename,
                surname: row.surname,
                class: row.class.unwrap_or_default(),
                class_id: row.class_id,
                year: YearGroup::of_child(stated, row.born_on, today)
                    .map(YearGroup::label)
                    .unwrap_or_default(),
                code: Provision::parse(&row.code).map_err(|error| our_fault(&error))?,
                code_since: row.code_since,
                needs: row.needs.split(',').filter_map(|code| SenType::parse(code).ok()).collect(),
                stages: open_stages(&row.stages),
            })
        })
        .collect()
}

/// “three 2026-10-06,five 2026-11-02”, in the order of the stages.
fn open_stages(text: &str) -> Vec<OpenStage> {
    let one = |text: &str| {
        let (stage, since) = text.split_once(' ')?;
        Some(OpenStage { stage: Stage::from_id(stage)?, since: since.parse().ok()? })
    };
    let mut stages: Vec<OpenStage> = text.split(',').filter_map(one).collect();
    stages.sort_by_key(|open| open.stage);
    stages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_stages_are_read_in_the_order_of_the_stages_and_none_from_nothing() {
        let since = |text: &str| text.parse::<Day>().expect("a day");
        let both = [
            OpenStage { stage: Stage::Three, since: since("2026-10-06") },
            OpenStage { stage: Stage::Five, since: since("2026-11-02") },
        ];
        assert_eq!(open_stages("five 2026-11-02,three 2026-10-06"), both);
        assert!(open_stages("").is_empty());
    }
}
