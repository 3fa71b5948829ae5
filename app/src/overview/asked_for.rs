//! What the school's process asks for at the stages of a child, action by action under the school's own names: where each
//! is done, and when it was.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::{
    duties::is_in_addition_to,
    kit::{Asker, Day, long_date, paths},
    pathway::{Action, Kept, Process, Stage},
    pupils::PupilId,
};

/// Actions of one row of the process that are asked for at a stage that the child is on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedFor {
    /// “What stage 3, SEN support, asks for”.
    pub title: String,
    /// Name, address, and “Done on …” where it is on record.
    pub actions: Vec<(String, String, String)>,
}

#[component]
pub fn WhatIsAskedFor(stages: Vec<AskedFor>) -> impl IntoView {
    stages
        .into_iter()
        .map(|stage| {
            let actions = stage
                .actions
                .into_iter()
                .map(|(name, path, done)| {
                    view! { <li><a class="linkbtn on-paper" href=path>{name}</a>" "<span class="soft">{done}</span></li> }
                })
                .collect_view();
            view! {
                <details class="more mt" open>
                    <summary><h3>{stage.title}</h3></summary>
                    <ul class="bullets bullets--links mt-s">{actions}</ul>
                </details>
            }
        })
        .collect_view()
}

/// The stages where the child is now, stage 5 beside them, each with its own row of the table; and what goes on from another
/// row, as all of stage 3 does at stage 4.
#[cfg(feature = "ssr")]
pub fn asked_for(kept: &[Kept], process: &Process, reader: &Asker) -> Vec<AskedFor> {
    let mut asked = Vec::new();
    for now in kept.iter().filter(|kept| kept.entry.is_open()) {
        let stage = now.entry.stage;
        let line = |action: Action| {
            let done = done_on(action, now, kept);
            let done = done.map_or_else(String::new, |on| format!("Done on {}", long_date(on)));
            (process.action_name(action).into_owned(), page_of(action, now, reader), done)
        };
        let (own, from_another): (Vec<Action>, Vec<Action>) =
            stage.asked_for().partition(|action| action.stage() == stage);
        let named = |stage: Stage| format!("stage {}, {}", stage.number(), process.stage(stage).name);
        let title = format!("What {}, asks for", named(stage));
        asked.push(AskedFor { title, actions: own.into_iter().map(line).collect() });
        if let Some(first) = from_another.first() {
            let title = format!("What goes on from {}", named(first.stage()));
            asked.push(AskedFor { title, actions: from_another.into_iter().map(line).collect() });
        }
    }
    asked
}

/// The last day on which an action was done at the stage, or at the stage 3 that a stage 4 is in addition to.
#[cfg(feature = "ssr")]
fn done_on(action: Action, now: &Kept, kept: &[Kept]) -> Option<Day> {
    let counts =
        |other: &&Kept| other.entry.id == now.entry.id || is_in_addition_to(&now.entry, &other.entry);
    let recorded = kept.iter().filter(counts).flat_map(|kept| &kept.recorded);
    recorded.filter(|done| done.action == action).map(|done| done.on).max()
}

/// Where an action is done: most on the page of the action, some in a room of their own.
#[cfg(feature = "ssr")]
fn page_of(action: Action, kept: &Kept, reader: &Asker) -> String {
    let PupilId(child) = kept.entry.pupil;
    match action {
        Action::InitialConcernTemplate => paths::initial_concern(kept.entry.id.0),
        Action::AnnualReview if reader.decides_the_process() => {
            paths::assessment_event(child, "review_meeting")
        }
        Action::AnnualReview => paths::assessment(child),
        action => paths::action(kept.entry.id.0, action.id()),
    }
}
