//! Pages that put several rooms together: what is to do today, one child, and the SEN register: every child whom the
//! SENCo has given code K or E or who is on a stage, with needs in their order, to read, print or take along as a
//! spreadsheet. One form for somebody who is away: their classes, their children and what they owe pass to whoever
//! stands in, in one act. A school that begins in November places the children who have support already: at their stage,
//! with true dates, the last review, the targets as they stand on paper and the scanned file; one in three minutes, or
//! many at once from a spreadsheet.

// The server alone uses some of it; it is here without it so that its tests need none.
#[cfg_attr(not(feature = "ssr"), allow(dead_code))]
mod access_words;
#[cfg_attr(not(feature = "ssr"), allow(dead_code))]
mod away_form;
#[cfg_attr(not(feature = "ssr"), allow(dead_code))]
mod away_rules;
#[cfg_attr(not(feature = "ssr"), allow(dead_code))]
mod away_words;
mod code_prompt;
#[cfg(feature = "import")]
mod place_compare;
mod place_form;
#[cfg(feature = "import")]
mod place_rows;
mod placing;
mod register;
#[cfg_attr(not(feature = "ssr"), allow(dead_code))]
mod taking_back_placing;
mod unplaced;
// The pages alone use it; it is here without them so that its tests need none.
#[cfg_attr(not(feature = "ui"), allow(dead_code))]
mod when_words;

#[cfg(feature = "ui")]
mod asked_for;
#[cfg(feature = "ui")]
mod away_page;
#[cfg(feature = "ui")]
mod away_server;
#[cfg(feature = "ui")]
mod begun;
#[cfg(feature = "ui")]
mod child_page;
#[cfg(feature = "ui")]
mod child_server;
#[cfg(feature = "ui")]
mod duty_list;
#[cfg(feature = "ui")]
mod duty_rows;
#[cfg(feature = "ui")]
mod on_record;
#[cfg(feature = "ui")]
mod place_many_page;
#[cfg(feature = "ui")]
mod place_many_server;
#[cfg(feature = "ui")]
mod place_page;
#[cfg(feature = "ui")]
mod place_preview_page;
#[cfg(feature = "ui")]
mod place_server;
#[cfg(feature = "ui")]
mod register_filters;
#[cfg(feature = "ui")]
mod register_page;
#[cfg(feature = "ui")]
mod register_server;
#[cfg(feature = "ui")]
mod server;
#[cfg(feature = "ui")]
mod stage_track;
#[cfg(feature = "ui")]
mod take_back_placing_page;
#[cfg(feature = "ui")]
mod take_back_placing_server;
#[cfg(feature = "ui")]
mod today_page;

#[cfg(feature = "ssr")]
mod before;
#[cfg(feature = "ssr")]
mod duty_words;
#[cfg(feature = "ssr")]
mod known;
#[cfg(feature = "ssr")]
mod placed_here;
#[cfg(any(test, feature = "ssr"))]
mod reckoning;
#[cfg(feature = "ssr")]
mod store;

pub use code_prompt::code_prompt;
#[cfg(feature = "import")]
pub use place_compare::{GoodRow, PlaceCompared};
pub use place_form::{PLACING, place_faults};
#[cfg(feature = "import")]
pub use place_rows::{MOST_ROWS, NotPlacings, PlaceRow, PlaceRows, TEMPLATE, read_placings};
pub use placing::{Before, Met, Placing};
pub use register::{Chosen, OpenStage, RegisterLine, by_code, by_main_need};
pub use unplaced::Unplaced;

#[cfg(feature = "ui")]
pub use {
    away_page::AwayPage, child_page::ChildPage, place_many_page::PlaceManyPage, place_page::PlacePage,
    place_preview_page::PlacePreviewPage, register_page::RegisterPage, register_server::Register,
    today_page::TodayPage,
};

#[cfg(feature = "ssr")]
pub use place_many_server::put_placings;
#[cfg(feature = "ssr")]
pub use register_server::register_of;
#[cfg(feature = "ssr")]
pub use server::{PlainDuty, all_duties};
