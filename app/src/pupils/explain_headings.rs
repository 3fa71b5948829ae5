//! Saying what the headings of an unfamiliar file mean. What is said here is remembered for the next file.

use leptos::prelude::*;

use super::import_server::ExplainHeadings;
use super::{Choice, Column, MappedHeading};
use crate::kit::{ActKey, paths};
use crate::ui::{Notice, Tone, address_of};

#[component]
pub fn HeadingsForm(
    key: ActKey,
    file: ActKey,
    headings: Vec<MappedHeading>,
    unreadable: String,
) -> impl IntoView {
    let explain = (!headings.is_empty()).then(|| {
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
                <button class="btn btn--primary" type="submit">"Look again"</button>
            </form>
        }
    });
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
