//! A form that did not stand, on its way back to a browser whose half is not at work: the answers wait in the
//! writer's draft, the errors in a sealed cookie of one minute. Nothing is ever put into an address.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use super::FormState;
use crate::db::{
    Act, Look, School, Sealed, Who, cookie_of_request, draft_of, keep_draft, mark_tried, new_key, our_fault,
    send_cookie, session_of_request,
};
use crate::kit::{ActKey, Answers, AppError, FieldErrors, Form};

const COOKIE_NAME: &str = "returned";
const SEALED_AS: &str = "returned form";

/// Larger cookies are dropped by browsers; then the page shows the errors that `check` finds.
const MOST_BYTES: usize = 3500;

#[derive(Serialize, Deserialize)]
struct Returned {
    form: String,
    errors: FieldErrors,
    /// Only where nobody is signed in to own a draft.
    answers: Answers,
}

/// Hands a form back: keeps what was typed, and gives the error for the browser's half.
pub async fn give_back(
    form: &Form,
    subject: &str,
    key: &ActKey,
    answers: Answers,
    errors: FieldErrors,
) -> AppError {
    match hand_back(form, subject, key, answers, &errors).await {
        Ok(()) => AppError::Invalid(errors),
        Err(error) => error,
    }
}

/// The same from within an act: nothing of the act happens, and the one writer is free for the draft.
pub async fn give_back_act(
    act: Act,
    form: &Form,
    subject: &str,
    answers: Answers,
    errors: FieldErrors,
) -> AppError {
    let key = act.into_key();
    give_back(form, subject, &key, answers, errors).await
}

async fn hand_back(
    form: &Form,
    subject: &str,
    key: &ActKey,
    answers: Answers,
    errors: &FieldErrors,
) -> Result<(), AppError> {
    let school = School::of_request()?;
    let mut returned =
        Returned { form: form.id.to_owned(), errors: errors.clone(), answers: Answers::default() };
    if let Who::Open { asker, .. } = session_of_request() {
        keep_draft(&school, asker.id, form, subject, key, answers).await?;
        mark_tried(&school, asker.id, form, subject).await?;
    } else {
        returned.answers = form.without_secrets(answers);
    }
    set_cookie(&school, &returned)
}

/// What a form about a subject starts from, for whoever is signed in.
pub async fn state_of(look: &Look, form: &Form, subject: &str) -> Result<FormState, AppError> {
    let draft = draft_of(look, form, subject).await?;
    let checked = form.check(&draft.answers, look.today).err().filter(|_| draft.tried);
    let errors = take(look.school(), form).map(|returned| returned.errors).or(checked);
    Ok(FormState {
        key: draft.key,
        answers: draft.answers,
        errors: errors.unwrap_or_default(),
        today: look.today,
    })
}

/// The same where nobody is signed in.
pub fn state_signed_out(school: &School, form: &Form) -> Result<FormState, AppError> {
    let (errors, answers) =
        take(school, form).map_or_else(Default::default, |returned| (returned.errors, returned.answers));
    Ok(FormState { key: new_key()?, answers, errors, today: school.today() })
}

fn set_cookie(school: &School, returned: &Returned) -> Result<(), AppError> {
    let text = serde_json::to_vec(returned).map_err(|error| our_fault(&error))?;
    let sealed = URL_SAFE_NO_PAD.encode(school.key().seal(SEALED_AS, &text)?.0);
    if sealed.len() <= MOST_BYTES {
        send_cookie(COOKIE_NAME, &sealed, Some(60));
    }
    Ok(())
}

/// Takes the cookie if it is of this form. One that does not open is somebody's invention, and no error.
fn take(school: &School, form: &Form) -> Option<Returned> {
    let sealed = URL_SAFE_NO_PAD.decode(cookie_of_request(COOKIE_NAME)?).ok()?;
    let text = school.key().open(SEALED_AS, &Sealed(sealed)).ok()?;
    let returned: Returned = serde_json::from_slice(&text).ok()?;
    if returned.form != form.id {
        return None;
    }
    send_cookie(COOKIE_NAME, "", Some(0));
    Some(returned)
}
