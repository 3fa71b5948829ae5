//! The pathway as a walk with six stops, each with a way out: the picture at the door.

use leptos::prelude::*;

/// The stops of the picture: where each is, and the way out that leads from it.
const STOPS: [(i32, i32, &str); 6] = [
    (40, 150, "M40 150C44 108 66 92 84 74"),
    (122, 196, "M122 196C130 240 152 258 172 268"),
    (212, 150, "M212 150C214 108 236 86 256 70"),
    (302, 200, "M302 200C310 240 332 262 352 270"),
    (392, 152, ""),
    (470, 190, ""),
];

#[component]
pub fn Walk() -> impl IntoView {
    let ways_out = STOPS
        .iter()
        .filter(|(_, _, way)| !way.is_empty())
        .map(|(_, _, way)| view! { <path d=*way stroke="currentColor" stroke-width="4" stroke-dasharray="0.1 9"></path> })
        .collect_view();
    let stops = STOPS
        .iter()
        .enumerate()
        .map(|(index, (x, y, _))| {
            let stage = index + 1;
            view! {
                <g data-stage=stage.to_string()>
                    <circle cx=x.to_string() cy=y.to_string() r="19" fill="var(--sc)" stroke="currentColor" stroke-width="4"></circle>
                    <text x=x.to_string() y=(y + 7).to_string() text-anchor="middle" font-weight="700" font-size="19" fill="var(--si)">
                        {stage}
                    </text>
                </g>
            }
        })
        .collect_view();
    view! {
        <svg class="door__big" viewBox="14 44 484 250" aria-hidden="true" focusable="false">
            <g fill="none" stroke-linecap="round">
            <path
                stroke="currentColor"
                stroke-width="5"
                d="M40 150C66 150 92 196 122 196S180 150 212 150 270 200 302 200 360 152 392 152 446 190 470 190"
            ></path>
            {ways_out}
            </g>
            {stops}
        </svg>
    }
}
