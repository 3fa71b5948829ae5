//! The adults of a child, and what each of them may do.

use leptos::prelude::*;

use super::adults_server::{AdultLine, AdultMore, AdultState, DecideAdult, Family, open_adult, open_adults};
use super::contact_form::{CONTACT, Channel};
use crate::kit::{Answers, paths};
use crate::ui::{Differences, FormView, Head, address_of, loaded, number, part_of_address};

/// The adults of the child in the address, each as the reader may see them.
#[component]
pub fn AdultsPage() -> impl IntoView {
    let adults = |child: String| async move { open_adults(number(&child)?).await };
    loaded(part_of_address("child"), adults, |family: Family| {
        let nobody = family.adults.is_empty().then(|| {
            view! { <p class="soft mt">"The register has no adult for this child. The next pupil list from the MIS brings them."</p> }
        });
        let lines = family.adults.into_iter().map(|adult| view! { <Adult adult /> }).collect_view();
        view! {
            <Head title="Family and other adults" back=Some((paths::child(family.pupil.0), family.name)) />
            {nobody}
            <ul class="people mt">{lines}</ul>
        }
    })
}

#[component]
fn Adult(adult: AdultLine) -> impl IntoView {
    let copies = match (adult.may_receive, adult.decided) {
        (true, _) => "Letters and copies go to them",
        (false, true) => "No letters or copies",
        (false, false) => "No letters or copies until the office has decided",
    };
    let channel = adult.channel;
    let language = (!adult.language.is_empty()).then(|| format!("Reads {} best", adult.language));
    let change = adult.may_change.then(|| {
        view! {
            <a class="linkbtn" href=paths::adult(adult.id.0)>
                "Change what they may do"
                <span class="vh">{format!(" ({})", adult.name)}</span>
            </a>
        }
    });
    view! {
        <li class="person">
            <div>
                <span class="person__name">{adult.name.clone()}</span>
                <span class="person__role">{adult.relationship}</span>
            </div>
            <div class="person__state">
                <p>{copies}</p>
                <p>{channel.map(reached)}</p>
                <p>{language}</p>
                {adult.more.map(|more| view! { <MoreOfAdult more channel is_decided=adult.decided /> })}
            </div>
            <div class="person__do">{change}</div>
        </li>
    }
}

fn reached(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "Reached by email",
        Channel::TextMessage => "Reached by text message",
        Channel::Letter => "Reached by letter",
        Channel::Phone => "Reached by phone",
    }
}

/// What is not there for the way that was decided: nothing would arrive.
fn out_of_reach(channel: Option<Channel>, more: &AdultMore) -> Option<&'static str> {
    match channel? {
        Channel::Email if more.email.is_empty() => Some("No email address is known of them."),
        Channel::TextMessage | Channel::Phone if more.phone.is_empty() => {
            Some("No phone number is known of them.")
        }
        _ => None,
    }
}

#[component]
fn MoreOfAdult(more: AdultMore, channel: Option<Channel>, is_decided: bool) -> impl IntoView {
    let responsibility = match more.parental_responsibility {
        Some(true) => "Has parental responsibility",
        Some(false) => "No parental responsibility",
        None => "Parental responsibility not stated",
    };
    let otherwise =
        more.list_says_otherwise.then_some(", as the office has decided. The pupil list says otherwise");
    let unreachable = out_of_reach(channel, &more).map(|words| {
        view! { <p><span class="tag">"Missing"</span>" "{words}</p> }
    });
    let shares = more.shares_mailbox.then(|| {
        view! { <p><span class="tag">"Shares a mailbox"</span>" No link goes there until this is sorted out."</p> }
    });
    let secret = more.address_confidential.then(|| {
        view! { <p><span class="tag">"Secret address"</span>" It stays secret from the other adults."</p> }
    });
    let order =
        (!more.order_note.is_empty()).then(|| view! { <p>{format!("Order: {}", more.order_note)}</p> });
    let decided = decided(&more, is_decided).into_iter().map(|words| view! { <p>{words}</p> }).collect_view();
    view! {
        {decided}
        {secret}
        {order}
        <p>{responsibility}{otherwise}</p>
        <p>{more.email}" "{more.phone}</p>
        {unreachable}
        {shares}
    }
}

/// What the office decided, beside letters and copies. Before it has, an adult may do nothing.
fn decided(more: &AdultMore, is_decided: bool) -> Vec<&'static str> {
    if !is_decided {
        return vec!["Nothing is decided yet: no meetings, and no consent"];
    }
    let mut words = vec![
        if more.may_attend { "May come to meetings" } else { "May not come to meetings" },
        if more.may_consent { "May give consent" } else { "May not give consent" },
    ];
    match more.lives_with {
        Some(true) => words.push("The child lives with them"),
        Some(false) => words.push("The child does not live with them"),
        None => {}
    }
    words
}

/// What the office decides about the adult in the address.
#[component]
pub fn AdultPage() -> impl IntoView {
    loaded(
        part_of_address("adult"),
        |adult| async move { open_adult(number(&adult)?).await },
        |state| view! { <Decide state /> },
    )
}

#[component]
fn Decide(state: AdultState) -> impl IntoView {
    let action = ServerAction::<DecideAdult>::new();
    let (key, id, version) = (state.form.key.clone(), state.id, state.version);
    let hidden = vec![("id", id.to_string()), ("version", version.to_string())];
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(DecideAdult { key: key.clone(), id, version, answers });
    });
    // Before the first decision there is nothing that could differ.
    let differences = (!state.stands.is_empty()).then(|| {
        view! { <Differences form=&CONTACT subject=id.to_string() stands=state.stands typed=state.form.answers.clone() /> }
    });
    let listed = match state.listed_responsibility {
        Some(true) => "The pupil list says that they have parental responsibility.",
        Some(false) => "The pupil list says that they have no parental responsibility.",
        None => "The pupil list does not say whether they have parental responsibility.",
    };
    view! {
        <Head title=format!("{}, {}", state.name, state.relationship) back=Some((paths::adults(state.pupil.0), "all adults of the child".to_owned())) />
        <p class="mt-s measure soft">{listed}</p>
        {differences}
        <div class="mt">
            <FormView
                form=&CONTACT
                state=state.form
                action={address_of::<DecideAdult>()}
                hidden
                subject=id.to_string()
                send
                result=action.value().into()
                pending=action.pending().into()
                button="Keep this"
            />
        </div>
    }
}
