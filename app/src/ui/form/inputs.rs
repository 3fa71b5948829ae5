//! The controls themselves: one line, many lines, tiles.

use leptos::prelude::*;

use super::errors::control_id;
use super::field::People;
use crate::kit::{Day, DayLimit, FieldErrors, Kind, Question, TextUse, counted};

/// A text on one line, a day, a number.
#[component]
pub fn OneLine(
    question: &'static Question,
    id: String,
    value: String,
    described: Option<String>,
    errors: Signal<FieldErrors>,
    today: Day,
) -> impl IntoView {
    let Shape { class, kind, autocomplete, inputmode } = shape(question.kind);
    let day_limit = |wanted: DayLimit| match question.kind {
        Kind::Date { limit } if limit == wanted => Some(today.to_string()),
        _ => None,
    };
    let unit = match question.kind {
        Kind::Measure { unit, .. } => Some(view! { <span class="field__unit">{unit}</span> }),
        _ => None,
    };
    view! {
        <input
            class=class
            id=id
            name=question.name()
            type=kind
            value=value
            autocomplete=autocomplete
            inputmode=inputmode
            spellcheck=(kind != "text").then_some("false")
            max=day_limit(DayLimit::NotAfterToday)
            min=day_limit(DayLimit::NotBeforeToday)
            aria-describedby=move || with_error(question, described.as_deref(), errors)
            aria-invalid=move || errors.get().contains_key(question.id).then_some("true")
        />
        {unit}
    }
}

/// A text of several lines.
#[component]
pub fn LongText(
    question: &'static Question,
    id: String,
    max_chars: u16,
    value: String,
    described: Option<String>,
    errors: Signal<FieldErrors>,
) -> impl IntoView {
    let length = RwSignal::new(length_of(&value));
    let left = move || left_words(length.get(), max_chars.into());
    // What may be as long as a line begins as one, and grows.
    let rows = if max_chars <= 200 { "1" } else { "3" };
    view! {
        <textarea
            class="area"
            id=id
            name=question.name()
            rows=rows
            on:input=move |event| length.set(length_of(&event_target_value(&event)))
            aria-describedby=move || with_error(question, described.as_deref(), errors)
            aria-invalid=move || errors.get().contains_key(question.id).then_some("true")
        >
            {value}
        </textarea>
        {move || left().map(|words| view! { <p class="field__hint">{words}</p> })}
    }
}

/// One of many: people, or the answers of a long choice.
#[component]
pub fn Chosen(
    question: &'static Question,
    id: String,
    /// What is stored, and the words for it.
    options: Vec<(String, String)>,
    value: String,
    described: Option<String>,
    errors: Signal<FieldErrors>,
) -> impl IntoView {
    let options = options
        .into_iter()
        .map(|(id, words)| {
            let selected = id == value;
            view! { <option value=id selected=selected>{words}</option> }
        })
        .collect_view();
    view! {
        <select
            class="select"
            id=id
            name=question.name()
            aria-describedby=move || with_error(question, described.as_deref(), errors)
            aria-invalid=move || errors.get().contains_key(question.id).then_some("true")
        >
            <option value="">"Choose"</option>
            {options}
        </select>
    }
}

/// Tiles that a thumb can hit: one of them, or several.
#[component]
pub fn Tiles(question: &'static Question, values: Vec<String>, people: People) -> impl IntoView {
    let several = matches!(question.kind, Kind::Several { .. });
    let name = question.name();
    let tiles = options_of(question, people)
        .into_iter()
        .enumerate()
        .map(|(index, (value, label))| {
            let example = question
                .examples
                .get(index)
                .map(|example| view! { <span class="tile__hint">{*example}</span> });
            let checked = values.contains(&value);
            view! {
                <label class="tile">
                    <input
                        type=if several { "checkbox" } else { "radio" }
                        name=name.clone()
                        value=value
                        checked=checked
                    />
                    <span>
                        <span class="tile__t">{label}</span>
                        {example}
                    </span>
                </label>
            }
        })
        .collect_view();
    // A radio button that was tapped by mistake cannot be let go of by itself.
    let none = (!several && !question.required).then(|| {
        view! {
            <label class="tile tile--none">
                <input type="radio" name=name value="" />
                <span class="tile__t">"No answer"</span>
            </label>
        }
    });
    view! { <div class="tiles">{tiles}{none}</div> }
}

