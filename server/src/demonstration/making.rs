//! Makes a demonstration school in an open file of data: the staff, the children and their families, who works with
//! whom, the first concerns, and the histories.

use std::collections::HashMap;

use anyhow::{Context, Result};
use app::{
    calendar::SchoolYear,
    db::{self, Act, new_key},
    kit::{Asker, AskerId, Role},
    pathway::place_concern,
    people::{ByProgram, add_by_program, make_school_by_program},
    pupils::{PostedTo, PupilId, add_all, class_id, post_to},
};

use super::{SEED, School, concerns, school, storing::tell_histories};

/// The staff have been here as long as the oldest of the histories.
const YEARS_BEHIND: i32 = 2;

/// Makes the school, whose data must be new, as it stands today; everybody signs in with one password, or nobody can.
/// Gives the number of its children.
pub async fn make(data: &db::School, password: Option<&str>) -> Result<usize> {
    let made = school(SEED, SchoolYear::of(data.today()).0);
    make_school_by_program(data, &made.name, true).await?;
    let staff = add_staff(data, &made, password).await?;
    let pupils = add_children(data, &made).await?;
    post_staff(data, &made, &staff).await?;
    raise_concerns(data, &made, &staff, &pupils).await?;
    tell_histories(data, &made, &staff, &pupils).await?;
    Ok(pupils.len())
}

async fn add_staff(
    data: &db::School,
    made: &School,
    password: Option<&str>,
) -> Result<HashMap<String, AskerId>> {
    let mut staff = HashMap::new();
    let since = SchoolYear(SchoolYear::of(data.today()).0 - YEARS_BEHIND).first_day();
    for person in &made.staff {
        let by_program = ByProgram {
            title: person.title,
            forename: person.forename,
            surname: person.surname,
            email: &person.email,
            roles: &person.roles,
            since,
        };
        staff.insert(person.email.clone(), add_by_program(data, by_program, password).await?);
    }
    Ok(staff)
}

async fn add_children(data: &db::School, made: &School) -> Result<Vec<PupilId>> {
    let mut act = Act::begin_as(data, Asker::program(), new_key()?, "demo", &()).await?;
    let ids = add_all(&mut act, &made.pupils).await?;
    act.commit(()).await?;
    Ok(ids)
}

async fn post_staff(data: &db::School, made: &School, staff: &HashMap<String, AskerId>) -> Result<()> {
    let mut tx = data.write().await?;
    for person in &made.staff {
        let id = *staff.get(&person.email).context("nobody of that email")?;
        for (class, from, to) in &person.classes {
            let class = class_id(&mut tx, class).await?;
            post_to(&mut tx, id, PostedTo::Class(class), *from, *to).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

async fn raise_concerns(
    data: &db::School,
    made: &School,
    staff: &HashMap<String, AskerId>,
    pupils: &[PupilId],
) -> Result<()> {
    for concern in concerns(made, data.today()) {
        let by = *staff.get(&concern.raised_by).context("nobody of that email")?;
        let pupil = *pupils.get(concern.pupil).context("no such child")?;
        let teacher = Asker { id: by, name: String::new(), roles: vec![Role::ClassTeacher] };
        let mut act = Act::begin_as(data, teacher, new_key()?, "demo", &concern.noticed).await?;
        place_concern(&mut act, pupil, concern.opened_on, concern.area, &concern.noticed).await?;
        act.commit(()).await?;
    }
    Ok(())
}
