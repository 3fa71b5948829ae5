//! Writing one child's record.

use sqlx::SqliteConnection;

use crate::kit::{AppError, Day};
use crate::pupils::{Contact, ContactId, PupilId, PupilRecord, Sex};

/// Adds a child to the register, on roll, with all that the record says.
pub async fn insert(tx: &mut SqliteConnection, record: &PupilRecord) -> Result<PupilId, AppError> {
    let search = search_words(record);
    // Never the number of a child who was here before.
    let inserted = sqlx::query!(
        "insert into pupil (id, born_on, search) values (
           1 + max(coalesce((select max(id) from pupil), 0), coalesce((select max(id) from pupil_gone), 0)), ?, ?)",
        record.dob,
        search
    )
    .execute(&mut *tx)
    .await?;
    let id = PupilId(inserted.last_insert_rowid());
    write(tx, id, record).await?;
    Ok(id)
}

/// Writes a whole record over what was held; a last day is no part of it. What the office decided of an adult stays
/// with that adult: adults keep their places, new ones come after them.
pub async fn write(tx: &mut SqliteConnection, id: PupilId, record: &PupilRecord) -> Result<(), AppError> {
    let class = match &record.class_name {
        Some(name) => Some(class_id(tx, name).await?),
        None => None,
    };
    let upn = record.upn.as_ref().map(ToString::to_string);
    let year_group = record.year_group.map(|year| year.code().to_owned());
    let provision = record.provision.map(|provision| provision.code().to_owned());
    let sex = record.sex.map(|sex| if sex == Sex::Female { "female" } else { "male" });
    let needs_stated = record.needs.is_some();
    let search = search_words(record);
    sqlx::query!(
        "update pupil set upn = ?, admission_no = ?, legal_forename = ?, legal_surname = ?, legal_guessed = ?,
           preferred_forename = ?, preferred_surname = ?, preferred_guessed = ?, middle_names = ?, born_on = ?,
           sex = ?, year_group = ?, class_id = ?, admitted_on = ?, mis_provision = ?,
           mis_provision_from = ?, needs_stated = ?, eal = ?, first_language = ?, free_meals = ?,
           pupil_premium = ?, in_care = ?, search = ?, version = version + 1
         where id = ?",
        upn,
        record.admission_no,
        record.legal.forename,
        record.legal.surname,
        record.legal.split_guessed,
        record.preferred.forename,
        record.preferred.surname,
        record.preferred.split_guessed,
        record.middle_names,
        record.dob,
        sex,
        year_group,
        class,
        record.admitted_on,
        provision,
        record.sen_since,
        needs_stated,
        record.eal,
        record.first_language,
        record.fsm,
        record.pupil_premium,
        record.in_care,
        search,
        id
    )
    .execute(&mut *tx)
    .await?;
    write_needs(tx, id, record).await?;
    write_contacts(tx, id, &record.contacts).await
}

async fn write_needs(tx: &mut SqliteConnection, id: PupilId, record: &PupilRecord) -> Result<(), AppError> {
    sqlx::query!("delete from pupil_need where pupil_id = ?", id).execute(&mut *tx).await?;
    for (need, rank) in record.needs.iter().flatten().zip(1_i64..) {
        let code = need.code();
        sqlx::query!("insert into pupil_need (pupil_id, rank, type) values (?, ?, ?)", id, rank, code)
            .execute(&mut *tx)
            .await?;
    }
    Ok(())
}

/// The record's adults over those that are held, in their order; new ones come after them. What the office decided,
/// parental responsibility too, stands in columns of its own and is not written here.
async fn write_contacts(
    tx: &mut SqliteConnection,
    id: PupilId,
    contacts: &[Contact],
) -> Result<(), AppError> {
    let held = sqlx::query!("select id, place from contact where pupil_id = ? order by place", id)
        .fetch_all(&mut *tx)
        .await?;
    let next = held.last().map_or(0, |last| last.place + 1);
    for (held, contact) in held.iter().zip(contacts) {
        correct_contact(tx, held.id, contact).await?;
    }
    for (contact, place) in contacts.iter().skip(held.len()).zip(next..) {
        add_contact(tx, id, place, contact).await?;
    }
    // An adult of whom the record no longer speaks, and about whom nobody has decided anything.
    for held in held.iter().skip(contacts.len()) {
        sqlx::query!("delete from contact where id = ? and version = 1", held.id).execute(&mut *tx).await?;
    }
    Ok(())
}

