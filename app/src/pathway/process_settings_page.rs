//! Changing the school's names, timeframes, review months and suggestions; and putting its document back.

use leptos::prelude::*;

use super::process_form::process_form;
use super::process_server::{ProcessSettings, RestoreProcess, SUBJECT, SaveProcess, open_process_settings};
use crate::kit::{Answers, paths};
use crate::ui::{Differences, FormView, Head, PostButton, address_of, always, loaded};

#[component]
pub fn ProcessSettingsPage() -> impl IntoView {
    loaded(always, |_| open_process_settings(), |state| view! { <Settings state /> })
}

#[component]
fn Settings(state: ProcessSettings) -> impl IntoView {
    let form = process_form();
    let action = ServerAction::<SaveProcess>::new();
    let (key, version) = (state.form.key.clone(), state.version);
    let hidden = vec![("version", version.to_string())];
    let restore = state.is_changed.then(|| {
        let mut hidden = hidden.clone();
        hidden.push(("key", key.as_str().to_owned()));
        view! {
            <section class="mt-l" aria-labelledby="restore">
                <h2 id="restore">"Put the school’s document back"</h2>
                <p class="measure mt-s">"Every name and time is as the document has it again, and suggestions are off. What is on record stays."</p>
                <div class="mt-s">
                    <PostButton
                        action={address_of::<RestoreProcess>()}
                        hidden
                        class="btn"
                        label="Put the document back"
                    />
                </div>
            </section>
        }
    });
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(SaveProcess { key: key.clone(), version, answers });
    });
    let back =
        view! { <a class="btn btn--quiet" href=paths::PROCESS>"Leave them as they are"</a> }.into_any();
    view! {
        <Head title=form.title back=Some((paths::PROCESS.to_owned(), "our process".to_owned())) />
        <p class="measure mt-s">"Everyone sees these names. Dates that follow from a time are counted anew as soon as you save."</p>
        <Differences form subject=SUBJECT stands=state.stands typed=state.form.answers.clone() />
        <div class="mt wide-form">
            <FormView
                form
                state=state.form
                action={address_of::<SaveProcess>()}
                hidden
                subject=SUBJECT
                send
                result=action.value().into()
                pending=action.pending().into()
                button="Save names and times"
                beside=back
            />
        </div>
        {restore}
    }
}
