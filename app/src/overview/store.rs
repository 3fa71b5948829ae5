//! The only store that reads several rooms' tables: joins for lists, and never a change.

use std::collections::HashMap;

use crate::db::Look;
use crate::kit::{AppError, Day, long_date};
use crate::pupils::{Provision, PupilId, SenType, YearGroup};

/// The names of the children on the pathway whom the reader may see.
pub async fn names_on_pathway(look: &Look) -> Result<HashMap<PupilId, String>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let rows = sqlx::query!(
        r#"select p.id as "id: PupilId",
             trim(coalesce(preferred_forename, legal_forename, '') || ' ' || coalesce(preferred_surname, legal_surname, ''))
               as "name!: String"
           from pupil p
           where exists (select 1 from stage_entry e where e.pupil_id = p.id and e.closed_on is null)
             and p.id in (select m.pupil_id from may_see m
               where m.asker_id = ?1 and m.sen = 1 and ?2 between m.from_day and m.to_day)"#,
        asker,
        today
    )
    .fetch_all(look.db())
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// The classes that the reader is posted to today.
pub async fn own_classes(look: &Look) -> Result<Vec<(i64, String)>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let rows = sqlx::query!(
        "select distinct c.id, c.name from class c join posting t on t.class_id = c.id
         where t.asker_id = ?1 and t.from_day <= ?2 and coalesce(t.to_day, ?2) >= ?2 order by c.name limit 20",
        asker,
        today
    )
    .fetch_all(look.db())
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// A child as the register has them.
pub struct Child {
    pub name: String,
    pub born_on: Day,
    pub year_group: Option<String>,
    pub class_name: Option<String>,
    pub left_on: Option<Day>,
    pub mis_provision: Option<String>,
    pub provision: String,
    pub needs: String,
    pub first_language: Option<String>,
}

/// A child whom the reader may see.
pub async fn child(look: &Look, id: PupilId) -> Result<Child, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let child = sqlx::query_as!(
        Child,
        r#"select
             trim(coalesce(preferred_forename, legal_forename, '') || ' ' || coalesce(preferred_surname, legal_surname, ''))
               as "name!: String",
             born_on, year_group, c.name as "class_name?", left_on, mis_provision, provision, first_language,
             coalesce((select group_concat(n.type, ',' order by n.rank) from pupil_need n where n.pupil_id = p.id), '')
               as "needs!: String"
           from pupil p left join class c on c.id = p.class_id
           where p.id = ?1 and p.id in (select m.pupil_id from may_see m
             where m.asker_id = ?2 and ?3 between m.from_day and m.to_day)"#,
        id,
        asker,
        today
    )
    .fetch_one(look.db())
    .await?;
    Ok(child)
}

impl Child {
    /// Term and words, without needs for whoever may not see them.
    pub fn facts(&self, with_needs: bool) -> Vec<(String, String)> {
        let mut facts = vec![("Born".to_owned(), long_date(self.born_on))];
        let year = self.year_group.as_deref().and_then(|code| YearGroup::parse(code).ok());
        if let Some(year) = year {
            facts.push(("Year".to_owned(), year.label()));
        }
        if let Some(class) = &self.class_name {
            facts.push(("Class".to_owned(), class.clone()));
        }
        if let Some(language) = &self.first_language {
            facts.push(("First language".to_owned(), language.clone()));
        }
        if with_needs {
            facts.push(("SEN code here".to_owned(), code_in_words(&self.provision)));
            let other = self.mis_provision.as_ref().filter(|code| **code != self.provision);
            if let Some(code) = other {
                // Listed, never followed: the SENCo decides.
                facts.push(("SEN code in the MIS".to_owned(), code_in_words(code)));
            }
            let needs: Vec<_> = self
                .needs
                .split(',')
                .filter_map(|code| SenType::parse(code).ok())
                .map(SenType::label)
                .collect();
            if !needs.is_empty() {
                facts.push(("Needs in the MIS".to_owned(), needs.join(", ")));
            }
        }
        facts
    }
}

fn code_in_words(code: &str) -> String {
    Provision::parse(code)
        .map_or_else(|_| code.to_owned(), |provision| format!("{}, {}", provision.code(), provision.label()))
}
