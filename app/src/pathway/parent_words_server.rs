//! What a browser can ask about what one parent says at the initial concern.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::changes_list::VersionLine;
use super::parents_list::ParentLine;
use super::{StageEntryId, StageFormId};
use crate::kit::{ActKey, Answers, AppError, Day};
use crate::pupils::{ContactId, PupilId};
use crate::ui::FormState;

#[cfg(feature = "ssr")]
use {
    super::changes_list::changes_of,
    super::parent_words_form::{ANSWER, ANSWERED_ON},
    super::server::about,
    super::{INITIAL_CONCERN, MET_ON, PARENT_WORDS, TARGETS, check_parent_words, store},
    crate::chronology::of_whom,
    crate::db::{Act, Look, Reading, discard_draft},
    crate::kit::{Checked, parse_day, paths},
    crate::pupils::{KnownAdult, known_adults, name_of},
    crate::ui::{conflict, give_back_act, state_of},
};

/// The page of one parent: what they say, and nothing that another one says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParentWordsState {
    /// The initial concern that they speak about, and its stage.
    pub about: StageFormId,
    pub entry: StageEntryId,
    pub pupil: PupilId,
    /// The child's name.
    pub name: String,
    /// “born 15 January 2020, 1Rowan, Sample Primary School”: whom and where a printout is about.
    pub of_whom: String,
    pub today: Day,
    pub parent: ParentLine,
    /// “I will …”, as they stand.
    pub targets: Vec<String>,
    /// 0 before anything is written down.
    pub version: i32,
    pub stands: Answers,
    /// The reader's own words, if some are waiting, else as it stands.
    pub form: FormState,
    /// What was changed before, the latest first.
    pub changes: Vec<VersionLine>,
}

/// What one adult of the child says about an initial concern, with the reader's draft, for whoever may see the child's
/// needs; that it was opened is on record. [`AppError::NotFound`] of an adult of another child.
#[server(endpoint = "open_parent_words")]
pub async fn open_parent_words(form: StageFormId, contact: ContactId) -> Result<ParentWordsState, AppError> {
    let look = Look::begin()?;
    let (filled, adult) = find(&look, form, contact).await?;
    look.note_reading(filled.pupil.0, Reading::Concern);
    let words = store::parent_words(&look, form, Some(contact)).await?.pop();
    let stands = words.as_ref().map(|words| words.answers.clone()).unwrap_or_default();
    let mut state = state_of(&look, &PARENT_WORDS, &format!("{form} {contact}")).await?;
    if state.answers.is_empty() {
        state.answers = stands.clone();
    }
    let versions = match &words {
        Some(words) => store::versions_of_words(&look, words).await?,
        None => Vec::new(),
    };
    let targets = TARGETS.iter().map(|target| filled.answers.first(target.wording.question.id).to_owned());
    Ok(ParentWordsState {
        about: form,
        entry: filled.entry,
        pupil: filled.pupil,
        name: name_of(&look, filled.pupil).await?.whole(),
        of_whom: of_whom(&look, filled.pupil).await?,
        today: look.today,
        parent: ParentLine::of(&adult, words.as_ref()),
        targets: targets.filter(|wording| !wording.is_empty()).collect(),
        version: words.as_ref().map_or(0, |words| words.version),
        changes: changes_of(&look, &PARENT_WORDS, &stands, versions),
        stands,
        form: state,
    })
}

/// An initial concern that the reader may see, and an adult of its child.
#[cfg(feature = "ssr")]
async fn find(
    look: &Look,
    form: StageFormId,
    contact: ContactId,
) -> Result<(store::FilledForm, KnownAdult), AppError> {
    let filled = store::form(look, form).await?;
    if filled.form != INITIAL_CONCERN.id {
        return Err(AppError::NotFound);
    }
    let adults = known_adults(look, filled.pupil).await?;
    let adult = adults.into_iter().find(|adult| adult.id == contact).ok_or(AppError::NotFound)?;
    Ok((filled, adult))
}

/// Writes down what one parent says, also when the stage has ended: an answer may come late, and none of them blocks
/// anything. For whoever may see the child's needs; [`AppError::Invalid`] with all that stands against the answers,
/// [`AppError::Conflict`] where somebody else was quicker.
#[server(endpoint = "save_parent_words")]
pub async fn save_parent_words(
    key: ActKey,
    form: StageFormId,
    contact: ContactId,
    version: i32,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let look = Look::begin()?;
    let mut act = Act::begin(key, "save_parent_words", &(form, contact, version, &answers)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let (filled, _) = find(&look, form, contact).await?;
    let subject = format!("{form} {contact}");
    let met_on = parse_day(filled.answers.first(MET_ON.question.id));
    let checked = match check_parent_words(&answers, act.today, met_on) {
        Ok(checked) => checked,
        Err(errors) => return Err(give_back_act(act, PARENT_WORDS.id, &subject, answers, errors).await),
    };
    let before = store::parent_words(&look, form, Some(contact)).await?.pop();
    let kept = match &before {
        Some(before) => write_over(&mut act, before, version, &checked).await?,
        None => version == 0 && write_first(&mut act, form, contact, &checked).await?,
    };
    if !kept {
        return Err(conflict(act, PARENT_WORDS.id, &subject, answers).await);
    }
    // The timeline is for more eyes than one parent's page: it tells neither whose words they are nor any of them.
    let details = serde_json::json!({ "form": form, "contact": contact });
    act.note(about("parent_words_written", filled.pupil, details)).await?;
    discard_draft(&mut act, PARENT_WORDS.id, &subject).await?;
    // Said without a name: another parent may look on when the page of the meeting comes back.
    act.say("What they say is kept on their own page.");
    act.commit_and_go((), &paths::initial_concern(filled.entry.0)).await
}

#[cfg(feature = "ssr")]
async fn write_first(
    act: &mut Act,
    form: StageFormId,
    contact: ContactId,
    checked: &Checked,
) -> Result<bool, AppError> {
    let (by, today, answers) = (act.asker.id, act.today, checked.clone().into_answers());
    let said = said(checked, &answers);
    store::add_parent_words(act.db(), form, contact, &said, by, today).await
}

#[cfg(feature = "ssr")]
async fn write_over(
    act: &mut Act,
    before: &store::ParentWords,
    version: i32,
    checked: &Checked,
) -> Result<bool, AppError> {
    let (by, now, answers) = (act.asker.id, act.school().now(), checked.clone().into_answers());
    let said = said(checked, &answers);
    store::save_parent_words(act.db(), before, &said, by, version, now).await
}

#[cfg(feature = "ssr")]
fn said<'a>(checked: &Checked, answers: &'a Answers) -> store::Said<'a> {
    store::Said { answers, answer: checked.get(&ANSWER), answered_on: checked.get(&ANSWERED_ON) }
}
