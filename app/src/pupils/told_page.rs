//! Putting on record that the parents were told of special educational provision that has begun.

use leptos::prelude::*;

use super::code_decisions::in_one_line;
use super::needs_server::Telling;
use super::told_form::PARENTS_TOLD;
use super::told_server::{RecordTold, ToldState, open_told};
use crate::kit::{Answers, long_date, paths};
use crate::ui::{FormView, Head, Notice, ThrowAway, Tone, address_of, loaded, number, part_of_address};

/// Telling the parents of the decision in the address.
#[component]
pub fn ToldPage() -> impl IntoView {
    loaded(
        part_of_address("decision"),
        |decision| async move { open_told(number(&decision)?).await },
        |state| view! { <Shown state /> },
    )
}

#[component]
fn Shown(state: ToldState) -> impl IntoView {
    let line = &state.decision;
    let decided = format!(
        "The code went from {} to {} on {}: {}",
        line.was.code(),
        line.code.in_words(),
        long_date(line.decided_on),
        line.why
    );
    let title = format!("Tell the parents of {}", state.name);
    let back = Some((paths::needs(state.pupil.0), "SEN code and needs".to_owned()));
    let on_record = match &line.telling {
        Telling::Told(told) => Some(in_one_line(told)),
        _ => None,
    };
    let rest = match on_record {
        Some(words) => view! { <Already state words /> }.into_any(),
        None => view! { <Record state /> }.into_any(),
    };
    view! {
        <Head title back />
        <p class="mt-s measure">{decided}</p>
        {rest}
    }
}

#[component]
fn Record(state: ToldState) -> impl IntoView {
    let action = ServerAction::<RecordTold>::new();
    let (key, decision) = (state.form.key.clone(), state.decision.id);
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(RecordTold { key: key.clone(), decision, answers });
    });
    view! {
        <div class="mt">
            <FormView
                form=&PARENTS_TOLD
                state=state.form
                action={address_of::<RecordTold>()}
                hidden=vec![("decision", decision.to_string())]
                subject=decision.to_string()
                send
                result=action.value().into()
                pending=action.pending().into()
                button="Put it on record"
            />
        </div>
    }
}

/// It is on record already: what somebody else typed meanwhile is shown, so that nothing is lost.
#[component]
fn Already(state: ToldState, words: String) -> impl IntoView {
    let typed = PARENTS_TOLD.in_words(&state.form.answers);
    let typed = (!typed.is_empty()).then(|| {
        let lines = typed
            .into_iter()
            .map(|(question, words)| view! { <div><dt>{question}</dt><dd>{words}</dd></div> })
            .collect_view();
        view! {
            <section class="sheet mt" aria-labelledby="yours">
                <h2 id="yours">"What you wrote is not kept"</h2>
                <dl class="facts facts--long mt-s">{lines}</dl>
                <div class="mt-s"><ThrowAway form=PARENTS_TOLD.id subject=state.decision.id.to_string() /></div>
            </section>
        }
    });
    view! {
        <div class="mt">
            <Notice tone=Tone::Note title="It is on record already".to_owned()>
                <p>{words}</p>
            </Notice>
        </div>
        {typed}
    }
}
