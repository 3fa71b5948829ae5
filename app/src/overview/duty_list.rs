//! What must happen, by when, and because of which rule: the margin holds when, the page holds what.

use leptos::prelude::*;

use super::duty_rows::{DutyGroup, DutyRow, Urgency, Why};
use super::when_words::{day_words, nearness, wants_a_sentence};
use crate::kit::{Day, counted, paths};
use crate::ui::Icon;

/// Where the list of what is overdue begins.
pub const OVERDUE: &str = "overdue";

/// One child's, or everyone's: then each line names its child, and what can wait is folded away.
#[component]
pub fn DutyList(
    groups: Vec<DutyGroup>,
    /// The school's day.
    today: Day,
    /// Whether each line names its child.
    with_child: bool,
    /// Whether what is the reader's own to do is marked among what is not.
    #[prop(optional)]
    with_mine: bool,
    /// What is said where nothing is due.
    #[prop(into)]
    empty: String,
) -> impl IntoView {
    if groups.is_empty() {
        return view! { <p class="soft mt-s">{empty}</p> }.into_any();
    }
    let alone = groups.len() == 1;
    groups
        .into_iter()
        .map(|group| match group.urgency {
            Urgency::Later if with_child => view! { <Folded group today open=alone /> }.into_any(),
            _ => view! { <Whole group today with_child with_mine /> }.into_any(),
        })
        .collect_view()
        .into_any()
}

#[component]
fn Whole(group: DutyGroup, today: Day, with_child: bool, with_mine: bool) -> impl IntoView {
    let urgency = group.urgency;
    // The reason is said once where it is the same for all.
    let shared = shared_why(&group.rows);
    let each = shared.is_none();
    let rows = group
        .rows
        .into_iter()
        .map(|row| view! { <Line row urgency today with_child with_mine with_why=each /> });
    view! {
        <h3 class="mt" id=(urgency == Urgency::Late).then_some(OVERDUE)>{group.title}</h3>
        {shared.map(|why| view! { <Reason why=Some(why) reckoned=None /> })}
        <ol class="ruled">{rows.collect_view()}</ol>
        <More more=group.more />
    }
}

/// What is due later, a line each. Beside what is more urgent it is not printed.
#[component]
fn Folded(group: DutyGroup, today: Day, open: bool) -> impl IntoView {
    let rows = group.rows.into_iter().map(|row| view! { <ShortLine row today /> });
    let class = if open { "more mt" } else { "more more--later mt" };
    view! {
        <details class=class open=open>
            <summary><h3>{group.title}</h3></summary>
            <ol class="ruled ruled--tight">{rows.collect_view()}</ol>
            <More more=group.more />
        </details>
    }
}

#[component]
fn More(more: usize) -> impl IntoView {
    (more > 0).then(
        || view! { <p class="soft mt-s">{format!("and {more} more. Each stands on its child’s page.")}</p> },
    )
}

#[component]
fn Line(
    row: DutyRow,
    urgency: Urgency,
    today: Day,
    with_child: bool,
    with_mine: bool,
    with_why: bool,
) -> impl IntoView {
    let chip = match urgency {
        Urgency::Late => "due due--late",
        Urgency::Soon => "due due--soon",
        Urgency::Later => "due due--later",
    };
    let who = if row.people.is_empty() { row.for_whom } else { format!("{}: {}", row.for_whom, row.people) };
    let about = format!(" ({}: {})", row.name, row.what);
    let mine = (with_mine && row.mine).then(|| view! { <span class="tag">"Yours"</span> });
    let late = urgency == Urgency::Late;
    let near = nearness(row.by, today, late);
    let near = near.or_else(|| wants_a_sentence(row.by, today, late).then_some(row.when));
    let near = near
        .map(|words| view! { <span class=chip>{late.then(|| Icon::Warning.into_render())}{words}</span> });
    let due = view! { {near}{mine} };
    let title = if with_child {
        view! {
            <p class="ruled__title">
                <a href=paths::child(row.child.0)>{row.name}</a>
                {row.class.map(|class| view! { <span class="soft">{class}</span> })}
                {due}
            </p>
            <p>{row.what}</p>
        }
        .into_any()
    } else {
        view! { <p class="ruled__title"><strong>{row.what}</strong>{due}</p> }.into_any()
    };
    let act = row.link.map(|(address, words)| {
        view! { <a class="btn" href=address>{words}<span class="vh">{about}</span></a> }.into_any()
    });
    view! {
        <li class="ruled__row">
            <div class="ruled__when"><By by=row.by today /><span>{who}</span></div>
            <div class="ruled__what">
                {title}
                <Reason why=with_why.then_some(row.why) reckoned=row.reckoned />
                <ToDo act also=row.also />
            </div>
        </li>
    }
}

