//! What did not stand: a list that takes the focus and links to each field, and the same words at the field.

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use crate::kit::FieldErrors;
use crate::ui::Icon;

/// The id of a field's first control on the page.
pub fn control_id(question: &str) -> String {
    format!("f-{question}")
}

/// Whether a form on the page has errors: the title then begins with the word. The server asks when the page is
/// drawn and everything else of it is gone, so it is held by whoever asks.
#[derive(Clone)]
pub struct Faulty(pub ArcRwSignal<bool>);

impl Faulty {
    pub fn provide() -> Self {
        let faulty = Faulty(ArcRwSignal::new(false));
        provide_context(faulty.clone());
        faulty
    }
}

/// The list above the form, in the order of its fields; then whatever belongs to no field.
#[component]
pub fn ErrorSummary(
    order: Vec<String>,
    errors: Signal<FieldErrors>,
    node: NodeRef<html::Div>,
) -> impl IntoView {
    if let Some(Faulty(faulty)) = use_context() {
        faulty.set(!errors.get_untracked().is_empty());
        let left = faulty.clone();
        Effect::new(move |_| faulty.set(!errors.get().is_empty()));
        on_cleanup(move || left.set(false));
    }
    let listed = move || {
        let mut listed: Vec<(String, String)> = errors.get().into_iter().collect();
        listed.sort_by_key(|(id, _)| order.iter().position(|field| field == id).unwrap_or(order.len()));
        listed
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
                    {
                        let listed = listed.clone();
                        move || {
                        listed()
                            .into_iter()
                            .map(|(id, text)| {
                                view! {
                                    <li>
                                        <a href=format!("#{}", control_id(&id)) on:click=move |event| to_field(&event, &id)>{text}</a>
                                    </li>
                                }
                            })
                            .collect_view()
                    }
                    }
                </ul>
            </div>
        </Show>
    }
}

/// Goes to the field. The router would take the link for a page's.
fn to_field(event: &leptos::ev::MouseEvent, question: &str) {
    let field = document().get_element_by_id(&control_id(question));
    if let Some(field) = field.and_then(|field| field.dyn_into::<leptos::web_sys::HtmlElement>().ok()) {
        event.prevent_default();
        if let Ok(Some(folded)) = field.closest("details") {
            let _ = folded.set_attribute("open", "");
        }
        // A field that cannot take the focus is scrolled to all the same.
        let _ = field.focus();
        field.scroll_into_view();
    }
}

/// The words at one field.
#[component]
pub fn FieldError(#[prop(into)] question: String, errors: Signal<FieldErrors>) -> impl IntoView {
    move || {
        errors.get().get(&question).cloned().map(|text| {
            view! {
                <p class="field__err" id=format!("{}-e", control_id(&question))>
                    {Icon::Warning}
                    <span>
                        <span class="vh">"Error: "</span>
                        {text}
                    </span>
                </p>
            }
        })
    }
}
