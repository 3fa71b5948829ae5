//! Recording what was done at a stage: an action of its row, the copies of what was reviewed, the letter about an
//! intervention.

use leptos::prelude::*;

use super::action_form::{COPIES, LETTER_SENT, TARGET_REVIEW, form_of, review_faults};
use super::action_server::{RecordAction, RecordState, open_action};
use super::copies_server::{RecordCopies, open_copies};
use super::letter_server::{RecordLetter, open_letter};
use super::{Action, Stage};
use crate::kit::{Answers, AppError, Day, FieldErrors, Form, long_date, paths};
use crate::pupils::PupilId;
use crate::ui::{FormView, Head, address_of, loaded, number, part_of_address};

#[component]
pub fn ActionPage() -> impl IntoView {
    let (entry, action) = (part_of_address("entry"), part_of_address("action"));
    loaded(
        move || format!("{}/{}", entry(), action()),
        |both| async move {
            let (entry, action) = both.split_once('/').ok_or(AppError::NotFound)?;
            open_action(number(entry)?, action.to_owned()).await
        },
        move |state| view! { <Record state action=action() /> },
    )
}

#[component]
fn Record(state: RecordState, action: String) -> impl IntoView {
    let sending = ServerAction::<RecordAction>::new();
    let (key, entry) = (state.form.key.clone(), state.entry);
    let hidden = vec![("entry", entry.to_string()), ("action", action.clone())];
    let subject = format!("{entry} {action}");
    let form = Action::from_id(&action).map_or(&TARGET_REVIEW, form_of);
    let send = Callback::new(move |answers: Answers| {
        sending.dispatch(RecordAction { key: key.clone(), entry, action: action.clone(), answers });
    });
    view! {
        <Head title=state.title.clone() back=Some((paths::child(state.pupil.0), state.name.clone())) />
        <About pupil=state.pupil name=state.name stage=state.stage opened_on=state.opened_on ended_on=state.ended_on />
        <div class="mt">
            <FormView
                form
                state=state.form
                action={address_of::<RecordAction>()}
                hidden
                subject
                send
                result=sending.value().into()
                pending=sending.pending().into()
                button="Put it on record"
                also=also_of(form)
            />
        </div>
    }
}

/// What else is checked of a form beside its questions.
fn also_of(form: &'static Form) -> fn(&Answers, Day) -> FieldErrors {
    if form.id == TARGET_REVIEW.id { review_faults } else { |_, _| FieldErrors::new() }
}

#[component]
pub fn CopiesPage() -> impl IntoView {
    loaded(
        part_of_address("entry"),
        |entry| async move { open_copies(number(&entry)?).await },
        |state| view! { <Copies state /> },
    )
}

#[component]
fn Copies(state: RecordState) -> impl IntoView {
    let sending = ServerAction::<RecordCopies>::new();
    let (key, entry) = (state.form.key.clone(), state.entry);
    let send = Callback::new(move |answers: Answers| {
        sending.dispatch(RecordCopies { key: key.clone(), entry, answers });
    });
    view! {
        <Head title="Copies of what was reviewed" back=Some((paths::child(state.pupil.0), state.name.clone())) />
        <About pupil=state.pupil name=state.name stage=state.stage opened_on=state.opened_on ended_on=state.ended_on />
        <div class="mt">
            <FormView
                form=&COPIES
                state=state.form
                action={address_of::<RecordCopies>()}
                hidden=vec![("entry", entry.to_string())]
                subject=entry.to_string()
                send
                result=sending.value().into()
                pending=sending.pending().into()
                button="Put the copies on record"
            />
        </div>
    }
}

#[component]
pub fn LetterPage() -> impl IntoView {
    let record = part_of_address("record");
    loaded(
        record,
        |record| async move { open_letter(number(&record)?).await },
        move |state| view! { <LetterHome state record=record() /> },
    )
}

#[component]
fn LetterHome(state: RecordState, record: String) -> impl IntoView {
    let sending = ServerAction::<RecordLetter>::new();
    let key = state.form.key.clone();
    let id = record.parse().unwrap_or_default();
    let send = Callback::new(move |answers: Answers| {
        sending.dispatch(RecordLetter { key: key.clone(), record: id, answers });
    });
    view! {
        <Head title=state.title.clone() back=Some((paths::child(state.pupil.0), state.name.clone())) />
        <About pupil=state.pupil name=state.name stage=state.stage opened_on=state.opened_on ended_on=state.ended_on />
        <p class="measure mt-s">"It says what the help is, when and how often, what of the lessons it takes, and how the family hears the result."</p>
        <div class="mt">
            <FormView
                form=&LETTER_SENT
                state=state.form
                action={address_of::<RecordLetter>()}
                hidden=vec![("record", record.clone())]
                subject=record
                send
                result=sending.value().into()
                pending=sending.pending().into()
                button="Put the letter on record"
            />
        </div>
    }
}

/// Of whom a page of a stage is.
#[component]
pub fn About(
    pupil: PupilId,
    name: String,
    stage: Stage,
    opened_on: Day,
    /// The last day of a stage that has ended.
    #[prop(default = None)]
    ended_on: Option<Day>,
) -> impl IntoView {
    let (stage, from) = (stage.number(), long_date(opened_on));
    let at = match ended_on {
        None => format!(", at stage {stage} since {from}"),
        Some(until) => format!(", at stage {stage} from {from} until {}", long_date(until)),
    };
    view! {
        <p class="mt-s">
            <a class="linkbtn on-paper" href=paths::child(pupil.0)>{name}</a>
            {at}
        </p>
    }
}
