//! What a browser can ask about people: signing in and out, locking and unlocking, passwords and PINs.

use leptos::server;
use serde::{Deserialize, Serialize};

use crate::kit::{ActKey, Answers, AppError};
use crate::ui::{FormState, FrameState};

#[cfg(feature = "ssr")]
use {
    super::rules::{SessionState, asks_second_factor, weakness, weakness_of_pin},
    super::secrets::{self, authenticator, hash, is_right, token_hash},
    super::sign_in_form::{
        CODE, EMAIL, GIVE_CODE, NEW_PASSWORD, NEW_PIN, OPENS_WITH, PASSWORD, PIN_PASSWORD, SET_PASSWORD,
        SET_PIN, SIGN_IN, UNLOCK,
    },
    super::{session, store, tries},
    crate::db::{Look, School, Sealed, Who, said_once, say, session_of_request},
    crate::kit::{AskerId, paths},
    crate::ui::{give_back, state_of, state_signed_out},
    leptos_axum::redirect,
};

/// The functions that answer whoever is not signed in, or only half way. Everything else needs an open session.
pub const OPEN_TO_ALL: [&str; 11] = [
    "open_door",
    "sign_in",
    "open_second_factor",
    "give_code",
    "open_set_up",
    "set_up",
    "open_set_password",
    "set_password",
    "unlock",
    "lock",
    "sign_out",
];

/// The frame of a page: whose school, who asks.
#[server(endpoint = "frame")]
pub async fn frame() -> Result<FrameState, AppError> {
    let look = Look::begin()?;
    let school = store::school(look.db()).await?.ok_or(AppError::NotFound)?;
    let moved_to = look.school().clock_is_moved().then_some(look.today);
    let said = said_once(look.school());
    Ok(FrameState {
        school: school.name,
        demonstration: school.demonstration,
        moved_to,
        said,
        asker: look.asker,
    })
}

/// What the door shows: signing in, or unlocking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Door {
    /// `None`: the school has still to be set up.
    pub school: Option<String>,
    pub demonstration: bool,
    pub form: FormState,
    /// The screen is locked. Whose it is is not told.
    pub locked: bool,
}

/// What the door shows, for anybody: the name of the school, and whether this browser’s screen is locked.
#[server(endpoint = "open_door")]
pub async fn open_door() -> Result<Door, AppError> {
    let school = School::of_request()?;
    let row = store::school(school.readers()).await?;
    let locked = matches!(session_of_request(), Who::Locked { .. });
    let form = if locked { &UNLOCK } else { &SIGN_IN };
    Ok(Door {
        demonstration: row.as_ref().is_some_and(|row| row.demonstration),
        school: row.map(|row| row.name),
        form: state_signed_out(&school, form)?,
        locked,
    })
}

/// Signs in with email and password. Where a second factor is asked for, the way leads to it.
#[server(endpoint = "sign_in")]
pub async fn sign_in(
    key: ActKey,
    #[server(default)] to: String,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let school = School::of_request()?;
    let today = school.today();
    let checked = match SIGN_IN.check(&answers, today) {
        Ok(checked) => checked,
        Err(errors) => return Err(give_back(&SIGN_IN, "", &key, answers, errors).await),
    };
    let email = checked.text(&EMAIL);
    tries::count(&email, tries::address_of_request())?;
    let account = store::account_by_email(school.readers(), &email, today).await?;
    let kept = account.as_ref().and_then(|account| account.password_hash.clone());
    let right = is_right(checked.text(&PASSWORD), kept).await?;
    let Some(account) = account.filter(|account| right && !account.roles.is_empty()) else {
        let error =
            "That email and password do not belong together. Check both, or ask the office for a new link";
        let errors = [("password".to_owned(), error.to_owned())].into();
        return Err(give_back(&SIGN_IN, "", &key, answers, errors).await);
    };
    let demonstration = school.is_demonstration().await? == Some(true);
    let (state, to) = if asks_second_factor(&account.roles, account.second_factor.is_some(), demonstration) {
        (SessionState::SecondFactor, paths::SECOND_FACTOR)
    } else {
        (SessionState::Open, paths::within(&to))
    };
    session::begin(&school, account.id, state, session_at_hand()).await?;
    redirect(to);
    Ok(())
}

#[cfg(feature = "ssr")]
pub(super) fn session_at_hand() -> Option<i64> {
    match session_of_request() {
        Who::Nobody => None,
        Who::HalfWay { session, .. } | Who::Locked { session, .. } | Who::Open { session, .. } => {
            Some(session)
        }
    }
}

/// Who is half way, with their account.
#[cfg(feature = "ssr")]
async fn half_way(school: &School) -> Result<(i64, store::Account), AppError> {
    let Who::HalfWay { session, asker } = session_of_request() else { return Err(AppError::NotSignedIn) };
    let account = store::account(school.readers(), asker.id, school.today()).await?;
    Ok((session, account.ok_or(AppError::NotSignedIn)?))
}

