//! The small parts that every room is made with: ids, dates as schools write them, errors in words, the
//! addresses of pages, and forms that are declared once. Nothing here knows a child.

mod asker;
mod counts;
mod dates;
mod errors;
mod forms;
mod ids;
mod key;
pub mod paths;

pub use asker::{Asker, AskerId, Audience, Role};
pub use counts::counted;
pub use dates::{Day, long_date, parse_day, short_date};
pub use errors::{AppError, FieldErrors};
pub use forms::{
    Answers, Ask, Checked, Choices, DayLimit, Difference, Form, FromAnswer, Kind, Question, Section, TextUse,
    faults, looks_like_email,
};
pub(crate) use ids::id;
pub use key::{ActKey, NotAKey, from_hex, hex};
