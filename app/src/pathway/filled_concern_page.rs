//! A concern that was raised: to read, to fill in the rest, and to settle where two people wrote at once.

use leptos::prelude::*;

use super::cause_of_concern_form::CAUSE_OF_CONCERN;
use super::server::{ChangeConcern, FilledConcern, open_concern};
use crate::kit::{Answers, Form, long_date, parse_day, paths};
use crate::ui::{FormView, Head, address_of, loaded, number, part_of_address};

#[component]
pub fn ConcernPage() -> impl IntoView {
    loaded(
        part_of_address("form"),
        |form| async move { open_concern(number(&form)?).await },
        |state| view! { <Filled state /> },
    )
}

#[component]
fn Filled(state: FilledConcern) -> impl IntoView {
    let action = ServerAction::<ChangeConcern>::new();
    let (key, id, version) = (state.form.key.clone(), state.id, state.version);
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(ChangeConcern { key: key.clone(), id, version, answers });
    });
    let back = view! { <a class="btn btn--quiet" href=paths::child(state.pupil.0)>"Back to the child"</a> }
        .into_any();
    let raised = format!("Raised by {} on {}.", state.filled_by, long_date(state.filled_on));
    let differing = differing(&CAUSE_OF_CONCERN, &state.stands, &state.form.answers);
    view! {
        <Head title=format!("Concern about {}", state.name) />
        <p class="mt-s soft">{raised}</p>
        <Differences differing />
        <div class="mt wide-form">
            <FormView
                form=&CAUSE_OF_CONCERN
                state=state.form
                action={address_of::<ChangeConcern>()}
                hidden=vec![("id", id.to_string()), ("version", version.to_string())]
                subject=format!("form {id}")
                send
                result=action.value().into()
                pending=action.pending().into()
                button="Save these changes"
                beside=back
            />
        </div>
    }
}

/// Where the reader's waiting words differ from what is kept: both texts, so that nothing is lost to whoever
/// saved first.
#[component]
fn Differences(differing: Vec<(String, String, String)>) -> impl IntoView {
    if differing.is_empty() {
        return ().into_any();
    }
    let lines = differing
        .into_iter()
        .map(|(label, stands, yours)| {
            view! {
                <div class="conflict mt">
                    <section class="conflict__mine">
                        <h3>{format!("Yours, not saved yet: {label}")}</h3>
                        <blockquote class="conflict__text">{yours}</blockquote>
                    </section>
                    <section class="conflict__theirs">
                        <h3>{format!("As it is kept: {label}")}</h3>
                        <blockquote class="conflict__text">{stands}</blockquote>
                    </section>
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="mt" aria-labelledby="differs">
            <h2 id="differs">"Your words are not saved yet"</h2>
            <p class="measure">"You began to change this, or somebody else saved while you wrote. The form below holds your words. Take over what you want of theirs, then save."</p>
            {lines}
        </section>
    }
    .into_any()
}

/// The questions whose answers differ: label, as it stands, as it is typed.
fn differing(form: &Form, stands: &Answers, typed: &Answers) -> Vec<(String, String, String)> {
    let (stands, typed) = (answers_in_words(form, stands), answers_in_words(form, typed));
    let word = |list: &[(&str, String)], label: &str| {
        list.iter()
            .find(|(other, _)| *other == label)
            .map_or("(empty)".to_owned(), |(_, words)| words.clone())
    };
    form.questions()
        .map(|question| {
            (question.label.to_owned(), word(&stands, question.label), word(&typed, question.label))
        })
        .filter(|(_, stands, typed)| stands != typed)
        .collect()
}

/// Each answered question with its answer as a person reads it.
pub fn answers_in_words(form: &Form, answers: &Answers) -> Vec<(&'static str, String)> {
    form.questions()
        .filter(|question| answers.all(question.id).iter().any(|answer| !answer.trim().is_empty()))
        .map(|question| {
            let words = answers.all(question.id).iter().map(|answer| {
                let option = question.options().iter().find(|(id, _)| id == answer);
                let day =
                    parse_day(answer).filter(|_| matches!(question.kind, crate::kit::Kind::Date { .. }));
                match (option, day) {
                    (Some((_, label)), _) => (*label).to_owned(),
                    (None, Some(day)) => long_date(day),
                    (None, None) => answer.trim().to_owned(),
                }
            });
            (question.label, words.collect::<Vec<_>>().join(", "))
        })
        .collect()
}
