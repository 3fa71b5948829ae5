//! What a browser can ask about a child's SEN code and needs as they stand and stood, and changing the needs.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::{Provision, PupilId, SenType, ToldHow};
use crate::kit::{ActKey, Answers, AppError, Day};
use crate::ui::FormState;

#[cfg(feature = "ssr")]
use {
    super::code_words::needs_changed_in_words,
    super::codes_server::senco,
    super::needs_form::{FROM_DAY, NEEDS},
    super::placing::code_and_needs_now,
    super::store::{self, Decision, HeldNeed},
    super::{NeedsNow, NewNeeds},
    crate::db::{Act, Happening, Look, Reading, discard_draft, new_key},
    crate::kit::{Audience, long_date, paths},
    crate::ui::{conflict, give_back_act, state_of},
};

/// A child's SEN code and needs, with all that was decided about them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedsState {
    pub pupil: PupilId,
    pub name: String,
    /// The school's day.
    pub today: Day,
    pub code: Provision,
    /// The day of the last decision about the code; none before the first.
    pub since: Option<Day>,
    /// The code on the pupil list, where it is another.
    pub listed_code: Option<Provision>,
    /// The latest first.
    pub decisions: Vec<DecisionLine>,
    /// As the SENCo decided, the main one first.
    pub needs: Vec<NeedLine>,
    /// The needs that stood before, the latest first.
    pub before: Vec<NeedLine>,
    pub listed: Vec<SenType>,
    /// The reader decides about codes and needs.
    pub may_decide: bool,
    /// For taking back the last decision about the code and the last one about the needs, for whoever decides.
    pub take_back: Option<TakeBack>,
}

/// What can be taken back of a child's code and needs, and the keys to do it with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeBack {
    /// The last decision about the code.
    pub code: Option<(i64, ActKey)>,
    /// The last one about the needs, and its day.
    pub needs: Option<(i64, Day, ActKey)>,
}

/// A decision about the code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionLine {
    pub id: i64,
    pub code: Provision,
    pub was: Provision,
    pub decided_on: Day,
    pub why: String,
    pub by: String,
    pub telling: Telling,
}

/// Whether the parents were told of a decision, where special educational provision began with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Telling {
    /// Nothing began with it, or what began has ended.
    NotOwed,
    /// They must be told (Children and Families Act 2014, section 68).
    Owed,
    /// Taken over from the pupil list, where it stood already: nobody says here whether they were told then.
    NotOnRecord,
    Told(ToldLine),
}

/// That the parents were told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldLine {
    pub on: Day,
    pub how: ToldHow,
    pub words: String,
    /// Who put it on record.
    pub by: String,
}

/// A need as the SENCo decided it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedLine {
    pub kind: SenType,
    /// 1 is the main one.
    pub rank: i64,
    pub from: Day,
    pub until: Option<Day>,
    pub by: String,
}

/// A child's SEN code and needs; that they were read is on record. For whoever may see the child's needs;
/// [`AppError::NotFound`] to others.
#[server(endpoint = "open_needs")]
pub async fn open_needs(pupil: PupilId) -> Result<NeedsState, AppError> {
    let look = Look::begin()?;
    let name = store::name_of(&look, pupil).await?.whole();
    look.note_reading(pupil.0, Reading::Needs);
    let (now, listed_code) = store::code_now(&look, pupil).await?;
    let owed = store::untold(&look, Some(pupil)).await?;
    let decisions = store::decisions(&look, pupil).await?;
    let take_back = take_back(&look, pupil, &decisions).await?;
    let is_here = !store::has_left(&look, pupil).await?;
    let held = store::needs_held(&look, pupil).await?.into_iter().map(need_line);
    let (needs, before): (Vec<_>, Vec<_>) = held.partition(|need| need.until.is_none());
    Ok(NeedsState {
        pupil,
        name,
        today: look.today,
        code: now.code,
        since: now.since,
        listed_code: listed_code.filter(|listed| *listed != now.code),
        decisions: decisions
            .into_iter()
            .map(|decision| {
                let is_owed = owed.iter().any(|(_, id, _)| *id == decision.id);
                decision_line(decision, is_owed)
            })
            .collect(),
        needs,
        before,
        listed: store::needs_listed(&look, pupil).await?,
        // Of a child who has left nothing is decided any more; a mistake can be taken back.
        may_decide: look.asker.leads_send() && is_here,
        take_back,
    })
}

