//! What is wrong with the rows of a file, as a table: where, what is there, and what to do.

use leptos::prelude::*;

use super::Problem;

#[component]
pub fn ProblemTable(problems: Vec<Problem>) -> impl IntoView {
    let lines = problems
        .into_iter()
        .map(|problem| {
            view! {
                <tr role="row">
                    <th role="rowheader" scope="row"><span class="vh">"Row "</span>{problem.row}</th>
                    <td role="cell" data-l="Column"><span>{problem.column}</span></td>
                    <td role="cell" data-l="What is there"><span>{problem.value}</span></td>
                    <td role="cell" data-l="What to do"><span>{problem.message}</span></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="tbl-box mt">
            <table class="tbl tbl--stack" role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">"Row"</th>
                        <th role="columnheader" scope="col">"Column"</th>
                        <th role="columnheader" scope="col">"What is there"</th>
                        <th role="columnheader" scope="col">"What to do"</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{lines}</tbody>
            </table>
        </div>
    }
}
