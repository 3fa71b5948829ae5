//! What the page of one child asks.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::asked_for::AskedFor;
use super::begun::BegunLine;
use super::duty_rows::DutyGroup;
use super::stage_track::Stop;
use super::take_back_placing_server::Unplacing;
use crate::chronology::Entry;
use crate::kit::{ActKey, AppError, Day};
use crate::pathway::{RecordedLine, StageFormId};
use crate::pupils::PupilId;

#[cfg(feature = "ssr")]
use {
    super::{
        PLACING,
        asked_for::asked_for,
        begun::begun,
        code_prompt,
        duty_words::Rules,
        known::Known,
        stage_track::{spells_in_words, with_what_was_passed},
        store::{self, Child},
        take_back_placing_server::unplacing_of,
    },
    crate::chronology::history_of,
    crate::db::{Look, Reading, new_key},
    crate::kit::{Audience, long_date, paths},
    crate::pathway::{
        CAUSE_OF_CONCERN, DECISION_FORMS, FilledForm, INITIAL_CONCERN, Kept, Outcome, Process, Stage,
        StageState, forms, last_decision, recorded_of,
    },
    crate::pupils::{Provision, code_and_needs_facts, is_here, last_day, other_schools_facts, sees_needs},
};

/// So many lines of a child's history are on the child's page.
#[cfg(feature = "ssr")]
const LATEST: i64 = 12;

/// One child's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildState {
    pub id: PupilId,
    pub name: String,
    /// What the register says, as far as this reader may see: term and words.
    pub facts: Vec<(String, String)>,
    /// The last day at the school, of a child who has left.
    pub last_day: Option<Day>,
    /// The last day at the school that is still to come.
    pub leaves_on: Option<Day>,
    /// The school's day.
    pub today: Day,
    /// The child's class, for whoever finds the child on its page.
    pub class: Option<(i64, String)>,
    /// Needs, stages and history are for this reader.
    pub sees_needs: bool,
    pub track: Vec<Stop>,
    /// What was done at the stages, in the order in which it was done.
    pub recorded: Vec<RecordedLine>,
    /// What the reader has begun to write about the child and not sent.
    pub begun: Vec<BegunLine>,
    /// The child is on a stage: what worries somebody is added to it.
    pub may_add: bool,
    /// Where the SEN code and the stage do not go together, for whoever decides about codes.
    pub prompt: String,
    /// The child is on no stage, and this reader may place them.
    pub may_place: bool,
    /// This reader may open the child's documents.
    pub sees_documents: bool,
    /// Where the stage is looked at again, for whoever decides or puts forward.
    pub decision: Option<String>,
    /// What the school's process asks for at the child's stages.
    pub asked_for: Vec<AskedFor>,
    pub duties: Vec<DutyGroup>,
    /// What is said where nothing is due.
    pub nothing_due: String,
    pub forms: Vec<FormLine>,
    /// The latest of it; the rest is on the timeline.
    pub history: Vec<Entry>,
    /// May see who has read about the child.
    pub sees_readings: bool,
    /// May change what the register says of the child.
    pub keeps_register: bool,
}

/// A form that was filled in, without what is closed to this reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormLine {
    pub id: StageFormId,
    pub title: String,
    pub filled_by: String,
    pub filled_on: Day,
    pub answers: Vec<(String, String)>,
    /// Where it is changed, and the rest filled in.
    pub change: Option<String>,
    /// For taking back the last decision, where the reader may and nothing else stands on it.
    pub take_back: Option<ActKey>,
    /// Of the form by which the child was placed, for whoever places children.
    pub unplacing: Option<Unplacing>,
}

