//! What a browser can ask about the adults of a child, and what the office decides about each.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::contact_form::Channel;
use super::{ContactId, PupilId};
use crate::kit::{ActKey, Answers, AppError};
use crate::ui::FormState;

#[cfg(feature = "ssr")]
use {
    super::contact_form::{
        ADDRESS_CONFIDENTIAL, CHANNEL, CONTACT, LANGUAGE, LIVES_WITH, MAY_ATTEND, MAY_CONSENT, MAY_RECEIVE,
        ORDER_NOTE, PARENTAL_RESPONSIBILITY,
    },
    super::store::{self, Adult, Decided},
    crate::db::{Act, Happening, Look, Reading, discard_draft},
    crate::kit::{Audience, Checked, Role, paths},
    crate::ui::{conflict, give_back_act, state_of},
};

/// An adult of a child, as this asker may see them: what is closed to them is not there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdultLine {
    pub id: ContactId,
    pub name: String,
    pub relationship: String,
    /// Somebody has decided what they may do; before that they may do nothing.
    pub decided: bool,
    /// Letters and copies go to them.
    pub may_receive: bool,
    /// How they are reached, once the office has decided.
    pub channel: Option<Channel>,
    pub language: String,
    /// For the office, the SENCo, the head and the DSL.
    pub more: Option<AdultMore>,
    /// The asker may decide what this adult may do.
    pub may_change: bool,
}

/// The adults of a child, under the child's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Family {
    pub pupil: PupilId,
    pub name: String,
    pub adults: Vec<AdultLine>,
}

/// What is closed to those who do not act on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdultMore {
    pub email: String,
    pub phone: String,
    /// As the office has decided; else as the pupil list says, if it does.
    pub parental_responsibility: Option<bool>,
    /// The pupil list says otherwise than the office has decided.
    pub list_says_otherwise: bool,
    pub may_attend: bool,
    pub may_consent: bool,
    pub lives_with: Option<bool>,
    pub address_confidential: bool,
    pub order_note: String,
    pub shares_mailbox: bool,
}

/// The adults of a child, each as this asker may see them; that they were read is on record.
/// [`AppError::NotFound`] of a child whom the asker may not see.
#[server(endpoint = "open_adults")]
pub async fn open_adults(pupil: PupilId) -> Result<Family, AppError> {
    let look = Look::begin()?;
    let name = store::register_name_of(&look, pupil).await?.whole();
    look.note_reading(pupil.0, Reading::Adults);
    let adults =
        store::adults(&look, pupil).await?.into_iter().map(|adult| adult_line(adult, &look)).collect();
    Ok(Family { pupil, name, adults })
}

/// Orders and addresses are for those who act on them; a teacher sees the effect.
#[cfg(feature = "ssr")]
fn sees_orders(look: &Look) -> bool {
    look.asker.keeps_the_school() || look.asker.is(Role::Dsl)
}

#[cfg(feature = "ssr")]
fn adult_line(adult: Adult, look: &Look) -> AdultLine {
    let Adult { decided, .. } = adult;
    let more = sees_orders(look).then(|| AdultMore {
        email: adult.email.unwrap_or_default(),
        phone: adult.phone.unwrap_or_default(),
        parental_responsibility: adult.parental_responsibility,
        list_says_otherwise: adult
            .listed_responsibility
            .is_some_and(|listed| adult.parental_responsibility != Some(listed)),
        may_attend: decided.may_attend,
        may_consent: decided.may_consent,
        lives_with: decided.lives_with,
        address_confidential: decided.address_confidential,
        order_note: decided.order_note,
        shares_mailbox: adult.shares_mailbox,
    });
    AdultLine {
        id: adult.id,
        name: adult.name,
        relationship: adult.relationship.unwrap_or_default(),
        decided: adult.version > 1,
        may_receive: decided.may_receive,
        channel: decided.channel,
        language: decided.language,
        more,
        may_change: look.asker.keeps_the_school(),
    }
}

/// One adult's page: what the office decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdultState {
    pub id: ContactId,
    pub pupil: PupilId,
    pub name: String,
    pub relationship: String,
    /// Parental responsibility as the pupil list says, if it does.
    pub listed_responsibility: Option<bool>,
    pub version: i32,
    /// What is decided now; nothing before the first time.
    pub stands: Answers,
    pub form: FormState,
}

