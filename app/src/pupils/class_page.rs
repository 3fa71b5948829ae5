//! The children of one class, and who teaches and helps there; in a class of more than one year group each child's
//! year too. Needs and stages are never on this page: it is open while children stand beside the tablet.

use leptos::prelude::*;

use super::posted::Posted;
use super::server::{ChildLine, ClassList, open_class};
use crate::kit::paths;
use crate::ui::{Head, loaded, number, part_of_address};

/// The page of the class in the address.
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
    let with_year = holds_several_years(&list.children);
    let children =
        list.children.into_iter().map(|child| view! { <Child child may_raise with_year /> }).collect_view();
    let back = Some((paths::CHILDREN.to_owned(), "Children".to_owned()));
    let meeting = may_raise.then(|| {
        view! { <a class="btn" href=paths::class_progress(list.id)>"Progress meeting"</a> }.into_any()
    });
    view! {
        <Head title=list.name.clone() actions=meeting back on_paper=Some((list.name, Some(list.today))) />
        <ul class="kids mt">{children}</ul>
        <section class="mt-l">
            <h2>"Who teaches and helps here"</h2>
            <Posted postings=list.postings />
        </section>
    }
}

/// Where all are of one year, the year beside each name would only be noise. Whose year nobody knows does not count.
fn holds_several_years(children: &[ChildLine]) -> bool {
    let mut years = children.iter().map(|child| child.year.as_str()).filter(|year| !year.is_empty());
    years.next().is_some_and(|first| years.any(|year| year != first))
}

#[component]
fn Child(child: ChildLine, may_raise: bool, with_year: bool) -> impl IntoView {
    let name = format!("{} {}", child.forename, child.surname);
    let raise = may_raise.then(|| {
        view! {
            <a class="linkbtn" href=paths::raise_concern(child.id.0)>
                "Raise a concern"
                <span class="vh">{format!(" about {name}")}</span>
            </a>
        }
    });
    let year = (with_year && !child.year.is_empty())
        .then(|| view! { <span class="kid__year soft">{child.year}</span> });
    view! {
        <li class="kid">
            <h2 class="kid__name"><a href=paths::child(child.id.0)>{name.clone()}</a></h2>
            {year}
            {raise}
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pupils::PupilId;

    fn of_year(year: &str) -> ChildLine {
        ChildLine {
            id: PupilId(1),
            forename: "Isla".to_owned(),
            surname: "Barnes".to_owned(),
            year: year.to_owned(),
            class: "1Rowan".to_owned(),
            last_day: None,
        }
    }

    #[test]
    fn only_two_known_years_make_a_class_of_several() {
        let several =
            |years: &[&str]| holds_several_years(&years.iter().map(|year| of_year(year)).collect::<Vec<_>>());
        assert!(several(&["Year 1", "Year 1", "Year 2"]));
        assert!(!several(&["Year 1", "", "Year 1"]));
        assert!(!several(&[]));
    }
}
