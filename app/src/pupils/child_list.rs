//! A list of children by name.

use leptos::prelude::*;

use super::server::ChildLine;
use crate::kit::{paths, short_date};

#[component]
pub fn ChildList(children: Vec<ChildLine>, with_class: bool) -> impl IntoView {
    let lines = children
        .into_iter()
        .map(|child| {
            let place = match (child.last_day, with_class) {
                (Some(day), _) => format!("Left on {}", short_date(day)),
                (None, true) => format!("{} {}", child.year, child.class),
                (None, false) => child.year,
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
