//! The children of one class, and who teaches and helps there. Needs and stages are never on this page: it is
//! open while children stand beside the tablet.

use leptos::prelude::*;

use super::posted::Posted;
use super::server::{ChildLine, ClassList, open_class};
use crate::kit::paths;
use crate::ui::{Head, loaded, number, part_of_address};

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
    let may_raise = list.may_raise;
    let children = list.children.into_iter().map(|child| view! { <Child child may_raise /> }).collect_view();
    let back = Some((paths::CHILDREN.to_owned(), "Children".to_owned()));
    view! {
        <Head title=list.name.clone() back on_paper=Some((list.name, Some(list.today))) />
        <ul class="kids mt">{children}</ul>
        <section class="mt-l">
            <h2>"Who teaches and helps here"</h2>
            <Posted postings=list.postings />
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
            {raise}
        </li>
    }
}
