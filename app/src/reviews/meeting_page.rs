//! One progress meeting whole: a class on a page, to read together or to print for its file.

use leptos::prelude::*;

use super::ProgressMeetingId;
use super::agreed::{Mark, Proposed, Standing};
use super::line_shown::LineShown;
use super::meeting_server::{MeetingState, RedateMeeting, TakeBackMeeting, open_progress_meeting};
use super::progress_form::{PROGRESS_MEETING, meeting_faults};
use super::progress_page::Sentences;
use crate::kit::{Answers, long_date, paths};
use crate::pupils::PupilId;
use crate::ui::{FormState, FormView, Head, PostButton, address_of, loaded, number, part_of_address};

/// The meeting in the address.
#[component]
pub fn MeetingPage() -> impl IntoView {
    loaded(
        part_of_address("meeting"),
        |meeting| async move { open_progress_meeting(number(&meeting)?).await },
        |state| view! { <Whole state /> },
    )
}

#[component]
fn Whole(state: MeetingState) -> impl IntoView {
    let (id, version) = (state.id, state.version);
    let title = format!("Progress meeting, {}, {}", state.class_name, long_date(state.held_on));
    let back =
        Some((paths::class_progress(state.class), format!("the progress meetings of {}", state.class_name)));
    let begun = (!state.begun_by.is_empty())
        .then(|| view! { <p class="soft">{format!("Begun by {}.", state.begun_by)}</p> });
    let writes_at = state.may_write.then_some(id);
    let redate = state.redate.map(|form| {
        view! {
            <details class="more mt no-print">
                <summary>"It was held on another day"</summary>
                <div class="mt"><Redate form id version /></div>
            </details>
        }
    });
    let take_back = state.take_back.map(|key| {
        let hidden = vec![("key", key.as_str().to_owned()), ("id", id.to_string())];
        view! {
            <div class="mt no-print">
                <p class="soft">"Nothing is written at this meeting yet."</p>
                <PostButton action={address_of::<TakeBackMeeting>()} hidden class="linkbtn" label="It was begun by mistake: take it back" />
            </div>
        }
    });
    view! {
        <Head title=title.clone() back on_paper=Some((title, Some(state.today))) />
        {begun}
        <Sentences sentences=state.summary />
        <Lines lines=state.lines writes_at />
        <Others others=state.others writes_at />
        {redate}
        {take_back}
    }
}

/// The children who were highlighted.
#[component]
fn Lines(lines: Vec<LineShown>, writes_at: Option<ProgressMeetingId>) -> impl IntoView {
    if lines.is_empty() {
        return view! { <p class="soft mt">"No child whom you work with is highlighted here."</p> }
            .into_any();
    }
    let rows = lines.into_iter().map(|line| view! { <Row line writes_at /> }).collect_view();
    view! {
        <div class="tbl-box mt">
            <table class="tbl tbl--stack" role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">"Child"</th>
                        <th role="columnheader" scope="col">"In the way"</th>
                        <th role="columnheader" scope="col">"What will be done"</th>
                        <th role="columnheader" scope="col">"Who, by when"</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

#[component]
fn Row(line: LineShown, writes_at: Option<ProgressMeetingId>) -> impl IntoView {
    let LineShown { id, pupil, name, state, by, mark, .. } = line;
    let beside = [line.stage, line.levels].into_iter().filter(|words| !words.is_empty());
    let beside = beside.collect::<Vec<_>>().join(". ");
    let change = writes_at.map(|meeting| {
        view! {
            <a class="linkbtn" href=paths::progress_line(meeting.0, pupil.0)>
                "Change the line"
                <span class="vh">{format!(" about {name}")}</span>
            </a>
        }
    });
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <a href=paths::child(pupil.0)>{name.clone()}</a>
                <p class="soft small">{beside}</p>
            </th>
            <td role="cell" data-l="In the way"><span>{line.barrier}</span></td>
            <td role="cell" data-l="What will be done">
                <div><p>{line.action}</p><Proposed proposal=line.proposal /></div>
            </td>
            <td role="cell" data-l="Who, by when">
                <div>
                    <p>{line.owner}</p>
                    <p><Standing state by /></p>
                    <div class="row no-print">
                        <Mark line=id name state key=mark />
                        {change}
                    </div>
                </div>
            </td>
        </tr>
    }
}

/// Whoever is in the class now and was not highlighted.
#[component]
fn Others(others: Vec<(PupilId, String)>, writes_at: Option<ProgressMeetingId>) -> impl IntoView {
    if others.is_empty() {
        return ().into_any();
    }
    let names = others
        .into_iter()
        .map(|(pupil, name)| match writes_at {
            Some(meeting) => {
                let on_paper = name.clone();
                view! {
                    <li>
                        <a class="linkbtn" href=paths::progress_line(meeting.0, pupil.0)>
                            <span class="vh">"Highlight "</span>
                            {name}
                        </a>
                        <span class="print-only">{on_paper}</span>
                    </li>
                }
                .into_any()
            }
            None => view! { <li>{name}</li> }.into_any(),
        })
        .collect_view();
    let hint =
        writes_at.map(|_| view! { <p class="soft no-print">"Open a name to highlight the child."</p> });
    view! {
        <section class="mt-l" aria-labelledby="others">
            <h2 id="others">"Others in the class now"</h2>
            {hint}
            <ul class="row mt-s">{names}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn Redate(form: FormState, id: ProgressMeetingId, version: i32) -> impl IntoView {
    let action = ServerAction::<RedateMeeting>::new();
    let key = form.key.clone();
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(RedateMeeting { key: key.clone(), id, version, answers });
    });
    view! {
        <FormView
            form=&PROGRESS_MEETING
            state=form
            action={address_of::<RedateMeeting>()}
            hidden=vec![("id", id.to_string()), ("version", version.to_string())]
            subject=format!("meeting {id}")
            send
            result=action.value().into()
            pending=action.pending().into()
            stays=true
            button="Keep this day"
            also=meeting_faults
        />
    }
}
