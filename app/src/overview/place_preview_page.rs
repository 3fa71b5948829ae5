//! Whom a spreadsheet would place where, before anybody is placed.

use leptos::prelude::*;

use super::place_many_server::{PlaceMany, PlacePreview, open_place_preview};
use super::take_back_placing_page::PlacedFromSheet;
use crate::kit::{ActKey, AppError, counted, paths};
use crate::pupils::{Problem, ProblemTable};
use crate::ui::{Head, Notice, Tone, address_of, loaded, part_of_address};

/// The file in the address.
#[component]
pub fn PlacePreviewPage() -> impl IntoView {
    let file = |file| async move {
        open_place_preview(ActKey::try_from(file).map_err(|_| AppError::NotFound)?).await
    };
    loaded(part_of_address("file"), file, |state| view! { <Shown state /> })
}

#[component]
fn Shown(state: PlacePreview) -> impl IntoView {
    if let Some(sheet) = state.placed {
        return view! { <PlacedFromSheet sheet file=state.file /> }.into_any();
    }
    let back = Some((paths::PLACE.to_owned(), "all placings".to_owned()));
    if let Some(unreadable) = state.unreadable {
        return view! {
            <Head title="Whom this spreadsheet would place" back />
            <div class="mt">
                <Notice tone=Tone::Late title="It cannot be read".to_owned()>
                    <p>{unreadable}</p>
                </Notice>
            </div>
        }
        .into_any();
    }
    let says = format!(
        "{} has {}. It would place {}.",
        state.file_name,
        counted(state.rows, "row", "rows"),
        counted(state.good_count, "child", "children")
    );
    view! {
        <Head title="Whom this spreadsheet would place" back />
        <div class="preview flow flow--loose">
            <p class="preview__says">{says}</p>
            <Problems problems=state.problems total=state.problem_count bad_rows=state.bad_rows />
            <Apply file=state.file fingerprint=state.fingerprint key=state.key count=state.good_count bad_rows=state.bad_rows />
            <GoodRows good=state.good total=state.good_count />
            <LeftAlone left=state.left />
        </div>
    }
    .into_any()
}

#[component]
fn Apply(file: ActKey, fingerprint: String, key: ActKey, count: u32, bad_rows: u32) -> impl IntoView {
    if count == 0 {
        return view! {
            <p>"There is nobody to place."</p>
            <div class="btns"><a class="btn" href=paths::PLACE>"Choose another spreadsheet"</a></div>
        }
        .into_any();
    }
    let without = (bad_rows > 0).then(|| {
        let words = format!(
            "Place the good rows, without the {}",
            counted(bad_rows, "row that has", "rows that have")
        );
        view! {
            <label class="check">
                <input type="checkbox" name="answers[good][]" value="yes" required />
                <span>{format!("{words} a problem")}</span>
            </label>
        }
    });
    view! {
        <form class="flow" method="post" action={address_of::<PlaceMany>()}>
            <input type="hidden" name="key" value=key.as_str().to_owned() />
            <input type="hidden" name="file" value=file.as_str().to_owned() />
            <input type="hidden" name="fingerprint" value=fingerprint />
            {without}
            <div class="btns">
                <button class="btn btn--primary" type="submit">{format!("Place {}", counted(count, "child", "children"))}</button>
                <a class="btn btn--quiet" href=paths::PLACE>"Place nobody"</a>
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn Problems(problems: Vec<Problem>, total: u32, bad_rows: u32) -> impl IntoView {
    if total == 0 {
        return ().into_any();
    }
    let shown = problems.len();
    view! {
        <section>
            <h2>{format!("{} be placed yet", counted(bad_rows, "row cannot", "rows cannot"))}</h2>
            <p class="soft">"Put them right in the spreadsheet and put it here again, or go on without them."</p>
            <ProblemTable problems />
            <More shown total />
        </section>
    }
    .into_any()
}

#[component]
fn GoodRows(good: Vec<(String, String)>, total: u32) -> impl IntoView {
    if total == 0 {
        return ().into_any();
    }
    let shown = good.len();
    let lines = good
        .into_iter()
        .map(|(child, words)| view! { <li><strong>{child}</strong>": "{words}</li> })
        .collect_view();
    view! {
        <section>
            <h2>{format!("{} placed", counted(total, "child would be", "children would be"))}</h2>
            <ul class="bullets mt">{lines}</ul>
            <More shown total />
        </section>
    }
    .into_any()
}

/// Nobody is moved by a spreadsheet.
#[component]
fn LeftAlone(left: Vec<String>) -> impl IntoView {
    if left.is_empty() {
        return ().into_any();
    }
    let lines = left.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <section>
            <h2>"At a stage already, and left alone"</h2>
            <ul class="bullets mt">{lines}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn More(shown: usize, total: u32) -> impl IntoView {
    let more = (total as usize).saturating_sub(shown);
    (more > 0).then(|| view! { <p class="soft">{format!("and {more} more")}</p> })
}
