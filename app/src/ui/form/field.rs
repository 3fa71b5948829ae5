//! One question with its label, hint, error, control, and who may see the answer.

use leptos::prelude::*;

use super::errors::{FieldError, control_id};
use super::inputs::{Chosen, LongText, OneLine, Tiles, options_of, with_error};
use crate::kit::{Answers, Audience, Day, FieldErrors, Kind, Question};
use crate::ui::Icon;

/// Names that a page brings for a question about a person: id, then name.
pub type People = Vec<(i64, String)>;

/// Where one of more than so many is chosen, a list is easier to read than tiles.
const MOST_TILES: usize = 6;

#[component]
pub fn Field(
    question: &'static Question,
    given: Answers,
    errors: Signal<FieldErrors>,
    /// Hidden while an earlier answer says that it is not asked.
    asked: Signal<bool>,
    people: People,
    today: Day,
    /// Who may see the answer is said here, and not once for the whole section.
    with_who: bool,
) -> impl IntoView {
    let invalid = move || errors.get().contains_key(question.id).then_some("");
    let id = control_id(question.id);
    let described = described_by(question);
    let optional =
        (!question.required).then(|| view! { <span class="field__opt">" (you do not have to)"</span> });
    let label = view! { {question.label}{optional} };
    let hint = (!question.hint.is_empty())
        .then(|| view! { <p class="field__hint" id=format!("{id}-h")>{question.hint}</p> });
    let error = view! { <FieldError question=question.id errors /> };
    let under = with_who.then(|| told_audience(question)).flatten();
    let under = under.map(|audience| view! { <WhoLine audience /> });
    let values = given.all(question.id).to_vec();

    if has_tiles(question.kind, people.len()) {
        view! {
            <fieldset
                class="field"
                id=id.clone()
                data-invalid=invalid
                hidden=move || !asked.get()
                aria-describedby=move || with_error(question, described.as_deref(), errors)
                tabindex="-1"
            >
                <legend class="field__label">{label}</legend>
                {hint}
                {error}
                <Tiles question values people />
                <div class="field__under">{under}</div>
            </fieldset>
        }
        .into_any()
    } else {
        let control = match question.kind {
            Kind::LongText { max_chars } => {
                view! { <LongText question id=id.clone() max_chars value=first(values) described errors /> }
                    .into_any()
            }
            Kind::Person | Kind::Choice { .. } => {
                let options = options_of(question, people);
                view! { <Chosen question id=id.clone() options value=first(values) described errors /> }
                    .into_any()
            }
            _ => view! { <OneLine question id=id.clone() value=first(values) described errors today /> }
                .into_any(),
        };
        view! {
            <div class="field" data-invalid=invalid hidden=move || !asked.get()>
                <label for=id>{label}</label>
                {hint}
                {error}
                {control}
                <div class="field__under">{under}</div>
            </div>
        }
        .into_any()
    }
}

/// Who can see the answer, where that is to be said.
pub(super) fn told_audience(question: &Question) -> Option<Audience> {
    question.audience.filter(|audience| !question.is_secret() && !audience.line().is_empty())
}

/// Who can see this.
#[component]
pub(super) fn WhoLine(audience: Audience) -> impl IntoView {
    let (class, icon) = if audience.is_closed() { ("who who--shut", Icon::Lock) } else { ("who", Icon::Eye) };
    view! {
        <p class=class>
            {icon}
            <span>{audience.line()}</span>
        </p>
    }
}

fn has_tiles(kind: Kind, people: usize) -> bool {
    match kind {
        Kind::Person => people <= MOST_TILES,
        Kind::Choice { options } => options.len() <= MOST_TILES,
        Kind::Several { .. } | Kind::YesNo | Kind::Scale { .. } => true,
        Kind::ShortText { .. } | Kind::LongText { .. } | Kind::Date { .. } | Kind::Measure { .. } => false,
    }
}

fn first(values: Vec<String>) -> String {
    values.into_iter().next().unwrap_or_default()
}

/// The hint belongs to the control for whoever does not see it beside it.
fn described_by(question: &Question) -> Option<String> {
    (!question.hint.is_empty()).then(|| format!("{}-h", control_id(question.id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FEW: &[(&str, &str)] = &[("yes", "Yes"), ("no", "No")];
    const MANY: &[(&str, &str)] = &[("", ""); MOST_TILES + 1];

    #[test]
    fn one_of_many_is_chosen_from_a_list_and_several_of_many_are_ticked() {
        assert!(has_tiles(Kind::Choice { options: FEW }, 0));
        assert!(!has_tiles(Kind::Choice { options: MANY }, 0));
        assert!(has_tiles(Kind::Several { options: MANY }, 0));
        assert!(has_tiles(Kind::Person, MOST_TILES) && !has_tiles(Kind::Person, MOST_TILES + 1));
    }

    #[test]
    fn a_long_list_of_people_on_the_same_form_leaves_its_other_questions_as_they_are() {
        assert!(has_tiles(Kind::YesNo, 100) && has_tiles(Kind::Choice { options: FEW }, 100));
    }
}
