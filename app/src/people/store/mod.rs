//! Staff, their accounts and what they sent, as rows.

mod absences;
mod accounts;
mod listed;
mod members;
mod parked;
mod staff;

pub use absences::{Absence, NewAbsence, absences, add_absence, standing_in, take_back_absence};
pub use accounts::{
    Account, account, account_by_email, add_link, make_school, owner_of_link, safeguarding_leads, school,
    set_password, set_pin, set_second_factor, set_set_up_code, set_up_code_hash, take_step, use_link,
};
pub use listed::{Listed, correct, find_listed};
pub use members::{Member, ended_roles, give_roles, member, roles_of, save_member, set_roles, take_back};
pub use parked::{Parked, park, unpark};
pub use staff::{
    NewStaff, StaffRow, add, another_has_after, email_is_taken, end_staff, holders_of, leaders, staff,
};
