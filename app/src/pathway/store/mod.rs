//! Stages and the school's settings as rows.

mod actions;
mod forward;
mod parent_words;
mod settings;
mod stages;

pub use actions::{
    Recorded, give_copy, on_record, one_record, pupil_of_record, record, record_from_form, send_letter,
    take_back,
};
pub use forward::{
    PutForward, answer_forward, current, other_put_forward, put_forward, put_move_forward, reopen_forward,
    withdraw,
};
pub use parent_words::{
    ParentWords, Said, add_parent_words, parent_words, save_parent_words, versions_of_words,
};
pub use settings::{process, process_changes, process_with, save_process, suggestions};
pub use stages::{
    FilledForm, Kept, OnRecord, Version, add_concern_of, add_form, add_stay, entries, entry, form, forms,
    last_ended, open, place, pupil_of_form, remove_unused, save, save_form, set_plan_ceased, take_back_form,
    take_back_stay, versions,
};