/// The last decisions, for whoever decides.
#[cfg(feature = "ssr")]
async fn take_back(
    look: &Look,
    pupil: PupilId,
    decisions: &[Decision],
) -> Result<Option<TakeBack>, AppError> {
    if !look.asker.leads_send() {
        return Ok(None);
    }
    let code = decisions.first().map(|last| Ok::<_, AppError>((last.id, new_key()?))).transpose()?;
    let needs = store::last_change(look.db(), pupil).await?;
    let needs = needs.map(|(id, from)| Ok::<_, AppError>((id, from, new_key()?))).transpose()?;
    Ok(Some(TakeBack { code, needs }))
}

#[cfg(feature = "ssr")]
fn need_line(held: HeldNeed) -> NeedLine {
    NeedLine { kind: held.kind, rank: held.rank, from: held.from, until: held.until, by: held.by }
}

/// A decision as a page shows it.
#[cfg(feature = "ssr")]
pub(super) fn decision_line(decision: Decision, is_owed: bool) -> DecisionLine {
    let begins = decision.code.begins_after(decision.was);
    let told = decision.told.map(|kept| {
        let told = kept.told;
        ToldLine { on: told.on, how: told.how, words: told.words, by: kept.by }
    });
    let telling = match told {
        Some(told) => Telling::Told(told),
        None if is_owed => Telling::Owed,
        None if begins && decision.as_listed => Telling::NotOnRecord,
        None => Telling::NotOwed,
    };
    DecisionLine {
        id: decision.id,
        code: decision.code,
        was: decision.was,
        decided_on: decision.decided_on,
        why: decision.why,
        by: decision.by,
        telling,
    }
}

/// What a child's page says of code and needs: term and words. For whoever may see the child's needs;
/// [`AppError::NotFound`] to others.
#[cfg(feature = "ssr")]
pub async fn code_and_needs_facts(look: &Look, pupil: PupilId) -> Result<Vec<(String, String)>, AppError> {
    let (now, listed_code) = store::code_now(look, pupil).await?;
    let held = store::needs_held(look, pupil).await?;
    let stand: Vec<SenType> = held.iter().filter(|need| need.until.is_none()).map(|need| need.kind).collect();
    let since = now.since.map(|day| format!(", since {}", day.format("%-d %B %Y")));
    let mut facts =
        vec![("SEN code".to_owned(), format!("{}{}", now.code.in_words(), since.unwrap_or_default()))];
    // Listed, never followed: the SENCo decides.
    if let Some(listed) = listed_code.filter(|listed| *listed != now.code) {
        facts.push(("SEN code on the pupil list".to_owned(), listed.in_words()));
    }
    let (term, needs) = if stand.is_empty() {
        ("Needs on the pupil list", store::needs_listed(look, pupil).await?)
    } else {
        ("Needs", stand)
    };
    if !needs.is_empty() {
        let labels = needs.into_iter().map(SenType::label).collect::<Vec<_>>();
        facts.push((term.to_owned(), labels.join(", ")));
    }
    Ok(facts)
}

/// The form on which the needs of a child are changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedsChange {
    pub pupil: PupilId,
    pub name: String,
    /// The needs that the form was filled from, “SLCN,ASD”: so it is told if somebody else was quicker.
    pub was: String,
    /// What stands, where words of the reader's own are waiting beside it.
    pub stands: Option<Answers>,
    /// The needs on the pupil list.
    pub listed: Vec<SenType>,
    pub form: FormState,
}

/// “SLCN,ASD”: the needs that stand, as a form carries them.
#[cfg(feature = "ssr")]
fn as_codes(needs: &[SenType]) -> String {
    needs.iter().map(|need| need.code()).collect::<Vec<_>>().join(",")
}

