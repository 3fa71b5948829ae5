//! Adding a child by hand, and changing what the register says of one.

use leptos::prelude::*;

use super::record_form::{CHILD_RECORD, NEW_CHILD, record_faults};
use super::record_server::{
    AddChild, ChangeRecord, NOBODY_YET, RecordState, open_new_child, open_record, with_class_named,
};
use crate::kit::{Answers, AppError, paths};
use crate::ui::{Differences, FormView, Head, Problem, address_of, always, loaded, number, part_of_address};

/// Adding a child before the MIS lists them.
#[component]
pub fn NewChildPage() -> impl IntoView {
    loaded(always, |_| open_new_child(), |state| view! { <New state /> })
}

#[component]
fn New(state: RecordState) -> impl IntoView {
    let action = ServerAction::<AddChild>::new();
    let key = state.form.key.clone();
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(AddChild { key: key.clone(), answers });
    });
    let back = view! { <a class="btn btn--quiet" href=paths::CHILDREN>"Add nobody"</a> }.into_any();
    view! {
        <Head title=NEW_CHILD.title back=Some((paths::CHILDREN.to_owned(), "Children".to_owned())) />
        <p class="mt-s measure soft">"For a child who is here before the MIS lists them. The next pupil list finds them by UPN, or by admission number and birthday, and fills in the rest."</p>
        <div class="mt">
            <FormView
                form=&NEW_CHILD
                state=state.form
                people=state.classes
                action={address_of::<AddChild>()}
                subject=NOBODY_YET
                send
                result=action.value().into()
                pending=action.pending().into()
                button="Add this child"
                beside=back
                also=record_faults
            />
        </div>
    }
}

/// Changing what the register says of the child in the address.
#[component]
pub fn RecordPage() -> impl IntoView {
    loaded(
        part_of_address("child"),
        |child| async move { open_record(number(&child)?).await },
        |state| view! { <Change state /> },
    )
}

#[component]
fn Change(state: RecordState) -> impl IntoView {
    let action = ServerAction::<ChangeRecord>::new();
    let Some((pupil, name)) = state.child else {
        return view! { <Problem error=AppError::NotFound /> }.into_any();
    };
    let (key, version) = (state.form.key.clone(), state.version);
    // Whoever compares two texts knows classes by their names.
    let stands = with_class_named(&state.classes, state.stands);
    let typed = with_class_named(&state.classes, state.form.answers.clone());
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(ChangeRecord { key: key.clone(), pupil, version, answers });
    });
    let back =
        view! { <a class="btn btn--quiet" href=paths::child(pupil.0)>"Leave it as it is"</a> }.into_any();
    view! {
        <Head title=format!("Record of {name}") back=Some((paths::child(pupil.0), name.clone())) />
        <p class="mt-s measure soft">"The next pupil list from the MIS corrects what it states. Names and class are best put right there."</p>
        <Differences form=&CHILD_RECORD subject=pupil.to_string() stands typed />
        <div class="mt">
            <FormView
                form=&CHILD_RECORD
                state=state.form
                people=state.classes
                action={address_of::<ChangeRecord>()}
                hidden=vec![("pupil", pupil.to_string()), ("version", version.to_string())]
                subject=pupil.to_string()
                send
                result=action.value().into()
                pending=action.pending().into()
                button="Save the record"
                beside=back
                also=record_faults
            />
        </div>
    }
    .into_any()
}
