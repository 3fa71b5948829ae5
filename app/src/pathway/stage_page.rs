//! Recording what was done at a stage, and looking at a stage again.

use leptos::prelude::*;

use super::action_form::ACTION_RECORD;
use super::action_server::{RecordAction, open_action};
use super::closing_form::closing_form;
use super::server::{DecideConcern, StageState, open_decision};
use crate::kit::{Answers, AppError, long_date, paths};
use crate::ui::{FormView, Head, address_of, loaded, number, part_of_address};

#[component]
pub fn ActionPage() -> impl IntoView {
    let (entry, action) = (part_of_address("entry"), part_of_address("action"));
    loaded(
        move || format!("{}/{}", entry(), action()),
        |both| async move {
            let (entry, action) = both.split_once('/').ok_or(AppError::NotFound)?;
            open_action(number(entry)?, action.to_owned()).await
        },
        move |state| view! { <Record state action=action() /> },
    )
}

#[component]
fn Record(state: StageState, action: String) -> impl IntoView {
    let sending = ServerAction::<RecordAction>::new();
    let (key, entry) = (state.form.key.clone(), state.entry);
    let hidden = vec![("entry", entry.to_string()), ("action", action.clone())];
    let subject = format!("{entry} {action}");
    let send = Callback::new(move |answers: Answers| {
        sending.dispatch(RecordAction { key: key.clone(), entry, action: action.clone(), answers });
    });
    view! {
        <Head title=state.title.clone() />
        <About state=state.clone() />
        <div class="mt">
            <FormView
                form=&ACTION_RECORD
                state=state.form
                action={address_of::<RecordAction>()}
                hidden
                subject
                send
                result=sending.value().into()
                pending=sending.pending().into()
                button="Put it on record"
            />
        </div>
    }
}

#[component]
pub fn DecisionPage() -> impl IntoView {
    loaded(
        part_of_address("entry"),
        |entry| async move { open_decision(number(&entry)?).await },
        |state| view! { <Decide state /> },
    )
}

#[component]
fn Decide(state: StageState) -> impl IntoView {
    let action = ServerAction::<DecideConcern>::new();
    let (key, entry, version) = (state.form.key.clone(), state.entry, state.version);
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(DecideConcern { key: key.clone(), entry, version, answers });
    });
    view! {
        <Head title=state.title.clone() />
        <About state=state.clone() />
        <SoFar lines=state.so_far />
        <div class="mt">
            <FormView
                form={closing_form(state.may_extend)}
                state=state.form
                action={address_of::<DecideConcern>()}
                hidden=vec![("entry", entry.to_string()), ("version", version.to_string())]
                subject=entry.to_string()
                send
                result=action.value().into()
                pending=action.pending().into()
                button="Keep this decision"
            />
        </div>
    }
}

/// What there is to decide on.
#[component]
fn SoFar(lines: Vec<(String, String)>) -> impl IntoView {
    let lines = lines
        .into_iter()
        .map(|(question, words)| view! { <div><dt>{question}</dt><dd>{words}</dd></div> })
        .collect_view();
    view! {
        <details class="more mt" open>
            <summary>"What was written and done so far"</summary>
            <dl class="facts facts--long mt-s">{lines}</dl>
        </details>
    }
}

#[component]
fn About(state: StageState) -> impl IntoView {
    view! {
        <p class="mt-s">
            <a href=paths::child(state.pupil.0)>{state.name}</a>
            {format!(", at stage {} since {}", state.stage.number(), long_date(state.opened_on))}
        </p>
    }
}
