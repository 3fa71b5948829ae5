//! What placing a child makes, and what stands against it: at the school's register, the child's stages, code and
//! needs. The same for one child and for a row of a spreadsheet.

use super::place_form::{
    AGREED_ON, ASSESSING, BY_WHOM, CODE, CODE_SINCE, FIRST_NEED, MET_ON, OPENED_ON, PLACING,
    PLAN_REVIEWED_ON, PLAN_WENT, PlacedAt, RECEIVED_ON, REVIEWED_IN_SCHOOL_ON, REVIEWED_ON, SECOND_NEED,
    STAGE, place_faults, said,
};
use crate::ehc::{Event, ReviewedBefore, Spell, UnderWay, may_record, not_now};
use crate::kit::{Answers, Checked, Day, FieldErrors, long_date, short_date};
use crate::pathway::{Action, Stage, StageState, placing_fault};
use crate::pupils::{CodeNow, NeedsNow, NewCode, NewNeeds, SenType, before_birth};

/// What is known of a child here before the child is placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// The stage where the child is already, and since when.
    pub at: Option<(Stage, Day)>,
    /// The last stage here that has ended, and when. Stage 5 runs beside the others, and is none of these.
    pub ended: Option<(Stage, Day)>,
    /// The child's assessments and plan.
    pub assessed: Vec<Spell>,
    pub code: CodeNow,
    pub needs: NeedsNow,
}

/// What is put there when a child is placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placing {
    pub stage: Stage,
    pub opened_on: Day,
    /// The last review that the stage's row asks for, as the school remembers it: what recurs is counted from it.
    pub reviewed_before: Option<Day>,
    /// The last progress meeting about the child, where the stage's row asks for them.
    pub met_before: Option<Met>,
    /// None: the code that is in force is right.
    pub code: Option<NewCode>,
    pub needs: Option<NewNeeds>,
    pub under_way: Option<UnderWay>,
    /// Of a plan.
    pub plan_reviewed: Option<ReviewedBefore>,
    /// As they are kept.
    pub answers: Answers,
}

/// A progress meeting that was held before the placing, as the row of the stage names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Met {
    pub on: Day,
    pub as_action: Action,
}

impl Met {
    fn at(stage: Stage, on: Day) -> Option<Self> {
        let of_the_row = [Action::InitialConcernProgressMeetings, Action::SupportProgressMeeting];
        let as_action = of_the_row.into_iter().find(|action| stage.asks_for(*action))?;
        Some(Met { on, as_action })
    }
}

