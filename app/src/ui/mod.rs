//! How things look: the frame of a page, a form and its fields, an error, a notice. A component here knows no
//! child and decides nothing; its style sheet has its name.

mod form;
mod frame;
mod head;
mod icon;
mod leaving;
mod loaded;
mod notice;
mod post_button;
mod walk;

pub use form::{
    Autosave, DeviceKey, Differences, ErrorSummary, Faulty, FieldError, FormState, FormView, SavedLine,
    ThrowAway, WaitingHere, address_of, answers_of, control_id,
};
#[cfg(feature = "ssr")]
pub use form::{
    PlainForm, conflict, give_back, give_back_act, is_plain, state_of, state_of_draft, state_signed_out,
};
pub use frame::{Banner, Frame, FrameState, Mark, Tab};
pub use head::Head;
pub use icon::Icon;
pub use leaving::{Leaving, reload};
pub use loaded::{Done, InFrame, Problem, always, loaded, loaded_beside, number, part_of_address, way_in};
pub use notice::{Notice, Tone};
pub use post_button::PostButton;
pub use walk::Walk;
