//! Showing what a server function gives: the shape of the page while it comes, the page, or what went wrong.

use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Notice, Tone};
use crate::kit::{AppError, paths};

/// Shows a resource once it is there. On the server the page waits for it.
pub fn loaded<T, V>(
    resource: Resource<Result<T, AppError>>,
    show: impl Fn(T) -> V + Clone + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + Serialize + DeserializeOwned + 'static,
    V: IntoView + 'static,
{
    view! {
        <Suspense fallback=|| view! { <p class="skel" aria-label="Loading"></p> }>
            {move || {
                let show = show.clone();
                Suspend::new(async move {
                    match resource.await {
                        Ok(value) => show(value).into_any(),
                        Err(error) => view! { <Problem error /> }.into_any(),
                    }
                })
            }}
        </Suspense>
    }
}

/// A whole page that could not be shown: what happened, what is safe, what to do.
#[component]
pub fn Problem(error: AppError) -> impl IntoView {
    tell_the_browser(&error);
    let title = match &error {
        AppError::NotFound => "There is nothing here",
        AppError::NotSignedIn => "Sign in to go on",
        AppError::Locked => "This screen is locked",
        _ => "That did not work",
    };
    let way_on = match &error {
        AppError::NotSignedIn => (paths::SIGN_IN, "Sign in"),
        AppError::Locked => (paths::LOCKED, "Unlock"),
        _ => (paths::HOME, "Go to your first page"),
    };
    view! {
        <leptos_meta::Title text=title />
        <h1>{title}</h1>
        <div class="mt">
            <Notice tone=Tone::Note title=String::new()>
                <p>{error.to_string()}</p>
            </Notice>
        </div>
        <p class="mt"><a class="btn" href=way_on.0>{way_on.1}</a></p>
    }
}

/// The status of the answer says the same as its words.
fn tell_the_browser(error: &AppError) {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(error.status());
    }
    #[cfg(not(feature = "ssr"))]
    let _ = error;
}
