//! One school year: its six half terms and the days closed, to be checked and changed.

use std::ops::RangeInclusive;

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::server::{SaveSchoolYear, YEAR_FORM, YearState, open_school_year};
use super::{ClosureKind, HalfTerm, MOST_CLOSURES, SchoolYear, closure_field, read_year};
use crate::kit::{Answers, AppError, FieldErrors, paths};
use crate::ui::{
    Autosave, Done, ErrorSummary, FieldError, Head, Notice, SavedLine, ThrowAway, Tone, WaitingHere,
    address_of, answers_of, control_id, loaded, part_of_address, way_in,
};

/// Empty rows after the last closure, so that some can be added without the browser's half.
const SPARE_ROWS: usize = 4;

#[component]
pub fn YearPage() -> impl IntoView {
    loaded(
        part_of_address("year"),
        |year| async move { open_school_year(year.parse().map_err(|_| AppError::NotFound)?).await },
        |state| view! { <YearForm state /> },
    )
}

#[component]
fn YearForm(state: YearState) -> impl IntoView {
    let action = ServerAction::<SaveSchoolYear>::new();
    let form = state.form;
    let (errors, set_errors) = signal(form.errors.clone());
    // Made here and not where it is drawn: it lives as long as the page.
    let faults = Signal::from(errors);
    let summary = NodeRef::<html::Div>::new();
    // What the fields are drawn with: what came with the page, or what waited on this device.
    let start = RwSignal::new(form.answers.clone());
    let (key, version, starts_in) = (form.key, state.version, state.starts_in);
    let (sent_key, result) = (key.clone(), action.value());
    let autosave = Autosave::new(
        YEAR_FORM,
        starts_in.to_string(),
        key.clone(),
        form.device,
        form.answers,
        form.draft_of,
    );
    Effect::new(move |_| {
        match result.get() {
            Some(Ok(())) => autosave.arrived(),
            Some(Err(error)) => {
                autosave.came_back();
                match error {
                    AppError::Invalid(refused) => set_errors.set(refused),
                    // Somebody else was quicker: the page is shown as it is now.
                    AppError::Conflict => Done::again(),
                    _ => {}
                }
            }
            None => {}
        }
    });
    Effect::new(move |_| {
        if !errors.get().is_empty()
            && let Some(summary) = summary.get()
        {
            // A list that cannot take the focus is still on the page.
            let _ = summary.focus();
        }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(answers) = answers_of(&event) else { return };
        match read_year(SchoolYear(starts_in), &answers) {
            Ok(_) => {
                set_errors.set(FieldErrors::new());
                autosave.sent();
                action.dispatch(SaveSchoolYear { key: sent_key.clone(), starts_in, version, answers });
            }
            Err(found) => set_errors.set(found),
        }
    };
    let refusal = move || match result.get() {
        Some(Err(error)) if !matches!(error, AppError::Invalid(_)) => Some(view! {
            <div role="alert">
                <Notice tone=Tone::Late title="It was not saved".to_owned()>
                    <p>{error.to_string()}</p>
                    {way_in(&error, &paths::school_year(starts_in))}
                </Notice>
            </div>
        }),
        _ => None,
    };
    let typed = move |event: leptos::web_sys::Event| {
        if let Some(answers) = answers_of(&event) {
            autosave.typed(answers);
        }
    };
    let unsaved = state.unsaved.then(|| {
        view! {
            <Notice tone=Tone::Soon title="These are your dates, not the saved ones".to_owned()>
                <p>"You began to change them, or somebody else saved while you wrote. Save them, or throw yours away to see what is kept."</p>
                <ThrowAway form=YEAR_FORM subject=starts_in.to_string() />
            </Notice>
        }
    });
    let confirmed = state.confirmed;
    let may_change = state.may_change;
    view! {
        <Head title=format!("School year {}", state.label) back=Some((paths::SCHOOL_YEARS.to_owned(), "all years".to_owned())) />
        {unsaved}
        <ErrorSummary order=fields(MOST_CLOSURES) errors=faults node=summary />
        <WaitingHere take=Callback::new(move |answers| start.set(answers)) autosave />
        {(!confirmed).then(|| view! {
            <Notice tone=Tone::Soon title="Typical dates, not yet checked".to_owned()>
                <p>"Put them right for your school, then save. Deadlines follow at once."</p>
            </Notice>
        })}
        <form class="flow flow--loose mt" method="post" action={address_of::<SaveSchoolYear>()} novalidate on:submit=submit on:input=typed on:change=move |_| autosave.keep()>
            <input type="hidden" name="key" value=key.as_str().to_owned() />
            <input type="hidden" name="starts_in" value=starts_in.to_string() />
            <input type="hidden" name="version" value=version.to_string() />
            <section>
                <h2>"Half terms"</h2>
                {move || {
                    start.track();
                    view! { <HalfTerms answers=start errors=faults /> }
                }}
            </section>
            <section>
                <h2>"Days closed"</h2>
                <p class="field__hint">"INSET days, bank holidays in term, and days lost to snow or a burst pipe. To take one out, empty its dates."</p>
                {move || {
                    let (open, all) = start.with(rows_of);
                    let more = (open < all).then(|| view! {
                        <details class="more mt-s">
                            <summary>"More days closed"</summary>
                            <Closures answers=start errors=faults rows={open + 1..=all} />
                        </details>
                    });
                    view! { <Closures answers=start errors=faults rows={1..=open} />{more} }
                }}
            </section>
            {refusal}
            <SavedLine autosave />
            {may_change.then(|| view! {
                <div class="send-bar">
                    <button class="btn btn--primary" type="submit">"These dates are right"</button>
                    <a class="btn btn--quiet" href=paths::SCHOOL_YEARS>"Leave them as they are"</a>
                </div>
            })}
        </form>
    }
}

/// How many rows stand open: those that hold something, and an empty one; and how many there are with those that are folded
/// away.
fn rows_of(answers: &Answers) -> (usize, usize) {
    let holds = |number: &usize| {
        ["first", "last", "name"]
            .into_iter()
            .any(|part| !answers.first(&closure_field(*number, part)).is_empty())
    };
    let held = (1..=MOST_CLOSURES).rev().find(holds).unwrap_or(0);
    ((held + 1).min(MOST_CLOSURES), (held + SPARE_ROWS).min(MOST_CLOSURES))
}

#[component]
fn HalfTerms(answers: RwSignal<Answers>, errors: Signal<FieldErrors>) -> impl IntoView {
    let lines = HalfTerm::ALL
        .into_iter()
        .map(|half| {
            view! {
                <tr role="row">
                    <th role="rowheader" scope="row">{half.label()}</th>
                    <td role="cell" data-l="First day">
                        <Cell field=half.first_field() label=format!("First day of {}", half.label()) kind="date" answers errors />
                    </td>
                    <td role="cell" data-l="Last day">
                        <Cell field=half.last_field() label=format!("Last day of {}", half.label()) kind="date" answers errors />
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="tbl-box">
            <table class="tbl tbl--stack year" role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">"Half term"</th>
                        <th role="columnheader" scope="col">"First day"</th>
                        <th role="columnheader" scope="col">"Last day"</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{lines}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Closures(
    answers: RwSignal<Answers>,
    errors: Signal<FieldErrors>,
    /// The numbers of its rows.
    rows: RangeInclusive<usize>,
) -> impl IntoView {
    let lines = rows
        .map(|number| {
            let field = move |part| closure_field(number, part);
            view! {
                <tr role="row">
                    <td role="cell" data-l="Why">
                        <Why field=field("kind") label=format!("Why closed, row {number}") answers errors />
                    </td>
                    <td role="cell" data-l="First day">
                        <Cell field=field("first") label=format!("First day closed, row {number}") kind="date" answers errors />
                    </td>
                    <td role="cell" data-l="Last day">
                        <Cell field=field("last") label=format!("Last day closed, row {number}; empty for one day") kind="date" answers errors />
                    </td>
                    <td role="cell" data-l="Name">
                        <Cell field=field("name") label=format!("Name, row {number}") kind="text" answers errors />
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="tbl-box">
            <table class="tbl tbl--stack year" role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">"Why"</th>
                        <th role="columnheader" scope="col">"First day"</th>
                        <th role="columnheader" scope="col">"Last day"</th>
                        <th role="columnheader" scope="col">"Name"</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{lines}</tbody>
            </table>
        </div>
    }
}

/// One field of a table: its label is for those who do not see the table.
#[component]
fn Cell(
    field: String,
    label: String,
    kind: &'static str,
    answers: RwSignal<Answers>,
    errors: Signal<FieldErrors>,
) -> impl IntoView {
    let id = control_id(&field);
    let value = answers.with_untracked(|answers| answers.first(&field).to_owned());
    let name = format!("answers[{field}][]");
    let checked = field.clone();
    view! {
        <div>
            <FieldError question=field errors />
            <label class="vh" for=id.clone()>{label}</label>
            <input
                class="in"
                id=id
                name=name
                type=kind
                value=value
                autocomplete="off"
                aria-invalid=move || errors.get().contains_key(&checked).then_some("true")
            />
        </div>
    }
}

#[component]
fn Why(
    field: String,
    label: String,
    answers: RwSignal<Answers>,
    errors: Signal<FieldErrors>,
) -> impl IntoView {
    let id = control_id(&field);
    let chosen = answers.with_untracked(|answers| answers.first(&field).to_owned());
    let name = format!("answers[{field}][]");
    let options = ClosureKind::ALL
        .into_iter()
        .map(|kind| view! { <option value=kind.id() selected={kind.id() == chosen}>{kind.label()}</option> })
        .collect_view();
    view! {
        <div>
            <FieldError question=field errors />
            <label class="vh" for=id.clone()>{label}</label>
            <select class="select" id=id name=name>
                <option value="">"–"</option>
                {options}
            </select>
        </div>
    }
}

/// All fields in the order of the page.
fn fields(rows: usize) -> Vec<String> {
    let halves = HalfTerm::ALL.into_iter().flat_map(|half| [half.first_field(), half.last_field()]);
    let closures = (1..=rows)
        .flat_map(|number| ["kind", "first", "last", "name"].map(|part| closure_field(number, part)));
    halves.chain(closures).collect()
}
