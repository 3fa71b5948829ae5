//! A child's document as a browser shows it. Whoever may not open it is told that there is nothing; the gate keeps out
//! whoever is not signed in, and keeps the file out of every cache.

use app::db::{Look, School};
use app::documents::{FileKind, Opened, open_file};
use app::kit::AppError;
use axum::extract::Request;
use axum::http::header::{
    CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS,
};
use axum::response::{IntoResponse, Response};
use leptos::prelude::{Owner, provide_context};
use leptos::reactive::computed::ScopedFuture;

/// A picture does nothing but be seen.
const OF_A_PICTURE: &str =
    "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/// Chrome shows no PDF in a sandbox (crbug.com/271452), and its viewer, which runs apart from every page, brings styles
/// within the page. Nothing else is allowed, and the kind of the file was told by its bytes.
const OF_A_PDF: &str = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; \
                        form-action 'none'; frame-ancestors 'none'";

/// The document at an address.
pub async fn document(school: School, random_id: String, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let asked = Owner::new().with(|| {
        provide_context(parts);
        provide_context(school);
        ScopedFuture::new(async move {
            let look = Look::begin()?;
            open_file(&look, &random_id).await
        })
    });
    match asked.await {
        Ok(opened) => shown(opened),
        Err(error) => refused(&error),
    }
}

fn shown(opened: Opened) -> Response {
    let policy = if opened.kind == FileKind::Pdf { OF_A_PDF } else { OF_A_PICTURE };
    let headers = [
        (CONTENT_TYPE, opened.kind.media_type().to_owned()),
        (CONTENT_DISPOSITION, format!("inline; filename=\"{}\"", in_a_header(&opened.file_name))),
        (CONTENT_SECURITY_POLICY, policy.to_owned()),
        (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    (headers, opened.bytes).into_response()
}

/// A name as every browser reads it in a header.
fn in_a_header(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || " .-_()".contains(c) { c } else { '_' };
    name.chars().map(plain).collect()
}

fn refused(error: &AppError) -> Response {
    (error.status(), error.to_string()).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_a_header_cannot_end_it() {
        assert_eq!(in_a_header("EP report (2).pdf"), "EP report (2).pdf");
        assert_eq!(in_a_header("Zoë\"\r\nSet-Cookie: x.pdf"), "Zo____Set-Cookie_ x.pdf");
    }
}
