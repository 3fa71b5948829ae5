//! Signing in, and opening a locked screen.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::components::Redirect;
use leptos_router::hooks::use_query_map;

use super::door::Doorway;
use super::server::{Door, SignIn, SignOut, Unlock, open_door};
use super::sign_in_form::{SIGN_IN, UNLOCK};
use crate::kit::{Answers, paths};
use crate::ui::{FormView, PostButton, address_of, always, loaded};

/// The sign-in page, for anybody. It leads on where the school has still to be set up, or the screen is locked.
#[component]
pub fn SignInPage() -> impl IntoView {
    loaded(
        always,
        |_| open_door(),
        |door| match (&door.school, door.locked) {
            (None, _) => view! { <Redirect path=paths::SET_UP /> }.into_any(),
            (Some(_), true) => view! { <Redirect path=paths::LOCKED /> }.into_any(),
            (Some(_), false) => view! { <SignInForm door /> }.into_any(),
        },
    )
}

#[component]
fn SignInForm(door: Door) -> impl IntoView {
    let action = ServerAction::<SignIn>::new();
    let school = door.school.unwrap_or_default();
    let key = door.form.key.clone();
    let to = wanted();
    let hidden = vec![("to", to.clone())];
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(SignIn { key: key.clone(), to: to.clone(), answers });
    });
    view! {
        <Doorway school=school.clone() title="Sign in".to_owned() demonstration=door.demonstration>
            <p class="soft mt-s">{format!("For staff at {school}")}</p>
            <div class="mt">
                <FormView
                    form=&SIGN_IN
                    state=door.form
                    action={address_of::<SignIn>()}
                    hidden
                    send
                    result=action.value().into()
                    pending=action.pending().into()
                    button="Sign in"
                />
            </div>
            <p class="small soft mt">
                "No password yet, or forgotten it? Ask the school office for a link. "
                "The SENCo and the head make links for each other, for deputies and for the safeguarding lead. "
                "The screen locks after 10 minutes without a touch. What you wrote is kept."
            </p>
        </Doorway>
    }
}

/// The lock over a screen that somebody has put down. Where nothing is locked it leads back to the page.
#[component]
pub fn LockedPage() -> impl IntoView {
    loaded(
        always,
        |_| open_door(),
        |door| {
            if door.locked {
                view! { <UnlockForm door /> }.into_any()
            } else {
                view! { <Redirect path=paths::within(&wanted()).to_owned() /> }.into_any()
            }
        },
    )
}

#[component]
fn UnlockForm(door: Door) -> impl IntoView {
    let action = ServerAction::<Unlock>::new();
    let key = door.form.key.clone();
    let to = wanted();
    let hidden = vec![("to", to.clone())];
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(Unlock { key: key.clone(), to: to.clone(), answers });
    });
    view! {
        <Title text="Locked" />
        <Doorway
            school=door.school.unwrap_or_default()
            title="This screen is locked".to_owned()
            demonstration=door.demonstration
        >
            <p class="soft mt-s">"What you wrote is kept. Nobody can see the page."</p>
            <div class="mt">
                <FormView
                    form=&UNLOCK
                    state=door.form
                    action={address_of::<Unlock>()}
                    hidden
                    send
                    result=action.value().into()
                    pending=action.pending().into()
                    button="Unlock"
                />
            </div>
            <div class="mt"><p>"Somebody else?"</p><PostButton action={address_of::<SignOut>()} class="btn btn--quiet" label="Sign this person out" /></div>
        </Doorway>
    }
}

/// Where somebody wanted to go when the door or the lock came between.
fn wanted() -> String {
    use_query_map().with_untracked(|query| query.get("to").unwrap_or_default())
}
