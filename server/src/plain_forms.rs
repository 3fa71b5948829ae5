//! Forms that a browser posts by itself, before or without the app's half in it.
//!
//! The app's functions answer with JSON. A plain form is answered with a redirect instead: to where the
//! function leads, or back to the page it came from, where the draft and the errors are waiting. No answer and
//! no error ever enters an address. What can be kept nowhere is shown again, to be copied.

use app::db::{School, Who, our_fault};
use app::kit::{AppError, paths};
use app::people::{OPEN_TO_ALL, Parked, park, unpark};
use app::ui::PlainForm;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_TYPE, HOST, LOCATION, REFERER, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Redirect, Response};

use crate::routes::{MOST_BYTES_OF_A_FORM, PATIENCE};

/// The function that opens a locked screen.
const UNLOCK: &str = "/api/unlock";

/// The one behind the door whose answers are secrets: they are not shown again.
const SET_PIN: &str = "/api/set_pin";

/// More than an error is ever long.
const MOST_BYTES: usize = 256 * 1024;

pub async fn plain_forms(State(school): State<School>, request: Request, next: Next) -> Response {
    if !request.uri().path().starts_with("/api/") {
        return next.run(request).await;
    }
    let plain = request.headers().get(ACCEPT).is_some_and(|accept| contains(accept, "text/html"));
    let (mut parts, body) = request.into_parts();
    if !plain {
        let after = (parts.uri.path() == UNLOCK).then(|| (next.clone(), parts.clone()));
        let response = with_its_status(next.run(Request::from_parts(parts, body)).await).await;
        return match after {
            Some((next, parts)) => then_what_waited(&school, response, next, parts).await,
            None => response,
        };
    }
    let body = match tokio::time::timeout(PATIENCE, axum::body::to_bytes(body, MOST_BYTES_OF_A_FORM)).await {
        Ok(Ok(body)) => body,
        Ok(Err(_)) => return StatusCode::PAYLOAD_TOO_LARGE.into_response(),
        Err(_) => return StatusCode::REQUEST_TIMEOUT.into_response(),
    };
    let back = page_it_came_from(&parts.headers);
    as_a_plain_form(&mut parts);
    let sent = Request::from_parts(parts.clone(), Body::from(body.clone()));
    let response = next.clone().run(sent).await;
    let Some(Who::Locked { session, .. }) = response.extensions().get::<Who>().cloned() else {
        return answered(response, &back, &words_of(parts.uri.path(), &body)).await;
    };
    let refused = response.status() == StatusCode::LOCKED;
    let kept = if refused {
        keep(&school, session, parts.uri.path(), &body, &back).await.map(|()| None)
    } else if parts.uri.path() == UNLOCK && has_unlocked(&response) {
        unpark(&school, session).await
    } else {
        Ok(None)
    };
    match kept {
        Ok(Some(parked)) => {
            let mut again = sent_again(next, parts, parked).await;
            // What unlocking itself has to send goes with it.
            for cookie in response.headers().get_all(SET_COOKIE) {
                again.headers_mut().append(SET_COOKIE, cookie.clone());
            }
            again
        }
        Ok(None) => answered(response, &back, &[]).await,
        Err(error) => page(&error, &back, &words_of(parts.uri.path(), &body)),
    }
}

/// The function answers as it would the app's own half; what that means for a plain form is decided here.
fn as_a_plain_form(parts: &mut Parts) {
    parts.extensions.insert(PlainForm);
    parts.headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
}

/// Whether the screen is open now. One wrong try too many leads away as well: to the door.
fn has_unlocked(response: &Response) -> bool {
    response.headers().get(LOCATION).is_some_and(|to| to != paths::SIGN_IN)
}

/// Sends a form that waited behind the lock, as a part of the request that opened it. Gives its answer.
async fn sent_again(next: Next, mut parts: Parts, parked: Parked) -> Response {
    parts.uri = parked.path.parse().unwrap_or_default();
    let words = words_of(&parked.path, parked.body.as_bytes());
    let response = next.run(Request::from_parts(parts, Body::from(parked.body))).await;
    answered(response, &parked.back, &words).await
}

/// The app's own half has unlocked the screen: a form that waited behind it is sent, and its page comes next.
async fn then_what_waited(school: &School, mut response: Response, next: Next, mut parts: Parts) -> Response {
    let Some(Who::Locked { session, .. }) = response.extensions().get::<Who>().cloned() else {
        return response;
    };
    if !has_unlocked(&response) {
        return response;
    }
    // The screen is open; if what waited cannot be read, that is noted and stands in nobody's way.
    let Ok(Some(parked)) = unpark(school, session).await else { return response };
    as_a_plain_form(&mut parts);
    let back = HeaderValue::from_str(&parked.back).ok();
    let answer = sent_again(next, parts, parked).await;
    if let Some(to) = answer.headers().get(LOCATION).cloned().or(back) {
        response.headers_mut().insert(LOCATION, to);
    }
    for cookie in answer.headers().get_all(SET_COOKIE) {
        response.headers_mut().append(SET_COOKIE, cookie.clone());
    }
    response
}

