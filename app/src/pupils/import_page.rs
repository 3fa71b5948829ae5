//! Where a pupil list is put, and the lists that were imported before.

use leptos::html;
use leptos::prelude::*;

use super::import_server::{ImportLine, ImportsState, UndoImport, open_imports};
use crate::kit::{ActKey, FieldErrors, counted, paths};
use crate::ui::{ErrorSummary, FieldError, Head, PostButton, address_of, always, loaded};

#[component]
pub fn ImportPage() -> impl IntoView {
    loaded(
        always,
        |_| open_imports(),
        |state| {
            view! {
                <Head title="Import a pupil list or a staff list" back=Some((paths::CHILDREN.to_owned(), "Children".to_owned())) />
                <Imports state />
            }
        },
    )
}

#[component]
fn Imports(state: ImportsState) -> impl IntoView {
    let refused = state.refused.map(|refused| ("file".to_owned(), refused));
    let (errors, _) = signal(refused.into_iter().collect::<FieldErrors>());
    let summary = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(summary) = summary.get() {
            // A list that cannot take the focus is still on the page.
            let _ = summary.focus();
        }
    });
    let described_by = move || if errors.get().is_empty() { "f-file-h" } else { "f-file-h f-file-e" };
    let key = state.key;
    let earlier = (!state.imports.is_empty()).then(|| {
        let lines =
            state.imports.into_iter().map(|line| view! { <Earlier line key=key.clone() /> }).collect_view();
        view! {
            <section class="mt-l">
                <h2>"Imported before"</h2>
                <ul class="people mt">{lines}</ul>
            </section>
        }
    });
    view! {
        <div class="flow">
            <ErrorSummary order=vec!["file".to_owned()] errors=errors.into() node=summary />
            // A form of its own kind: a file cannot travel in a server function's post.
            <form class="flow" method="post" action=paths::IMPORT enctype="multipart/form-data">
                {state.demonstration.then(|| view! {
                    <label class="check">
                        <input type="checkbox" name="made_up" value="yes" />
                        <span>"This list is made up, like this school"</span>
                    </label>
                })}
                <div class="field" data-invalid=move || (!errors.get().is_empty()).then_some("")>
                    <label for="f-file">"The file that your MIS exports"</label>
                    <p class="field__hint" id="f-file-h">
                        "A list of children as CSV, or a Common Transfer File (XML); or a list of staff as CSV. Nothing changes before you have seen what would."
                    </p>
                    <FieldError question="file" errors=errors.into() />
                    <input
                        class="file-drop"
                        id="f-file"
                        type="file"
                        name="file"
                        accept=".csv,.txt,.tsv,.xml"
                        aria-describedby=described_by
                        aria-invalid=move || (!errors.get().is_empty()).then_some("true")
                        required
                    />
                </div>
                <button class="btn btn--primary" type="submit">"Look at the file"</button>
            </form>
            {earlier}
        </div>
    }
}

#[component]
fn Earlier(line: ImportLine, key: ActKey) -> impl IntoView {
    let undo = (!line.undone).then(|| {
        let hidden = vec![("key", key.as_str().to_owned()), ("import", line.id.to_string())];
        view! {
            <PostButton
                action={address_of::<UndoImport>()}
                hidden
                class="linkbtn"
                label="Take it back"
                about=line.file_name.clone()
            />
        }
    });
    let touched = format!("{} touched", counted(line.changes, "child", "children"));
    let state = if line.undone { "Taken back".to_owned() } else { touched };
    view! {
        <li class="person">
            <div>
                <span class="person__name">{line.file_name.clone()}</span>
                <span class="person__role">{line.at}</span>
            </div>
            <p class="person__state">{state}</p>
            <div class="person__do">{undo}</div>
        </li>
    }
}
