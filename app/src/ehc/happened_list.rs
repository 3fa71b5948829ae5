//! What happened in a child's assessments and about their plan, with its days.

use leptos::prelude::*;

use super::recording_server::TakeBackEvent;
use super::{EventId, Happened, Spell};
use crate::kit::{ActKey, long_date, short_date};
use crate::pupils::PupilId;
use crate::ui::{PostButton, address_of};

#[component]
pub fn HappenedList(
    pupil: PupilId,
    /// The latest first.
    spells: Vec<Spell>,
    /// What was recorded last, if the reader may take it back.
    take_back: Option<(EventId, ActKey)>,
) -> impl IntoView {
    let nothing = spells
        .is_empty()
        .then(|| view! { <p class="soft mt-s">"Nobody has asked for an assessment of this child."</p> });
    let parts = spells
        .into_iter()
        .map(|spell| view! { <Part pupil spell take_back=take_back.clone() /> })
        .collect_view();
    view! {
        <section class="mt-l" aria-labelledby="happened">
            <h2 id="happened">"What has happened"</h2>
            {nothing}
            {parts}
        </section>
    }
}

#[component]
fn Part(pupil: PupilId, spell: Spell, take_back: Option<(EventId, ActKey)>) -> impl IntoView {
    let title = spell.title();
    let nothing =
        spell.events.is_empty().then(|| view! { <p class="soft mt-s">"Nothing is on record of it yet."</p> });
    let lines = spell
        .events
        .into_iter()
        .map(|event| {
            let key = take_back.clone().filter(|(last, _)| *last == event.id).map(|(_, key)| key);
            view! { <Line pupil event key /> }
        })
        .collect_view();
    view! {
        <h3 class="mt">{title}</h3>
        {nothing}
        <ol class="ruled ruled--tight">{lines}</ol>
    }
}

#[component]
fn Line(pupil: PupilId, event: Happened, key: Option<ActKey>) -> impl IntoView {
    let title = event.title();
    let about = format!("{title}, {}", long_date(event.on));
    let back = key.map(|key| {
        let hidden = vec![
            ("key", key.as_str().to_owned()),
            ("pupil", pupil.to_string()),
            ("id", event.id.to_string()),
        ];
        view! {
            <div class="row no-print">
                <PostButton action={address_of::<TakeBackEvent>()} hidden class="linkbtn" label="Take it back" about />
            </div>
        }
    });
    let words = (!event.words.is_empty()).then(|| view! { <p>{event.words}</p> });
    view! {
        <li class="ruled__row">
            <div class="ruled__when"><strong>{short_date(event.on)}</strong></div>
            <div class="ruled__what">
                <p class="ruled__title">{title}</p>
                {words}
                <span class="history__by">{event.by}</span>
                {back}
            </div>
        </li>
    }
}
