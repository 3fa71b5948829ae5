//! The progress meeting of a class, as it stands this half term: the class on a page, those on the pathway first.

use leptos::prelude::*;

use super::child_rows::ChildRows;
use super::progress_form::{PROGRESS_MEETING, meeting_faults};
use super::progress_server::{EarlierMeeting, ProgressState, StartMeeting, open_progress};
use crate::kit::{Answers, counted, long_date, paths};
use crate::ui::{FormState, FormView, Head, address_of, loaded, number, part_of_address};

/// The page of the class in the address.
#[component]
pub fn ProgressPage() -> impl IntoView {
    loaded(
        part_of_address("class"),
        |class| async move { open_progress(number(&class)?).await },
        |state| view! { <Class state /> },
    )
}

#[component]
fn Class(state: ProgressState) -> impl IntoView {
    let title = format!("Progress meeting, {}", state.name);
    let back = Some((paths::class(state.class), state.name));
    let whole = state.meeting.map(|meeting| {
        view! { <a class="btn" href=paths::progress_meeting(meeting.0)>"The whole meeting, to read or print"</a> }
            .into_any()
    });
    let nobody = (state.on_pathway.is_empty() && state.rest.is_empty())
        .then(|| view! { <p class="soft mt">"Nobody is in this class. The next pupil list from the MIS brings its children."</p> });
    let begin = state.begin.map(|form| view! { <Begin form class=state.class /> });
    let by_others = (state.meeting.is_none() && !state.may_write)
        .then(|| view! { <p class="soft">"The class teacher or the SENCo begins the meeting."</p> });
    // Where nothing can be written, no row says that it could.
    let writes_at = state.meeting.filter(|_| state.may_write);
    let on_pathway =
        if writes_at.is_some() { "On the pathway: write a line for each" } else { "On the pathway" };
    view! {
        <Head title=title.clone() actions=whole back on_paper=Some((title, Some(state.today))) />
        <p class="measure">{state.when}</p>
        <Sentences sentences=state.summary />
        {by_others}
        {begin}
        {nobody}
        <ChildRows heading=on_pathway write="Write a line" children=state.on_pathway meeting=writes_at />
        <ChildRows heading="The rest of the class" write="Highlight" children=state.rest meeting=writes_at />
        <Earlier meetings=state.earlier />
    }
}

/// What a meeting comes to.
#[component]
pub fn Sentences(sentences: Vec<String>) -> impl IntoView {
    let lines = sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view();
    view! { <ul class="mt-s">{lines}</ul> }
}

#[component]
fn Begin(form: FormState, class: i64) -> impl IntoView {
    let action = ServerAction::<StartMeeting>::new();
    let key = form.key.clone();
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(StartMeeting { key: key.clone(), class, answers });
    });
    let result = Signal::derive(move || action.value().get().map(|begun| begun.map(drop)));
    view! {
        <section class="mt-l no-print" aria-labelledby="begin">
            <h2 id="begin">{PROGRESS_MEETING.title}</h2>
            <div class="mt-s">
                <FormView
                    form=&PROGRESS_MEETING
                    state=form
                    action={address_of::<StartMeeting>()}
                    hidden=vec![("class", class.to_string())]
                    subject=class.to_string()
                    send
                    result
                    pending=action.pending().into()
                    stays=true
                    button="Begin the meeting"
                    also=meeting_faults
                />
            </div>
        </section>
    }
}

#[component]
fn Earlier(meetings: Vec<EarlierMeeting>) -> impl IntoView {
    if meetings.is_empty() {
        return ().into_any();
    }
    let lines = meetings
        .into_iter()
        .map(|meeting| {
            let highlighted = counted(meeting.highlighted, "child highlighted", "children highlighted");
            view! {
                <li>
                    <a class="linkbtn" href=paths::progress_meeting(meeting.id.0)>{long_date(meeting.held_on)}</a>
                    <span class="soft">{format!(" {highlighted}")}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="mt-l no-print" aria-labelledby="earlier">
            <h2 id="earlier">"Earlier meetings"</h2>
            <ul class="mt-s">{lines}</ul>
        </section>
    }
    .into_any()
}
