//! What a browser can ask about one member of staff: what is written about them, and changing it.

use leptos::server;
use serde::{Deserialize, Serialize};

use crate::kit::{ActKey, Answers, AppError, AskerId};
use crate::ui::FormState;

#[cfg(feature = "ssr")]
use {
    super::session::{self, full_name},
    super::staff_form::{FORENAME, ROLES, STAFF, STAFF_EMAIL, SURNAME, TITLE, UNTIL},
    super::staff_server::{about_staff, is_away, may_change, refused_staff},
    super::store::{self, Member},
    crate::db::{Act, Look, discard_draft, new_key},
    crate::kit::{Checked, Day, FieldErrors, Role, paths},
    crate::ui::{conflict, give_back_act, state_of},
};

/// One person as their page shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberState {
    pub id: AskerId,
    pub name: String,
    pub version: i32,
    /// As it stands.
    pub stands: Answers,
    pub form: FormState,
    /// For setting the second factor anew, or ending access.
    pub key: ActKey,
    pub has_second_factor: bool,
    /// Whoever asks.
    pub you: bool,
    /// “Away until Friday 4 December 2026; Mr Jo Marsh stands in”, for each time.
    pub away: Vec<String>,
}

/// What is written about somebody who works here, for whoever may change them; to others there is nobody there.
#[server(endpoint = "open_member")]
pub async fn open_member(id: AskerId) -> Result<MemberState, AppError> {
    let look = Look::begin()?;
    let member = store::member(look.db(), id, look.today).await?.ok_or(AppError::NotFound)?;
    if !may_change(&look.asker, &member.roles) {
        return Err(AppError::NotFound);
    }
    let stands = as_answers(&member);
    let mut form = state_of(&look, &STAFF, &id.to_string()).await?;
    if form.answers.is_empty() {
        form.answers = stands.clone();
    }
    Ok(MemberState {
        id,
        name: full_name(&member.title, &member.forename, &member.surname),
        version: member.version,
        stands,
        form,
        key: new_key()?,
        has_second_factor: member.has_second_factor,
        you: id == look.asker.id,
        away: is_away(&store::absences(look.db(), look.today).await?, id, look.today),
    })
}

#[cfg(feature = "ssr")]
fn as_answers(member: &Member) -> Answers {
    let mut answers = Answers::default()
        .with(TITLE.question.id, member.title.clone())
        .with(FORENAME.question.id, member.forename.clone())
        .with(SURNAME.question.id, member.surname.clone())
        .with(STAFF_EMAIL.question.id, member.email.clone())
        .with(UNTIL.question.id, member.until.map(|day| day.to_string()).unwrap_or_default());
    answers.set(ROLES.question.id, member.roles.iter().map(|role| role.id().to_owned()).collect());
    answers
}

