//! Who has read about one child.

use leptos::prelude::*;

use super::server::{ReadingLine, ReadingLog, open_readings};
use crate::kit::{paths, short_date};
use crate::ui::{Head, loaded, number, part_of_address};

#[component]
pub fn ReadingsPage() -> impl IntoView {
    loaded(
        part_of_address("child"),
        |child| async move { open_readings(number(&child)?).await },
        |log| view! { <Log log /> },
    )
}

#[component]
fn Log(log: ReadingLog) -> impl IntoView {
    let none =
        log.readings.is_empty().then(|| view! { <p class="soft mt">"Nobody has opened anything yet."</p> });
    let lines = log.readings.into_iter().map(|line| view! { <Line line /> }).collect_view();
    view! {
        <Head title=format!("Who has read about {}", log.name) back=Some((paths::child(log.pupil.0), log.name.clone())) />
        <p class="mt-s measure soft">"For the SENCo, the head and the safeguarding lead. It is never printed with the timeline."</p>
        {none}
        <ol class="ruled ruled--tight mt">{lines}</ol>
    }
}

#[component]
fn Line(line: ReadingLine) -> impl IntoView {
    view! {
        <li class="ruled__row">
            <div class="ruled__when"><strong>{short_date(line.day)}</strong><span>{line.time}</span></div>
            <div class="ruled__what"><p>{format!("{} {}", line.by, line.words)}</p></div>
        </li>
    }
}
