//! Stages and the school's settings as rows.

mod settings;
mod stages;

pub use settings::{process, process_changes, process_with, save_process, suggestions};
pub use stages::{
    FilledForm, Kept, add_form, entries, entry, form, forms, open, record, record_from_form, save, save_form,
    versions,
};
