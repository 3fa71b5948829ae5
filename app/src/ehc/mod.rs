//! Statutory assessment and the plan. A parent or the school may ask the local authority to assess a child at any time
//! and from any stage. The assessment, stage 5, runs beside the stage that the child is on; it ends with a refusal, after
//! which the child is where they were, with the final plan, which begins stage 6, or when it is withdrawn. Everything
//! that the local authority, the parents, the school and the Tribunal do is put on record with its day, and every date
//! of the law follows from that: holidays never pause one, and no recorded exception moves one. Beside the law's twenty
//! weeks stands what the school expects. Whether to ask for mediation or to appeal is for the parents alone.

mod appeal;
mod basis;
mod before;
mod choices;
mod clock;
mod disputes;
mod event;
mod event_form;
mod legal_step;
mod party;
mod plan_clock;
mod rules;
mod spell;
mod taking_back;
mod words;

#[cfg(feature = "ui")]
mod assessment_page;
#[cfg(feature = "ui")]
mod event_page;
#[cfg(feature = "ui")]
mod happened_list;
#[cfg(feature = "ui")]
mod recording_server;
#[cfg(feature = "ui")]
mod server;
#[cfg(feature = "ui")]
mod taking_back_server;

#[cfg(feature = "ssr")]
mod history;
#[cfg(feature = "ssr")]
mod placing;
#[cfg(feature = "ssr")]
mod store;

pub use before::{ReviewedBefore, UnderWay};
pub use choices::{ByWhom, Order, PlanDecision};
pub use clock::{Step, steps};
pub use event::Event;
pub use event_form::{EVENT_FORMS, event_of, form_of};
pub use legal_step::LegalStep;
pub use party::Party;
pub use rules::{Recorded, against_so_early, may_record, next_events, not_now};
pub use spell::{EventId, Happened, NewEvent, Spell};
pub use taking_back::{TakenBack, Undone, ended_with_plan, last_recorded, may_take_back, take_back};
pub use words::{Standing, clock_words, plan_end_words, where_words};

#[cfg(feature = "ui")]
pub use {assessment_page::AssessmentPage, event_page::EventPage};

#[cfg(feature = "ssr")]
pub use {
    history::ReplayAssessment,
    placing::{place_assessment, place_review, take_back_placed_events},
    server::assessed,
};
