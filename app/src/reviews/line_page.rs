//! One child at a progress meeting: what was agreed last time and whether it was done, and the line of this time.

use leptos::prelude::*;

use super::MayPropose;
use super::agreed::Standing;
use super::line_server::{LastTime, LineState, SaveLine, open_line, with_owner_named};
use super::mark_server::TakeBackLine;
use super::progress_form::{PROGRESS_LINE, line_faults};
use crate::kit::{Answers, AppError, long_date, paths};
use crate::ui::{Differences, FormView, Head, PostButton, address_of, loaded, number, part_of_address};

/// The line about the child in the address, at the meeting in the address.
#[component]
pub fn LinePage() -> impl IntoView {
    let (meeting, child) = (part_of_address("meeting"), part_of_address("child"));
    loaded(
        move || format!("{}/{}", meeting(), child()),
        |both| async move {
            let (meeting, child) = both.split_once('/').ok_or(AppError::NotFound)?;
            open_line(number(meeting)?, number(child)?).await
        },
        |state| view! { <Line state /> },
    )
}

#[component]
fn Line(state: LineState) -> impl IntoView {
    let back =
        Some((paths::class_progress(state.class), format!("the progress meetings of {}", state.class_name)));
    let stage = if state.stage.is_empty() { "on no stage".to_owned() } else { state.stage.to_lowercase() };
    let of_meeting = format!(", {stage}. Meeting of {}. {}", long_date(state.held_on), state.written);
    let take_back = state.take_back.map(|(line, key)| {
        let hidden = vec![("key", key.as_str().to_owned()), ("line", line.to_string())];
        view! {
            <div class="mt no-print">
                <PostButton action={address_of::<TakeBackLine>()} hidden class="linkbtn" label="Take this line back" about=state.name.clone() />
            </div>
        }
    });
    let subject = format!("{} {}", state.meeting, state.pupil);
    // Before the first time there is nothing that could differ. Whoever compares two texts knows people by name.
    let differences = (state.version > 0).then(|| {
        let stands = with_owner_named(&state.people, state.stands);
        let typed = with_owner_named(&state.people, state.form.answers.clone());
        view! { <Differences form=&PROGRESS_LINE subject=subject.clone() stands typed /> }
    });
    let action = ServerAction::<SaveLine>::new();
    let (meeting, pupil, version) = (state.meeting, state.pupil, state.version);
    let key = state.form.key.clone();
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(SaveLine { key: key.clone(), meeting, pupil, version, answers });
    });
    let hidden = vec![
        ("meeting", meeting.to_string()),
        ("pupil", pupil.to_string()),
        ("version", version.to_string()),
    ];
    view! {
        <Head title=format!("Progress meeting: {}", state.name) back />
        <p class="mt-s"><a href=paths::child(pupil.0)>{state.name}</a>{of_meeting}</p>
        <Before last=state.last_time from_concern=state.from_concern />
        <Moves may_propose=state.may_propose proposed=state.proposed />
        {differences}
        <div class="mt wide-form">
            <FormView
                form=state.may_propose.form(state.proposes)
                state=state.form
                people=state.people
                action={address_of::<SaveLine>()}
                hidden
                subject
                send
                result=action.value().into()
                pending=action.pending().into()
                button="Keep this line"
                also=line_faults
            />
        </div>
        {take_back}
    }
}

/// Why no move can be proposed, and what was proposed before the stage changed.
#[component]
fn Moves(may_propose: MayPropose, proposed: String) -> impl IntoView {
    let why = may_propose.why_nothing().map(|why| view! { <p class="measure mt-s">{why}"."</p> });
    let stays = (!proposed.is_empty()).then(|| {
        let words = format!(
            "Proposed before the stage changed: {proposed}. That stays unless you choose something else."
        );
        view! { <p class="measure mt-s">{words}</p> }
    });
    view! {
        {why}
        {stays}
    }
}

/// What the meeting begins with: what was agreed the time before, and what the concern says for it.
#[component]
fn Before(last: Option<LastTime>, from_concern: Vec<String>) -> impl IntoView {
    let last = last.map(|last| {
        view! {
            <section class="sheet mt" aria-labelledby="last-time">
                <h2 id="last-time">{format!("Last time, on {}", long_date(last.held_on))}</h2>
                <dl class="facts facts--long mt-s">
                    <div><dt>"In the way"</dt><dd>{last.barrier}</dd></div>
                    <div><dt>"Agreed"</dt><dd>{last.action}</dd></div>
                    <div><dt>{last.owner}</dt><dd><Standing state=last.state by=last.by /></dd></div>
                </dl>
            </section>
        }
    });
    let from_concern = (!from_concern.is_empty()).then(|| {
        let words = from_concern.into_iter().map(|words| view! { <p class="measure">{words}</p> });
        view! {
            <section class="sheet mt" aria-labelledby="from-concern">
                <h2 id="from-concern">"For this meeting, from the concern"</h2>
                {words.collect_view()}
            </section>
        }
    });
    view! {
        {last}
        {from_concern}
    }
}
