//! Changing the needs of a child.

use leptos::prelude::*;

use super::needs_form::{NEEDS, needs_faults};
use super::needs_server::{ChangeNeeds, NeedsChange, open_needs_change};
use crate::kit::{Answers, paths};
use crate::ui::{Differences, FormView, Head, address_of, loaded, number, part_of_address};

/// The needs of the child in the address.
#[component]
pub fn NeedsChangePage() -> impl IntoView {
    loaded(
        part_of_address("child"),
        |child| async move { open_needs_change(number(&child)?).await },
        |state| view! { <Change state /> },
    )
}

#[component]
fn Change(state: NeedsChange) -> impl IntoView {
    let action = ServerAction::<ChangeNeeds>::new();
    let (key, pupil, was) = (state.form.key.clone(), state.pupil, state.was.clone());
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(ChangeNeeds { key: key.clone(), pupil, was: was.clone(), answers });
    });
    let listed = state.listed.iter().map(|kind| kind.in_words()).collect::<Vec<_>>().join("; ");
    let listed = (!listed.is_empty())
        .then(|| view! { <p class="mt-s measure soft">{format!("On the pupil list: {listed}.")}</p> });
    let differences = state.stands.map(|stands| {
        view! { <Differences form=&NEEDS subject=pupil.to_string() stands typed=state.form.answers.clone() /> }
    });
    let beside = view! { <a class="btn btn--quiet" href=paths::needs(pupil.0)>"Leave them as they are"</a> }
        .into_any();
    view! {
        <Head title=format!("Needs of {}", state.name) back=Some((paths::needs(pupil.0), "SEN code and needs".to_owned())) />
        {listed}
        {differences}
        <div class="mt">
            <FormView
                form=&NEEDS
                state=state.form
                action={address_of::<ChangeNeeds>()}
                hidden=vec![("pupil", pupil.to_string()), ("was", state.was)]
                subject=pupil.to_string()
                send
                result=action.value().into()
                pending=action.pending().into()
                button="Keep these needs"
                beside
                also=needs_faults
            />
        </div>
    }
}
