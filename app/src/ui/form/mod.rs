//! A form as it looks, as it is sent, and as it comes back.
//!
//! With the browser's half at work a form checks itself before it is sent, keeps a draft as it is typed and
//! shows every error at once. Without it the same form posts to the same function, and what could not stand
//! comes back on the same page with everything that was typed.

mod autosave;
mod device;
mod differences;
mod errors;
mod field;
mod inputs;
#[cfg(feature = "ssr")]
mod returned;
mod sections;
mod state;
mod view;
mod waiting;

pub use autosave::{Autosave, SavedLine};
pub use device::DeviceKey;
pub use differences::{Differences, ThrowAway};
pub use errors::{ErrorSummary, Faulty, FieldError, control_id};
#[cfg(feature = "ssr")]
pub use returned::{
    PlainForm, conflict, give_back, give_back_act, is_plain, state_of, state_of_draft, state_signed_out,
};
pub use state::FormState;
pub use view::{FormView, address_of, answers_of};
pub use waiting::WaitingHere;
