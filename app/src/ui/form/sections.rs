//! The questions of a form in their sections.

use leptos::prelude::*;

use super::field::{Field, People, WhoLine, told_audience};
use crate::kit::{Answers, Audience, Day, FieldErrors, Form, Question, Section};

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
    let field = |question: &'static Question, with_who: bool| {
        // Without the browser's half nothing can appear later, so all is shown.
        let asked = Signal::derive(move || !at_work.get() || now.with(|now| form.asks(question, now)));
        view! { <Field question given=given.clone() errors asked people=people.clone() today with_who /> }
    };
    let section = |section: &'static Section| {
        let shared = shared_audience(section);
        let each = shared.is_none();
        let fields = section.questions.iter().map(|question| field(question, each)).collect_view();
        let who = shared.map(|audience| view! { <WhoLine audience /> });
        let answered = section.questions.iter().any(|question| !given.first(question.id).is_empty());
        let open = move || {
            answered || errors.with(|errors| section.questions.iter().any(|q| errors.contains_key(q.id)))
        };
        match (section.title, section.can_wait) {
            ("", _) => view! { {who}{fields} }.into_any(),
            (title, false) => {
                view! { <section class="form-sec"><h2>{title}</h2>{who}{fields}</section> }.into_any()
            }
            // Folded away, so that what is asked now fits a minute; open where something is in it.
            (title, true) => view! {
                <details class="form-sec form-sec--waits" open=open>
                    <summary>
                        <h2>{title}</h2>
                        <span class="soft">"This can wait"</span>
                    </summary>
                    {who}
                    {fields}
                </details>
            }
            .into_any(),
        }
    };
    form.sections.iter().map(section).collect_view()
}

/// Who can see every answer of a section, where that is the same for several: then it is said once.
fn shared_audience(section: &Section) -> Option<Audience> {
    let [first, rest @ ..] = section.questions else { return None };
    let audience = told_audience(first)?;
    let same = rest.iter().all(|question| told_audience(question) == Some(audience));
    (same && !rest.is_empty()).then_some(audience)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::Ask;

    static NOTICED: Ask<String> = Ask::long_text("noticed", "Noticed").seen_by(Audience::FamilyToo);
    static TRIED: Ask<String> = Ask::long_text("tried", "Tried").seen_by(Audience::FamilyToo);
    static CLOSED: Ask<String> = Ask::long_text("closed", "Closed").seen_by(Audience::StaffOfTheChild);

    static SAME: Section =
        Section { title: "", can_wait: false, questions: &[&NOTICED.question, &TRIED.question] };
    static MIXED: Section =
        Section { title: "", can_wait: false, questions: &[&NOTICED.question, &CLOSED.question] };
    static ALONE: Section = Section { title: "", can_wait: false, questions: &[&CLOSED.question] };

    #[test]
    fn who_can_see_the_answers_is_said_once_only_where_it_is_the_same_for_several() {
        assert_eq!(shared_audience(&SAME), Some(Audience::FamilyToo));
        assert_eq!(shared_audience(&MIXED), None);
        assert_eq!(shared_audience(&ALONE), None);
    }
}
