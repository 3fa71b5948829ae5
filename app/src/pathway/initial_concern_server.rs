//! What a browser can ask about the initial concern of stage 2: the form of the meeting, and how far each parent has
//! been heard.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::changes_list::VersionLine;
use super::parents_list::ParentLine;
use super::{StageEntryId, StageFormId};
use crate::kit::{ActKey, Answers, AppError, Day};
use crate::pupils::PupilId;
use crate::ui::FormState;

#[cfg(feature = "ssr")]
use {
    super::changes_list::changes_of,
    super::server::{about, of_staff, with_today},
    super::{
        Action, INITIAL_CONCERN, MET_ON, Meeting, ON_MEETING_FORM, Stage, StageEntry, StageState,
        check_initial_concern, initial_concern_actions, may_write, process, store,
    },
    crate::calendar::{NoDates, calendar},
    crate::chronology::of_whom,
    crate::db::{Act, Happening, Look, Reading, discard_draft},
    crate::kit::{Audience, Checked, long_date, paths},
    crate::pupils::{KnownAdult, known_adults, name_of},
    crate::ui::{conflict, give_back_act, state_of},
};

/// The page of a child's initial concern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InitialConcernState {
    pub entry: StageEntryId,
    pub pupil: PupilId,
    pub name: String,
    /// The name that the school gives the action.
    pub title: String,
    /// “born 15 January 2020, 1Rowan, Sample Primary School”: whom and where a printout is about.
    pub of_whom: String,
    pub today: Day,
    pub opened_on: Day,
    /// The stage has ended: what was written can only be read.
    pub closed_on: Option<Day>,
    /// The form, once it was sent.
    pub written: Option<WrittenConcern>,
    /// As it stands, without what is closed to the reader.
    pub stands: Answers,
    /// The reader's own words, if some are waiting, else as it stands.
    pub form: FormState,
    /// When it is looked at again: with whom, and by when.
    pub again: Vec<(String, String)>,
    pub parents: Vec<ParentLine>,
    /// What was changed before, the latest first.
    pub changes: Vec<VersionLine>,
}

/// A form that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenConcern {
    pub id: StageFormId,
    pub version: i32,
    pub by: String,
    pub on: Day,
}

/// The initial concern of a stage, with the reader's draft, for whoever may see the child's needs; that it was opened
/// is on record. [`AppError::NotFound`] of another stage than the second. School process, row 2.
#[server(endpoint = "open_initial_concern")]
pub async fn open_initial_concern(entry: StageEntryId) -> Result<InitialConcernState, AppError> {
    let look = Look::begin()?;
    let kept = at_stage_two(&look, entry).await?;
    let pupil = kept.entry.pupil;
    look.note_reading(pupil.0, Reading::Concern);
    let written = written_at(&look, &kept.entry).await?;
    let stands = written.as_ref().map_or_else(Answers::default, |written| {
        INITIAL_CONCERN.seen_by(&written.answers, |audience| look.asker.may_see(audience))
    });
    let form = state_of(&look, &INITIAL_CONCERN, &entry.to_string()).await?;
    let form = match &written {
        Some(_) if form.answers.is_empty() => FormState { answers: stands.clone(), ..form },
        Some(_) => form,
        None => with_today(form, MET_ON.question.id),
    };
    Ok(InitialConcernState {
        entry,
        pupil,
        name: name_of(&look, pupil).await?.whole(),
        title: process(look.db()).await?.action_name(Action::InitialConcernTemplate).into_owned(),
        of_whom: of_whom(&look, pupil).await?,
        today: look.today,
        opened_on: kept.entry.opened_on,
        closed_on: match kept.entry.state {
            StageState::Open => None,
            StageState::Closed { on, .. } => Some(on),
        },
        again: looked_at_again(&look, &kept.entry).await?,
        parents: parents_of(&look, pupil, written.as_ref().map(|written| written.id)).await?,
        changes: changes(&look, written.as_ref()).await?,
        written: written.map(|written| WrittenConcern {
            id: written.id,
            version: written.version,
            by: written.filled_by,
            on: written.filled_on,
        }),
        stands,
        form,
    })
}

