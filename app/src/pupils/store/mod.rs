//! The register as rows.

mod adults;
mod find;
mod held;
mod imports;
mod postings;
mod write;

pub use adults::{Adult, Decided, adult, adults, decide};
pub use find::{
    ChildLine, ChildName, ClassLine, children_of_class, class_name, classes, find, name_of, register_name_of,
    sees_needs,
};
pub use held::{held, held_one};
pub use imports::{
    ImportLine, add_import, change_of, changes_of, forget_waiting, imports, keep_waiting, mark_undone,
    remember_heading, remembered, waiting,
};
pub use postings::{Posting, can_be_posted, end_posting, post_to, postings};
pub use write::{class_id, insert, mark_left, remove, write};
