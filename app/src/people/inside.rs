//! The frame around every page behind the door, with the places that this person can go.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use leptos_router::components::Outlet;
use leptos_router::hooks::{use_location, use_navigate};

use super::idle::lock_when_idle;
use super::off_the_glass::{Wanted, off_the_glass};
use super::other_tabs::{leave_with_other_tabs, tell_other_tabs};
use super::server::{Lock, SignOut, frame};
use crate::kit::{Asker, paths};
use crate::ui::{Frame, FrameState, Icon, InFrame, Leaving, Tab, address_of, loaded_beside, reload};

/// The frame of every page behind the door, and the watch that locks the screen. The pages decide themselves who may
/// see what.
#[component]
pub fn Inside() -> impl IntoView {
    provide_context(InFrame);
    let leaving = Leaving::provide();
    lock_when_idle(leaving);
    leave_with_other_tabs(leaving);
    let path = use_location().pathname;
    begin_at_the_page(path);
    // On the way to the lock or the door there is nobody any more to ask it for.
    let inside = Memo::new(move |before: Option<&String>| {
        let now = path.get();
        let leaves = [paths::LOCKED, paths::SIGN_IN].contains(&now.as_str());
        before.filter(|_| leaves).cloned().unwrap_or(now)
    });
    let frame = loaded_beside(
        // Asked for on every page: the last act may have left something to say.
        move || inside.get(),
        |_| frame(),
        move |state: FrameState| {
            let tabs = tabs_for(&state.asker);
            let tools = view! { <Tools leaving /> }.into_any();
            view! { <Frame state path tabs tools /> }
        },
    );
    // Beside each other, not within: the page is asked for while the frame is.
    view! {
        <a class="skip" href="#main">"Skip to the page"</a>
        {frame}
        <main class="wrap page" id="main" tabindex="-1">
            <Outlet />
        </main>
    }
}

/// After a step within the app the reader is at the page, as after a page that the browser loads.
fn begin_at_the_page(path: Memo<String>) {
    Effect::new(move |before: Option<String>| {
        let now = path.get();
        if before.is_some_and(|before| before != now)
            && let Some(main) = document().get_element_by_id("main")
            && let Ok(main) = main.dyn_into::<HtmlElement>()
        {
            // Where it cannot take the focus the page is read all the same.
            let _ = main.focus();
        }
        now
    });
}

fn tabs_for(asker: &Asker) -> Vec<Tab> {
    let mut tabs = vec![Tab { path: paths::HOME, label: "Today", icon: Icon::Today }];
    tabs.push(Tab { path: paths::CHILDREN, label: "Children", icon: Icon::Children });
    if asker.reads_needs() {
        tabs.push(Tab { path: paths::REGISTER, label: "SEN register", icon: Icon::Saved });
    }
    tabs.push(Tab { path: paths::STAFF, label: "Staff", icon: Icon::Staff });
    tabs.push(Tab { path: paths::PROCESS, label: "Our process", icon: Icon::Flag });
    if asker.keeps_the_school() {
        tabs.push(Tab { path: paths::SCHOOL_YEARS, label: "School year", icon: Icon::Calendar });
    }
    tabs
}

/// What was typed is on the device before the page can go.
fn after_the_words(leaving: Leaving, then: impl FnOnce() + 'static) {
    leptos::task::spawn_local(async move {
        leaving.words_kept().await;
        then();
    });
}

/// The buttons that take the page off the glass. They work without the browser's half too.
#[component]
fn Tools(leaving: Leaving) -> impl IntoView {
    let (locking, signing_out) = (ServerAction::<Lock>::new(), ServerAction::<SignOut>::new());
    let path = use_location().pathname;
    let navigate = use_navigate();
    Effect::new(move |_| {
        for (wanted, answer) in
            [(Wanted::Lock, locking.value().get()), (Wanted::SignOut, signing_out.value().get())]
        {
            match answer {
                Some(Ok(())) => {
                    tell_other_tabs();
                    // Nothing of the page stays in the browser's memory: the server shows the lock or the door.
                    reload();
                }
                Some(Err(_)) => off_the_glass(wanted, leaving, path.get_untracked(), navigate.clone()),
                None => {}
            }
        }
    });
    let lock = move |event: SubmitEvent| {
        event.prevent_default();
        let to = path.get_untracked();
        after_the_words(leaving, move || {
            locking.dispatch(Lock { to });
        });
    };
    let sign_out = move |event: SubmitEvent| {
        event.prevent_default();
        after_the_words(leaving, move || {
            signing_out.dispatch(SignOut {});
        });
    };
    view! {
        <form class="inline-form" method="post" action={address_of::<Lock>()} on:submit=lock>
            <input type="hidden" name="to" value=move || path.get() />
            <button class="bar__btn" type="submit">{Icon::Lock}<span>"Lock"</span></button>
        </form>
        <form class="inline-form" method="post" action={address_of::<SignOut>()} on:submit=sign_out>
            <button class="bar__btn" type="submit">{Icon::Out}<span>"Sign out"</span></button>
        </form>
    }
}
