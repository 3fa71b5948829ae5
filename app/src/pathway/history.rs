//! A child's time on the pathway told again, step by step: the histories of a demonstration school. Each step has its own
//! day and its own author, and the rules that hold for everybody allow it.

use std::collections::HashMap;

use super::action_server::words_of;
use super::decided_words::as_decided;
use super::parent_words_form::{ANSWER, ANSWERED_ON};
use super::server::{about, in_one_line};
use super::{
    Action, Against, CAUSE_OF_CONCERN, Decided, INITIAL_CONCERN, MET_ON, Meeting, NewEntry, ON_CONCERN_FORM,
    ON_MEETING_FORM, Outcome, PlanEnd, Process, Stage, StageEntry, StageEntryId, StageFormId, StageState,
    Suggestions, TARGET_REVIEW, actions_recorded, check_initial_concern, check_parent_words, copies_of,
    decision_form, developing_concerns, initial_concern_actions, review_faults, store,
};
use crate::calendar::SchoolCalendar;
use crate::db::{Act, Past, our_fault};
use crate::kit::{Answers, AppError, AskerId, Checked, Day, FieldErrors, Form, long_date};
use crate::pupils::{ContactId, PupilId};

/// The stages of a child whose history is told. Every step fails where the rules refuse it: a history that could not have
/// been is a fault of the program.
pub struct Replay<'a> {
    pupil: PupilId,
    process: &'a Process,
    calendar: &'a SchoolCalendar,
    /// Each stage with its version, in the order in which they began.
    stages: Vec<(StageEntry, i32)>,
    /// The last record of each action, for the letter about it.
    records: HashMap<Action, i64>,
    /// The form of the last meeting at stage 2 and its day, for what parents say about it.
    met: Option<(StageFormId, Day)>,
}

impl<'a> Replay<'a> {
    /// A child who is on no stage so far.
    pub fn of(pupil: PupilId, process: &'a Process, calendar: &'a SchoolCalendar) -> Self {
        Replay { pupil, process, calendar, stages: Vec::new(), records: HashMap::new(), met: None }
    }

    pub fn pupil(&self) -> PupilId {
        self.pupil
    }

    /// A concern is raised, and stage 1 begins.
    pub async fn concern(&mut self, act: &mut Act, past: Past, answers: &Answers) -> Result<(), AppError> {
        let checked = checked(&CAUSE_OF_CONCERN, answers, past.on)?;
        let new = NewEntry::of(self.pupil, Stage::One, past.on, past.by);
        let entry = self.begin(act, &new).await?;
        let answers = checked.clone().into_answers();
        store::add_form(act.db(), entry, &CAUSE_OF_CONCERN, &answers, past.by, past.on).await?;
        for action in actions_recorded(&checked) {
            self.put_on_record(act, past, (entry, action), ON_CONCERN_FORM).await?;
        }
        self.note(act, past, "concern_raised", serde_json::json!({ "entry": entry })).await
    }

    /// The form of the meeting with parents at stage 2.
    pub async fn initial_concern(
        &mut self,
        act: &mut Act,
        past: Past,
        answers: &Answers,
    ) -> Result<(), AppError> {
        let (entry, opened_on) = (self.current()?.id, self.current()?.opened_on);
        let meeting = Meeting { opened_on, letter_sent_on: None, answered_on: None };
        let checked = check_initial_concern(answers, past.on, meeting)
            .map_err(|faults| refused(INITIAL_CONCERN.id, &faults))?;
        let answers = checked.clone().into_answers();
        let form = store::add_form(act.db(), entry, &INITIAL_CONCERN, &answers, past.by, past.on).await?;
        for action in initial_concern_actions(&checked) {
            self.put_on_record(act, past, (entry, action), ON_MEETING_FORM).await?;
        }
        self.met = Some((form, checked.get(&MET_ON).unwrap_or(past.on)));
        self.note(act, past, "initial_concern_written", serde_json::json!({ "form": form })).await
    }

