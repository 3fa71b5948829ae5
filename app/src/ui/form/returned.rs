//! A form that did not stand, on its way back to a browser whose half is not at work: the answers wait in the
//! writer's draft, the errors in a sealed cookie of one minute. Nothing is ever put into an address.

use axum::http::request::Parts;
use chrono::{DateTime, Utc};
use leptos::prelude::use_context;
use serde::{Deserialize, Serialize};

use super::{DeviceKey, FormState};
use crate::db::{
    Act, Look, School, Who, draft_of, keep_draft, mark_tried, new_key, our_fault, session_of_request,
    show_once, shown_once,
};
use crate::kit::{ActKey, Answers, AppError, FieldErrors, Form, Question};

const RETURNED: &str = "returned";

#[derive(Serialize, Deserialize)]
struct Returned {
    form: String,
    /// What the form is about: errors of one child's form are not another's.
    subject: String,
    errors: FieldErrors,
    /// Only where nobody is signed in to own a draft.
    answers: Answers,
}

impl Returned {
    fn of(form: &str, subject: &str, errors: &FieldErrors) -> Self {
        Returned {
            form: form.to_owned(),
            subject: subject.to_owned(),
            errors: errors.clone(),
            answers: Answers::default(),
        }
    }
}

/// Hands a form back: keeps what was typed, and gives the error for the browser's half.
pub async fn give_back(
    form: &Form,
    subject: &str,
    key: &ActKey,
    answers: Answers,
    errors: FieldErrors,
) -> AppError {
    if form.questions().all(Question::is_secret) {
        // Nothing of it may be kept, so there is no draft: the errors come back, the fields are empty.
        let returned = Returned::of(form.id, subject, &errors);
        return match School::of_request().and_then(|school| remember(&school, &returned)) {
            Ok(()) => AppError::Invalid(errors),
            Err(error) => error,
        };
    }
    hand_back(form.id, subject, key, form.without_secrets(answers), errors).await
}

/// For a form that somebody else has saved since it was opened: the words are kept, and its page shows both texts.
pub async fn conflict(act: Act, form: &str, subject: &str, answers: Answers) -> AppError {
    let (school, asker) = (act.school().clone(), act.asker.id);
    match keep_draft(&school, asker, form, subject, &act.into_key(), answers).await {
        Ok(_) => AppError::Conflict,
        Err(error) => error,
    }
}

/// [`give_back`] from within an act: nothing of the act happens, and the one writer is free for the draft.
pub async fn give_back_act(
    act: Act,
    form: &str,
    subject: &str,
    answers: Answers,
    errors: FieldErrors,
) -> AppError {
    let key = act.into_key();
    hand_back(form, subject, &key, answers, errors).await
}

async fn hand_back(
    form: &str,
    subject: &str,
    key: &ActKey,
    answers: Answers,
    errors: FieldErrors,
) -> AppError {
    match keep_for_return(form, subject, key, answers, &errors).await {
        Ok(()) => AppError::Invalid(errors),
        Err(error) => error,
    }
}

async fn keep_for_return(
    form: &str,
    subject: &str,
    key: &ActKey,
    answers: Answers,
    errors: &FieldErrors,
) -> Result<(), AppError> {
    let school = School::of_request()?;
    let mut returned = Returned::of(form, subject, errors);
    if let Who::Open { asker, .. } = session_of_request() {
        keep_draft(&school, asker.id, form, subject, key, answers).await?;
        mark_tried(&school, asker.id, form, subject).await?;
    } else {
        returned.answers = answers;
    }
    remember(&school, &returned)
}

/// Said by the program of a form that a browser posts by itself: what did not stand waits for the page. The
/// browser's half gets it with the answer.
#[derive(Clone, Copy)]
pub struct PlainForm;

/// Whether the browser posts this by itself.
pub fn is_plain() -> bool {
    use_context::<Parts>().is_some_and(|parts| parts.extensions.get::<PlainForm>().is_some())
}

fn remember(school: &School, returned: &Returned) -> Result<(), AppError> {
    if !is_plain() {
        return Ok(());
    }
    let text = serde_json::to_string(returned).map_err(|error| our_fault(&error))?;
    show_once(school, RETURNED, &text)
}

/// What a form about a subject starts from, for whoever is signed in.
pub async fn state_of(look: &Look, form: &Form, subject: &str) -> Result<FormState, AppError> {
    let mut state =
        state_of_draft(look, form.id, subject, |answers| form.check(answers, look.today).err()).await?;
    if let Some(returned) = take(look.school(), form, subject) {
        state.errors = returned.errors;
    }
    Ok(state)
}

/// The same for what is no declared form: `check` tells what is wrong with a draft that was sent and did not stand.
pub async fn state_of_draft(
    look: &Look,
    form: &str,
    subject: &str,
    check: impl FnOnce(&Answers) -> Option<FieldErrors>,
) -> Result<FormState, AppError> {
    let draft = draft_of(look, form, subject).await?;
    let errors = if draft.tried { check(&draft.answers) } else { None };
    Ok(FormState {
        key: draft.key,
        answers: draft.answers,
        draft_of: draft.saved_at.map(|at| time_of_draft(look, at)).unwrap_or_default(),
        errors: errors.unwrap_or_default(),
        today: look.today,
        device: Some(DeviceKey::of(look.school(), look.asker.id)),
    })
}

/// By the clock on the school's wall, whatever day a demonstration plays.
fn time_of_draft(look: &Look, at: DateTime<Utc>) -> String {
    let (at, now) = (look.school().local(at), look.school().local(look.school().now()));
    let day = if at.date_naive() == now.date_naive() { "%H:%M" } else { "%H:%M on %-d %B" };
    at.format(day).to_string()
}

/// The same where nobody is signed in.
pub fn state_signed_out(school: &School, form: &Form) -> Result<FormState, AppError> {
    let (errors, answers) =
        take(school, form, "").map_or_else(Default::default, |returned| (returned.errors, returned.answers));
    let draft_of = String::new();
    Ok(FormState { key: new_key()?, answers, draft_of, errors, today: school.today(), device: None })
}

/// Takes what came back, if it is of this form.
fn take(school: &School, form: &Form, subject: &str) -> Option<Returned> {
    let returned: Returned = serde_json::from_str(&shown_once(school, RETURNED)?).ok()?;
    (returned.form == form.id && returned.subject == subject).then_some(returned)
}
