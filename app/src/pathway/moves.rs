//! Moves between stages: what may be decided when and, if not, why not and what would allow it. A child may leave
//! because progress is made, stay, go on, go further, or step down; stage 5 runs beside and is no move.

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

use super::{
    decision::Decision,
    decision_form::{EARLY_REASON, EXTEND_REASON, STAY_REASON, TA_SUPPORTS, decided, stage_begun},
    developing_concern::said_faults,
    plan_end::PlanEnd,
    process::Process,
    rules::{NewEntry, Outcome, StageEntry, StageEntryId, StageState, Stay},
    stage::Stage,
    suggestions::Suggestions,
};
use crate::calendar::SchoolCalendar;
use crate::kit::{AskerId, Checked, Day, FieldErrors, long_date};

/// What a decision has made of an entry: what is to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// Progress is being made: the child leaves the pathway.
    Left(StageEntry),
    /// The stage goes on, its time counted anew.
    Stays { entry: StageEntry, stay: Stay },
    /// Another stage begins on the same day.
    Moved { closed: StageEntry, opens: NewEntry },
}

impl Decided {
    /// Whether only the SENCo, the deputy or the head may decide so. Class teachers decide about stages 1 and 2; stage
    /// 3 and those after it are led by the SENCo (school process, rows 3 to 6), who decides what a teacher puts
    /// forward.
    pub fn needs_the_senco(&self) -> bool {
        match self {
            Decided::Left(entry) | Decided::Stays { entry, .. } => entry.stage > Stage::Two,
            Decided::Moved { closed, opens } => closed.stage > Stage::Two || opens.stage > Stage::Two,
        }
    }
}

/// What a decision is checked against.
#[derive(Clone, Copy)]
pub struct Against<'a> {
    pub process: &'a Process,
    pub calendar: &'a SchoolCalendar,
    pub suggestions: Suggestions,
    /// Whether the child's plan is to end, and from when on.
    pub plan: PlanEnd,
    /// The last thing that is on record at the stage: its name and its day.
    pub last_done: Option<(&'a str, Day)>,
}

/// What taking a decision back makes of a child's stages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenBack {
    /// As it was before the decision.
    pub entry: StageEntry,
    /// The stage that the decision began, which is no more.
    pub never_began: Option<StageEntryId>,
}

impl StageEntry {
    /// Takes the last decision about this stage back, because it was a mistake. `since` are the child's later stages,
    /// each with whether anything was written or put on record there. None: nothing was decided, or something
    /// else stands on the decision by now.
    pub fn take_back(self, since: &[(&StageEntry, bool)]) -> Option<TakenBack> {
        let again = |entry: StageEntry| StageEntry { state: StageState::Open, ..entry };
        match (self.state, since) {
            (
                StageState::Closed { outcome: Outcome::MovedOn | Outcome::SteppedDown, .. },
                [(next, false)],
            ) if next.is_open() => {
                let never_began = Some(next.id);
                Some(TakenBack { entry: again(self), never_began })
            }
            (StageState::Closed { outcome: Outcome::ProgressMade, .. }, []) => {
                Some(TakenBack { entry: again(self), never_began: None })
            }
            (StageState::Open, []) => {
                let mut entry = self;
                entry.stays.pop()?;
                Some(TakenBack { entry, never_began: None })
            }
            _ => None,
        }
    }

    /// Carries out the decision of a checked form of this stage. Everything that stands against it is told at once,
    /// under the question that it is about.
    pub fn decide(self, form: &Checked, by: AskerId, against: Against) -> Result<Decided, FieldErrors> {
        let Some((decision, on)) = decided(form) else {
            return Err(FieldErrors::from([("decision".to_owned(), "Choose what happens now".to_owned())]));
        };
        let found = [
            ("decision", self.against_deciding()),
            ("decision", self.against_ending_a_plan(against.plan, on)),
            ("decided_on", self.against_the_day(on, against.last_done)),
            ("decision", self.against_staying(decision, against.suggestions)),
            ("early_reason", self.against_moving_on(decision, form, on, against)),
        ];
        let mut errors = FieldErrors::new();
        for (question, sentence) in found {
            if let Some(sentence) = sentence {
                errors.entry(question.to_owned()).or_insert(sentence);
            }
        }
        for (question, sentence) in said_faults(form, on, self.opened_on) {
            errors.entry(question).or_insert(sentence);
        }
        if errors.is_empty() { Ok(self.decided(decision, on, by, form)) } else { Err(errors) }
    }

