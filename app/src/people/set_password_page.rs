//! The page behind a one-time link.

use leptos::prelude::*;

use super::door::Doorway;
use super::server::{NewPassword, SetPassword, open_set_password};
use super::sign_in_form::SET_PASSWORD;
use crate::kit::Answers;
use crate::ui::{FormView, address_of, loaded, part_of_address};

/// The page behind a one-time link, for whoever holds the link; without one there is nothing there.
#[component]
pub fn SetPasswordPage() -> impl IntoView {
    let token = part_of_address("token");
    loaded(token, open_set_password, move |state| view! { <ByLink state token=token() /> })
}

#[component]
fn ByLink(state: NewPassword, token: String) -> impl IntoView {
    let action = ServerAction::<SetPassword>::new();
    let key = state.form.key.clone();
    let hidden = vec![("token", token.clone())];
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(SetPassword { token: token.clone(), key: key.clone(), answers });
    });
    view! {
        <Doorway school=state.school title="Choose a password".to_owned() demonstration=state.demonstration>
            <p class="soft mt-s">"Then sign in with your school email and this password."</p>
            <div class="mt">
                <FormView
                    form=&SET_PASSWORD
                    state=state.form
                    action={address_of::<SetPassword>()}
                    hidden
                    send
                    result=action.value().into()
                    pending=action.pending().into()
                    button="Keep this password"
                />
            </div>
        </Doorway>
    }
}
