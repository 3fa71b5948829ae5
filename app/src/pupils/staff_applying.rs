//! What a staff list does: adds people, corrects names, adds roles and postings. It ends nobody's access.

use super::ListedStaff;
use super::store::{class_id, post_to_class};
use crate::calendar::SchoolYear;
use crate::db::{Act, Happening};
use crate::kit::{AppError, Audience};
use crate::people::{ByProgram, OnList, put_on_list};

/// What a list did, or would.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StaffCounts {
    pub new: usize,
    pub changed: usize,
    pub unchanged: usize,
}

/// Applies the good rows. Who is found by staff code or email is corrected; nobody is taken off the list.
pub async fn apply_staff(act: &mut Act, staff: &[ListedStaff]) -> Result<StaffCounts, AppError> {
    let since = SchoolYear::of(act.today).first_day();
    let mut counts = StaffCounts::default();
    for person in staff {
        let listed = ByProgram {
            title: &person.title,
            forename: &person.forename,
            surname: &person.surname,
            email: &person.email,
            roles: &[person.role],
            since,
        };
        let today = act.today;
        let (id, on_list) = put_on_list(act.db(), person.code.as_deref(), &listed, today).await?;
        match on_list {
            OnList::New => counts.new += 1,
            OnList::Changed => counts.changed += 1,
            OnList::Unchanged => counts.unchanged += 1,
        }
        for class in &person.classes {
            let class = class_id(act.db(), class).await?;
            post_to_class(act.db(), id, class, since, None).await?;
        }
    }
    let details = serde_json::json!({ "new": counts.new, "changed": counts.changed });
    act.note(Happening { what: "staff_imported", pupil: None, audience: Audience::Office, details }).await?;
    Ok(counts)
}
