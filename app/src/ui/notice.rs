//! A few words that stay on the page.

use leptos::prelude::*;

use super::Icon;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Note,
    Soon,
    Late,
    Done,
}

#[component]
pub fn Notice(tone: Tone, title: String, children: Children) -> impl IntoView {
    let (class, icon) = match tone {
        Tone::Note => ("notice", Icon::Flag),
        Tone::Soon => ("notice notice--soon", Icon::Shield),
        Tone::Late => ("notice notice--late", Icon::Warning),
        Tone::Done => ("notice notice--done", Icon::Saved),
    };
    view! {
        <div class=class>
            {icon}
            <div>
                <p class="notice__t">{title}</p>
                {children()}
            </div>
        </div>
    }
}
