//! The only store that reads several rooms' tables: joins for lists, and never a change.

mod register;
mod sheets;
mod to_place;

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use crate::calendar::SchoolYear;
use crate::db::Look;
use crate::kit::{AppError, Day};
use crate::overview::Unplaced;
use crate::overview::access_words::Given;
use crate::pupils::{PupilId, YearGroup, language_name, year_of};

pub use register::register;
pub use sheets::{Sheet, add_sheet, add_to_sheet, placed_by, sheet, sheets};
pub use to_place::{ToPlace, stages_ended, to_place};

/// A child as a line about them needs them.
#[derive(Clone, Default)]
pub struct OnPathway {
    pub name: String,
    pub class_id: Option<i64>,
    pub class: Option<String>,
    pub year_six: bool,
    /// The reader is posted to the child or the child's class today.
    pub of_mine: bool,
    /// The class teachers who are posted to the class today: “Mrs Ada Finch, Mr Jo Marsh”. Empty where nobody is.
    pub teachers: String,
}

/// These children, as far as the reader may see their needs; `only`: they are one child, whose page it is. One query,
/// however many.
pub async fn on_pathway(
    look: &Look,
    only: Option<PupilId>,
    these: &[PupilId],
) -> Result<HashMap<PupilId, OnPathway>, AppError> {
    if these.is_empty() {
        return Ok(HashMap::new());
    }
    let (asker, today) = (look.asker.id, look.today);
    let these = serde_json::to_string(these).map_err(|error| crate::db::our_fault(&error))?;
    let rows = sqlx::query!(
        r#"with these as (select value as id from json_each(?4)),
           teacher as (
             select t.class_id, trim(s.title || ' ' || s.forename || ' ' || s.surname) as name
               from posting t join staff s on s.asker_id = t.asker_id
              where t.class_id in (select q.class_id from pupil q where q.id in (select id from these))
                and t.from_day <= ?2 and coalesce(t.to_day, ?2) >= ?2
                and (s.ended_on is null or s.ended_on > ?2)
                and exists (select 1 from staff_role r where r.asker_id = s.asker_id and r.role = 'class_teacher'
                  and r.from_day <= ?2 and coalesce(r.to_day, ?2) >= ?2)
              group by t.class_id, s.asker_id order by s.surname, s.forename),
           of_class as (select class_id, group_concat(name, ', ') as names from teacher group by class_id)
           select p.id as "id: PupilId",
             trim(coalesce(preferred_forename, legal_forename, '') || ' ' || coalesce(preferred_surname, legal_surname, ''))
               as "name!: String",
             year_group, born_on, c.id as "class_id?: i64", c.name as "class?: String", coalesce(o.names, '') as "teachers!: String",
             exists (select 1 from posting t join works_with_children w on w.asker_id = t.asker_id
               where t.asker_id = ?1 and (t.class_id = p.class_id or t.pupil_id = p.id)
                 and t.from_day <= ?2 and coalesce(t.to_day, ?2) >= ?2 and ?2 between w.from_day and w.to_day)
               as "of_mine!: bool"
           from pupil p left join class c on c.id = p.class_id left join of_class o on o.class_id = p.class_id
           where p.id in (select id from these)
             -- Of one child nobody goes through all the children whom the reader may see.
             and case when ?3 is null then p.id in (select m.pupil_id from may_see m
                 where m.asker_id = ?1 and m.sen = 1 and ?2 between m.from_day and m.to_day)
               else p.id = ?3 and exists (select 1 from may_see m
                 where m.pupil_id = ?3 and m.asker_id = ?1 and m.sen = 1 and ?2 between m.from_day and m.to_day) end"#,
        asker,
        today,
        only,
        these
    )
    .fetch_all(look.db())
    .await?;
    let children = rows.into_iter().map(|row| {
        let year_six = year_of(row.year_group.as_deref(), row.born_on, today) == Some(YearGroup::Y6);
        let child = OnPathway {
            name: row.name,
            class_id: row.class_id,
            class: row.class,
            year_six,
            of_mine: row.of_mine,
            teachers: row.teachers,
        };
        (row.id, child)
    });
    Ok(children.collect())
}

/// The classes that the reader is posted to today, the youngest first.
pub async fn own_classes(look: &Look) -> Result<Vec<(i64, String)>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let rows = sqlx::query!(
        r#"select c.id as "id!: i64", c.name as "name!: String" from class c join posting t on t.class_id = c.id
           left join pupil p on p.class_id = c.id and (p.left_on is null or p.left_on > ?2)
         where t.asker_id = ?1 and t.from_day <= ?2 and coalesce(t.to_day, ?2) >= ?2
           and exists (select 1 from works_with_children w
             where w.asker_id = ?1 and ?2 between w.from_day and w.to_day)
         group by c.id order by max(p.born_on) desc nulls last, c.name limit 20"#,
        asker,
        today
    )
    .fetch_all(look.db())
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// What a new school has done.
pub struct FirstSteps {
    /// Somebody has said of the year that is under way that its dates are right.
    pub dates: bool,
    pub children: bool,
    /// Somebody works here besides whoever set the school up.
    pub staff: bool,
    /// Somebody is posted to each class that has children.
    pub postings: bool,
}

