//! Everyone who works here; for whoever keeps the list, adding, links and leaving.

use leptos::prelude::*;

use super::staff_form::STAFF;
use super::staff_server::{AddStaff, EndStaff, NewLink, StaffLine, StaffList, staff};
use crate::kit::{Answers, short_date};
use crate::ui::{FormState, FormView, Head, Notice, PostButton, Tone, address_of, always, loaded};

#[component]
pub fn StaffPage() -> impl IntoView {
    loaded(
        always,
        |_| staff(),
        |list| {
            view! {
                <Head title="Staff" />
                <Everyone list />
            }
        },
    )
}

#[component]
fn Everyone(list: StaffList) -> impl IntoView {
    let may_change = list.may_change;
    let link = list.link;
    let lines = list
        .staff
        .into_iter()
        .map(|line| {
            let made = link.as_ref().filter(|(id, _)| *id == line.id).map(|(_, path)| path.clone());
            view! { <Line line may_change made /> }
        })
        .collect_view();
    let add = may_change.then(|| {
        view! {
            <section class="mt-l">
                <h2>"Add a member of staff"</h2>
                <AddForm state=list.form />
            </section>
        }
    });
    view! {
        <ul class="people mt">{lines}</ul>
        {add}
    }
}

#[component]
fn Line(line: StaffLine, may_change: bool, made: Option<String>) -> impl IntoView {
    let roles = line.roles.iter().map(|role| role.label()).collect::<Vec<_>>().join(", ");
    let until = line.until.map(|day| format!("Until {}. ", short_date(day)));
    let state = match (line.ended_on, line.can_sign_in) {
        (Some(day), _) => format!("Access ended on {}", short_date(day)),
        (None, false) => "Has not used their link yet".to_owned(),
        (None, true) => String::new(),
    };
    let changes = (may_change && line.ended_on.is_none()).then(|| {
        let hidden = vec![("key", line.key.as_str().to_owned()), ("id", line.id.to_string())];
        let end = (!line.you).then(|| {
            view! {
                <PostButton
                    action={address_of::<EndStaff>()}
                    hidden=hidden.clone()
                    class="linkbtn"
                    label="End access"
                />
            }
        });
        view! {
            <div class="person__do">
                <PostButton
                    action={address_of::<NewLink>()}
                    hidden=hidden.clone()
                    class="linkbtn"
                    label="Make a sign-in link"
                />
                {end}
            </div>
        }
    });
    view! {
        <li class="person">
            <div>
                <span class="person__name">{line.name}</span>
                <span class="person__role">{roles}</span>
            </div>
            <p class="person__state">{line.email}<br />{until}{state}</p>
            {changes}
            {made.map(|path| view! { <LinkOnce path /> })}
        </li>
    }
}

/// A link that was just made.
#[component]
fn LinkOnce(path: String) -> impl IntoView {
    view! {
        <Notice tone=Tone::Done title="Pass this link on by hand".to_owned()>
            <p>"It works once, for three days, after the address of this app:"</p>
            <p class="key-code key-code--long">{path}</p>
        </Notice>
    }
}

#[component]
fn AddForm(state: FormState) -> impl IntoView {
    let action = ServerAction::<AddStaff>::new();
    let key = state.key.clone();
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(AddStaff { key: key.clone(), answers });
    });
    let result = Signal::derive(move || action.value().get().map(|added| added.map(drop)));
    view! {
        <FormView
            form=&STAFF
            state
            action={address_of::<AddStaff>()}
            send
            result
            pending=action.pending().into()
            stays=true
            button="Add to the staff list"
        />
    }
}
