//! What must happen next, by when, for whom, and because of which rule. Nothing here is stored: every duty is
//! worked out from what has happened, the school's process, the school calendar and today, so that no list is
//! ever out of date. Each duty says who made its rule: the school, the law, or this app, whose suggestions are
//! off until the school switches them on. Where a date needs a school year that has not been entered, the duty
//! says so and shows no date.

mod assessing;
mod days;
mod duty;
mod facts;
mod lists;
mod meetings;
mod owed;
mod rules;
#[cfg(test)]
mod tests;
mod words;

pub use duty::{Duty, DutyKind, ForWhom, Rule, Source, State, When};
pub use facts::{ChildFacts, Done, Facts, Left, Promise, SpellFacts, is_in_addition_to};
pub use lists::{Group, grouped, sort};
pub use rules::due;
pub use words::DutyLine;
