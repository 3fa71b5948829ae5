//! Staff, their accounts and what they sent, as rows.

mod absences;
mod accounts;
mod parked;
mod staff;

pub use absences::{Absence, NewAbsence, absences, add_absence, standing_in, take_back_absence};
pub use accounts::{
    Account, account, account_by_email, add_link, make_school, owner_of_link, safeguarding_leads, school,
    set_password, set_pin, set_second_factor, set_set_up_code, set_up_code_hash, take_step, use_link,
};
pub use parked::{Parked, park, unpark};
pub use staff::{
    Listed, Member, NewStaff, StaffRow, add, another_has_after, correct, email_is_taken, end_staff,
    ended_roles, find_listed, give_roles, holders_of, leaders, member, roles_of, save_member, set_roles,
    staff, take_back,
};
