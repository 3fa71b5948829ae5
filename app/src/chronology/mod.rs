//! What happened, when, and by whom. Every act of the app adds to it, in the same moment as the act; nothing
//! in it is ever changed. Each entry is for the eyes of those who may see what it speaks of.

mod words;

#[cfg(feature = "ui")]
mod entries;
#[cfg(feature = "ui")]
mod history;

#[cfg(feature = "ssr")]
mod store;

pub use words::words_for;

#[cfg(feature = "ui")]
pub use entries::Entry;
#[cfg(feature = "ui")]
pub use history::History;

#[cfg(feature = "ssr")]
pub use entries::history_of;