/// What somebody wrote into a form, without its numbers, ticks and secrets.
fn words_of(path: &str, body: &[u8]) -> Vec<String> {
    let function = path.trim_start_matches("/api/");
    if path == SET_PIN || OPEN_TO_ALL.contains(&function) {
        return Vec::new();
    }
    let answers = form_urlencoded::parse(body).filter(|(name, _)| name.starts_with("answers["));
    answers
        .map(|(_, words)| words.into_owned())
        .filter(|words| words.trim().contains(char::is_whitespace))
        .collect()
}

/// Keeps a form that a locked screen sent. A button without words is pressed again.
async fn keep(school: &School, session: i64, path: &str, body: &Bytes, back: &str) -> Result<(), AppError> {
    let body = String::from_utf8_lossy(body).into_owned();
    if !body.contains("answers%5B") && !body.contains("answers[") {
        return Ok(());
    }
    park(school, session, &Parked { path: path.to_owned(), back: back.to_owned(), body }).await
}

/// A function's answer as a plain form gets it, with its cookies. `words` is what was written into it.
async fn answered(response: Response, back: &str, words: &[String]) -> Response {
    let cookies: Vec<HeaderValue> = response.headers().get_all(SET_COOKIE).iter().cloned().collect();
    let mut answer = answer(response, back, words).await;
    for cookie in cookies {
        answer.headers_mut().append(SET_COOKIE, cookie);
    }
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

async fn answer(response: Response, back: &str, words: &[String]) -> Response {
    if let Some(to) = response.headers().get(LOCATION).and_then(|to| to.to_str().ok())
        && response.headers().get("serverfnerror").is_none()
    {
        return Redirect::to(to).into_response();
    }
    if response.headers().get("serverfnerror").is_none() && response.status().is_success() {
        return Redirect::to(back).into_response();
    }
    let broken = response.status().is_server_error();
    match error_of(response).await.1 {
        Some(AppError::Invalid(_) | AppError::Conflict) => Redirect::to(back).into_response(),
        Some(AppError::NotSignedIn) if words.is_empty() => {
            Redirect::to(&paths::and_then_to(paths::SIGN_IN, back)).into_response()
        }
        Some(AppError::Locked) => Redirect::to(&paths::and_then_to(paths::LOCKED, back)).into_response(),
        Some(error) => page(&error, back, words),
        None if broken => page(&our_fault(&"a form was not answered in time"), back, words),
        None => page(&AppError::NotUnderstood, back, words),
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

/// A page without the app: it says what happened, gives back what was written, and leads back.
fn page(error: &AppError, back: &str, words: &[String]) -> Response {
    let files = crate::assets::files();
    let html = format!(
        "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\"><title>That did not work – SEND Pathway</title>\
         <link rel=\"stylesheet\" href=\"{}\"></head><body><main class=\"wrap page\"><h1>That did not work</h1>\
         <p class=\"mt\">{}</p>{}<p class=\"mt\"><a class=\"btn\" href=\"{}\">Go back</a></p></main></body></html>",
        files.style,
        escaped(&error.to_string()),
        given_back(words),
        escaped(back)
    );
    let mut response = (error.status(), Html(html)).into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    response
}

fn given_back(words: &[String]) -> String {
    if words.is_empty() {
        return String::new();
    }
    let paragraphs: Vec<String> = words
        .iter()
        .map(|words| format!("<p class=\"mt\">{}</p>", escaped(words).replace('\n', "<br>")))
        .collect();
    format!("<h2 class=\"mt\">What you wrote. Copy it before you go on</h2>{}", paragraphs.concat())
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

    #[test]
    fn what_was_written_is_given_back_without_ticks_and_secrets() {
        let body = b"key=k&answers%5Bnoticed%5D%5B%5D=Two+%3Cwords%3E&answers[area][]=cognition";
        assert_eq!(words_of("/api/raise_concern", body), ["Two <words>"]);
        assert!(given_back(&words_of("/api/raise_concern", body)).contains("Two &lt;words&gt;"));
        let secret = b"answers[password][]=three+odd+words";
        assert!(words_of("/api/set_pin", secret).is_empty() && words_of("/api/sign_in", secret).is_empty());
    }
}
