//! What the program itself does to people, outside any request: the first code, the demonstration's staff, and
//! what the IT lead types when nobody can sign in.

use sqlx::SqliteConnection;

use super::rules::LINK_LASTS;
use super::secrets::{hash, new_code, new_token, tidy_code, token_hash};
use super::{session, store};
use crate::calendar::keep_typical_years;
use crate::db::School;
use crate::kit::{AppError, AskerId, Day, Role};

/// Makes the code that opens the set-up page; one made earlier opens nothing any more.
pub async fn new_set_up_code(school: &School) -> Result<String, AppError> {
    let code = new_code()?;
    let mut tx = school.write().await?;
    store::set_set_up_code(&mut tx, &token_hash(&tidy_code(&code)), school.now()).await?;
    tx.commit().await?;
    Ok(code)
}

pub async fn make_school_by_program(
    school: &School,
    name: &str,
    demonstration: bool,
) -> Result<(), AppError> {
    let mut tx = school.write().await?;
    store::make_school(&mut tx, name, demonstration, school.now()).await?;
    keep_typical_years(&mut tx).await?;
    tx.commit().await?;
    Ok(())
}

/// A person that the program writes down.
pub struct ByProgram<'a> {
    pub title: &'a str,
    pub forename: &'a str,
    pub surname: &'a str,
    pub email: &'a str,
    pub roles: &'a [Role],
    /// The first day of what they are.
    pub since: Day,
}

/// Adds a member of staff, with a password or without.
pub async fn add_by_program(
    school: &School,
    person: ByProgram<'_>,
    password: Option<&str>,
) -> Result<AskerId, AppError> {
    let password = match password {
        Some(password) => Some(hash(password.to_owned()).await?),
        None => None,
    };
    let mut tx = school.write().await?;
    if store::email_is_taken(&mut tx, person.email).await? {
        return Err(AppError::invalid("email", "somebody has that email already"));
    }
    let new = store::NewStaff {
        code: None,
        title: person.title,
        forename: person.forename,
        surname: person.surname,
        email: person.email,
        roles: person.roles,
        from: person.since,
        until: None,
    };
    let id = store::add(&mut tx, new).await?;
    if let Some(password) = password {
        store::set_password(&mut tx, id, &password).await?;
    }
    tx.commit().await?;
    Ok(id)
}

/// A new link for somebody, whose second factor is forgotten: they have lost it, or the IT lead would not be
/// asked. `None`: nobody with that address can sign in.
pub async fn link_by_program(school: &School, email: &str) -> Result<Option<String>, AppError> {
    let Some(account) = store::account_by_email(school.readers(), email, school.today()).await? else {
        return Ok(None);
    };
    let (token, hash) = new_token()?;
    let now = school.now();
    let mut tx = school.write().await?;
    store::add_link(&mut tx, account.id, &hash, now, now + LINK_LASTS).await?;
    store::set_second_factor(&mut tx, account.id, None, None).await?;
    session::end_all(&mut tx, account.id, now).await?;
    tx.commit().await?;
    Ok(Some(token))
}

/// Ends somebody's access. False: nobody with that address can sign in.
pub async fn end_by_program(school: &School, email: &str) -> Result<bool, AppError> {
    let Some(account) = store::account_by_email(school.readers(), email, school.today()).await? else {
        return Ok(false);
    };
    let mut tx = school.write().await?;
    let ended = store::end_staff(&mut tx, account.id, school.today()).await?;
    session::end_all(&mut tx, account.id, school.now()).await?;
    tx.commit().await?;
    Ok(ended)
}

/// What became of somebody on a staff list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnList {
    New,
    Changed,
    Unchanged,
}

/// Puts somebody on the staff list, or corrects them: found by staff code, else by email. Roles are added, never
/// taken away.
pub async fn put_on_list(
    tx: &mut SqliteConnection,
    code: Option<&str>,
    person: &ByProgram<'_>,
    today: Day,
) -> Result<(AskerId, OnList), AppError> {
    let Some(id) = store::find_listed(tx, code, person.email).await? else {
        let new = store::NewStaff {
            code,
            title: person.title,
            forename: person.forename,
            surname: person.surname,
            email: person.email,
            roles: person.roles,
            from: person.since,
            until: None,
        };
        return Ok((store::add(tx, new).await?, OnList::New));
    };
    let named =
        store::correct(tx, id, code, person.title, person.forename, person.surname, person.email).await?;
    let given = store::give_roles(tx, id, person.roles, person.since, today).await?;
    Ok((id, if named || given { OnList::Changed } else { OnList::Unchanged }))
}
