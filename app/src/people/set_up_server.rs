//! What a browser can ask of a school that is not there yet: to make it.

use leptos::server;

use crate::kit::{ActKey, Answers, AppError};
use crate::ui::FormState;

#[cfg(feature = "ssr")]
use {
    super::rules::{SessionState, weakness},
    super::secrets::{hash, tidy_code, token_hash},
    super::server::session_at_hand,
    super::set_up_form::{FOR_TRYING, SCHOOL_NAME, SENCO_EMAIL, SET_UP, SET_UP_CODE},
    super::sign_in_form::NEW_PASSWORD,
    super::staff_form::{FORENAME, SURNAME, TITLE},
    super::{session, store, tries},
    crate::calendar::keep_typical_years,
    crate::db::{School, is_by_tls},
    crate::kit::{Checked, FieldErrors, Role, paths},
    crate::ui::{give_back, state_signed_out},
    leptos_axum::redirect,
    subtle::ConstantTimeEq,
};

/// The set-up page of a school that is not there yet.
#[server(endpoint = "open_set_up")]
pub async fn open_set_up() -> Result<FormState, AppError> {
    let school = School::of_request()?;
    if store::school(school.readers()).await?.is_some() {
        return Err(AppError::NotFound);
    }
    state_signed_out(&school, &SET_UP)
}

/// Makes the school and its SENCo, once, for whoever holds the code that the program printed.
#[server(endpoint = "set_up")]
pub async fn set_up(key: ActKey, #[server(default)] answers: Answers) -> Result<(), AppError> {
    let school = School::of_request()?;
    if store::school(school.readers()).await?.is_some() {
        return Err(AppError::NotFound);
    }
    let checked = match SET_UP.check(&answers, school.today()) {
        Ok(checked) => checked,
        Err(errors) => return Err(give_back(&SET_UP, "", &key, answers, errors).await),
    };
    tries::count("set-up", tries::address_of_request())?;
    if let Some(errors) = refused_set_up(&school, &checked).await? {
        return Err(give_back(&SET_UP, "", &key, answers, errors).await);
    }
    let hash = hash(checked.text(&NEW_PASSWORD)).await?;
    let mut tx = school.write().await?;
    let to_try = !checked.get(&FOR_TRYING).unwrap_or_default().is_empty();
    store::make_school(&mut tx, &checked.text(&SCHOOL_NAME), to_try, school.now()).await?;
    keep_typical_years(&mut tx, None).await?;
    let senco = store::NewStaff {
        code: None,
        title: &checked.text(&TITLE),
        forename: &checked.text(&FORENAME),
        surname: &checked.text(&SURNAME),
        email: &checked.text(&SENCO_EMAIL),
        roles: &[Role::Senco],
        from: school.today(),
        until: None,
    };
    let id = store::add(&mut tx, senco).await?;
    store::set_password(&mut tx, id, &hash).await?;
    tx.commit().await?;
    let (state, next) = if to_try {
        (SessionState::Open, paths::HOME)
    } else {
        (SessionState::SecondFactor, paths::SECOND_FACTOR)
    };
    session::begin(&school, id, state, session_at_hand()).await?;
    redirect(next);
    Ok(())
}

#[cfg(feature = "ssr")]
async fn refused_set_up(school: &School, checked: &Checked) -> Result<Option<FieldErrors>, AppError> {
    let mut errors = FieldErrors::new();
    let given = token_hash(&tidy_code(&checked.text(&SET_UP_CODE)));
    let kept = store::set_up_code_hash(school.readers()).await?.unwrap_or_default();
    if !bool::from(given.ct_eq(&kept)) {
        let error =
            "That is not the code. Look at what the program printed when it started, or start it again";
        errors.insert("set_up_code".to_owned(), error.to_owned());
    }
    if checked.get(&FOR_TRYING).is_some() && is_by_tls() {
        let error = "A school to try opens on the computer that the program runs on. Leave this empty, or start \
                     the program there without TLS";
        errors.insert("for_trying".to_owned(), error.to_owned());
    }
    if checked.get(&FOR_TRYING).is_none() && school.clock_is_moved() {
        let error = "The program was started with another day for today, which only a school to try may have";
        errors.insert("for_trying".to_owned(), error.to_owned());
    }
    let about = [checked.text(&FORENAME), checked.text(&SURNAME), checked.text(&SCHOOL_NAME)];
    if let Some(error) = weakness(&checked.text(&NEW_PASSWORD), &about.each_ref().map(String::as_str)) {
        errors.insert("new_password".to_owned(), error);
    }
    Ok((!errors.is_empty()).then_some(errors))
}
