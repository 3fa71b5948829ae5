//! The school's process as everyone who works here reads it: the document's table, with the school's own names
//! and times, the rules for the whole school, and where the law says something else.

use leptos::prelude::*;

use super::process_server::{ProcessState, open_process};
use super::{Process, StageRow, WholeSchoolRule};
use crate::kit::{AppError, paths};
use crate::ui::{Head, Notice, Problem, Tone, always, loaded};

#[component]
pub fn ProcessPage() -> impl IntoView {
    loaded(
        always,
        |_| open_process(),
        |state: ProcessState| match Process::with(&state.changes) {
            Ok(process) => {
                view! { <Whole process may_change=state.may_change changed=state.changed /> }.into_any()
            }
            Err(_) => view! { <Problem error=AppError::NotUnderstood /> }.into_any(),
        },
    )
}

#[component]
fn Whole(process: Process, may_change: bool, changed: String) -> impl IntoView {
    let change = may_change.then(|| {
        view! { <a class="btn" href=paths::PROCESS_SETTINGS>"Change names and times"</a> }.into_any()
    });
    let stages =
        process.stages().iter().map(|row| view! { <OneStage row=row.clone() process=process.clone() /> });
    let document = Process::the_schools();
    let rules = WholeSchoolRule::ALL.map(|rule| {
        let (words, was) = (rule.words(&process), rule.words(&document));
        let changed = (words != was).then(|| view! { <Changed was /> });
        view! { <li id=rule.id()>{words}{changed}</li> }
    });
    view! {
        <Head title="How we support a child" actions=change />
        <p class="measure mt-s">
            "Six stages, from a first concern to an education, health and care plan. A child can move on, stay, step down or leave. A parent or the school may ask for an assessment from any of them."
        </p>
        {(!changed.is_empty()).then(|| view! { <p class="soft mt-s">{changed}</p> })}
        <ol class="process mt">{stages.collect_view()}</ol>
        <section class="mt-l" aria-labelledby="whole-school">
            <h2 id="whole-school">"For the whole school"</h2>
            <ul class="bullets mt-s">{rules}</ul>
        </section>
    }
}

#[component]
fn OneStage(row: StageRow, process: Process) -> impl IntoView {
    let number = row.stage.number();
    let people = row.involved.iter().map(|involved| involved.words).collect::<Vec<_>>().join("; ");
    let actions = row
        .actions
        .iter()
        .map(|action| {
            let name = process.action_name(*action).into_owned();
            let was = action.default_name();
            let changed = (name != was).then(|| view! { <Changed was=was.to_owned() /> });
            view! { <li>{name}{changed}</li> }
        })
        .collect_view();
    let document = Process::the_schools();
    let was = document.stage(row.stage);
    let differs = |is: &str, was: &str| (is != was).then(|| view! { <Changed was=was.to_owned() /> });
    let (name, when, timeframe) =
        (row.name.clone().into_owned(), row.when.clone().into_owned(), row.timeframe_words().into_owned());
    let (name_changed, when_changed, time_changed) =
        (differs(&name, &was.name), differs(&when, &was.when), differs(&timeframe, &was.timeframe_words()));
    let law = row.in_law.map(|law| {
        view! {
            <Notice tone=Tone::Note title="The law says something else".to_owned()>
                <p>{law.words}" "<span class="tag">{law.source}</span></p>
            </Notice>
        }
    });
    view! {
        <li class="sheet" id=paths::stage_anchor(number) data-stage=number.to_string()>
            <h2 class="stage">
                <span class="stage__n"><span class="vh">"Stage "</span>{number.to_string()}</span>
                <span>{name}</span>
            </h2>
            {name_changed.map(|changed| view! { <p>{changed}</p> })}
            <dl class="facts facts--long mt-s">
                <div><dt>"When"</dt><dd>{when}{when_changed}</dd></div>
                <div><dt>"Who is involved"</dt><dd>{people}</dd></div>
                <div><dt>"Actions"</dt><dd><ul class="bullets">{actions}</ul></dd></div>
                <div><dt>"Timeframe"</dt><dd>{timeframe}{time_changed}</dd></div>
            </dl>
            {law}
        </li>
    }
}

/// Marks what this school has changed of its document.
#[component]
fn Changed(was: String) -> impl IntoView {
    view! { " "<span class="tag">"Changed here"</span><span class="soft">{format!(" The document says “{was}”.")}</span> }
}
