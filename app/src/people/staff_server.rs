//! What a browser can ask about staff: who works here, adding, sign-in links, ending access.

use leptos::server;
use serde::{Deserialize, Serialize};

use crate::kit::{ActKey, Answers, AppError, AskerId, Day, Role};
use crate::ui::FormState;

#[cfg(feature = "ssr")]
use {
    super::away_words,
    super::rules::LINK_LASTS,
    super::secrets::new_token,
    super::staff_form::{FORENAME, ROLES, STAFF, STAFF_EMAIL, SURNAME, TITLE, UNTIL},
    super::{session, store},
    crate::db::{Act, Happening, Look, discard_draft, is_by_tls, new_key, say, show_once, shown_once},
    crate::kit::{Asker, Audience, Checked, paths},
    crate::ui::{give_back_act, state_of},
    axum::http::{header::HOST, request::Parts},
    leptos::prelude::use_context,
    leptos_axum::redirect,
};

/// One line of the staff list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffLine {
    pub id: AskerId,
    pub name: String,
    pub email: String,
    pub roles: Vec<Role>,
    /// The last day of everything they are, if they are here for a while only.
    pub until: Option<Day>,
    /// They have used their link and can sign in.
    pub can_sign_in: bool,
    pub ended_on: Option<Day>,
    /// “Away until Friday 4 December 2026; Mr Jo Marsh stands in”. Empty where they are here.
    pub away: String,
    pub may: MayDo,
    /// Whoever asks may write down that they are away.
    pub may_be_away: bool,
}

/// What whoever asks may do about a line of the staff list, and the key to do it with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MayDo {
    Nothing,
    /// Change what is written about them, and make them a sign-in link.
    Change(ActKey),
    /// Let them in again after their access has ended.
    TakeBack(ActKey),
}

/// The staff list as its reader may see and use it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffList {
    pub staff: Vec<StaffLine>,
    /// The form for somebody new, for whoever may add people.
    pub add: Option<FormState>,
    /// A link that was just made: whose, and its address. Shown once.
    pub link: Option<(AskerId, String)>,
}

/// What a draft of somebody who is not on the list yet is about.
pub const NEW_MEMBER: &str = "new";

/// Everyone who works here. All staff may read it: it says whom to ask.
#[server(endpoint = "staff")]
pub async fn staff() -> Result<StaffList, AppError> {
    let look = Look::begin()?;
    let rows = store::staff(look.db(), look.today).await?;
    let absences = store::absences(look.db(), look.today).await?;
    let line = |row: store::StaffRow| -> Result<StaffLine, AppError> {
        Ok(StaffLine {
            may: may_do(&look.asker, &row)?,
            may_be_away: look.asker.keeps_the_school() && row.ended_on.is_none(),
            away: is_away(&absences, row.id, look.today).into_iter().next().unwrap_or_default(),
            id: row.id,
            name: row.name,
            email: row.email,
            roles: row.roles,
            until: row.until,
            can_sign_in: row.has_password,
            ended_on: row.ended_on,
        })
    };
    let staff: Vec<StaffLine> = rows.into_iter().map(line).collect::<Result<_, _>>()?;
    let add =
        if look.asker.keeps_the_school() { Some(state_of(&look, &STAFF, NEW_MEMBER).await?) } else { None };
    Ok(StaffList { staff, add, link: link_to_show(&look) })
}

/// When somebody is away, each time in words, the earliest first.
#[cfg(feature = "ssr")]
pub(super) fn is_away(absences: &[store::Absence], id: AskerId, today: Day) -> Vec<String> {
    let theirs = absences.iter().filter(|absence| absence.away == id);
    let words = |away: &store::Absence| {
        away_words(away.from, away.until, &away.stand_in_name, away.carrier_name.as_deref(), today)
    };
    theirs.map(words).collect()
}

#[cfg(feature = "ssr")]
fn may_do(asker: &Asker, row: &store::StaffRow) -> Result<MayDo, AppError> {
    if !may_change(asker, &row.roles) {
        return Ok(MayDo::Nothing);
    }
    let key = new_key()?;
    Ok(if row.ended_on.is_some() { MayDo::TakeBack(key) } else { MayDo::Change(key) })
}

/// Adds a member of staff, for whoever keeps the school. They cannot sign in before somebody has passed them their
/// link.
#[server(endpoint = "add_staff")]
pub async fn add_staff(key: ActKey, #[server(default)] answers: Answers) -> Result<AskerId, AppError> {
    let mut act = Act::begin(key, "add_staff", &answers).await?;
    if let Some(done) = act.replayed()? {
        return Ok(done);
    }
    if !act.asker.keeps_the_school() {
        return Err(AppError::NotFound);
    }
    let checked = match STAFF.check(&answers, act.today) {
        Ok(checked) => checked,
        Err(errors) => return Err(give_back_act(act, STAFF.id, NEW_MEMBER, answers, errors).await),
    };
    let roles = checked.get(&ROLES).unwrap_or_default();
    if let Some(errors) = refused_staff(&mut act, &checked, None).await? {
        return Err(give_back_act(act, STAFF.id, NEW_MEMBER, answers, errors).await);
    }
    let new = store::NewStaff {
        code: None,
        title: &checked.text(&TITLE),
        forename: &checked.text(&FORENAME),
        surname: &checked.text(&SURNAME),
        email: &checked.text(&STAFF_EMAIL),
        roles: &roles,
        from: act.today,
        until: checked.get(&UNTIL),
    };
    let id = store::add(act.db(), new).await?;
    act.note(about_staff("staff_added", id, serde_json::json!({ "roles": roles }))).await?;
    discard_draft(&mut act, STAFF.id, NEW_MEMBER).await?;
    act.say(format!("{} {} is on the staff list.", checked.text(&FORENAME), checked.text(&SURNAME)));
    act.commit_and_go(id, paths::STAFF).await
}

