//! What a stage's row of the school's process asks for, action by action under the school's own names: where each is
//! done, and when it was.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::{
    kit::{Asker, long_date, paths},
    pathway::{Action, Kept, Process},
    pupils::PupilId,
};

/// The actions of one stage that the child is on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedFor {
    /// “Stage 3, SEN support”.
    pub stage: String,
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
                    view! { <li><a href=path>{name}</a>" "<span class="soft">{done}</span></li> }
                })
                .collect_view();
            view! {
                <details class="more mt" open>
                    <summary><h3>{format!("What {} asks for", stage.stage)}</h3></summary>
                    <ul class="bullets mt-s">{actions}</ul>
                </details>
            }
        })
        .collect_view()
}

/// The stages where the child is now, stage 5 beside them, each with its own row of the table.
#[cfg(feature = "ssr")]
pub fn asked_for(kept: &[Kept], process: &Process, reader: &Asker) -> Vec<AskedFor> {
    let open = kept.iter().filter(|kept| kept.entry.is_open());
    open.map(|kept| {
        let row = process.stage(kept.entry.stage);
        let line = |action: &Action| {
            let done = kept.recorded.iter().filter(|done| done.action == *action).map(|done| done.on).max();
            let done = done.map_or_else(String::new, |on| format!("Done on {}", long_date(on)));
            (process.action_name(*action).into_owned(), page_of(*action, kept, reader), done)
        };
        AskedFor {
            stage: format!("stage {}, {},", kept.entry.stage.number(), row.name),
            actions: row.actions.iter().map(line).collect(),
        }
    })
    .collect()
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
