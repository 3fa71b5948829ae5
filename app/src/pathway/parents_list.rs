//! Who of a child's adults has said what about the initial concern, one a line.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{ParentAnswer, StageFormId};
use crate::kit::{Day, long_date, paths};
use crate::pupils::ContactId;

#[cfg(feature = "ssr")]
use {super::store::ParentWords, crate::pupils::KnownAdult};

/// An adult of a child with how far they have been heard. What they said stands on their own page alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParentLine {
    pub contact: ContactId,
    /// “Mrs Anna Kowalski, mother”.
    pub whole: String,
    /// “Mrs Anna Kowalski”.
    pub called: String,
    /// The office has decided what they may do.
    pub decided: bool,
    pub may_attend: bool,
    pub may_receive: bool,
    /// Nothing before something is written down of them.
    pub heard: Option<Heard>,
}

/// That something was written down of somebody, and what they say about the targets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    /// None: they have not answered yet.
    pub answer: Option<ParentAnswer>,
    /// The day of the answer, else the day on which it was written down.
    pub on: Day,
    pub written_by: String,
}

impl ParentLine {
    /// An adult, with what was written down of them if anything was.
    #[cfg(feature = "ssr")]
    pub fn of(adult: &KnownAdult, words: Option<&ParentWords>) -> ParentLine {
        ParentLine {
            contact: adult.id,
            whole: adult.whole(),
            called: adult.called(),
            decided: adult.decided,
            may_attend: adult.may_attend,
            may_receive: adult.may_receive,
            heard: words.map(|words| Heard {
                answer: words.answer,
                on: words.answered_on.unwrap_or(words.written_on),
                written_by: words.written_by.clone(),
            }),
        }
    }

    /// How far they have been heard.
    fn state(&self) -> String {
        match &self.heard {
            None => "Not asked yet".to_owned(),
            Some(Heard { answer: None, on, .. }) => {
                format!("Written down on {}. No answer about the targets yet", long_date(*on))
            }
            Some(Heard { answer: Some(ParentAnswer::NoReply), .. }) => {
                ParentAnswer::NoReply.label().to_owned()
            }
            Some(Heard { answer: Some(answer), on, .. }) => format!("{}, {}", answer.label(), long_date(*on)),
        }
    }

    /// The effect of what the office has decided, where it is less than everything; never the reason.
    pub fn limit(&self) -> Option<&'static str> {
        match (self.decided, self.may_attend, self.may_receive) {
            (false, ..) => Some(
                "The office has not confirmed this adult yet. You can write down what they say; nothing is sent to them.",
            ),
            (true, true, true) => None,
            (true, true, false) => Some("No letters or copies go to them."),
            (true, false, true) => Some("The office has decided that they do not come to meetings."),
            (true, false, false) => Some(
                "The office has decided that they do not come to meetings, and that no letters or copies go to them.",
            ),
        }
    }
}

/// The adults of a child with the way to each one's own page, once the form that they speak about is kept. Folded
/// away, because a parent who looks on must not learn from it that there is another.
#[component]
pub fn Parents(form: Option<StageFormId>, parents: Vec<ParentLine>) -> impl IntoView {
    let nobody = parents.is_empty().then(|| {
        view! { <p class="mt-s soft">"The register has no adult for this child. The next pupil list from the MIS brings them."</p> }
    });
    let first = form.is_none().then(|| {
        view! { <p class="mt-s measure">"Save the form above once. After that you can write down here what each parent says."</p> }
    });
    let lines = parents.into_iter().map(|parent| view! { <Parent form parent /> }).collect_view();
    view! {
        <section class="mt-l no-print" aria-labelledby="parents">
            <h2 id="parents">"What each parent says"</h2>
            <p class="mt-s measure soft">"Each parent has a page of their own, and no parent sees another’s. The list names every adult of the child, so open it with the tablet in your own hands."</p>
            {first}
            {nobody}
            <details class="more mt-s">
                <summary>"Show every adult of the child"</summary>
                <ul class="people mt-s">{lines}</ul>
            </details>
        </section>
    }
}

#[component]
fn Parent(form: Option<StageFormId>, parent: ParentLine) -> impl IntoView {
    let link = form.map(|form| {
        let words = match parent.heard {
            None => format!("Write down what {} says", parent.called),
            Some(_) => format!("Read or change what {} says", parent.called),
        };
        view! { <a class="linkbtn" href=paths::parent_words(form.0, parent.contact.0)>{words}</a> }
    });
    let written_by = parent.heard.as_ref().map(|heard| {
        view! { <p>{format!("Written down by {}", heard.written_by)}</p> }
    });
    view! {
        <li class="person">
            <div><span class="person__name">{parent.whole.clone()}</span></div>
            <div class="person__state">
                <p>{parent.state()}</p>
                {written_by}
                {parent.limit().map(|words| view! { <p>{words}</p> })}
            </div>
            <div class="person__do">{link}</div>
        </li>
    }
}

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests {
    use super::*;

    fn day() -> Day {
        Day::from_ymd_opt(2026, 11, 24).expect("a real day")
    }

    fn heard(answer: Option<ParentAnswer>) -> Heard {
        Heard { answer, on: day(), written_by: "Mr Jo Marsh".to_owned() }
    }

    fn parent(heard: Option<Heard>) -> ParentLine {
        ParentLine {
            contact: ContactId(1),
            whole: "Mrs Anna Kowalski, mother".to_owned(),
            called: "Mrs Anna Kowalski".to_owned(),
            decided: true,
            may_attend: true,
            may_receive: true,
            heard,
        }
    }

    #[test]
    fn a_line_says_how_far_a_parent_has_been_heard_and_none_of_their_words() {
        let state = |answer| parent(Some(heard(answer))).state();
        assert_eq!(parent(None).state(), "Not asked yet");
        assert_eq!(state(None), "Written down on Tuesday 24 November 2026. No answer about the targets yet");
        assert_eq!(state(Some(ParentAnswer::Partly)), "Agrees in part, Tuesday 24 November 2026");
        assert_eq!(state(Some(ParentAnswer::NoReply)), "No answer after two tries");
    }

    #[test]
    fn staff_read_what_the_office_has_decided_only_where_it_is_a_limit() {
        assert_eq!(parent(None).limit(), None);
        let limit = |decided, may_attend, may_receive| {
            ParentLine { decided, may_attend, may_receive, ..parent(None) }.limit().unwrap_or_default()
        };
        assert!(limit(false, false, false).contains("has not confirmed"));
        assert!(limit(true, true, false).contains("No letters"));
        assert!(limit(true, false, true).contains("do not come to meetings"));
        assert!(limit(true, false, false).contains("do not come to meetings"));
        assert!(limit(true, false, false).contains("no letters"));
    }
}
