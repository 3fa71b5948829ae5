//! What of the SEN register is shown: a form that asks for the same page with another address. It works without the
//! browser's half.

use leptos::prelude::*;

use super::Chosen;
use crate::kit::paths;
use crate::pathway::Stage;
use crate::pupils::{Provision, SenType};

#[component]
pub fn Filters(chosen: Chosen, classes: Vec<(i64, String)>) -> impl IntoView {
    let classes: Vec<_> = classes.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    let codes = Provision::ALL.map(|code| (code.code().to_owned(), code.in_words())).to_vec();
    let needs = SenType::ALL.map(|need| (need.code().to_owned(), need.in_words())).to_vec();
    let stages =
        Stage::ALL.map(|stage| (stage.number().to_string(), format!("Stage {}", stage.number()))).to_vec();
    let class = chosen.class.map(|id| id.to_string()).unwrap_or_default();
    let code = chosen.code.map(Provision::code).unwrap_or_default().to_owned();
    let need = chosen.need.map(SenType::code).unwrap_or_default().to_owned();
    let stage = chosen.stage.map(|stage| stage.number().to_string()).unwrap_or_default();
    let all = (chosen != Chosen::default())
        .then(|| view! { <a class="btn btn--quiet" href=paths::REGISTER>"Show all"</a> });
    view! {
        <form class="filters mt no-print" method="get" action=paths::REGISTER>
            <Filter name="class" label="Class" all="Every class" options=classes chosen=class />
            <Filter name="code" label="Code" all="Every code" options=codes chosen=code />
            <Filter name="need" label="Need" all="Every need" options=needs chosen=need />
            <Filter name="stage" label="Stage" all="Any stage, or none" options=stages chosen=stage />
            <button class="btn" type="submit">"Show these"</button>
            {all}
        </form>
    }
}

#[component]
fn Filter(
    /// Its name in the address.
    name: &'static str,
    label: &'static str,
    /// What is said where nothing is chosen.
    all: &'static str,
    /// What the address says, and the words for it.
    options: Vec<(String, String)>,
    chosen: String,
) -> impl IntoView {
    let id = format!("filter-{name}");
    let options = options
        .into_iter()
        .map(|(value, words)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{words}</option> }
        })
        .collect_view();
    view! {
        <div class="filters__one">
            <label for=id.clone()>{label}</label>
            <select class="select" id=id name=name>
                <option value="">{all}</option>
                {options}
            </select>
        </div>
    }
}
