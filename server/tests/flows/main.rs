//! One journey a file, through the whole program: routes, gate, functions, database.
#![allow(clippy::expect_used)] // A test says what it expects.

mod absence;
mod access;
mod adults;
mod assessment;
mod codes;
mod concern;
mod decided_by_mistake;
mod demo;
mod documents;
mod given;
mod initial_concern;
mod kept;
mod leavers;
mod locked;
mod lookups;
mod mistakes;
mod moves;
mod needs;
mod owed;
mod placing;
mod placing_many;
mod plans;
mod progress;
mod register;
mod school;
mod staff;
mod together;
