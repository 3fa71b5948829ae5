//! The forms by which something is put on record, one for each shape: a request, an order, a decision after a review, and
//! everything else.

use super::choices::{ByWhom, Order, PlanDecision};
use super::event::Event;
use super::spell::NewEvent;
use crate::kit::{Ask, Audience, Checked, Day, DayLimit, Form, Section};

/// Every form asks for a day under this one id: the clocks are counted from it.
const HAPPENED_ON: &str = "happened_on";

static ON: Ask<Day> = Ask::day(HAPPENED_ON, "When was it?", DayLimit::NotAfterToday)
    .hint("Of a letter or a plan, the date on it. The dates of the law are counted from this day.")
    .plain("When it was")
    .missing("Enter the date")
    .seen_by(Audience::StaffOfTheChild);
static RECEIVED_ON: Ask<Day> =
    Ask::day(HAPPENED_ON, "When did the local authority receive the request?", DayLimit::NotAfterToday)
        .hint("Its letter says so. The 20 weeks are counted from this day.")
        .plain("When the request arrived")
        .missing("Enter the date on which the local authority received the request")
        .seen_by(Audience::StaffOfTheChild);
static ORDERED_ON: Ask<Day> =
    Ask::day(HAPPENED_ON, "When was it ordered or agreed?", DayLimit::NotAfterToday)
        .hint("The date on the order or the agreement. The local authority’s time is counted from this day.")
        .plain("When it was ordered or agreed")
        .missing("Enter the date of the order or the agreement")
        .seen_by(Audience::StaffOfTheChild);
static DECIDED_ON: Ask<Day> =
    Ask::day(HAPPENED_ON, "When did the local authority decide?", DayLimit::NotAfterToday)
        .hint("The date on its letter. The next annual review is counted from this day.")
        .plain("When the local authority decided")
        .missing("Enter the date on which the local authority decided")
        .seen_by(Audience::StaffOfTheChild);
static BY_WHOM: Ask<ByWhom> = Ask::choice("by_whom", "Who asked?")
    .hint("Either may, at any time and from any stage.")
    .plain("Who asked")
    .missing("Choose who asked for the assessment")
    .seen_by(Audience::StaffOfTheChild);
static ORDER: Ask<Order> = Ask::choice("order", "What was ordered or agreed?")
    .hint("The same dates hold where the local authority gives way, or agrees at mediation.")
    .plain("What was ordered or agreed")
    .missing("Choose what was ordered or agreed")
    .seen_by(Audience::StaffOfTheChild);
static DECISION: Ask<PlanDecision> = Ask::choice("decision", "What did the local authority decide?")
    .plain("What the local authority decided")
    .missing("Choose what the local authority decided")
    .seen_by(Audience::StaffOfTheChild);
static MORE: Ask<String> = Ask::long_text("words", "Anything to add?")
    // SEND Regulations 2014, regulation 17: what a plan says of health and social care is not for everybody.
    .hint("For the staff who work with the child. Leave out what a plan says about health and social care.")
    .plain("More about it")
    .optional()
    .at_most(2000)
    .seen_by(Audience::StaffOfTheChild);

static REQUEST: Form = Form {
    id: "assessment_request",
    version: 1,
    title: "Record a request for an assessment",
    sections: &[Section {
        title: "",
        can_wait: false,
        questions: &[&BY_WHOM.question, &RECEIVED_ON.question, &MORE.question],
    }],
};
static EVENT: Form = Form {
    id: "assessment_event",
    version: 1,
    title: "Record what happened",
    sections: &[Section { title: "", can_wait: false, questions: &[&ON.question, &MORE.question] }],
};
static ORDERED: Form = Form {
    id: "assessment_order",
    version: 1,
    title: "Record what was ordered or agreed",
    sections: &[Section {
        title: "",
        can_wait: false,
        questions: &[&ORDER.question, &ORDERED_ON.question, &MORE.question],
    }],
};
static REVIEW_DECISION: Form = Form {
    id: "annual_review_decision",
    version: 1,
    title: "Record what the local authority decided",
    sections: &[Section {
        title: "",
        can_wait: false,
        questions: &[&DECISION.question, &DECIDED_ON.question, &MORE.question],
    }],
};

/// Every form of this room.
pub static EVENT_FORMS: [&Form; 4] = [&REQUEST, &EVENT, &ORDERED, &REVIEW_DECISION];

/// The form by which one kind of thing is put on record.
pub fn form_of(event: Event) -> &'static Form {
    match event {
        Event::Requested => &REQUEST,
        Event::Ordered => &ORDERED,
        Event::ReviewDecision => &REVIEW_DECISION,
        _ => &EVENT,
    }
}

/// What a checked form tells.
pub fn event_of(what: Event, form: &Checked, today: Day) -> NewEvent {
    NewEvent {
        what,
        // Every form asks for its day, so today stands in for nothing.
        on: form.get(&ON).unwrap_or(today),
        by_whom: form.get(&BY_WHOM),
        order: form.get(&ORDER),
        decision: form.get(&DECISION),
        words: form.text(&MORE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::{Answers, faults};

    fn today() -> Day {
        Day::from_ymd_opt(2027, 7, 13).unwrap()
    }

    #[test]
    fn every_declaration_is_sound() {
        for form in EVENT_FORMS {
            assert_eq!(faults(form), Vec::<String>::new());
        }
    }

    #[test]
    fn every_kind_has_a_form_that_tells_what_its_row_needs() {
        let given = Answers::default()
            .with("happened_on", "13/07/2027")
            .with("by_whom", "parents")
            .with("order", "assess")
            .with("decision", "amend")
            .with("words", "By email");
        for event in Event::ALL {
            let form = form_of(event).check(&given, today()).unwrap();
            let told = event_of(event, &form, Day::MIN);
            assert_eq!((told.what, told.on, told.words.as_str()), (event, today(), "By email"));
            assert_eq!(told.by_whom.is_some(), event == Event::Requested);
            assert_eq!(told.order.is_some(), event == Event::Ordered);
            assert_eq!(told.decision.is_some(), event == Event::ReviewDecision);
        }
    }

    #[test]
    fn all_gaps_are_told_at_once_and_a_day_to_come_is_refused() {
        let errors = form_of(Event::Requested).check(&Answers::default(), today()).unwrap_err();
        assert_eq!(errors["by_whom"], "Choose who asked for the assessment");
        assert_eq!(errors["happened_on"], "Enter the date on which the local authority received the request");
        let tomorrow = Answers::default().with("happened_on", "14/07/2027");
        assert!(form_of(Event::FinalPlan).check(&tomorrow, today()).is_err());
    }
}
