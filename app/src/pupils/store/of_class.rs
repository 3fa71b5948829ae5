//! A class as a meeting about it needs it: the children whose needs somebody may see, and who works with them.

use super::find::{ChildName, class_name};
use crate::db::Look;
use crate::kit::{AppError, AskerId};
use crate::pupils::PupilId;

/// The name of a class and the children on roll there whose needs the reader may see, by surname.
/// [`AppError::NotFound`] where there are none; an empty class is there for whoever sees the whole school.
pub async fn class_list(look: &Look, class: i64) -> Result<(String, Vec<(PupilId, ChildName)>), AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let rows = sqlx::query!(
        r#"select p.id as "id!: PupilId", coalesce(p.preferred_forename, p.legal_forename, '') as "forename!: String",
             coalesce(p.preferred_surname, p.legal_surname, '') as "surname!: String", c.name as "class_name!: String"
           from pupil p join class c on c.id = p.class_id
           where p.class_id = ?1 and (p.left_on is null or p.left_on > ?3) and p.id in (select m.pupil_id from may_see m
             where m.asker_id = ?2 and m.sen = 1 and ?3 between m.from_day and m.to_day)
           order by 3, 2 limit 200"#,
        class,
        asker,
        today
    )
    .fetch_all(look.db())
    .await?;
    let name = match rows.first() {
        Some(row) => row.class_name.clone(),
        None if look.asker.roles.iter().any(|role| role.sees_whole_school()) => {
            class_name(look, class).await?
        }
        None => return Err(AppError::NotFound),
    };
    let child =
        rows.into_iter().map(|row| (row.id, ChildName { forename: row.forename, surname: row.surname }));
    Ok((name, child.collect()))
}

/// Somebody who works with a class today, or who leads the school's support.
pub struct ClassStaff {
    pub id: AskerId,
    pub name: String,
    /// Is posted to the class as a class teacher.
    pub teaches: bool,
}

/// Whoever is posted to a class today, and the SENCo, the deputy and the head: its teachers first, then by surname.
/// Of a class that was found for the reader.
pub async fn staff_of_class(look: &Look, class: i64) -> Result<Vec<ClassStaff>, AppError> {
    let today = look.today;
    let rows = sqlx::query_as!(
        ClassStaff,
        r#"select f.asker_id as "id!: AskerId",
             trim(f.title || ' ' || f.forename || ' ' || f.surname) as "name!: String",
             exists (select 1 from posting t join staff_role r on r.asker_id = t.asker_id
               where t.asker_id = f.asker_id and t.class_id = ?1 and r.role = 'class_teacher'
                 and t.from_day <= ?2 and coalesce(t.to_day, ?2) >= ?2
                 and r.from_day <= ?2 and coalesce(r.to_day, ?2) >= ?2) as "teaches!: bool"
           from staff f
           where coalesce(f.ended_on, '9999') > ?2
             and (exists (select 1 from posting t join works_with_children w on w.asker_id = t.asker_id
                 where t.asker_id = f.asker_id and t.class_id = ?1
                   and t.from_day <= ?2 and coalesce(t.to_day, ?2) >= ?2 and ?2 between w.from_day and w.to_day)
               or exists (select 1 from staff_role r where r.asker_id = f.asker_id
                 and r.role in ('senco', 'deputy_senco', 'head')
                 and r.from_day <= ?2 and coalesce(r.to_day, ?2) >= ?2))
           order by 3 desc, f.surname, f.forename limit 100"#,
        class,
        today
    )
    .fetch_all(look.db())
    .await?;
    Ok(rows)
}
