//! What somebody has begun to write and not sent: it is found again without remembering where it was.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ui::ThrowAway;

#[cfg(feature = "ssr")]
use {
    super::{PLACING, store},
    crate::db::Look,
    crate::ehc::EVENT_FORMS,
    crate::kit::{AppError, Asker, paths},
    crate::pathway::{
        ACTION_RECORD, Action, CAUSE_OF_CONCERN, COPIES, DECISION_FORMS, INITIAL_CONCERN, LETTER_SENT,
        PARENT_WORDS, Process, TARGET_REVIEW,
    },
    crate::pupils::{CODE_DECISION, NEEDS, PupilId},
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
    Ok(store::begun(look, only, &drafts_of(&look.asker)).await?.into_iter().filter_map(line).collect())
}

/// The forms whose drafts are listed, by what their subject begins with.
#[cfg(feature = "ssr")]
fn drafts_of(asker: &Asker) -> store::DraftsOf {
    let decisions = DECISION_FORMS.iter().filter(|_| asker.may_decide_stages()).map(|form| form.id);
    let events = EVENT_FORMS.iter().filter(|_| asker.decides_the_process()).map(|form| form.id);
    let codes = [CODE_DECISION.id, NEEDS.id, PLACING.id].into_iter().filter(|_| asker.leads_send());
    let done = [ACTION_RECORD.id, TARGET_REVIEW.id, COPIES.id, INITIAL_CONCERN.id];
    store::DraftsOf {
        pupil: std::iter::once(CAUSE_OF_CONCERN.id).chain(events).chain(codes).collect(),
        entry: decisions.chain(done).collect(),
        form: vec![PARENT_WORDS.id],
        record: vec![LETTER_SENT.id],
    }
}

/// What a draft is of, and where it is gone on with.
#[cfg(feature = "ssr")]
fn place_of(draft: &store::Begun, process: &Process) -> Option<(String, String)> {
    let (form, subject, child) = (draft.form.as_str(), draft.subject.as_str(), draft.pupil.0);
    if EVENT_FORMS.iter().any(|event| event.id == form) {
        let event = subject.split_once(' ')?.1;
        return Some((
            "A step of the statutory assessment".to_owned(),
            paths::assessment_event(child, event),
        ));
    }
    if form == PARENT_WORDS.id {
        let (concern, adult) = subject.split_once(' ')?;
        let path = paths::parent_words(concern.parse().ok()?, adult.parse().ok()?);
        return Some(("What a parent says".to_owned(), path));
    }
    let (what, path) = if let Some(filled) = subject.strip_prefix("form ") {
        ("Changes to a concern", paths::concern(filled.parse().ok()?))
    } else if form == CAUSE_OF_CONCERN.id {
        ("A concern", paths::raise_concern(child))
    } else if form == INITIAL_CONCERN.id {
        ("An initial concern", paths::initial_concern(subject.parse().ok()?))
    } else if form == CODE_DECISION.id {
        ("A decision about the SEN code", paths::code(child))
    } else if form == NEEDS.id {
        ("A change of needs", paths::needs_change(child))
    } else if form == PLACING.id {
        ("Placing the child at a stage", paths::place(child))
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
