//! What placing a child makes, and what stands against it: at the school's register, the child's stages, code and
//! needs. The same for one child and for a row of a spreadsheet.

use super::place_form::{
    AGREED_ON, ASSESSING, BY_WHOM, CODE, CODE_SINCE, FIRST_NEED, OPENED_ON, PLACING, PLAN_REVIEWED_ON,
    PLAN_WENT, PlacedAt, RECEIVED_ON, REVIEWED_ON, SECOND_NEED, STAGE, place_faults, said,
};
use crate::ehc::{Event, ReviewedBefore, Spell, UnderWay, may_record, not_now};
use crate::kit::{Answers, Checked, Day, FieldErrors, long_date, short_date};
use crate::pathway::Stage;
use crate::pupils::{CodeNow, NeedsNow, NewCode, NewNeeds};

/// What is known of a child here before the child is placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// The stage where the child is already, and since when.
    pub at: Option<(Stage, Day)>,
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
    /// The last review of targets, as the school remembers it.
    pub reviewed_before: Option<Day>,
    /// None: the code that is in force is right.
    pub code: Option<NewCode>,
    pub needs: Option<NewNeeds>,
    pub under_way: Option<UnderWay>,
    /// Of a plan.
    pub plan_reviewed: Option<ReviewedBefore>,
    /// As they are kept.
    pub answers: Answers,
}