/// What is decided about an adult, as a form with the reader's draft; that it was opened is on record. For whoever
/// keeps the school; [`AppError::NotFound`] to others and of no adult.
#[server(endpoint = "open_adult")]
pub async fn open_adult(id: ContactId) -> Result<AdultState, AppError> {
    let look = Look::begin()?;
    if !look.asker.keeps_the_school() {
        return Err(AppError::NotFound);
    }
    let adult = store::adult(&look, id).await?;
    look.note_reading(adult.pupil.0, Reading::Adults);
    let mut form = state_of(&look, &CONTACT, &id.to_string()).await?;
    let stands = if adult.version > 1 { as_answers(&adult.decided) } else { Answers::default() };
    if form.answers.is_empty() {
        form.answers = stands.clone();
    }
    Ok(AdultState {
        id,
        pupil: adult.pupil,
        name: adult.name,
        relationship: adult.relationship.unwrap_or_default(),
        listed_responsibility: adult.listed_responsibility,
        version: adult.version,
        stands,
        form,
    })
}

#[cfg(feature = "ssr")]
fn as_answers(decided: &Decided) -> Answers {
    let word = |yes: bool| if yes { "yes" } else { "no" };
    let mut answers = Answers::default()
        .with("may_receive", word(decided.may_receive))
        .with("may_attend", word(decided.may_attend))
        .with("may_consent", word(decided.may_consent))
        .with("address_confidential", word(decided.address_confidential))
        .with("language", decided.language.clone())
        .with("order_note", decided.order_note.clone());
    if let Some(lives_with) = decided.lives_with {
        answers = answers.with("lives_with", word(lives_with));
    }
    if let Some(has) = decided.parental_responsibility {
        answers = answers.with("parental_responsibility", word(has));
    }
    if let Some(channel) = decided.channel {
        answers = answers.with("channel", channel.id());
    }
    answers
}

/// Keeps what the office decided about an adult. For whoever keeps the school; [`AppError::Invalid`] with all that
/// stands against the answers, [`AppError::Conflict`] where somebody else was quicker.
#[server(endpoint = "decide_adult")]
pub async fn decide_adult(
    key: ActKey,
    id: ContactId,
    version: i32,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let look = Look::begin()?;
    if !look.asker.keeps_the_school() {
        return Err(AppError::NotFound);
    }
    let adult = store::adult(&look, id).await?;
    let mut act = Act::begin(key, "decide_adult", &(id, version, &answers)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let subject = id.to_string();
    let checked = match CONTACT.check(&answers, act.today) {
        Ok(checked) => checked,
        Err(errors) => return Err(give_back_act(act, CONTACT.id, &subject, answers, errors).await),
    };
    if !store::decide(act.db(), id, version, &decided(&checked)).await? {
        return Err(conflict(act, CONTACT.id, &subject, answers).await);
    }
    // The order itself is not history that staff of the child read; that something was decided is.
    let details = serde_json::json!({ "contact": id, "may_receive": checked.get(&MAY_RECEIVE) });
    let pupil = Some(adult.pupil.0);
    act.note(Happening { what: "adult_decided", pupil, audience: Audience::Office, details }).await?;
    discard_draft(&mut act, CONTACT.id, &subject).await?;
    act.say("What this adult may do is kept.");
    act.commit_and_go((), &paths::adults(adult.pupil.0)).await
}

#[cfg(feature = "ssr")]
fn decided(checked: &Checked) -> Decided {
    Decided {
        may_receive: checked.get(&MAY_RECEIVE) == Some(true),
        may_attend: checked.get(&MAY_ATTEND) == Some(true),
        may_consent: checked.get(&MAY_CONSENT) == Some(true),
        lives_with: checked.get(&LIVES_WITH),
        address_confidential: checked.get(&ADDRESS_CONFIDENTIAL) == Some(true),
        channel: checked.get(&CHANNEL),
        parental_responsibility: checked.get(&PARENTAL_RESPONSIBILITY),
        language: checked.text(&LANGUAGE),
        order_note: checked.text(&ORDER_NOTE),
    }
}
