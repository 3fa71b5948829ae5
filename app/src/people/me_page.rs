//! The page about oneself: the PIN for a locked screen, and signing out everywhere.

use leptos::prelude::*;

use super::server::{SetPin, SignOutEverywhere, open_me};
use super::sign_in_form::SET_PIN;
use crate::kit::Answers;
use crate::ui::{FormState, FormView, Head, PostButton, address_of, always, loaded};

/// The page about oneself, for whoever is signed in.
#[component]
pub fn MePage() -> impl IntoView {
    view! {
        <Head title="You and this screen" />
            <div class="mt">{loaded(always, |_| open_me(), |state| view! { <PinForm state /> })}</div>
            <section class="mt-l">
                <h2>"Lost a tablet?"</h2>
                <p class="mt-s">"This ends every place where you are signed in, this one too."</p>
                <PostButton action={address_of::<SignOutEverywhere>()} class="btn btn--quiet" label="Sign out everywhere" />
            </section>
    }
}

#[component]
fn PinForm(state: FormState) -> impl IntoView {
    let action = ServerAction::<SetPin>::new();
    let key = state.key.clone();
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(SetPin { key: key.clone(), answers });
    });
    view! {
        <FormView
            form=&SET_PIN
            state
            action={address_of::<SetPin>()}
            send
            result=action.value().into()
            pending=action.pending().into()
            stays=true
            button="Keep this PIN"
        />
    }
}
