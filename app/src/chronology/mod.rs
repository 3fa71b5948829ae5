//! What happened, when, and by whom. Every act of the app adds to it, in the same moment as the act; nothing
//! in it is ever changed. Each entry is for the eyes of those who may see what it speaks of. Who has
//! read about a child is kept apart, for the few who answer for it.

mod words;

#[cfg(feature = "ui")]
mod entries;
#[cfg(feature = "ui")]
mod history;

#[cfg(feature = "ui")]
mod readings_page;
#[cfg(feature = "ui")]
mod server;
#[cfg(feature = "ui")]
mod timeline_page;

#[cfg(feature = "ssr")]
mod store;

pub use words::words_for;

#[cfg(feature = "ui")]
pub use entries::Entry;
#[cfg(feature = "ui")]
pub use {history::History, readings_page::ReadingsPage, timeline_page::TimelinePage};

#[cfg(feature = "ssr")]
pub use {entries::history_of, store::last_time, store::of_whom};
