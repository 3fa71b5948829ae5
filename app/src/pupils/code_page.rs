//! The SENCo's decision about a child's SEN code.

use leptos::prelude::*;

use super::code_form::CODE_DECISION;
use super::code_server::{CodeState, DecideCode, open_code_decision};
use super::needs_server::DecisionLine;
use crate::kit::{Answers, long_date, paths};
use crate::ui::{FormView, Head, Notice, ThrowAway, Tone, address_of, loaded, number, part_of_address};

/// Deciding about the child in the address.
#[component]
pub fn CodeDecisionPage() -> impl IntoView {
    loaded(
        part_of_address("child"),
        |child| async move { open_code_decision(number(&child)?).await },
        |state| view! { <Decide state /> },
    )
}

#[component]
fn Decide(state: CodeState) -> impl IntoView {
    let action = ServerAction::<DecideCode>::new();
    let (key, pupil, was) = (state.form.key.clone(), state.pupil, state.code.code());
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(DecideCode { key: key.clone(), pupil, was: was.to_owned(), answers });
    });
    let since = state.since.map(|day| format!(", since {}", long_date(day))).unwrap_or_default();
    let stands = format!("The code now is {}{since}.", state.code.in_words());
    let listed = state.listed.map(|listed| format!(" On the pupil list it is {}.", listed.in_words()));
    let meanwhile = state.meanwhile.map(|last| view! { <Meanwhile last subject=pupil.to_string() /> });
    let beside = view! { <a class="btn btn--quiet" href=paths::needs(pupil.0)>"Leave the code as it is"</a> }
        .into_any();
    view! {
        <Head title=format!("SEN code of {}", state.name) back=Some((paths::needs(pupil.0), "SEN code and needs".to_owned())) />
        <p class="mt-s measure">{stands}{listed}</p>
        {meanwhile}
        <div class="mt">
            <FormView
                form=&CODE_DECISION
                state=state.form
                action={address_of::<DecideCode>()}
                hidden=vec![("pupil", pupil.to_string()), ("was", was.to_owned())]
                subject=pupil.to_string()
                send
                result=action.value().into()
                pending=action.pending().into()
                button="Keep this decision"
                beside
            />
        </div>
    }
}

/// Somebody else was quicker: both decisions are shown.
#[component]
fn Meanwhile(last: DecisionLine, subject: String) -> impl IntoView {
    let decided = format!(
        "{}: from {} to {}, since {}. {}",
        last.by,
        last.was.code(),
        last.code.in_words(),
        long_date(last.decided_on),
        last.why
    );
    view! {
        <div class="mt" role="alert">
            <Notice tone=Tone::Late title="Somebody else has decided meanwhile".to_owned()>
                <p>{decided}</p>
                <p>"Your own decision stands below and is not kept yet."</p>
                <ThrowAway form=CODE_DECISION.id subject />
            </Notice>
        </div>
    }
}
