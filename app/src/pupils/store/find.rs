//! Finding children, as somebody may.

use super::write::fold;
use crate::db::Look;
use crate::kit::{AppError, Day};
use crate::pupils::server::MOST_FOUND;
use crate::pupils::{PupilId, YearGroup, is_here};

/// A child in a list.
pub struct ChildLine {
    pub id: PupilId,
    pub forename: String,
    pub surname: String,
    pub year_group: Option<YearGroup>,
    pub class_name: Option<String>,
    pub left_on: Option<Day>,
}

/// A class with its number of children on roll.
pub struct ClassLine {
    pub id: i64,
    pub name: String,
    pub children: i64,
    /// The asker is posted to it today.
    pub own: bool,
}

/// The classes in which the asker may see anybody, the youngest first: Reception before Year 1, whatever they are called.
pub async fn classes(look: &Look) -> Result<Vec<ClassLine>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let rows = sqlx::query!(
        r#"select c.id as "id!", c.name as "name!", count(*) as "children!: i64",
             exists (select 1 from posting t where t.class_id = c.id and t.asker_id = ?1
               and t.from_day <= ?2 and coalesce(t.to_day, ?2) >= ?2) as "own!: bool"
           from pupil p join class c on c.id = p.class_id
           where (p.left_on is null or p.left_on > ?2) and p.id in (select m.pupil_id from may_see m
             where m.asker_id = ?1 and ?2 between m.from_day and m.to_day)
           group by c.id order by max(p.born_on) desc, c.name limit 200"#,
        asker,
        today
    )
    .fetch_all(look.db())
    .await?;
    let line = rows.into_iter().map(|row| ClassLine {
        id: row.id,
        name: row.name,
        children: row.children,
        own: row.own,
    });
    Ok(line.collect())
}

/// The children of a class whom the asker may see, by surname; with the class's name.
pub async fn children_of_class(look: &Look, class: i64) -> Result<(String, Vec<ChildLine>), AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let rows = sqlx::query!(
        r#"select p.id as "id: PupilId", coalesce(preferred_forename, legal_forename, '') as "forename!: String",
             coalesce(preferred_surname, legal_surname, '') as "surname!: String", year_group, born_on, c.name as class_name,
             left_on as "left_on: Day"
           from pupil p join class c on c.id = p.class_id
           where p.class_id = ?1 and (p.left_on is null or p.left_on > ?3) and p.id in (select m.pupil_id from may_see m
             where m.asker_id = ?2 and ?3 between m.from_day and m.to_day)
           order by 3, 2 limit 200"#,
        class,
        asker,
        today
    )
    .fetch_all(look.db())
    .await?;
    let name = match rows.first() {
        Some(row) => row.class_name.clone(),
        // An empty class is there for whoever fills it, and for nobody else.
        None if look.asker.keeps_the_school() => class_name(look, class).await?,
        None => return Err(AppError::NotFound),
    };
    let line = rows.into_iter().map(|row| ChildLine {
        id: row.id,
        forename: row.forename,
        surname: row.surname,
        year_group: year_of(row.year_group.as_deref(), row.born_on, today),
        class_name: Some(row.class_name),
        left_on: row.left_on,
    });
    Ok((name, line.collect()))
}

/// The year group of a child whom the reader may see.
pub async fn year_group_of(look: &Look, id: PupilId) -> Result<Option<YearGroup>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let row = sqlx::query!(
        r#"select year_group, born_on as "born_on: Day" from pupil
           where id = ?1 and id in (select m.pupil_id from may_see m
             where m.asker_id = ?2 and m.pupil_id = ?1 and ?3 between m.from_day and m.to_day)"#,
        id,
        asker,
        today
    )
    .fetch_one(look.db())
    .await?;
    Ok(year_of(row.year_group.as_deref(), row.born_on, today))
}

/// The year that the register states, else the one that the birthday gives.
pub fn year_of(stated: Option<&str>, born_on: Day, today: Day) -> Option<YearGroup> {
    YearGroup::of_child(stated.and_then(|code| YearGroup::parse(code).ok()), born_on, today)
}

/// The name of a class, for whoever keeps the school.
pub async fn class_name(look: &Look, class: i64) -> Result<String, AppError> {
    Ok(sqlx::query_scalar!("select name from class where id = ?", class).fetch_one(look.db()).await?)
}