/// What only the whole list can tell: an address that is somebody else's, a role that the asker may not give.
#[cfg(feature = "ssr")]
pub(super) async fn refused_staff(
    act: &mut Act,
    checked: &Checked,
    who: Option<AskerId>,
) -> Result<Option<crate::kit::FieldErrors>, AppError> {
    let mut errors = crate::kit::FieldErrors::new();
    let email = checked.text(&STAFF_EMAIL);
    if store::email_is_taken(act.db(), &email, who).await? {
        let error = "Somebody on the staff list has this email already. Two people cannot share one";
        errors.insert("email".to_owned(), error.to_owned());
    }
    let roles = checked.get(&ROLES).unwrap_or_default();
    if !act.asker.may_give(&roles) {
        let error = "The SENCo or the head adds people with these roles. You can add the others";
        errors.insert("roles".to_owned(), error.to_owned());
    }
    Ok((!errors.is_empty()).then_some(errors))
}

/// Something that happened to a member of staff, for the chronology of those who keep the school.
#[cfg(feature = "ssr")]
pub fn about_staff(what: &'static str, id: AskerId, details: serde_json::Value) -> Happening {
    let mut details = details;
    details["staff"] = serde_json::json!(id);
    Happening { what, pupil: None, audience: Audience::Office, details }
}

/// Makes a new link for somebody to set their password with, for whoever may change them. It is shown once, to be
/// passed on by hand. Where they could sign in already, they and those who answer for access are told on their first page.
#[server(endpoint = "new_link")]
pub async fn new_link(key: ActKey, id: AskerId) -> Result<(), AppError> {
    let mut act = Act::begin(key, "new_link", &id).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let (school, today) = (act.school().clone(), act.today);
    let account = store::account(school.readers(), id, today).await?.ok_or(AppError::NotFound)?;
    if !may_change(&act.asker, &account.roles) {
        return Err(AppError::NotFound);
    }
    let (token, hash) = new_token()?;
    let now = school.now();
    store::add_link(act.db(), id, &hash, now, now + LINK_LASTS).await?;
    let again = account.password_hash.is_some();
    act.note(about_staff("link_made", id, serde_json::json!({ "again": again }))).await?;
    act.commit(()).await?;
    show_once(&school, LINK, &format!("{id} {token}"))?;
    redirect(paths::STAFF);
    Ok(())
}

/// The link waits under this name for the page that shows it once.
#[cfg(feature = "ssr")]
const LINK: &str = "link";

#[cfg(feature = "ssr")]
fn link_to_show(look: &Look) -> Option<(AskerId, String)> {
    let words = shown_once(look.school(), LINK)?;
    let (id, token) = words.split_once(' ')?;
    Some((id.parse().ok()?, whole_address(&paths::set_password(token))))
}

/// An address as it is passed on: with the name by which whoever asks has reached the program.
#[cfg(feature = "ssr")]
fn whole_address(path: &str) -> String {
    let parts = use_context::<Parts>();
    let host = parts.as_ref().and_then(|parts| parts.headers.get(HOST)?.to_str().ok()).unwrap_or_default();
    let scheme = if is_by_tls() { "https" } else { "http" };
    format!("{scheme}://{host}{path}")
}

/// The office does not open the accounts of those who can read every child's record.
#[cfg(feature = "ssr")]
pub(super) fn may_change(asker: &Asker, roles: &[Role]) -> bool {
    asker.keeps_the_school() && asker.may_give(roles)
}

/// Ends somebody's access now: their sessions, their links and their sign-in. For whoever may change them; nobody
/// ends their own, and the last SENCo's is not ended.
#[server(endpoint = "end_staff")]
pub async fn end_staff(key: ActKey, id: AskerId) -> Result<(), AppError> {
    let mut act = Act::begin(key, "end_staff", &id).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let (school, today) = (act.school().clone(), act.today);
    let account = store::account(school.readers(), id, today).await?.ok_or(AppError::NotFound)?;
    if !may_change(&act.asker, &account.roles) || id == act.asker.id {
        return Err(AppError::NotFound);
    }
    if account.roles.contains(&Role::Senco) && store::holders_of(act.db(), Role::Senco, today).await? < 2 {
        say(&school, "A school has a SENCo. Add the new one first, then end this one’s access.")?;
        redirect(paths::STAFF);
        return Ok(());
    }
    store::end_staff(act.db(), id, today, school.now()).await?;
    session::end_all(act.db(), id, school.now()).await?;
    act.note(about_staff("staff_ended", id, serde_json::json!({ "on": today }))).await?;
    act.commit_and_go((), paths::STAFF).await
}

/// Lets somebody in again whose access had ended, for whoever may change them. They set a new password by a new link;
/// what they are is checked on their page, where this leads.
#[server(endpoint = "take_back_staff")]
pub async fn take_back_staff(key: ActKey, id: AskerId) -> Result<(), AppError> {
    let mut act = Act::begin(key, "take_back_staff", &id).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let (school, today) = (act.school().clone(), act.today);
    let held = store::roles_of(school.readers(), id, today).await?;
    if !may_change(&act.asker, &held) || !store::take_back(act.db(), id).await? {
        return Err(AppError::NotFound);
    }
    act.note(about_staff("staff_taken_back", id, serde_json::json!({ "roles": held }))).await?;
    act.say("They are back on the staff list. Check what they are, then make them a sign-in link.");
    act.commit_and_go((), &paths::member(id.0)).await
}
