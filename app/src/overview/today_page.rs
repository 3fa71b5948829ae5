//! The first page after signing in: the whole school on its pathway for whoever sees it, what is late, what is
//! due this week, and the asker's own classes.

use leptos::prelude::*;

use super::Unplaced;
use super::begun::Begun;
use super::duty_list::{DutyList, OVERDUE};
use super::duty_rows::{DutyGroup, Urgency};
use super::server::{AccessLine, BoardLine, Soonest, Today, open_today};
use crate::kit::{long_date, paths, short_date};
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
    let board = (!state.board.is_empty()).then(|| view! { <Board stages=state.board /> });
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
            <DutyList groups=state.duties with_child=true with_mine=state.whole_school empty="Nothing is due from you." />
        </section>
        <Others groups=state.others />
        <Access lines=state.access />
    }
}

/// What is due of colleagues, for the same children.
#[component]
fn Others(groups: Vec<DutyGroup>) -> impl IntoView {
    if groups.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="mt-l" aria-labelledby="others">
            <h2 id="others">"Due from colleagues"</h2>
            <DutyList groups with_child=true empty="" />
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
        .map(|(words, link, path)| view! { <p>{words}" "<a href=path>{link}</a></p> })
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
        view! {
            <span class="lane__late">
                <span class="due due--late due--mini">{Icon::Warning}{format!("{} late", stage.late)}</span>
            </span>
        }
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
            <span class="lane__count"><b>{stage.children.to_string()}</b>{children}</span>
            {late}
            <ul class="lane__list">{soonest}</ul>
        </li>
    }
}

/// One of the children with the soonest dates at a stage.
#[component]
fn OnTheBoard(child: Soonest) -> impl IntoView {
    let when = if child.late { "due due--late due--mini" } else { "soft" };
    view! {
        <li>
            <a href=paths::child(child.child.0)>
                <span class="lane__who">{child.name}</span>
                <span class="lane__when"><span class=when>{child.when}</span>" "{child.class}</span>
            </a>
        </li>
    }
}
