//! Progress meetings as rows.

mod lines;
mod meetings;
mod owed;
mod owners;

pub use lines::{
    Line, add_line, change_line, line, line_before, line_of, lines_of, mark_done, mark_not_done, set_forward,
    take_back,
};
pub use meetings::{
    Meeting, MeetingOfClass, begin, is_unwritten, meeting, meetings_of, redate, remove_unwritten,
};
pub use owed::{Promised, promised, reviewed};
pub use owners::{OwedLine, owed_by, pass, still_owed_by, who_sees};