impl Before {
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
            reviewed_before: checked.get(&REVIEWED_ON),
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
            if said(answers, ask).is_some_and(|day| day < self.code.born_on) {
                fault(ask.question.id, "This is before the child was born. Check the year".to_owned());
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
    /// For the timeline: “Stage 4 since Monday 8 September 2025. Targets last reviewed on Thursday 15 October 2026”.
    pub fn in_words(&self) -> String {
        let at = format!("Stage {} since {}", self.stage.number(), long_date(self.opened_on));
        let reviewed = self.reviewed_before.map(|day| format!("Targets last reviewed on {}", long_date(day)));
        [Some(at), reviewed].into_iter().flatten().collect::<Vec<_>>().join(". ")
    }

    /// For a list: “stage 4 since 8 Sep 2025, last review 15 Oct 2026, code K, SLCN, targets as text”.
    pub fn in_short(&self) -> String {
        let mut parts = vec![format!("stage {} since {}", self.stage.number(), short_date(self.opened_on))];
        parts.extend(self.reviewed_before.map(|day| format!("last review {}", short_date(day))));
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
mod tests {
    use super::*;
    use crate::ehc::{ByWhom, EventId, Happened, PlanDecision};
    use crate::pathway::{StageEntryId, StageState};
    use crate::pupils::{Provision, SenType};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn nothing_yet() -> Before {
        let born_on = day("2018-05-03");
        Before {
            at: None,
            assessed: Vec::new(),
            code: CodeNow { code: Provision::NoSen, since: None, born_on },
            needs: NeedsNow { needs: Vec::new(), since: None, born_on },
        }
    }

    fn at(stage: &str, opened_on: &str) -> Answers {
        Answers::default().with("stage", stage).with("opened_on", opened_on)
    }

    fn place(before: &Before, answers: &Answers) -> Result<Placing, FieldErrors> {
        before.place(answers, day("2026-11-24"))
    }

    fn wrong(before: &Before, answers: &Answers) -> Vec<String> {
        place(before, answers).unwrap_err().into_keys().collect()
    }

    #[test]
    fn a_child_is_placed_with_true_dates_code_needs_and_the_words_from_paper() {
        let answers = at("four", "2025-09-08")
            .with("reviewed_on", "2026-10-15")
            .with("code", "K")
            .with("code_since", "2024-01-08")
            .with("first_need", "SLCN")
            .with("second_need", "ASD")
            .with("live_targets", "I will ask for help.");
        let placing = place(&nothing_yet(), &answers).unwrap();
        assert_eq!((placing.stage, placing.opened_on), (Stage::Four, day("2025-09-08")));
        assert_eq!(placing.reviewed_before, Some(day("2026-10-15")));
        let code = placing.code.clone().unwrap();
        assert!(code.as_listed && code.decided_on == day("2024-01-08"));
        let needs = placing.needs.clone().unwrap();
        assert_eq!((needs.needs, needs.from), (vec![SenType::Slcn, SenType::Asd], day("2025-09-08")));
        assert_eq!((&placing.under_way, &placing.plan_reviewed), (&None, &None));
        assert_eq!(
            placing.in_words(),
            "Stage 4 since Monday 8 September 2025. Targets last reviewed on Thursday 15 October 2026"
        );
        assert_eq!(
            placing.in_short(),
            "stage 4 since 8 Sep 2025, last review 15 Oct 2026, code K in place of N, SLCN, ASD, targets as text"
        );
    }

    #[test]
    fn what_stands_already_is_left_as_it_is() {
        let mut before = nothing_yet();
        before.code = CodeNow { code: Provision::SenSupport, since: Some(day("2026-11-20")), ..before.code };
        before.needs.needs = vec![SenType::Slcn];
        let answers = at("three", "2025-09-08")
            .with("code", "K")
            .with("code_since", "2024-01-08")
            .with("first_need", "SLCN");
        let placing = place(&before, &answers).unwrap();
        assert_eq!((placing.code, placing.needs), (None, None));
    }

    #[test]
    fn a_child_on_a_stage_is_moved_and_not_placed() {
        let before = Before { at: Some((Stage::Two, day("2026-10-06"))), ..nothing_yet() };
        let errors = place(&before, &at("four", "2025-09-08")).unwrap_err();
        assert!(errors["stage"].starts_with("This child is at stage 2 here, since Tuesday 6 October 2026"));
    }

    #[test]
    fn no_day_is_before_the_child_was_born() {
        let answers = at("three", "2018-05-02")
            .with("code", "K")
            .with("code_since", "2018-05-02")
            .with("assessing", "yes")
            .with("by_whom", "school")
            .with("received_on", "2018-05-02");
        assert_eq!(wrong(&nothing_yet(), &answers), ["code_since", "opened_on", "received_on"]);
    }

    #[test]
    fn an_assessment_is_placed_beside_the_stage_once() {
        let answers = at("four", "2025-09-08")
            .with("assessing", "yes")
            .with("by_whom", "parents")
            .with("received_on", "2026-09-14")
            .with("agreed_on", "2026-10-20");
        let placing = place(&nothing_yet(), &answers).unwrap();
        let expected = UnderWay {
            by_whom: ByWhom::Parents,
            received_on: day("2026-09-14"),
            agreed_on: Some(day("2026-10-20")),
        };
        assert_eq!(placing.under_way, Some(expected));
        let before = Before { assessed: vec![running()], ..nothing_yet() };
        assert_eq!(wrong(&before, &answers), ["assessing"]);
        assert_eq!(wrong(&before, &at("six", "2026-11-01")), ["stage"], "its final plan is recorded there");
        assert!(place(&before, &at("four", "2025-09-08")).is_ok(), "the stage beside it");
    }

    fn running() -> Spell {
        let request = UnderWay { by_whom: ByWhom::School, received_on: day("2026-09-01"), agreed_on: None };
        let new = request.request();
        let happened = Happened {
            id: EventId(1),
            what: new.what,
            on: new.on,
            by_whom: new.by_whom,
            order: None,
            decision: None,
            words: String::new(),
            by: String::new(),
        };
        Spell {
            entry: StageEntryId(1),
            stage: Stage::Five,
            opened_on: new.on,
            state: StageState::Open,
            events: vec![happened],
        }
    }

    #[test]
    fn a_plan_is_placed_with_its_date_and_its_last_annual_review() {
        let answers = at("six", "2023-06-12")
            .with("plan_reviewed_on", "2026-06-10")
            .with("plan_went", "amend")
            .with("code", "E")
            .with("code_since", "2023-06-12");
        let placing = place(&nothing_yet(), &answers).unwrap();
        let reviewed = ReviewedBefore { decided_on: day("2026-06-10"), decision: PlanDecision::Amend };
        assert_eq!(placing.plan_reviewed, Some(reviewed));
        assert_eq!(placing.code.unwrap().code, Provision::EhcPlan);
    }

    #[test]
    fn what_is_not_asked_at_the_stage_is_not_kept() {
        let answers = at("one", "2026-10-06")
            .with("reviewed_on", "2026-10-15")
            .with("plan_reviewed_on", "2026-06-10")
            .with("by_whom", "parents");
        let placing = place(&nothing_yet(), &answers).unwrap();
        assert_eq!((placing.reviewed_before, placing.under_way), (None, None));
        assert!(placing.answers.first("reviewed_on").is_empty());
    }
}
