//! Statutory assessment of one child: where the child is, both clocks, every date with its reason, what has happened, and
//! what can be put on record next.

use leptos::prelude::*;

use super::happened_list::HappenedList;
use super::server::{AssessmentState, open_assessment};
use super::{Event, Party, Standing, Step};
use crate::kit::{Day, paths, short_date};
use crate::pupils::PupilId;
use crate::ui::{Head, Notice, Tone, loaded, number, part_of_address};

#[component]
pub fn AssessmentPage() -> impl IntoView {
    loaded(
        part_of_address("child"),
        |child| async move { open_assessment(number(&child)?).await },
        |state| view! { <Assessment state /> },
    )
}

#[component]
fn Assessment(state: AssessmentState) -> impl IntoView {
    let pupil = state.pupil;
    let on_paper = Some((format!("Statutory assessment of {}", state.name), Some(state.today)));
    let back = Some((paths::child(pupil.0), state.name));
    let clocks = state.clocks.map(|words| view! { <p class="measure mt-s">{words}</p> });
    let ceased = state.ceased.map(|words| {
        view! {
            <div class="mt">
                <Notice tone=Tone::Soon title="The local authority has decided to end the plan".to_owned()>
                    <p>{words}</p>
                </Notice>
            </div>
        }
    });
    view! {
        <Head title="Statutory assessment" back on_paper />
        <p class="measure mt-s">{state.where_now}</p>
        {clocks}
        {ceased}
        <Dates steps=state.dates today=state.today />
        <Next pupil events=state.next />
        <Asking pupil may_record=state.may_record not_now=state.not_asked.unwrap_or_default() />
        <HappenedList pupil spells=state.spells take_back=state.take_back />
    }
}

#[component]
fn Dates(steps: Vec<(Step, Option<Day>)>, today: Day) -> impl IntoView {
    if steps.is_empty() {
        return ().into_any();
    }
    let lines =
        steps.into_iter().map(|(step, placed_on)| view! { <OneDate step placed_on today /> }).collect_view();
    view! {
        <section class="mt-l" aria-labelledby="dates">
            <h2 id="dates">"Dates"</h2>
            <p class="soft measure mt-s">"The law counts every day, weekends and holidays too."</p>
            <ol class="ruled">{lines}</ol>
        </section>
    }
    .into_any()
}

#[component]
fn OneDate(step: Step, placed_on: Option<Day>, today: Day) -> impl IntoView {
    let chip = match step.standing(today, placed_on) {
        Standing::Late => "due due--late",
        Standing::Near => "due due--soon",
        Standing::Later => "due due--later",
        Standing::Done => "due due--done",
    };
    let last = step.last().map_or_else(|| "No date".to_owned(), short_date);
    // The day to work to is for whoever works at the school.
    let working = Some(step.working_words())
        .filter(|words| !words.is_empty() && step.for_whom == Party::Senco && !step.done)
        .map(|words| view! { <p class="why">{words}</p> });
    view! {
        <li class="ruled__row">
            <div class="ruled__when"><strong>{last}</strong><span>{step.for_whom.label()}</span></div>
            <div class="ruled__what">
                <p class="ruled__title">
                    <strong>{step.what.words().into_owned()}</strong>
                    <span class=chip>{step.when_words(today, placed_on)}</span>
                </p>
                <p class="why">
                    {step.what.why()}" "<span class="tag">{step.what.law().unwrap_or("School rule")}</span>
                </p>
                {working}
            </div>
        </li>
    }
}

#[component]
fn Next(pupil: PupilId, events: Vec<Event>) -> impl IntoView {
    // Asking for an assessment has a place of its own.
    let events: Vec<Event> = events.into_iter().filter(|event| *event != Event::Requested).collect();
    if events.is_empty() {
        return ().into_any();
    }
    let links = events
        .into_iter()
        .map(|event| {
            let address = paths::assessment_event(pupil.0, event.id());
            view! { <li><a class="btn" href=address>{event.title()}</a></li> }
        })
        .collect_view();
    view! {
        <section class="mt-l no-print" aria-labelledby="next">
            <h2 id="next">"What happened next? Put it on record"</h2>
            <ul class="row mt-s">{links}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn Asking(
    pupil: PupilId,
    may_record: bool,
    /// Why nobody can ask now. Empty where anybody can.
    not_now: String,
) -> impl IntoView {
    let record = (may_record && not_now.is_empty()).then(|| {
        let address = paths::assessment_event(pupil.0, Event::Requested.id());
        view! { <p class="mt-s no-print"><a class="btn" href=address>"Record a request"</a></p> }
    });
    let why_not =
        (!not_now.is_empty()).then(|| view! { <p class="soft measure mt-s">{format!("{not_now}.")}</p> });
    view! {
        <section class="mt-l" aria-labelledby="asking">
            <h2 id="asking">"Asking for an assessment"</h2>
            <p class="measure mt-s">
                "A parent or the school may ask for an assessment from any stage, and at any time. The stage and the SEN code stay as they are."
            </p>
            {why_not}
            {record}
        </section>
    }
}
