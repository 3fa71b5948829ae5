//! Reviews: how children are doing, looked at together and at set times. Each half term a class has its progress
//! meeting. Its page lists the children, those on the pathway first; whoever is highlighted gets a line that says
//! what gets in the way, what is done about it, by whom and by when. A meeting may propose that a child moves to
//! another stage, as far as the child's stage has that move; the SENCo decides. What was agreed stands at the next meeting
//! again, with whether it was done; while somebody is away it is owed by whoever stands in, and is never nobody's.

mod half_terms;
mod line;
mod may_propose;
mod owners;
mod progress_form;
mod rules;
mod summary;
mod whose;

#[cfg(feature = "ui")]
mod agreed;
#[cfg(feature = "ui")]
mod child_rows;
#[cfg(feature = "ui")]
mod line_page;
#[cfg(feature = "ui")]
mod line_server;
#[cfg(feature = "ui")]
mod line_shown;
#[cfg(feature = "ui")]
mod mark_server;
#[cfg(feature = "ui")]
mod meeting_page;
#[cfg(feature = "ui")]
mod meeting_server;
#[cfg(feature = "ui")]
mod progress_page;
#[cfg(feature = "ui")]
mod progress_server;

#[cfg(feature = "ssr")]
mod handing_over;
#[cfg(feature = "ssr")]
mod history;
#[cfg(feature = "ssr")]
mod line_keeping;
#[cfg(feature = "ssr")]
mod owing;
#[cfg(feature = "ssr")]
mod store;

pub use half_terms::{OneHalf, Slot, half_term_of, slot_on, slot_words};
pub use line::{LineBefore, LineRules, Written};
pub use may_propose::MayPropose;
pub use owners::Owners;
pub use progress_form::{
    ACTION, BARRIER, BY_DAY, HELD_ON, Level, MATHS, OWNER, PROGRESS_LINE, PROGRESS_MEETING, PROPOSAL,
    Proposal, READING, SUBJECTS, WHY_PROPOSED, WRITING, levels, line_faults, meeting_faults,
};
pub use rules::{ActionState, ProgressLineId, ProgressMeetingId, action_state, by_fault, stage_words};
pub use summary::{LineFacts, Summary, summary};
pub use whose::Whose;

#[cfg(feature = "ui")]
pub use {line_page::LinePage, meeting_page::MeetingPage, progress_page::ProgressPage};

#[cfg(feature = "ssr")]
pub use {
    handing_over::{HandedOver, Meanwhile, Passing, hand_back, hand_over},
    history::{ReplayedLine, replay_done, replay_line, replay_meeting},
    owing::promised,
    store::{Promised, reviewed},
};
