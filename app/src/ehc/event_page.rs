//! Putting on record one thing that happened in an assessment or about a plan.

use leptos::prelude::*;

use super::recording_server::{EventState, RecordEvent, open_event, subject_of};
use super::{Event, form_of};
use crate::kit::{Answers, AppError, paths};
use crate::pupils::PupilId;
use crate::ui::{FormState, FormView, Head, Notice, Tone, address_of, loaded, number, part_of_address};

#[component]
pub fn EventPage() -> impl IntoView {
    let (child, event) = (part_of_address("child"), part_of_address("event"));
    loaded(
        move || format!("{}/{}", child(), event()),
        |both| async move {
            let (child, event) = both.split_once('/').ok_or(AppError::NotFound)?;
            open_event(number(child)?, event.to_owned()).await
        },
        |state| view! { <Record state /> },
    )
}

#[component]
fn Record(state: EventState) -> impl IntoView {
    let EventState { pupil, name, event, title, not_now, form } = state;
    let back = Some((paths::assessment(pupil.0), "statutory assessment".to_owned()));
    // What the reader wrote before is shown even where it cannot be put on record now.
    let shown = not_now.is_none() || !form.draft_of.is_empty();
    let not_now = not_now.map(|sentence| {
        view! {
            <div class="mt">
                <Notice tone=Tone::Soon title="This cannot be put on record now".to_owned()>
                    <p>{format!("{sentence}.")}</p>
                </Notice>
            </div>
        }
    });
    let form = shown.then(|| view! { <EventForm pupil event form /> });
    view! {
        <Head title back />
        <p class="mt-s"><a href=paths::child(pupil.0)>{name}</a></p>
        {not_now}
        {form}
    }
}

#[component]
fn EventForm(pupil: PupilId, event: Event, form: FormState) -> impl IntoView {
    let action = ServerAction::<RecordEvent>::new();
    let (key, id) = (form.key.clone(), event.id());
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(RecordEvent { key: key.clone(), pupil, event: id.to_owned(), answers });
    });
    view! {
        <div class="mt">
            <FormView
                form={form_of(event)}
                state=form
                action={address_of::<RecordEvent>()}
                hidden=vec![("pupil", pupil.to_string()), ("event", id.to_owned())]
                subject=subject_of(pupil, event)
                send
                result=action.value().into()
                pending=action.pending().into()
                button="Put it on record"
            />
        </div>
    }
}
