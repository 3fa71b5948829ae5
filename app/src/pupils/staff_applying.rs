//! What a staff list does: adds people, corrects names, adds roles and postings. It ends nobody's access.

use super::postings_server::posted;
use super::store::{class_id, post_by_list, reach_with};
use super::{ListedStaff, PostedTo, Problem, StaffReading, too_much_for};
use crate::calendar::SchoolYear;
use crate::db::{Act, Happening};
use crate::kit::{AppError, Asker, Audience};
use crate::people::{ByProgram, NotOnList, OnList, put_on_list};

/// What a list did, or would.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StaffApplied {
    /// Names with their roles.
    pub new: Vec<String>,
    pub changed: Vec<String>,
    pub unchanged: usize,
    /// Rows that cannot stand, those that were never read included.
    pub problems: Vec<Problem>,
}

/// Applies the good rows. Who is found is corrected; nobody is taken off the list. `for_whom` may give no role
/// that they may not give on the staff page; the program itself may give all.
pub async fn apply_staff(
    act: &mut Act,
    reading: StaffReading,
    for_whom: Option<&Asker>,
) -> Result<StaffApplied, AppError> {
    let mut applied = StaffApplied { problems: reading.problems, ..StaffApplied::default() };
    for person in &reading.staff {
        let refused = |column: &str, value: &str, words: &str| Problem::new(person.row, column, value, words);
        if for_whom.is_some_and(|asker| !asker.may_give(&[person.role])) {
            let words = "The SENCo or the head adds people with this role";
            applied.problems.push(refused("Role", person.role.label(), words));
            continue;
        }
        match apply_one(act, person, for_whom, &mut applied.problems).await? {
            Ok(OnList::New) => applied.new.push(named(person)),
            Ok(OnList::Changed) => applied.changed.push(named(person)),
            Ok(OnList::Unchanged) => applied.unchanged += 1,
            Err(not @ NotOnList::RoleEnded { .. }) => {
                applied.problems.push(refused("Role", person.role.label(), &not.to_string()));
            }
            Err(not) => applied.problems.push(refused("Email", &person.email, &not.to_string())),
        }
    }
    applied.problems.sort_by_key(|problem| problem.row);
    let details = serde_json::json!({ "new": applied.new.len(), "changed": applied.changed.len() });
    act.note(Happening { what: "staff_imported", pupil: None, audience: Audience::Office, details }).await?;
    Ok(applied)
}

async fn apply_one(
    act: &mut Act,
    person: &ListedStaff,
    for_whom: Option<&Asker>,
    problems: &mut Vec<Problem>,
) -> Result<Result<OnList, crate::people::NotOnList>, AppError> {
    let since = SchoolYear::of(act.today).first_day();
    let listed = ByProgram {
        title: &person.title,
        forename: &person.forename,
        surname: &person.surname,
        email: &person.email,
        roles: &[person.role],
        since,
    };
    let (id, mut on_list) = match put_on_list(act, person.code.as_deref(), &listed, for_whom).await? {
        Ok(on_list) => on_list,
        Err(not) => return Ok(Err(not)),
    };
    let classes = if person.role.can_be_posted() { &person.classes[..] } else { &[] };
    for name in classes {
        let class = class_id(act.db(), name).await?;
        let reach = reach_with(act.db(), id, PostedTo::Class(class), since, None).await?;
        if let Some(why) = for_whom.zip(reach).and_then(|(asker, reach)| too_much_for(asker, reach)) {
            problems.push(Problem::new(person.row, "Classes", name, why));
            continue;
        }
        if !post_by_list(act.db(), id, class, since).await? {
            continue;
        }
        act.note(posted(id, PostedTo::Class(class), since, None)).await?;
        if on_list == OnList::Unchanged {
            on_list = OnList::Changed;
        }
    }
    Ok(Ok(on_list))
}

fn named(person: &ListedStaff) -> String {
    let name = [&*person.title, &*person.forename, &*person.surname].join(" ");
    let place =
        if person.classes.is_empty() { String::new() } else { format!(", {}", person.classes.join(", ")) };
    format!("{}, {}{place}", name.trim(), person.role.label())
}
