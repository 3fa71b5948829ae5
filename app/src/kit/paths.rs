//! The address of every page, in one place. No name of a person is ever part of an address.

pub const HOME: &str = "/";
pub const SIGN_IN: &str = "/sign-in";
pub const SET_UP: &str = "/set-up";
pub const LOCKED: &str = "/locked";
pub const SECOND_FACTOR: &str = "/second-factor";
pub const ME: &str = "/me";
pub const CHILDREN: &str = "/children";
pub const IMPORT: &str = "/children/import";
/// Where our SEN codes and the MIS's differ.
pub const CODES: &str = "/children/codes";
pub const NEW_CHILD: &str = "/children/new";
pub const STAFF: &str = "/staff";
pub const SCHOOL_YEARS: &str = "/school-years";
pub const PROCESS: &str = "/process";
pub const PROCESS_SETTINGS: &str = "/process/settings";

/// Where a stage stands on the page of the process.
pub fn stage_anchor(number: u8) -> String {
    format!("stage-{number}")
}

/// A stage of the school's process.
pub fn stage_of_process(number: u8) -> String {
    format!("{PROCESS}#{}", stage_anchor(number))
}

/// One school year; 2026 is 2026/27.
pub fn school_year(starts_in: i32) -> String {
    format!("{SCHOOL_YEARS}/{starts_in}")
}

/// The page behind a one-time link that sets a password. The token is the link's only secret.
pub fn set_password(token: &str) -> String {
    format!("/set-password/{token}")
}

/// A member of staff.
pub fn member(id: i64) -> String {
    format!("{STAFF}/{id}")
}

/// When a member of staff is away, and who stands in.
pub fn away(member: i64) -> String {
    format!("{STAFF}/{member}/away")
}

/// A class.
pub fn class(id: i64) -> String {
    format!("/classes/{id}")
}

/// The progress meeting of a class.
pub fn class_progress(class: i64) -> String {
    format!("/classes/{class}/progress")
}

/// One progress meeting, whole.
pub fn progress_meeting(id: i64) -> String {
    format!("/progress-meetings/{id}")
}

/// What a progress meeting writes about a child.
pub fn progress_line(meeting: i64, child: i64) -> String {
    format!("/progress-meetings/{meeting}/{child}")
}

/// A child.
pub fn child(id: i64) -> String {
    format!("/children/{id}")
}

/// A child's record in the register.
pub fn record(child: i64) -> String {
    format!("/children/{child}/record")
}

/// The file of a child who leaves.
pub fn file(child: i64) -> String {
    format!("/children/{child}/file")
}

/// At which other school a child is registered.
pub fn other_school(child: i64) -> String {
    format!("/children/{child}/other-school")
}

/// Who works with a child.
pub fn child_staff(child: i64) -> String {
    format!("/children/{child}/staff")
}

/// Everything that happened about a child.
pub fn timeline(child: i64) -> String {
    format!("/children/{child}/timeline")
}

/// Who has read about a child.
pub fn readings(child: i64) -> String {
    format!("/children/{child}/readings")
}

/// The adults of a child.
pub fn adults(child: i64) -> String {
    format!("/children/{child}/adults")
}

/// What one adult may do.
pub fn adult(id: i64) -> String {
    format!("/adults/{id}")
}

/// A file that waits to be applied.
pub fn import_preview(key: &crate::kit::ActKey) -> String {
    format!("{IMPORT}/{}", key.as_str())
}

/// The SEN register.
pub const REGISTER: &str = "/register";
/// The same as a spreadsheet.
pub const REGISTER_FILE: &str = "/register.xlsx";

/// A child's SEN code and needs, with all that was decided about them.
pub fn needs(child: i64) -> String {
    format!("/children/{child}/needs")
}

/// Changing the needs of a child.
pub fn needs_change(child: i64) -> String {
    format!("/children/{child}/needs/change")
}

/// Deciding about a child's SEN code.
pub fn code(child: i64) -> String {
    format!("/children/{child}/code")
}

/// Putting on record that the parents were told of a decision about the code.
pub fn told(decision: i64) -> String {
    format!("/codes/{decision}/told")
}

/// Raising a concern about a child.
pub fn raise_concern(child: i64) -> String {
    format!("/children/{child}/concern")
}

/// A concern that was raised.
pub fn concern(form: i64) -> String {
    format!("/concerns/{form}")
}

/// Looking at a stage again.
pub fn decision(entry: i64) -> String {
    format!("/stages/{entry}/decision")
}

/// Putting a move aside that somebody has put forward.
pub fn put_aside(entry: i64) -> String {
    format!("/stages/{entry}/put-aside")
}

/// Who has a copy of what was reviewed at a stage.
pub fn copies(entry: i64) -> String {
    format!("/stages/{entry}/copies")
}

/// The letter about an intervention that is on record.
pub fn letter(record: i64) -> String {
    format!("/records/{record}/letter")
}

/// A child's statutory assessment.
pub fn assessment(child: i64) -> String {
    format!("/children/{child}/assessment")
}

/// Putting on record one thing that happened in it.
pub fn assessment_event(child: i64, event: &str) -> String {
    format!("/children/{child}/assessment/{event}")
}

/// The initial concern of a stage: the form of its meeting.
pub fn initial_concern(entry: i64) -> String {
    format!("/stages/{entry}/initial-concern")
}

/// What one parent says about an initial concern.
pub fn parent_words(form: i64, contact: i64) -> String {
    format!("/initial-concerns/{form}/parents/{contact}")
}

/// An action of a stage's row.
pub fn action(entry: i64, action: &str) -> String {
    format!("/stages/{entry}/actions/{action}")
}

/// Where somebody was before the door or the lock came between: a path of ours, and nothing else.
pub fn within(to: &str) -> &str {
    let odd = |c: char| c.is_control() || matches!(c, '\\' | '?' | '#' | ':' | '%');
    let ours = to.starts_with('/') && !to.starts_with("//") && !to.contains(odd);
    if ours { to } else { HOME }
}

/// The door or the lock, which remembers where somebody wants to go.
pub fn and_then_to(door: &str, to: &str) -> String {
    if within(to) == HOME { door.to_owned() } else { format!("{door}?to={to}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_door_leads_on_to_our_own_pages_only() {
        assert_eq!(within("/children/7"), "/children/7");
        for elsewhere in [
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "",
            "/x?y=1",
            "/\t/evil.example",
            "/a\nb",
            "/%09/e",
        ] {
            assert_eq!(within(elsewhere), HOME, "{elsewhere}");
        }
    }
}
