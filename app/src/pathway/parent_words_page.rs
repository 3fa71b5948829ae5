//! What one parent says at the initial concern: a page for each, which no other parent ever sees.

use leptos::prelude::*;

use super::changes_list::Changes;
use super::parent_words_form::{PARENT_WORDS, parent_words_faults};
use super::parent_words_server::{ParentWordsState, SaveParentWords, open_parent_words};
use crate::kit::{Answers, AppError, paths};
use crate::ui::{Differences, FormView, Head, Notice, Tone, address_of, loaded, number, part_of_address};

/// What the adult in the address says about the initial concern there.
#[component]
pub fn ParentWordsPage() -> impl IntoView {
    let (form, contact) = (part_of_address("form"), part_of_address("contact"));
    loaded(
        move || format!("{}/{}", form(), contact()),
        |both| async move {
            let (form, contact) = both.split_once('/').ok_or(AppError::NotFound)?;
            open_parent_words(number(form)?, number(contact)?).await
        },
        |state| view! { <OneParent state /> },
    )
}

#[component]
fn OneParent(state: ParentWordsState) -> impl IntoView {
    let title = format!("What {} says", state.parent.called);
    let on_paper = Some((format!("{title} about {}, {}", state.name, state.of_whom), Some(state.today)));
    let back = (paths::initial_concern(state.entry.0), "the initial concern".to_owned());
    let who = format!(
        "{}, about {}. Staff who work with the child read this page. No other parent sees it.",
        state.parent.whole, state.name
    );
    let limit = state.parent.limit().map(|words| {
        view! {
            <div class="mt no-print">
                <Notice tone=Tone::Soon title=String::new()><p>{words}</p></Notice>
            </div>
        }
    });
    let changes = state.changes.clone();
    view! {
        <Head title back=Some(back) on_paper />
        <p class="mt-s measure soft">{who}</p>
        {limit}
        <Targets targets=state.targets.clone() />
        <Words state />
        <p class="print-only mt-l">"Signed ______________________________  Date ________________"</p>
        <Changes changes />
    }
}

/// What the parent is asked about, as it stands on the form of the meeting.
#[component]
fn Targets(targets: Vec<String>) -> impl IntoView {
    let targets = targets.into_iter().map(|wording| view! { <li>{wording}</li> }).collect_view();
    view! {
        <section class="sheet wide-form mt" aria-labelledby="targets">
            <h2 id="targets">"The targets of the meeting"</h2>
            <ul class="bullets mt-s">{targets}</ul>
        </section>
    }
}

#[component]
fn Words(state: ParentWordsState) -> impl IntoView {
    let action = ServerAction::<SaveParentWords>::new();
    let (key, form, contact, version) =
        (state.form.key.clone(), state.about, state.parent.contact, state.version);
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(SaveParentWords { key: key.clone(), form, contact, version, answers });
    });
    let subject = format!("{form} {contact}");
    let hidden =
        vec![("form", form.to_string()), ("contact", contact.to_string()), ("version", version.to_string())];
    let last = state.changes.first().map(|change| format!("Last changed by {}, {}.", change.by, change.at));
    // Before the first time there is nothing that could differ.
    let differences = (version > 0).then(|| {
        view! {
            <Differences
                form=&PARENT_WORDS
                subject=subject.clone()
                stands=state.stands
                typed=state.form.answers.clone()
                last=last.unwrap_or_default()
            />
        }
    });
    view! {
        {differences}
        <div class="mt wide-form">
            <FormView
                form=&PARENT_WORDS
                state=state.form
                action={address_of::<SaveParentWords>()}
                hidden
                subject
                send
                result=action.value().into()
                pending=action.pending().into()
                button="Keep what they say"
                also=parent_words_faults
            />
        </div>
    }
}
