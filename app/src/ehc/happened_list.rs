//! What happened in a child's assessments and about their plan, with its days.

use leptos::prelude::*;

use super::server::LastRecorded;
use super::taking_back_server::TakeBackEvent;
use super::{Happened, Spell};
use crate::kit::{ActKey, long_date, short_date};
use crate::pupils::PupilId;
use crate::ui::{PostButton, address_of};

#[component]
pub fn HappenedList(
    pupil: PupilId,
    /// The latest first.
    spells: Vec<Spell>,
    /// What was recorded last, for a reader who may take something back.
    take_back: Option<LastRecorded>,
) -> impl IntoView {
    let nothing = spells
        .is_empty()
        .then(|| view! { <p class="soft mt-s">"Nobody has asked for an assessment of this child."</p> });
    let order = take_back.is_some().then(|| {
        view! {
            <p class="soft measure mt-s no-print">
                "A mistake is taken back from the end: first what was put on record last, then what was put on record before it."
            </p>
        }
    });
    let parts = spells
        .into_iter()
        .map(|spell| view! { <Part pupil spell take_back=take_back.clone() /> })
        .collect_view();
    view! {
        <section class="mt-l" aria-labelledby="happened">
            <h2 id="happened">"What has happened"</h2>
            {nothing}
            {order}
            {parts}
        </section>
    }
}

#[component]
fn Part(pupil: PupilId, spell: Spell, take_back: Option<LastRecorded>) -> impl IntoView {
    let title = spell.title();
    let nothing =
        spell.events.is_empty().then(|| view! { <p class="soft mt-s">"Nothing is on record of it yet."</p> });
    let lines = spell
        .events
        .into_iter()
        .map(|event| {
            let last = take_back.clone().filter(|last| last.id == event.id);
            view! { <Line pupil event last=last.map(|last| last.take_back) /> }
        })
        .collect_view();
    view! {
        <h3 class="mt">{title}</h3>
        {nothing}
        <ol class="ruled ruled--tight">{lines}</ol>
    }
}

#[component]
fn Line(
    pupil: PupilId,
    event: Happened,
    /// Of what was recorded last: how it is taken back, or why it cannot be.
    last: Option<Result<ActKey, String>>,
) -> impl IntoView {
    let title = event.title();
    let about = format!("{title}, {}", long_date(event.on));
    let (key, why_not) = last.map_or((None, None), |last| (last.clone().ok(), last.err()));
    let why_not = why_not.map(|words| {
        let words = format!("This cannot be taken back now. {words}.");
        view! { <p class="why no-print">{words}</p> }
    });
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
                {why_not}
            </div>
        </li>
    }
}