/// Children whose names hold every word, in any order, with or without accents; a word may also be a class or
/// a year. Whoever has left comes last.
pub async fn find(look: &Look, text: &str) -> Result<Vec<ChildLine>, AppError> {
    let words = fold(text);
    if words.is_empty() || words == ["year"] {
        return Ok(Vec::new());
    }
    let (asker, today) = (look.asker.id, look.today);
    let year = YearGroup::parse(text).ok();
    let code = year.map(YearGroup::code);
    let (oldest, youngest) = year.and_then(|year| year.birthdays(today)).unzip();
    let words = serde_json::to_string(&words).map_err(|error| crate::db::our_fault(&error))?;
    let rows = sqlx::query!(
        r#"select p.id as "id: PupilId", coalesce(preferred_forename, legal_forename, '') as "forename!: String",
             coalesce(preferred_surname, legal_surname, '') as "surname!: String", year_group, born_on,
             c.name as "class_name?", left_on as "left_on: Day"
           from pupil p left join class c on c.id = p.class_id
           where p.id in (select m.pupil_id from may_see m
               where m.asker_id = ?1 and ?2 between m.from_day and m.to_day)
             and (year_group = ?5 or (year_group is null and born_on between ?6 and ?7)
               or not exists (select 1 from json_each(?3) w
                 where p.search not like '% ' || w.value || '%'
                   and ' ' || coalesce(c.name, '') not like '% ' || w.value || '%'
                   and w.value not in ('year', 'y' || lower(coalesce(year_group, '')), lower(coalesce(year_group, '')))))
           order by left_on is not null and left_on <= ?2, 3, 2 limit ?4"#,
        asker,
        today,
        words,
        MOST_FOUND,
        code,
        oldest,
        youngest
    )
    .fetch_all(look.db())
    .await?;
    let line = rows.into_iter().map(|row| ChildLine {
        id: row.id,
        forename: row.forename,
        surname: row.surname,
        year_group: year_of(row.year_group.as_deref(), row.born_on, today),
        class_name: row.class_name,
        left_on: row.left_on,
    });
    Ok(line.collect())
}

/// How a child is called.
pub struct ChildName {
    pub forename: String,
    pub surname: String,
}

impl ChildName {
    /// “Isla Barnes”.
    pub fn whole(&self) -> String {
        format!("{} {}", self.forename, self.surname)
    }
}

/// The name of a child whose needs the reader may see.
pub async fn name_of(look: &Look, id: PupilId) -> Result<ChildName, AppError> {
    name_seen(look, id, true).await
}

/// The name of a child whom the reader finds in the register.
pub async fn register_name_of(look: &Look, id: PupilId) -> Result<ChildName, AppError> {
    name_seen(look, id, false).await
}

async fn name_seen(look: &Look, id: PupilId, with_needs: bool) -> Result<ChildName, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let name = sqlx::query_as!(
        ChildName,
        r#"select coalesce(preferred_forename, legal_forename, '') as "forename!: String",
             coalesce(preferred_surname, legal_surname, '') as "surname!: String"
           from pupil where id = ?1 and id in (select m.pupil_id from may_see m
             where m.asker_id = ?2 and m.pupil_id = ?1 and m.sen >= ?4 and ?3 between m.from_day and m.to_day)"#,
        id,
        asker,
        today,
        with_needs
    )
    .fetch_one(look.db())
    .await?;
    Ok(name)
}

/// Whether a child is here no longer. Of a child whom the reader may see.
pub async fn has_left(look: &Look, id: PupilId) -> Result<bool, AppError> {
    let left_on = sqlx::query_scalar!(r#"select left_on as "left_on: Day" from pupil where id = ?"#, id)
        .fetch_one(look.db())
        .await?;
    Ok(!is_here(left_on, look.today))
}

/// What is decided, recorded or begun about a child is about one who is at the school. [`AppError::NotFound`] of one who
/// has left: their records stay to be read, and a mistake in them can be taken back. Of a child whom the reader may see.
pub async fn still_here(look: &Look, id: PupilId) -> Result<(), AppError> {
    if has_left(look, id).await? { Err(AppError::NotFound) } else { Ok(()) }
}

/// Whether somebody may see a child today, and whether that includes needs, targets and voices. Someone else's
/// child is [`AppError::NotFound`], like one that was never there.
pub async fn sees_needs(look: &Look, id: PupilId) -> Result<bool, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let sen = sqlx::query_scalar!(
        r#"select max(m.sen) as "sen: i64" from may_see m
           where m.asker_id = ? and m.pupil_id = ? and ? between m.from_day and m.to_day"#,
        asker,
        id,
        today
    )
    .fetch_one(look.db())
    .await?;
    sen.map(|sen| sen == 1).ok_or(AppError::NotFound)
}
