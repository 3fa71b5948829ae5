//! Placing one child who has support already: the scanned paper file, and a form of three minutes.

use leptos::prelude::*;

use super::place_server::{PlaceChild, PlaceState, open_place};
use super::{PLACING, place_faults};
use crate::documents::{DocumentList, DocumentsState, Upload};
use crate::kit::{Answers, paths};
use crate::ui::{FormView, Head, Notice, Tone, address_of, loaded, number, part_of_address};

/// The child in the address.
#[component]
pub fn PlacePage() -> impl IntoView {
    loaded(
        part_of_address("child"),
        |child| async move { open_place(number(&child)?).await },
        |state| view! { <Place state /> },
    )
}

#[component]
fn Place(state: PlaceState) -> impl IntoView {
    let back = Some((paths::child(state.pupil.0), state.name.clone()));
    let title = format!("Place {} at a stage", state.name);
    let paper = view! { <PaperFile documents=state.documents.clone() /> };
    if let Some(already) = state.already.clone() {
        return view! {
            <Head title back />
            <div class="mt">
                <Notice tone=Tone::Note title="On a stage already".to_owned()>
                    <p>{format!("{already}.")}</p>
                    <p><a href=paths::child(state.pupil.0)>"Go to the child’s page"</a></p>
                </Notice>
            </div>
            {paper}
        }
        .into_any();
    }
    view! {
        <Head title back />
        <p class="mt-s measure">
            "For a child who had support before this app. Enter what is true, however long ago. Nothing that fell due before today is late, and what comes next is counted from these dates."
        </p>
        <p class="mt-s measure soft">{state.known.clone()}</p>
        {paper}
        <TheForm state />
    }
    .into_any()
}

/// Optional, and before the form: whoever has the paper in hand scans it first and types from it.
#[component]
fn PaperFile(documents: DocumentsState) -> impl IntoView {
    let open = documents.refused.is_some() || !documents.documents.is_empty();
    view! {
        <details class="more mt" open=open>
            <summary>"The paper file, scanned"</summary>
            <DocumentList documents=documents.documents key=documents.key.clone() />
            <div class="mt">
                <Upload pupil=documents.pupil.0 key=documents.key refused=documents.refused placing=true />
            </div>
        </details>
    }
}

#[component]
fn TheForm(state: PlaceState) -> impl IntoView {
    let action = ServerAction::<PlaceChild>::new();
    let (key, pupil) = (state.form.key.clone(), state.pupil);
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(PlaceChild { key: key.clone(), pupil, answers });
    });
    let beside = view! { <a class="btn btn--quiet" href=paths::child(pupil.0)>"Finish later"</a> }.into_any();
    view! {
        <div class="mt wide-form">
            <FormView
                form=&PLACING
                state=state.form
                action={address_of::<PlaceChild>()}
                hidden=vec![("pupil", pupil.to_string())]
                subject=pupil.to_string()
                send
                result=action.value().into()
                pending=action.pending().into()
                button="Place this child"
                beside
                also=place_faults
            />
        </div>
    }
}
