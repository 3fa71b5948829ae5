//! The register as rows.

mod adults;
mod find;
mod held;
mod imports;
mod postings;
mod write;

pub use adults::{Adult, Decided, adult, adults, decide};
pub use find::{ChildLine, ChildName, ClassLine, children_of_class, classes, find, name_of, sees_needs};
pub use held::{held, held_one};
pub use imports::{
    ImportLine, add_import, change_of, changes_of, forget_waiting, imports, keep_waiting, mark_undone,
    remember_heading, remembered, waiting,
};
pub use postings::{can_be_posted, end_posting, post_to_class, postings_of_class};
pub use write::{class_id, insert, mark_left, remove, write};
