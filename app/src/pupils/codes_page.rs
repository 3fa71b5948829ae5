//! Where our SEN codes and the MIS's differ. Ours is the SENCo's decision; here it is taken.

use leptos::prelude::*;

use super::codes_server::{CodeLine, Codes, TakeOverCodes, open_codes};
use crate::kit::{counted, paths};
use crate::ui::{Head, address_of, always, loaded};

/// The page on which the SENCo takes the MIS's codes over.
#[component]
pub fn CodesPage() -> impl IntoView {
    loaded(always, |_| open_codes(), |codes| view! { <Shown codes /> })
}

#[component]
fn Shown(codes: Codes) -> impl IntoView {
    let back = Some((paths::CHILDREN.to_owned(), "Children".to_owned()));
    if codes.lines.is_empty() {
        let words = if codes.mis_states_codes {
            "Every code here is the same as in the MIS’s last list."
        } else {
            "No list from the MIS has stated a SEN code yet, so there is nothing to compare."
        };
        return view! {
            <Head title="SEN codes that differ" back />
            <p class="mt">{words}</p>
        }
        .into_any();
    }
    let said = counted(codes.lines.len(), "child has another code", "children have another code");
    let lines = codes.lines.into_iter().map(|line| view! { <Line line /> }).collect_view();
    view! {
        <Head title="SEN codes that differ" back />
        <p class="mt-s measure">{format!("{said} in the MIS than here. No import changes ours: you decide. Tick those whose code the MIS has right; where ours is right, tell whoever keeps the MIS.")}</p>
        <form class="flow mt" method="post" action={address_of::<TakeOverCodes>()}>
            <input type="hidden" name="key" value=codes.key.as_str().to_owned() />
            <fieldset class="checks">
                <legend class="vh">"Children whose code the MIS has right"</legend>
                {lines}
            </fieldset>
            <button class="btn btn--primary" type="submit">"Take over the MIS’s code for those ticked"</button>
        </form>
    }
    .into_any()
}

#[component]
fn Line(line: CodeLine) -> impl IntoView {
    let codes = format!("{} here, {} in the MIS", line.ours.code(), line.mis.code());
    view! {
        <label class="check">
            <input type="checkbox" name="answers[child][]" value=line.ticked_as() />
            <span>
                {line.name}
                " "
                <span class="soft">{format!("{}: {codes} ({})", line.class, line.mis.label())}</span>
            </span>
        </label>
    }
}
