//! `demo`: a school with made-up names, to look at and to test with. Its sign-ins are printed; it is served on
//! this computer only.

use std::collections::HashMap;

use anyhow::{Context, Result, bail};
use app::calendar::SchoolYear;
use app::db::{Act, FILE, Opening, School, new_key};
use app::kit::{Asker, AskerId, Role};
use app::pathway::place_concern;
use app::people::{ByProgram, add_by_program, make_school_by_program, works_here};
use app::pupils::{PostedTo, PupilId, add_all, class_id, post_to};

use crate::demonstration;
use crate::settings::Settings;

/// One for all: nothing here is anybody's.
const PASSWORD: &str = "marble-kettle-otter";

/// The same school for everyone.
const SEED: u64 = 2026;

/// How many of the staff have their sign-in printed: one for each role, and a second teacher, to see that
/// neither sees the other's class.
const PRINTED: usize = 8;

pub async fn demo(settings: &Settings) -> Result<()> {
    if settings.data.join(FILE).exists() {
        bail!("{} holds a school already; name an empty folder with --data", settings.data.display());
    }
    // Made beside its place and moved there whole: half a school would be taken for one.
    let making = settings.beside_data("making");
    if making.data.exists() {
        std::fs::remove_dir_all(&making.data)?;
    }
    let school = making.open(Opening::Made).await?;
    let made = demonstration::school(SEED, SchoolYear::of(school.today()).0);
    make_school_by_program(&school, &made.name, true).await?;
    let staff = add_staff(&school, &made).await?;
    let pupils = add_children(&school, &made).await?;
    post_staff(&school, &made, &staff).await?;
    raise_concerns(&school, &made, &staff, &pupils).await?;
    school.close().await;
    if settings.data.exists() {
        std::fs::remove_dir(&settings.data).with_context(|| {
            format!("{} is not empty; name an empty folder with --data", settings.data.display())
        })?;
    }
    std::fs::rename(&making.data, &settings.data)?;
    println!("A demonstration school of {} children is in {}", pupils.len(), settings.data.display());
    Ok(())
}

async fn add_staff(school: &School, made: &demonstration::School) -> Result<HashMap<String, AskerId>> {
    let mut staff = HashMap::new();
    let since = SchoolYear::of(school.today()).first_day();
    for person in &made.staff {
        let by_program = ByProgram {
            title: person.title,
            forename: person.forename,
            surname: person.surname,
            email: &person.email,
            roles: &person.roles,
            since,
        };
        staff.insert(person.email.clone(), add_by_program(school, by_program, Some(PASSWORD)).await?);
    }
    Ok(staff)
}

async fn add_children(school: &School, made: &demonstration::School) -> Result<Vec<PupilId>> {
    let mut act = Act::begin_as(school, Asker::program(), new_key()?, "demo", &()).await?;
    let ids = add_all(&mut act, &made.pupils).await?;
    act.commit(()).await?;
    Ok(ids)
}

async fn post_staff(
    school: &School,
    made: &demonstration::School,
    staff: &HashMap<String, AskerId>,
) -> Result<()> {
    let mut tx = school.write().await?;
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
    school: &School,
    made: &demonstration::School,
    staff: &HashMap<String, AskerId>,
    pupils: &[PupilId],
) -> Result<()> {
    for concern in demonstration::concerns(made, school.today()) {
        let by = *staff.get(&concern.raised_by).context("nobody of that email")?;
        let pupil = *pupils.get(concern.pupil).context("no such child")?;
        let teacher = Asker { id: by, name: String::new(), roles: vec![Role::ClassTeacher] };
        let mut act = Act::begin_as(school, teacher, new_key()?, "demo", &concern.noticed).await?;
        place_concern(&mut act, pupil, concern.opened_on, concern.area, &concern.noticed).await?;
        act.commit(()).await?;
    }
    Ok(())
}

/// Prints who can sign in. A school that was set up to try things has people of its own, whom nobody prints.
pub async fn print_sign_ins(school: &School) -> Result<()> {
    println!("This is a sample school: every name is made up.");
    let staff = demonstration::school(SEED, 2026).staff;
    for (index, person) in staff.iter().take(PRINTED).enumerate() {
        if !works_here(school, &person.email).await? {
            continue;
        }
        if index == 0 {
            println!("Sign in with any of these:");
        }
        let roles = person.roles.iter().map(|role| role.label()).collect::<Vec<_>>().join(", ");
        println!("    {:<26} {PASSWORD:<22} {roles}", person.email);
    }
    Ok(())
}
