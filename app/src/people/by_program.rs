//! What the program itself does to people, outside any request: the first code, the demonstration's staff, and
//! what the IT lead types when nobody can sign in.

use super::rules::LINK_LASTS;
use super::secrets::{hash, new_code, new_token, tidy_code, token_hash};
use super::staff_server::about_staff;
use super::store::{Account, Listed, NewStaff};
use super::{session, store};
use crate::calendar::{keep_typical_years, keep_typical_years_before};
use crate::db::{Act, School, new_key};
use crate::kit::{AppError, Asker, AskerId, Day, Role, looks_like_email, short_date};

/// Makes the code that opens the set-up page; one made earlier opens nothing any more.
pub async fn new_set_up_code(school: &School) -> Result<String, AppError> {
    let code = new_code()?;
    let mut tx = school.write().await?;
    store::set_set_up_code(&mut tx, &token_hash(&tidy_code(&code)), school.now()).await?;
    tx.commit().await?;
    Ok(code)
}

/// Makes the school while its file of data is new, made up or real, with the dates of typical school years. A made-up
/// one has two years behind it.
pub async fn make_school_by_program(
    school: &School,
    name: &str,
    demonstration: bool,
) -> Result<(), AppError> {
    let mut tx = school.write().await?;
    store::make_school(&mut tx, name, demonstration, school.now()).await?;
    keep_typical_years(&mut tx, demonstration.then(|| school.today())).await?;
    if demonstration {
        keep_typical_years_before(&mut tx, school.today()).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Whether somebody with this email works at the school.
pub async fn works_here(school: &School, email: &str) -> Result<bool, AppError> {
    Ok(store::account_by_email(school.readers(), email, school.today()).await?.is_some())
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

impl ByProgram<'_> {
    fn as_new<'s>(&'s self, code: Option<&'s str>) -> NewStaff<'s> {
        NewStaff {
            code,
            title: self.title,
            forename: self.forename,
            surname: self.surname,
            email: self.email,
            roles: self.roles,
            from: self.since,
            until: None,
        }
    }
}

/// Adds a member of staff while a school is made, with a password or without.
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
    let id = store::add(&mut tx, person.as_new(None)).await?;
    if let Some(password) = password {
        store::set_password(&mut tx, id, &password).await?;
    }
    tx.commit().await?;
    Ok(id)
}

/// Why nobody was let in. Nothing is written then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotLetIn {
    #[error("“{0}” is not an email address")]
    NoEmail(String),
    #[error("somebody on the staff list has the email {0} already")]
    EmailTaken(String),
}

/// Adds a member of staff and gives their first link. On record, as everything that lets somebody in.
pub async fn let_in_by_program(
    school: &School,
    person: ByProgram<'_>,
) -> Result<Result<String, NotLetIn>, AppError> {
    if !looks_like_email(person.email) {
        return Ok(Err(NotLetIn::NoEmail(person.email.to_owned())));
    }
    let mut act = act(school, "user_add", person.email).await?;
    if store::email_is_taken(act.db(), person.email, None).await? {
        return Ok(Err(NotLetIn::EmailTaken(person.email.to_owned())));
    }
    let id = store::add(act.db(), person.as_new(None)).await?;
    act.note(about_staff("staff_added", id, serde_json::json!({ "roles": person.roles }))).await?;
    let token = link(&mut act, id).await?;
    act.commit(()).await?;
    Ok(Ok(token))
}

/// Why there is no access to open anew or to end.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoAccess {
    #[error("nobody with the email {0} can sign in")]
    Nobody(String),
    #[error("the access of {email} ended on {}. The SENCo lets them in again on the staff page", short_date(*.on))]
    Ended { email: String, on: Day },
}

/// A new link for somebody, whose second factor is forgotten: they have lost it, or the IT lead would not be
/// asked.
pub async fn link_by_program(school: &School, email: &str) -> Result<Result<String, NoAccess>, AppError> {
    let account = match account(school, email).await? {
        Ok(account) => account,
        Err(no_access) => return Ok(Err(no_access)),
    };
    let mut act = act(school, "user_reset_link", email).await?;
    let token = link(&mut act, account.id).await?;
    store::set_second_factor(act.db(), account.id, None, None).await?;
    act.note(about_staff("second_factor_reset", account.id, serde_json::json!({}))).await?;
    session::end_all(act.db(), account.id, school.now()).await?;
    act.commit(()).await?;
    Ok(Ok(token))
}

/// Somebody who can sign in today; or since when they cannot, which is no slip in the address.
async fn account(school: &School, email: &str) -> Result<Result<Account, NoAccess>, AppError> {
    let today = school.today();
    if let Some(account) = store::account_by_email(school.readers(), email, today).await? {
        return Ok(Ok(account));
    }
    let staff = store::staff(school.readers(), today).await?;
    let known = staff.into_iter().find(|row| row.email.eq_ignore_ascii_case(email));
    Ok(Err(match known.and_then(|row| row.ended_on) {
        Some(on) => NoAccess::Ended { email: email.to_owned(), on },
        None => NoAccess::Nobody(email.to_owned()),
    }))
}

