//! The words of the histories, a file for the children of each year.

pub(super) mod reception_and_two;
pub(super) mod year_five;
pub(super) mod year_four;
pub(super) mod year_six;
pub(super) mod year_three;
