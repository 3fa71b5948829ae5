//! The decisions about a child's SEN code: when, by whom, why, and whether the parents were told of what began with
//! them.

use leptos::prelude::*;

use super::needs_server::{DecisionLine, Telling, ToldLine};
use crate::kit::{Day, long_date, paths, short_date};
use crate::ui::{Notice, Tone};

#[component]
pub fn Decisions(
    /// The latest first.
    lines: Vec<DecisionLine>,
    /// The reader decides, and so puts on record that the parents were told.
    may_decide: bool,
) -> impl IntoView {
    let lines = lines.into_iter().map(|line| view! { <Decision line may_decide /> }).collect_view();
    view! { <ol class="ruled">{lines}</ol> }
}

#[component]
fn Decision(line: DecisionLine, may_decide: bool) -> impl IntoView {
    let record = may_decide.then_some((line.id, line.decided_on));
    view! {
        <li class="ruled__row">
            <div class="ruled__when"><strong>{short_date(line.decided_on)}</strong></div>
            <div class="ruled__what">
                <p class="ruled__title"><strong>{format!("From {} to {}", line.was.code(), line.code.in_words())}</strong></p>
                <p>{line.why}</p>
                <span class="history__by">{line.by}</span>
                <Told telling=line.telling record />
            </div>
        </li>
    }
}

/// Whether the parents were told, and for whoever leads the way to put it on record.
#[component]
fn Told(
    telling: Telling,
    /// The decision and its day.
    record: Option<(i64, Day)>,
) -> impl IntoView {
    let link = move |class: &'static str| {
        record.map(|(id, day)| {
            view! {
                <a class=class href=paths::told(id)>
                    "Record that the parents were told"
                    <span class="vh">{format!(" of the decision of {}", long_date(day))}</span>
                </a>
            }
        })
    };
    match telling {
        Telling::NotOwed => ().into_any(),
        Telling::Told(told) => view! { <p class="soft">{in_one_line(&told)}</p> }.into_any(),
        Telling::NotOnRecord => view! {
            <p class="soft">"It is not on record whether the parents were told when this help began."</p>
            {link("linkbtn")}
        }
        .into_any(),
        Telling::Owed => view! {
            <div class="mt-s">
                <Notice tone=Tone::Soon title="The parents must be told".to_owned()>
                    <p>"Special educational provision has begun, and the school tells the parents (Children and Families Act 2014, section 68). Tell them in person where you can."</p>
                    {link("btn btn--primary")}
                </Notice>
            </div>
        }
        .into_any(),
    }
}

/// “The parents were told on 25 Nov 2026, at a meeting. They agree. On record by Mrs Helen Ashworth”.
pub fn in_one_line(told: &ToldLine) -> String {
    let words = match told.words.trim() {
        "" => String::new(),
        whole if whole.ends_with(['.', '?', '!']) => format!(" {whole}"),
        open => format!(" {open}."),
    };
    let (on, how) = (short_date(told.on), told.how.in_words());
    format!("The parents were told on {on}, {how}.{words} On record by {}", told.by)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pupils::ToldHow;

    #[test]
    fn what_the_parents_were_told_is_read_in_one_line() {
        let told = |words: &str| ToldLine {
            on: Day::from_ymd_opt(2026, 11, 25).expect("a real day"),
            how: ToldHow::Meeting,
            words: words.to_owned(),
            by: "Mrs Finch".to_owned(),
        };
        assert_eq!(
            in_one_line(&told("")),
            "The parents were told on 25 Nov 2026, at a meeting. On record by Mrs Finch"
        );
        for words in ["Both came.\n", "Both came"] {
            assert!(in_one_line(&told(words)).contains("at a meeting. Both came. On record by"), "{words}");
        }
    }
}
