//! What a browser can ask about SEN codes: where ours and the MIS's differ, and taking the MIS's over.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::{Provision, PupilId};
use crate::kit::{ActKey, Answers, AppError};

#[cfg(feature = "ssr")]
use {
    super::store,
    crate::db::{Act, Happening, Look, new_key},
    crate::kit::{Audience, counted, paths},
};

/// A child whose code in the MIS is another than ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeLine {
    pub id: PupilId,
    pub name: String,
    pub class: String,
    pub ours: Provision,
    pub mis: Provision,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Codes {
    pub key: ActKey,
    pub lines: Vec<CodeLine>,
    /// A list of the MIS has stated the code of some child on roll; else there is nothing to compare.
    pub mis_states_codes: bool,
}

/// The SENCo decides about codes, and nobody else; no import changes one.
#[cfg(feature = "ssr")]
fn senco() -> Result<Look, AppError> {
    let look = Look::begin()?;
    if look.asker.leads_send() { Ok(look) } else { Err(AppError::NotFound) }
}

#[server(endpoint = "open_codes")]
pub async fn open_codes() -> Result<Codes, AppError> {
    let look = senco()?;
    let line = |child: store::Differing| CodeLine {
        id: child.id,
        name: child.name,
        class: child.class.unwrap_or_default(),
        ours: child.ours,
        mis: child.mis,
    };
    let lines = store::differing(&look).await?.into_iter().map(line).collect();
    let mis_states_codes = store::mis_states_codes(&look).await?;
    Ok(Codes { key: new_key()?, lines, mis_states_codes })
}

/// Takes over the MIS's code for the children whose ids `answers[child][]` holds. The decision is the SENCo's, of
/// today.
#[server(endpoint = "take_over_codes")]
pub async fn take_over_codes(key: ActKey, #[server(default)] answers: Answers) -> Result<(), AppError> {
    let look = senco()?;
    let mut act = Act::begin(key, "take_over_codes", &answers).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let ticked: Result<Vec<PupilId>, _> = answers.all("child").iter().map(|id| id.parse()).collect();
    let ticked = ticked.map_err(|_| AppError::NotUnderstood)?;
    let mut decided = 0_u32;
    for child in store::differing(&look).await?.into_iter().filter(|child| ticked.contains(&child.id)) {
        if store::set_code(act.db(), child.id, child.mis).await? {
            let field = serde_json::json!({ "field": "SEN code", "was": child.ours.code(), "becomes": child.mis.code() });
            act.note(Happening {
                what: "code_decided",
                pupil: Some(child.id.0),
                audience: Audience::StaffOfTheChild,
                details: serde_json::json!({ "fields": [field] }),
            })
            .await?;
            decided += 1;
        }
    }
    act.say(match decided {
        0 => "Nobody was ticked, so no code has changed.".to_owned(),
        some => format!("{} the MIS’s code here too.", counted(some, "child has", "children have")),
    });
    act.commit_and_go((), paths::CODES).await
}
