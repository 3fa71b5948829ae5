//! Everything that happened about one child, on one page that prints.

use leptos::prelude::*;

use super::History;
use super::server::{Timeline, open_timeline};
use crate::kit::{long_date, paths};
use crate::ui::{Head, loaded, number, part_of_address};

#[component]
pub fn TimelinePage() -> impl IntoView {
    loaded(
        part_of_address("child"),
        |child| async move { open_timeline(number(&child)?).await },
        |state| view! { <Whole state /> },
    )
}

#[component]
fn Whole(state: Timeline) -> impl IntoView {
    let title = format!("Timeline of {}", state.name);
    let back = Some((paths::child(state.pupil.0), state.name.clone()));
    view! {
        <Head title back on_paper=Some((format!("{}, {}", state.name, state.of_whom), Some(state.today))) />
        <p class="mt-s soft">{format!("As it stands on {}, the newest first.", long_date(state.today))}</p>
        <div class="mt"><History entries=state.entries top=true /></div>
    }
}
