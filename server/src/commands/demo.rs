//! `demo`: a school with made-up names, to look at and to test with. Its sign-ins are printed; it is served on
//! this computer only.

use anyhow::{Result, bail};
use app::kit::Role;
use app::people::{ByProgram, add_by_program, make_school_by_program};

use crate::settings::Settings;

/// One for all: nothing here is anybody's.
const PASSWORD: &str = "marble-kettle-otter";

/// One sign-in for each role, and two teachers, to see that neither sees the other's class.
const STAFF: [(&str, &str, &str, &str, Role); 8] = [
    ("Mrs", "Ruth", "Adeyemi", "senco@sample.example", Role::Senco),
    ("Mr", "Owen", "Fairley", "deputy@sample.example", Role::DeputySenco),
    ("Ms", "Priya", "Nandakumar", "head@sample.example", Role::Head),
    ("Mrs", "Ngozi", "Achebe", "dsl@sample.example", Role::Dsl),
    ("Mr", "Daniel", "Whitcombe", "teacher@sample.example", Role::ClassTeacher),
    ("Miss", "Elin", "Prosser", "teacher2@sample.example", Role::ClassTeacher),
    ("Mr", "Tomasz", "Zielak", "ta@sample.example", Role::SenTa),
    ("Ms", "Jo", "Bramwell", "office@sample.example", Role::Office),
];

pub async fn demo(settings: &Settings) -> Result<()> {
    let school = settings.open(true).await?;
    if school.is_demonstration().await?.is_some() {
        bail!("{} holds a school already; name an empty folder with --data", settings.data.display());
    }
    make_school_by_program(&school, "Fernhollow Primary School", true).await?;
    for (title, forename, surname, email, role) in STAFF {
        let person = ByProgram { title, forename, surname, email, roles: &[role] };
        add_by_program(&school, person, Some(PASSWORD)).await?;
    }
    school.close().await;
    println!("A demonstration school is in {}", settings.data.display());
    Ok(())
}

pub fn print_sign_ins() {
    println!("This is a sample school: every name is made up. Sign in with any of these:");
    for (_, _, _, email, role) in STAFF {
        println!("    {email:<26} {PASSWORD:<22} {}", role.label());
    }
}
