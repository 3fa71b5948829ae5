//! What a browser can ask about postings: who teaches and helps whom, from when to when.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::{PostedTo, PupilId};
use crate::kit::{ActKey, Answers, AppError, Day};
use crate::ui::FormState;

#[cfg(feature = "ssr")]
use {
    super::posting_form::{POSTED, POSTED_FROM, POSTED_TO, POSTING, too_much_for},
    super::store::{self, Posting, register_name_of},
    crate::db::{Act, Happening, Look, discard_draft, new_key},
    crate::kit::{AskerId, Audience, Checked, FieldErrors, paths},
    crate::ui::{give_back_act, state_of},
};

/// Who is posted to a class or a child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Postings {
    pub to: PostedTo,
    pub lines: Vec<PostedLine>,
    /// For whoever keeps the school: posting somebody.
    pub form: Option<PostingState>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostedLine {
    pub id: i64,
    pub name: String,
    pub from: Day,
    pub to: Option<Day>,
    /// For ending it.
    pub key: ActKey,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostingState {
    pub form: FormState,
    pub people: Vec<(i64, String)>,
}

/// The postings as the pages of a class and of a child show them.
#[cfg(feature = "ssr")]
pub async fn postings_of(look: &Look, to: PostedTo) -> Result<Postings, AppError> {
    let line = |posting: Posting| {
        let key = new_key()?;
        Ok(PostedLine { id: posting.id, name: posting.name, from: posting.from, to: posting.to, key })
    };
    let lines = store::postings(look, to).await?.into_iter().map(line).collect::<Result<_, AppError>>()?;
    let form = if look.asker.keeps_the_school() {
        let form = state_of(look, &POSTING, &to.to_string()).await?;
        Some(PostingState { form, people: store::can_be_posted(look).await? })
    } else {
        None
    };
    Ok(Postings { to, lines, form })
}

/// Who works with one child, beside the staff of the child's class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildStaff {
    pub pupil: PupilId,
    pub name: String,
    pub postings: Postings,
}

#[server(endpoint = "open_child_staff")]
pub async fn open_child_staff(pupil: PupilId) -> Result<ChildStaff, AppError> {
    let look = Look::begin()?;
    let name = register_name_of(&look, pupil).await?.whole();
    Ok(ChildStaff { pupil, name, postings: postings_of(&look, PostedTo::Child(pupil)).await? })
}

/// Posts somebody to a class or to a child: from the first day on they see the children. The office gives nobody more than
/// a few (see [`too_much_for`](super::too_much_for)).
#[server(endpoint = "post_staff")]
pub async fn post_staff(
    key: ActKey,
    to: PostedTo,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let look = keeper_for(to).await?;
    let may_be_posted = store::can_be_posted(&look).await?;
    let mut act = Act::begin(key, "post_staff", &(to, &answers)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let checked = POSTING.check(&answers, act.today);
    let (who, from, last) = match checked.and_then(|checked| read(&checked, &may_be_posted, act.today)) {
        Ok(posting) => posting,
        Err(errors) => return Err(give_back_act(act, POSTING.id, &to.to_string(), answers, errors).await),
    };
    let reach = store::reach_with(act.db(), who, to, from, last).await?;
    if let Some(why) = reach.and_then(|reach| too_much_for(&act.asker, reach)) {
        let errors = [(POSTED.question.id.to_owned(), why.to_owned())].into();
        return Err(give_back_act(act, POSTING.id, &to.to_string(), answers, errors).await);
    }
    store::post_to(act.db(), who, to, from, last).await?;
    act.note(posted(who, to, from, last)).await?;
    discard_draft(&mut act, POSTING.id, &to.to_string()).await?;
    act.commit_and_go((), &page_of(to)).await
}

#[cfg(feature = "ssr")]
fn read(
    checked: &Checked,
    may_be_posted: &[(i64, String)],
    today: Day,
) -> Result<(AskerId, Day, Option<Day>), FieldErrors> {
    let who = checked.get(&POSTED).filter(|who| may_be_posted.iter().any(|(id, _)| id == who));
    let (from, to) = (checked.get(&POSTED_FROM).unwrap_or(today), checked.get(&POSTED_TO));
    let wrong = |field: &str, words: &str| [(field.to_owned(), words.to_owned())].into();
    match (who, to) {
        (None, _) => Err(wrong("posted", "Choose somebody of the list")),
        (_, Some(to)) if to < from => Err(wrong("posted_to", "The last day is before the first one")),
        (Some(who), to) => Ok((AskerId(who), from, to)),
    }
}

/// Ends a posting: today is its last day, or from now on it gives nothing more.
#[server(endpoint = "end_posting")]
pub async fn end_posting(
    key: ActKey,
    posting: i64,
    to: PostedTo,
    #[server(default)] at_once: bool,
) -> Result<(), AppError> {
    keeper_for(to).await?;
    let mut act = Act::begin(key, "end_posting", &(posting, to, at_once)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let yesterday = act.today.pred_opt().unwrap_or(act.today);
    let last = if at_once { yesterday } else { act.today };
    if !store::end_posting(act.db(), posting, to, last).await? {
        return Err(AppError::NotFound);
    }
    act.note(posting_ended(posting, to, last)).await?;
    act.commit_and_go((), &page_of(to)).await
}

/// Whoever keeps the school, and a class or a child that is there.
#[cfg(feature = "ssr")]
async fn keeper_for(to: PostedTo) -> Result<Look, AppError> {
    let look = Look::begin()?;
    if !look.asker.keeps_the_school() {
        return Err(AppError::NotFound);
    }
    match to {
        PostedTo::Class(id) => store::class_name(&look, id).await.map(drop)?,
        PostedTo::Child(id) => register_name_of(&look, id).await.map(drop)?,
    }
    Ok(look)
}

/// Somebody was posted, for the chronology.
#[cfg(feature = "ssr")]
pub(super) fn posted(who: AskerId, to: PostedTo, from: Day, last: Option<Day>) -> Happening {
    about("posted", to, serde_json::json!({ "staff": who, "to": to, "from": from, "until": last }))
}

/// A posting ended, for the chronology.
#[cfg(feature = "ssr")]
pub(super) fn posting_ended(posting: i64, to: PostedTo, last: Day) -> Happening {
    about("posting_ended", to, serde_json::json!({ "posting": posting, "last": last }))
}

#[cfg(feature = "ssr")]
fn about(what: &'static str, to: PostedTo, details: serde_json::Value) -> Happening {
    let pupil = match to {
        PostedTo::Class(_) => None,
        PostedTo::Child(id) => Some(id.0),
    };
    Happening { what, pupil, audience: Audience::Office, details }
}

#[cfg(feature = "ssr")]
fn page_of(to: PostedTo) -> String {
    match to {
        PostedTo::Class(id) => paths::class(id),
        PostedTo::Child(id) => paths::child_staff(id.0),
    }
}
