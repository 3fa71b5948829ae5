//! The form by which a document is added.

use leptos::html;
use leptos::prelude::*;

use super::DocumentKind;
use crate::kit::{ActKey, Choices, FieldErrors, paths};
use crate::ui::{ErrorSummary, FieldError};

#[component]
pub fn Upload(
    pupil: i64,
    key: ActKey,
    /// Why the last file was not kept.
    refused: Option<String>,
    /// It stands on the page where the child is placed, which then comes again.
    #[prop(optional)]
    placing: bool,
) -> impl IntoView {
    let refused = refused.map(|refused| ("file".to_owned(), refused));
    let (errors, _) = signal(refused.into_iter().collect::<FieldErrors>());
    let summary = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(summary) = summary.get() {
            // A list that cannot take the focus is still on the page.
            let _ = summary.focus();
        }
    });
    let is_refused = !errors.get_untracked().is_empty();
    let listed = is_refused.then(|| {
        view! { <ErrorSummary order=vec!["file".to_owned()] errors=errors.into() node=summary /> }
    });
    let described_by = if is_refused { "f-file-h f-file-e" } else { "f-file-h" };
    let kinds = DocumentKind::OPTIONS
        .iter()
        .map(|(id, label)| view! { <option value={*id}>{*label}</option> })
        .collect_view();
    view! {
        {listed}
        // A form of its own kind: a file cannot travel in a server function's post.
        <form class="flow" method="post" action=paths::documents(pupil) enctype="multipart/form-data">
            <input type="hidden" name="key" value=key.as_str().to_owned() />
            <input type="hidden" name="on_page" value=if placing { "place" } else { "" } />
            <div class="field">
                <label for="f-what">"What it is"</label>
                <select class="select" id="f-what" name="what">{kinds}</select>
            </div>
            <div class="field" data-invalid=is_refused.then_some("")>
                <label for="f-file">"The file"</label>
                <p class="field__hint" id="f-file-h">
                    "A PDF, or a picture (JPEG, PNG, WebP), of 20 MB at most. The SENCo, the deputy and the head can open it, and nobody else."
                </p>
                <FieldError question="file" errors=errors.into() />
                <input
                    class="file-drop"
                    id="f-file"
                    type="file"
                    name="file"
                    accept=".pdf,.jpg,.jpeg,.png,.webp"
                    aria-describedby=described_by
                    aria-invalid=is_refused.then_some("true")
                    required
                />
            </div>
            <button class="btn" type="submit">"Add this file"</button>
        </form>
    }
}
