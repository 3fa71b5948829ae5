//! Who works here and what they may see: staff and their roles, the classes and children they are posted to
//! from when to when, how they sign in, and how a screen is locked when a tablet is put down. Who is away is on the
//! staff list, with whoever stands in; why is not kept.

mod away;
mod leading;
// The server alone uses these; they are here without it so that their tests need none.
#[cfg_attr(not(feature = "ssr"), allow(dead_code))]
mod rules;
mod set_up_form;
mod sign_in_form;
mod staff_form;

#[cfg(feature = "ui")]
mod door;
#[cfg(feature = "ui")]
mod idle;
#[cfg(feature = "ui")]
mod inside;
#[cfg(feature = "ui")]
mod me_page;
#[cfg(feature = "ui")]
mod member_page;
#[cfg(feature = "ui")]
mod member_server;
#[cfg(feature = "ui")]
mod off_the_glass;
#[cfg(feature = "ui")]
mod other_tabs;
#[cfg(feature = "ui")]
mod second_factor_page;
#[cfg(feature = "ui")]
mod server;
#[cfg(feature = "ui")]
mod set_password_page;
#[cfg(feature = "ui")]
mod set_up_page;
#[cfg(feature = "ui")]
mod set_up_server;
#[cfg(feature = "ui")]
mod sign_in_page;
#[cfg(feature = "ui")]
mod staff_page;
#[cfg(feature = "ui")]
mod staff_server;

#[cfg(feature = "ssr")]
mod by_program;
#[cfg(feature = "ssr")]
mod colleague;
#[cfg(feature = "ssr")]
mod secrets;
#[cfg(feature = "ssr")]
mod session;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
mod tries;

pub use away::away_words;
pub use leading::{Leader, SencoNow, StandsIn};
pub use set_up_form::SET_UP;
pub use sign_in_form::{GIVE_CODE, SET_PASSWORD, SET_PIN, SIGN_IN, UNLOCK};
pub use staff_form::STAFF;

#[cfg(feature = "ui")]
pub use {
    inside::Inside,
    me_page::MePage,
    member_page::MemberPage,
    second_factor_page::SecondFactorPage,
    server::{OPEN_TO_ALL, frame},
    set_password_page::SetPasswordPage,
    set_up_page::SetUpPage,
    sign_in_page::{LockedPage, SignInPage},
    staff_page::StaffPage,
};

#[cfg(feature = "ssr")]
pub use {
    by_program::{
        ByProgram, Ending, NotOnList, OnList, add_by_program, end_by_program, let_in_by_program,
        link_by_program, make_school_by_program, new_set_up_code, put_on_list, works_here,
    },
    colleague::{Colleague, colleague, senco_now},
    rules::SessionState,
    session::{COOKIE, who_is},
    staff_server::about_staff,
    store::{
        Absence, NewAbsence, Parked, absences, add_absence, leaders, park, safeguarding_leads, standing_in,
        take_back_absence, unpark,
    },
    tries::Address,
};