/// The needs that stand of a child whose needs the reader may see, before a change.
#[cfg(feature = "ssr")]
async fn needs_now(look: &Look, pupil: PupilId) -> Result<NeedsNow, AppError> {
    let mut now = code_and_needs_now(look, Some(pupil)).await?;
    now.remove(&pupil).map(|(_, needs)| needs).ok_or(AppError::NotFound)
}

/// The form for the needs of a child, filled with what stands or with the reader's draft. For whoever leads SEND;
/// [`AppError::NotFound`] to others and of no child.
#[server(endpoint = "open_needs_change")]
pub async fn open_needs_change(pupil: PupilId) -> Result<NeedsChange, AppError> {
    let look = senco()?;
    let name = store::name_of(&look, pupil).await?.whole();
    look.note_reading(pupil.0, Reading::Needs);
    let now = needs_now(&look, pupil).await?;
    store::still_here(&look, pupil).await?;
    let mut form = state_of(&look, &NEEDS, &pupil.to_string()).await?;
    let stands = if form.answers.is_empty() {
        form.answers = now.as_answers().with(FROM_DAY.question.id, form.today.to_string());
        None
    } else {
        // The day is of the change, so it differs from nothing that stands.
        let mut stands = now.as_answers();
        stands.set(FROM_DAY.question.id, form.answers.all(FROM_DAY.question.id).to_vec());
        (!now.needs.is_empty()).then_some(stands)
    };
    let listed = store::needs_listed(&look, pupil).await?;
    Ok(NeedsChange { pupil, name, was: as_codes(&now.needs), stands, listed, form })
}

/// Changes the needs of a child; what stood before is kept with its dates. For whoever leads SEND;
/// [`AppError::Invalid`] with all that stands against the answers, [`AppError::Conflict`] where somebody else was
/// quicker.
#[server(endpoint = "change_needs")]
pub async fn change_needs(
    key: ActKey,
    pupil: PupilId,
    #[server(default)] was: String,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let look = senco()?;
    let now = needs_now(&look, pupil).await?;
    store::still_here(&look, pupil).await?;
    let (code, _) = store::code_now(&look, pupil).await?;
    let mut act = Act::begin(key, "change_needs", &(pupil, &was, &answers)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let subject = pupil.to_string();
    let before = store::needs_in_force(act.db(), pupil).await?;
    if as_codes(&before) != was {
        return Err(conflict(act, NEEDS.id, &subject, answers).await);
    }
    let new = match now.change(&answers, act.today) {
        Ok(new) => new,
        Err(errors) => return Err(give_back_act(act, NEEDS.id, &subject, answers, errors).await),
    };
    let by = act.asker.id;
    store::change_needs(act.db(), pupil, &before, &new, by).await?;
    act.note(needs_decided(pupil, &before, &new)).await?;
    discard_draft(&mut act, NEEDS.id, &subject).await?;
    act.say(needs_changed_in_words(code.code, !new.needs.is_empty()));
    act.commit_and_go((), &paths::needs(pupil.0)).await
}

/// “Hearing impairment; Autistic spectrum disorder”. None where there is none.
#[cfg(feature = "ssr")]
pub(super) fn labels(needs: &[SenType]) -> Option<String> {
    let labels = needs.iter().map(|need| need.label()).collect::<Vec<_>>();
    (!labels.is_empty()).then(|| labels.join("; "))
}

/// A decision about needs, for the chronology: all of them as they were and as they become.
#[cfg(feature = "ssr")]
pub(super) fn needs_decided(pupil: PupilId, before: &[SenType], new: &NewNeeds) -> Happening {
    let field = serde_json::json!({ "field": "Needs", "was": labels(before), "becomes": labels(&new.needs) });
    let words = format!("From {}", long_date(new.from));
    Happening {
        what: "needs_decided",
        pupil: Some(pupil.0),
        audience: Audience::StaffOfTheChild,
        details: serde_json::json!({ "fields": [field], "words": words }),
    }
}
