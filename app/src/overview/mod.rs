//! Pages that put several rooms together: what is to do today, and, as rooms come, one child and the whole
//! school.

#[cfg(feature = "ui")]
mod today_page;

#[cfg(feature = "ui")]
pub use today_page::TodayPage;