/// What there is to choose from: what is stored, and the words for it.
pub fn options_of(question: &Question, people: People) -> Vec<(String, String)> {
    match question.kind {
        Kind::Person => people.into_iter().map(|(id, name)| (id.to_string(), name)).collect(),
        Kind::Scale { steps, low, high } => (1..=steps)
            .map(|step| {
                let label = match step {
                    1 => format!("1, {low}"),
                    step if step == steps => format!("{step}, {high}"),
                    step => step.to_string(),
                };
                (step.to_string(), label)
            })
            .collect(),
        _ => question.options().iter().map(|(id, label)| ((*id).to_owned(), (*label).to_owned())).collect(),
    }
}

struct Shape {
    class: &'static str,
    kind: &'static str,
    autocomplete: Option<&'static str>,
    inputmode: Option<&'static str>,
}

fn shape(kind: Kind) -> Shape {
    let plain = Shape { class: "in", kind: "text", autocomplete: Some("off"), inputmode: None };
    match kind {
        Kind::Date { .. } => Shape { class: "in in--date", kind: "date", ..plain },
        Kind::Measure { .. } => Shape { class: "in in--num", inputmode: Some("numeric"), ..plain },
        Kind::ShortText { used_as: TextUse::Email, .. } => {
            Shape { kind: "email", autocomplete: Some("username"), ..plain }
        }
        Kind::ShortText { used_as: TextUse::CurrentPassword, .. } => {
            Shape { kind: "password", autocomplete: Some("current-password"), ..plain }
        }
        Kind::ShortText { used_as: TextUse::NewPassword, .. } => {
            Shape { kind: "password", autocomplete: Some("new-password"), ..plain }
        }
        Kind::ShortText { used_as: TextUse::NewPin, .. } => {
            // Called a new password, so that a browser does not fill in the one that it remembers.
            let autocomplete = Some("new-password");
            Shape { kind: "password", autocomplete, inputmode: Some("numeric"), ..plain }
        }
        Kind::ShortText { used_as: TextUse::OneTimeCode, .. } => {
            Shape { class: "in in--mid", autocomplete: Some("one-time-code"), ..plain }
        }
        _ => plain,
    }
}

/// What describes a field to those who do not see it: its hint, and its error while there is one.
pub fn with_error(question: &Question, hint: Option<&str>, errors: Signal<FieldErrors>) -> Option<String> {
    let error = errors.get().contains_key(question.id).then(|| format!("{}-e", control_id(question.id)));
    match (hint, error) {
        (Some(hint), Some(error)) => Some(format!("{hint} {error}")),
        (hint, error) => hint.map(str::to_owned).or(error),
    }
}

fn length_of(text: &str) -> usize {
    text.trim().chars().count()
}

/// Said when a long text comes near its end. Nothing is cut off: what is too long stays, and is told on sending.
fn left_words(length: usize, most: usize) -> Option<String> {
    const NEAR: usize = 200;
    match most.checked_sub(length) {
        None => Some(format!("{} too long", counted(length - most, "character", "characters"))),
        Some(left) if left <= NEAR && length > NEAR => {
            Some(format!("{} left", counted(left, "character", "characters")))
        }
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_hidden_and_typed_on_number_keys() {
        let pin = shape(Kind::ShortText { max_chars: 8, used_as: TextUse::NewPin });
        assert_eq!((pin.kind, pin.inputmode), ("password", Some("numeric")));
    }

    #[test]
    fn a_long_text_says_how_much_room_is_left_only_near_its_end_and_how_much_is_too_much() {
        assert_eq!(left_words(500, 1200), None);
        assert_eq!(left_words(1100, 1200).as_deref(), Some("100 characters left"));
        assert_eq!(left_words(1201, 1200).as_deref(), Some("1 character too long"));
    }
}
