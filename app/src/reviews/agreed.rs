//! What was agreed about a child: how it stands, and the button that says that it is done.

use leptos::prelude::*;

use super::line_shown::LineShown;
use super::mark_server::{ActionDone, ActionNotDone};
use super::{ActionState, ProgressLineId};
use crate::kit::{ActKey, Day};
use crate::ui::{PostButton, address_of};

/// When an agreed action is owed, or that it was done.
#[component]
pub fn Standing(state: ActionState, by: Day) -> impl IntoView {
    let class = match state {
        ActionState::Owed => "due due--later due--mini",
        ActionState::Late => "due due--late due--mini",
        ActionState::Done { .. } => "due due--done due--mini",
    };
    view! { <span class=class>{state.words(by)}</span> }
}

/// Says that it is done, or that it is not: one tap, and another takes it back. Without a key, there is no button.
#[component]
pub fn Mark(
    line: ProgressLineId,
    /// The child, for those who do not see where the button stands.
    name: String,
    state: ActionState,
    key: Option<ActKey>,
) -> impl IntoView {
    key.map(|key| {
        let hidden = vec![("key", key.as_str().to_owned()), ("line", line.to_string())];
        let (action, label) = match state {
            ActionState::Done { .. } => (address_of::<ActionNotDone>(), "Not done yet"),
            ActionState::Owed | ActionState::Late => (address_of::<ActionDone>(), "It is done"),
        };
        view! { <PostButton action hidden class="linkbtn" label about=name /> }
    })
}

/// What a meeting wrote about a child, in a list of children.
#[component]
pub fn Agreed(line: LineShown) -> impl IntoView {
    let levels = (!line.levels.is_empty()).then(|| view! { <p>{line.levels}</p> });
    view! {
        {levels}
        <p>{format!("In the way: {}", line.barrier)}</p>
        <p>{format!("Agreed: {}", line.action)}</p>
        <p>{line.owner}" "<Standing state=line.state by=line.by /></p>
        <Proposed proposal=line.proposal />
    }
}

/// What is proposed about a child's stage. The SENCo decides.
#[component]
pub fn Proposed(proposal: Option<(String, String)>) -> impl IntoView {
    proposal.map(|(words, why)| {
        view! { <p><span class="tag">"Proposed"</span>{format!(" {words}. {why}")}</p> }
    })
}
