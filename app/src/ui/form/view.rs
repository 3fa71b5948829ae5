//! The form on the page.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{FormData, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement};
use leptos_router::hooks::use_location;

use super::FormState;
use super::autosave::{Autosave, SavedLine};
use super::errors::{ErrorSummary, control_id};
use super::field::People;
use super::sections::Sections;
use super::waiting::WaitingHere;
use crate::kit::{Answers, AppError, Day, FieldErrors, Form, Kind};
use crate::ui::loaded::way_in;
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
    /// What else is wrong with the answers that no single question can tell; said together with what is.
    #[prop(optional)]
    also: Option<fn(&Answers, Day) -> FieldErrors>,
) -> impl IntoView {
    let today = state.today;
    let given = RwSignal::new(state.answers.clone());
    // What the fields are drawn with: what came with the page, or what waited on this device.
    let start = RwSignal::new(state.answers.clone());
    let autosave = (!subject.is_empty()).then(|| {
        Autosave::new(
            form.id,
            subject,
            state.key.clone(),
            state.device.clone(),
            state.answers.clone(),
            state.draft_of.clone(),
        )
    });
    let (errors, set_errors) = signal(state.errors.clone());
    // Made here and not where it is drawn: it lives as long as the page.
    let faults = Signal::from(errors);
    let summary = NodeRef::<html::Div>::new();
    let at_work = RwSignal::new(false);
    Effect::new(move |_| at_work.set(true));
    // What the server refused is shown like what the browser found.
    let form_node = NodeRef::<html::Form>::new();
    Effect::new(move |_| {
        let result = result.get();
        match (&result, autosave) {
            (Some(Ok(())), Some(autosave)) => autosave.arrived(),
            (Some(Err(_)), Some(autosave)) => autosave.came_back(),
            _ => {}
        }
        match result {
            Some(Err(AppError::Invalid(refused))) => {
                set_errors.set(refused);
                empty_secrets(form);
            }
            // Somebody else was quicker: the page is asked for again and shows both texts.
            Some(Err(AppError::Conflict)) => Done::again(),
            Some(Ok(())) if stays => {
                // What was sent is not left in the fields for the next one.
                if let Some(form) = form_node.get_untracked() {
                    form.reset();
                }
                Done::again();
            }
            _ => {}
        }
    });
    Effect::new(move |_| {
        if !errors.get().is_empty()
            && let Some(summary) = summary.get()
        {
            // A list that cannot take the focus is still on the page.
            let _ = summary.focus();
        }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if pending.get_untracked() {
            return;
        }
        let Some(answers) = answers_of(&event) else { return };
        let faults = also.map(|also| also(&answers, today)).unwrap_or_default();
        let found = form.check_with(&answers, today, faults).err().unwrap_or_default();
        let stands = found.is_empty();
        set_errors.set(found);
        if stands {
            if let Some(autosave) = autosave {
                autosave.sent();
            }
            send.run(answers);
        }
    };
    let on_waiting = autosave.map(|autosave| {
        let take = Callback::new(move |answers: Answers| {
            given.set(answers.clone());
            start.set(answers.clone());
            show_long_texts(form, &answers);
        });
        view! { <WaitingHere take autosave /> }
    });
    view! {
        <ErrorSummary
            order=form.questions().map(|question| question.id.to_owned()).collect()
            errors=faults
            node=summary
        />
        {on_waiting}
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
            on:change=move |_| {
                if let Some(autosave) = autosave {
                    autosave.keep();
                }
            }
        >
            <input type="hidden" name="key" value=state.key.as_str().to_owned() />
            {hidden
                .into_iter()
                .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
                .collect_view()}
            {move || {
                view! { <Sections form given=start.get() at_work errors=faults now=given people=people.clone() today /> }
            }}
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

/// A long text that has been touched shows what was typed into it, and not what it is drawn with.
fn show_long_texts(form: &Form, answers: &Answers) {
    for question in form.questions().filter(|question| matches!(question.kind, Kind::LongText { .. })) {
        let field = document().get_element_by_id(&control_id(question.id));
        if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) {
            field.set_value(answers.first(question.id));
        }
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
    let path = use_location().pathname;
    move || match result.get() {
        Some(Err(error)) if !matches!(error, AppError::Invalid(_)) => Some(view! {
            <div role="alert">
                <Notice tone=Tone::Late title="It was not sent".to_owned()>
                    <p>{error.to_string()}</p>
                    {way_in(&error, &path.read_untracked())}
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
