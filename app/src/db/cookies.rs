//! Cookies of a request and its answer. All are for the server alone: no script reads them.

use axum::http::header::SET_COOKIE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum_extra::extract::CookieJar;
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

/// Whether people reach the program by TLS. Then cookies say so, and only this host can have set them.
#[derive(Clone, Copy, Debug)]
pub struct ByTls(pub bool);

fn full_name(name: &str, by_tls: ByTls) -> String {
    if by_tls.0 { format!("__Host-{name}") } else { name.to_owned() }
}

/// A cookie among a request's headers.
pub fn cookie_among(headers: &HeaderMap, name: &str, by_tls: ByTls) -> Option<String> {
    CookieJar::from_headers(headers).get(&full_name(name, by_tls)).map(|cookie| cookie.value().to_owned())
}

/// A cookie of the request at hand.
pub fn cookie_of_request(name: &str) -> Option<String> {
    let parts = use_context::<Parts>()?;
    cookie_among(&parts.headers, name, by_tls())
}

/// Sends a cookie with the answer, for so many seconds; `None`: until the browser is closed.
pub fn send_cookie(name: &str, value: &str, seconds: Option<u32>) {
    let by_tls = by_tls();
    let mut text = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax", full_name(name, by_tls));
    if let Some(seconds) = seconds {
        text = format!("{text}; Max-Age={seconds}");
    }
    if by_tls.0 {
        text.push_str("; Secure");
    }
    if let (Some(response), Ok(value)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(&text)) {
        response.append_header(SET_COOKIE, value);
    }
}

/// Whether the request at hand came by TLS: always, except on the computer that the program runs on.
pub fn is_by_tls() -> bool {
    by_tls().0
}

fn by_tls() -> ByTls {
    use_context::<ByTls>().unwrap_or(ByTls(true))
}
