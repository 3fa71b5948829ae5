//! The initial concern of a child: filled in by class teacher and parents together, on one tablet.

use leptos::prelude::*;

use super::changes_list::Changes;
use super::initial_concern_form::{INITIAL_CONCERN, initial_concern_faults};
use super::initial_concern_server::{InitialConcernState, SaveInitialConcern, open_initial_concern};
use super::parents_list::Parents;
use crate::kit::{Answers, long_date, paths};
use crate::ui::{
    Differences, FormView, Head, Notice, ThrowAway, Tone, address_of, loaded, number, part_of_address,
};

/// The initial concern of the stage in the address.
#[component]
pub fn InitialConcernPage() -> impl IntoView {
    loaded(
        part_of_address("entry"),
        |entry| async move { open_initial_concern(number(&entry)?).await },
        |state| view! { <Meeting state /> },
    )
}

#[component]
fn Meeting(state: InitialConcernState) -> impl IntoView {
    let title = state.title.clone();
    let on_paper = format!("{}: initial concern meeting, {}", state.name, state.of_whom);
    let on_paper = Some((on_paper, Some(state.today)));
    let back = (paths::child(state.pupil.0), state.name.clone());
    let mut since = match state.closed_on {
        None => format!("At stage 2 since {}.", long_date(state.opened_on)),
        Some(on) => format!("At stage 2 from {} to {}.", long_date(state.opened_on), long_date(on)),
    };
    if let Some(written) = &state.written {
        since = format!("{since} Written down by {} on {}.", written.by, long_date(written.on));
    }
    let again =
        (!state.again.is_empty()).then(|| view! { <dl class="facts mt-s">{facts(state.again.clone())}</dl> });
    let (form, parents) = (state.written.as_ref().map(|written| written.id), state.parents.clone());
    let changes = state.changes.clone();
    let whole = if state.closed_on.is_some() {
        view! { <AsItStood state /> }.into_any()
    } else {
        view! { <Together state /> }.into_any()
    };
    view! {
        <Head title back=Some(back) on_paper />
        <p class="mt-s soft">{since}</p>
        {again}
        {whole}
        <Parents form parents />
        <Changes changes />
    }
}

/// The form, which everybody at the table looks at.
#[component]
fn Together(state: InitialConcernState) -> impl IntoView {
    let action = ServerAction::<SaveInitialConcern>::new();
    let version = state.written.as_ref().map_or(0, |written| written.version);
    let (key, entry) = (state.form.key.clone(), state.entry);
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(SaveInitialConcern { key: key.clone(), entry, version, answers });
    });
    let later = view! { <a class="btn btn--quiet" href=paths::child(state.pupil.0)>"Finish later"</a> };
    let last = state.changes.first().map(|change| format!("Last changed by {}, {}.", change.by, change.at));
    // Before the first time there is nothing that could differ.
    let differences = state.written.is_some().then(|| {
        view! {
            <Differences
                form=&INITIAL_CONCERN
                subject=entry.to_string()
                stands=state.stands
                typed=state.form.answers.clone()
                last=last.unwrap_or_default()
            />
        }
    });
    view! {
        <div class="mt no-print">
            <Notice tone=Tone::Note title="You are looking at this together".to_owned()>
                <p>"The family can read every word that is marked so, and every parent of the child may read it. What one parent says goes on that parent’s own page, below."</p>
            </Notice>
        </div>
        {differences}
        <div class="mt wide-form">
            <FormView
                form=&INITIAL_CONCERN
                state=state.form
                action={address_of::<SaveInitialConcern>()}
                hidden=vec![("entry", entry.to_string()), ("version", version.to_string())]
                subject=entry.to_string()
                send
                result=action.value().into()
                pending=action.pending().into()
                stays=true
                button={if version == 0 { "Keep the initial concern" } else { "Save these changes" }}
                beside=later.into_any()
                also=initial_concern_faults
            />
        </div>
    }
}

/// What was written at a stage that has ended, to be read; and what the reader wrote and did not send in time.
#[component]
fn AsItStood(state: InitialConcernState) -> impl IntoView {
    let as_facts = |answers: &Answers| {
        let lines = INITIAL_CONCERN.in_words(answers).into_iter();
        facts(lines.map(|(question, words)| (question.to_owned(), words)).collect())
    };
    let nothing = state.written.is_none().then(|| {
        view! { <p class="mt soft">"No initial concern was written down at this stage."</p> }
    });
    let stood = state.written.is_some().then(|| {
        view! { <div class="sheet mt"><dl class="facts facts--long">{as_facts(&state.stands)}</dl></div> }
    });
    let waiting = (!state.form.draft_of.is_empty()).then(|| {
        view! {
            <section class="sheet mt no-print" aria-labelledby="waiting">
                <h2 id="waiting">"What you wrote and did not send"</h2>
                <p class="mt-s measure">"The stage has ended, so it can be sent no more. Copy what you need."</p>
                <dl class="facts facts--long mt-s">{as_facts(&state.form.answers)}</dl>
                <div class="mt-s"><ThrowAway form=INITIAL_CONCERN.id subject=state.entry.to_string() /></div>
            </section>
        }
    });
    view! {
        {nothing}
        {stood}
        {waiting}
    }
}

fn facts(lines: Vec<(String, String)>) -> AnyView {
    lines
        .into_iter()
        .map(|(term, words)| view! { <div><dt>{term}</dt><dd>{words}</dd></div> })
        .collect_view()
        .into_any()
}
