//! One journey a file, through the whole program: routes, gate, functions, database.

mod access;
mod concern;
mod locked;
mod school;
