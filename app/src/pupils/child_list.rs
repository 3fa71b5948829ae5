//! A list of children by name.

use leptos::prelude::*;

use super::server::ChildLine;
use crate::kit::{paths, short_date};

/// Children who were found, each with year and class, or the last day of whoever has left.
#[component]
pub fn ChildList(children: Vec<ChildLine>) -> impl IntoView {
    let lines = children
        .into_iter()
        .map(|child| {
            let place = match child.last_day {
                Some(day) => format!("Left on {}", short_date(day)),
                None => format!("{} {}", child.year, child.class),
            };
            view! {
                <li>
                    <a href=paths::child(child.id.0)>
                        <span class="subnav__t">{format!("{} {}", child.forename, child.surname)}</span>
                        <span class="subnav__hint">{place}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="subnav">{lines}</ul> }
}
