//! Showing what a server function gives: the shape of the page while it comes, the page, or what went wrong.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Head, Notice, Tone};
use crate::kit::{AppError, paths};

/// What travels from the server's page to the browser's half, as text: `=` and a value, or `!` and an error. One
/// type for all pages, so that the browser's half carries the waiting and the waking once and not once a page.
type Carried = String;

type Fetching = Arc<dyn Fn(String) -> Pin<Box<dyn Future<Output = Carried> + Send>> + Send + Sync>;
type Shown = Suspend<AnyView>;
type Showing = Arc<dyn Fn(Carried) -> AnyView + Send + Sync>;

/// Asks for something and shows it once it is there. On the server the page waits for it. `about` is what it is
/// about, as the address says; when that changes, it is asked for again.
pub fn loaded<T, Fut, V>(
    about: impl Fn() -> String + Send + Sync + 'static,
    fetch: impl Fn(String) -> Fut + Send + Sync + 'static,
    show: impl Fn(T) -> V + Send + Sync + 'static,
) -> AnyView
where
    T: Serialize + DeserializeOwned + Send + 'static,
    Fut: Future<Output = Result<T, AppError>> + Send + 'static,
    V: IntoView + 'static,
{
    loaded_or(about, fetch, show, |error| view! { <Problem error /> }.into_any())
}

/// The same for what stands beside a page: where it cannot be had, the page itself says so.
pub fn loaded_beside<T, Fut, V>(
    about: impl Fn() -> String + Send + Sync + 'static,
    fetch: impl Fn(String) -> Fut + Send + Sync + 'static,
    show: impl Fn(T) -> V + Send + Sync + 'static,
) -> AnyView
where
    T: Serialize + DeserializeOwned + Send + 'static,
    Fut: Future<Output = Result<T, AppError>> + Send + 'static,
    V: IntoView + 'static,
{
    loaded_or(about, fetch, show, |_| ().into_any())
}

fn loaded_or<T, Fut, V>(
    about: impl Fn() -> String + Send + Sync + 'static,
    fetch: impl Fn(String) -> Fut + Send + Sync + 'static,
    show: impl Fn(T) -> V + Send + Sync + 'static,
    problem: fn(AppError) -> AnyView,
) -> AnyView
where
    T: Serialize + DeserializeOwned + Send + 'static,
    Fut: Future<Output = Result<T, AppError>> + Send + 'static,
    V: IntoView + 'static,
{
    // Where it was fetched, it is shown without being read from text again: this text, and no other.
    let here: Arc<Mutex<Option<(Carried, T)>>> = Arc::default();
    let fetched = here.clone();
    let fetching: Fetching = Arc::new(move |about| {
        let (coming, fetched) = (fetch(about), fetched.clone());
        Box::pin(async move {
            match coming.await {
                Ok(value) => {
                    let carried = format!("={}", serde_json::to_string(&value).unwrap_or_default());
                    *fetched.lock().unwrap_or_else(PoisonError::into_inner) = Some((carried.clone(), value));
                    carried
                }
                Err(error) => format!("!{}", serde_json::to_string(&error).unwrap_or_default()),
            }
        })
    });
    let showing: Showing = Arc::new(move |carried| {
        let value = here.lock().unwrap_or_else(PoisonError::into_inner).take();
        let value = match value {
            Some((of, value)) if of == carried => Ok(value),
            _ => read(&carried),
        };
        match value {
            Ok(value) => show(value).into_any(),
            Err(error) => problem(error),
        }
    });
    suspended(Arc::new(about), fetching, showing)
}

fn read<T: DeserializeOwned>(carried: &str) -> Result<T, AppError> {
    match carried.split_at_checked(1) {
        // From bytes, as server functions read: a second way of reading would be in the browser's half twice.
        Some(("=", text)) => serde_json::from_slice(text.as_bytes()).map_err(|_| AppError::NotUnderstood),
        Some(("!", text)) => Err(serde_json::from_slice(text.as_bytes()).unwrap_or(AppError::NotUnderstood)),
        _ => Err(AppError::NotUnderstood),
    }
}

/// Counts the acts that were done in this browser: after each, what is on the page is asked for again.
#[derive(Clone, Copy)]
pub struct Done(RwSignal<u32>);

impl Done {
    pub fn provide() {
        provide_context(Done(RwSignal::new(0)));
    }

    /// Whether something was done, or tried, since this document was loaded.
    pub fn is_some_act_done() -> bool {
        use_context().is_some_and(|Done(count)| count.get_untracked() > 0)
    }

