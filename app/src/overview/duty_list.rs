//! What must happen, by when, and because of which rule: the margin holds when, the page holds what.

use leptos::prelude::*;

use super::server::{DutyGroup, DutyRow, Urgency};
use crate::kit::{paths, short_date};

#[component]
pub fn DutyList(
    groups: Vec<DutyGroup>,
    /// Whether each line names its child.
    with_child: bool,
    /// What is said where nothing is due.
    empty: &'static str,
) -> impl IntoView {
    if groups.is_empty() {
        return view! { <p class="soft mt-s">{empty}</p> }.into_any();
    }
    groups
        .into_iter()
        .map(|group| {
            let more =
                (group.more > 0).then(|| view! { <p class="soft">{format!("and {} more", group.more)}</p> });
            let rows = group
                .rows
                .into_iter()
                .map(|row| view! { <Line row urgency=group.urgency with_child /> })
                .collect_view();
            view! {
                <h3 class="mt">{group.title}</h3>
                <div class="tbl-box">
                    <ol class="ruled">{rows}</ol>
                </div>
                {more}
            }
        })
        .collect_view()
        .into_any()
}

#[component]
fn Line(row: DutyRow, urgency: Urgency, with_child: bool) -> impl IntoView {
    let chip = match urgency {
        Urgency::Late => "due due--late",
        Urgency::Soon => "due due--soon",
        Urgency::Later => "due due--later",
    };
    // The tag leads to the rule itself.
    let source = match row.rule_link {
        Some(link) => view! { <a class="tag" href=link>{row.source}</a> }.into_any(),
        None => view! { <span class="tag">{row.source}</span> }.into_any(),
    };
    let by = row.by.map_or_else(|| "No date".to_owned(), short_date);
    let also = (!row.also.is_empty()).then(|| {
        let links = row
            .also
            .iter()
            .map(|(words, link)| view! { <li><a class="linkbtn" href=link.clone()>{words.clone()}</a></li> })
            .collect_view();
        view! {
            <p class="mt-s">"To be on record by then:"</p>
            <ul class="row">{links}</ul>
        }
    });
    let child = with_child.then(|| view! { <a href=paths::child(row.child.0)>{row.name.clone()}</a>" " });
    view! {
        <li class="ruled__row">
            <div class="ruled__when"><strong>{by}</strong><span>{row.for_whom}</span></div>
            <div class="ruled__what">
                <p class="ruled__title">{child}<span>{row.what.clone()}</span></p>
                <p><span class=chip>{row.when}</span></p>
                <p class="why">{row.why}" "{source}</p>
                <div class="ruled__do no-print">
                    <a class="btn" href=row.link>
                        {row.link_words}
                        <span class="vh">{format!(": {} {}", row.name, row.what)}</span>
                    </a>
                </div>
                {also}
            </div>
        </li>
    }
}
