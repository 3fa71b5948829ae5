//! Files that a browser sends. A server function cannot carry them; everything else about them is the app's.

use std::future::Future;

use app::db::{ByTls, School};
use app::documents::{self, Sent, put_document};
use app::kit::{AppError, paths};
use app::overview::put_placings;
use app::pupils::{MAX_BYTES, PupilId, put_file};
use axum::extract::multipart::Field;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::{Owner, provide_context};
use leptos::reactive::computed::ScopedFuture;
use leptos_axum::ResponseOptions;

/// A pupil list. A file that is too large is read to its end and forgotten, so that the browser shows our
/// answer and not a broken connection.
pub async fn pupil_list(school: School, by_tls: ByTls, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let again = Request::from_parts(parts.clone(), body);
    let upload = match upload_of(again).await {
        Ok(upload) => upload,
        Err(status) => return (status, "That was not a file.").into_response(),
    };
    let put = async move { put_file(&upload.name, upload.bytes, upload.made_up).await };
    let (put, headers) = asked(parts, school, by_tls, put).await;
    let page = put.map(|put| put.unwrap_or_else(|_said_on_the_page| paths::IMPORT.to_owned()));
    on_to(page, headers)
}

/// A spreadsheet of children who are placed.
pub async fn placings(school: School, by_tls: ByTls, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let again = Request::from_parts(parts.clone(), body);
    let upload = match upload_of(again).await {
        Ok(upload) => upload,
        Err(status) => return (status, "That was not a file.").into_response(),
    };
    let put = async move { put_placings(&upload.name, upload.bytes).await };
    let (page, headers) = asked(parts, school, by_tls, put).await;
    on_to(page, headers)
}

/// A document of a child, whose number stands in the address.
pub async fn document(school: School, by_tls: ByTls, child: String, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let again = Request::from_parts(parts.clone(), body);
    let sent = match sent_of(again).await {
        Ok(sent) => sent,
        Err(status) => return (status, "That was not a file.").into_response(),
    };
    let put = async move {
        let pupil: PupilId = child.parse().map_err(|_| AppError::NotFound)?;
        put_document(pupil, sent).await
    };
    let (page, headers) = asked(parts, school, by_tls, put).await;
    on_to(page, headers)
}

/// Asks the app within a request, and gives what it wants to tell the browser beside the answer.
async fn asked<T>(
    parts: Parts,
    school: School,
    by_tls: ByTls,
    ask: impl Future<Output = T>,
) -> (T, HeaderMap) {
    let options = ResponseOptions::default();
    let answer = Owner::new().with(|| {
        provide_context(parts);
        provide_context(options.clone());
        provide_context(school);
        provide_context(by_tls);
        ScopedFuture::new(ask)
    });
    let answer = answer.await;
    let mut headers = HeaderMap::new();
    if let Ok(mut parts) = options.0.write() {
        headers = std::mem::take(&mut parts.headers);
    }
    (answer, headers)
}

/// Leads to the page that comes next, or says what went wrong.
fn on_to(page: Result<String, AppError>, headers: HeaderMap) -> Response {
    let mut response = match page {
        Ok(page) => Redirect::to(&page).into_response(),
        Err(error) => (error.status(), error.to_string()).into_response(),
    };
    response.headers_mut().extend(headers);
    response
}

/// A file of a form: its name, its bytes up to one more than we take, and whether somebody said that it is made
/// up.
struct Upload {
    name: String,
    bytes: Vec<u8>,
    made_up: bool,
}

/// What a ticked box sends.
const YES: &[u8] = b"yes";

async fn upload_of(request: Request) -> Result<Upload, StatusCode> {
    let wrong = |_| StatusCode::BAD_REQUEST;
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| StatusCode::BAD_REQUEST)?;
    let mut made_up = false;
    while let Some(mut field) = form.next_field().await.map_err(wrong)? {
        if field.name() == Some("made_up") {
            made_up = at_most(&mut field, YES.len() + 1).await? == YES;
            continue;
        }
        let name = field.file_name().unwrap_or("list").to_owned();
        let bytes = at_most(&mut field, MAX_BYTES + 1).await?;
        return Ok(Upload { name, bytes, made_up });
    }
    Err(StatusCode::BAD_REQUEST)
}

/// More than a key or a word ever has.
const MOST_BYTES_OF_A_WORD: usize = 200;

/// What the form of a document sends, in whatever order.
async fn sent_of(request: Request) -> Result<Sent, StatusCode> {
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| StatusCode::BAD_REQUEST)?;
    let mut sent = Sent::default();
    while let Some(mut field) = form.next_field().await.map_err(|_| StatusCode::BAD_REQUEST)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            sent.file_name = field.file_name().unwrap_or_default().to_owned();
            sent.bytes = at_most(&mut field, documents::MAX_BYTES + 1).await?;
            continue;
        }
        let word = at_most(&mut field, MOST_BYTES_OF_A_WORD).await?;
        let word = String::from_utf8(word).map_err(|_| StatusCode::BAD_REQUEST)?;
        match name.as_str() {
            "key" => sent.key = word,
            "what" => sent.what = word,
            "on_page" => sent.on_page = word,
            _ => {}
        }
    }
    Ok(sent)
}

/// The first bytes of a field; the rest is read and forgotten.
async fn at_most(field: &mut Field<'_>, most: usize) -> Result<Vec<u8>, StatusCode> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|_| StatusCode::BAD_REQUEST)? {
        let room = most.saturating_sub(bytes.len());
        bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
    }
    Ok(bytes)
}
