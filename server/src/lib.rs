//! The program around the app: how it is started, what it listens to, and what guards it.

pub mod assets;
pub mod commands;
pub mod demonstration;
pub mod routes;
pub mod settings;

mod exports;
mod files;
mod gate;
mod plain_forms;
mod uploads;
