//! Who owes today what was agreed about children, and what is owed: worked out anew for each page, so that nothing has to be
//! handed back when somebody is here again.

use std::collections::HashSet;

use super::store;
use super::{Promised, Whose};
use crate::db::Look;
use crate::kit::{AppError, AskerId};
use crate::people::{StandsIn, senco_now, standing_in};
use crate::pupils::PupilId;

/// What there is to know for telling whose an agreed action is today.
pub struct Owing {
    stand_ins: Vec<StandsIn>,
    senco: Option<(AskerId, String)>,
    /// Who works with which child.
    sees: HashSet<(AskerId, PupilId)>,
}

impl Owing {
    /// For what these people have promised about these children, who were found for the reader.
    pub async fn of(
        look: &Look,
        promised: impl Iterator<Item = (AskerId, PupilId)>,
    ) -> Result<Self, AppError> {
        let (mut people, pupils): (HashSet<AskerId>, HashSet<PupilId>) = promised.unzip();
        let stand_ins = standing_in(look.db(), look.today).await?;
        people.extend(stand_ins.iter().map(|one| one.stand_in));
        let sees = store::who_sees(look, &people, &pupils).await?;
        let senco = senco_now(look).await?.who.into_iter().next();
        Ok(Owing { stand_ins, senco, sees })
    }

    /// Who owes it today, by number and in words: “Ms Supply, for Mrs Ada Finch”.
    pub fn now(&self, promised_by: AskerId, name: &str, pupil: PupilId) -> (AskerId, String) {
        let whose = Whose { stand_ins: &self.stand_ins, senco: self.senco.as_ref().map(|(id, _)| *id) };
        let now = whose.now(promised_by, |who| self.sees.contains(&(who, pupil)));
        if now == promised_by {
            return (now, name.to_owned());
        }
        let stand_in = self.stand_ins.iter().find(|one| one.stand_in == now).map(|one| &one.stand_in_name);
        let other = stand_in.or(self.senco.as_ref().map(|(_, name)| name));
        (now, format!("{}, for {name}", other.map_or("A colleague", String::as_str)))
    }
}

/// What is still owed to one child, or to all whom the reader may see, by whoever owes it today; in the order of its days.
pub async fn promised(look: &Look, only: Option<PupilId>) -> Result<Vec<Promised>, AppError> {
    let mut promised = store::promised(look, only).await?;
    if promised.is_empty() {
        return Ok(promised);
    }
    let owing = Owing::of(look, promised.iter().map(|one| (one.owner, one.pupil))).await?;
    for one in &mut promised {
        (one.owner, one.owner_name) = owing.now(one.owner, &one.owner_name, one.pupil);
    }
    Ok(promised)
}