/// A child's page: whole for whoever works with them, what the register holds for the office and the safeguarding
/// lead, [`AppError::NotFound`] for everybody else.
#[server(endpoint = "open_child")]
pub async fn open_child(id: PupilId) -> Result<ChildState, AppError> {
    let look = Look::begin()?;
    let whole = sees_needs(&look, id).await?;
    let child = store::child(&look, id).await?;
    look.note_reading(id.0, Reading::Child);
    let here = is_here(child.left_on, look.today);
    let mut state = nothing_yet(&look, id, &child, here);
    state.facts.extend(other_schools_facts(&look, id).await?);
    state.sees_needs = whole;
    if whole {
        let known = Known::of(&look, Some(id)).await?;
        let rules = Rules::of(&look).await?;
        // Whoever has left is owed nothing more by this school; the stage stands open on record.
        if here {
            state.duties = rules.groups(rules.duties(&known), &known);
        }
        let now = known.kept.iter().find(|kept| kept.entry.is_current());
        let at = now.map(|kept| kept.entry.stage);
        let code = Provision::parse(&child.provision).ok();
        let beside = known.kept.iter().any(|kept| kept.entry.is_open() && kept.entry.stage == Stage::Five);
        if look.asker.leads_send() && here {
            let asked_of = at.or(beside.then_some(Stage::Five));
            let prompt = code.and_then(|code| code_prompt(asked_of, code));
            state.prompt = prompt.map(str::to_owned).unwrap_or_default();
        }
        state.decision = now
            .filter(|_| here && look.asker.may_decide_stages())
            .map(|kept| paths::decision(kept.entry.id.0));
        state.asked_for = asked_for(&known.kept, &rules.process, &look.asker);
        state.facts.extend(code_and_needs_facts(&look, id).await?);
        // While an assessment is under way nobody is told that all is well.
        let at_or_beside = at.or(beside.then_some(Stage::Five));
        state.nothing_due = nothing_due(!here, at_or_beside, left_with_progress(&known.kept), code);
        state.recorded = recorded_of(&look, id, &rules.process).await?;
        state.begun = begun(&look, &rules.process, Some(id)).await?;
        state.may_add = at.is_some();
        state.may_place = here && at.is_none() && look.asker.leads_send();
        state.sees_documents = look.asker.decides_the_process();
        state.track = track(&known.kept, &rules.process);
        state.forms = forms_of(&look, id, &known.kept).await?;
    }
    state.history = history_of(&look, id, LATEST).await?;
    Ok(state)
}

/// What the register says, before anything of needs.
#[cfg(feature = "ssr")]
fn nothing_yet(look: &Look, id: PupilId, child: &Child, here: bool) -> ChildState {
    ChildState {
        id,
        facts: child.facts(),
        last_day: child.left_on.filter(|_| !here).map(last_day),
        leaves_on: child.left_on.filter(|_| here).map(last_day),
        today: look.today,
        // The page of a class is of the children who are there.
        class: child.class_id.zip(child.class_name.clone()).filter(|_| here),
        name: child.name.clone(),
        sees_needs: false,
        may_add: false,
        prompt: String::new(),
        may_place: false,
        sees_documents: false,
        decision: None,
        asked_for: Vec::new(),
        track: Vec::new(),
        recorded: Vec::new(),
        begun: Vec::new(),
        duties: Vec::new(),
        nothing_due: String::new(),
        forms: Vec::new(),
        history: Vec::new(),
        sees_readings: look.asker.reads_the_reading_log(),
        keeps_register: look.asker.keeps_the_school(),
    }
}

/// What is said of a child of whom nothing is due: only for a child of this school who is on no stage is the next
/// step a concern.
#[cfg(feature = "ssr")]
fn nothing_due(left: bool, open: Option<Stage>, progress: Option<Day>, code: Option<Provision>) -> String {
    // A child who came with a code has help already: what is due of it is counted from the stage.
    let to_be_placed = code.filter(|code| *code != Provision::NoSen);
    match (left, open, progress, to_be_placed) {
        (true, ..) => "Nothing is due. This child has left the school.".to_owned(),
        (false, Some(stage), ..) => format!("Nothing is due at stage {} now.", stage.number()),
        (false, None, Some(on), _) => format!(
            "Progress was made, and the child left the pathway on {}. What worked stands below: keep it up.",
            long_date(on)
        ),
        (false, None, None, Some(code)) => format!(
            "Nothing is counted yet: this child has code {} and is on no stage here. What is due shows once the SENCo has placed them at their stage.",
            code.code()
        ),
        (false, None, None, None) => "Nothing is due. Raise a concern if progress worries you.".to_owned(),
    }
}

/// The day on which the child left the pathway because progress was made, if that is the last thing that happened to
/// their stages.
#[cfg(feature = "ssr")]
fn left_with_progress(kept: &[Kept]) -> Option<Day> {
    match kept.iter().rev().find(|kept| kept.entry.stage != Stage::Five)?.entry.state {
        StageState::Closed { on, outcome: Outcome::ProgressMade } => Some(on),
        _ => None,
    }
}

