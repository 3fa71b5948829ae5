//! At which other school a child is registered, and which of the two reviews targets.

use leptos::prelude::*;

use super::other_school_form::{OTHER_SCHOOL, other_school_faults};
use super::other_school_server::{OtherSchoolState, RecordOtherSchool, open_other_school};
use crate::kit::{Answers, paths};
use crate::ui::{Differences, FormView, Head, address_of, loaded, number, part_of_address};

/// The other school of the child in the address, for whoever keeps the school; to others there is nothing there.
#[component]
pub fn OtherSchoolPage() -> impl IntoView {
    loaded(
        part_of_address("child"),
        |child| async move { open_other_school(number(&child)?).await },
        |state| view! { <Registered state /> },
    )
}

#[component]
fn Registered(state: OtherSchoolState) -> impl IntoView {
    let action = ServerAction::<RecordOtherSchool>::new();
    let (key, pupil, version) = (state.form.key.clone(), state.pupil, state.version);
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(RecordOtherSchool { key: key.clone(), pupil, version, answers });
    });
    // Before something is on record there is nothing that could differ.
    let differences = (version > 0).then(|| {
        view! { <Differences form=&OTHER_SCHOOL subject=pupil.to_string() stands=state.stands typed=state.form.answers.clone() /> }
    });
    let back = Some((paths::child(pupil.0), state.name.clone()));
    view! {
        <Head title=format!("Another school of {}", state.name) back />
        <p class="mt-s measure soft">"For a child who is registered at two schools, such as a special school or a hospital school beside this one. The review of targets is then due from the school that you choose. Enter the last day when it ends."</p>
        {differences}
        <div class="mt">
            <FormView
                form=&OTHER_SCHOOL
                state=state.form
                action={address_of::<RecordOtherSchool>()}
                hidden=vec![("pupil", pupil.to_string()), ("version", version.to_string())]
                subject=pupil.to_string()
                send
                result=action.value().into()
                pending=action.pending().into()
                button="Keep this"
                also=other_school_faults
            />
        </div>
    }
}
