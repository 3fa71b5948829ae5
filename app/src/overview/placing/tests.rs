use super::*;
use crate::ehc::{ByWhom, EventId, Happened, PlanDecision};
use crate::pathway::{Outcome, StageEntryId, StageState};
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
        "The child was at stage 3 here until Friday 12 June 2026. Enter that day or a later one"
    );
    assert!(place(&before, &at("four", "2026-06-12")).is_ok(), "one ends and the next begins");
    assert!(before.in_words().ends_with("At stage 3 here until Friday 12 June 2026."));
}

#[test]
fn an_assessment_begins_when_the_last_one_here_has_ended() {
    let ended = Spell {
        state: StageState::Closed { on: day("2026-10-02"), outcome: Outcome::Withdrawn },
        ..running()
    };
    let before = Before { assessed: vec![ended], ..nothing_yet() };
    let asked = |received| {
        at("three", "2026-01-05")
            .with("assessing", "yes")
            .with("by_whom", "school")
            .with("received_on", received)
    };
    let errors = place(&before, &asked("2026-10-01")).unwrap_err();
    assert!(errors["received_on"].ends_with("Enter that day or a later one"), "{errors:?}");
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