async fn correct_contact(
    tx: &mut SqliteConnection,
    id: ContactId,
    contact: &Contact,
) -> Result<(), AppError> {
    let priority = contact.priority.map(i64::from);
    sqlx::query!(
        "update contact set title = ?, forename = ?, surname = ?, name_guessed = ?, relationship = ?,
           parental_responsibility = ?, priority = ?, email = ?, phone = ?
         where id = ?",
        contact.title,
        contact.name.forename,
        contact.name.surname,
        contact.name.split_guessed,
        contact.relationship,
        contact.parental_responsibility,
        priority,
        contact.email,
        contact.phone,
        id
    )
    .execute(tx)
    .await?;
    Ok(())
}

async fn add_contact(
    tx: &mut SqliteConnection,
    id: PupilId,
    place: i64,
    contact: &Contact,
) -> Result<(), AppError> {
    let priority = contact.priority.map(i64::from);
    sqlx::query!(
        "insert into contact (pupil_id, place, title, forename, surname, name_guessed, relationship,
               parental_responsibility, priority, email, phone)
             values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        place,
        contact.title,
        contact.name.forename,
        contact.name.surname,
        contact.name.split_guessed,
        contact.relationship,
        contact.parental_responsibility,
        priority,
        contact.email,
        contact.phone
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// The class of a name, made if there is none yet.
pub async fn class_id(tx: &mut SqliteConnection, name: &str) -> Result<i64, AppError> {
    let found =
        sqlx::query_scalar!("select id from class where name = ?", name).fetch_optional(&mut *tx).await?;
    match found {
        Some(id) => Ok(id),
        None => Ok(sqlx::query!("insert into class (name) values (?)", name)
            .execute(tx)
            .await?
            .last_insert_rowid()),
    }
}

/// The first day without a child, today's or one to come; none where the child stays.
pub async fn set_left(tx: &mut SqliteConnection, id: PupilId, on: Option<Day>) -> Result<(), AppError> {
    sqlx::query!("update pupil set left_on = ? where id = ?", on, id).execute(tx).await?;
    Ok(())
}

/// The child is on roll no longer, from a day on. Their class's staff no longer see them. False: they have left
/// already.
pub async fn mark_left(tx: &mut SqliteConnection, id: PupilId, on: Day) -> Result<bool, AppError> {
    let left = sqlx::query!(
        "update pupil set left_on = ?1, version = version + 1 where id = ?2 and (left_on is null or left_on > ?1)",
        on,
        id
    )
    .execute(tx)
    .await?;
    Ok(left.rows_affected() == 1)
}

/// Whether somebody has decided anything about a child or an adult of theirs that no list can know: it is nobody's
/// to undo with a list.
pub async fn has_decisions(tx: &mut SqliteConnection, id: PupilId) -> Result<bool, AppError> {
    let decided = sqlx::query_scalar!(
        "select exists (select 1 from contact where pupil_id = ?1 and version > 1)
           or exists (select 1 from code_decision where pupil_id = ?1)
           or exists (select 1 from need_held where pupil_id = ?1)",
        id
    )
    .fetch_one(tx)
    .await?;
    Ok(decided > 0)
}

/// Takes a child out again who came with an import that is undone. Fails where anything else speaks of them.
pub async fn remove(tx: &mut SqliteConnection, id: PupilId) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from pupil_need where pupil_id = ?", id).execute(&mut *tx).await?;
    sqlx::query!("delete from contact where pupil_id = ?", id).execute(&mut *tx).await?;
    sqlx::query!("delete from import_change where pupil_id = ?", id).execute(&mut *tx).await?;
    sqlx::query!("delete from reading where pupil_id = ?", id).execute(&mut *tx).await?;
    sqlx::query!("delete from pupil where id = ?", id).execute(tx).await?;
    Ok(())
}

/// All names of a child in small letters without accents, each word after a space: “ zoe zoe zielinska ”.
fn search_words(record: &PupilRecord) -> String {
    let names = [
        &record.preferred.forename,
        &record.preferred.surname,
        &record.legal.forename,
        &record.legal.surname,
        &record.middle_names,
    ];
    let mut words = vec![String::new()];
    for name in names.into_iter().flatten() {
        words.extend(fold(name));
    }
    words.push(String::new());
    words.join(" ")
}

/// The words of a text as they are looked for.
pub(super) fn fold(text: &str) -> Vec<String> {
    let plain = deunicode::deunicode(text).to_lowercase().replace(['\'', '`'], "");
    plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_hyphens_and_apostrophes_do_not_stand_between_a_teacher_and_a_child() {
        assert_eq!(fold("Zoë Wiśniewska-O’Connor Łukasz"), ["zoe", "wisniewska", "oconnor", "lukasz"]);
    }
}
