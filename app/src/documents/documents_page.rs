//! A child's documents.

use leptos::prelude::*;

use super::document_list::{DocumentList, TakenBack};
use super::server::{DocumentsState, open_documents};
use super::upload::Upload;
use crate::kit::paths;
use crate::ui::{Head, loaded, number, part_of_address};

/// The documents of the child in the address.
#[component]
pub fn DocumentsPage() -> impl IntoView {
    loaded(
        part_of_address("child"),
        |child| async move { open_documents(number(&child)?).await },
        |state| view! { <Shown state /> },
    )
}

#[component]
fn Shown(state: DocumentsState) -> impl IntoView {
    let pupil = state.pupil.0;
    let back = Some((paths::child(pupil), state.name.clone()));
    view! {
        <Head title=format!("Documents of {}", state.name) back />
        <p class="mt-s measure">
            "For the SENCo, the deputy and the head. Class staff read what is released to them, and open no whole file."
        </p>
        <DocumentList documents=state.documents key=state.key.clone() />
        <section class="mt-l" aria-labelledby="add">
            <h2 id="add">"Add a document"</h2>
            <Upload pupil key=state.key.clone() refused=state.refused />
        </section>
        <TakenBack documents=state.taken_back key=state.key />
    }
}
