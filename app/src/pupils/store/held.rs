//! Children as the register holds them, whole: for comparing with a file.

use std::collections::HashMap;

use sqlx::SqliteConnection;

use crate::db::our_fault;
use crate::kit::{AppError, Day};
use crate::pupils::{
    Contact, Held, Name, Provision, PupilId, PupilRecord, SenType, Sex, Upn, YearGroup, is_here,
};

/// Every child, those who have left too. Three queries, however many children.
pub async fn held(tx: &mut SqliteConnection, today: Day) -> Result<Vec<Held>, AppError> {
    Ok(held_where(tx, None, today).await?.into_iter().map(|(held, _)| held).collect())
}

/// One child, and the first day without them: past, or still to come.
pub async fn held_one(
    tx: &mut SqliteConnection,
    id: PupilId,
    today: Day,
) -> Result<(Held, Option<Day>), AppError> {
    held_where(tx, Some(id), today).await?.pop().ok_or(AppError::NotFound)
}

async fn held_where(
    tx: &mut SqliteConnection,
    only: Option<PupilId>,
    today: Day,
) -> Result<Vec<(Held, Option<Day>)>, AppError> {
    // A range, not “this one or all”: SQLite then finds one child without reading the others.
    let (first, last) = only.map_or((0, i64::MAX), |id| (id.0, id.0));
    let mut needs = needs(tx, first, last).await?;
    let mut contacts = contacts(tx, first, last).await?;
    let rows = sqlx::query!(
        r#"select p.id, upn, admission_no, legal_forename, legal_surname, legal_guessed, preferred_forename,
             preferred_surname, preferred_guessed, middle_names, born_on, sex, year_group,
             c.name as "class_name?", admitted_on, left_on, mis_provision, mis_provision_from, needs_stated, eal,
             first_language, free_meals, pupil_premium, in_care
           from pupil p left join class c on c.id = p.class_id
           where p.id between ?1 and ?2 order by p.id"#,
        first,
        last
    )
    .fetch_all(tx)
    .await?;
    rows.into_iter()
        .map(|row| {
            let id = row.id;
            let record = PupilRecord {
                upn: row.upn.as_deref().map(Upn::parse).transpose().map_err(|error| our_fault(&error))?,
                admission_no: row.admission_no,
                legal: name(row.legal_surname, row.legal_forename, row.legal_guessed),
                preferred: name(row.preferred_surname, row.preferred_forename, row.preferred_guessed),
                middle_names: row.middle_names,
                dob: row.born_on,
                sex: row.sex.as_deref().and_then(sex),
                year_group: row.year_group.as_deref().and_then(|code| YearGroup::parse(code).ok()),
                class_name: row.class_name,
                admitted_on: row.admitted_on,
                provision: row.mis_provision.as_deref().and_then(|code| Provision::parse(code).ok()),
                sen_since: row.mis_provision_from,
                needs: row.needs_stated.then(|| needs.remove(&id).unwrap_or_default()),
                eal: row.eal,
                first_language: row.first_language,
                fsm: row.free_meals,
                pupil_premium: row.pupil_premium,
                in_care: row.in_care,
                contacts: contacts.remove(&id).unwrap_or_default(),
            };
            Ok((Held { id, record, on_roll: is_here(row.left_on, today) }, row.left_on))
        })
        .collect()
}

async fn needs(
    tx: &mut SqliteConnection,
    first: i64,
    last: i64,
) -> Result<HashMap<PupilId, Vec<SenType>>, AppError> {
    let rows = sqlx::query!(
        "select pupil_id, type as kind from pupil_need where pupil_id between ?1 and ?2 order by pupil_id, rank",
        first,
        last
    )
    .fetch_all(tx)
    .await?;
    let mut needs: HashMap<PupilId, Vec<SenType>> = HashMap::new();
    for row in rows {
        let kind = SenType::parse(&row.kind).map_err(|error| our_fault(&error))?;
        needs.entry(row.pupil_id).or_default().push(kind);
    }
    Ok(needs)
}

/// The adults as the pupil list has them: what the office decided of them no file is compared with.
async fn contacts(
    tx: &mut SqliteConnection,
    first: i64,
    last: i64,
) -> Result<HashMap<PupilId, Vec<Contact>>, AppError> {
    let rows = sqlx::query!(
        "select pupil_id, title, forename, surname, name_guessed, relationship, parental_responsibility, priority,
           email, phone
         from contact where pupil_id between ?1 and ?2 order by pupil_id, place",
        first,
        last
    )
    .fetch_all(tx)
    .await?;
    let mut contacts: HashMap<PupilId, Vec<Contact>> = HashMap::new();
    for row in rows {
        contacts.entry(row.pupil_id).or_default().push(Contact {
            title: row.title,
            name: name(row.surname, row.forename, row.name_guessed),
            relationship: row.relationship,
            parental_responsibility: row.parental_responsibility,
            priority: row.priority.and_then(|priority| u8::try_from(priority).ok()),
            email: row.email,
            phone: row.phone,
        });
    }
    Ok(contacts)
}

fn name(surname: Option<String>, forename: Option<String>, split_guessed: bool) -> Name {
    Name { surname, forename, split_guessed }
}

fn sex(text: &str) -> Option<Sex> {
    match text {
        "female" => Some(Sex::Female),
        "male" => Some(Sex::Male),
        _ => None,
    }
}
