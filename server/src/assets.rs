//! The browser's half, carried inside the program: script, WASM, style sheet and fonts, each already
//! compressed. Their names change with their content, so browsers keep them for good.

use app::app::Files;
use axum::body::Body;
use axum::extract::Path;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use rust_embed::Embed;

#[derive(Embed)]
#[folder = "$SEND_PATHWAY_SITE"]
#[allow_missing = true]
struct Site;

/// The addresses of the built files. Empty where the program was built without `cargo xtask`.
pub fn files() -> Files {
    let mut files = Files::default();
    let names = Site::get("names.txt").map(|file| String::from_utf8_lossy(&file.data).into_owned());
    for line in names.unwrap_or_default().lines() {
        match line.split_once(' ') {
            Some(("script", name)) => name.clone_into(&mut files.script),
            Some(("program", name)) => name.clone_into(&mut files.program),
            Some(("style", name)) => name.clone_into(&mut files.style),
            _ => {}
        }
    }
    files
}

/// One built file, in the smallest form that the browser takes.
pub async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let accepted = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let takes =
        |encoding: &str| accepted.split(',').any(|one| one.trim().split(';').next() == Some(encoding));
    let found = [("br", "br"), ("gzip", "gz")]
        .into_iter()
        .filter(|(encoding, _)| takes(encoding))
        .find_map(|(encoding, ending)| Some((Site::get(&format!("pkg/{name}.{ending}"))?, Some(encoding))))
        .or_else(|| Some((Site::get(&format!("pkg/{name}"))?, None)));
    let Some((file, encoding)) = found else { return StatusCode::NOT_FOUND.into_response() };
    let mut response = Response::builder()
        .header(CONTENT_TYPE, content_type(&name))
        .header(CACHE_CONTROL, "public, max-age=31536000, immutable")
        .header(VARY, "accept-encoding");
    if let Some(encoding) = encoding {
        response = response.header(CONTENT_ENCODING, encoding);
    }
    let body = match file.data {
        std::borrow::Cow::Borrowed(bytes) => Body::from(bytes),
        std::borrow::Cow::Owned(bytes) => Body::from(bytes),
    };
    response.body(body).unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
