//! The file of a child who leaves: to which school it goes, when it was sent, and that it has arrived.

use leptos::prelude::*;

use super::transfer_form::{FILE_SENT, file_faults};
use super::transfer_server::{FileState, RecordFile, open_file};
use crate::kit::{Answers, long_date, paths};
use crate::ui::{Differences, FormView, Head, address_of, loaded, number, part_of_address};

/// The file of the child in the address, for whoever keeps the school; to others there is nothing there.
#[component]
pub fn FilePage() -> impl IntoView {
    loaded(
        part_of_address("child"),
        |child| async move { open_file(number(&child)?).await },
        |state| view! { <File state /> },
    )
}

#[component]
fn File(state: FileState) -> impl IntoView {
    let title = format!("The file of {}", state.name);
    let back = Some((paths::child(state.pupil.0), state.name.clone()));
    let rest = match state.last_day {
        Some(last) => {
            let when = format!("The last day is {}. {}", long_date(last), state.due);
            view! {
                <p class="mt-s measure">{when.trim_end().to_owned()}</p>
                <p class="mt-s measure soft">"The file of every child who leaves follows them to the next school, with the SEN records, if there are any."</p>
                <Record state />
            }
            .into_any()
        }
        None => view! {
            <p class="mt-s measure">"This child has no last day, so there is no file to send. A last day, also one to come, is entered on the record."</p>
            <p class="mt"><a class="btn" href=paths::record(state.pupil.0)>"Change the record"</a></p>
        }
        .into_any(),
    };
    view! {
        <Head title back />
        {rest}
    }
}

#[component]
fn Record(state: FileState) -> impl IntoView {
    let action = ServerAction::<RecordFile>::new();
    let (key, pupil, version) = (state.form.key.clone(), state.pupil, state.version);
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(RecordFile { key: key.clone(), pupil, version, answers });
    });
    // Before something is on record there is nothing that could differ.
    let differences = (version > 0).then(|| {
        view! { <Differences form=&FILE_SENT subject=pupil.to_string() stands=state.stands typed=state.form.answers.clone() /> }
    });
    view! {
        {differences}
        <div class="mt">
            <FormView
                form=&FILE_SENT
                state=state.form
                action={address_of::<RecordFile>()}
                hidden=vec![("pupil", pupil.to_string()), ("version", version.to_string())]
                subject=pupil.to_string()
                send
                result=action.value().into()
                pending=action.pending().into()
                button="Put it on record"
                also=file_faults
            />
        </div>
    }
}
