//! The way to take back a placing that was a mistake: of one child, on the child’s page; of a spreadsheet, on its own.

use leptos::prelude::*;

use super::take_back_placing_server::{PlacedSheet, TakeBackPlacing, TakeBackSheet, Unplacing};
use crate::kit::{ActKey, counted, paths};
use crate::ui::{Head, PostButton, address_of};

/// Under the form by which a child was placed.
#[component]
pub fn TakeBackThisPlacing(unplacing: Unplacing) -> impl IntoView {
    match unplacing {
        Unplacing::Can { key, pupil, entry } => {
            let hidden = vec![
                ("key", key.as_str().to_owned()),
                ("pupil", pupil.to_string()),
                ("entry", entry.to_string()),
            ];
            view! {
                <div class="mt-s no-print">
                    <p class="soft">
                        "Placed by mistake, or with a wrong day? The stage then never began here. The code, the needs and the assessment that came with it are taken back too; the timeline keeps that it happened."
                    </p>
                    <PostButton action={address_of::<TakeBackPlacing>()} hidden class="linkbtn" label="Take this placing back" />
                </div>
            }
            .into_any()
        }
        Unplacing::Cannot(why_not) => view! {
            <p class="soft mt-s no-print">{format!("This placing cannot be taken back. {why_not}.")}</p>
        }
        .into_any(),
    }
}

/// A spreadsheet whose children were placed.
#[component]
pub fn PlacedFromSheet(sheet: PlacedSheet, file: ActKey) -> impl IntoView {
    let count = sheet.children.len();
    let lines = sheet.children.into_iter().map(|name| view! { <li>{name}</li> }).collect_view();
    let act = match sheet.take_back {
        Ok(key) => {
            let hidden = vec![("key", key.as_str().to_owned()), ("file", file.as_str().to_owned())];
            view! {
                <div class="flow">
                    <p class="measure">
                        "If this was a mistake: every stage that began with it then never began here. Codes, needs and assessments that came with it are taken back too; the timelines keep that it happened."
                    </p>
                    <PostButton action={address_of::<TakeBackSheet>()} hidden class="btn" label="Take all of it back" />
                </div>
            }
            .into_any()
        }
        Err(why_not) => {
            view! { <p class="measure">{format!("It cannot be taken back together. {why_not}.")}</p> }
                .into_any()
        }
    };
    view! {
        <Head title="What this spreadsheet has placed" back=Some((paths::PLACE.to_owned(), "all placings".to_owned())) />
        <div class="preview flow flow--loose">
            <p class="preview__says">{sheet.what}</p>
            {act}
            <section>
                <h2>{format!("{} placed", counted(count, "child is", "children are"))}</h2>
                <ul class="bullets mt">{lines}</ul>
            </section>
        </div>
    }
}
