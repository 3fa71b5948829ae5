//! The questions of a form in their sections.

use leptos::prelude::*;

use super::field::{Field, People};
use crate::kit::{Answers, Day, FieldErrors, Form, Question, Section};

#[component]
pub fn Sections(
    form: &'static Form,
    /// What the fields begin with.
    given: Answers,
    /// What they hold now.
    now: RwSignal<Answers>,
    /// The browser's half is at work.
    at_work: RwSignal<bool>,
    errors: Signal<FieldErrors>,
    people: People,
    today: Day,
) -> impl IntoView {
    let field = |question: &'static Question| {
        // Without the browser's half nothing can appear later, so all is shown.
        let asked = Signal::derive(move || !at_work.get() || now.with(|now| form.asks(question, now)));
        view! { <Field question given=given.clone() errors asked people=people.clone() today /> }
    };
    let section = |section: &'static Section| {
        let fields = section.questions.iter().map(|question| field(question)).collect_view();
        let answered = section.questions.iter().any(|question| !given.first(question.id).is_empty());
        let open = move || {
            answered || errors.with(|errors| section.questions.iter().any(|q| errors.contains_key(q.id)))
        };
        match (section.title, section.can_wait) {
            ("", _) => fields.into_any(),
            (title, false) => {
                view! { <section class="form-sec"><h2>{title}</h2>{fields}</section> }.into_any()
            }
            // Folded away, so that what is asked now fits a minute; open where something is in it.
            (title, true) => view! {
                <details class="form-sec form-sec--waits" open=open>
                    <summary>
                        <h2>{title}</h2>
                        <span class="soft">"This can wait"</span>
                    </summary>
                    {fields}
                </details>
            }
            .into_any(),
        }
    };
    form.sections.iter().map(section).collect_view()
}
