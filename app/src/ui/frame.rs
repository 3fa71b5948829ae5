//! The frame of every page: whose school it is, who is signed in, where one can go, and whether the names are
//! made up.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Icon, Notice, Tone};
use crate::kit::{Asker, Day, long_date, paths};

/// What the frame shows. From one server function, once a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameState {
    pub school: String,
    /// Every name is made up, and every page says so.
    pub demonstration: bool,
    /// A demonstration's moved clock.
    pub moved_to: Option<Day>,
    /// What the last act has done, said once.
    pub said: Option<String>,
    pub asker: Asker,
}

/// One of the places at the top of every page.
#[derive(Clone, Copy)]
pub struct Tab {
    pub path: &'static str,
    pub label: &'static str,
    pub icon: Icon,
}

/// The head of the frame: everything above the page itself. `path` is the address of the page.
#[component]
pub fn Frame(
    state: FrameState,
    path: Memo<String>,
    tabs: Vec<Tab>,
    /// The buttons that lock the screen and sign out.
    tools: AnyView,
) -> impl IntoView {
    let roles = state.asker.roles.iter().map(|role| role.label()).collect::<Vec<_>>().join(", ");
    let said = state.said.map(|said| view! { <Said said /> });
    let tabs = tabs.into_iter().map(|tab| view! { <OneTab tab path /> }).collect_view();
    view! {
        <Banner demonstration=state.demonstration moved_to=state.moved_to />
        <header class="bar">
            <div class="wrap bar__in">
                <a class="bar__school" href=paths::HOME>
                    <Mark />
                    <span>
                        <span class="bar__name">{state.school}</span>
                        <span class="bar__app">"SEND Pathway"</span>
                    </span>
                </a>
                <div class="bar__tools">
                    {tools}
                    <a class="bar__me" href=paths::ME>
                        <span>
                            <span class="vh">"You: "</span>
                            <span class="bar__who">{state.asker.name}</span>
                            <span class="bar__role">{roles}</span>
                        </span>
                    </a>
                </div>
            </div>
        </header>
        <nav class="tabs" aria-label="Main">
            <div class="wrap">
                <ul>{tabs}</ul>
            </div>
        </nav>
        {said}
    }
}

#[component]
fn OneTab(tab: Tab, path: Memo<String>) -> impl IntoView {
    view! {
        <li>
            <a href=tab.path aria-current=move || is_current(tab.path, &path.read()).then_some("page")>
                {tab.icon}
                <span>{tab.label}</span>
            </a>
        </li>
    }
}

/// What the last act has done.
#[component]
fn Said(said: String) -> impl IntoView {
    view! {
        <div class="wrap mt-s" role="status">
            <Notice tone=Tone::Done title=String::new()>
                <p>{said}</p>
            </Notice>
        </div>
    }
}

/// A tab is current on its own page and on the pages under it.
fn is_current(tab: &str, path: &str) -> bool {
    path == tab || (tab != paths::HOME && path.strip_prefix(tab).is_some_and(|rest| rest.starts_with('/')))
}

/// The strip that says that nothing here is real.
#[component]
pub fn Banner(demonstration: bool, moved_to: Option<Day>) -> impl IntoView {
    let clock = moved_to.map(|day| {
        view! {
            <aside class="banner banner--clock" aria-label="Another day">
                <div class="wrap banner__in">
                    <p>{Icon::Calendar}<span>{format!("Today is set to {}", long_date(day))}</span></p>
                </div>
            </aside>
        }
    });
    demonstration.then(|| {
        view! {
            <aside class="banner" aria-label="Sample school">
                <div class="wrap banner__in">
                    <p>"Sample school: every name here is made up"</p>
                </div>
            </aside>
            {clock}
        }
    })
}

/// The walk with its stops, small.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="bar__mark" viewBox="0 0 36 36" aria-hidden="true" focusable="false">
            <g fill="none" stroke="currentColor" stroke-width="2.5">
                <path d="M5 30C5 22 13 25 15 18S25 13 31 5" stroke-dasharray="0.1 5" stroke-linecap="round"></path>
                <path d="M5 30C5 22 13 25 15 18"></path>
            </g>
            <circle cx="5" cy="30" r="3.5" fill="currentColor"></circle>
            <g stroke-width="2">
                <circle cx="15" cy="18" r="5" fill="var(--focus)" stroke="var(--bar)"></circle>
                <circle cx="31" cy="5" r="3.5" fill="var(--bar)" stroke="currentColor"></circle>
            </g>
        </svg>
    }
}