    /// What one adult says about the last meeting.
    pub async fn parent_said(
        &mut self,
        act: &mut Act,
        past: Past,
        contact: ContactId,
        answers: &Answers,
    ) -> Result<(), AppError> {
        let (form, met_on) = self.met.ok_or_else(|| our_fault(&"nobody has met"))?;
        let checked = check_parent_words(answers, past.on, Some(met_on))
            .map_err(|faults| refused("parent_words", &faults))?;
        let answers = checked.clone().into_answers();
        let said = store::Said {
            answers: &answers,
            answer: checked.get(&ANSWER),
            answered_on: checked.get(&ANSWERED_ON),
        };
        store::add_parent_words(act.db(), form, contact, &said, past.by, past.on).await?;
        let details = serde_json::json!({ "form": form, "contact": contact });
        self.note(act, past, "parent_words_written", details).await
    }

    /// An action of a stage that is open was done.
    pub async fn action(
        &mut self,
        act: &mut Act,
        past: Past,
        action: Action,
        words: &str,
    ) -> Result<(), AppError> {
        let entry = self.asking_for(action)?;
        entry.may_record(action, past.on, self.process).map_err(|faults| refused(action.id(), &faults))?;
        let entry = entry.id;
        self.put_on_record(act, past, (entry, action), words).await?;
        let name = self.process.action_name(action);
        let said = format!("{name}, done on {}: {words}", long_date(past.on));
        self.note(act, past, "action_recorded", serde_json::json!({ "action": action, "words": said })).await
    }

    /// A review of targets, with the copies that were given.
    pub async fn review(
        &mut self,
        act: &mut Act,
        past: Past,
        action: Action,
        answers: &Answers,
    ) -> Result<(), AppError> {
        let faults = review_faults(answers, past.on);
        if !faults.is_empty() {
            return Err(refused(TARGET_REVIEW.id, &faults));
        }
        let checked = checked(&TARGET_REVIEW, answers, past.on)?;
        self.action(act, past, action, &words_of(&TARGET_REVIEW, &checked)).await?;
        let entry = self.asking_for(action)?.id;
        for to in copies_of(&checked.into_answers()) {
            store::give_copy(act.db(), entry, to, past.on, past.by, None).await?;
        }
        Ok(())
    }

    /// The letter about the last such intervention went home.
    pub async fn letter(&mut self, act: &mut Act, past: Past, action: Action) -> Result<(), AppError> {
        let record = self.records.get(&action).copied();
        let record = record.ok_or_else(|| our_fault(&format!("{} is not on record", action.id())))?;
        store::send_letter(act.db(), record, past.on, past.by).await?;
        let words = format!("{}, sent on {}", self.process.action_name(action), long_date(past.on));
        let details = serde_json::json!({ "record": record, "words": words });
        self.note(act, past, "intervention_letter_sent", details).await
    }

    /// A decision about the stage where the child is.
    pub async fn decision(&mut self, act: &mut Act, past: Past, answers: &Answers) -> Result<(), AppError> {
        let entry = self.current()?.clone();
        let id = entry.id;
        let form = decision_form(entry.stage, false).ok_or_else(|| our_fault(&"nothing is decided here"))?;
        let checked = checked(form, answers, past.on)?;
        let suggestions = Suggestions::default();
        let (process, calendar) = (self.process, self.calendar);
        let against = Against { process, calendar, suggestions, plan: PlanEnd::GoesOn, last_done: None };
        let decided = entry.decide(&checked, past.by, against).map_err(|faults| refused(form.id, &faults))?;
        let (after, what) = as_decided(&decided);
        self.save(act, after, past.by).await?;
        match &decided {
            Decided::Left(_) => {}
            Decided::Stays { stay, .. } => store::add_stay(act.db(), id, stay).await?,
            Decided::Moved { opens, .. } => {
                let began = self.begin(act, opens).await?;
                for (whose, said_on) in developing_concerns(&checked) {
                    store::add_concern_of(act.db(), began, whose, said_on).await?;
                }
            }
        }
        let answers = checked.into_answers();
        store::add_form(act.db(), id, form, &answers, past.by, past.on).await?;
        let details = serde_json::json!({ "entry": id, "words": in_one_line(form, &answers) });
        self.note(act, past, what, details).await
    }

