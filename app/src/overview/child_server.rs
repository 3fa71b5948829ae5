//! What the page of one child asks.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::begun::BegunLine;
use super::duty_rows::DutyGroup;
use super::stage_track::Stop;
use crate::chronology::Entry;
use crate::kit::{ActKey, AppError, Day};
use crate::pathway::{RecordedLine, StageFormId};
use crate::pupils::PupilId;

#[cfg(feature = "ssr")]
use {
    super::{
        begun::begun,
        duty_rows::{About, Rules, by_entry},
        stage_track::spells_in_words,
        store,
    },
    crate::chronology::history_of,
    crate::db::{Look, Reading, new_key},
    crate::kit::Audience,
    crate::pathway::{
        CAUSE_OF_CONCERN, DECISION_FORMS, Kept, Process, Stage, entries, forms, last_decision, recorded_of,
    },
    crate::pupils::{is_here, last_day, sees_needs},
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
    pub may_change: bool,
    /// For taking back the last decision, where the reader may and nothing else stands on it.
    pub take_back: Option<ActKey>,
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
    let mut state = ChildState {
        id,
        facts: child.facts(whole),
        last_day: child.left_on.filter(|_| !here).map(last_day),
        today: look.today,
        // The page of a class is of the children who are there.
        class: child.class_id.zip(child.class_name).filter(|_| here),
        name: child.name,
        sees_needs: whole,
        may_add: false,
        track: Vec::new(),
        recorded: Vec::new(),
        begun: Vec::new(),
        duties: Vec::new(),
        nothing_due: String::new(),
        forms: Vec::new(),
        history: Vec::new(),
        sees_readings: look.asker.reads_the_reading_log(),
        keeps_register: look.asker.keeps_the_school(),
    };
    if whole {
        let kept = entries(&look, Some(id)).await?;
        let rules = Rules::of(&look).await?;
        let children = store::on_pathway(&look, Some(id)).await?;
        let about = About { kept: by_entry(&kept), children, today: look.today };
        // Whoever has left is owed nothing more by this school; the stage stands open on record.
        if here {
            state.duties = rules.groups(rules.duties(&kept, look.today), &about);
        }
        let open = kept.iter().find(|kept| kept.entry.is_current()).map(|kept| kept.entry.stage);
        state.nothing_due = nothing_due(!here, open);
        state.recorded = recorded_of(&look, id, &rules.process).await?;
        state.begun = begun(&look, &rules.process, Some(id)).await?;
        state.may_add = open.is_some();
        state.track = track(&kept, &rules.process);
        state.forms = forms_of(&look, id, &kept).await?;
    }
    state.history = history_of(&look, id, LATEST).await?;
    Ok(state)
}

/// What is said of a child of whom nothing is due: only for a child of this school who is on no stage is the next
/// step a concern.
#[cfg(feature = "ssr")]
fn nothing_due(left: bool, open: Option<Stage>) -> String {
    match (left, open) {
        (true, _) => "Nothing is due. This child has left the school.".to_owned(),
        (false, Some(stage)) => format!("Nothing is due at stage {} now.", stage.number()),
        (false, None) => "Nothing is due. Raise a concern if progress worries you.".to_owned(),
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
    Stage::ALL.into_iter().map(stop).collect()
}

#[cfg(feature = "ssr")]
async fn forms_of(look: &Look, id: PupilId, kept: &[Kept]) -> Result<Vec<FormLine>, AppError> {
    let declared = || DECISION_FORMS.into_iter().chain([&CAUSE_OF_CONCERN]);
    let may_see = |audience: Audience| look.asker.may_see(audience);
    let filled = forms(look, id, None).await?;
    let last = last_decision(kept, &filled).filter(|_| look.asker.may_decide_stages());
    let key = new_key()?;
    let lines = filled.into_iter().rev().filter_map(|filled| {
        let form = declared().find(|form| form.id == filled.form)?;
        let seen = form.seen_by(&filled.answers, may_see);
        let answers = form.in_words(&seen).into_iter();
        Some(FormLine {
            id: filled.id,
            title: if form.id == CAUSE_OF_CONCERN.id {
                "Cause of concern".to_owned()
            } else {
                form.title.to_owned()
            },
            filled_by: filled.filled_by,
            filled_on: filled.filled_on,
            answers: answers.map(|(question, words)| (question.to_owned(), words)).collect(),
            may_change: form.id == CAUSE_OF_CONCERN.id,
            take_back: last.as_ref().filter(|last| last.form == filled.id).map(|_| key.clone()),
        })
    });
    Ok(lines.collect())
}

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests {
    use super::*;

    #[test]
    fn only_a_child_who_is_here_and_on_no_stage_is_one_to_raise_a_concern_about() {
        assert!(nothing_due(false, None).contains("Raise a concern"));
        assert!(nothing_due(false, Some(Stage::Three)).contains("stage 3"));
        for (left, open) in [(true, None), (true, Some(Stage::One)), (false, Some(Stage::Two))] {
            assert!(!nothing_due(left, open).contains("Raise a concern"));
        }
    }
}
