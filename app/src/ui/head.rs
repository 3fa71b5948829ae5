//! The head of a page: its title, in the window too, and what can be done on it.

use leptos::prelude::*;
use leptos_meta::Title;

#[component]
pub fn Head(
    #[prop(into)] title: String,
    /// Buttons beside the title.
    #[prop(optional_no_strip)]
    actions: Option<AnyView>,
) -> impl IntoView {
    view! {
        <Title text=title.clone() />
        <header class="head">
            <div class="head__text">
                <h1>{title}</h1>
            </div>
            {actions.map(|actions| view! { <div class="head__do">{actions}</div> })}
        </header>
    }
}