    /// An act was done.
    pub fn again() {
        if let Some(Done(count)) = use_context() {
            count.update(|count| *count += 1);
        }
    }
}

fn suspended(about: Arc<dyn Fn() -> String + Send + Sync>, fetching: Fetching, showing: Showing) -> AnyView {
    let done = use_context::<Done>();
    let key = move || (about(), done.map_or(0, |Done(count)| count.get()));
    let resource = Resource::new_str(key, move |(about, _)| fetching(about));
    let shown = move || {
        let showing = showing.clone();
        let shown: Pin<Box<dyn Future<Output = AnyView> + Send>> =
            Box::pin(async move { showing(resource.await) });
        Suspend::new(shown)
    };
    waited_for(shown)
}

/// On the server a page waits for what it shows. That needs no boundary, nor the watch over tasks that comes with
/// one.
#[cfg(feature = "ssr")]
fn waited_for(shown: impl Fn() -> Shown + Send + Sync + 'static) -> AnyView {
    // The browser's boundary has a number among those that both halves count.
    if let Some(counted) = Owner::current_shared_context() {
        counted.next_id();
    }
    view! { {shown} }.into_any()
}

/// In a browser the shape of the page stands there until it comes.
#[cfg(not(feature = "ssr"))]
fn waited_for(shown: impl Fn() -> Shown + Send + Sync + 'static) -> AnyView {
    view! { <Suspense fallback=|| view! { <p class="skel" aria-label="Loading"></p> }>{shown}</Suspense> }
        .into_any()
}

/// About nothing in particular: for what has no number in its address.
pub fn always() -> String {
    String::new()
}

/// The number in an address. Where there is none, there is no such page.
pub fn number<T: From<i64>>(text: &str) -> Result<T, AppError> {
    text.parse().map(T::from).map_err(|_| AppError::NotFound)
}

/// One part of the address, by its name in the route table.
pub fn part_of_address(name: &'static str) -> impl Fn() -> String + Copy + Send + Sync + 'static {
    let params = leptos_router::hooks::use_params_map();
    move || params.with(|params| params.get(name).unwrap_or_default())
}

/// A whole page that could not be shown: what happened, what is safe, what to do.
#[component]
pub fn Problem(error: AppError) -> impl IntoView {
    tell_the_browser(&error);
    let title = match &error {
        AppError::NotFound => "There is nothing here",
        AppError::NotSignedIn => "Sign in to go on",
        AppError::Locked => "This screen is locked",
        AppError::Offline => "There is no network",
        _ => "That did not work",
    };
    let location = use_location();
    let path = location.pathname.get_untracked();
    let words = match &error {
        // Here is no form with words on it.
        AppError::Offline => "We could not reach the school’s server. What waits on this device is shown when you open its form again.".to_owned(),
        _ => error.to_string(),
    };
    let way_on = way_in(&error, &path).unwrap_or_else(|| match &error {
        // The browser's own link: it asks for the whole page anew.
        AppError::Offline => {
            let search = location.search.get_untracked();
            let here = if search.is_empty() { path } else { format!("{path}?{search}") };
            view! { <a class="btn" rel="external" href=here>"Try again"</a> }.into_any()
        }
        _ => view! { <a class="btn" href=paths::HOME>"Go to your first page"</a> }.into_any(),
    });
    let page = view! {
        <Head title />
        <div class="mt">
            <Notice tone=Tone::Note title=String::new()>
                <p>{words}</p>
            </Notice>
        </div>
        <p class="mt">{way_on}</p>
    };
    // Before the door there is no frame around it.
    if use_context::<InFrame>().is_some() {
        page.into_any()
    } else {
        view! { <main class="wrap page" id="main">{page}</main> }.into_any()
    }
}

/// For whoever is locked or signed out: the way in, and back to this page.
pub fn way_in(error: &AppError, path: &str) -> Option<AnyView> {
    let (door, words) = match error {
        AppError::NotSignedIn => (paths::SIGN_IN, "Sign in"),
        AppError::Locked => (paths::LOCKED, "Unlock"),
        _ => return None,
    };
    Some(view! { <a class="btn" href=paths::and_then_to(door, path)>{words}</a> }.into_any())
}

/// Said by the frame to what it holds.
#[derive(Clone, Copy)]
pub struct InFrame;

/// The status of the answer says the same as its words.
fn tell_the_browser(error: &AppError) {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(error.status());
    }
    #[cfg(not(feature = "ssr"))]
    let _ = error;
}
