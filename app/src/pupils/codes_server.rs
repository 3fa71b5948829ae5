//! What a browser can ask about SEN codes: where ours and the MIS's differ, and taking the MIS's over.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::{Provision, PupilId};
use crate::kit::{ActKey, Answers, AppError};

#[cfg(feature = "ssr")]
use {
    super::NewCode,
    super::code_words::codes_taken_over,
    super::store::{self, Differing},
    crate::db::{Act, Happening, Look, new_key},
    crate::kit::{Audience, Day, long_date, paths},
    std::collections::HashMap,
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

impl CodeLine {
    /// What its box posts: the child, and the MIS's code that stood beside the name. The SENCo decides about
    /// what was shown, and about nothing that a newer list has put in its place.
    pub fn ticked_as(&self) -> String {
        format!("{}:{}", self.id, self.mis.code())
    }
}

/// The page of codes that differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Codes {
    pub key: ActKey,
    pub lines: Vec<CodeLine>,
    /// A list of the MIS has stated the code of some child on roll; else there is nothing to compare.
    pub mis_states_codes: bool,
}

/// The SENCo decides about codes and needs, and nobody else; no import changes one.
#[cfg(feature = "ssr")]
pub(super) fn senco() -> Result<Look, AppError> {
    let look = Look::begin()?;
    if look.asker.leads_send() { Ok(look) } else { Err(AppError::NotFound) }
}

/// The children on roll whose code in the MIS is another than ours. For whoever leads SEND; [`AppError::NotFound`] to
/// others.
#[server(endpoint = "open_codes")]
pub async fn open_codes() -> Result<Codes, AppError> {
    let look = senco()?;
    let line = |child: Differing| CodeLine {
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

/// Takes over the MIS's code for the children that `answers[child][]` names, each as `id:code` (see
/// [`CodeLine::ticked_as`]) and only where the MIS's code still is that one. The decision is the SENCo's, of today.
/// For whoever leads SEND; [`AppError::NotFound`] to others, [`AppError::NotUnderstood`] of what no page posts.
#[server(endpoint = "take_over_codes")]
pub async fn take_over_codes(key: ActKey, #[server(default)] answers: Answers) -> Result<(), AppError> {
    let look = senco()?;
    // The one writer is ours from here on: no list changes a code between the comparison and the decision.
    let mut act = Act::begin(key, "take_over_codes", &answers).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let ticked: Option<HashMap<PupilId, Provision>> =
        answers.all("child").iter().map(|text| read_tick(text)).collect();
    let ticked = ticked.ok_or(AppError::NotUnderstood)?;
    let mut as_shown = store::differing(&look).await?;
    as_shown.retain(|child| ticked.get(&child.id) == Some(&child.mis));
    let (by, today) = (act.asker.id, act.today);
    let mut taken = 0_usize;
    for child in &as_shown {
        let new = as_listed(child, today);
        if store::set_code(act.db(), child.id, &new, by).await? {
            act.note(code_decided(child.id, &new)).await?;
            taken += 1;
        }
    }
    act.say(codes_taken_over(taken, ticked.len().saturating_sub(taken)));
    act.commit_and_go((), paths::CODES).await
}

/// What [`CodeLine::ticked_as`] has written.
#[cfg(feature = "ssr")]
fn read_tick(text: &str) -> Option<(PupilId, Provision)> {
    let (child, code) = text.split_once(':')?;
    Some((child.parse().ok()?, Provision::parse(code).ok()?))
}

/// The decision that the MIS has it right.
#[cfg(feature = "ssr")]
fn as_listed(child: &Differing, today: Day) -> NewCode {
    NewCode {
        was: child.ours,
        code: child.mis,
        decided_on: today,
        why: "As on the pupil list".to_owned(),
        as_listed: true,
    }
}

/// A decision about a code, for the chronology.
#[cfg(feature = "ssr")]
pub(super) fn code_decided(pupil: PupilId, new: &NewCode) -> Happening {
    let field = serde_json::json!({ "field": "SEN code", "was": new.was.code(), "becomes": new.code.code() });
    let words = format!("From {}: {}", long_date(new.decided_on), new.why);
    Happening {
        what: "code_decided",
        pupil: Some(pupil.0),
        audience: Audience::StaffOfTheChild,
        details: serde_json::json!({ "fields": [field], "words": words }),
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn what_a_box_posts_is_read_as_the_child_and_the_code_that_were_shown() {
        let line = CodeLine {
            id: PupilId(12),
            name: "Noah Smith".to_owned(),
            class: "1Rowan".to_owned(),
            ours: Provision::NoSen,
            mis: Provision::SenSupport,
        };
        assert_eq!(read_tick(&line.ticked_as()), Some((PupilId(12), Provision::SenSupport)));
    }

    #[test]
    fn a_child_without_a_code_and_a_code_that_nobody_knows_are_not_guessed_at() {
        for text in ["", "12", "12:", ":K", "12:S", "Noah:K"] {
            assert_eq!(read_tick(text), None, "{text}");
        }
    }
}
