//! `demo`: a school with made-up names, to look at and to test with. Its sign-ins are printed; it is served on
//! this computer only.

use anyhow::{Context, Result, bail};
use app::db::{FILE, Opening, School};
use app::people::works_here;

use crate::demonstration;
use crate::settings::Settings;

/// One for all: nothing here is anybody's.
const PASSWORD: &str = "marble-kettle-otter";

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
    let children = demonstration::make(&school, Some(PASSWORD)).await?;
    school.close().await;
    if settings.data.exists() {
        std::fs::remove_dir(&settings.data).with_context(|| {
            format!("{} is not empty; name an empty folder with --data", settings.data.display())
        })?;
    }
    std::fs::rename(&making.data, &settings.data)?;
    println!("A demonstration school of {children} children is in {}", settings.data.display());
    Ok(())
}

/// Prints who can sign in. A school that was set up to try things has people of its own, whom nobody prints.
pub async fn print_sign_ins(school: &School) -> Result<()> {
    println!("This is a sample school: every name is made up.");
    let staff = demonstration::school(demonstration::SEED, 2026).staff;
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
