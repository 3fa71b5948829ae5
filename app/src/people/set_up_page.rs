//! The first page of a new school.

use leptos::prelude::*;

use super::door::Doorway;
use super::set_up_form::SET_UP;
use super::set_up_server::{SetUp, open_set_up};
use crate::kit::Answers;
use crate::ui::{FormState, FormView, address_of, always, loaded};

/// The first page of a new school, for whoever holds the set-up code; afterwards there is nothing there.
#[component]
pub fn SetUpPage() -> impl IntoView {
    loaded(always, |_| open_set_up(), |state| view! { <SetUpForm state /> })
}

#[component]
fn SetUpForm(state: FormState) -> impl IntoView {
    let action = ServerAction::<SetUp>::new();
    let key = state.key.clone();
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(SetUp { key: key.clone(), answers });
    });
    view! {
        <Doorway school=String::new() title="Set up your school".to_owned() demonstration=false>
            <p class="soft mt-s">
                "This takes two minutes. After it you import the pupil list that your MIS exports."
            </p>
            <div class="mt">
                <FormView
                    form=&SET_UP
                    state
                    action={address_of::<SetUp>()}
                    send
                    result=action.value().into()
                    pending=action.pending().into()
                    button="Set up the school"
                />
            </div>
        </Doorway>
    }
}