/// Changes what is written about somebody, for whoever may change them. What they are from today on is what is
/// ticked; what they were stays on record. Refused: a stale version, and what would leave the school without a SENCo.
#[server(endpoint = "change_staff")]
pub async fn change_staff(
    key: ActKey,
    id: AskerId,
    version: i32,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let mut act = Act::begin(key, "change_staff", &(id, version, &answers)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let (school, today, subject) = (act.school().clone(), act.today, id.to_string());
    let before = store::member(school.readers(), id, today).await?.ok_or(AppError::NotFound)?;
    if !may_change(&act.asker, &before.roles) {
        return Err(AppError::NotFound);
    }
    let checked = match checked(&mut act, id, &before, &answers).await? {
        Ok(checked) => checked,
        Err(errors) => return Err(give_back_act(act, STAFF.id, &subject, answers, errors).await),
    };
    let after = member_of(&checked, version);
    if !store::save_member(act.db(), id, &after).await? {
        return Err(conflict(act, STAFF.id, &subject, answers).await);
    }
    store::set_roles(act.db(), id, &before, &after, today).await?;
    let gains = |role: &Role| role.needs_second_factor() && !before.roles.contains(role);
    if !before.has_second_factor && after.roles.iter().any(gains) {
        // What they can read now, one password may not open.
        session::end_all(act.db(), id, school.now()).await?;
    }
    let details = serde_json::json!({ "was": before.roles, "becomes": after.roles, "until": after.until });
    act.note(about_staff("staff_changed", id, details)).await?;
    discard_draft(&mut act, STAFF.id, &subject).await?;
    act.say(format!("{} is changed.", full_name(&after.title, &after.forename, &after.surname)));
    act.commit_and_go((), paths::STAFF).await
}

#[cfg(feature = "ssr")]
async fn checked(
    act: &mut Act,
    id: AskerId,
    before: &Member,
    answers: &Answers,
) -> Result<Result<Checked, FieldErrors>, AppError> {
    let checked = match STAFF.check(answers, act.today) {
        Ok(checked) => checked,
        Err(errors) => return Ok(Err(errors)),
    };
    let mut errors = refused_staff(act, &checked, Some(id)).await?.unwrap_or_default();
    if let Some((question, error)) = leaves_no_senco(act, id, before, &checked).await? {
        errors.insert(question.to_owned(), error.to_owned());
    }
    Ok(if errors.is_empty() { Ok(checked) } else { Err(errors) })
}

/// The question and the sentence, where the answers take the only SENCo away or give them a last day that no other
/// SENCo stays beyond. A day that stood before is not asked about again.
#[cfg(feature = "ssr")]
async fn leaves_no_senco(
    act: &mut Act,
    id: AskerId,
    before: &Member,
    checked: &Checked,
) -> Result<Option<(&'static str, &'static str)>, AppError> {
    if !before.roles.contains(&Role::Senco) {
        return Ok(None);
    }
    let (today, until) = (act.today, checked.get(&UNTIL));
    let stays = checked.get(&ROLES).unwrap_or_default().contains(&Role::Senco);
    let last_day = match until {
        _ if !stays => today - chrono::Days::new(1),
        Some(day) if until != before.until => day,
        _ => return Ok(None),
    };
    if store::another_has_after(act.db(), Role::Senco, last_day, id, today).await? {
        return Ok(None);
    }
    Ok(Some(if stays {
        (UNTIL.question.id, "A school has a SENCo. Make somebody else the SENCo first, who stays for longer")
    } else {
        (ROLES.question.id, "A school has a SENCo. Make somebody else the SENCo first")
    }))
}

#[cfg(feature = "ssr")]
fn member_of(checked: &Checked, version: i32) -> Member {
    let until: Option<Day> = checked.get(&UNTIL);
    Member {
        title: checked.text(&TITLE),
        forename: checked.text(&FORENAME),
        surname: checked.text(&SURNAME),
        email: checked.text(&STAFF_EMAIL),
        roles: checked.get(&ROLES).unwrap_or_default(),
        until,
        has_second_factor: false,
        version,
    }
}

/// Forgets somebody's authenticator, because they have lost it: they are asked for a new one when they sign in
/// next. For whoever may change them; nobody does it for themselves, since a screen left open could.
#[server(endpoint = "reset_second_factor")]
pub async fn reset_second_factor(key: ActKey, id: AskerId) -> Result<(), AppError> {
    let mut act = Act::begin(key, "reset_second_factor", &id).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let (school, today) = (act.school().clone(), act.today);
    let member = store::member(school.readers(), id, today).await?.ok_or(AppError::NotFound)?;
    if !may_change(&act.asker, &member.roles) || id == act.asker.id {
        return Err(AppError::NotFound);
    }
    store::set_second_factor(act.db(), id, None, None).await?;
    session::end_all(act.db(), id, school.now()).await?;
    act.note(about_staff("second_factor_reset", id, serde_json::json!({}))).await?;
    let name = full_name(&member.title, &member.forename, &member.surname);
    act.say(format!("{name} sets up a new authenticator when they sign in next."));
    act.commit_and_go((), paths::STAFF).await
}
