//! Words that wait on this device when their form is opened again.

use leptos::prelude::*;

use super::autosave::Autosave;
use crate::kit::Answers;
use crate::ui::{Notice, Tone};

/// Takes up what waits on this device: at once, or, where the school has got others since, if the writer wants it.
/// `take` puts the words into the form.
#[component]
pub fn WaitingHere(take: Callback<Answers>, autosave: Autosave) -> impl IntoView {
    let waiting = RwSignal::new(None);
    let put_in = move |answers: Answers| {
        take.run(answers.clone());
        autosave.typed(answers);
        autosave.keep();
    };
    Effect::new(move |_| {
        autosave.look_on_device(
            move |answers, as_it_was| {
                if as_it_was { put_in(answers) } else { waiting.set(Some(answers)) }
            },
        );
    });
    move || {
        waiting.get().map(|answers: Answers| {
            let put = move |_| {
                waiting.set(None);
                put_in(answers.clone());
            };
            let throw = move |_| {
                waiting.set(None);
                autosave.forget();
            };
            view! {
                <Notice tone=Tone::Soon title="This device kept words that never reached the school".to_owned()>
                    <p>"The form was changed elsewhere since. Put the words in to see them below; nothing is sent yet."</p>
                    <p class="row">
                        <button class="btn" type="button" on:click=put>"Put them in"</button>
                        <button class="linkbtn" type="button" on:click=throw>"Throw them away"</button>
                    </p>
                </Notice>
            }
        })
    }
}
