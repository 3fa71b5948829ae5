//! A button that posts without anything to fill in: it works with and without the browser's half.

use leptos::prelude::*;

#[component]
pub fn PostButton(
    action: &'static str,
    /// What is posted.
    #[prop(optional)]
    hidden: Vec<(&'static str, String)>,
    /// How it looks: a button, or a link that is one.
    class: &'static str,
    label: &'static str,
    /// What it is about, for those who do not see where it stands.
    #[prop(optional, into)]
    about: String,
) -> impl IntoView {
    let hidden = hidden
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view();
    let about = (!about.is_empty()).then(|| view! { <span class="vh">{format!(" ({about})")}</span> });
    view! {
        <form class="inline-form" method="post" action=action>
            {hidden}
            <button class=class type="submit">{label}{about}</button>
        </form>
    }
}
