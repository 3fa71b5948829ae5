//! The register: every child of the school, as the school's own system (the MIS) lists them. The office exports
//! a pupil list, the app shows what would change before anything does, and nobody types a name twice. A file
//! adds and corrects; it never deletes a child, never blanks what it does not mention, and never decides who
//! may receive a letter. What the app has no use for, such as ethnicity and address, it does not read. Beside the
//! list stand the SENCo's own decisions about a child's SEN code and needs, with their dates and reasons: no list
//! changes them, and where special provision begins with one, the parents are told and that is put on record. A child
//! who leaves has a last day, which may be still to come, and their file follows them; one who is registered at another
//! school as well has that school's name here, and which of the two reviews targets.

mod adults;
#[cfg(feature = "ui")]
mod adults_page;
#[cfg(feature = "ui")]
mod adults_server;
#[cfg(feature = "ssr")]
mod applying;
mod cells;
mod changes;
#[cfg(feature = "ui")]
mod child_list;
#[cfg(feature = "ui")]
mod children_page;
#[cfg(feature = "ui")]
mod class_page;
#[cfg(feature = "ui")]
mod code_decisions;
mod code_form;
#[cfg(feature = "ui")]
mod code_page;
#[cfg(feature = "ui")]
mod code_server;
// The server alone says it; it is here without it so that its tests need none.
#[cfg_attr(not(feature = "ssr"), allow(dead_code))]
mod code_words;
#[cfg(feature = "ui")]
mod codes_page;
#[cfg(feature = "ui")]
mod codes_server;
mod columns;
mod contact;
mod contact_form;
mod contact_headings;
mod diff;
#[cfg(feature = "ui")]
mod explain_headings;
mod gather;
mod headings;
#[cfg(feature = "ssr")]
mod history;
#[cfg(feature = "ui")]
mod import_page;
#[cfg(feature = "ui")]
mod import_server;
#[cfg_attr(not(feature = "ssr"), allow(dead_code))]
mod import_words;
mod language;
mod leaving;
mod listed_child;
mod mapping;
mod matching;
mod names;
mod needs;
#[cfg(feature = "ui")]
mod needs_change_page;
mod needs_form;
#[cfg(feature = "ui")]
mod needs_page;
#[cfg(feature = "ui")]
mod needs_server;
mod other_school_form;
#[cfg(feature = "ui")]
mod other_school_page;
#[cfg(feature = "ui")]
mod other_school_server;
#[cfg(feature = "ssr")]
mod placing;
#[cfg(feature = "ui")]
mod posted;
mod posting_form;
#[cfg(feature = "ui")]
mod postings_server;
#[cfg(feature = "ui")]
mod preview_page;
#[cfg(feature = "ui")]
mod preview_server;
#[cfg(feature = "ui")]
mod problem_table;
mod problems;
mod pupil;
#[cfg(feature = "import")]
mod reading;
mod record_form;
#[cfg(feature = "ui")]
mod record_page;
#[cfg(feature = "ui")]
mod record_server;
mod row;
mod rows;
#[cfg(test)]
mod sample;
mod sen_type;
#[cfg(feature = "ui")]
mod server;
#[cfg(feature = "ssr")]
mod staff_applying;
#[cfg(feature = "import")]
mod staff_list;
mod standing_in;
#[cfg(feature = "ssr")]
mod store;
mod summary;
#[cfg(feature = "ui")]
mod taking_back;
mod text;
mod told_form;
#[cfg(feature = "ui")]
mod told_page;
#[cfg(feature = "ui")]
mod told_server;
mod too_early;
mod transfer_form;
#[cfg(feature = "ui")]
mod transfer_page;
#[cfg(feature = "ui")]
mod transfer_server;
mod upn;
mod year_group;

#[cfg(feature = "ssr")]
pub use applying::{NotCompared, add_all, apply, leave, preview_of, undo};
pub use changes::FieldChange;
pub use code_form::{CODE_DECISION, CodeNow, NewCode};
pub use columns::{Column, ContactPart, UnknownColumn};
pub use contact::Contact;
pub use contact_form::CONTACT;
pub use diff::{Change, Held, Missing, Preview, compare};
pub use language::language_name;
pub use leaving::{FILE_FOLLOWS_WITHIN, is_here, last_day, left_on};
pub use listed_child::{ListedChild, Roll};
pub use mapping::{
    Choice, Lack, MappedHeading, Mapping, NotAPupilList, RememberedMapping, SenUnread, sen_unread,
};
pub use names::{Name, NameOrder};
pub use needs::{BroadArea, Provision, UnknownProvision};
pub use needs_form::{NEEDS, NeedsNow, NewNeeds, needs_faults};
pub use other_school_form::{DualRegistration, OTHER_SCHOOL, WhoReviews, other_school_faults};
pub use posting_form::{NoPlace, POSTING, PostedTo, Reach, too_much_for};
pub use problems::Problem;
pub use pupil::{ContactId, PupilId, PupilRecord, Sex};
#[cfg(feature = "import")]
pub use reading::{MAX_BYTES, MAX_ROWS, Unreadable, read, read_list};
pub use record_form::{CHILD_RECORD, NEW_CHILD, record_answers, record_faults, record_over};
pub use rows::{ByProvision, Mention, Reading, Row, Table, read_rows};
pub use sen_type::{SenType, UnknownSenType};
#[cfg(feature = "ssr")]
pub use staff_applying::{StaffApplied, apply_staff};
#[cfg(feature = "import")]
pub use staff_list::{ListedStaff, NotAStaffList, StaffReading, read_staff};
pub use standing_in::{CanStandIn, EndedPosting, NewPosting, StoodIn};
pub use summary::Summary;
pub use text::{clean, plain};
pub use told_form::{PARENTS_TOLD, Told, ToldHow};
pub use too_early::{before_birth, too_long_ago};
pub use transfer_form::{FILE_SENT, FileRecord, SentHow, file_faults};
pub use upn::{Upn, UpnError};
pub use year_group::{UnknownYearGroup, YearGroup};

#[cfg(feature = "ssr")]
pub use history::{replay_code, replay_needs, replay_told};
#[cfg(feature = "ssr")]
pub use import_server::put_file;
#[cfg(feature = "ssr")]
pub use needs_server::code_and_needs_facts;
#[cfg(feature = "ssr")]
pub use other_school_server::other_schools_facts;
#[cfg(feature = "ssr")]
pub use placing::{code_and_needs_now, place_code, place_needs, take_back_placed};
#[cfg(feature = "ssr")]
pub use standing_in::{stand_in, take_back_stand_in};
#[cfg(feature = "ssr")]
pub use store::{
    ChildName, ClassStaff, FileOwed, KnownAdult, can_stand_in, class_id, class_list, files_owed,
    forget_waiting, has_left, held, keep_waiting, known_adults, name_of, post_to, register_name_of,
    reviewed_elsewhere, sees_needs, staff_of_class, still_here, untold, waiting, year_group_of, year_of,
};
#[cfg(feature = "ui")]
pub use {
    adults_page::{AdultPage, AdultsPage},
    children_page::ChildrenPage,
    class_page::ClassPage,
    code_page::CodeDecisionPage,
    codes_page::CodesPage,
    import_page::ImportPage,
    needs_change_page::NeedsChangePage,
    needs_page::NeedsPage,
    other_school_page::OtherSchoolPage,
    posted::ChildStaffPage,
    preview_page::PreviewPage,
    problem_table::ProblemTable,
    record_page::{NewChildPage, RecordPage},
    told_page::ToldPage,
    transfer_page::FilePage,
};
