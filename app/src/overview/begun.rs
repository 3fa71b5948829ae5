//! What somebody has begun to write and not sent: it is found again without remembering where it was.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ui::ThrowAway;

#[cfg(feature = "ssr")]
use {
    super::store,
    crate::db::Look,
    crate::kit::{AppError, paths},
    crate::pathway::{Action, CAUSE_OF_CONCERN, Process},
    crate::pupils::PupilId,
};

/// Something that the reader has begun to write about a child and has not sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BegunLine {
    pub name: String,
    /// “A concern”.
    pub what: String,
    /// “24 November, 15:42”.
    pub at: String,
    pub path: String,
    /// The form and its subject, for throwing it away.
    pub form: String,
    pub subject: String,
}

#[component]
pub fn Begun(
    lines: Vec<BegunLine>,
    /// On a page of many children each line says whom it is about.
    with_child: bool,
) -> impl IntoView {
    if lines.is_empty() {
        return ().into_any();
    }
    let lines = lines
        .into_iter()
        .map(|line| {
            let what = if with_child { format!("{}: {}", line.what, line.name) } else { line.what };
            view! {
                <li>
                    <a href=line.path>{what}</a>
                    <span class="soft">{format!(", {}. ", line.at)}</span>
                    <ThrowAway form=line.form subject=line.subject />
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="sheet mt no-print" aria-labelledby="begun">
            <h2 id="begun">"You have begun, and not sent"</h2>
            <ul class="bullets mt-s">{lines}</ul>
        </section>
    }
    .into_any()
}

/// What the reader has begun to write about the children whom they work with.
#[cfg(feature = "ssr")]
pub async fn begun(
    look: &Look,
    process: &Process,
    only: Option<PupilId>,
) -> Result<Vec<BegunLine>, AppError> {
    let line = |draft: store::Begun| {
        let (what, path) = place_of(&draft, process)?;
        let at = look.school().local(draft.saved_at).format("%-d %B, %H:%M").to_string();
        Some(BegunLine { name: draft.name, what, at, path, form: draft.form, subject: draft.subject })
    };
    Ok(store::begun(look, only).await?.into_iter().filter_map(line).collect())
}

/// What a draft is of, and where it is gone on with.
#[cfg(feature = "ssr")]
fn place_of(draft: &store::Begun, process: &Process) -> Option<(String, String)> {
    let subject = draft.subject.as_str();
    if draft.form == CAUSE_OF_CONCERN.id {
        return Some(match subject.strip_prefix("form ") {
            Some(form) => ("Changes to a concern".to_owned(), paths::concern(form.parse().ok()?)),
            None => ("A concern".to_owned(), paths::raise_concern(draft.pupil.0)),
        });
    }
    if let Some((entry, action)) = subject.split_once(' ') {
        let name = process.action_name(Action::from_id(action)?).into_owned();
        return Some((name, paths::action(entry.parse().ok()?, action)));
    }
    Some(("A decision".to_owned(), paths::decision(subject.parse().ok()?)))
}
