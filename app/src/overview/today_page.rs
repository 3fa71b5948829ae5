//! The first page after signing in: what is late, what is due this week, and the asker's own classes.

use leptos::prelude::*;

use super::duty_list::DutyList;
use super::server::{Today, open_today};
use crate::kit::paths;
use crate::ui::{Head, always, loaded};

#[component]
pub fn TodayPage() -> impl IntoView {
    loaded(always, |_| open_today(), |state| view! { <Shown state /> })
}

#[component]
fn Shown(state: Today) -> impl IntoView {
    let actions = view! { <a class="btn btn--primary" href=paths::CHILDREN>"Find a child"</a> }.into_any();
    let classes = state
        .classes
        .into_iter()
        .map(|(id, name)| view! { <li><a class="btn" href=paths::class(id)>{name}</a></li> })
        .collect_view();
    let board = (!state.board.is_empty()).then(|| {
        let stages = state
            .board
            .into_iter()
            .map(|stage| {
                view! {
                    <tr role="row">
                        <th role="rowheader" scope="row">{format!("{} {}", stage.number, stage.name)}</th>
                        <td role="cell" data-l="Children"><span>{stage.children.to_string()}</span></td>
                        <td role="cell" data-l="With something late"><span>{stage.late.to_string()}</span></td>
                    </tr>
                }
            })
            .collect_view();
        view! {
            <section class="mt-l">
                <h2>"On the pathway"</h2>
                <div class="tbl-box mt">
                    <table class="tbl tbl--stack" role="table">
                        <thead role="rowgroup">
                            <tr role="row">
                                <th role="columnheader" scope="col">"Stage"</th>
                                <th role="columnheader" scope="col">"Children"</th>
                                <th role="columnheader" scope="col">"With something late"</th>
                            </tr>
                        </thead>
                        <tbody role="rowgroup">{stages}</tbody>
                    </table>
                </div>
            </section>
        }
    });
    view! {
        <Head title=state.title actions=Some(actions) />
        <p class="soft mt-s">{state.day}</p>
        <ul class="pills mt">{classes}</ul>
        <section class="mt-l" aria-labelledby="due">
            <h2 id="due">"What must happen"</h2>
            <DutyList groups=state.duties with_child=true empty="Nothing is due for the children you work with." />
        </section>
        {board}
    }
}