#[cfg(feature = "ssr")]
fn track(kept: &[Kept], process: &Process) -> Vec<Stop> {
    let stop = |stage: Stage| {
        let here = kept.iter().filter(|kept| kept.entry.stage == stage);
        let mut spells: Vec<_> = here.map(|kept| (kept.entry.opened_on, kept.entry.state)).collect();
        spells.sort_by_key(|(from, _)| *from);
        let (state, words) = spells_in_words(&spells);
        Stop { number: stage.number(), name: process.stage(stage).name.clone().into_owned(), state, words }
    };
    with_what_was_passed(Stage::ALL.into_iter().map(stop).collect())
}

#[cfg(feature = "ssr")]
async fn forms_of(look: &Look, id: PupilId, kept: &[Kept]) -> Result<Vec<FormLine>, AppError> {
    let declared = || DECISION_FORMS.into_iter().chain([&CAUSE_OF_CONCERN, &INITIAL_CONCERN, &PLACING]);
    let may_see = |audience: Audience| look.asker.may_see(audience);
    let filled = forms(look, id, None).await?;
    let last = last_decision(kept, &filled).filter(|last| last.is_for(&look.asker));
    let key = new_key()?;
    let is_placed = kept.iter().any(|kept| kept.placed_on.is_some() && kept.entry.is_current());
    let mut unplacing = if is_placed { unplacing_of(look, id).await? } else { None };
    let lines = filled.into_iter().rev().filter_map(|filled| {
        let form = declared().find(|form| form.id == filled.form)?;
        let seen = form.seen_by(&filled.answers, may_see);
        let answers = form.in_words(&seen).into_iter();
        Some(FormLine {
            unplacing: unplacing.take_if(|(form, _)| *form == filled.id).map(|(_, unplacing)| unplacing),
            id: filled.id,
            title: if form.id == CAUSE_OF_CONCERN.id {
                "Cause of concern".to_owned()
            } else {
                form.title.to_owned()
            },
            change: change_of(&filled),
            filled_by: filled.filled_by,
            filled_on: filled.filled_on,
            answers: answers.map(|(question, words)| (question.to_owned(), words)).collect(),
            take_back: last.as_ref().filter(|last| last.form == filled.id).map(|_| key.clone()),
        })
    });
    Ok(lines.collect())
}

/// Where a form is changed. A decision is taken back and made again.
#[cfg(feature = "ssr")]
fn change_of(filled: &FilledForm) -> Option<String> {
    match filled.form.as_str() {
        form if form == CAUSE_OF_CONCERN.id => Some(paths::concern(filled.id.0)),
        form if form == INITIAL_CONCERN.id => Some(paths::initial_concern(filled.entry.0)),
        _ => None,
    }
}

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests {
    use super::*;

    #[test]
    fn only_a_child_who_is_here_and_on_no_stage_is_one_to_raise_a_concern_about() {
        assert!(nothing_due(false, None, None, Some(Provision::NoSen)).contains("Raise a concern"));
        assert!(nothing_due(false, Some(Stage::Three), None, None).contains("stage 3"));
        for (left, open) in [(true, None), (true, Some(Stage::One)), (false, Some(Stage::Two))] {
            assert!(!nothing_due(left, open, None, None).contains("Raise a concern"));
        }
    }

    #[test]
    fn a_child_who_left_because_progress_was_made_is_something_to_be_glad_about() {
        let on = Day::from_ymd_opt(2026, 11, 24).expect("a real day");
        let said = nothing_due(false, None, Some(on), None);
        assert!(said.contains("Progress was made") && said.contains("Tuesday 24 November 2026"), "{said}");
        assert!(nothing_due(true, None, Some(on), None).contains("left the school"));
    }

    #[test]
    fn a_child_who_came_with_a_code_is_placed_and_no_concern_is_raised() {
        for code in [Provision::SenSupport, Provision::EhcPlan] {
            let said = nothing_due(false, None, None, Some(code));
            assert!(said.contains("placed them at their stage") && !said.contains("concern"), "{said}");
        }
        assert!(nothing_due(true, None, None, Some(Provision::SenSupport)).contains("left the school"));
    }
}
