//! The code from an authenticator; for whoever has none yet, the picture to scan first.

use leptos::prelude::*;

use super::door::Doorway;
use super::server::{Enrol, GiveCode, SecondFactor, open_second_factor};
use super::sign_in_form::GIVE_CODE;
use crate::kit::Answers;
use crate::ui::{FormView, address_of, always, loaded};

/// The second step of signing in, for whoever has just given their password; others are asked to sign in.
#[component]
pub fn SecondFactorPage() -> impl IntoView {
    loaded(always, |_| open_second_factor(), |state| view! { <CodeForm state /> })
}

#[component]
fn CodeForm(state: SecondFactor) -> impl IntoView {
    let action = ServerAction::<GiveCode>::new();
    let key = state.form.key.clone();
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(GiveCode { key: key.clone(), answers });
    });
    let enrol = state.enrol.map(|enrol| view! { <EnrolSteps enrol /> });
    view! {
        <Doorway school=state.school title="Your code".to_owned() demonstration=false>
            <p class="soft mt-s">
                "You can see every child’s record, so a password alone is not enough."
            </p>
            {enrol}
            <div class="mt">
                <FormView
                    form=&GIVE_CODE
                    state=state.form
                    action={address_of::<GiveCode>()}
                    send
                    result=action.value().into()
                    pending=action.pending().into()
                    button="Go on"
                />
            </div>
        </Doorway>
    }
}

#[component]
fn EnrolSteps(enrol: Enrol) -> impl IntoView {
    view! {
        <ol class="instructions mt">
            <li>"Open an authenticator on your phone. The school’s IT lead can tell you which one to use."</li>
            <li>
                "Scan this picture with it, or type the secret below it."
                <div class="key-code__picture" inner_html=enrol.picture></div>
                <p class="key-code key-code--long">{enrol.secret}</p>
            </li>
            <li>"Enter the six figures that it shows."</li>
        </ol>
    }
}