/// The second step of signing in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondFactor {
    pub school: String,
    pub form: FormState,
    /// For whoever has no authenticator yet: its picture, and the secret to type instead.
    pub enrol: Option<Enrol>,
}

/// An authenticator to set up: its picture to scan, and the secret to type instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrol {
    pub picture: String,
    pub secret: String,
}

/// The second step of signing in, for whoever has just given their password; to others it says that nobody is signed
/// in.
#[server(endpoint = "open_second_factor")]
pub async fn open_second_factor() -> Result<SecondFactor, AppError> {
    let school = School::of_request()?;
    let (session, account) = half_way(&school).await?;
    let name = store::school(school.readers()).await?.ok_or(AppError::NotFound)?.name;
    let form = state_signed_out(&school, &GIVE_CODE)?;
    let enrol = match account.second_factor {
        Some(_) => None,
        None => Some(secrets::enrol(&school, session, &account.email, &name)?),
    };
    Ok(SecondFactor { school: name, form, enrol })
}

/// Takes the authenticator's code. The first one also keeps the authenticator.
#[server(endpoint = "give_code")]
pub async fn give_code(key: ActKey, #[server(default)] answers: Answers) -> Result<(), AppError> {
    let school = School::of_request()?;
    let (session, account) = half_way(&school).await?;
    let checked = match GIVE_CODE.check(&answers, school.today()) {
        Ok(checked) => checked,
        Err(errors) => return Err(give_back(&GIVE_CODE, "", &key, answers, errors).await),
    };
    tries::count(&format!("code of {}", account.id), None)?;
    let code: String = checked.text(&CODE).chars().filter(char::is_ascii_digit).collect();
    let secret = match &account.second_factor {
        Some(sealed) => school.key().open(&sealed_for(account.id), &Sealed(sealed.clone()))?,
        None => secrets::secret_of_session(&school, session),
    };
    let step =
        authenticator(secret.clone(), &account.email, "")?.check(&code, secrets::seconds(school.now()));
    let mut tx = school.write().await?;
    let accepted = match step.and_then(|step| i64::try_from(step).ok()) {
        None => false,
        Some(step) if account.second_factor.is_some() => store::take_step(&mut tx, account.id, step).await?,
        Some(step) => {
            let sealed = school.key().seal(&sealed_for(account.id), &secret)?;
            store::set_second_factor(&mut tx, account.id, Some(&sealed.0), Some(step)).await?;
            true
        }
    };
    tx.commit().await?;
    if !accepted {
        let error = "That code does not fit. Wait for the next six figures and try those";
        let errors = [("code".to_owned(), error.to_owned())].into();
        return Err(give_back(&GIVE_CODE, "", &key, answers, errors).await);
    }
    session::begin(&school, account.id, SessionState::Open, Some(session)).await?;
    redirect(paths::HOME);
    Ok(())
}

#[cfg(feature = "ssr")]
fn sealed_for(id: AskerId) -> String {
    format!("second factor of {id}")
}

/// Locks the screen until its PIN or password is given. `to` is the page that it comes back to.
#[server(endpoint = "lock")]
pub async fn lock(#[server(default)] to: String) -> Result<(), AppError> {
    match session_of_request() {
        Who::Open { session, .. } => {
            session::set_state(&School::of_request()?, session, SessionState::Locked).await?;
        }
        // Locked already: by another tab, or by the clock.
        Who::Locked { .. } => {}
        Who::HalfWay { .. } | Who::Nobody => return Err(AppError::NotSignedIn),
    }
    redirect(&paths::and_then_to(paths::LOCKED, &to));
    Ok(())
}

/// Opens a locked screen with the PIN or the password of whoever locked it.
#[server(endpoint = "unlock")]
pub async fn unlock(
    key: ActKey,
    #[server(default)] to: String,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let school = School::of_request()?;
    let (session, id) = match session_of_request() {
        Who::Locked { session, asker } => (session, asker.id),
        // Unlocked in another tab.
        Who::Open { .. } => {
            redirect(paths::within(&to));
            return Ok(());
        }
        Who::HalfWay { .. } | Who::Nobody => return Err(AppError::NotSignedIn),
    };
    let checked = match UNLOCK.check(&answers, school.today()) {
        Ok(checked) => checked,
        Err(errors) => return Err(give_back(&UNLOCK, "", &key, answers, errors).await),
    };
    tries::count(&format!("screen of {id}"), None)?;
    let account = store::account(school.readers(), id, school.today()).await?.ok_or(AppError::NotSignedIn)?;
    let given = checked.text(&OPENS_WITH);
    let by_pin = account.pin_hash.is_some() && is_right(given.clone(), account.pin_hash).await?;
    if by_pin || is_right(given, account.password_hash).await? {
        session::set_state(&school, session, SessionState::Open).await?;
        redirect(paths::within(&to));
        return Ok(());
    }
    if session::wrong_try(&school, session).await? {
        redirect(paths::SIGN_IN);
        return Ok(());
    }
    let errors = [("opens_with".to_owned(), "That is not your PIN or password. Try again".to_owned())].into();
    Err(give_back(&UNLOCK, "", &key, answers, errors).await)
}