/// How far a new school has come.
pub async fn first_steps(look: &Look) -> Result<FirstSteps, AppError> {
    let (today, year) = (look.today, SchoolYear::of(look.today).0);
    let steps = sqlx::query_as!(
        FirstSteps,
        r#"select exists (select 1 from school_year where year = ?1 and confirmed_on is not null) as "dates!: bool",
             exists (select 1 from pupil) as "children!: bool",
             (select count(*) > 1 from staff) as "staff!: bool",
             not exists (select 1 from pupil p where (p.left_on is null or p.left_on > ?2) and p.class_id is not null
               and not exists (select 1 from posting t join works_with_children w on w.asker_id = t.asker_id
                 where t.class_id = p.class_id and t.from_day <= ?2 and coalesce(t.to_day, ?2) >= ?2
                   and ?2 between w.from_day and w.to_day)) as "postings!: bool""#,
        year,
        today
    )
    .fetch_one(look.db())
    .await?;
    Ok(steps)
}

/// How many children who are here and whose needs the reader may see have a SEN code and are on no stage.
pub async fn unplaced(look: &Look) -> Result<Unplaced, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let row = sqlx::query!(
        r#"select count(*) filter (where p.provision = 'K') as "support!: i64",
             count(*) filter (where p.provision = 'E') as "plan!: i64",
             count(*) filter (where p.provision = 'N') as "listed!: i64"
           from pupil p
           where (p.left_on is null or p.left_on > ?2)
             and (p.provision <> 'N' or p.mis_provision in ('K', 'E')
               and not exists (select 1 from code_decision d where d.pupil_id = p.id and d.taken_back_on is null))
             and not exists (select 1 from stage_entry e where e.pupil_id = p.id and e.closed_on is null)
             and p.id in (select m.pupil_id from may_see m
               where m.asker_id = ?1 and m.sen = 1 and ?2 between m.from_day and m.to_day)"#,
        asker,
        today
    )
    .fetch_one(look.db())
    .await?;
    let count = |rows: i64| usize::try_from(rows).unwrap_or_default();
    Ok(Unplaced { support: count(row.support), plan: count(row.plan), listed: count(row.listed) })
}

/// Something that a reader has begun to write about a child and has not sent.
pub struct Begun {
    pub form: String,
    pub subject: String,
    pub saved_at: DateTime<Utc>,
    pub pupil: PupilId,
    pub name: String,
}

/// What drafts are about, by the names of their forms.
pub struct DraftsOf {
    /// Whose subject begins with a child's number.
    pub pupil: Vec<&'static str>,
    /// With a stage's.
    pub entry: Vec<&'static str>,
    /// With the number of a form that was filled in.
    pub form: Vec<&'static str>,
    /// With the number of something on record.
    pub record: Vec<&'static str>,
}

/// The reader's own drafts about children whom they may see, the latest first: of one child, or all. A subject of “form 7”
/// is a form that was filled in before, whatever form it is.
pub async fn begun(look: &Look, only: Option<PupilId>, of: &DraftsOf) -> Result<Vec<Begun>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let list = |forms: &[&str]| serde_json::to_string(forms).map_err(|error| crate::db::our_fault(&error));
    let (by_pupil, by_entry) = (list(&of.pupil)?, list(&of.entry)?);
    let (by_record, by_form) = (list(&of.record)?, list(&of.form)?);
    let rows = sqlx::query_as!(
        Begun,
        r#"select d.form, d.subject, d.saved_at as "saved_at: DateTime<Utc>", p.id as "pupil: PupilId",
             trim(coalesce(p.preferred_forename, p.legal_forename, '') || ' '
               || coalesce(p.preferred_surname, p.legal_surname, '')) as "name!: String"
           from draft d join pupil p on p.id = case
             when d.subject like 'form %' then (select e.pupil_id from stage_form f
               join stage_entry e on e.id = f.entry_id where f.id = cast(substr(d.subject, 6) as integer))
             when d.form in (select value from json_each(?4)) then cast(d.subject as integer)
             when d.form in (select value from json_each(?5))
               then (select e.pupil_id from stage_entry e where e.id = cast(d.subject as integer))
             when d.form in (select value from json_each(?7)) then (select e.pupil_id from stage_form f
               join stage_entry e on e.id = f.entry_id where f.id = cast(d.subject as integer))
             when d.form in (select value from json_each(?6)) then (select e.pupil_id from action_record a
               join stage_entry e on e.id = a.entry_id where a.id = cast(d.subject as integer)) end
           where d.asker_id = ?1 and (p.left_on is null or p.left_on > ?2)
             and case when ?3 is null then p.id in (select m.pupil_id from may_see m
                 where m.asker_id = ?1 and m.sen = 1 and ?2 between m.from_day and m.to_day)
               else p.id = ?3 and exists (select 1 from may_see m
                 where m.pupil_id = ?3 and m.asker_id = ?1 and m.sen = 1 and ?2 between m.from_day and m.to_day) end
           order by d.saved_at desc limit 20"#,
        asker,
        today,
        only,
        by_pupil,
        by_entry,
        by_record,
        by_form
    )
    .fetch_all(look.db())
    .await?;
    Ok(rows)
}

