//! What happened in an assessment and about a plan told again, with the stages that began and ended with it: the histories of
//! a demonstration school. No history ends a plan.

use super::recording_server::about;
use super::{EventId, NewEvent, Recorded, Spell, may_record, store};
use crate::db::{Act, Past, our_fault};
use crate::kit::{AppError, long_date};
use crate::pathway::{NewEntry, Outcome, Replay, Stage, StageEntryId, StageState};

/// The assessments and plans of one child, as far as they are told.
#[derive(Default)]
pub struct ReplayAssessment {
    spells: Vec<Spell>,
    events: i64,
}

impl ReplayAssessment {
    /// Puts something on record on its day. Fails where the rules refuse it: a history that could not have been is a fault of
    /// the program.
    pub async fn event(
        &mut self,
        act: &mut Act,
        past: Past,
        stages: &mut Replay<'_>,
        new: &NewEvent,
    ) -> Result<(), AppError> {
        let recorded = may_record(new, &self.spells)
            .map_err(|faults| our_fault(&format!("a history was refused: {} {faults:?}", new.what.id())))?;
        let entry = self.moved(act, past, stages, recorded).await?;
        store::add(act.db(), entry, new, past.by, past.at).await?;
        self.remember(entry, new);
        let is_plan = matches!(recorded, Recorded::PlanBegins(_));
        let name = if is_plan { "plan_issued" } else { "assessment_recorded" };
        let words = format!("{}, on {}", new.title(), long_date(new.on));
        act.note_past(past, about(name, stages.pupil(), &words, &new.words)).await
    }

    /// Begins and ends the stages that it begins and ends. Gives the stage that it belongs to.
    async fn moved(
        &mut self,
        act: &mut Act,
        past: Past,
        stages: &mut Replay<'_>,
        recorded: Recorded,
    ) -> Result<StageEntryId, AppError> {
        match recorded {
            Recorded::Begins => self.begin(act, past, stages, Stage::Five).await,
            Recorded::On(entry) => Ok(entry),
            Recorded::Ends(entry, outcome) => {
                self.end(act, past, stages, (entry, outcome)).await?;
                Ok(entry)
            }
            Recorded::PlanBegins(entry) => {
                self.end(act, past, stages, (entry, Outcome::PlanIssued)).await?;
                stages.end_with_a_plan(act, past).await?;
                self.begin(act, past, stages, Stage::Six).await?;
                Ok(entry)
            }
        }
    }

    async fn begin(
        &mut self,
        act: &mut Act,
        past: Past,
        stages: &mut Replay<'_>,
        stage: Stage,
    ) -> Result<StageEntryId, AppError> {
        let new = NewEntry::of(stages.pupil(), stage, past.on, past.by);
        let entry = stages.begin(act, &new).await?;
        let (opened_on, events) = (past.on, Vec::new());
        self.spells.push(Spell { entry, stage, opened_on, state: StageState::Open, events });
        Ok(entry)
    }

    async fn end(
        &mut self,
        act: &mut Act,
        past: Past,
        stages: &mut Replay<'_>,
        (entry, outcome): (StageEntryId, Outcome),
    ) -> Result<(), AppError> {
        stages.end(act, past, entry, outcome).await?;
        for spell in self.spells.iter_mut().filter(|spell| spell.entry == entry) {
            spell.state = StageState::Closed { on: past.on, outcome };
        }
        Ok(())
    }

    /// What the rules need to know of it: in the order in which it is told, whatever number its row has.
    fn remember(&mut self, entry: StageEntryId, new: &NewEvent) {
        self.events += 1;
        let event = new.clone().happened(EventId(self.events), "");
        if let Some(spell) = self.spells.iter_mut().find(|spell| spell.entry == entry) {
            spell.events.push(event);
        }
    }
}
