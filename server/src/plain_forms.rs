//! Forms that a browser posts by itself, before or without the app's half in it.
//!
//! The app's functions answer with JSON. A plain form is answered with a redirect instead: to where the
//! function leads, or back to the page it came from, where the draft and the errors are waiting. No answer and
//! no error ever enters an address.

use app::db::{School, Who};
use app::kit::{AppError, paths};
use app::people::{Parked, park, unpark};
use app::ui::PlainForm;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_TYPE, HOST, LOCATION, REFERER, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Redirect, Response};

use crate::routes::MOST_BYTES_OF_A_FORM;

/// The function that opens a locked screen.
const UNLOCK: &str = "/api/unlock";

/// More than an error is ever long.
const MOST_BYTES: usize = 256 * 1024;

pub async fn plain_forms(State(school): State<School>, request: Request, next: Next) -> Response {
    if !request.uri().path().starts_with("/api/") {
        return next.run(request).await;
    }
    let plain = request.headers().get(ACCEPT).is_some_and(|accept| contains(accept, "text/html"));
    if !plain {
        return with_its_status(next.run(request).await).await;
    }
    let (mut parts, body) = request.into_parts();
    let Ok(body) = axum::body::to_bytes(body, MOST_BYTES_OF_A_FORM).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let back = page_it_came_from(&parts.headers);
    // The function answers as it would the app's own half; what that means for a plain form is decided here.
    parts.extensions.insert(PlainForm);
    parts.headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    let sent = |parts: Parts, body| Request::from_parts(parts, Body::from(body));
    let response = next.clone().run(sent(parts.clone(), body.clone())).await;
    let Some(Who::Locked { session, .. }) = response.extensions().get::<Who>().cloned() else {
        return answered(response, &back).await;
    };
    let refused = response.status() == StatusCode::LOCKED;
    let unlocked = parts.uri.path() == UNLOCK && response.headers().contains_key(LOCATION);
    let kept = if refused {
        keep(&school, session, parts.uri.path(), &body, &back).await.map(|()| None)
    } else if unlocked {
        unpark(&school, session).await
    } else {
        Ok(None)
    };
    match kept {
        Ok(Some(parked)) => {
            parts.uri = parked.path.parse().unwrap_or_default();
            let mut again = answered(next.run(sent(parts, parked.body.into())).await, &parked.back).await;
            // What unlocking itself has to send goes with it.
            for cookie in response.headers().get_all(SET_COOKIE) {
                again.headers_mut().append(SET_COOKIE, cookie.clone());
            }
            again
        }
        Ok(None) => answered(response, &back).await,
        Err(error) => page(&error, &back),
    }
}

/// Keeps a form that a locked screen sent. A button without words is pressed again.
async fn keep(school: &School, session: i64, path: &str, body: &Bytes, back: &str) -> Result<(), AppError> {
    let body = String::from_utf8_lossy(body).into_owned();
    if !body.contains("answers%5B") && !body.contains("answers[") {
        return Ok(());
    }
    park(school, session, &Parked { path: path.to_owned(), back: back.to_owned(), body }).await
}

/// A function's answer as a plain form gets it, with its cookies.
async fn answered(response: Response, back: &str) -> Response {
    let cookies: Vec<HeaderValue> = response.headers().get_all(SET_COOKIE).iter().cloned().collect();
    let mut answer = answer(response, back).await;
    for cookie in cookies {
        answer.headers_mut().append(SET_COOKIE, cookie);
    }
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

async fn answer(response: Response, back: &str) -> Response {
    if let Some(to) = response.headers().get(LOCATION).and_then(|to| to.to_str().ok())
        && response.headers().get("serverfnerror").is_none()
    {
        return Redirect::to(to).into_response();
    }
    if response.headers().get("serverfnerror").is_none() && response.status().is_success() {
        return Redirect::to(back).into_response();
    }
    match error_of(response).await.1 {
        Some(AppError::Invalid(_) | AppError::Conflict) => Redirect::to(back).into_response(),
        Some(AppError::NotSignedIn) => {
            Redirect::to(&paths::and_then_to(paths::SIGN_IN, back)).into_response()
        }
        Some(AppError::Locked) => Redirect::to(&paths::and_then_to(paths::LOCKED, back)).into_response(),
        Some(error) => page(&error, back),
        None => page(&AppError::NotUnderstood, back),
    }
}

/// For the app's own half: the error as it is, under the status that means the same.
async fn with_its_status(response: Response) -> Response {
    if response.headers().get("serverfnerror").is_none() {
        return response;
    }
    let (mut response, error) = error_of(response).await;
    if let Some(error) = error {
        *response.status_mut() = error.status();
    }
    response
}

async fn error_of(response: Response) -> (Response, Option<AppError>) {
    let (parts, body) = response.into_parts();
    match axum::body::to_bytes(body, MOST_BYTES).await {
        Ok(bytes) => {
            let error = serde_json::from_slice(&bytes).ok();
            (Response::from_parts(parts, Body::from(bytes)), error)
        }
        Err(_) => (StatusCode::INTERNAL_SERVER_ERROR.into_response(), None),
    }
}

/// The page that holds the form; only our own, and without its query, except where the door or the lock says
/// where somebody wants to go.
fn page_it_came_from(headers: &HeaderMap) -> String {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let from: Option<Uri> = text(REFERER).and_then(|from| from.parse().ok());
    match from {
        Some(uri) if uri.authority().map(Authority::as_str) == text(HOST) => {
            let to = uri.query().and_then(|query| query.strip_prefix("to=")).unwrap_or_default();
            if [paths::LOCKED, paths::SIGN_IN].contains(&uri.path()) {
                paths::and_then_to(uri.path(), to)
            } else {
                uri.path().to_owned()
            }
        }
        _ => paths::HOME.to_owned(),
    }
}

/// A page without the app: it says what happened and leads back.
fn page(error: &AppError, back: &str) -> Response {
    let files = crate::assets::files();
    let html = format!(
        "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\"><title>That did not work – SEND Pathway</title>\
         <link rel=\"stylesheet\" href=\"{}\"></head><body><main class=\"wrap page\"><h1>That did not work</h1>\
         <p class=\"mt\">{}</p><p class=\"mt\"><a class=\"btn\" href=\"{}\">Go back</a></p></main></body></html>",
        files.style,
        escaped(&error.to_string()),
        escaped(back)
    );
    let mut response = (error.status(), Html(html)).into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    response
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn contains(value: &HeaderValue, what: &str) -> bool {
    value.to_str().is_ok_and(|value| value.contains(what))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn came_from(referer: &'static str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, HeaderValue::from_static("127.0.0.1:3000"));
        headers.insert(REFERER, HeaderValue::from_static(referer));
        page_it_came_from(&headers)
    }

    #[test]
    fn a_form_goes_back_to_its_own_page_and_to_no_other_host() {
        assert_eq!(came_from("http://127.0.0.1:3000/staff?x=1"), "/staff");
        assert_eq!(came_from("http://127.0.0.1:3000/locked?to=/children/7"), "/locked?to=/children/7");
        assert_eq!(came_from("http://127.0.0.1:3000/locked?to=//elsewhere.example"), "/locked");
        assert_eq!(came_from("http://elsewhere.example/staff"), "/");
        assert_eq!(came_from("not an address"), "/");
    }
}