async fn act(school: &School, command: &'static str, email: &str) -> Result<Act, AppError> {
    Act::begin_as(school, Asker::program(), new_key()?, command, &email).await
}

async fn link(act: &mut Act, id: AskerId) -> Result<String, AppError> {
    let (token, hash) = new_token()?;
    let now = act.school().now();
    store::add_link(act.db(), id, &hash, now, now + LINK_LASTS).await?;
    act.note(about_staff("link_made", id, serde_json::json!({}))).await?;
    Ok(token)
}

/// What became of ending somebody's access.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    Ended,
    /// A school has a SENCo: another one comes first.
    LastSenco,
}

/// Ends somebody's access.
pub async fn end_by_program(school: &School, email: &str) -> Result<Result<Ending, NoAccess>, AppError> {
    let account = match account(school, email).await? {
        Ok(account) => account,
        Err(no_access) => return Ok(Err(no_access)),
    };
    let mut act = act(school, "user_deactivate", email).await?;
    let today = act.today;
    let is_senco = account.roles.contains(&Role::Senco);
    if is_senco && store::holders_of(act.db(), Role::Senco, today).await? < 2 {
        return Ok(Ok(Ending::LastSenco));
    }
    let now = school.now();
    store::end_staff(act.db(), account.id, today, now).await?;
    session::end_all(act.db(), account.id, now).await?;
    act.note(about_staff("staff_ended", account.id, serde_json::json!({ "on": today }))).await?;
    act.commit(()).await?;
    Ok(Ok(Ending::Ended))
}

/// What became of somebody on a staff list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnList {
    New,
    Changed,
    Unchanged,
}

/// Why a line of a staff list cannot stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotOnList {
    #[error(
        "This staff code is somebody else’s in the app. Correct it, or take it from whoever had it before"
    )]
    CodeOfAnother,
    #[error(
        "The staff code and surname are one person’s in the app and the email is another’s. Correct whichever is wrong"
    )]
    EmailOfAnother,
    #[error("Somebody with this email has left. Bring them back on the staff page, or leave the row out")]
    HasLeft,
    /// Somebody has ended it, or it was for a while only.
    #[error(
        "They were “{}” until {}, and that is left as it is. If they are that again, say so on the staff page. If not, leave the row out",
        .role.label(),
        short_date(*.on)
    )]
    RoleEnded { role: Role, on: Day },
    #[error("The SENCo or the head changes people who can read every child’s record")]
    NotTheirs,
}

/// Puts somebody on the staff list, or corrects them: found by staff code if their name agrees, else by email.
/// Roles are added from today on, never taken away; one that has ended since `person.since` is not begun again by a
/// list that does not know. `for_whom` changes nobody whom the staff page closes to them; the program itself changes
/// all.
pub async fn put_on_list(
    act: &mut Act,
    code: Option<&str>,
    person: &ByProgram<'_>,
    for_whom: Option<&Asker>,
) -> Result<Result<(AskerId, OnList), NotOnList>, AppError> {
    let (today, now) = (act.today, act.school().now());
    let tx = act.db();
    let id = match store::find_listed(tx, code, person.surname, person.email).await? {
        Listed::CodeOfAnother => return Ok(Err(NotOnList::CodeOfAnother)),
        Listed::EmailOfAnother => return Ok(Err(NotOnList::EmailOfAnother)),
        Listed::HasLeft => return Ok(Err(NotOnList::HasLeft)),
        Listed::Found(id) => id,
        Listed::Nobody => {
            let id = store::add(tx, person.as_new(code)).await?;
            act.note(about_staff("staff_added", id, serde_json::json!({ "roles": person.roles }))).await?;
            return Ok(Ok((id, OnList::New)));
        }
    };
    let held = store::roles_of(&mut *tx, id, today).await?;
    if for_whom.is_some_and(|asker| !asker.may_give(&held)) {
        return Ok(Err(NotOnList::NotTheirs));
    }
    let gains: Vec<Role> = person.roles.iter().copied().filter(|role| !held.contains(role)).collect();
    let ended = store::ended_roles(tx, id, person.since, today).await?;
    if let Some((role, on)) = ended.into_iter().find(|(role, _)| gains.contains(role)) {
        return Ok(Err(NotOnList::RoleEnded { role, on }));
    }
    let named =
        store::correct(tx, id, code, person.title, person.forename, person.surname, person.email).await?;
    store::give_roles(tx, id, &gains, today).await?;
    if gains.iter().any(|role| role.needs_second_factor()) {
        // What they can read now, one password may not open.
        session::end_all(tx, id, now).await?;
    }
    if !named && gains.is_empty() {
        return Ok(Ok((id, OnList::Unchanged)));
    }
    let (what, details) = if gains.is_empty() {
        ("staff_corrected", serde_json::json!({}))
    } else {
        ("staff_changed", serde_json::json!({ "was": held, "gains": gains }))
    };
    act.note(about_staff(what, id, details)).await?;
    Ok(Ok((id, OnList::Changed)))
}
