//! Raising a concern about a child, on a tablet between lessons.

use leptos::prelude::*;

use super::cause_of_concern_form::CAUSE_OF_CONCERN;
use super::server::{ConcernState, RaiseConcern, open_concern_form};
use super::stage::Stage;
use crate::kit::{Answers, paths};
use crate::ui::{FormView, Head, Notice, Tone, address_of, loaded, number, part_of_address};

#[component]
pub fn RaiseConcernPage() -> impl IntoView {
    loaded(
        part_of_address("child"),
        |child| async move { open_concern_form(number(&child)?).await },
        |state| view! { <Raise state /> },
    )
}

#[component]
fn Raise(state: ConcernState) -> impl IntoView {
    let action = ServerAction::<RaiseConcern>::new();
    let (key, pupil) = (state.form.key.clone(), state.pupil);
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(RaiseConcern { key: key.clone(), pupil, answers });
    });
    let result = Signal::derive(move || action.value().get().map(|raised| raised.map(drop)));
    let back = view! { <a class="btn btn--quiet" href=paths::child(pupil.0)>"Finish later"</a> }.into_any();
    let (title, button) = match state.adds_to {
        Some(Stage::One) => ("Add to the concern about", "Add to the concern"),
        Some(_) => ("Add a concern about", "Add this concern"),
        None => ("Raise a concern about", "Raise this concern"),
    };
    let what_follows = match state.adds_to {
        Some(stage) => format!(
            "{} is at stage {} already. What you write is added there.",
            state.forename,
            stage.number()
        ),
        None => format!(
            "This begins stage 1. The first part takes about a minute; the rest can wait. {}",
            state.again
        ),
    };
    view! {
        <Head title=format!("{title} {}", state.name) back=Some((paths::child(pupil.0), state.name.clone())) />
        <p class="measure mt-s">{what_follows}</p>
        <div class="mt wide-form flow">
            <Safeguarding leads=state.safeguarding />
            <FormView
                form=&CAUSE_OF_CONCERN
                state=state.form
                action={address_of::<RaiseConcern>()}
                hidden=vec![("pupil", pupil.to_string())]
                subject=pupil.to_string()
                send
                result
                pending=action.pending().into()
                button
                beside=back
            />
        </div>
    }
}

/// A worry that a child is not safe goes to a person and is not written here.
#[component]
fn Safeguarding(leads: Vec<String>) -> impl IntoView {
    let tell = match leads.len() {
        0 => "Do not write it here. Tell the designated safeguarding lead, now.".to_owned(),
        _ => format!("Do not write it here. Tell {}, our safeguarding lead, now.", leads.join(" or ")),
    };
    view! {
        <Notice tone=Tone::Soon title="Worried that a child is not safe?".to_owned()>
            <p>{tell}</p>
        </Notice>
    }
}
