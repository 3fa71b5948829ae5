//! Where somebody's waiting words differ from what is kept: both texts, so that nothing is lost to whoever saved
//! first.

use leptos::html;
use leptos::prelude::*;

use super::autosave::ThrowDraftAway;
use super::view::address_of;
use crate::kit::{Answers, Form};
use crate::ui::{Done, PostButton};

#[component]
pub fn Differences(
    form: &'static Form,
    /// What the form is about.
    #[prop(into)]
    subject: String,
    stands: Answers,
    typed: Answers,
    /// Who changed it last, and when, as a sentence.
    #[prop(optional, into)]
    last: String,
) -> impl IntoView {
    let differences = form.differences(&stands, &typed);
    if differences.is_empty() {
        return ().into_any();
    }
    let words = |words: String| if words.is_empty() { "(empty)".to_owned() } else { words };
    let lines = differences
        .into_iter()
        .map(|difference| {
            view! {
                <div class="conflict mt">
                    <section class="conflict__mine">
                        <h3>{format!("Yours, not saved yet: {}", difference.label)}</h3>
                        <blockquote class="conflict__text">{words(difference.typed)}</blockquote>
                    </section>
                    <section class="conflict__theirs">
                        <h3>{format!("As it is kept: {}", difference.label)}</h3>
                        <blockquote class="conflict__text">{words(difference.stands)}</blockquote>
                    </section>
                </div>
            }
        })
        .collect_view();
    // After a try to save, whoever does not see the page is told at once.
    let node = NodeRef::<html::Section>::new();
    let tried = Done::is_some_act_done();
    Effect::new(move |_| {
        if let Some(section) = node.get().filter(|_| tried) {
            // A section that cannot take the focus is still on the page.
            let _ = section.focus();
        }
    });
    view! {
        <section class="mt" aria-labelledby="differs" tabindex="-1" node_ref=node>
            <h2 id="differs">"Your words are not saved yet"</h2>
            <p class="measure">{format!("{last} You began to change this, or somebody else saved while you wrote. The form below holds your words. Take over what you want of theirs, then save.").trim_start().to_owned()}</p>
            {lines}
            <div class="mt-s"><ThrowAway form=form.id subject /></div>
        </section>
    }
    .into_any()
}

/// The way back to what is kept.
#[component]
pub fn ThrowAway(#[prop(into)] form: String, subject: String) -> impl IntoView {
    // In two steps, because it cannot be taken back.
    view! {
        <details class="more inline-form">
            <summary>"Throw my words away"</summary>
            <PostButton
                action={address_of::<ThrowDraftAway>()}
                hidden=vec![("form", form), ("subject", subject)]
                class="btn"
                label="Yes, throw them away"
            />
        </details>
    }
}
