//! What stands before every page and every function: whose session it is, and whether it may go on. Denied by
//! default: an address is open only if it is on a list here.

use std::net::{IpAddr, SocketAddr};

use app::db::{ByTls, School, Who, cookie_among};
use app::kit::{AppError, paths};
use app::people::{Address, COOKIE, OPEN_TO_ALL, who_is};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

/// How the program can be reached.
#[derive(Clone, Copy, Debug)]
pub struct Reached {
    pub by_tls: ByTls,
    /// A proxy says where requests come from.
    pub behind_proxy: bool,
}

pub async fn gate(
    State((school, reached)): State<(School, Reached)>,
    mut request: Request,
    next: Next,
) -> Response {
    let who = match cookie_among(request.headers(), COOKIE, reached.by_tls) {
        None => Ok(Who::Nobody),
        Some(token) => who_is(&school, &token).await,
    };
    let who = match who {
        Ok(who) => who,
        Err(error) => return (error.status(), error.to_string()).into_response(),
    };
    if let Some(mut refusal) = refusal(request.uri().path(), &who) {
        // For what stands around: a form that was sent too late is kept for whoever sent it.
        refusal.extensions_mut().insert(who);
        return not_kept(refusal);
    }
    if let Some(address) = address(&request, reached.behind_proxy) {
        request.extensions_mut().insert(Address(address));
    }
    request.extensions_mut().insert(who.clone());
    let mut response = not_kept(next.run(request).await);
    response.extensions_mut().insert(who);
    response
}

/// Nothing that speaks of people is kept by a browser or a proxy.
fn not_kept(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    response
}

/// Why a request goes no further, if it does not.
fn refusal(path: &str, who: &Who) -> Option<Response> {
    if let Some(function) = path.strip_prefix("/api/") {
        let function = function.trim_end_matches('/');
        return match who {
            _ if OPEN_TO_ALL.contains(&function) => None,
            Who::Open { .. } => None,
            Who::Locked { .. } => Some(refuse(&AppError::Locked)),
            Who::HalfWay { .. } | Who::Nobody => Some(refuse(&AppError::NotSignedIn)),
        };
    }
    let path = page_of(path);
    let is_door = [paths::SIGN_IN, paths::SET_UP].contains(&path) || path.starts_with("/set-password/");
    match who {
        Who::Open { .. } => None,
        _ if is_door => None,
        Who::Locked { .. } if path == paths::LOCKED => None,
        Who::Locked { .. } => Some(Redirect::to(&paths::and_then_to(paths::LOCKED, path)).into_response()),
        Who::HalfWay { .. } if path == paths::SECOND_FACTOR => None,
        Who::HalfWay { .. } | Who::Nobody => {
            Some(Redirect::to(&paths::and_then_to(paths::SIGN_IN, path)).into_response())
        }
    }
}

/// Where somebody goes on after the door or the lock: a file is asked for again on its page.
fn page_of(path: &str) -> &str {
    match path {
        paths::REGISTER_FILE => paths::REGISTER,
        paths::PLACE_TEMPLATE => paths::PLACE,
        path => path,
    }
}

/// As the app's own functions refuse: the same words, in the same shape.
pub fn refuse(error: &AppError) -> Response {
    let body = serde_json::to_string(error).unwrap_or_default();
    let status = if error.status() == StatusCode::OK { StatusCode::FORBIDDEN } else { error.status() };
    (status, [("serverfnerror", ""), ("content-type", "application/json")], body).into_response()
}

fn address(request: &Request, behind_proxy: bool) -> Option<IpAddr> {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    if behind_proxy { forwarded(request.headers()).or(peer) } else { peer }
}

/// The last address of the list is the one that our proxy saw; those before it anybody can invent.
fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?.rsplit(',').next()?;
    last.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_address_that_the_proxy_itself_saw_counts() {
        let mut headers = HeaderMap::new();
        headers.append("x-forwarded-for", header::HeaderValue::from_static("10.9.9.9, 203.0.113.7"));
        assert_eq!(forwarded(&headers), Some(IpAddr::from([203, 0, 113, 7])));
    }
}
