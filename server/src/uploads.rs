//! Files that a browser sends. A server function cannot carry them; everything else about them is the app's.

use app::db::{ByTls, School};
use app::kit::paths;
use app::pupils::{MAX_BYTES, put_file};
use axum::extract::multipart::Field;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
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
    let options = ResponseOptions::default();
    let put = Owner::new().with(|| {
        provide_context(parts);
        provide_context(options.clone());
        provide_context(school);
        provide_context(by_tls);
        ScopedFuture::new(async move { put_file(&upload.name, upload.bytes, upload.made_up).await })
    });
    let mut response = match put.await {
        Ok(Ok(page)) => Redirect::to(&page).into_response(),
        Ok(Err(_said_on_the_page)) => Redirect::to(paths::IMPORT).into_response(),
        Err(error) => (error.status(), error.to_string()).into_response(),
    };
    if let Ok(mut parts) = options.0.write() {
        response.headers_mut().extend(std::mem::take(&mut parts.headers));
    }
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

/// The first bytes of a field; the rest is read and forgotten.
async fn at_most(field: &mut Field<'_>, most: usize) -> Result<Vec<u8>, StatusCode> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|_| StatusCode::BAD_REQUEST)? {
        let room = most.saturating_sub(bytes.len());
        bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
    }
    Ok(bytes)
}
