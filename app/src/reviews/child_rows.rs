//! The children of a class at their progress meeting, a row each: who they are, what was written, and the way to
//! write it.

use leptos::prelude::*;

use super::ProgressMeetingId;
use super::agreed::{Agreed, Mark};
use super::progress_server::ChildLine;
use crate::kit::paths;

/// A part of the class under its heading. `write` is what the button of a child without a line says; without a meeting
/// there is none.
#[component]
pub fn ChildRows(
    heading: &'static str,
    write: &'static str,
    children: Vec<ChildLine>,
    /// Where the reader writes.
    meeting: Option<ProgressMeetingId>,
) -> impl IntoView {
    if children.is_empty() {
        return ().into_any();
    }
    let rows = children.into_iter().map(|child| view! { <Row child meeting write /> }).collect_view();
    view! {
        <section class="mt-l">
            <h2>{heading}</h2>
            <ul class="people mt-s">{rows}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn Row(child: ChildLine, meeting: Option<ProgressMeetingId>, write: &'static str) -> impl IntoView {
    let ChildLine { pupil, name, stage, line } = child;
    let words = if line.is_some() { "Change the line" } else { write };
    let about = format!(" about {name}");
    let write = meeting.map(|meeting| {
        view! {
            <a class="linkbtn" href=paths::progress_line(meeting.0, pupil.0)>
                {words}
                <span class="vh">{about}</span>
            </a>
        }
    });
    let mark = line.as_ref().map(|line| {
        view! { <Mark line=line.id name=name.clone() state=line.state key=line.mark.clone() /> }
    });
    view! {
        <li class="person">
            <div>
                <span class="person__name"><a href=paths::child(pupil.0)>{name.clone()}</a></span>
                <span class="person__role">{stage}</span>
            </div>
            <div class="person__state">{line.map(|line| view! { <Agreed line /> })}</div>
            <div class="person__do no-print">{write}{mark}</div>
        </li>
    }
}
