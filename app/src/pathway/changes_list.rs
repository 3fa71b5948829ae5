//! What was changed in a form that was filled in: by whom, when, and what it said before and after.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::kit::Difference;

#[cfg(feature = "ssr")]
use {
    super::store::Version,
    crate::db::Look,
    crate::kit::{Answers, Form, long_date},
};

/// A change of a form: who, when, and what it said before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionLine {
    pub by: String,
    /// “Tuesday 24 November 2026, 15:42”.
    pub at: String,
    /// `stands` is what it said before, `typed` what it says after.
    pub differences: Vec<Difference>,
}

/// The changes of a form that the reader may see, in what they may see of it, the latest first as its versions are.
#[cfg(feature = "ssr")]
pub fn changes_of(look: &Look, form: &Form, stands: &Answers, versions: Vec<Version>) -> Vec<VersionLine> {
    let seen = |answers: &Answers| form.seen_by(answers, |audience| look.asker.may_see(audience));
    let mut after = seen(stands);
    let mut lines = Vec::new();
    for version in versions {
        let before = seen(&version.answers);
        let differences = form.differences(&before, &after);
        let at = look.school().local(version.until);
        let at = format!("{}, {}", long_date(at.date_naive()), at.format("%H:%M"));
        // A change of what is closed to this reader is not theirs to know of.
        if !differences.is_empty() {
            lines.push(VersionLine { by: version.by, at, differences });
        }
        after = before;
    }
    lines
}

/// What it said before, and who changed it.
#[component]
pub fn Changes(changes: Vec<VersionLine>) -> impl IntoView {
    if changes.is_empty() {
        return ().into_any();
    }
    let lines = changes
        .into_iter()
        .map(|change| {
            let differences = change
                .differences
                .into_iter()
                .map(|difference| {
                    let words = |words: String| if words.is_empty() { "(empty)".to_owned() } else { words };
                    view! {
                        <div>
                            <dt>{difference.label}</dt>
                            <dd>
                                <del>{words(difference.stands)}</del>
                                <ins>{words(difference.typed)}</ins>
                            </dd>
                        </div>
                    }
                })
                .collect_view();
            view! {
                <li class="sheet">
                    <p>{format!("Changed by {} on {}", change.by, change.at)}</p>
                    <dl class="facts facts--long mt-s">{differences}</dl>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="mt-l" aria-labelledby="changes">
            <h2 id="changes">"What was changed"</h2>
            <ol class="process mt-s">{lines}</ol>
        </section>
    }
    .into_any()
}
