//! One journey a file, through the whole program: routes, gate, functions, database.
#![allow(clippy::expect_used)] // A test says what it expects.

mod access;
mod concern;
mod locked;
mod school;
