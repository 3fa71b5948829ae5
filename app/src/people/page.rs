//! The frame of every page behind the door, with the places that this person can go.

use leptos::prelude::*;

use super::server::{Lock, SignOut, frame};
use crate::kit::{Asker, paths};
use crate::ui::{Frame, FrameState, Icon, Tab, address_of, loaded};

/// A page behind the door. `at` is the address of its tab.
#[component]
pub fn Page(title: &'static str, at: &'static str, children: ChildrenFn) -> impl IntoView {
    let state = Resource::new(|| (), |()| frame());
    loaded(state, move |state: FrameState| {
        let tabs = tabs_for(&state.asker);
        let tools = view! { <Tools /> }.into_any();
        let children = children.clone();
        view! {
            <Frame state title=title.to_owned() at tabs tools>
                {children()}
            </Frame>
        }
    })
}

fn tabs_for(asker: &Asker) -> Vec<Tab> {
    let mut tabs = vec![Tab { path: paths::HOME, label: "Today", icon: Icon::Today }];
    tabs.push(Tab { path: paths::STAFF, label: "Staff", icon: Icon::Staff });
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
