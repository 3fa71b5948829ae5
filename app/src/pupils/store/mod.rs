//! The register as rows.

mod adults;
mod find;
mod held;
mod imports;
mod write;

pub use adults::{Adult, Decided, adult, adults, decide};
pub use find::{ChildLine, ClassLine, child, children_of_class, classes, find};
pub use held::{held, held_one};
pub use imports::{
    ImportLine, add_import, change_of, changes_of, forget_waiting, imports, keep_waiting, mark_undone,
    remember_heading, remembered, waiting,
};
pub use write::{insert, mark_left, remove, write};
