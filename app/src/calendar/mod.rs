//! The school year. The office enters three terms, each in two halves, and the days on which the school is
//! closed: INSET days, bank holidays, and days lost to snow or a burst pipe. From these dates the app knows
//! what “6 weeks” or “1 term” means at this school, when the October, February and July reviews are held,
//! and on which school day something must be ready if the law's own day falls in a holiday. It never guesses
//! a date: where a year has not been entered, it says which one and asks for it.

#[cfg(test)]
mod any;
mod bank_holidays;
mod checking;
mod closure;
mod days;
mod deadline;
mod defaults;
mod entry;
mod names;
mod next_year;
#[cfg(test)]
mod properties;
mod school_calendar;
#[cfg(feature = "ui")]
mod server;
mod slots;
#[cfg(feature = "ssr")]
mod store;
mod terms;
mod weeks;
mod windows;
mod year;
#[cfg(feature = "ui")]
mod year_page;
#[cfg(feature = "ui")]
mod years_page;

pub use bank_holidays::bank_holidays;
pub use closure::{Closure, ClosureKind, WhyClosed};
pub use days::Span;
pub use deadline::{Deadline, Due};
pub use defaults::{typical_2026_27, typical_2027_28, typical_years, typical_years_before};
pub use entry::{MOST_CLOSURES, closure_field, read_year, year_answers};
pub use names::{HalfTerm, SchoolYear, Term};
pub use next_year::next_year;
pub use school_calendar::{NoDates, SchoolCalendar};
pub use slots::PENULTIMATE_WEEK;
pub use year::{AcademicYear, YearDates, YearFaults};

#[cfg(feature = "ssr")]
pub use store::{calendar, keep_typical_years, keep_typical_years_before};
#[cfg(feature = "ui")]
pub use {year_page::YearPage, years_page::YearsPage};
