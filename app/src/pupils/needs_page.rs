//! A child's SEN code and needs: what stands, what was decided when, by whom and why, and whether the parents were told.

use leptos::prelude::*;

use super::code_decisions::Decisions;
use super::needs_server::{NeedLine, NeedsState, TakeBack, open_needs};
use super::taking_back::{TakeBackCode, TakeBackNeeds};
use super::{Provision, SenType};
use crate::kit::{ActKey, Day, long_date, paths, short_date};
use crate::ui::{Head, PostButton, address_of, loaded, number, part_of_address};

/// The page of the child in the address.
#[component]
pub fn NeedsPage() -> impl IntoView {
    loaded(
        part_of_address("child"),
        |child| async move { open_needs(number(&child)?).await },
        |state| view! { <Shown state /> },
    )
}

#[component]
fn Shown(state: NeedsState) -> impl IntoView {
    let (pupil, may_decide) = (state.pupil, state.may_decide);
    let title = format!("SEN code and needs of {}", state.name);
    let actions = may_decide.then(|| {
        view! {
            <a class="btn" href=paths::code(pupil.0)>"Decide about the code"</a>
            <a class="btn" href=paths::needs_change(pupil.0)>"Change the needs"</a>
        }
        .into_any()
    });
    let back = Some((paths::child(pupil.0), state.name));
    let TakeBack { code: code_back, needs: needs_back } = state.take_back.unwrap_or_default();
    view! {
        <Head title=title.clone() actions back on_paper=Some((title, Some(state.today))) />
        <section aria-labelledby="sen-code">
            <h2 id="sen-code">"SEN code"</h2>
            <Code code=state.code since=state.since listed=state.listed_code />
            <Decisions lines=state.decisions may_decide />
            <CodeBack last=code_back />
        </section>
        <section class="mt-l" aria-labelledby="needs">
            <h2 id="needs">"Needs"</h2>
            <Needs needs=state.needs listed=state.listed />
            <NeedsBack pupil=pupil.0 last=needs_back />
            <Before lines=state.before />
        </section>
    }
}

/// For taking back the last decision about the code.
#[component]
fn CodeBack(last: Option<(i64, ActKey)>) -> impl IntoView {
    last.map(|(decision, key)| {
        let hidden = vec![("key", key.as_str().to_owned()), ("decision", decision.to_string())];
        view! {
            <div class="mt-s no-print">
                <PostButton action={address_of::<TakeBackCode>()} hidden class="linkbtn" label="Take the last decision about the code back" />
                <p class="soft small measure">"For a mistake, or a wrong day: then decide again. That the parents were told goes with it. The timeline keeps both."</p>
            </div>
        }
    })
}

/// For taking back the last decision about the needs.
#[component]
fn NeedsBack(pupil: i64, last: Option<(i64, Day, ActKey)>) -> impl IntoView {
    last.map(|(change, from, key)| {
        let hidden = vec![
            ("key", key.as_str().to_owned()),
            ("pupil", pupil.to_string()),
            ("change", change.to_string()),
        ];
        let label = "Take the last change of the needs back";
        view! {
            <div class="mt-s no-print">
                <PostButton action={address_of::<TakeBackNeeds>()} hidden class="linkbtn" label about=format!("of {}", long_date(from)) />
            </div>
        }
    })
}

#[component]
fn Code(code: Provision, since: Option<Day>, listed: Option<Provision>) -> impl IntoView {
    let fact = |term: &'static str, words: String| view! { <div><dt>{term}</dt><dd>{words}</dd></div> };
    let since = since.map_or_else(|| "Nobody has decided about it here yet".to_owned(), long_date);
    view! {
        <dl class="facts mt-s">
            {fact("Code", code.in_words())}
            {fact("Since", since)}
            {listed.map(|listed| fact("On the pupil list", listed.in_words()))}
        </dl>
        <p class="soft mt-s measure">"The SENCo decides about the code. No list, stage or request changes it."</p>
    }
}

#[component]
fn Needs(needs: Vec<NeedLine>, listed: Vec<SenType>) -> impl IntoView {
    let on_the_list = listed.iter().map(|kind| kind.in_words()).collect::<Vec<_>>().join("; ");
    if needs.is_empty() {
        let words = if on_the_list.is_empty() {
            "No need is stated yet, neither here nor on the pupil list.".to_owned()
        } else {
            format!("On the pupil list: {on_the_list}. The SENCo has decided nothing else yet.")
        };
        return view! { <p class="mt-s">{words}</p> }.into_any();
    }
    let lines = needs
        .into_iter()
        .map(|need| {
            let when = format!("since {}", short_date(need.from));
            view! { <Need need when /> }
        })
        .collect_view();
    let on_the_list = (!on_the_list.is_empty())
        .then(|| view! { <p class="soft mt-s">{format!("On the pupil list: {on_the_list}.")}</p> });
    view! {
        <ol class="ruled">{lines}</ol>
        {on_the_list}
    }
    .into_any()
}

#[component]
fn Need(need: NeedLine, when: String) -> impl IntoView {
    let area = need.kind.broad_area().map(|area| view! { <p>{area.label()}</p> });
    view! {
        <li class="ruled__row">
            <div class="ruled__when"><strong>{place(need.rank)}</strong><span>{when}</span></div>
            <div class="ruled__what">
                <p class="ruled__title"><strong>{need.kind.in_words()}</strong></p>
                {area}
                <span class="history__by">{need.by}</span>
            </div>
        </li>
    }
}

/// The needs that stood before.
#[component]
fn Before(lines: Vec<NeedLine>) -> impl IntoView {
    if lines.is_empty() {
        return ().into_any();
    }
    let lines = lines
        .into_iter()
        .map(|need| {
            let when = from_to(need.from, need.until);
            view! { <Need need when /> }
        })
        .collect_view();
    view! {
        <details class="more mt">
            <summary>"Needs before"</summary>
            <ol class="ruled ruled--tight">{lines}</ol>
        </details>
    }
    .into_any()
}

fn place(rank: i64) -> String {
    match rank {
        1 => "Main need".to_owned(),
        2 => "Second need".to_owned(),
        3 => "Third need".to_owned(),
        rank => format!("Need {rank}"),
    }
}

fn from_to(from: Day, until: Option<Day>) -> String {
    match until {
        Some(until) if until == from => format!("on {} only", short_date(from)),
        Some(until) => format!("from {} to {}", short_date(from), short_date(until)),
        None => format!("since {}", short_date(from)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> Day {
        Day::from_ymd_opt(2026, 11, day).expect("a real day")
    }

    #[test]
    fn a_need_that_was_corrected_on_its_own_day_stood_on_that_day_only() {
        assert_eq!(from_to(day(24), Some(day(24))), "on 24 Nov 2026 only");
        assert_eq!(from_to(day(2), Some(day(24))), "from 2 Nov 2026 to 24 Nov 2026");
    }
}