impl Before {
    /// What is known here of code, needs and earlier stages: “The code here is K (SEN support), since Monday 2 November
    /// 2026. Needs: SLCN, ASD.”
    pub fn in_words(&self) -> String {
        let since = self.code.since.map(|day| format!(", since {}", long_date(day))).unwrap_or_default();
        let code = format!("The code here is {}{since}.", self.code.code.in_words());
        let needs: Vec<String> = self.needs.needs.iter().copied().map(SenType::in_words).collect();
        let needs = (!needs.is_empty()).then(|| format!("Needs: {}.", needs.join("; ")));
        let ended = self
            .ended
            .map(|(stage, on)| format!("At stage {} here until {}.", stage.number(), long_date(on)));
        [Some(code), needs, ended].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// The last assessment here that has ended, and when.
    fn assessment_ended(&self) -> Option<(Stage, Day)> {
        let ended = self.assessed.iter().filter(|spell| spell.stage == Stage::Five);
        let ended = ended.filter_map(|spell| match spell.state {
            StageState::Closed { on, .. } => Some((spell.stage, on)),
            StageState::Open => None,
        });
        ended.max_by_key(|(_, on)| *on)
    }

    /// Why the child cannot be placed, whatever is answered.
    pub fn already(&self) -> Option<String> {
        let (stage, since) = self.at?;
        let (number, since) = (stage.number(), long_date(since));
        Some(format!(
            "This child is at stage {number} here, since {since}. From there the child is moved, not placed"
        ))
    }

    /// Reads the answers, or tells everything that stands against them at once.
    pub fn place(&self, answers: &Answers, today: Day) -> Result<Placing, FieldErrors> {
        let mut faults = self.faults(answers);
        faults.extend(place_faults(answers, today));
        let checked = PLACING.check_with(answers, today, faults)?;
        Ok(self.placing(checked, today))
    }

    fn placing(&self, checked: Checked, today: Day) -> Placing {
        // Asked of everyone, so nothing stands in for them.
        let stage = checked.get(&STAGE).map_or(Stage::One, |PlacedAt(stage)| stage);
        let opened_on = checked.get(&OPENED_ON).unwrap_or(today);
        let code = checked.get(&CODE).zip(checked.get(&CODE_SINCE));
        let needs: Vec<_> =
            [&FIRST_NEED, &SECOND_NEED].into_iter().filter_map(|ask| checked.get(ask)).collect();
        let asked = checked.get(&BY_WHOM).zip(checked.get(&RECEIVED_ON));
        let reviewed = checked.get(&PLAN_REVIEWED_ON).zip(checked.get(&PLAN_WENT));
        Placing {
            stage,
            opened_on,
            reviewed_before: checked.get(&REVIEWED_ON).or_else(|| checked.get(&REVIEWED_IN_SCHOOL_ON)),
            met_before: checked.get(&MET_ON).and_then(|on| Met::at(stage, on)),
            code: code.and_then(|(code, since)| self.code.placed(code, since).ok().flatten()),
            needs: self.needs.placed(&needs, opened_on),
            under_way: asked.map(|(by_whom, received_on)| UnderWay {
                by_whom,
                received_on,
                agreed_on: checked.get(&AGREED_ON),
            }),
            plan_reviewed: reviewed.map(|(decided_on, went)| ReviewedBefore { decided_on, decision: went.0 }),
            answers: checked.into_answers(),
        }
    }

    /// What no answer finds alone: it stands against what is known of the child.
    fn faults(&self, answers: &Answers) -> FieldErrors {
        let mut faults = FieldErrors::new();
        let mut fault = |question: &str, error: String| {
            faults.entry(question.to_owned()).or_insert(error);
        };
        if let Some(already) = self.already() {
            fault("stage", already);
        }
        let asked_already = not_now(Event::Requested, &self.assessed);
        if let (Some(PlacedAt(Stage::Six)), Some(why)) = (said(answers, &STAGE), &asked_already) {
            fault(
                "stage",
                format!("{why}. Record its final plan under “Statutory assessment”: stage 6 begins with it"),
            );
        }
        for ask in [&OPENED_ON, &RECEIVED_ON] {
            if let Some(error) = said(answers, ask).and_then(|day| before_birth(day, self.code.born_on)) {
                fault(ask.question.id, error);
            }
        }
        for (ask, ended) in [(&OPENED_ON, self.ended), (&RECEIVED_ON, self.assessment_ended())] {
            if let Some(error) = said(answers, ask).and_then(|day| placing_fault(ended, day)) {
                fault(ask.question.id, error);
            }
        }
        if let (Some(code), Some(since)) = (said(answers, &CODE), said(answers, &CODE_SINCE))
            && let Err(error) = self.code.placed(code, since)
        {
            fault("code_since", error);
        }
        if said(answers, &ASSESSING) == Some(true) {
            match (asked_already, said(answers, &BY_WHOM), said(answers, &RECEIVED_ON)) {
                (Some(why), ..) => fault("assessing", format!("{why}. Answer no")),
                (None, Some(by_whom), Some(received_on)) => {
                    let request = UnderWay { by_whom, received_on, agreed_on: None }.request();
                    if let Err(errors) = may_record(&request, &self.assessed) {
                        for error in errors.into_values() {
                            fault("received_on", error);
                        }
                    }
                }
                _ => {}
            }
        }
        faults
    }
}

impl Placing {
    /// For the timeline: “Stage 4 since Monday 8 September 2025. Last reviewed on Thursday 15 October 2026. Last progress
    /// meeting on Tuesday 10 November 2026”.
    pub fn in_words(&self) -> String {
        let at = format!("Stage {} since {}", self.stage.number(), long_date(self.opened_on));
        let reviewed = self.reviewed_before.map(|day| format!("Last reviewed on {}", long_date(day)));
        let met = self.met_before.map(|met| format!("Last progress meeting on {}", long_date(met.on)));
        [Some(at), reviewed, met].into_iter().flatten().collect::<Vec<_>>().join(". ")
    }

    /// For a list: “stage 4 since 8 Sep 2025, last review 15 Oct 2026, code K, SLCN, targets as text”.
    pub fn in_short(&self) -> String {
        let mut parts = vec![format!("stage {} since {}", self.stage.number(), short_date(self.opened_on))];
        parts.extend(self.reviewed_before.map(|day| format!("last review {}", short_date(day))));
        parts.extend(self.met_before.map(|met| format!("last progress meeting {}", short_date(met.on))));
        parts.extend(
            self.code.as_ref().map(|new| format!("code {} in place of {}", new.code.code(), new.was.code())),
        );
        parts.extend(self.needs.iter().flat_map(|new| &new.needs).map(|need| need.code().to_owned()));
        let has_targets = !self.answers.first("live_targets").is_empty();
        parts.extend(has_targets.then(|| "targets as text".to_owned()));
        parts.join(", ")
    }
}

#[cfg(test)]
mod tests;
