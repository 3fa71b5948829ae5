//! Finding a child, and the classes.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::child_list::ChildList;
use super::server::{Children, ClassLine, FindChildren, MOST_FOUND, open_children};
use crate::kit::paths;
use crate::ui::{Head, address_of, always, loaded};

/// The page of everyone: finding a child, and the classes that the reader may see.
#[component]
pub fn ChildrenPage() -> impl IntoView {
    view! { {loaded(always, |_| open_children(), |state| view! { <Everyone state /> })} }
}

#[component]
fn Everyone(state: Children) -> impl IntoView {
    let codes = state.decides_codes.then(|| {
        view! {
            <a class="btn" href=paths::CODES>"SEN codes that differ"</a>
            <a class="btn" href=paths::PLACE>"Place children who have support"</a>
        }
    });
    let actions = state.keeps_register.then(|| {
        view! {
            <a class="btn" href=paths::IMPORT>"Import a list"</a>
            <a class="btn" href=paths::NEW_CHILD>"Add a child by hand"</a>
            {codes}
        }
        .into_any()
    });
    let empty = state.classes.is_empty();
    let classes = state.classes.into_iter().map(|class| view! { <Class class /> }).collect_view();
    let list = if empty {
        view! { <NoChildren keeps_register=state.keeps_register /> }.into_any()
    } else {
        view! {
            <section class="mt-l">
                <h2>"Classes"</h2>
                <ul class="subnav mt">{classes}</ul>
            </section>
        }
        .into_any()
    };
    view! {
        <Head title="Children" />
        <Find looked_for=state.looked_for found=state.found />
        {list}
        {actions.map(|actions| view! { <div class="row mt-l no-print">{actions}</div> })}
    }
}

#[component]
fn NoChildren(keeps_register: bool) -> impl IntoView {
    let words = if keeps_register {
        "Nobody is in the register yet. Import the pupil list that your MIS exports."
    } else {
        "You are not posted to a class or a child yet. Ask the office or the SENCo."
    };
    view! {
        <div class="empty mt-l">
            <h2>"No children here yet"</h2>
            <p>{words}</p>
        </div>
    }
}

/// Looking for a child. The words are posted: a name is never part of an address.
#[component]
fn Find(looked_for: String, found: Vec<super::server::ChildLine>) -> impl IntoView {
    let action = ServerAction::<FindChildren>::new();
    let (words, set_words) = signal(looked_for.clone());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        action.dispatch(FindChildren { text: words.get_untracked() });
    };
    let results = move || match action.value().get() {
        None => (!looked_for.is_empty()).then(|| Ok(found.clone())),
        Some(result) => Some(result),
    };
    let shown = move || {
        results().map(|result| match result {
            Ok(children) if children.is_empty() => {
                view! { <p>"Nobody of that name, class or year among the children you can see."</p> }
                    .into_any()
            }
            Ok(children) => {
                let more = (children.len() >= MOST_FOUND as usize)
                    .then(|| view! { <p class="soft mt-s">{format!("These are the first {MOST_FOUND}. Add a word to find fewer.")}</p> });
                view! { <ChildList children />{more} }.into_any()
            }
            Err(error) => view! { <p>{error.to_string()}</p> }.into_any(),
        })
    };
    view! {
        <form class="mt" method="post" action={address_of::<FindChildren>()} role="search" on:submit=submit>
            <div class="field">
                <label for="find">"Find a child"</label>
                <p class="field__hint" id="find-h">"Any part of the name, in any order. A class or a year works too."</p>
                <div class="row">
                    <input
                        class="in in--mid"
                        id="find"
                        type="search"
                        name="text"
                        autocomplete="off"
                        spellcheck="false"
                        aria-describedby="find-h"
                        prop:value=words
                        value=words.get_untracked()
                        on:input:target=move |event| set_words.set(event.target().value())
                    />
                    <button class="btn" type="submit">"Find"</button>
                </div>
            </div>
        </form>
        <div role="status">{shown}</div>
    }
}

#[component]
fn Class(class: ClassLine) -> impl IntoView {
    let children =
        if class.children == 1 { "1 child".to_owned() } else { format!("{} children", class.children) };
    view! {
        <li>
            <a href=paths::class(class.id)>
                <span class="subnav__t">{class.name}</span>
                <span class="subnav__hint">{children}</span>
                {class.own.then(|| view! { <span class="subnav__state"><span class="tag">"Your class"</span></span> })}
            </a>
        </li>
    }
}
