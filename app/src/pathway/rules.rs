//! A child's time at a stage: how it begins, when it is looked at again, what may be recorded. How it ends is
//! in [`super::moves`].

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::{action::Action, process::Process, stage::Stage, suggestions::Suggestions};
use crate::calendar::{Due, NoDates, SchoolCalendar};
use crate::kit::{AskerId, Day, FieldErrors, id, long_date};
use crate::pupils::PupilId;

id!(
    /// One child's time at one stage.
    StageEntryId
);

id!(
    /// A form that was filled in at a stage.
    StageFormId
);

id!(
    /// A move that was put forward, for the SENCo to decide.
    MoveForwardId
);

/// One child's time at one stage, from the day it was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageEntry {
    pub id: StageEntryId,
    pub pupil: PupilId,
    pub stage: Stage,
    pub opened_on: Day,
    pub opened_by: AskerId,
    /// An SEN TA supports the class teacher: at stage 2, if necessary.
    pub ta_supports: bool,
    pub state: StageState,
    /// The times at which it was decided that the child stays, oldest first. At stage 1 once at most.
    pub stays: Vec<Stay>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StageState {
    Open,
    Closed { on: Day, outcome: Outcome },
}

/// How a stage ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(rename_all = "snake_case"))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Progress is being made: the child leaves the pathway.
    ProgressMade,
    /// There are still concerns: a later stage begins.
    MovedOn,
    /// Less help is enough: an earlier stage begins again.
    SteppedDown,
    /// The local authority made a plan: stage 5 and the stage beside it end, and stage 6 begins.
    PlanIssued,
    /// Of stage 5: the local authority refused to assess. The child is where they were.
    NotAssessed,
    /// Of stage 5: the local authority assessed and refused to issue a plan. The child is where they were.
    NoPlan,
    /// Of stage 5: whoever asked no longer asks.
    Withdrawn,
}

/// It was decided that the stage goes on: its time is counted from that day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    pub on: Day,
    pub by: AskerId,
    pub reason: String,
}

/// A stage that begins, before it has an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    pub pupil: PupilId,
    pub stage: Stage,
    pub opened_on: Day,
    pub opened_by: AskerId,
    /// An SEN TA supports the class teacher (school process, row 2: “if necessary”).
    pub ta_supports: bool,
}

/// Help may have begun before the stage that it is recorded for, but not more than six weeks before: what is older was
/// done at an earlier stage, or the year is wrong.
const LONG_BEFORE: chrono::Days = chrono::Days::new(42);

/// What becomes of a concern that is raised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// The first concern about the child: stage 1 begins.
    Opens(NewEntry),
    /// The child is on a stage already: what was noticed is added to it. Nothing typed is lost and no second
    /// clock starts.
    AddsTo { entry: StageEntryId, stage: Stage },
}

/// Raises a concern about a child, whose entries are given. School process, row 1: a class teacher does this
/// alone. Stage 5 runs beside the others, so nothing is added to it: a child of whom only an assessment was asked for
/// begins stage 1 as any other.
pub fn open_concern(pupil: PupilId, by: AskerId, today: Day, entries: &[StageEntry]) -> Opening {
    let open = entries.iter().filter(|entry| entry.pupil == pupil && entry.is_current());
    match open.min_by_key(|entry| (entry.stage, entry.id)) {
        Some(entry) => Opening::AddsTo { entry: entry.id, stage: entry.stage },
        None => Opening::Opens(NewEntry::of(pupil, Stage::One, today, by)),
    }
}

impl NewEntry {
    pub fn of(pupil: PupilId, stage: Stage, opened_on: Day, opened_by: AskerId) -> Self {
        NewEntry { pupil, stage, opened_on, opened_by, ta_supports: false }
    }

    pub fn with_id(self, id: StageEntryId) -> StageEntry {
        let NewEntry { pupil, stage, opened_on, opened_by, ta_supports } = self;
        let (state, stays) = (StageState::Open, Vec::new());
        StageEntry { id, pupil, stage, opened_on, opened_by, ta_supports, state, stays }
    }
}

impl StageEntry {
    pub fn is_open(&self) -> bool {
        self.state == StageState::Open
    }

    /// Where the child is now. Stage 5 runs beside it.
    pub fn is_current(&self) -> bool {
        self.is_open() && self.stage != Stage::Five
    }

    /// When the stage is looked at again: its timeframe after it was opened or, if it was carried on, after
    /// that day. None where it is closed or has no end of its own.
    pub fn looked_at_again(
        &self,
        process: &Process,
        calendar: &SchoolCalendar,
    ) -> Option<Result<Due, NoDates>> {
        self.is_open().then(|| self.counted_from(self.counted_since(), process, calendar)).flatten()
    }

    /// The day from which the stage's time is counted: on which it was opened or last decided to go on.
    pub fn counted_since(&self) -> Day {
        self.stays.last().map_or(self.opened_on, |stay| stay.on)
    }

    pub(super) fn counted_from(
        &self,
        day: Day,
        process: &Process,
        calendar: &SchoolCalendar,
    ) -> Option<Result<Due, NoDates>> {
        Some(calendar.due(day, process.stage(self.stage).timeframe.deadline()?))
    }

    /// Until when the stage lasts: from then on nobody has to say why it cannot wait. Counted from the day on which it began,
    /// also where it was decided since that it goes on. None where it has no end of its own.
    pub fn lasts_in_words(&self, process: &Process, calendar: &SchoolCalendar, today: Day) -> Option<String> {
        let number = self.stage.number();
        let time = process.stage(self.stage).timeframe.exact_words();
        Some(match self.counted_from(self.opened_on, process, calendar)? {
            Ok(due) if today < due.by => {
                format!("Stage {number} lasts {time}, until {}.", long_date(due.by))
            }
            Ok(due) => {
                format!("Stage {number} lasts {time}. Its time was over on {}.", long_date(due.by))
            }
            Err(missing) => format!("Stage {number} lasts {time}. {missing}"),
        })
    }

    /// Whether carrying on may be offered: the school has switched it on, and it has not happened yet.
    pub fn may_extend(&self, suggestions: Suggestions) -> bool {
        suggestions.extend_once && self.stage == Stage::One && self.is_open() && self.stays.is_empty()
    }

    /// Whether an action may be put on record for a day, and if not, why. Stage 4 is in addition to stage 3, whose
    /// actions stay live (school process, row 4).
    pub fn may_record(&self, action: Action, done_on: Day, process: &Process) -> Result<(), FieldErrors> {
        if !self.stage.asks_for(action) {
            let sentence =
                format!("“{}” is not part of stage {}", process.action_name(action), self.stage.number());
            return Err(FieldErrors::from([("what_was_done".to_owned(), sentence)]));
        }
        match self.state {
            StageState::Closed { on, .. } if done_on > on => {
                let sentence =
                    format!("This stage ended on {}. Enter that day or an earlier one", long_date(on));
                Err(FieldErrors::from([("done_on".to_owned(), sentence)]))
            }
            _ if done_on < self.opened_on - LONG_BEFORE => {
                let sentence = format!(
                    "Stage {} began on {}, and this is more than six weeks before. Check the date, or put it on record at the stage where it was done",
                    self.stage.number(),
                    long_date(self.opened_on)
                );
                Err(FieldErrors::from([("done_on".to_owned(), sentence)]))
            }
            _ => Ok(()),
        }
    }
}
