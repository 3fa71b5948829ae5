//! The register as rows.

mod adults;
mod codes;
mod decisions;
mod find;
mod held;
mod imports;
mod needs;
mod of_class;
mod other_schools;
mod postings;
mod record;
mod transfers;
mod write;

pub use adults::{Adult, Decided, KnownAdult, adult, adults, decide, known_adults};
pub use codes::{Differing, differing, mis_states_codes};
pub use decisions::{
    Decision, code_now, codes_now, decision, decisions, last_decision, mark_code_placed, pupil_of_decision,
    record_told, set_code, take_back_code, take_back_placed_code, untold,
};
pub use find::{
    ChildLine, ChildName, ClassLine, children_of_class, class_name, classes, find, has_left, name_of,
    register_name_of, sees_needs, still_here, year_group_of, year_of,
};
pub use held::{held, held_one};
pub use imports::{
    ImportLine, add_import, change_of, changes_of, forget_heading, forget_waiting, imports, keep_waiting,
    mark_undone, remember_heading, remembered, waiting,
};
pub use needs::{
    HeldNeed, change_needs, last_change, mark_needs_placed, needs_held, needs_in_force, needs_listed,
    needs_standing, take_back_needs, take_back_placed_needs,
};
pub use of_class::{ClassStaff, class_list, staff_of_class};
pub use other_schools::{other_school_of, record_other_school, reviewed_elsewhere};
pub use postings::{
    Posting, can_be_posted, can_stand_in, end_from, end_of, end_posting, post_by_list, post_to, postings,
    postings_of, reach_with, restore,
};
pub use record::{all_classes, held_already, is_version, numbers_taken, record};
pub use transfers::{FileOwed, HeldFile, file_of, files_owed, record_file};
pub use write::{class_id, has_decisions, insert, mark_left, remove, set_left, write};