    fn decided(self, decision: Decision, on: Day, by: AskerId, form: &Checked) -> Decided {
        let closed = |entry, outcome| StageEntry { state: StageState::Closed { on, outcome }, ..entry };
        let Some(stage) = stage_begun(form, decision, self.stage) else {
            if decision == Decision::Leave {
                return Decided::Left(closed(self, Outcome::ProgressMade));
            }
            let reason = form.get(&EXTEND_REASON).unwrap_or_else(|| form.text(&STAY_REASON));
            let (stay, mut entry) = (Stay { on, by, reason }, self);
            entry.stays.push(stay.clone());
            return Decided::Stays { entry, stay };
        };
        let ta_supports = form.get(&TA_SUPPORTS) == Some(true);
        let opens = NewEntry { pupil: self.pupil, stage, opened_on: on, opened_by: by, ta_supports };
        let outcome = if stage > self.stage { Outcome::MovedOn } else { Outcome::SteppedDown };
        Decided::Moved { closed: closed(self, outcome), opens }
    }

    fn against_deciding(&self) -> Option<String> {
        match self.state {
            StageState::Closed { on, .. } => Some(format!(
                "This was decided on {} already. What was decided stands on the child’s page",
                long_date(on)
            )),
            StageState::Open => None,
        }
    }

    /// Only the local authority ends a plan, and not while the parents may appeal.
    fn against_ending_a_plan(&self, plan: PlanEnd, on: Day) -> Option<String> {
        if self.stage == Stage::Six { plan.against_leaving(on) } else { None }
    }

    /// Nothing is decided before the stage began or was last decided about, nor before what was done there.
    fn against_the_day(&self, on: Day, last_done: Option<(&str, Day)>) -> Option<String> {
        let (since, what) = match self.stays.last() {
            Some(stay) if stay.on >= self.opened_on => (stay.on, "carried on"),
            _ => (self.opened_on, "opened"),
        };
        if on < since {
            return Some(format!("It was {what} on {}. Enter that day or a later one", long_date(since)));
        }
        let (action, done_on) = last_done.filter(|(_, done_on)| on < *done_on)?;
        let done_on = long_date(done_on);
        Some(format!("“{action}” is on record at this stage on {done_on}. Enter that day or a later one"))
    }

    /// At stage 1 carrying on is a suggestion of the app, and happens once.
    fn against_staying(&self, decision: Decision, suggestions: Suggestions) -> Option<String> {
        if decision != Decision::Stay || self.stage != Stage::One {
            return None;
        }
        if let Some(stay) = self.stays.last() {
            let on = long_date(stay.on);
            return Some(format!("It was carried on once, on {on}. Close it, or move to stage 2"));
        }
        (!suggestions.extend_once)
            .then(|| "This school does not carry on at stage 1. Close it, or move to stage 2".to_owned())
    }

    /// School process, row 2: “After 6 weeks of early intervention and targeted support there are still concerns”; row 3:
    /// “2 terms (unless further concerns)”. Need does not wait for a clock, so a reason is enough.
    fn against_moving_on(
        &self,
        decision: Decision,
        form: &Checked,
        on: Day,
        against: Against,
    ) -> Option<String> {
        if decision != Decision::Next || form.get(&EARLY_REASON).is_some() {
            return None;
        }
        let (number, next) = (self.stage.number(), self.stage.number() + 1);
        let time = against.process.stage(self.stage).timeframe.exact_words();
        let ask = if self.stage == Stage::Three {
            "Say which further concerns there are".to_owned()
        } else {
            format!("Say why stage {next} cannot wait")
        };
        match self.counted_from(self.opened_on, against.process, against.calendar)? {
            Ok(due) if on >= due.by => None,
            Ok(due) => Some(format!("Stage {number} lasts {time}, until {}. {ask}", long_date(due.by))),
            // Whether the time is over cannot be told, and is not guessed.
            Err(missing) => Some(format!("{missing} Until then, say why you move to stage {next} now")),
        }
    }
}
