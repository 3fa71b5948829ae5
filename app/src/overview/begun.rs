//! What somebody has begun to write and not sent: it is found again without remembering where it was.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ui::ThrowAway;

#[cfg(feature = "ssr")]
use {
    super::store,
    crate::db::Look,
    crate::kit::{AppError, paths},
    crate::pathway::{
        ACTION_RECORD, Action, CAUSE_OF_CONCERN, COPIES, DECISION_FORMS, LETTER_SENT, Process, TARGET_REVIEW,
    },
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
    let decisions =
        if look.asker.may_decide_stages() { DECISION_FORMS.map(|form| form.id).to_vec() } else { vec![] };
    let of = store::DraftsOf {
        pupil: vec![CAUSE_OF_CONCERN.id],
        entry: [decisions, vec![ACTION_RECORD.id, TARGET_REVIEW.id, COPIES.id]].concat(),
        record: vec![LETTER_SENT.id],
    };
    Ok(store::begun(look, only, &of).await?.into_iter().filter_map(line).collect())
}

/// What a draft is of, and where it is gone on with.
#[cfg(feature = "ssr")]
fn place_of(draft: &store::Begun, process: &Process) -> Option<(String, String)> {
    let (form, subject) = (draft.form.as_str(), draft.subject.as_str());
    let (what, path) = if let Some(filled) = subject.strip_prefix("form ") {
        ("Changes to a concern", paths::concern(filled.parse().ok()?))
    } else if form == CAUSE_OF_CONCERN.id {
        ("A concern", paths::raise_concern(draft.pupil.0))
    } else if form == LETTER_SENT.id {
        ("A letter to put on record", paths::letter(subject.parse().ok()?))
    } else if form == COPIES.id {
        ("Copies to put on record", paths::copies(subject.parse().ok()?))
    } else if let Some((entry, action)) = subject.split_once(' ') {
        let name = process.action_name(Action::from_id(action)?).into_owned();
        return Some((name, paths::action(entry.parse().ok()?, action)));
    } else {
        ("A decision", paths::decision(subject.parse().ok()?))
    };
    Some((what.to_owned(), path))
}
