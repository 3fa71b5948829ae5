//! Which address leads where, and what every request passes on its way.

use std::any::Any;
use std::sync::LazyLock;
use std::time::Duration;

use app::app::{App, shell};
use app::db::{ByTls, School, our_fault};
use app::kit::paths;
use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRef, Path, Request};
use axum::http::StatusCode;
use axum::http::header::{
    CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use leptos::config::LeptosOptions;
use leptos::prelude::provide_context;
use leptos_axum::{AxumRouteListing, LeptosRoutes, generate_route_list};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

use crate::assets;
use crate::exports::{sen_register, template_of_placings};
use crate::files;
use crate::gate::{Reached, gate};
use crate::plain_forms::plain_forms;
use crate::settings::Settings;
use crate::uploads::{self, pupil_list};

/// A child's documents, and one of them. The names within are those of the app's own table of routes.
const DOCUMENTS: &str = "/children/{child}/documents";
const DOCUMENT: &str = "/documents/{document}";

/// A form of ours is never larger; uploads have a limit of their own.
pub const MOST_BYTES_OF_A_FORM: usize = 1024 * 1024;

/// More is cut off; up to here a file that is too large gets an answer in words.
const MOST_BYTES_OF_AN_UPLOAD: usize = 512 * 1024 * 1024;

/// What a request may take before the server gives up on it.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// The same for a large file on the school's line.
const PATIENCE_WITH_UPLOADS: Duration = Duration::from_mins(15);

/// The addresses of the app's pages. Told once a process: while Leptos tells them, whatever a page of the process
/// asks for at that moment never comes, so it must be over before the first page is asked for.
static PAGES: LazyLock<Vec<AxumRouteListing>> = LazyLock::new(|| generate_route_list(App));

#[derive(Clone, FromRef)]
struct Served {
    options: LeptosOptions,
    school: School,
}

/// The whole app over one school.
pub fn router(school: School, settings: &Settings) -> Router {
    let reached = Reached { by_tls: ByTls(settings.by_tls()), behind_proxy: settings.behind_proxy };
    let beside = {
        let school = school.clone();
        move || {
            provide_context(school.clone());
            provide_context(reached.by_tls);
        }
    };
    let options = LeptosOptions::builder().output_name("send-pathway").build();
    let files = assets::files();
    // The app's pages, and its functions at their own addresses.
    let pages = Router::new()
        .leptos_routes_with_context(
            &Served { options: options.clone(), school: school.clone() },
            PAGES.clone(),
            beside.clone(),
            {
                let files = files.clone();
                move || shell(files.clone())
            },
        )
        .fallback(leptos_axum::render_app_async_with_context(beside, move || shell(files.clone())));
    let uploads = {
        let school = school.clone();
        let put = {
            let school = school.clone();
            move |request: Request| pupil_list(school.clone(), reached.by_tls, request)
        };
        let placings = {
            let school = school.clone();
            move |request: Request| uploads::placings(school.clone(), reached.by_tls, request)
        };
        let document = move |Path(child): Path<String>, request: Request| {
            uploads::document(school.clone(), reached.by_tls, child, request)
        };
        Router::new()
            .route(paths::IMPORT, post(put))
            .route(paths::PLACE, post(placings))
            .route(DOCUMENTS, post(document))
            .layer(DefaultBodyLimit::max(MOST_BYTES_OF_AN_UPLOAD))
            .layer(gives_up_after(PATIENCE_WITH_UPLOADS))
    };
    let exports = {
        let school = school.clone();
        let document = {
            let school = school.clone();
            move |Path(document): Path<String>, request: Request| {
                files::document(school.clone(), document, request)
            }
        };
        let register = move |request: Request| sen_register(school.clone(), request);
        Router::new()
            .route(paths::REGISTER_FILE, get(register))
            .route(paths::PLACE_TEMPLATE, get(template_of_placings))
            .route(DOCUMENT, get(document))
    };
    let always = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
    };
    let app = Router::new()
        .merge(pages)
        .merge(exports)
        .layer(DefaultBodyLimit::max(MOST_BYTES_OF_A_FORM))
        .layer(gives_up_after(PATIENCE))
        .merge(uploads)
        .layer(from_fn_with_state((school.clone(), reached), gate))
        .layer(from_fn_with_state(school.clone(), plain_forms))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .route("/pkg/{*name}", get(assets::serve))
        .route("/robots.txt", get(|| async { "User-agent: *\nDisallow: /\n" }))
        .layer(CsrfLayer::new())
        .layer(CatchPanicLayer::custom(after_a_panic))
        // For whatever is no page of the app: the app's own pages bring a policy with a nonce.
        .layer(always(CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"))
        .layer(always(X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(always(X_FRAME_OPTIONS, "DENY"))
        .layer(always(REFERRER_POLICY, "same-origin"))
        .layer(always(HeaderName::from_static("cross-origin-opener-policy"), "same-origin"))
        .layer(always(HeaderName::from_static("cross-origin-resource-policy"), "same-origin"))
        .layer(always(HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"))
        .layer(TraceLayer::new_for_http().make_span_with(span).on_request(()));
    let app =
        if reached.by_tls.0 { app.layer(always(STRICT_TRANSPORT_SECURITY, "max-age=31536000")) } else { app };
    app.with_state(Served { options, school })
}

fn gives_up_after(patience: Duration) -> TimeoutLayer {
    TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, patience)
}

/// The log line of a request: what kind of thing was asked, never which. An address may hold a link's token.
fn span(request: &Request) -> tracing::Span {
    let first = request.uri().path().split('/').nth(1).unwrap_or_default();
    tracing::info_span!("request", method = %request.method(), place = first)
}

/// A fault of ours reaches nobody as it is.
fn after_a_panic(panic: Box<dyn Any + Send>) -> Response {
    let cause = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
    let error = our_fault(&format!("panic: {}", cause.unwrap_or("without words")));
    (error.status(), error.to_string()).into_response()
}
