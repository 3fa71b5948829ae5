//! A child's history on the page, newest first.

use chrono::Datelike;
use leptos::prelude::*;

use super::entries::Entry;
use crate::kit::short_date;

#[component]
pub fn History(
    entries: Vec<Entry>,
    /// It is the page itself: the years stand right under the page's title.
    #[prop(optional)]
    top: bool,
) -> impl IntoView {
    if entries.is_empty() {
        return view! { <p class="soft">"Nothing has been recorded yet."</p> }.into_any();
    }
    let mut year = None;
    let lines = entries
        .into_iter()
        .map(|entry| {
            let heading = (year != Some(entry.day.year())).then(|| {
                let year = entry.day.year().to_string();
                let heading = if top {
                    view! { <h2>{year}</h2> }.into_any()
                } else {
                    view! { <h3>{year}</h3> }.into_any()
                };
                view! { <li class="history__year">{heading}</li> }
            });
            year = Some(entry.day.year());
            view! {
                {heading}
                <li class="ruled__row">
                    <div class="ruled__when"><strong>{short_date(entry.day)}</strong></div>
                    <div class="ruled__what">
                        <p>{entry.words}</p>
                        {entry.more.into_iter().map(|more| view! { <p class="soft">{more}</p> }).collect_view()}
                        <span class="history__by">{format!("{}, {}", entry.by, entry.time)}</span>
                    </div>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="ruled ruled--tight history">{lines}</ol> }.into_any()
}
