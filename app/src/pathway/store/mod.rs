//! Stages and the school's settings as rows.

mod actions;
mod forms;
mod forward;
mod kept;
mod moves;
mod parent_words;
mod settings;
mod versions;

pub use actions::{
    CopyGiven, Recorded, copies_given, follow_meeting, give_copy, on_record, one_record, pupil_of_copy,
    pupil_of_record, record, record_from_form, send_letter, take_back, take_back_copy, untell,
};
pub use forms::{FilledForm, add_form, form, forms, pupil_of_form, save_form, take_back_form, versions};
pub use forward::{
    PutForward, answer_forward, current, other_put_forward, put_forward, put_move_forward, reopen_forward,
    unanswer_forward, withdraw,
};
pub use kept::{Kept, OnRecord, entries, entry, last_ended};
pub use moves::{
    add_concern_of, add_stay, open, place, save, set_plan_end, take_back_all_of, take_back_stage,
    take_back_stay,
};
pub use parent_words::{
    ParentWords, Said, add_parent_words, parent_words, save_parent_words, versions_of_words,
};
pub use settings::{process, process_changes, process_with, save_process, suggestions};
pub use versions::Version;
