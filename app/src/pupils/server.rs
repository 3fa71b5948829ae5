//! What a browser can ask about the register: finding children, and classes.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::PupilId;
use super::postings_server::Postings;
use crate::kit::{AppError, Day};

#[cfg(feature = "ssr")]
use {
    super::PostedTo,
    super::postings_server::postings_of,
    super::store,
    crate::db::{Look, show_once, shown_once},
    crate::ui::is_plain,
};

/// So many children are found at most: more than a class, fewer than a page can hold.
pub const MOST_FOUND: u32 = 50;

/// A child in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildLine {
    pub id: PupilId,
    pub forename: String,
    pub surname: String,
    /// “Year 3”.
    pub year: String,
    pub class: String,
    /// The last day at the school, for whoever has left.
    pub last_day: Option<Day>,
}

/// A class in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassLine {
    pub id: i64,
    pub name: String,
    pub children: i64,
    /// The asker's own class today.
    pub own: bool,
}

/// The page of everyone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Children {
    pub classes: Vec<ClassLine>,
    /// What was looked for without the browser's half, and who was found.
    pub looked_for: String,
    pub found: Vec<ChildLine>,
    /// May import lists and edit adults.
    pub keeps_register: bool,
    /// Decides about SEN codes.
    pub decides_codes: bool,
}

/// The classes that the asker may see.
#[server(endpoint = "open_children")]
pub async fn open_children() -> Result<Children, AppError> {
    let look = Look::begin()?;
    let class = |class: store::ClassLine| ClassLine {
        id: class.id,
        name: class.name,
        children: class.children,
        own: class.own,
    };
    let classes = store::classes(&look).await?.into_iter().map(class).collect();
    let looked_for = shown_once(look.school(), FIND).unwrap_or_default();
    let found = store::find(&look, &looked_for).await?.into_iter().map(|child| line(child, look.today));
    Ok(Children {
        classes,
        looked_for,
        found: found.collect(),
        keeps_register: look.asker.keeps_the_school(),
        decides_codes: look.asker.leads_send(),
    })
}

/// What was looked for waits under this name for the page that shows what was found: a name is never part of
/// an address.
#[cfg(feature = "ssr")]
const FIND: &str = "find";

/// Children by name, class or year, among those whom the asker may see.
#[server(endpoint = "find_children")]
pub async fn find_children(#[server(default)] text: String) -> Result<Vec<ChildLine>, AppError> {
    let look = Look::begin()?;
    let text: String = text.chars().take(100).collect();
    if is_plain() {
        show_once(look.school(), FIND, &text)?;
    }
    Ok(store::find(&look, &text).await?.into_iter().map(|child| line(child, look.today)).collect())
}

#[cfg(feature = "ssr")]
fn line(child: store::ChildLine, today: Day) -> ChildLine {
    let gone = child.left_on.filter(|left_on| *left_on <= today);
    ChildLine {
        id: child.id,
        forename: child.forename,
        surname: child.surname,
        year: child.year_group.map(super::YearGroup::label).unwrap_or_default(),
        class: child.class_name.unwrap_or_default(),
        last_day: gone.map(super::last_day),
    }
}

/// A class with its children and its staff. Neither needs nor stages: children see this page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassList {
    pub id: i64,
    pub name: String,
    /// The school's day.
    pub today: Day,
    pub children: Vec<ChildLine>,
    /// The asker works with the children, so may raise a concern.
    pub may_raise: bool,
    pub postings: Postings,
}

/// The children of a class whom the asker may see, and who teaches and helps there. [`AppError::NotFound`] where the
/// asker may see nobody; an empty class is there for whoever keeps the school.
#[server(endpoint = "open_class")]
pub async fn open_class(id: i64) -> Result<ClassList, AppError> {
    let look = Look::begin()?;
    let (name, children) = store::children_of_class(&look, id).await?;
    let may_raise = match children.first() {
        Some(child) => store::sees_needs(&look, child.id).await?,
        None => false,
    };
    Ok(ClassList {
        id,
        name,
        today: look.today,
        children: children.into_iter().map(|child| line(child, look.today)).collect(),
        may_raise,
        postings: postings_of(&look, PostedTo::Class(id)).await?,
    })
}
