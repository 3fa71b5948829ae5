//! The rooms of the app, foundations first. A room may use only rooms above it; `tests/order.rs` checks.

pub mod kit;

pub mod calendar;
pub mod pupils;
