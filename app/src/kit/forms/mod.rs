//! A form is declared once. The declaration draws the page, checks the answers in the browser and on the
//! server, names the stored record, and says who may see each answer.

mod answers;
mod ask;
mod form;
mod question;
mod words;

pub use answers::{Answers, FromAnswer};
pub use ask::{Ask, Choices};
pub use form::{Checked, Form, Section, faults, looks_like_email};
pub use question::{DayLimit, Kind, Question, TextUse};
pub use words::Difference;
