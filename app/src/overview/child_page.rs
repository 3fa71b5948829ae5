//! One child: where they are on the pathway, what must happen next and why, what was written, and what
//! happened.

use leptos::prelude::*;

use super::duty_list::DutyList;
use super::server::{ChildState, FormLine, open_child};
use super::stage_track::StageTrack;
use crate::chronology::History;
use crate::kit::{long_date, paths};
use crate::ui::{Head, Icon, loaded, number, part_of_address};

#[component]
pub fn ChildPage() -> impl IntoView {
    let child = part_of_address("child");
    loaded(child, |child| async move { open_child(number(&child)?).await }, |state| view! { <Child state /> })
}

#[component]
fn Child(state: ChildState) -> impl IntoView {
    let id = state.id;
    let raise = (state.sees_needs && state.left_on.is_none()).then(|| {
        view! {
            <a class="btn btn--primary" href=paths::raise_concern(id.0)>
                {Icon::Flag}
                "Raise a concern"
            </a>
        }
        .into_any()
    });
    let left = state
        .left_on
        .map(|day| view! { <p><span class="tag">{format!("Left on {}", long_date(day))}</span></p> });
    let facts = state
        .facts
        .into_iter()
        .map(|(term, words)| view! { <div><dt>{term}</dt><dd>{words}</dd></div> })
        .collect_view();
    let readings = state.sees_readings.then(|| {
        view! { <li><a class="linkbtn" href=paths::readings(id.0)>"Who has read about this child"</a></li> }
    });
    let needs = state.sees_needs.then(|| {
        view! {
            <StageTrack stops=state.track />
            <section class="mt-l" aria-labelledby="next">
                <h2 id="next">"What must happen next"</h2>
                <DutyList groups=state.duties with_child=false empty="Nothing is due. Raise a concern if progress worries you." />
            </section>
            <Forms forms=state.forms />
            <section class="mt-l">
                <h2>"Latest history"</h2>
                <History entries=state.history />
                <p class="mt-s no-print"><a href=paths::timeline(id.0)>"The whole timeline, to read or print"</a></p>
            </section>
        }
    });
    view! {
        <Head title=state.name actions=raise />
        {left}
        <dl class="facts mt">{facts}</dl>
        <ul class="row mt-s no-print">
            <li><a class="linkbtn" href=paths::adults(id.0)>"Family and other adults"</a></li>
            <li><a class="linkbtn" href=paths::child_staff(id.0)>"Who works with them"</a></li>
            {readings}
        </ul>
        {needs}
    }
}

/// What was written at the stages.
#[component]
fn Forms(forms: Vec<FormLine>) -> impl IntoView {
    if forms.is_empty() {
        return ().into_any();
    }
    let lines = forms.into_iter().map(|form| view! { <Filled form /> }).collect_view();
    view! {
        <section class="mt-l">
            <h2>"What was written"</h2>
            {lines}
        </section>
    }
    .into_any()
}

#[component]
fn Filled(form: FormLine) -> impl IntoView {
    let answers = form
        .answers
        .into_iter()
        .map(|(question, words)| view! { <div><dt>{question}</dt><dd>{words}</dd></div> })
        .collect_view();
    let change = form.may_change.then(|| {
        view! { <p class="mt-s no-print"><a href=paths::concern(form.id.0)>"Change it, or fill in the rest"</a></p> }
    });
    view! {
        <article class="sheet mt">
            <h3>{form.title}</h3>
            <p class="soft">{format!("{}, {}", form.filled_by, long_date(form.filled_on))}</p>
            <dl class="facts facts--long mt-s">{answers}</dl>
            {change}
        </article>
    }
}
