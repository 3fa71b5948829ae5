//! Looking at a stage again, and putting a move aside.

use leptos::prelude::*;

use super::decision_form::decision_form;
use super::moves_server::{DecideStage, DecisionState, ForwardLines, WithdrawPutForward, open_decision};
use super::put_aside_form::PUT_ASIDE;
use super::put_aside_server::{PutAside, open_put_aside};
use super::stage::Stage;
use super::stage_page::About;
use crate::kit::{Answers, AppError, paths};
use crate::ui::{
    FormView, Head, Notice, PostButton, Problem, Tone, address_of, loaded, number, part_of_address,
};

#[component]
pub fn DecisionPage() -> impl IntoView {
    loaded(
        part_of_address("entry"),
        |entry| async move { open_decision(number(&entry)?).await },
        |state| view! { <Decide state /> },
    )
}

#[component]
fn Decide(state: DecisionState) -> impl IntoView {
    let action = ServerAction::<DecideStage>::new();
    let (key, entry, version) = (state.form.key.clone(), state.entry, state.version);
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(DecideStage { key: key.clone(), entry, version, answers });
    });
    let Some(form) = decision_form(state.stage, state.may_extend) else {
        return view! { <Problem error=AppError::NotFound /> }.into_any();
    };
    let about = view! {
        <Head title=state.title.clone() back=Some((paths::child(state.pupil.0), state.name.clone())) />
        <About pupil=state.pupil name=state.name.clone() stage=state.stage opened_on=state.opened_on />
    };
    if let Some(sentence) = state.not_yet {
        return view! {
            {about}
            <NotYet sentence pupil=state.pupil.0 />
            <SoFar lines=state.so_far />
        }
        .into_any();
    }
    let lasts = (!state.lasts.is_empty()).then(|| view! { <p class="measure mt-s">{state.lasts}</p> });
    let assessed = state.assessed.then(|| view! { <Assessed pupil=state.pupil.0 /> });
    let forward =
        state.put_forward.map(|forward| view! { <Forward forward entry=entry.0 leads=state.leads /> });
    view! {
        {about}
        {lasts}
        <WhatIsOffered stage=state.stage leads=state.leads pupil=state.pupil.0 />
        {assessed}
        {forward}
        <SoFar lines=state.so_far />
        <div class="mt">
            <FormView
                form
                state=state.form
                action={address_of::<DecideStage>()}
                hidden=vec![("entry", entry.to_string()), ("version", version.to_string())]
                subject=entry.to_string()
                send
                result=action.value().into()
                pending=action.pending().into()
                button="Keep this decision"
            />
        </div>
    }
    .into_any()
}

/// A form that nobody could send is not there: what stands in the way is, and where it is put on record.
#[component]
fn NotYet(sentence: String, pupil: i64) -> impl IntoView {
    view! {
        <div class="mt">
            <Notice tone=Tone::Soon title="The child cannot leave this stage now".to_owned()>
                <p>{format!("{sentence}.")}</p>
                <p><a href=paths::assessment(pupil)>"Statutory assessment"</a></p>
            </Notice>
        </div>
    }
}

/// Leaving the pathway ends no assessment.
#[component]
fn Assessed(pupil: i64) -> impl IntoView {
    view! {
        <div class="mt">
            <Notice tone=Tone::Note title="An assessment is under way".to_owned()>
                <p>"It goes on whatever you decide here, also if the child leaves the pathway, and so do its dates in law."</p>
                <p><a href=paths::assessment(pupil)>"See its dates"</a></p>
            </Notice>
        </div>
    }
}

/// What may be decided here and by whom, and what lies beside the stages.
#[component]
fn WhatIsOffered(stage: Stage, leads: bool, pupil: i64) -> impl IntoView {
    let forward = (!leads).then(|| {
        let words = if stage <= Stage::Two {
            "What leads to stage 3 or beyond is put forward: the SENCo decides about it."
        } else {
            "From stage 3 on the SENCo decides. What you choose here is put forward."
        };
        view! { <p class="measure mt-s">{words}</p> }
    });
    let beside = (stage >= Stage::Three && stage != Stage::Six).then(|| {
        view! {
            <p class="measure mt-s">
                "Stage 5 runs beside this one. Parents or the school may ask for it at any time: "
                <a class="linkbtn" href=paths::assessment(pupil)>"Statutory assessment"</a>
            </p>
        }
    });
    view! { {forward}{beside} }
}

/// A move that waits for the SENCo.
#[component]
fn Forward(forward: ForwardLines, entry: i64, leads: bool) -> impl IntoView {
    let aside = leads.then(
        || view! { <p><a class="linkbtn" href=paths::put_aside(entry)>"Put it aside, with a reason"</a></p> },
    );
    let title = if leads { "Put forward, for you to decide" } else { "Put forward: the SENCo decides" };
    let withdraw = forward.withdraw.clone().map(|key| {
        let hidden = vec![("key", key.as_str().to_owned()), ("entry", entry.to_string())];
        view! {
            <div class="mt-s">
                <PostButton action={address_of::<WithdrawPutForward>()} hidden class="linkbtn" label="Withdraw it" />
            </div>
        }
    });
    view! {
        <div class="mt">
            <Notice tone=Tone::Note title=title.to_owned()>
                <ForwardAnswers forward />
                {aside}
                {withdraw}
            </Notice>
        </div>
    }
}

/// What was put forward, each question with its answer.
#[component]
fn ForwardAnswers(forward: ForwardLines) -> impl IntoView {
    let answers = (!forward.answers.is_empty()).then(|| {
        let lines = forward
            .answers
            .into_iter()
            .map(|(question, words)| view! { <div><dt>{question}</dt><dd>{words}</dd></div> })
            .collect_view();
        view! { <dl class="facts facts--long mt-s">{lines}</dl> }
    });
    view! {
        <p>{forward.what}</p>
        {answers}
    }
}

/// What there is to decide on.
#[component]
fn SoFar(lines: Vec<(String, String)>) -> impl IntoView {
    let lines = lines
        .into_iter()
        .map(|(question, words)| view! { <div><dt>{question}</dt><dd>{words}</dd></div> })
        .collect_view();
    view! {
        <details class="more mt" open>
            <summary>"What was written and done so far"</summary>
            <dl class="facts facts--long mt-s">{lines}</dl>
        </details>
    }
}

#[component]
pub fn PutAsidePage() -> impl IntoView {
    loaded(
        part_of_address("entry"),
        |entry| async move { open_put_aside(number(&entry)?).await },
        |state| view! { <Aside state /> },
    )
}

#[component]
fn Aside(state: DecisionState) -> impl IntoView {
    let action = ServerAction::<PutAside>::new();
    let (key, entry) = (state.form.key.clone(), state.entry);
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(PutAside { key: key.clone(), entry, answers });
    });
    view! {
        <Head title=state.title.clone() back=Some((paths::decision(entry.0), "the decision".to_owned())) />
        <About pupil=state.pupil name=state.name stage=state.stage opened_on=state.opened_on />
        {state.put_forward.map(|forward| view! { <div class="measure mt-s"><ForwardAnswers forward /></div> })}
        <div class="mt">
            <FormView
                form=&PUT_ASIDE
                state=state.form
                action={address_of::<PutAside>()}
                hidden=vec![("entry", entry.to_string())]
                subject=entry.to_string()
                send
                result=action.value().into()
                pending=action.pending().into()
                button="Put it aside"
            />
        </div>
    }
}
