//! The pathway as a walk: six stops, the ones that were passed, and the one where the child is.

use leptos::prelude::*;

use super::server::Stop;

#[component]
pub fn StageTrack(stops: Vec<Stop>) -> impl IntoView {
    let stops = stops
        .into_iter()
        .map(|stop| {
            let state = stop.state.id();
            let here = (state == "now").then(|| view! { <span class="track__here">"Here now"</span> });
            view! {
                <li
                    class="track__stop"
                    data-stage=stop.number.to_string()
                    data-state=state
                    aria-current=(state == "now").then_some("step")
                >
                    <span class="track__n">{stop.number.to_string()}</span>
                    <span class="track__name">{stop.name}</span>
                    {here}
                    <span class="track__date">{stop.words}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="sheet track-sheet mt" aria-label="The pathway">
            <div class="track-box">
                <ol class="track">{stops}</ol>
            </div>
        </section>
    }
}
