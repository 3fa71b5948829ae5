//! The rooms of the app, foundations first. A room may use only rooms above it; `tests/order.rs` checks.

pub mod kit;

#[cfg(feature = "ssr")]
pub mod db;

#[cfg(feature = "ui")]
pub mod ui;

pub mod calendar;

pub mod people;

pub mod pupils;

pub mod chronology;

pub mod documents;

pub mod pathway;

pub mod ehc;

pub mod reviews;

pub mod duties;

pub mod overview;

#[cfg(feature = "ui")]
pub mod app;
