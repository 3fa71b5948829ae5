//! A concern that was raised: to read, to fill in the rest, and to settle where two people wrote at once.

use leptos::prelude::*;

use super::StageFormId;
use super::cause_of_concern_form::CAUSE_OF_CONCERN;
use super::changes_list::Changes;
use super::concern_taken_back::{TakeBackConcern, TakingBack};
use super::server::{ChangeConcern, FilledConcern, open_concern};
use crate::kit::{Answers, long_date, paths};
use crate::ui::{Differences, FormView, Head, PostButton, address_of, loaded, number, part_of_address};

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
    let back = view! { <a class="btn btn--quiet" href=paths::child(state.pupil.0)>"Leave it as it is"</a> }
        .into_any();
    let raised = format!("Raised by {} on {}.", state.filled_by, long_date(state.filled_on));
    let title = format!("Concern about {}", state.name);
    let last = state.changes.first().map(|change| format!("Last changed by {}, {}.", change.by, change.at));
    let last = last.unwrap_or_default();
    let on_paper = Some((format!("{title}, {}", state.of_whom), Some(state.today)));
    view! {
        <Head title back=Some((paths::child(state.pupil.0), state.name)) on_paper />
        <p class="mt-s soft">{raised}</p>
        <Differences form=&CAUSE_OF_CONCERN subject=format!("form {id}") stands=state.stands typed=state.form.answers.clone() last />
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
        <Changes changes=state.changes />
        {state.take_back.map(|taking_back| view! { <TakeItBack taking_back id /> })}
    }
}

/// A concern that was raised by mistake, such as about the wrong child.
#[component]
fn TakeItBack(taking_back: TakingBack, id: StageFormId) -> impl IntoView {
    let (words, button) = match taking_back {
        TakingBack::Can(key, words) => {
            let hidden = vec![("key", key.as_str().to_owned()), ("id", id.to_string())];
            let button = view! {
                <div class="mt-s">
                    <PostButton action={address_of::<TakeBackConcern>()} hidden class="btn" label="Take this concern back" />
                </div>
            };
            (words, Some(button))
        }
        TakingBack::Cannot(why_not) => (format!("It cannot be taken back. {why_not}."), None),
    };
    view! {
        <section class="mt-l no-print" aria-labelledby="mistake">
            <h2 id="mistake">"Raised by mistake?"</h2>
            <p class="measure mt-s">{words}</p>
            {button}
        </section>
    }
}
