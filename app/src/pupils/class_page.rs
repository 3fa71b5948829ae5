//! The children of one class.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::child_list::ChildList;
use super::server::open_class;
use crate::ui::{Head, loaded};

#[component]
pub fn ClassPage() -> impl IntoView {
    let params = use_params_map();
    let id = move || params.with(|params| params.get("class").and_then(|id| id.parse().ok()).unwrap_or(0));
    let list = Resource::new(id, open_class);
    loaded(list, |list| {
        view! {
            <Head title=list.name />
            <div class="mt"><ChildList children=list.children with_class=false /></div>
        }
    })
}
