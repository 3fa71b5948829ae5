//! The pages before one is in: the school on one side, a short form on the other.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::ui::{Banner, Mark, Walk};

/// The frame of every page before one is in. Anybody may see it: it names the school and no person.
#[component]
pub fn Doorway(
    /// Empty until the school has been set up.
    school: String,
    title: String,
    demonstration: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <Title text=title.clone() />
        <a class="skip" href="#main">"Skip to the form"</a>
        <Banner demonstration moved_to=None />
        <div class="door">
            <header class="door__side">
                <p class="door__school">
                    <Mark />
                    <span>{if school.is_empty() { "SEND Pathway".to_owned() } else { school }}</span>
                </p>
                <Walk />
                <p>"Every child’s next step, and who is helping."</p>
            </header>
            <main class="door__form" id="main" tabindex="-1">
                <h1>{title}</h1>
                {children()}
            </main>
        </div>
    }
}
