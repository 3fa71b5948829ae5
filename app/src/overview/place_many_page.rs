//! Placing the children who have support already: one by one, or many at once from a spreadsheet.

use leptos::html;
use leptos::prelude::*;

use super::place_many_server::{PlacingsState, ToPlace, open_placings};
use crate::kit::{FieldErrors, counted, paths};
use crate::ui::{ErrorSummary, FieldError, Head, always, loaded};

#[component]
pub fn PlaceManyPage() -> impl IntoView {
    loaded(always, |_| open_placings(), |state| view! { <Placings state /> })
}

#[component]
fn Placings(state: PlacingsState) -> impl IntoView {
    view! {
        <Head title="Place children who have support already" back=Some((paths::CHILDREN.to_owned(), "Children".to_owned())) />
        <p class="mt-s measure">
            "For children who were on the school’s pathway before this app: each at their stage, with true dates. Nothing that fell due before today is late."
        </p>
        <section class="mt-l" aria-labelledby="many">
            <h2 id="many">"Many at once"</h2>
            <ol class="bullets mt-s">
                <li>
                    // The browser's own link: no page of the app is behind it.
                    <a rel="external" href=paths::PLACE_TEMPLATE>"Take the template"</a>
                    ", which opens in Excel."
                </li>
                <li>
                    "Fill in one row a child: the UPN, or the admission number, or surname, forename and date of birth; the stage (1, 2, 3, 4 or 6); and since when. The other columns may stay empty."
                </li>
                <li>"Put it here. You see what each row would do before anything is done."</li>
            </ol>
            <File refused=state.refused />
        </section>
        <OneByOne children=state.to_place />
        <Sheets sheets=state.sheets />
    }
}

/// The spreadsheets from which children were placed: each can be looked at again, and taken back.
#[component]
fn Sheets(sheets: Vec<(String, String)>) -> impl IntoView {
    if sheets.is_empty() {
        return ().into_any();
    }
    let lines =
        sheets.into_iter().map(|(path, words)| view! { <li><a href=path>{words}</a></li> }).collect_view();
    view! {
        <section class="mt-l" aria-labelledby="sheets">
            <h2 id="sheets">"Placed from spreadsheets"</h2>
            <p class="mt-s measure">"Look at what each has placed, and take it back if it was a mistake."</p>
            <ul class="bullets mt-s">{lines}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn File(refused: Option<String>) -> impl IntoView {
    let refused = refused.map(|refused| ("file".to_owned(), refused));
    let (errors, _) = signal(refused.into_iter().collect::<FieldErrors>());
    let summary = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(summary) = summary.get() {
            // A list that cannot take the focus is still on the page.
            let _ = summary.focus();
        }
    });
    let described_by = move || if errors.get().is_empty() { "f-file-h" } else { "f-file-h f-file-e" };
    view! {
        <div class="flow mt">
            <ErrorSummary order=vec!["file".to_owned()] errors=errors.into() node=summary />
            // A form of its own kind: a file cannot travel in a server function's post.
            <form class="flow" method="post" action=paths::PLACE enctype="multipart/form-data">
                <div class="field" data-invalid=move || (!errors.get().is_empty()).then_some("")>
                    <label for="f-file">"The spreadsheet"</label>
                    <p class="field__hint" id="f-file-h">"An Excel workbook (.xlsx), of which the first sheet is read, or CSV."</p>
                    <FieldError question="file" errors=errors.into() />
                    <input
                        class="file-drop"
                        id="f-file"
                        type="file"
                        name="file"
                        accept=".xlsx,.csv,.txt,.tsv"
                        aria-describedby=described_by
                        aria-invalid=move || (!errors.get().is_empty()).then_some("true")
                        required
                    />
                </div>
                <button class="btn btn--primary" type="submit">"Look at the spreadsheet"</button>
            </form>
        </div>
    }
}

/// Whom their codes say to have support, and who are on no stage.
#[component]
fn OneByOne(children: Vec<ToPlace>) -> impl IntoView {
    let count = children.len();
    let lines = children
        .into_iter()
        .map(|child| {
            view! {
                <li class="person">
                    <div>
                        <a class="person__name" href=paths::place(child.id.0)>{child.name}</a>
                        <span class="person__role">{child.class}</span>
                    </div>
                    <p class="person__state">{format!("Code {}", child.code)}</p>
                </li>
            }
        })
        .collect_view();
    let list = (count > 0).then(|| view! { <ul class="people mt">{lines}</ul> });
    let words = match count {
        0 => "Every child with code K or E is at a stage. Any other child is placed from their own page."
            .to_owned(),
        count => format!(
            "{} with code K or E, here or on the pupil list, on no stage yet. Any other child is placed from their own page.",
            counted(count, "child", "children")
        ),
    };
    view! {
        <section class="mt-l" aria-labelledby="one">
            <h2 id="one">"One by one"</h2>
            <p class="mt-s measure">{words}</p>
            {list}
        </section>
    }
}
