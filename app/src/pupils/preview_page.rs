//! What a file would do to the register, before anything is done.

use leptos::prelude::*;

use super::explain_headings::{HeadingsNeeded, HeadingsRead};
use super::import_server::{ApplyImport, MarkLeavers};
use super::preview_server::{ChangedChild, Counts, PreviewState, open_preview};
use super::problem_table::ProblemTable;
use super::{Missing, Problem};
use crate::kit::{ActKey, AppError, counted, paths};
use crate::ui::{Head, address_of, loaded, part_of_address};

#[component]
pub fn PreviewPage() -> impl IntoView {
    let file =
        |file| async move { open_preview(ActKey::try_from(file).map_err(|_| AppError::NotFound)?).await };
    loaded(part_of_address("file"), file, |state| {
        view! {
            <Head title="What this file would change" back=Some((paths::IMPORT.to_owned(), "the import".to_owned())) />
            <Shown state />
        }
    })
}

#[component]
fn Shown(state: PreviewState) -> impl IntoView {
    if let Some(unreadable) = state.unreadable {
        return view! { <HeadingsNeeded key=state.key file=state.file headings=state.headings unreadable /> }
            .into_any();
    }
    let counts = state.counts;
    let of = if state.of_staff { Of::Staff } else { Of::Children };
    let (file, key, headings_key) = (state.file.clone(), state.key.clone(), state.key.clone());
    view! {
        <div class="preview flow flow--loose">
            <p class="preview__says">{says(&state.file_name, counts, of)}</p>
            <HeadingsRead key=headings_key file=state.file.clone() headings=state.headings />
            <Problems problems=state.problems counts />
            <Apply file=state.file fingerprint=state.fingerprint key=state.key counts of />
            <ChangedList changed=state.changed total={if state.of_staff { 0 } else { counts.changed }} />
            <NewList title=format!("{} new", counted(counts.new, "is", "are")) new=state.new total=counts.new />
            {state.of_staff.then(|| view! {
                <NewList title=format!("{} changed", counted(counts.changed, "is", "are")) new=state.changed_staff total=counts.changed />
            })}
            <Leavers missing=state.missing total=counts.missing rows=counts.rows file key />
        </div>
    }
    .into_any()
}

/// Whom a list is about.
#[derive(Clone, Copy)]
enum Of {
    Children,
    Staff,
}

impl Of {
    fn counted(self, count: u32) -> String {
        match self {
            Of::Children => counted(count, "child", "children"),
            Of::Staff => counted(count, "member of staff", "members of staff"),
        }
    }
}

fn says(file_name: &str, counts: Counts, of: Of) -> String {
    let Counts { rows, new, changed, unchanged, .. } = counts;
    let (rows, new) = (counted(rows, "row", "rows"), of.counted(new));
    let unchanged = counted(unchanged, "stays as it is", "stay as they are");
    format!("{file_name} has {rows}. It would add {new} and change {changed}; {unchanged}.")
}

#[component]
fn Apply(file: ActKey, fingerprint: String, key: ActKey, counts: Counts, of: Of) -> impl IntoView {
    if counts.new + counts.changed == 0 {
        return view! {
            <p>"There is nothing to apply."</p>
            <div class="btns">
                <a class="btn" href=paths::CHILDREN>"Go to the children"</a>
                <a class="btn btn--quiet" href=paths::IMPORT>"All imports, to take one back"</a>
            </div>
        }
        .into_any();
    }
    let words = match (counts.new + counts.changed, counts.problems) {
        (good, 0) => format!("Apply to {}", of.counted(good)),
        (good, _) => format!("Apply the {good} good ones"),
    };
    view! {
        <form method="post" action={address_of::<ApplyImport>()}>
            <input type="hidden" name="key" value=key.as_str().to_owned() />
            <input type="hidden" name="file" value=file.as_str().to_owned() />
            <input type="hidden" name="fingerprint" value=fingerprint />
            <div class="btns">
                <button class="btn btn--primary" type="submit">{words}</button>
                <a class="btn btn--quiet" href=paths::IMPORT>"Change nothing"</a>
            </div>
            <p class="soft mt-s">{match of {
                Of::Children => "It can be taken back afterwards. Who may receive letters is never touched.",
                Of::Staff => "Nobody’s access ends, and no role is taken away.",
            }}</p>
        </form>
    }
    .into_any()
}

