//! The first page after signing in: the whole school on its pathway for whoever sees it, what is late, what is
//! due this week, and the asker's own classes.

use leptos::prelude::*;

use super::Unplaced;
use super::begun::Begun;
use super::duty_list::{DutyList, OVERDUE};
use super::duty_rows::{DutyGroup, Urgency};
use super::server::{AccessLine, BoardLine, Soonest, Today, open_today};
use crate::kit::{Day, long_date, paths, short_date};
use crate::ui::{Head, Icon, Notice, Tone, always, loaded};

#[component]
pub fn TodayPage() -> impl IntoView {
    loaded(always, |_| open_today(), |state| view! { <Shown state /> })
}

#[component]
fn Shown(state: Today) -> impl IntoView {
    // One solid button: what is overdue comes before finding somebody.
    let overdue = state.duties.iter().any(|group| group.urgency == Urgency::Late).then(|| {
        view! { <a class="btn btn--primary" href=format!("#{OVERDUE}")>"Go to what is overdue"</a> }
    });
    let find = if overdue.is_some() { "btn" } else { "btn btn--primary" };
    let actions = view! { {overdue}<a class=find href=paths::CHILDREN>"Find a child"</a> }.into_any();
    let classes = state
        .classes
        .into_iter()
        .map(|(id, name)| view! { <li><a class="btn" href=paths::class(id)>{name}</a></li> })
        .collect_view();
    let today = state.day;
    let board = (!state.board.is_empty()).then(|| view! { <Board stages=state.board /> });
    let nothing = nothing_due(&state.others, today);
    // Whoever has no child with anything due is told where else to go.
    let places = (state.duties.is_empty() && state.others.is_empty()).then(|| view! { <Places /> });
    view! {
        <Head title=state.title actions=Some(actions) on_paper=Some(("Today".to_owned(), Some(state.day))) />
        <p class="soft mt-s">{long_date(state.day)}</p>
        <OwnAccount lines=state.own_account />
        <ul class="pills mt">{classes}</ul>
        <Begun lines=state.begun with_child=true />
        <FirstSteps steps=state.first_steps />
        <ToPlace unplaced=state.unplaced />
        {board}
        <section class="mt-l" aria-labelledby="due">
            <h2 id="due">{if state.whole_school { "What must happen" } else { "Due from you" }}</h2>
            <DutyList groups=state.duties today with_child=true with_mine=state.whole_school empty=nothing />
            {places}
        </section>
        <Others groups=state.others today />
        <Access lines=state.access />
    }
}

/// Nothing is due of the reader: when there is something of a colleague, for the same children.
fn nothing_due(others: &[DutyGroup], today: Day) -> String {
    // Not what lies before a child was placed here.
    let days = others.iter().flat_map(|group| &group.rows).filter_map(|row| row.by);
    let next = days.filter(|day| *day >= today).min();
    match next {
        Some(day) => {
            format!("Nothing is due from you. The next thing for your children is on {}.", long_date(day))
        }
        None => "Nothing is due from you.".to_owned(),
    }
}

/// Where somebody goes who has nothing to do here.
#[component]
fn Places() -> impl IntoView {
    view! {
        <ul class="row mt-s no-print">
            <li><a class="linkbtn" href=paths::CHILDREN>"The classes and their children"</a></li>
            <li><a class="linkbtn" href=paths::STAFF>"Who works here"</a></li>
            <li><a class="linkbtn" href=paths::PROCESS>"How we support a child"</a></li>
        </ul>
    }
}

/// What is due of colleagues, for the same children.
#[component]
fn Others(groups: Vec<DutyGroup>, today: Day) -> impl IntoView {
    if groups.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="mt-l" aria-labelledby="others">
            <h2 id="others">"Due from colleagues"</h2>
            <DutyList groups today with_child=true empty="" />
        </section>
    }
    .into_any()
}

/// What a new school does first.
#[component]
fn FirstSteps(steps: Vec<(String, String)>) -> impl IntoView {
    if steps.is_empty() {
        return ().into_any();
    }
    let lines =
        steps.into_iter().map(|(words, path)| view! { <li><a href=path>{words}</a></li> }).collect_view();
    view! {
        <section class="sheet mt-l" aria-labelledby="first-steps">
            <h2 id="first-steps">"First steps"</h2>
            <ol class="instructions mt-s">{lines}</ol>
        </section>
    }
    .into_any()
}

/// Children who came with a SEN code and are on no stage.
#[component]
fn ToPlace(unplaced: Unplaced) -> impl IntoView {
    let prompts = unplaced.prompts();
    if prompts.is_empty() {
        return ().into_any();
    }
    let lines = prompts
        .into_iter()
        .map(|(words, link, path)| view! { <p>{words}" "<a class="linkbtn" href=path>{link}</a></p> })
        .collect_view();
    view! {
        <div class="mt no-print">
            <Notice tone=Tone::Note title="A SEN code and no stage".to_owned()>{lines}</Notice>
        </div>
    }
    .into_any()
}

