//! What the page of the SEN register asks, and what its spreadsheet is made of.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::{Chosen, RegisterLine};
use crate::kit::{AppError, Day};

#[cfg(feature = "ssr")]
use {
    super::store,
    crate::db::{Look, Reading},
    crate::pathway::{Stage, process},
};

/// The SEN register as a reader has chosen to see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Register {
    /// The school's day.
    pub today: Day,
    pub chosen: Chosen,
    /// The classes of the children in it, to choose from.
    pub classes: Vec<(i64, String)>,
    /// What the school calls its stages, in their order.
    pub stages: Vec<String>,
    /// Those who were chosen, by class and name.
    pub lines: Vec<RegisterLine>,
    /// Whom the whole register leaves out; none where it leaves nobody out.
    pub left_out: Option<String>,
    /// The reader decides about codes, and so can do something about that.
    pub may_decide: bool,
}

/// The SEN register: every child for whoever sees the whole school, their own children for teachers and TAs,
/// [`AppError::NotFound`] for the office and the safeguarding lead. The four arguments choose of it, as an address
/// says; see [`Chosen::read`].
#[server(endpoint = "open_register")]
pub async fn open_register(
    #[server(default)] class: String,
    #[server(default)] code: String,
    #[server(default)] need: String,
    #[server(default)] stage: String,
) -> Result<Register, AppError> {
    let look = Look::begin()?;
    register_of(&look, Chosen::read(&class, &code, &need, &stage), Reading::Register).await
}

/// The register as somebody may see it and has chosen to. Of each child in it is on record that they were read, and
/// whether on the page or in a file.
#[cfg(feature = "ssr")]
pub async fn register_of(look: &Look, chosen: Chosen, read_as: Reading) -> Result<Register, AppError> {
    if !look.asker.reads_needs() {
        return Err(AppError::NotFound);
    }
    let all = store::register(look).await?;
    let class = |line: &RegisterLine| Some((line.class_id?, line.class.clone()));
    // By class already, so the same class stands together.
    let mut classes: Vec<(i64, String)> = all.iter().filter_map(class).collect();
    classes.dedup();
    let lines: Vec<RegisterLine> = all.into_iter().filter(|line| chosen.includes(line)).collect();
    for line in &lines {
        look.note_reading(line.id.0, read_as);
    }
    let process = process(look.db()).await?;
    let stages = Stage::ALL.map(|stage| process.stage(stage).name.clone().into_owned()).to_vec();
    let left_out = store::unplaced(look).await?.left_out();
    let may_decide = look.asker.leads_send();
    Ok(Register { today: look.today, chosen, classes, stages, lines, left_out, may_decide })
}
