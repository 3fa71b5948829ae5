//! Who teaches and helps in a class or with a child, and posting somebody there.

use leptos::prelude::*;

use super::PostedTo;
use super::posting_form::POSTING;
use super::postings_server::{
    ChildStaff, EndPosting, PostStaff, PostedLine, PostingState, Postings, open_child_staff,
};
use crate::kit::{Answers, paths, short_date};
use crate::ui::{FormView, Head, PostButton, address_of, loaded, number, part_of_address};

/// The list, and for whoever keeps the school the form under it.
#[component]
pub fn Posted(postings: Postings) -> impl IntoView {
    let Postings { to, lines, form } = postings;
    let may_post = form.is_some();
    let nobody = lines.is_empty().then(|| view! { <p class="soft mt-s">"Nobody yet."</p> });
    let lines = lines.into_iter().map(|line| view! { <Line line to may_post /> }).collect_view();
    let form = form.map(|state| {
        view! {
            <details class="more mt">
                <summary>"Post somebody here"</summary>
                <div class="mt"><Post state to /></div>
            </details>
        }
    });
    view! {
        {nobody}
        <ul class="people mt">{lines}</ul>
        {form}
    }
}

#[component]
fn Line(line: PostedLine, to: PostedTo, may_post: bool) -> impl IntoView {
    let when = match line.to {
        Some(last) if last == line.from => format!("On {} only", short_date(last)),
        Some(last) => format!("From {} to {}", short_date(line.from), short_date(last)),
        None => format!("Since {}", short_date(line.from)),
    };
    let end = |label: &'static str, at_once: bool| {
        let hidden = vec![
            ("key", line.key.as_str().to_owned()),
            ("posting", line.id.to_string()),
            ("to", to.to_string()),
            ("at_once", at_once.to_string()),
        ];
        view! { <PostButton action={address_of::<EndPosting>()} hidden class="linkbtn" label about=line.name.clone() /> }
    };
    let ends = may_post.then(|| view! { {end("Today is the last day", false)}{end("End it now", true)} });
    view! {
        <li class="person">
            <div><span class="person__name">{line.name.clone()}</span></div>
            <p class="person__state">{when}</p>
            <div class="person__do">{ends}</div>
        </li>
    }
}

#[component]
fn Post(state: PostingState, to: PostedTo) -> impl IntoView {
    let action = ServerAction::<PostStaff>::new();
    let key = state.form.key.clone();
    let send = Callback::new(move |answers: Answers| {
        action.dispatch(PostStaff { key: key.clone(), to, answers });
    });
    view! {
        <FormView
            form=&POSTING
            state=state.form
            people=state.people
            action={address_of::<PostStaff>()}
            hidden=vec![("to", to.to_string())]
            subject=to.to_string()
            send
            result=action.value().into()
            pending=action.pending().into()
            stays=true
            button="Post them"
        />
    }
}

/// Who works with one child, such as an allocated TA, beside the staff of the class.
#[component]
pub fn ChildStaffPage() -> impl IntoView {
    loaded(
        part_of_address("child"),
        |child| async move { open_child_staff(number(&child)?).await },
        |state: ChildStaff| {
            view! {
                <Head title=format!("Who works with {}", state.name) back=Some((paths::child(state.pupil.0), state.name.clone())) />
                <p class="mt-s measure soft">"Beside the staff of the child’s class, such as a TA for this child alone. They see this child and nobody else of the class."</p>
                <Posted postings=state.postings />
            }
        },
    )
}
