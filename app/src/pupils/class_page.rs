//! The children of one class, and who teaches and helps there. Needs and stages are never on this page: it is
//! open while children stand beside the tablet.

use leptos::prelude::*;

use super::posting_form::POSTING;
use super::server::{ChildLine, ClassList, EndPosting, PostToClass, PostedLine, PostingState, open_class};
use crate::kit::{Answers, paths, short_date};
use crate::ui::{FormView, Head, PostButton, address_of, loaded, number, part_of_address};

#[component]
pub fn ClassPage() -> impl IntoView {
    loaded(
        part_of_address("class"),
        |class| async move { open_class(number(&class)?).await },
        |list| view! { <Class list /> },
    )
}

#[component]
fn Class(list: ClassList) -> impl IntoView {
    let (id, may_raise, may_post) = (list.id, list.may_raise, list.posting.is_some());
    let children = list.children.into_iter().map(|child| view! { <Child child may_raise /> }).collect_view();
    let posted =
        list.posted.into_iter().map(|posted| view! { <Posted posted class=id may_post /> }).collect_view();
    let posting = list.posting.map(|state| {
        view! {
            <details class="more mt">
                <summary>"Post somebody to this class"</summary>
                <div class="mt"><Post state class=id /></div>
            </details>
        }
    });
    view! {
        <Head title=list.name />
        <ul class="kids mt">{children}</ul>
        <section class="mt-l">
            <h2>"Who teaches and helps here"</h2>
            <ul class="people mt">{posted}</ul>
            {posting}
        </section>
    }
}

#[component]
fn Child(child: ChildLine, may_raise: bool) -> impl IntoView {
    let name = format!("{} {}", child.forename, child.surname);
    let raise = may_raise.then(|| {
        view! {
            <a class="linkbtn" href=paths::raise_concern(child.id.0)>
                "Raise a concern"
                <span class="vh">{format!(" about {name}")}</span>
            </a>
        }
    });
    view! {
        <li class="kid">
            <h2 class="kid__name"><a href=paths::child(child.id.0)>{name.clone()}</a></h2>
            <div class="kid__rows">
                <div class="kid__row">{raise}</div>
            </div>
        </li>
    }
}

#[component]
fn Posted(posted: PostedLine, class: i64, may_post: bool) -> impl IntoView {
    let when = match posted.to {
        Some(to) if to == posted.from => format!("On {} only", short_date(to)),
        Some(to) => format!("From {} to {}", short_date(posted.from), short_date(to)),
        None => format!("Since {}", short_date(posted.from)),
    };
    let end = may_post.then(|| {
        let hidden = vec![
            ("key", posted.key.as_str().to_owned()),
            ("posting", posted.id.to_string()),
            ("class", class.to_string()),
        ];
        view! {
            <PostButton
                action={address_of::<EndPosting>()}
                hidden
                class="linkbtn"
                label="End today"
                about=posted.name.clone()
            />
        }
    });
    view! {
        <li class="person">
            <div><span class="person__name">{posted.name.clone()}</span></div>
            <p class="person__state">{when}</p>
            <div class="person__do">{end}</div>
        </li>
    }
}

#[component]
fn Post(state: PostingState, class: i64) -> impl IntoView {
    let action = ServerAction::<PostToClass>::new();
    let key = state.form.key.clone();
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(PostToClass { key: key.clone(), class, answers });
    });
    view! {
        <FormView
            form=&POSTING
            state=state.form
            people=state.people
            action={address_of::<PostToClass>()}
            hidden=vec![("class", class.to_string())]
            send
            result=action.value().into()
            pending=action.pending().into()
            stays=true
            button="Post them"
        />
    }
}
