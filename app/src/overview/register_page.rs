//! The SEN register, to read, to print, and to take along as a spreadsheet. What is shown of it stands in the address,
//! by ids and codes only, so that a choice can be kept as a bookmark.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::register_filters::Filters;
use super::register_server::{Register, open_register};
use super::{OpenStage, RegisterLine, by_code, by_main_need};
use crate::kit::{counted, paths, short_date};
use crate::pupils::{Provision, SenType};
use crate::ui::{Head, loaded};

const TITLE: &str = "SEN register";

/// The register, in what the address chooses of it.
#[component]
pub fn RegisterPage() -> impl IntoView {
    let query = use_query_map();
    let chosen = move || {
        let part = |name: &str| query.with(|query| query.get(name).unwrap_or_default());
        ["class", "code", "need", "stage"].map(part).join("|")
    };
    loaded(
        chosen,
        |chosen| async move {
            let [class, code, need, stage] = four(&chosen);
            open_register(class, code, need, stage).await
        },
        |state| view! { <Shown state /> },
    )
}

/// The four parts of the address as they were joined.
fn four(joined: &str) -> [String; 4] {
    let mut parts = joined.splitn(4, '|').map(str::to_owned);
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}

#[component]
fn Shown(state: Register) -> impl IntoView {
    let file = format!("{}{}", paths::REGISTER_FILE, state.chosen.query());
    // The browser's own link: no page of the app is behind it.
    let actions =
        view! { <a class="btn" rel="external" href=file>"Download as a spreadsheet"</a> }.into_any();
    let only = state.chosen.in_words(&state.classes);
    let children = counted(state.lines.len(), "child", "children");
    let said = match (only.is_empty(), state.lines.is_empty()) {
        (true, true) => "No child whom you work with has code K or E or is on a stage.".to_owned(),
        (true, false) => format!("{children} with code K or E, or on a stage."),
        (false, true) => format!("No child of the register fits all of this: {only}."),
        (false, false) => format!("{children}. Only {only}."),
    };
    let decide = state.may_decide.then(|| {
        view! { " "<a class="no-print" href=paths::CODES>"Decide about their codes"</a> }
    });
    let left_out = state.left_out.map(|words| view! { <p class="mt-s measure">{words}{decide}</p> });
    let rest = (!state.lines.is_empty()).then(|| {
        view! {
            <Counts codes=by_code(&state.lines) needs=by_main_need(&state.lines) />
            <Lines lines=state.lines stages=state.stages />
        }
    });
    view! {
        <Head title=TITLE actions=Some(actions) on_paper=Some((TITLE.to_owned(), Some(state.today))) />
        <p class="mt-s">{said}</p>
        {left_out}
        <Filters chosen=state.chosen classes=state.classes />
        {rest}
    }
}

#[component]
fn Counts(codes: Vec<(Provision, usize)>, needs: Vec<(Option<SenType>, usize)>) -> impl IntoView {
    let fact = |term: String, count: usize| view! { <div><dt>{term}</dt><dd>{count.to_string()}</dd></div> };
    let codes = codes.into_iter().map(|(code, count)| fact(code.in_words(), count)).collect_view();
    let needs = needs
        .into_iter()
        .map(|(need, count)| fact(need.map_or_else(|| "None stated".to_owned(), SenType::in_words), count))
        .collect_view();
    view! {
        <details class="more mt">
            <summary>"How many by code and by main need"</summary>
            <section class="mt-s" aria-labelledby="by-code">
                <h2 id="by-code">"By code"</h2>
                <dl class="facts mt-s">{codes}</dl>
            </section>
            <section class="mt" aria-labelledby="by-need">
                <h2 id="by-need">"By main need"</h2>
                <dl class="facts mt-s">{needs}</dl>
            </section>
        </details>
    }
}

#[component]
fn Lines(
    lines: Vec<RegisterLine>,
    /// What the school calls its stages, in their order.
    stages: Vec<String>,
) -> impl IntoView {
    let lines = lines
        .into_iter()
        .map(|line| {
            let badges = line.stages.iter().map(|open| badge(*open, &stages)).collect_view().into_any();
            view! { <Line line badges /> }
        })
        .collect_view();
    view! {
        <section class="mt-l" aria-labelledby="children">
            <h2 id="children">"Children"</h2>
            <div class="tbl-box mt-s">
                <table class="tbl tbl--stack" role="table" aria-labelledby="children">
                    <thead role="rowgroup">
                        <tr role="row">
                            <th role="columnheader" scope="col">"Child"</th>
                            <th role="columnheader" scope="col">"Class"</th>
                            <th role="columnheader" scope="col">"Year"</th>
                            <th role="columnheader" scope="col">"Code"</th>
                            <th role="columnheader" scope="col">"Needs"</th>
                            <th role="columnheader" scope="col">"Stage"</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{lines}</tbody>
                </table>
            </div>
        </section>
    }
}

/// A stage by its number and its name, and since when the child is there.
fn badge(open: OpenStage, names: &[String]) -> AnyView {
    let number = open.stage.number();
    let name = names.get(usize::from(number) - 1).cloned().unwrap_or_default();
    view! {
        <span class="stage" data-stage=number.to_string()>
            <span class="stage__n"><span class="vh">"Stage "</span>{number.to_string()}</span>
            <span>{format!("{name}, since {}", short_date(open.since))}</span>
        </span>
    }
    .into_any()
}

#[component]
fn Line(
    line: RegisterLine,
    /// The stages where the child is.
    badges: AnyView,
) -> impl IntoView {
    let (code, needs) = (line.code_in_words(), line.needs_in_words());
    // Where the row is a block, the year stands with the class: “1Ash, Year 1”.
    let with_year = if line.class.is_empty() { line.year.clone() } else { format!(", {}", line.year) };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <a href=paths::child(line.id.0)>{format!("{} {}", line.forename, line.surname)}</a>
            </th>
            <td role="cell" data-l="Class"><span>{line.class}<span class="tbl__stacked">{with_year}</span></span></td>
            <td class="tbl__wide" role="cell" data-l="Year"><span>{line.year}</span></td>
            <td role="cell" data-l="Code"><span>{code}</span></td>
            <td role="cell" data-l="Needs"><span>{needs}</span></td>
            <td role="cell" data-l="Stage"><div>{badges}</div></td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_an_address_are_told_apart_again_whatever_somebody_typed() {
        assert_eq!(four("2|K||3"), ["2", "K", "", "3"]);
        assert_eq!(four("2|K||3|4"), ["2", "K", "", "3|4"]);
        assert_eq!(four(""), ["", "", "", ""]);
    }
}