    /// A move was put forward, for the SENCo to decide.
    pub async fn put_forward(
        &mut self,
        act: &mut Act,
        past: Past,
        answers: &Answers,
    ) -> Result<(), AppError> {
        let entry = self.current()?;
        let (id, stage) = (entry.id, entry.stage);
        let form = decision_form(stage, false).ok_or_else(|| our_fault(&"nothing is decided here"))?;
        store::put_move_forward(act.db(), id, answers, past.by, past.on).await?;
        let details = serde_json::json!({ "entry": id, "words": in_one_line(form, answers) });
        self.note(act, past, "move_put_forward", details).await
    }

    /// A stage begins: here, or because of what happened in an assessment.
    pub async fn begin(&mut self, act: &mut Act, new: &NewEntry) -> Result<StageEntryId, AppError> {
        let id = store::open(act.db(), new).await?;
        self.stages.push((new.clone().with_id(id), 1));
        Ok(id)
    }

    /// A stage ends because of what happened in an assessment.
    pub async fn end(
        &mut self,
        act: &mut Act,
        past: Past,
        id: StageEntryId,
        outcome: Outcome,
    ) -> Result<(), AppError> {
        let found = self.stages.iter().find(|(entry, _)| entry.id == id).ok_or(AppError::NotFound)?;
        let after = StageEntry { state: StageState::Closed { on: past.on, outcome }, ..found.0.clone() };
        self.save(act, &after, past.by).await
    }

    /// The stage where the child is ends with a plan, if they are at one.
    pub async fn end_with_a_plan(&mut self, act: &mut Act, past: Past) -> Result<(), AppError> {
        match self.current().map(|entry| entry.id) {
            Ok(id) => self.end(act, past, id, Outcome::PlanIssued).await,
            Err(_) => Ok(()),
        }
    }

    fn current(&self) -> Result<&StageEntry, AppError> {
        let mut entries = self.stages.iter().map(|(entry, _)| entry);
        entries.find(|entry| entry.is_current()).ok_or(AppError::NotFound)
    }

    /// The open stage whose row names an action.
    fn asking_for(&self, action: Action) -> Result<&StageEntry, AppError> {
        let mut entries = self.stages.iter().map(|(entry, _)| entry);
        let found = entries.find(|entry| entry.is_open() && entry.stage.asks_for(action));
        found.ok_or_else(|| our_fault(&format!("no stage asks for {}", action.id())))
    }

    async fn save(&mut self, act: &mut Act, after: &StageEntry, by: AskerId) -> Result<(), AppError> {
        let found = self.stages.iter_mut().find(|(entry, _)| entry.id == after.id);
        let (entry, version) = found.ok_or(AppError::NotFound)?;
        if !store::save(act.db(), after, by, *version).await? {
            return Err(AppError::Conflict);
        }
        entry.clone_from(after);
        *version += 1;
        Ok(())
    }

    async fn put_on_record(
        &mut self,
        act: &mut Act,
        past: Past,
        (entry, action): (StageEntryId, Action),
        words: &str,
    ) -> Result<(), AppError> {
        let record = store::record(act.db(), entry, action, past.on, words, past.by).await?;
        self.records.insert(action, record);
        Ok(())
    }

    async fn note(
        &self,
        act: &mut Act,
        past: Past,
        what: &'static str,
        details: serde_json::Value,
    ) -> Result<(), AppError> {
        act.note_past(past, about(what, self.pupil, details)).await
    }
}

fn checked(form: &Form, answers: &Answers, on: Day) -> Result<Checked, AppError> {
    form.check(answers, on).map_err(|faults| refused(form.id, &faults))
}

fn refused(what: &str, faults: &FieldErrors) -> AppError {
    our_fault(&format!("a history was refused: {what} {faults:?}"))
}