#[component]
fn ShortLine(row: DutyRow, today: Day) -> impl IntoView {
    // Without a day, the line says which school year is missing.
    let missing = row.by.is_none().then(|| view! { <span class="soft">{row.when}</span> });
    view! {
        <li class="ruled__row">
            <div class="ruled__when"><By by=row.by today /></div>
            <div class="ruled__what">
                <p class="ruled__title">
                    <a href=paths::child(row.child.0)>{row.name}</a>
                    <span>{row.what}</span>
                    {missing}
                    {row.reckoned.map(|words| view! { <span class="soft">{words}</span> })}
                </p>
            </div>
        </li>
    }
}

/// By when, for the eye; the whole day for whoever reads it out or takes it along.
#[component]
fn By(by: Option<Day>, today: Day) -> impl IntoView {
    let words = day_words(by, today);
    match by {
        Some(day) => view! { <strong><time datetime=day.to_string()>{words}</time></strong> }.into_any(),
        None => view! { <strong>{words}</strong> }.into_any(),
    }
}

/// The rule in a sentence, and who made it: the tag leads to the rule itself and stays with the sentence's last word. Then
/// how the day was reckoned from it.
#[component]
fn Reason(why: Option<Why>, reckoned: Option<String>) -> impl IntoView {
    if why.is_none() && reckoned.is_none() {
        return ().into_any();
    }
    let why = why.map(|why| {
        let source = match why.link {
            Some(link) => view! { <a class="tag" href=link>{why.source}</a> }.into_any(),
            None => view! { <span class="tag">{why.source}</span> }.into_any(),
        };
        view! { {why.words}"\u{a0}"{source}" " }
    });
    view! { <p class="why">{why}{reckoned}</p> }.into_any()
}

/// The button of a line, and beside it what else is to be put on record by then. On paper it is a list of words.
#[component]
fn ToDo(act: Option<AnyView>, also: Vec<(String, String)>) -> impl IntoView {
    let (count, words) =
        (also.len(), also.iter().map(|(words, _)| words.as_str()).collect::<Vec<_>>().join("; "));
    let links = also
        .into_iter()
        .map(|(words, link)| view! { <li><a class="linkbtn" href=link>{words}</a></li> })
        .collect_view();
    let folded = (count > 0).then(|| {
        view! {
            <details class="more">
                <summary>{counted(count, "thing to put on record", "things to put on record")}</summary>
                <ul class="row">{links}</ul>
            </details>
        }
    });
    let on_paper = (count > 0)
        .then(|| view! { <p class="print-only why">{format!("To be on record by then: {words}.")}</p> });
    let to_do =
        (act.is_some() || count > 0).then(|| view! { <div class="ruled__do no-print">{act}{folded}</div> });
    view! {
        {to_do}
        {on_paper}
    }
}

/// The reason that several lines have in common, if they do.
fn shared_why(rows: &[DutyRow]) -> Option<Why> {
    let [first, rest @ ..] = rows else { return None };
    (!rest.is_empty() && rest.iter().all(|row| row.why == first.why)).then(|| first.why.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pupils::PupilId;

    fn row(words: &str) -> DutyRow {
        DutyRow {
            child: PupilId(1),
            name: String::new(),
            class: None,
            what: String::new(),
            by: None,
            when: String::new(),
            why: Why { words: words.to_owned(), source: "School rule".to_owned(), link: None },
            reckoned: None,
            for_whom: String::new(),
            people: String::new(),
            mine: true,
            link: None,
            also: Vec::new(),
        }
    }

    #[test]
    fn a_reason_is_said_once_only_where_several_lines_have_the_same() {
        assert_eq!(shared_why(&[row("six weeks"), row("six weeks")]), Some(row("six weeks").why));
        assert_eq!(shared_why(&[row("six weeks"), row("a term")]), None);
        assert_eq!(shared_why(&[row("six weeks")]), None);
    }
}