/// A child's time at stage 2, if the reader may see the child's needs.
#[cfg(feature = "ssr")]
async fn at_stage_two(look: &Look, entry: StageEntryId) -> Result<store::Kept, AppError> {
    let kept = store::entry(look, entry).await?;
    if kept.entry.stage == Stage::Two { Ok(kept) } else { Err(AppError::NotFound) }
}

/// The one initial concern of a stage that was found for the reader, once it was sent.
#[cfg(feature = "ssr")]
async fn written_at(look: &Look, entry: &StageEntry) -> Result<Option<store::FilledForm>, AppError> {
    let forms = store::forms(look, entry.pupil, None).await?;
    Ok(forms.into_iter().find(|filled| filled.entry == entry.id && filled.form == INITIAL_CONCERN.id))
}

/// When it is looked at again: six-weekly in school, and with parents when the stage's time is over (school process,
/// row 2: “Review 6-weekly in school and after a term with parents”).
#[cfg(feature = "ssr")]
async fn looked_at_again(look: &Look, entry: &StageEntry) -> Result<Vec<(String, String)>, AppError> {
    if !entry.is_open() {
        return Ok(Vec::new());
    }
    let (process, calendar) = (process(look.db()).await?, calendar(look.db()).await?);
    let said = |day: Result<Day, NoDates>| match day {
        Ok(by) => format!("By {}", long_date(by)),
        Err(missing) => missing.to_string(),
    };
    let in_school =
        ("Looked at again in school".to_owned(), said(calendar.six_weekly_review(entry.opened_on)));
    let with_parents = entry
        .looked_at_again(&process, &calendar)
        .map(|due| ("Looked at again with parents".to_owned(), said(due.map(|due| due.by))));
    Ok(std::iter::once(in_school).chain(with_parents).collect())
}

/// The adults of a child, each with how far they have been heard about a form, if it was sent.
#[cfg(feature = "ssr")]
async fn parents_of(
    look: &Look,
    pupil: PupilId,
    form: Option<StageFormId>,
) -> Result<Vec<ParentLine>, AppError> {
    let words = match form {
        Some(form) => store::parent_words(look, form, None).await?,
        None => Vec::new(),
    };
    let line =
        |adult: &KnownAdult| ParentLine::of(adult, words.iter().find(|words| words.contact == adult.id));
    Ok(known_adults(look, pupil).await?.iter().map(line).collect())
}

#[cfg(feature = "ssr")]
async fn changes(look: &Look, written: Option<&store::FilledForm>) -> Result<Vec<VersionLine>, AppError> {
    match written {
        Some(written) => {
            let versions = store::versions(look, written).await?;
            Ok(changes_of(look, &INITIAL_CONCERN, &written.answers, versions))
        }
        None => Ok(Vec::new()),
    }
}

