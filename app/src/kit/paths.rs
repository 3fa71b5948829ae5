//! The address of every page, in one place. No name of a person is ever part of an address.

pub const HOME: &str = "/";
pub const SIGN_IN: &str = "/sign-in";
pub const SET_UP: &str = "/set-up";
pub const LOCKED: &str = "/locked";
pub const SECOND_FACTOR: &str = "/second-factor";
pub const ME: &str = "/me";
pub const STAFF: &str = "/staff";
pub const STAFF_NEW: &str = "/staff/new";
pub const SCHOOL_YEARS: &str = "/school-years";

/// A member of staff, as the office sees them.
pub fn member_of_staff(id: crate::kit::AskerId) -> String {
    format!("/staff/{id}")
}

/// The page behind a one-time link that sets a password. The token is the link's only secret.
pub fn set_password(token: &str) -> String {
    format!("/set-password/{token}")
}
