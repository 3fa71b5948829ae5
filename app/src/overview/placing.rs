//! What placing a child makes, and what stands against it: at the school's register, the child's stages, code and
//! needs. The same for one child and for a row of a spreadsheet.

use super::place_form::{
    AGREED_ON, ASSESSING, BY_WHOM, CODE, CODE_SINCE, FIRST_NEED, MET_ON, OPENED_ON, PLACING,
    PLAN_REVIEWED_ON, PLAN_WENT, PlacedAt, RECEIVED_ON, REVIEWED_IN_SCHOOL_ON, REVIEWED_ON, SECOND_NEED,
    STAGE, place_faults, said,
};
use crate::ehc::{Event, ReviewedBefore, Spell, UnderWay, may_record, not_now};
use crate::kit::{Answers, Checked, Day, FieldErrors, long_date, short_date};
use crate::pathway::{Action, Stage};
use crate::pupils::{CodeNow, NeedsNow, NewCode, NewNeeds, SenType};

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

    /// The first day on which a stage can begin: no two stages of a child overlap, and the day on which one ended may be
    /// the day on which the next began.
    fn earliest_placing(&self) -> Option<Day> {
        self.ended.map(|(_, on)| on)
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
            if said(answers, ask).is_some_and(|day| day < self.code.born_on) {
                fault(ask.question.id, "This is before the child was born. Check the year".to_owned());
            }
        }
        if let (Some((stage, ended)), Some(earliest), Some(opened)) =
            (self.ended, self.earliest_placing(), said(answers, &OPENED_ON))
            && opened < earliest
        {
            let (number, ended) = (stage.number(), long_date(ended));
            fault(
                OPENED_ON.question.id,
                format!("This child was at stage {number} here until {ended}. Enter that day or a later one"),
            );
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
mod tests {
    use super::*;
    use crate::ehc::{ByWhom, EventId, Happened, PlanDecision};
    use crate::pathway::{StageEntryId, StageState};
    use crate::pupils::Provision;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn nothing_yet() -> Before {
        let born_on = day("2018-05-03");
        Before {
            at: None,
            ended: None,
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
            "Stage 4 since Monday 8 September 2025. Last reviewed on Thursday 15 October 2026"
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
    fn a_stage_that_would_overlap_an_earlier_one_here_is_refused_with_the_earliest_day() {
        let before = Before { ended: Some((Stage::Three, day("2026-06-12"))), ..nothing_yet() };
        let errors = place(&before, &at("four", "2026-06-11")).unwrap_err();
        assert_eq!(
            errors["opened_on"],
            "This child was at stage 3 here until Friday 12 June 2026. Enter that day or a later one"
        );
        assert!(place(&before, &at("four", "2026-06-12")).is_ok(), "one ends and the next begins");
        assert!(before.in_words().ends_with("At stage 3 here until Friday 12 June 2026."));
    }

    #[test]
    fn what_recurs_is_counted_from_the_last_review_and_the_last_progress_meeting_of_the_stages_row() {
        let at_each = |stage| {
            let answers = at(stage, "2026-09-07")
                .with("reviewed_in_school_on", "2026-10-12")
                .with("reviewed_on", "2026-10-15")
                .with("met_on", "2026-11-10");
            let placing = place(&nothing_yet(), &answers).unwrap();
            (placing.reviewed_before, placing.met_before.map(|met| met.as_action))
        };
        let (in_school, with_parents) = (Some(day("2026-10-12")), Some(day("2026-10-15")));
        assert_eq!(at_each("one"), (None, None));
        assert_eq!(at_each("two"), (in_school, Some(Action::InitialConcernProgressMeetings)));
        assert_eq!(at_each("three"), (with_parents, Some(Action::SupportProgressMeeting)));
        assert_eq!(at_each("four"), (with_parents, Some(Action::SupportProgressMeeting)));
        assert_eq!(at_each("six"), (with_parents, None));
        let placing = place(&nothing_yet(), &at("two", "2026-09-07").with("met_on", "2026-11-10")).unwrap();
        assert!(placing.in_words().ends_with(". Last progress meeting on Tuesday 10 November 2026"));
        assert!(placing.in_short().ends_with(", last progress meeting 10 Nov 2026"));
    }

    #[test]
    fn what_is_known_of_a_child_is_told_in_words() {
        let mut before = nothing_yet();
        assert_eq!(before.in_words(), "The code here is N (no special educational need).");
        before.code = CodeNow { code: Provision::SenSupport, since: Some(day("2026-11-02")), ..before.code };
        before.needs.needs = vec![SenType::Slcn];
        assert!(
            before
                .in_words()
                .starts_with("The code here is K (SEN support), since Monday 2 November 2026. Needs: ")
        );
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
