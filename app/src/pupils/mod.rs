//! The register: every child of the school, as the school's own system (the MIS) lists them. The office exports
//! a pupil list, the app shows what would change before anything does, and nobody types a name twice. A file
//! adds and corrects; it never deletes a child, never blanks what it does not mention, and never decides who
//! may receive a letter. What the app has no use for, such as ethnicity and address, it does not read.

mod adults;
mod cells;
mod changes;
mod columns;
mod contact;
mod contact_headings;
mod diff;
mod gather;
mod headings;
mod mapping;
mod matching;
mod names;
mod needs;
mod problems;
mod pupil;
#[cfg(feature = "import")]
mod reading;
mod row;
mod rows;
#[cfg(test)]
mod sample;
mod sen_type;
mod summary;
mod text;
mod upn;
mod year_group;

pub use changes::FieldChange;
pub use columns::{Column, ContactPart, UnknownColumn};
pub use contact::Contact;
pub use diff::{Change, Held, Missing, Preview, compare};
pub use mapping::{Choice, Lack, MappedHeading, Mapping, NotAPupilList, RememberedMapping};
pub use names::{Name, NameOrder};
pub use needs::{BroadArea, Provision, UnknownProvision};
pub use problems::Problem;
pub use pupil::{PupilId, PupilRecord, Sex};
#[cfg(feature = "import")]
pub use reading::{MAX_BYTES, MAX_ROWS, Unreadable, read};
pub use rows::{ByProvision, Mention, Reading, Row, Table, read_rows};
pub use sen_type::{SenType, UnknownSenType};
pub use summary::Summary;
pub use upn::{Upn, UpnError};
pub use year_group::{UnknownYearGroup, YearGroup, school_year};
