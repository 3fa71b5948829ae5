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
            <a href=tab.path aria-current=move || current(tab.path, &path.read())>
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

/// The first parts of the addresses of pages about children that do not begin with the children's.
const OF_CHILDREN: [&str; 10] = [
    "/adults",
    "/classes",
    "/codes",
    "/concerns",
    "/documents",
    "/initial-concerns",
    "/place",
    "/progress-meetings",
    "/records",
    "/stages",
];

/// How a tab stands to the page: it is the page, or the page belongs to it: by its address, or because it is about
/// children.
fn current(tab: &str, path: &str) -> Option<&'static str> {
    let under =
        |part: &str| path.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    if path == tab {
        Some("page")
    } else if tab != paths::HOME && under(tab) || tab == paths::CHILDREN && OF_CHILDREN.into_iter().any(under)
    {
        Some("true")
    } else {
        None
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_is_the_page_itself_or_holds_it() {
        assert_eq!(current(paths::CHILDREN, "/children"), Some("page"));
        assert_eq!(current(paths::CHILDREN, "/children/4/needs"), Some("true"));
        assert_eq!(current(paths::HOME, "/"), Some("page"));
        assert_eq!(current(paths::HOME, "/children"), None);
        assert_eq!(current(paths::STAFF, "/staffroom"), None);
    }

    #[test]
    fn every_page_about_children_belongs_to_the_children() {
        let pages = [
            paths::decision(1),
            paths::letter(1),
            paths::class(1),
            paths::concern(1),
            paths::parent_words(1, 2),
            paths::progress_meeting(1),
            paths::adult(1),
            paths::told(1),
            paths::PLACE.to_owned(),
        ];
        for page in pages {
            assert_eq!(current(paths::CHILDREN, &page), Some("true"), "{page}");
            assert_eq!(current(paths::PROCESS, &page), None, "{page}");
        }
    }
}
