//! Where somebody's waiting words differ from what is kept: both texts, so that nothing is lost to whoever saved
//! first.

use leptos::prelude::*;

use super::autosave::ThrowDraftAway;
use super::view::address_of;
use crate::kit::{Answers, Form};
use crate::ui::PostButton;

#[component]
pub fn Differences(
    form: &'static Form,
    /// What the form is about.
    #[prop(into)]
    subject: String,
    stands: Answers,
    typed: Answers,
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
    view! {
        <section class="mt" aria-labelledby="differs">
            <h2 id="differs">"Your words are not saved yet"</h2>
            <p class="measure">"You began to change this, or somebody else saved while you wrote. The form below holds your words. Take over what you want of theirs, then save."</p>
            {lines}
            <div class="mt-s"><ThrowAway form=form.id subject /></div>
        </section>
    }
    .into_any()
}

/// The way back to what is kept.
#[component]
pub fn ThrowAway(#[prop(into)] form: String, subject: String) -> impl IntoView {
    view! {
        <PostButton
            action={address_of::<ThrowDraftAway>()}
            hidden=vec![("form", form), ("subject", subject)]
            class="linkbtn"
            label="Throw my words away"
        />
    }
}
