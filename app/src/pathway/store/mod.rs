//! Stages and the school's settings as rows.

mod actions;
mod settings;
mod stages;

pub use actions::{Recorded, on_record, pupil_of_record, record, record_from_form, take_back};
pub use settings::{process, process_changes, process_with, save_process, suggestions};
pub use stages::{
    FilledForm, Kept, add_form, entries, entry, form, forms, open, pupil_of_form, remove_unused, save,
    save_form, take_back_form, versions,
};
