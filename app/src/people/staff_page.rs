//! Everyone who works here; for whoever keeps the list, adding, links and coming back.

use leptos::prelude::*;

use super::staff_form::STAFF;
use super::staff_server::{AddStaff, MayDo, NEW_MEMBER, NewLink, StaffLine, StaffList, TakeBackStaff, staff};
use crate::kit::{Answers, AskerId, paths, short_date};
use crate::ui::{FormState, FormView, Head, Notice, PostButton, Tone, address_of, always, loaded};

/// The staff list: everyone who is signed in reads it, and whoever keeps the school changes it from here.
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
    let add = list.add.map(|state| {
        view! {
            <section class="mt-l">
                <h2>"Add a member of staff"</h2>
                <AddForm state />
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
    let away = (!line.away.is_empty()).then(|| view! { <br />{line.away} });
    let name = line.name.clone();
    let name = match &line.may {
        MayDo::Change(_) => view! { <a href=paths::member(line.id.0)>{name}</a> }.into_any(),
        MayDo::Nothing | MayDo::TakeBack(_) => name.into_any(),
    };
    view! {
        <li class="person">
            <div>
                <span class="person__name">{name}</span>
                <span class="person__role">{roles}</span>
            </div>
            <p class="person__state">{line.email}<br />{until}{state}{away}</p>
            <Acts may=line.may may_be_away=line.may_be_away id=line.id name=line.name />
            {made.map(|path| view! { <LinkOnce path /> })}
        </li>
    }
}

/// What may be done about somebody from the list itself.
#[component]
fn Acts(may: MayDo, may_be_away: bool, id: AskerId, name: String) -> impl IntoView {
    let about_them = format!(" ({name})");
    let away = may_be_away.then(|| {
        view! { <a class="linkbtn" href=paths::away(id.0)>"Away"<span class="vh">{about_them}</span></a> }
    });
    let button = match may {
        MayDo::Nothing => None,
        MayDo::Change(key) => Some((address_of::<NewLink>(), "Make a sign-in link", String::new(), key)),
        MayDo::TakeBack(key) => Some((address_of::<TakeBackStaff>(), "Let them in again", name, key)),
    };
    let button = button.map(|(action, label, about, key)| {
        let hidden = vec![("key", key.as_str().to_owned()), ("id", id.to_string())];
        view! { <PostButton action hidden class="linkbtn" label about /> }
    });
    (away.is_some() || button.is_some()).then(|| view! { <div class="person__do">{away}{button}</div> })
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
            subject=NEW_MEMBER
            send
            result
            pending=action.pending().into()
            stays=true
            button="Add to the staff list"
        />
    }
}
