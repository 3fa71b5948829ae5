//! Documents in a list: to open, to take back, to put back.

use leptos::prelude::*;

use super::server::{DocumentLine, PutBackDocument, TakeBackDocument};
use crate::kit::ActKey;
use crate::ui::{PostButton, address_of};

/// The documents that stand.
#[component]
pub fn DocumentList(documents: Vec<DocumentLine>, key: ActKey) -> impl IntoView {
    if documents.is_empty() {
        return view! { <p class="soft mt-s">"No document has been added yet."</p> }.into_any();
    }
    let lines = documents.into_iter().map(|line| view! { <Document line key=key.clone() /> }).collect_view();
    view! { <ul class="people mt">{lines}</ul> }.into_any()
}

#[component]
fn Document(line: DocumentLine, key: ActKey) -> impl IntoView {
    let hidden = vec![("key", key.as_str().to_owned()), ("id", line.id.to_string())];
    let name = line.file_name.clone();
    view! {
        <li class="person">
            <div>
                // The browser's own link: no page of the app is behind it.
                <a class="person__name" rel="external" href=line.address>{line.file_name}</a>
                <span class="person__role">{format!("{}, {}", line.what.label(), line.size)}</span>
            </div>
            <p class="person__state">{format!("Added by {} on {}", line.by, line.added_on)}</p>
            // Two steps: one tap alone takes nothing away.
            <div class="person__do">
                <details class="more">
                    <summary>"Take it back"<span class="vh">{format!(" ({name})")}</span></summary>
                    <p class="mt-s">"It then opens no longer. It can be put back."</p>
                    <PostButton
                        action={address_of::<TakeBackDocument>()}
                        hidden
                        class="btn"
                        label="Yes, take it back"
                        about=name
                    />
                </details>
            </div>
        </li>
    }
}

/// The documents that were taken back.
#[component]
pub fn TakenBack(documents: Vec<DocumentLine>, key: ActKey) -> impl IntoView {
    if documents.is_empty() {
        return ().into_any();
    }
    let lines = documents
        .into_iter()
        .map(|line| {
            let hidden = vec![("key", key.as_str().to_owned()), ("id", line.id.to_string())];
            view! {
                <li class="person">
                    <div>
                        <span class="person__name">{line.file_name.clone()}</span>
                        <span class="person__role">{format!("{}, {}", line.what.label(), line.size)}</span>
                    </div>
                    <p class="person__state">{format!("Added by {} on {}", line.by, line.added_on)}</p>
                    <div class="person__do">
                        <PostButton
                            action={address_of::<PutBackDocument>()}
                            hidden
                            class="linkbtn"
                            label="Put it back"
                            about=line.file_name
                        />
                    </div>
                </li>
            }
        })
        .collect_view();
    view! {
        <details class="more mt-l">
            <summary>"Taken back"</summary>
            <ul class="people mt">{lines}</ul>
        </details>
    }
    .into_any()
}