#[component]
fn Problems(problems: Vec<Problem>, counts: Counts) -> impl IntoView {
    if counts.problems == 0 {
        return ().into_any();
    }
    view! {
        <section>
            <h2>{cannot_be_used(counts)}</h2>
            <p class="soft">"Put them right in your MIS and export again, or go on without them."</p>
            <ProblemTable problems />
        </section>
    }
    .into_any()
}

fn cannot_be_used(counts: Counts) -> String {
    let rows = counted(counts.bad_rows, "row cannot", "rows cannot");
    if counts.problems == counts.bad_rows {
        return format!("{rows} be used yet");
    }
    format!("{rows} be used yet ({} problems)", counts.problems)
}

#[component]
fn ChangedList(changed: Vec<ChangedChild>, total: u32) -> impl IntoView {
    if total == 0 {
        return ().into_any();
    }
    let shown = changed.len();
    let lines = changed
        .into_iter()
        .map(|child| {
            let fields = child
                .fields
                .into_iter()
                .map(|field| {
                    view! {
                        <li>
                            {field.field}": "
                            {field.was.map(|was| view! { <del class="preview__was">{was}</del>" " })}
                            {field.becomes.map(|becomes| view! { <ins class="preview__now">{becomes}</ins> })}
                        </li>
                    }
                })
                .collect_view();
            let returns = child.returns.then_some(" comes back");
            view! { <li><strong>{child.name}</strong>{returns}<ul>{fields}</ul></li> }
        })
        .collect_view();
    view! {
        <section>
            <h2>{counted(total, "child changes", "children change")}</h2>
            <ul class="mt">{lines}</ul>
            <More shown total />
        </section>
    }
    .into_any()
}

#[component]
fn NewList(title: String, new: Vec<String>, total: u32) -> impl IntoView {
    if total == 0 {
        return ().into_any();
    }
    let shown = new.len();
    let lines = new.into_iter().map(|name| view! { <li>{name}</li> }).collect_view();
    view! {
        <details class="more">
            <summary>{title}</summary>
            <ul>{lines}</ul>
            <More shown total />
        </details>
    }
    .into_any()
}

/// Children on roll who are not in the file. Nobody becomes a leaver by being left out.
#[component]
fn Leavers(missing: Vec<Missing>, total: u32, rows: u32, file: ActKey, key: ActKey) -> impl IntoView {
    if total == 0 {
        return ().into_any();
    }
    let partial = (total > rows).then(|| {
        view! { <p>"Most of the school is not in this file. It looks like a part of the list: then nobody here has left."</p> }
    });
    let shown = missing.len();
    let lines = missing
        .into_iter()
        .map(|child| {
            view! {
                <label class="check">
                    <input type="checkbox" name="answers[left][]" value=child.id.to_string() />
                    <span>{child.name}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <details class="more">
            <summary>{format!("{} on roll not in the file", counted(total, "child", "children"))}</summary>
            <form class="flow" method="post" action={address_of::<MarkLeavers>()}>
                <input type="hidden" name="key" value=key.as_str().to_owned() />
                <input type="hidden" name="file" value=file.as_str().to_owned() />
                {partial}
                <p>"They stay as they are. Tick those who have left the school."</p>
                <fieldset class="checks">
                    <legend class="vh">"Children who have left"</legend>
                    {lines}
                </fieldset>
                <More shown total />
                <button class="btn" type="submit">"Mark the ticked ones as leavers"</button>
            </form>
        </details>
    }
    .into_any()
}

#[component]
fn More(shown: usize, total: u32) -> impl IntoView {
    let more = (total as usize).saturating_sub(shown);
    (more > 0).then(|| view! { <p class="soft">{format!("and {more} more")}</p> })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heading_of_problems_counts_rows_and_says_the_problems_where_there_are_more() {
        let counts = |bad_rows, problems| Counts { problems, bad_rows, ..Counts::default() };
        assert_eq!(cannot_be_used(counts(3, 5)), "3 rows cannot be used yet (5 problems)");
        assert_eq!(cannot_be_used(counts(1, 1)), "1 row cannot be used yet");
    }
}
