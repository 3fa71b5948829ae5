//! `user`: what the school's IT lead does when nobody can sign in.

use anyhow::{Context, Result, bail};
use app::db::{Opening, School};
use app::kit::{Role, paths};
use app::people::{ByProgram, Ending, end_by_program, let_in_by_program, link_by_program};
use clap::Subcommand;

use crate::settings::{Settings, ToldToServe};

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
        #[command(flatten, next_help_heading = "How the school is served, for the link’s address")]
        served: ToldToServe,
    },
    /// Print a new sign-in link; a lost second factor is forgotten too
    ResetLink {
        email: String,
        #[command(flatten, next_help_heading = "How the school is served, for the link’s address")]
        served: ToldToServe,
    },
    /// End somebody's access at once
    Deactivate { email: String },
}

impl User {
    /// How `serve` is told to serve the school: a link leads there.
    pub fn served(&self) -> ToldToServe {
        match self {
            User::Add { served, .. } | User::ResetLink { served, .. } => served.clone(),
            User::Deactivate { .. } => ToldToServe::default(),
        }
    }
}

pub async fn user(settings: &Settings, what: User) -> Result<()> {
    let school = settings.open(Opening::UpToDate).await?;
    println!("{}", done(settings, &school, what).await?);
    school.close().await;
    Ok(())
}

/// What was done, in words.
async fn done(settings: &Settings, school: &School, what: User) -> Result<String> {
    match what {
        User::Add { email, forename, surname, title, roles, .. } => {
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
            Ok(link_words(settings, &let_in_by_program(school, person).await??))
        }
        User::ResetLink { email, .. } => Ok(link_words(settings, &link_by_program(school, &email).await??)),
        User::Deactivate { email } => match end_by_program(school, &email).await?? {
            Ending::Ended => Ok(format!("{email} can no longer sign in.")),
            Ending::LastSenco => bail!("a school has a SENCo: make somebody else the SENCo first"),
        },
    }
}

/// A link as it is passed on by hand.
fn link_words(settings: &Settings, token: &str) -> String {
    let (addr, path) = (settings.addr, paths::set_password(token));
    // Behind a proxy, or where all addresses of this computer are listened to, the school alone knows the name.
    if settings.behind_proxy || addr.ip().is_unspecified() {
        return format!("Works once, for three days, after the school’s address of the app:\n\n    {path}\n");
    }
    let scheme = if settings.tls.is_some() { "https" } else { "http" };
    let words = format!("Works once, for three days:\n\n    {scheme}://{addr}{path}\n");
    if addr.ip().is_loopback() {
        // A proxy that only `serve` was told of would make of it an address that opens nowhere else.
        return words
            + "\nThat address opens on this computer only. If the school has one of its own, say --behind-proxy.\n";
    }
    words
}

#[cfg(test)]
mod tests {
    use clap::Parser;
    use tempfile::TempDir;

    use super::*;
    use crate::commands::Cli;

    fn settings(folder: &TempDir, addr: &str) -> Settings {
        Settings {
            data: folder.path().join("data"),
            key_file: folder.path().join("data.key"),
            today: None,
            addr: addr.parse().expect("an address"),
            behind_proxy: false,
            tls: None,
        }
    }

    fn add(email: &str) -> User {
        User::Add {
            email: email.to_owned(),
            forename: "Ada".to_owned(),
            surname: "First".to_owned(),
            title: String::new(),
            roles: vec!["sen_ta".to_owned()],
            served: ToldToServe::default(),
        }
    }

    #[test]
    fn a_link_is_a_whole_address_unless_only_the_school_knows_the_name() {
        let folder = TempDir::new().expect("a folder");
        let here = settings(&folder, "127.0.0.1:3000");
        assert!(link_words(&here, "abc").contains(" http://127.0.0.1:3000/set-password/abc\n"));
        let tls = Some(("c.pem".into(), "k.pem".into()));
        let sealed = Settings { tls: tls.clone(), ..settings(&folder, "192.168.1.20:443") };
        assert!(link_words(&sealed, "abc").ends_with(" https://192.168.1.20:443/set-password/abc\n"));
        let everywhere = Settings { tls, ..settings(&folder, "0.0.0.0:443") };
        for settings in [everywhere, Settings { behind_proxy: true, ..here }] {
            let words = link_words(&settings, "abc");
            assert!(
                words.contains("after the school’s address of the app:\n\n    /set-password/abc\n"),
                "{words}"
            );
        }
    }

    #[test]
    fn the_commands_that_print_a_link_are_told_how_the_school_is_served_as_serve_is() {
        for what in ["add a@test.example --forename A --surname B --role office", "reset-link a@test.example"]
        {
            let line = format!("send-pathway user {what} --addr 192.168.1.20:3000 --behind-proxy");
            let cli = Cli::try_parse_from(line.split(' ')).expect("understood");
            let served = cli.told_to_serve();
            assert_eq!(served.addr, "192.168.1.20:3000".parse().ok(), "{what}");
            assert!(served.behind_proxy, "{what}");
        }
    }

    #[tokio::test]
    async fn what_cannot_be_done_is_said_in_words_and_ends_as_a_failure() {
        let folder = TempDir::new().expect("a folder");
        let settings = settings(&folder, "127.0.0.1:3000");
        let school = settings.open(Opening::Made).await.expect("a school");
        let said = async |what| match done(&settings, &school, what).await {
            Ok(words) => words,
            Err(error) => format!("failed: {error:#}"),
        };
        assert_eq!(said(add("notmail")).await, "failed: “notmail” is not an email address");
        assert!(said(add("ada@test.example")).await.contains("/set-password/"));
        assert_eq!(
            said(add("ADA@test.example")).await,
            "failed: somebody on the staff list has the email ADA@test.example already"
        );
        let email = || "ada@test.example".to_owned();
        let on = app::kit::short_date(school.today());
        let ended = format!(
            "failed: the access of ada@test.example ended on {on}. The SENCo lets them in again on the staff page"
        );
        assert_eq!(
            said(User::Deactivate { email: email() }).await,
            "ada@test.example can no longer sign in."
        );
        assert_eq!(said(User::Deactivate { email: email() }).await, ended);
        assert_eq!(said(User::ResetLink { email: email(), served: ToldToServe::default() }).await, ended);
    }
}
