//! The register as rows.

mod adults;
mod codes;
mod find;
mod held;
mod imports;
mod postings;
mod record;
mod write;

pub use adults::{Adult, Decided, KnownAdult, adult, adults, decide, known_adults};
pub use codes::{Differing, differing, mis_states_codes, set_code};
pub use find::{
    ChildLine, ChildName, ClassLine, children_of_class, class_name, classes, find, has_left, name_of,
    register_name_of, sees_needs,
};
pub use held::{held, held_one};
pub use imports::{
    ImportLine, add_import, change_of, changes_of, forget_heading, forget_waiting, imports, keep_waiting,
    mark_undone, remember_heading, remembered, waiting,
};
pub use postings::{Posting, can_be_posted, end_posting, post_by_list, post_to, postings};
pub use record::{all_classes, held_already, is_version, numbers_taken, record};
pub use write::{class_id, has_decisions, insert, mark_left, remove, write};
