//! Somebody is away: from when to when, and who takes over what they owe.

use leptos::prelude::*;

use super::away_form::{away_faults, away_form};
use super::away_server::{AwayLine, AwayState, RecordAway, TakeBackAway, open_away};
use crate::kit::{Answers, paths};
use crate::ui::{FormView, Head, PostButton, address_of, loaded, number, part_of_address};

/// The member of staff in the address, for whoever keeps the school; to others there is nothing there.
#[component]
pub fn AwayPage() -> impl IntoView {
    loaded(
        part_of_address("member"),
        |member| async move { open_away(number(&member)?).await },
        |state| view! { <Away state /> },
    )
}

#[component]
fn Away(state: AwayState) -> impl IntoView {
    let action = ServerAction::<RecordAway>::new();
    let (key, id) = (state.form.key.clone(), state.id);
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(RecordAway { key: key.clone(), id, answers });
    });
    let back = Some((paths::STAFF.to_owned(), "Staff".to_owned()));
    let of_the_senco = state.of_senco.then(|| {
        view! {
            <p class="mt-s measure">
                "What is due of the SENCo is nobody else’s by itself. Somebody who leads SEND on these days can carry it. To make somebody deputy SENCo for that, with a last day, open their page: "
                <a href=paths::STAFF>"Staff"</a>
            </p>
        }
    });
    view! {
        <Head title=format!("Away: {}", state.name) back />
        <Times times=state.times />
        <p class="mt-s measure soft">"Whoever takes over gets the same classes and children for these days, and owes what they had promised at progress meetings, also what is late already. All of it passes in one step, comes back after the last day, and can be taken back in one. Why somebody is away is not kept."</p>
        {of_the_senco}
        <div class="mt">
            <FormView
                form=away_form(state.of_senco)
                state=state.form
                people=state.people
                action={address_of::<RecordAway>()}
                hidden=vec![("id", id.to_string())]
                subject=id.to_string()
                send
                result=action.value().into()
                pending=action.pending().into()
                button="Hand over"
                also=away_faults
            />
        </div>
    }
}

/// When they are away already, each time with the way to take it back.
#[component]
fn Times(times: Vec<AwayLine>) -> impl IntoView {
    if times.is_empty() {
        return ().into_any();
    }
    let lines = times.into_iter().map(|line| view! { <Time line /> }).collect_view();
    view! {
        <section class="sheet mt" aria-labelledby="away-times">
            <h2 id="away-times">"Away already"</h2>
            <ul class="bullets mt-s">{lines}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn Time(line: AwayLine) -> impl IntoView {
    let back = match line.key {
        Some(key) => {
            let hidden = vec![("key", key.as_str().to_owned()), ("absence", line.id.to_string())];
            let about = line.words.clone();
            view! {
                <PostButton
                    action={address_of::<TakeBackAway>()}
                    hidden
                    class="linkbtn"
                    label="They are here: take it back"
                    about
                />
            }
            .into_any()
        }
        None => view! {
            <span class="soft">" Whoever stands in is away as well. Take that back first."</span>
        }
        .into_any(),
    };
    view! { <li>{line.words}". "{back}</li> }
}
