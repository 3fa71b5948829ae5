//! Saying what the headings of an unfamiliar file mean. What is said here is remembered for the next file.

use leptos::prelude::*;

use super::import_server::ExplainHeadings;
use super::{Choice, Column, MappedHeading};
use crate::kit::{ActKey, paths};
use crate::ui::{Notice, Tone, address_of};

/// A file that cannot be read before somebody has said what its headings mean.
#[component]
pub fn HeadingsNeeded(
    key: ActKey,
    file: ActKey,
    headings: Vec<MappedHeading>,
    unreadable: String,
) -> impl IntoView {
    let explain = (!headings.is_empty()).then(|| view! { <HeadingsForm key file headings /> });
    view! {
        <div class="flow">
            <Notice tone=Tone::Soon title="We need your help with this file".to_owned()>
                <p>{unreadable}</p>
            </Notice>
            {explain}
            <p><a class="btn btn--quiet" href=paths::IMPORT>"Try another file"</a></p>
        </div>
    }
}

/// What the headings of a readable file are read as. Open where one of them is not known: what it holds would be
/// left out without a word.
#[component]
pub fn HeadingsRead(key: ActKey, file: ActKey, headings: Vec<MappedHeading>) -> impl IntoView {
    if headings.is_empty() {
        return ().into_any();
    }
    let unknown: Vec<String> = headings
        .iter()
        .filter(|mapped| mapped.choice.is_none())
        .map(|mapped| format!("“{}”", mapped.heading))
        .collect();
    let open = !unknown.is_empty();
    let told = open.then(|| {
        view! {
            <Notice tone=Tone::Soon title="Some headings are not known".to_owned()>
                <p>{format!("What stands under {} is left out. Say below what it is, if it is needed.", unknown.join(", "))}</p>
            </Notice>
        }
    });
    view! {
        {told}
        <details class="more" open=open>
            <summary>"What the headings mean"</summary>
            <HeadingsForm key file headings />
        </details>
    }
    .into_any()
}

#[component]
fn HeadingsForm(key: ActKey, file: ActKey, headings: Vec<MappedHeading>) -> impl IntoView {
    let lines = headings
        .into_iter()
        .enumerate()
        .map(|(index, mapped)| view! { <HeadingLine number={index + 1} mapped /> })
        .collect_view();
    view! {
        <form class="flow" method="post" action={address_of::<ExplainHeadings>()}>
            <input type="hidden" name="key" value=key.as_str().to_owned() />
            <input type="hidden" name="file" value=file.as_str().to_owned() />
            {lines}
            <button class="btn" type="submit">"Look again"</button>
        </form>
    }
}

#[component]
fn HeadingLine(number: usize, mapped: MappedHeading) -> impl IntoView {
    let id = format!("heading{number}");
    let chosen = match mapped.choice {
        Some(Choice::Read(column)) => column.code(),
        Some(Choice::Ignore) => "ignore".to_owned(),
        None => String::new(),
    };
    let options = Column::all()
        .into_iter()
        .map(|column| {
            let code = column.code();
            let selected = code == chosen;
            view! { <option value=code selected=selected>{column.label()}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=id.clone()>{format!("“{}” is", mapped.heading)}</label>
            <select class="select" id=id.clone() name=format!("answers[{id}][]")>
                <option value="">"not known yet"</option>
                <option value="ignore" selected={chosen == "ignore"}>"nothing we need"</option>
                {options}
            </select>
        </div>
    }
}