/// Keeps the form of the meeting: the first time as the stage's one initial concern, later over what it said before,
/// which becomes history. For whoever may see the child's needs, while the stage goes on. [`AppError::Invalid`] with
/// all that stands against the answers, [`AppError::Conflict`] where somebody else was quicker: the page shows both
/// texts. Answers that are closed to the editor stay as they are.
#[server(endpoint = "save_initial_concern")]
pub async fn save_initial_concern(
    key: ActKey,
    entry: StageEntryId,
    version: i32,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let look = Look::begin()?;
    let mut act = Act::begin(key, "save_initial_concern", &(entry, version, &answers)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let kept = at_stage_two(&look, entry).await?;
    let (subject, asker) = (entry.to_string(), act.asker.clone());
    let written = written_at(&look, &kept.entry).await?;
    let before = written.as_ref().map(|written| written.answers.clone()).unwrap_or_default();
    let whole = INITIAL_CONCERN.over(&before, answers.clone(), |audience| asker.may_see(audience));
    let meeting = meeting_of(&look, &kept.entry, written.as_ref()).await?;
    let checked =
        may_write(kept.entry.state).and_then(|()| check_initial_concern(&whole, act.today, meeting));
    let checked = match checked {
        Ok(checked) => checked,
        Err(errors) => return Err(give_back_act(act, INITIAL_CONCERN.id, &subject, answers, errors).await),
    };
    let new = checked.clone().into_answers();
    let Some(form) = keep(&mut act, entry, written.as_ref(), version, &new).await? else {
        return Err(conflict(act, INITIAL_CONCERN.id, &subject, answers).await);
    };
    record_all(&mut act, entry, &checked).await?;
    let (what, audience) = happened(written.as_ref(), &new);
    let details = serde_json::json!({ "form": form });
    act.note(Happening { audience, ..about(what, kept.entry.pupil, details) }).await?;
    discard_draft(&mut act, INITIAL_CONCERN.id, &subject).await?;
    act.say(match written {
        None => "The initial concern is kept. Below it you can write down what each parent says.",
        Some(_) => "The initial concern is changed. What it said before is kept.",
    });
    act.commit_and_go((), &paths::initial_concern(entry.0)).await
}

/// Writes the answers. None: somebody else was quicker.
#[cfg(feature = "ssr")]
async fn keep(
    act: &mut Act,
    entry: StageEntryId,
    written: Option<&store::FilledForm>,
    version: i32,
    answers: &Answers,
) -> Result<Option<StageFormId>, AppError> {
    let (by, today, now) = (act.asker.id, act.today, act.school().now());
    match written {
        None if version == 0 => {
            store::add_form(act.db(), entry, &INITIAL_CONCERN, answers, by, today).await.map(Some)
        }
        // What was opened has been taken back since.
        None => Ok(None),
        Some(written) => {
            let saved = store::save_form(act.db(), written, answers, by, version, now).await?;
            Ok(saved.then_some(written.id))
        }
    }
}

/// What the day of the meeting is checked against: when the stage began, and what followed from the meeting.
#[cfg(feature = "ssr")]
async fn meeting_of(
    look: &Look,
    entry: &StageEntry,
    written: Option<&store::FilledForm>,
) -> Result<Meeting, AppError> {
    let recorded = store::on_record(look, entry.pupil).await?.into_iter();
    let told = recorded.filter(|recorded| recorded.entry == entry.id && recorded.words == ON_MEETING_FORM);
    let said = match written {
        Some(written) => store::parent_words(look, written.id, None).await?,
        None => Vec::new(),
    };
    Ok(Meeting {
        opened_on: entry.opened_on,
        letter_sent_on: told.filter_map(|recorded| recorded.letter_sent_on).min(),
        answered_on: said.iter().filter_map(|words| words.answered_on).min(),
    })
}

/// What is on record of the meeting is what the form tells of, on the day of the meeting: both at every change.
#[cfg(feature = "ssr")]
async fn record_all(act: &mut Act, entry: StageEntryId, checked: &Checked) -> Result<(), AppError> {
    let (by, today) = (act.asker.id, act.today);
    let (met_on, told) = (checked.get(&MET_ON).unwrap_or(today), initial_concern_actions(checked));
    store::follow_meeting(act.db(), entry, &told, met_on, today).await?;
    for action in told {
        store::record_from_form(act.db(), entry, action, met_on, by).await?;
    }
    Ok(())
}

/// What the timeline calls it, and for whom. A change of what is closed to the staff of the child is not theirs to
/// know of.
#[cfg(feature = "ssr")]
fn happened(written: Option<&store::FilledForm>, new: &Answers) -> (&'static str, Audience) {
    let of_staff = |answers: &Answers| of_staff(&INITIAL_CONCERN, answers);
    match written {
        None => ("initial_concern_written", Audience::StaffOfTheChild),
        Some(written) if of_staff(&written.answers) == of_staff(new) => {
            ("initial_concern_changed", Audience::SencoAndHead)
        }
        Some(_) => ("initial_concern_changed", Audience::StaffOfTheChild),
    }
}
