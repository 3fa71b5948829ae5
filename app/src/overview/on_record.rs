//! What was put on record of a child's stages, with the way to put more there and to take a mistake back.

use leptos::prelude::*;

use crate::kit::{long_date, short_date};
use crate::pathway::{Letter, RecordedLine, TakeBackAction, TakeBackCopy};
use crate::ui::{PostButton, address_of};

#[component]
pub fn OnRecord(lines: Vec<RecordedLine>) -> impl IntoView {
    if lines.is_empty() {
        return ().into_any();
    }
    let lines = lines.into_iter().map(|line| view! { <Line line /> }).collect_view();
    view! {
        <section class="mt-l" aria-labelledby="on-record">
            <h2 id="on-record">"On record"</h2>
            <ol class="ruled ruled--tight">{lines}</ol>
        </section>
    }
    .into_any()
}

#[component]
fn Line(line: RecordedLine) -> impl IntoView {
    let about = format!("{}, {}", line.action, long_date(line.done_on));
    let more = line.path.map(|path| {
        view! { <a class="linkbtn" href=path>"Add another"<span class="vh">{format!(" ({})", line.action)}</span></a> }
    });
    let back = line.key.map(|key| {
        let (hidden, about) =
            (vec![("key", key.as_str().to_owned()), ("id", line.id.to_string())], about.clone());
        let action = if line.is_copy { address_of::<TakeBackCopy>() } else { address_of::<TakeBackAction>() };
        view! { <PostButton action hidden class="linkbtn" label="Take it back" about /> }
    });
    let why_not = (!line.why_not.is_empty()).then(|| {
        view! { <p class="soft no-print">{format!("{}.", line.why_not)}</p> }
    });
    view! {
        <li class="ruled__row">
            <div class="ruled__when"><strong>{short_date(line.done_on)}</strong></div>
            <div class="ruled__what">
                <p class="ruled__title">{line.action.clone()}</p>
                <p>{line.words}</p>
                {line.letter.map(|letter| view! { <LetterHome letter about=about.clone() /> })}
                <span class="history__by">{format!("Stage {}, {}", line.stage, line.by)}</span>
                <div class="row no-print">{more}{back}</div>
                {why_not}
            </div>
        </li>
    }
}

/// All parents of a child who has an intervention get a letter about it.
#[component]
fn LetterHome(letter: Letter, about: String) -> impl IntoView {
    match letter.sent_on {
        Some(day) => view! {
            <p class="soft">
                {format!("Letter to the parents: {} ", long_date(day))}
                <a class="no-print" href=letter.path>"Correct the day"<span class="vh">{format!(" ({about})")}</span></a>
            </p>
        }
        .into_any(),
        None => view! {
            <p class="no-print">
                <a class="linkbtn" href=letter.path>"Record the letter to the parents"<span class="vh">{format!(" ({about})")}</span></a>
            </p>
        }
        .into_any(),
    }
}