/// Ends this session, locked or open.
#[server(endpoint = "sign_out")]
pub async fn sign_out() -> Result<(), AppError> {
    let school = School::of_request()?;
    if let Some(session) = session_at_hand() {
        session::end(&school, session).await?;
    }
    redirect(paths::SIGN_IN);
    Ok(())
}

/// Ends every session of whoever asks: a tablet was lost.
#[server(endpoint = "sign_out_everywhere")]
pub async fn sign_out_everywhere() -> Result<(), AppError> {
    let look = Look::begin()?;
    let mut tx = look.school().write().await?;
    session::end_all(&mut tx, look.asker.id, look.school().now()).await?;
    tx.commit().await?;
    redirect(paths::SIGN_IN);
    Ok(())
}

/// The page behind a one-time link.
#[server(endpoint = "open_set_password")]
pub async fn open_set_password(token: String) -> Result<NewPassword, AppError> {
    let school = School::of_request()?;
    let owner = store::owner_of_link(school.readers(), &token_hash(&token), school.now()).await?;
    owner.ok_or(AppError::NotFound)?;
    let form = state_signed_out(&school, &SET_PASSWORD)?;
    let school = store::school(school.readers()).await?.ok_or(AppError::NotFound)?;
    Ok(NewPassword { school: school.name, demonstration: school.demonstration, form })
}

/// What the page behind a one-time link shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPassword {
    pub school: String,
    pub demonstration: bool,
    pub form: FormState,
}

/// Sets a password by a one-time link, and ends every session that the old one opened.
#[server(endpoint = "set_password")]
pub async fn set_password(
    token: String,
    key: ActKey,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let school = School::of_request()?;
    let (link, now, today) = (token_hash(&token), school.now(), school.today());
    let owner = store::owner_of_link(school.readers(), &link, now).await?.ok_or(AppError::NotFound)?;
    let account = store::account(school.readers(), owner, today).await?.ok_or(AppError::NotFound)?;
    let checked = match SET_PASSWORD.check(&answers, today) {
        Ok(checked) => checked,
        Err(errors) => return Err(give_back(&SET_PASSWORD, "", &key, answers, errors).await),
    };
    let school_name = store::school(school.readers()).await?.map(|row| row.name).unwrap_or_default();
    let about: Vec<&str> =
        account.name.split(' ').chain(school_name.split(' ')).chain([account.email.as_str()]).collect();
    if let Some(error) = weakness(&checked.text(&NEW_PASSWORD), &about) {
        let errors = [("new_password".to_owned(), error)].into();
        return Err(give_back(&SET_PASSWORD, "", &key, answers, errors).await);
    }
    let hash = hash(checked.text(&NEW_PASSWORD)).await?;
    let mut tx = school.write().await?;
    if !store::use_link(&mut tx, &link, now).await? {
        return Err(AppError::NotFound);
    }
    store::set_password(&mut tx, owner, &hash).await?;
    session::end_all(&mut tx, owner, now).await?;
    tx.commit().await?;
    redirect(paths::SIGN_IN);
    Ok(())
}

/// Sets the PIN that opens the asker's own locked screen.
#[server(endpoint = "set_pin")]
pub async fn set_pin(key: ActKey, #[server(default)] answers: Answers) -> Result<(), AppError> {
    let look = Look::begin()?;
    let school = look.school();
    let checked = match SET_PIN.check(&answers, look.today) {
        Ok(checked) => checked,
        Err(errors) => return Err(give_back(&SET_PIN, "", &key, answers, errors).await),
    };
    tries::count(&format!("screen of {}", look.asker.id), None)?;
    let account = store::account(look.db(), look.asker.id, look.today).await?.ok_or(AppError::NotSignedIn)?;
    let mut errors = crate::kit::FieldErrors::new();
    if let Some(error) = weakness_of_pin(&checked.text(&NEW_PIN)) {
        errors.insert("new_pin".to_owned(), error);
    }
    if !is_right(checked.text(&PIN_PASSWORD), account.password_hash).await? {
        errors.insert("password".to_owned(), "That is not your password".to_owned());
    }
    if !errors.is_empty() {
        return Err(give_back(&SET_PIN, "", &key, answers, errors).await);
    }
    let hash = hash(checked.text(&NEW_PIN)).await?;
    let mut tx = school.write().await?;
    store::set_pin(&mut tx, look.asker.id, &hash).await?;
    tx.commit().await?;
    say(school, "Your PIN is kept. It opens your locked screen.")?;
    redirect(paths::ME);
    Ok(())
}

/// The page about oneself: PIN, sessions.
#[server(endpoint = "open_me")]
pub async fn open_me() -> Result<FormState, AppError> {
    let look = Look::begin()?;
    state_of(&look, &SET_PIN, "").await
}
