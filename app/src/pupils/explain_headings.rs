//! Saying what the headings of an unfamiliar file mean. What is said here is remembered for the next file.

use leptos::prelude::*;

use super::import_server::ExplainHeadings;
use super::{Choice, Column, MappedHeading, SenUnread, sen_unread};
use crate::kit::{ActKey, counted, paths};
use crate::ui::{Notice, Tone, address_of};

/// A file that cannot be read before somebody has said what its headings mean.
#[component]
pub fn HeadingsNeeded(
    key: ActKey,
    file: ActKey,
    headings: Vec<MappedHeading>,
    unreadable: String,
) -> impl IntoView {
    let sen = sen_unread(&headings);
    let explain = (!headings.is_empty()).then(|| view! { <HeadingsForm key file headings /> });
    view! {
        <div class="flow">
            <Notice tone=Tone::Note title="We need your help with this file".to_owned()>
                <p>{unreadable}</p>
            </Notice>
            {sen.map(|sen| view! { <SenLeftOut sen /> })}
            {explain}
            <p><a class="btn btn--quiet" href=paths::IMPORT>"Try another file"</a></p>
        </div>
    }
}

/// What the headings of a readable file are read as. Where one of them is not known, it is asked about at once:
/// what it holds would be left out without a word.
#[component]
pub fn HeadingsRead(key: ActKey, file: ActKey, headings: Vec<MappedHeading>) -> impl IntoView {
    if headings.is_empty() {
        return ().into_any();
    }
    let sen = sen_unread(&headings).map(|sen| view! { <SenLeftOut sen /> });
    let unknown: Vec<String> = headings
        .iter()
        .filter(|mapped| mapped.choice.is_none())
        .map(|mapped| format!("“{}”", mapped.heading))
        .collect();
    if unknown.is_empty() {
        return view! {
            {sen}
            <details class="more">
                <summary>"What the headings mean"</summary>
                <HeadingsForm key file headings />
            </details>
        }
        .into_any();
    }
    view! {
        {sen}
        <Notice tone=Tone::Note title="Some headings are not known".to_owned()>
            <p>{format!("What stands under {} is left out. Say below what it is, if it is needed.", unknown.join(", "))}</p>
        </Notice>
        <HeadingsForm key file headings />
    }
    .into_any()
}

/// A list that says nothing about SEN looks like any other, and is what the school imports for.
#[component]
fn SenLeftOut(sen: SenUnread) -> impl IntoView {
    let (tone, title, words) = match sen {
        SenUnread::Both => (
            Tone::Late,
            "The children’s SEN codes and needs would not be read",
            "No heading of this file is read as the SEN provision, and none as an SEN need.",
        ),
        SenUnread::Codes => (
            Tone::Late,
            "The children’s SEN codes would not be read",
            "No heading of this file is read as the SEN provision.",
        ),
        SenUnread::Needs => (
            Tone::Note,
            "The children’s SEN needs would not be read",
            "The SEN codes are. No heading of this file is read as an SEN need.",
        ),
    };
    view! {
        <Notice tone title=title.to_owned()>
            <p>{words}" If the file has such a column, say which it is under the headings; if not, export the list again with it. What is held here stays."</p>
        </Notice>
    }
}

/// The headings that nobody could read come first; the others are folded below them.
#[component]
fn HeadingsForm(key: ActKey, file: ActKey, headings: Vec<MappedHeading>) -> impl IntoView {
    // A heading is answered by its place in the file, wherever it stands on the page.
    let (known, unknown): (Vec<_>, Vec<_>) =
        (1..).zip(headings).partition(|(_, mapped): &(usize, MappedHeading)| mapped.choice.is_some());
    let lines = |headings: Vec<(usize, MappedHeading)>| {
        headings.into_iter().map(|(number, mapped)| view! { <HeadingLine number mapped /> }).collect_view()
    };
    let known_lines = match (known.len(), unknown.is_empty()) {
        (0, _) => ().into_any(),
        (_, true) => lines(known).into_any(),
        (count, false) => view! {
            <details class="more">
                <summary>{format!("{} that we know", counted(count, "heading", "headings"))}</summary>
                <div class="flow">{lines(known)}</div>
            </details>
        }
        .into_any(),
    };
    view! {
        <form class="flow" method="post" action={address_of::<ExplainHeadings>()}>
            <input type="hidden" name="key" value=key.as_str().to_owned() />
            <input type="hidden" name="file" value=file.as_str().to_owned() />
            {lines(unknown)}
            {known_lines}
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
