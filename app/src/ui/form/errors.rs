//! What did not stand: a list that takes the focus and links to each field, and the same words at the field.

use leptos::html;
use leptos::prelude::*;

use crate::kit::{FieldErrors, Form};
use crate::ui::Icon;

/// The id of a field's first control on the page.
pub fn control_id(question: &str) -> String {
    format!("f-{question}")
}

/// The list above the form, in the order of the questions; then whatever belongs to no question.
#[component]
pub fn ErrorSummary(
    form: &'static Form,
    errors: Signal<FieldErrors>,
    node: NodeRef<html::Div>,
) -> impl IntoView {
    let listed = move || {
        let errors = errors.get();
        let of_questions: Vec<(String, String)> = form
            .questions()
            .filter_map(|question| errors.get(question.id).map(|text| (question.id.to_owned(), text.clone())))
            .collect();
        let others =
            errors.iter().filter(|(id, _)| form.questions().all(|question| question.id != id.as_str()));
        let others: Vec<_> = others.map(|(id, text)| (id.clone(), text.clone())).collect();
        of_questions.into_iter().chain(others).collect::<Vec<_>>()
    };
    let heading = move || match errors.get().len() {
        1 => "There is 1 thing to fix before this can be sent".to_owned(),
        many => format!("There are {many} things to fix before this can be sent"),
    };
    view! {
        <Show when=move || !errors.get().is_empty()>
            <div class="errors" role="alert" tabindex="-1" node_ref=node>
                <h2>{heading}</h2>
                <ul>
                    {move || {
                        listed()
                            .into_iter()
                            .map(|(id, text)| {
                                view! {
                                    <li>
                                        <a href=format!("#{}", control_id(&id))>{text}</a>
                                    </li>
                                }
                            })
                            .collect_view()
                    }}
                </ul>
            </div>
        </Show>
    }
}

/// The words at one field.
#[component]
pub fn FieldError(question: &'static str, errors: Signal<FieldErrors>) -> impl IntoView {
    let text = move || errors.get().get(question).cloned();
    view! {
        <Show when=move || text().is_some()>
            <p class="field__err" id=format!("{}-e", control_id(question))>
                {Icon::Warning}
                <span>
                    <span class="vh">"Error: "</span>
                    {text}
                </span>
            </p>
        </Show>
    }
}