/// That somebody else has opened the reader's account anew: they would not know else.
#[component]
fn OwnAccount(lines: Vec<String>) -> impl IntoView {
    if lines.is_empty() {
        return ().into_any();
    }
    let lines = lines.into_iter().map(|words| view! { <p>{words}</p> }).collect_view();
    view! {
        <div class="mt no-print">
            <Notice tone=Tone::Soon title="Your own account".to_owned()>{lines}</Notice>
        </div>
    }
    .into_any()
}

/// Who was let in or sees more, without the SENCo or the head.
#[component]
fn Access(lines: Vec<AccessLine>) -> impl IntoView {
    if lines.is_empty() {
        return ().into_any();
    }
    let lines = lines
        .into_iter()
        .map(|line| {
            view! {
                <li class="ruled__row">
                    <div class="ruled__when"><strong>{short_date(line.day)}</strong></div>
                    <div class="ruled__what"><p>{line.words}</p><p class="soft">{format!("by {}", line.by)}</p></div>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="mt-l no-print" aria-labelledby="access">
            <h2 id="access">"Who was given access of late"</h2>
            <p class="soft mt-s">"By the office or at the school’s server, in the last two weeks. If somebody should not be here, end their access on the staff page."</p>
            <ol class="ruled ruled--tight mt-s">{lines}</ol>
        </section>
    }
    .into_any()
}

/// The whole school as a walk: how many children are at each stage, and how many of them have something late.
#[component]
fn Board(stages: Vec<BoardLine>) -> impl IntoView {
    let lanes = stages.into_iter().map(|stage| view! { <Lane stage /> }).collect_view();
    view! {
        <section class="board-box mt-l" aria-labelledby="board">
            <h2 id="board">"On the pathway"</h2>
            <ol class="board">{lanes}</ol>
        </section>
    }
}

#[component]
fn Lane(stage: BoardLine) -> impl IntoView {
    let children = if stage.children == 1 { " child" } else { " children" };
    let late = (stage.late > 0).then(|| {
        view! { <span class="due due--late due--mini">{Icon::Warning}{format!("{} late", stage.late)}</span> }
    });
    let name = if stage.children > 0 {
        let path = format!("{}?stage={}", paths::REGISTER, stage.number);
        view! { <a class="lane__name" href=path>{stage.name}</a> }.into_any()
    } else {
        view! { <span class="lane__name">{stage.name}</span> }.into_any()
    };
    let soonest = stage.soonest.into_iter().map(|child| view! { <OnTheBoard child /> }).collect_view();
    view! {
        <li class="lane" data-stage=stage.number.to_string()>
            <span class="lane__n"><span class="vh">"Stage "</span>{stage.number.to_string()}</span>
            {name}
            <span class="lane__count">
                <b>{stage.children.to_string()}</b>{children}" "<span class="lane__late">{late}</span>
            </span>
            <ul class="lane__list">{soonest}</ul>
        </li>
    }
}

/// One of the children with the soonest dates at a stage.
#[component]
fn OnTheBoard(child: Soonest) -> impl IntoView {
    let when = match (child.late, child.soon) {
        (true, _) => "due due--late due--mini",
        (false, true) => "due due--soon due--mini",
        (false, false) => "soft",
    };
    let class = (!child.class.is_empty()).then(|| format!(" · {}", child.class));
    view! {
        <li>
            <a href=paths::child(child.child.0)>
                <span class="lane__who">{child.name}</span>
                <span class="lane__when"><span class=when>{child.when}</span>{class}</span>
            </a>
        </li>
    }
}

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests {
    use super::*;
    use crate::overview::duty_rows::{DutyRow, Why};
    use crate::pupils::PupilId;

    fn due_by(day: Option<&str>) -> DutyGroup {
        let row = DutyRow {
            child: PupilId(1),
            name: String::new(),
            class: None,
            what: String::new(),
            by: day.map(|day| day.parse().expect("a day")),
            when: String::new(),
            why: Why { words: String::new(), source: String::new(), link: None },
            reckoned: None,
            for_whom: String::new(),
            people: String::new(),
            mine: false,
            link: None,
            also: Vec::new(),
        };
        DutyGroup { urgency: Urgency::Later, title: String::new(), rows: vec![row], more: 0 }
    }

    #[test]
    fn whoever_has_nothing_to_do_hears_when_the_next_thing_is() {
        let others = [due_by(None), due_by(Some("2026-12-11")), due_by(Some("2026-12-08"))];
        let today = Day::from_ymd_opt(2026, 11, 24).expect("a day");
        let words = nothing_due(&others, today);
        assert!(
            words.ends_with("The next thing for your children is on Tuesday 8 December 2026."),
            "{words}"
        );
        assert_eq!(nothing_due(&[], today), "Nothing is due from you.");
        assert_eq!(
            nothing_due(&[due_by(None), due_by(Some("2026-11-07"))], today),
            "Nothing is due from you."
        );
    }
}
