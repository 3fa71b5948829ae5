//! Pages that put several rooms together: what is to do today, and one child.

#[cfg(feature = "ui")]
mod begun;
#[cfg(feature = "ui")]
mod child_page;
#[cfg(feature = "ui")]
mod child_server;
#[cfg(feature = "ui")]
mod duty_list;
#[cfg(feature = "ui")]
mod duty_rows;
#[cfg(feature = "ui")]
mod on_record;
#[cfg(feature = "ui")]
mod server;
#[cfg(feature = "ui")]
mod stage_track;
#[cfg(feature = "ui")]
mod today_page;

#[cfg(feature = "ssr")]
mod reckoning;
#[cfg(feature = "ssr")]
mod store;

#[cfg(feature = "ui")]
pub use {child_page::ChildPage, today_page::TodayPage};

#[cfg(feature = "ssr")]
pub use server::{PlainDuty, all_duties};