/// What was done in the last two weeks by whoever neither leads nor heads and gives somebody a way in, or more to see:
/// people added, links made, postings. Of each person once for each kind and whoever did it, so that there are never more
/// than the staff can be. What was typed at the school's server has nobody's name.
pub async fn access_given(look: &Look) -> Result<Vec<Given>, AppError> {
    let (today, since) = (look.today, look.today - chrono::Days::new(14));
    let rows = sqlx::query_as!(
        Given,
        r#"select max(h.day) as "day!: Day", h.what as "what!: String",
             trim(w.title || ' ' || w.forename || ' ' || w.surname) as "whom!: String",
             coalesce(trim(b.title || ' ' || b.forename || ' ' || b.surname), '') as "by!: String",
             coalesce(group_concat(distinct c.name), '') as "classes!: String",
             count(distinct h.pupil_id) as "children!: i64",
             max(coalesce(h.details ->> '$.again', 0)) as "again!: bool"
           from happening h join staff w on w.asker_id = h.details ->> '$.staff'
             left join staff b on b.asker_id = h.asker_id
             left join class c on 'class-' || c.id = h.details ->> '$.to'
           where h.what in ('staff_added', 'staff_changed', 'staff_taken_back', 'link_made', 'second_factor_reset',
             'posted')
             and h.day >= ?1 and not exists (select 1 from staff_role r where r.asker_id = h.asker_id
               and r.role in ('senco', 'deputy_senco', 'head')
               and r.from_day <= ?2 and coalesce(r.to_day, ?2) >= ?2)
           group by w.asker_id, h.asker_id, h.what order by max(h.id) desc limit 2000"#,
        since,
        today
    )
    .fetch_all(look.db())
    .await?;
    Ok(rows)
}

/// What others did to the reader's own account of late that opens it: what, when, and who. Two months, so that whoever
/// comes back from the summer reads it too.
pub async fn own_account_opened(look: &Look) -> Result<Vec<(String, Day, String)>, AppError> {
    let (asker, since) = (look.asker.id, look.today - chrono::Days::new(60));
    let rows = sqlx::query!(
        r#"select h.what as "what!: String", h.day as "day!: Day",
             coalesce(trim(b.title || ' ' || b.forename || ' ' || b.surname), '') as "by!: String"
           from happening h left join staff b on b.asker_id = h.asker_id
           where h.pupil_id is null and h.details ->> '$.staff' = ?1 and h.asker_id <> ?1 and h.day >= ?2
             and (h.what = 'second_factor_reset' or h.what = 'link_made' and h.details ->> '$.again')
           order by h.id desc limit 5"#,
        asker,
        since
    )
    .fetch_all(look.db())
    .await?;
    Ok(rows.into_iter().map(|row| (row.what, row.day, row.by)).collect())
}

/// A child as the register has them.
pub struct Child {
    pub name: String,
    pub born_on: Day,
    pub year_group: Option<String>,
    pub class_id: Option<i64>,
    pub class_name: Option<String>,
    pub left_on: Option<Day>,
    /// The SENCo's own decision.
    pub provision: String,
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
             born_on, year_group, c.id as "class_id?", c.name as "class_name?", left_on, provision, first_language
           from pupil p left join class c on c.id = p.class_id
           where p.id = ?1 and exists (select 1 from may_see m
             where m.pupil_id = ?1 and m.asker_id = ?2 and ?3 between m.from_day and m.to_day)"#,
        id,
        asker,
        today
    )
    .fetch_one(look.db())
    .await?;
    Ok(child)
}

impl Child {
    /// What the register says to whoever finds the child: term and words, and nothing of needs.
    pub fn facts(&self) -> Vec<(String, String)> {
        let mut facts = vec![("Born".to_owned(), self.born_on.format("%-d %B %Y").to_string())];
        let year = self.year_group.as_deref().and_then(|code| YearGroup::parse(code).ok());
        if let Some(year) = year {
            facts.push(("Year".to_owned(), year.label()));
        }
        if let Some(class) = &self.class_name {
            facts.push(("Class".to_owned(), class.clone()));
        }
        if let Some(language) = &self.first_language {
            facts.push(("First language".to_owned(), language_name(language).to_owned()));
        }
        facts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_register_says_nothing_of_needs() {
        let child = Child {
            name: "Sam Example".to_owned(),
            born_on: Day::from_ymd_opt(2021, 3, 3).expect("a real day"),
            year_group: Some("1".to_owned()),
            class_id: Some(1),
            class_name: Some("1Rowan".to_owned()),
            left_on: None,
            provision: "K".to_owned(),
            first_language: Some("POL".to_owned()),
        };
        let lines: Vec<_> =
            child.facts().into_iter().map(|(term, words)| format!("{term}: {words}")).collect();
        assert_eq!(lines, ["Born: 3 March 2021", "Year: Year 1", "Class: 1Rowan", "First language: Polish"]);
    }
}
