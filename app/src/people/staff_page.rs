//! Everyone who works here; for whoever keeps the list, adding, links and coming back.

use leptos::prelude::*;

use super::staff_form::STAFF;
use super::staff_server::{AddStaff, NewLink, StaffLine, StaffList, TakeBackStaff, staff};
use crate::kit::{Answers, paths, short_date};
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
    let link = list.link;
    let lines = list
        .staff
        .into_iter()
        .map(|line| {
            let made = link.as_ref().filter(|(id, _)| *id == line.id).map(|(_, path)| path.clone());
            view! { <Line line made /> }
        })
        .collect_view();
    let add = list.may_add.then(|| {
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
fn Line(line: StaffLine, made: Option<String>) -> impl IntoView {
    let roles = line.roles.iter().map(|role| role.label()).collect::<Vec<_>>().join(", ");
    let until = line.until.map(|day| format!("Until {}. ", short_date(day)));
    let state = match (line.ended_on, line.can_sign_in) {
        (Some(day), _) => format!("Access ended on {}", short_date(day)),
        (None, false) => "Has not used their link yet".to_owned(),
        (None, true) => String::new(),
    };
    let name = if line.may_change {
        view! { <a href=paths::member(line.id.0)>{line.name.clone()}</a> }.into_any()
    } else {
        line.name.clone().into_any()
    };
    let changes = line.may_change.then(|| {
        let hidden = vec![("key", line.key.as_str().to_owned()), ("id", line.id.to_string())];
        view! {
            <div class="person__do">
                <PostButton
                    action={address_of::<NewLink>()}
                    hidden
                    class="linkbtn"
                    label="Make a sign-in link"
                />
            </div>
        }
    });
    let back = line.may_take_back.then(|| {
        let hidden = vec![("key", line.key.as_str().to_owned()), ("id", line.id.to_string())];
        view! {
            <div class="person__do">
                <PostButton
                    action={address_of::<TakeBackStaff>()}
                    hidden
                    class="linkbtn"
                    label="Let them in again"
                    about=line.name.clone()
                />
            </div>
        }
    });
    view! {
        <li class="person">
            <div>
                <span class="person__name">{name}</span>
                <span class="person__role">{roles}</span>
            </div>
            <p class="person__state">{line.email}<br />{until}{state}</p>
            {changes}
            {back}
            {made.map(|path| view! { <LinkOnce path /> })}
        </li>
    }
}

/// A link that was just made.
#[component]
fn LinkOnce(path: String) -> impl IntoView {
    view! {
        <Notice tone=Tone::Done title="Pass this link on by hand".to_owned()>
            <p>"It works once, for three days:"</p>
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
