//! How stage 1 ends: what may be decided when, and if not, why not in words.

use super::{
    closing_form::{Decision, EARLY_REASON, EXTEND_REASON, decided},
    process::Process,
    rules::{Extension, NewEntry, Outcome, StageEntry, StageEntryId, StageState},
    stage::Stage,
    suggestions::Suggestions,
};
use crate::calendar::SchoolCalendar;
use crate::kit::{AskerId, Checked, Day, FieldErrors, long_date};

/// What a decision has made of an entry: what is to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// Progress is being made: the child leaves the pathway.
    Closed(StageEntry),
    /// Carried on for the same time again.
    Extended(StageEntry),
    /// There are still concerns: stage 2 begins on the same day.
    MovedOn { closed: StageEntry, opens: NewEntry },
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
        match (self.state, since) {
            (StageState::Closed { outcome: Outcome::MovedOn, .. }, [(next, false)]) if next.is_open() => {
                let never_began = Some(next.id);
                Some(TakenBack { entry: StageEntry { state: StageState::Open, ..self }, never_began })
            }
            (StageState::Closed { outcome: Outcome::ProgressMade, .. }, []) => {
                Some(TakenBack { entry: StageEntry { state: StageState::Open, ..self }, never_began: None })
            }
            (StageState::Open, []) if self.extended.is_some() => {
                Some(TakenBack { entry: StageEntry { extended: None, ..self }, never_began: None })
            }
            _ => None,
        }
    }

    /// Carries out the decision of a checked closing form. Everything that stands against it is told at once,
    /// under the question that it is about.
    pub fn close(
        self,
        form: &Checked,
        by: AskerId,
        process: &Process,
        calendar: &SchoolCalendar,
        suggestions: Suggestions,
    ) -> Result<Decided, FieldErrors> {
        let Some((decision, on)) = decided(form) else {
            return Err(FieldErrors::from([("decision".to_owned(), "Choose what happens now".to_owned())]));
        };
        let against = [
            ("decision", self.against_deciding()),
            ("decided_on", self.against_the_day(on)),
            (
                "decision",
                (decision == Decision::ExtendOnce).then(|| self.against_extending(suggestions)).flatten(),
            ),
            (
                "early_reason",
                (decision == Decision::StageTwo && form.get(&EARLY_REASON).is_none())
                    .then(|| self.against_moving_on(on, process, calendar))
                    .flatten(),
            ),
        ];
        let mut errors = FieldErrors::new();
        for (question, sentence) in against {
            if let Some(sentence) = sentence {
                errors.entry(question.to_owned()).or_insert(sentence);
            }
        }
        if errors.is_empty() { Ok(self.decided(decision, on, by, form)) } else { Err(errors) }
    }

    fn decided(self, decision: Decision, on: Day, by: AskerId, form: &Checked) -> Decided {
        let closed = |entry, outcome| StageEntry { state: StageState::Closed { on, outcome }, ..entry };
        match decision {
            Decision::Close => Decided::Closed(closed(self, Outcome::ProgressMade)),
            Decision::ExtendOnce => {
                let extended = Some(Extension { on, by, reason: form.text(&EXTEND_REASON) });
                Decided::Extended(StageEntry { extended, ..self })
            }
            Decision::StageTwo => {
                let opens = NewEntry { pupil: self.pupil, stage: Stage::Two, opened_on: on, opened_by: by };
                Decided::MovedOn { closed: closed(self, Outcome::MovedOn), opens }
            }
        }
    }

    fn against_deciding(&self) -> Option<String> {
        match self.state {
            StageState::Closed { on, .. } => Some(format!(
                "This was decided on {} already. What was decided stands on the child’s page",
                long_date(on)
            )),
            StageState::Open if self.stage != Stage::One => {
                Some(format!("The child is at stage {} now. This is for stage 1", self.stage.number()))
            }
            StageState::Open => None,
        }
    }

    fn against_the_day(&self, on: Day) -> Option<String> {
        let (since, what) = match &self.extended {
            Some(extension) if extension.on >= self.opened_on => (extension.on, "carried on"),
            _ => (self.opened_on, "opened"),
        };
        (on < since).then(|| format!("It was {what} on {}. Enter that day or a later one", long_date(since)))
    }

    fn against_extending(&self, suggestions: Suggestions) -> Option<String> {
        if let Some(extension) = &self.extended {
            let on = long_date(extension.on);
            return Some(format!("It was carried on once, on {on}. Close it, or move to stage 2"));
        }
        (!suggestions.extend_once)
            .then(|| "This school does not carry on at stage 1. Close it, or move to stage 2".to_owned())
    }

    /// School process, row 2: “After 6 weeks of early intervention and targeted support there are still concerns”.
    /// Need does not wait for a clock, so a reason is enough.
    fn against_moving_on(&self, on: Day, process: &Process, calendar: &SchoolCalendar) -> Option<String> {
        let time = process.stage(self.stage).timeframe.exact_words();
        match self.counted_from(self.opened_on, process, calendar)? {
            Ok(due) if on >= due.by => None,
            Ok(due) => Some(format!(
                "Stage 1 lasts {time}, until {}. Say why stage 2 cannot wait",
                long_date(due.by)
            )),
            // Whether the time is over cannot be told, and is not guessed.
            Err(missing) => Some(format!("{missing} Until then, say why you move to stage 2 now")),
        }
    }
}
