//! `user`: what the school's IT lead does when nobody can sign in.

use anyhow::{Context, Result, bail};
use app::db::Opening;
use app::kit::{Role, paths};
use app::people::{ByProgram, Ending, end_by_program, let_in_by_program, link_by_program};
use clap::Subcommand;

use crate::settings::Settings;

#[derive(Subcommand)]
pub enum User {
    /// Add a member of staff and print their sign-in link
    Add {
        email: String,
        #[arg(long)]
        forename: String,
        #[arg(long)]
        surname: String,
        #[arg(long, default_value = "")]
        title: String,
        /// What they are: `senco`, `deputy_senco`, `head`, `dsl`, `class_teacher`, `sen_ta` or `office`; may be
        /// given several times
        #[arg(long = "role", required = true)]
        roles: Vec<String>,
    },
    /// Print a new sign-in link; a lost second factor is forgotten too
    ResetLink { email: String },
    /// End somebody's access at once
    Deactivate { email: String },
}

pub async fn user(settings: &Settings, what: User) -> Result<()> {
    let school = settings.open(Opening::UpToDate).await?;
    match what {
        User::Add { email, forename, surname, title, roles } => {
            let roles = roles
                .iter()
                .map(|role| Role::from_id(role).with_context(|| format!("there is no role “{role}”")))
                .collect::<Result<Vec<_>>>()?;
            let person = ByProgram {
                title: &title,
                forename: &forename,
                surname: &surname,
                email: &email,
                roles: &roles,
                since: school.today(),
            };
            print_link(&let_in_by_program(&school, person).await?);
        }
        User::ResetLink { email } => match link_by_program(&school, &email).await? {
            Some(token) => print_link(&token),
            None => bail!("nobody with the email {email} can sign in"),
        },
        User::Deactivate { email } => match end_by_program(&school, &email).await? {
            Ending::Ended => println!("{email} can no longer sign in."),
            Ending::Nobody => bail!("nobody with the email {email} can sign in"),
            Ending::LastSenco => bail!("a school has a SENCo: make somebody else the SENCo first"),
        },
    }
    school.close().await;
    Ok(())
}

fn print_link(token: &str) {
    println!(
        "Works once, for three days, after the address of the app:\n\n    {}\n",
        paths::set_password(token)
    );
}
