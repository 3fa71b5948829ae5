//! The form on the page.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{FormData, HtmlFormElement, HtmlInputElement};

use super::FormState;
use super::autosave::{Autosave, SavedLine};
use super::errors::{ErrorSummary, control_id};
use super::field::{Field, People};
use crate::kit::{Answers, AppError, FieldErrors, Form};
use crate::ui::{Done, Notice, Tone};

/// The address that a server function answers at.
pub fn address_of<S: leptos::server_fn::ServerFn>() -> &'static str {
    S::PATH
}

/// Draws a declared form.
///
/// `action` is the address of the server function, for a browser whose half is not (yet) at work; `send` is
/// what the browser's half does with answers that stand, and `result` what came of it.
#[component]
pub fn FormView(
    form: &'static Form,
    state: FormState,
    action: &'static str,
    /// What is posted beside the answers, such as which child it is about.
    #[prop(optional)]
    hidden: Vec<(&'static str, String)>,
    /// What the draft is about. A form with a subject is kept as it is typed.
    #[prop(optional, into)]
    subject: String,
    send: Callback<Answers>,
    result: Signal<Option<Result<(), AppError>>>,
    pending: Signal<bool>,
    /// The words on the button that sends it.
    button: &'static str,
    #[prop(optional)] people: People,
    /// Once sent, it leads back to its own page, which is then asked for again.
    #[prop(optional)]
    stays: bool,
    /// What stands beside the button.
    #[prop(optional)]
    beside: Option<AnyView>,
) -> impl IntoView {
    let today = state.today;
    let given = RwSignal::new(state.answers.clone());
    let (errors, set_errors) = signal(state.errors.clone());
    let summary = NodeRef::<html::Div>::new();
    let at_work = RwSignal::new(false);
    Effect::new(move |_| at_work.set(true));
    // What the server refused is shown like what the browser found.
    let form_node = NodeRef::<html::Form>::new();
    Effect::new(move |_| match result.get() {
        Some(Err(AppError::Invalid(refused))) => {
            set_errors.set(refused);
            empty_secrets(form);
        }
        Some(Ok(())) if stays => {
            // What was sent is not left in the fields for the next one.
            if let Some(form) = form_node.get_untracked() {
                form.reset();
            }
            Done::again();
        }
        _ => {}
    });
    Effect::new(move |_| {
        if !errors.get().is_empty()
            && let Some(summary) = summary.get()
        {
            // A list that cannot take the focus is still on the page.
            let _ = summary.focus();
        }
    });
    let autosave = (!subject.is_empty()).then(|| Autosave::new(form.id, subject, state.key.clone()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if pending.get_untracked() {
            return;
        }
        let Some(answers) = answers_of(&event) else { return };
        match form.check(&answers, today) {
            Ok(_) => {
                set_errors.set(FieldErrors::new());
                send.run(answers);
            }
            Err(found) => set_errors.set(found),
        }
    };
    let sections = form
        .sections
        .iter()
        .map(|section| {
            let fields = section
                .questions
                .iter()
                .map(|question| {
                    let question = *question;
                    // Without the browser's half nothing can appear later, so all is shown.
                    let asked = Signal::derive(move || {
                        !at_work.get() || given.with(|given| form.asks(question, given))
                    });
                    view! {
                        <Field
                            question
                            given=state.answers.clone()
                            errors=errors.into()
                            asked
                            people=people.clone()
                            today
                        />
                    }
                })
                .collect_view();
            let has_something = section.questions.iter().any(|question| {
                state.errors.contains_key(question.id) || !state.answers.first(question.id).is_empty()
            });
            match (section.title, section.can_wait) {
                ("", _) => fields.into_any(),
                (title, false) => {
                    view! { <section class="form-sec"><h2>{title}</h2>{fields}</section> }.into_any()
                }
                // Folded away, so that what is asked now fits a minute; open where something is in it.
                (title, true) => view! {
                    <details class="form-sec form-sec--waits" open=has_something>
                        <summary>
                            <h2>{title}</h2>
                            <span class="soft">"This can wait"</span>
                        </summary>
                        {fields}
                    </details>
                }
                .into_any(),
            }
        })
        .collect_view();
    view! {
        <ErrorSummary
            order=form.questions().map(|question| question.id.to_owned()).collect()
            errors=errors.into()
            node=summary
        />
        <form
            class="flow"
            method="post"
            action=action
            novalidate
            node_ref=form_node
            on:submit=submit
            on:input=move |event| {
                if let Some(answers) = answers_of(&event) {
                    if let Some(autosave) = autosave {
                        autosave.typed(answers.clone());
                    }
                    given.set(answers);
                }
            }
        >
            <input type="hidden" name="key" value=state.key.as_str().to_owned() />
            {hidden
                .into_iter()
                .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
                .collect_view()}
            {sections}
            <Refusal result />
            {autosave.map(|autosave| view! { <SavedLine autosave /> })}
            <div class="send-bar">
                <button class="btn btn--primary" type="submit" data-busy=move || pending.get().then_some("")>
                    {move || if pending.get() { "One moment" } else { button }}
                </button>
                {beside}
            </div>
        </form>
    }
}

/// A password that was refused is typed again, not left on the screen.
fn empty_secrets(form: &Form) {
    for question in form.questions().filter(|question| question.is_secret()) {
        let field = document().get_element_by_id(&control_id(question.id));
        if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
            field.set_value("");
        }
    }
}

/// What came back that is about no one answer.
#[component]
fn Refusal(result: Signal<Option<Result<(), AppError>>>) -> impl IntoView {
    move || match result.get() {
        Some(Err(error)) if !matches!(error, AppError::Invalid(_)) => Some(view! {
            <div role="alert">
                <Notice tone=Tone::Late title="It was not sent".to_owned()>
                    <p>{error.to_string()}</p>
                </Notice>
            </div>
        }),
        _ => None,
    }
}

/// Everything that the form holds now. Read from the page itself, so that what a browser or a password
/// manager filled in counts like what was typed.
pub fn answers_of(event: &leptos::web_sys::Event) -> Option<Answers> {
    let form = event.current_target()?.dyn_into::<HtmlFormElement>().ok()?;
    let data = FormData::new_with_form(&form).ok()?;
    let mut answers = Answers::default();
    for entry in data.entries() {
        let pair = leptos::web_sys::js_sys::Array::from(&entry.ok()?);
        let (name, text) = (pair.get(0).as_string()?, pair.get(1).as_string().unwrap_or_default());
        if let Some(question) = name.strip_prefix("answers[").and_then(|rest| rest.strip_suffix("][]")) {
            answers = answers.with(question, text);
        }
    }
    Some(answers)
}
