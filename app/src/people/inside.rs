//! The frame around every page behind the door, with the places that this person can go.

use leptos::prelude::*;
use leptos_router::components::Outlet;
use leptos_router::hooks::use_location;

use super::idle::lock_when_idle;
use super::server::{Lock, SignOut, frame};
use crate::kit::{Asker, paths};
use crate::ui::{Frame, FrameState, Icon, InFrame, Tab, address_of, loaded};

#[component]
pub fn Inside() -> impl IntoView {
    provide_context(InFrame);
    lock_when_idle();
    let path = use_location().pathname;
    let frame = loaded(
        // Asked for on every page: the last act may have left something to say.
        move || path.get(),
        |_| frame(),
        move |state: FrameState| {
            let tabs = tabs_for(&state.asker);
            let tools = view! { <Tools /> }.into_any();
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

fn tabs_for(asker: &Asker) -> Vec<Tab> {
    let mut tabs = vec![Tab { path: paths::HOME, label: "Today", icon: Icon::Today }];
    tabs.push(Tab { path: paths::CHILDREN, label: "Children", icon: Icon::Children });
    tabs.push(Tab { path: paths::STAFF, label: "Staff", icon: Icon::Staff });
    tabs.push(Tab { path: paths::PROCESS, label: "Our process", icon: Icon::Flag });
    if asker.keeps_the_school() {
        tabs.push(Tab { path: paths::SCHOOL_YEARS, label: "School year", icon: Icon::Calendar });
    }
    tabs
}

#[component]
fn Tools() -> impl IntoView {
    view! {
        <form class="inline-form" method="post" action={address_of::<Lock>()}>
            <button class="bar__btn" type="submit">{Icon::Lock}<span>"Lock"</span></button>
        </form>
        <form class="inline-form" method="post" action={address_of::<SignOut>()}>
            <button class="bar__btn" type="submit">{Icon::Out}<span>"Sign out"</span></button>
        </form>
    }
}
