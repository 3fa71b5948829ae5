//! Somebody who works here, for rooms that speak of a person: name and roles, and nothing of their account.

use super::session::full_name;
use super::{SencoNow, store};
use crate::db::Look;
use crate::kit::{AppError, AskerId, Role};

/// A member of staff.
pub struct Colleague {
    pub name: String,
    /// What they are today.
    pub roles: Vec<Role>,
}

/// Somebody who works here today; [`AppError::NotFound`] of anybody else.
pub async fn colleague(look: &Look, id: AskerId) -> Result<Colleague, AppError> {
    let member = store::member(look.db(), id, look.today).await?.ok_or(AppError::NotFound)?;
    let name = full_name(&member.title, &member.forename, &member.surname);
    Ok(Colleague { name, roles: member.roles })
}

/// Who carries the SENCo's duties today.
pub async fn senco_now(look: &Look) -> Result<SencoNow, AppError> {
    let leaders = store::leaders(look.db(), look.today).await?;
    Ok(SencoNow::of(&leaders, &store::standing_in(look.db(), look.today).await?))
}
