//! The head of a page: the way back, its title, in the window too, and what can be done on it.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::kit::{Day, long_date};

#[component]
pub fn Head(
    #[prop(into)] title: String,
    /// Buttons beside the title.
    #[prop(optional_no_strip)]
    actions: Option<AnyView>,
    /// The page that this one is a part of: its address and its name.
    #[prop(optional_no_strip)]
    back: Option<(String, String)>,
    /// What a printout about children says first: what it is, and the school's day where the page knows it.
    #[prop(optional_no_strip)]
    on_paper: Option<(String, Option<Day>)>,
) -> impl IntoView {
    view! {
        <Title text=title.clone() />
        {on_paper.map(|(what, day)| view! { <p class="print-only head__paper">{paper_line(&what, day)}</p> })}
        {back.map(|(address, name)| view! { <a class="back no-print" href=address>{format!("Back to {name}")}</a> })}
        <header class="head">
            <div class="head__text">
                <h1>{title}</h1>
            </div>
            {actions.map(|actions| view! { <div class="head__do">{actions}</div> })}
        </header>
    }
}

fn paper_line(what: &str, day: Option<Day>) -> String {
    match day {
        Some(day) => format!("{what}. Printed on {}. Confidential: children’s records", long_date(day)),
        None => format!("{what}. Confidential: children’s records"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printout_says_what_it_is_when_it_was_printed_and_that_it_is_confidential() {
        let day = Day::from_ymd_opt(2026, 11, 24);
        assert_eq!(
            paper_line("Today", day),
            "Today. Printed on Tuesday 24 November 2026. Confidential: children’s records"
        );
        assert_eq!(paper_line("3Hazel", None), "3Hazel. Confidential: children’s records");
    }
}
