use super::*;
use crate::ehc::choices::PlanDecision;
use crate::ehc::{EventId, Happened};
use crate::kit::Day;
use crate::pathway::{Stage, StageState};

pub(in crate::ehc) fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_ymd_opt(year, month, day).unwrap()
}

pub(in crate::ehc) fn new(what: Event, on: Day) -> NewEvent {
    NewEvent { what, on, by_whom: None, order: None, decision: None, words: String::new() }
}

pub(in crate::ehc) fn ordered(order: Order, on: Day) -> NewEvent {
    NewEvent { order: Some(order), ..new(Event::Ordered, on) }
}

pub(in crate::ehc) fn decided(decision: PlanDecision, on: Day) -> NewEvent {
    NewEvent { decision: Some(decision), ..new(Event::ReviewDecision, on) }
}

/// Records something as the program does: what it begins and ends, and the row.
pub(in crate::ehc) fn record(spells: &mut Vec<Spell>, new: NewEvent) -> Result<Recorded, FieldErrors> {
    let recorded = may_record(&new, spells)?;
    let on = new.on;
    let number = |count: usize| i64::try_from(count + 1).unwrap();
    let id = EventId(number(spells.iter().map(|spell| spell.events.len()).sum()));
    let begins = |spells: &mut Vec<Spell>, stage| {
        let entry = StageEntryId(number(spells.len()));
        spells.push(Spell { entry, stage, opened_on: on, state: StageState::Open, events: Vec::new() });
        entry
    };
    let ends = |spells: &mut Vec<Spell>, entry, outcome| {
        let spell = spells.iter_mut().find(|spell| spell.entry == entry).unwrap();
        spell.state = StageState::Closed { on, outcome };
        entry
    };
    let entry = match recorded {
        Recorded::Begins => begins(spells, Stage::Five),
        Recorded::On(entry) => entry,
        Recorded::Ends(entry, outcome) => ends(spells, entry, outcome),
        Recorded::PlanBegins(entry) => {
            begins(spells, Stage::Six);
            ends(spells, entry, Outcome::PlanIssued)
        }
    };
    let spell = spells.iter_mut().find(|spell| spell.entry == entry).unwrap();
    spell.events.push(new.happened(id, ""));
    spell.events.sort_by_key(Happened::place);
    Ok(recorded)
}

/// What came of all of it, in order. None of it is refused.
pub(in crate::ehc) fn after(events: impl IntoIterator<Item = NewEvent>) -> Vec<Spell> {
    let mut spells = Vec::new();
    for event in events {
        let told = format!("{event:?}");
        assert!(record(&mut spells, event).is_ok(), "{told}: {spells:?}");
    }
    spells
}

pub(in crate::ehc) fn requested() -> Vec<NewEvent> {
    vec![new(Event::Requested, day(2027, 6, 1))]
}

pub(in crate::ehc) fn refused() -> Vec<NewEvent> {
    [requested(), vec![new(Event::RefusedToAssess, day(2027, 7, 13))]].concat()
}

pub(in crate::ehc) fn drafted() -> Vec<NewEvent> {
    let more = vec![new(Event::AgreedToAssess, day(2027, 7, 13)), new(Event::DraftPlan, day(2027, 9, 24))];
    [requested(), more].concat()
}

pub(in crate::ehc) fn planned() -> Vec<NewEvent> {
    [drafted(), vec![new(Event::FinalPlan, day(2027, 10, 19))]].concat()
}

pub(in crate::ehc) fn why_not(events: Vec<NewEvent>, new: NewEvent) -> String {
    let errors = may_record(&new, &after(events)).unwrap_err();
    assert_eq!(errors.len(), 1, "{errors:?}");
    errors.into_values().next().unwrap()
}

#[test]
fn a_request_begins_stage_5_and_a_second_one_waits_for_its_end() {
    let spells = after(requested());
    assert_eq!((spells[0].stage, spells[0].opened_on), (Stage::Five, day(2027, 6, 1)));
    assert_eq!(
        why_not(requested(), new(Event::Requested, day(2027, 6, 2))),
        "An assessment has been under way since Tuesday 1 June 2027. It ends with a refusal, with the final plan, or when it is withdrawn"
    );
}

#[test]
fn nothing_is_decided_before_somebody_has_asked() {
    for what in [Event::AgreedToAssess, Event::DraftPlan, Event::Withdrawn, Event::ClosureException] {
        assert_eq!(
            why_not(Vec::new(), new(what, day(2027, 6, 1))),
            "No assessment is under way. Record first that an assessment was asked for"
        );
    }
    assert_eq!(next_events(&[]), [Event::Requested]);
}

#[test]
fn advice_a_draft_and_a_refusal_to_issue_follow_the_decision_to_assess() {
    for what in [Event::AdviceAsked, Event::DraftPlan, Event::RefusedToIssue] {
        assert_eq!(
            why_not(requested(), new(what, day(2027, 7, 14))),
            "Record first that the local authority agreed to assess"
        );
    }
    let agreed = [requested(), vec![new(Event::AgreedToAssess, day(2027, 7, 13))]].concat();
    assert_eq!(
        why_not(agreed.clone(), new(Event::AdviceAsked, day(2027, 7, 12))),
        "The local authority agreed to assess on Tuesday 13 July 2027. Enter that day or a later one"
    );
    // The school is often asked on the very day.
    after([agreed.clone(), vec![new(Event::AdviceAsked, day(2027, 7, 13))]].concat());
    assert_eq!(
        why_not(agreed, new(Event::RefusedToAssess, day(2027, 7, 20))),
        "The local authority agreed to assess on Tuesday 13 July 2027. If it will not issue a plan, record that it refused to issue one"
    );
}

#[test]
fn nothing_happens_before_the_request() {
    assert_eq!(
        why_not(requested(), new(Event::AgreedToAssess, day(2027, 5, 31))),
        "The local authority received the request on Tuesday 1 June 2027. Enter that day or a later one"
    );
}

#[test]
fn an_answer_follows_what_it_answers_and_is_given_once() {
    assert_eq!(
        why_not(drafted(), new(Event::AdviceSent, day(2027, 8, 24))),
        "Record first that the local authority asked the school for advice"
    );
    assert_eq!(
        why_not(drafted(), new(Event::ConsultationAnswered, day(2027, 10, 1))),
        "Record first that the local authority asked whether this school can be named in the plan"
    );
    let commented = [drafted(), vec![new(Event::CommentsSent, day(2027, 10, 1))]].concat();
    assert_eq!(
        why_not(commented.clone(), new(Event::CommentsSent, day(2027, 10, 4))),
        "“The parents commented on the draft plan” is on record for Friday 1 October 2027"
    );
    // A second draft is commented on again.
    after(
        [
            commented,
            vec![new(Event::DraftPlan, day(2027, 10, 5)), new(Event::CommentsSent, day(2027, 10, 8))],
        ]
        .concat(),
    );
    let asked = [drafted(), vec![new(Event::AdviceAsked, day(2027, 9, 27))]].concat();
    assert_eq!(
        why_not(asked, new(Event::AdviceAsked, day(2027, 9, 28))),
        "“The local authority asked the school for advice” is on record for Monday 27 September 2027"
    );
}

#[test]
fn a_refusal_ends_stage_5_and_the_child_may_be_asked_for_again() {
    let spells = after(refused());
    let state = StageState::Closed { on: day(2027, 7, 13), outcome: Outcome::NotAssessed };
    assert_eq!(spells[0].state, state);
    assert_eq!(
        why_not(refused(), new(Event::Requested, day(2027, 7, 12))),
        "The last assessment or plan ended on Tuesday 13 July 2027. Enter that day or a later one"
    );
    let again = after([refused(), vec![new(Event::Requested, day(2027, 9, 6))]].concat());
    assert!(again[1].is_open() && !again[0].is_open());
    let no_plan = [drafted(), vec![new(Event::RefusedToIssue, day(2027, 9, 30))]].concat();
    assert_eq!(after(no_plan)[0].refused(), Some((day(2027, 9, 30), Outcome::NoPlan)));
}

#[test]
fn an_end_is_not_before_anything_that_is_on_record() {
    assert_eq!(
        why_not(drafted(), new(Event::Withdrawn, day(2027, 9, 1))),
        "“The draft plan came” is on record for Friday 24 September 2027. Enter that day or a later one"
    );
    after([drafted(), vec![new(Event::Withdrawn, day(2027, 9, 24))]].concat());
}

#[test]
fn the_final_plan_follows_a_draft_and_begins_stage_6() {
    assert_eq!(
        why_not(requested(), new(Event::FinalPlan, day(2027, 10, 19))),
        "Record first that the draft plan came"
    );
    let spells = after(planned());
    let state = StageState::Closed { on: day(2027, 10, 19), outcome: Outcome::PlanIssued };
    assert_eq!(spells[0].state, state);
    assert_eq!((spells[1].stage, spells[1].opened_on), (Stage::Six, day(2027, 10, 19)));
    assert_eq!(
        why_not(planned(), new(Event::Requested, day(2027, 11, 1))),
        "The child has a plan. Ask for changes at an annual review, which may be held early"
    );
    assert_eq!(
        why_not(planned(), new(Event::DraftPlan, day(2027, 11, 1))),
        "The child has a plan: the assessment is over"
    );
}

#[test]
fn report_and_decision_follow_the_review_meeting() {
    for what in [Event::ReviewReport, Event::ReviewDecision] {
        assert_eq!(
            why_not(planned(), new(what, day(2028, 9, 1))),
            "Record first that the annual review meeting was held"
        );
    }
    assert_eq!(
        why_not(requested(), new(Event::ReviewMeeting, day(2027, 9, 1))),
        "The child has no plan. Record first that the final plan came"
    );
    assert_eq!(
        why_not(planned(), new(Event::ReviewMeeting, day(2027, 10, 18))),
        "The plan began on Tuesday 19 October 2027. Enter that day or a later one"
    );
    let met = [planned(), vec![new(Event::ReviewMeeting, day(2028, 9, 12))]].concat();
    let decided = [met, vec![decided(PlanDecision::Maintain, day(2028, 10, 10))]].concat();
    assert!(why_not(decided.clone(), new(Event::ReviewDecision, day(2028, 10, 11))).contains("is on record"));
    after([decided, vec![new(Event::ReviewReport, day(2028, 9, 26))]].concat());
}

#[test]
fn what_is_offered_is_what_may_be_recorded() {
    use Event as E;
    let offered = |events| next_events(&after(events));
    assert_eq!(
        offered(requested()),
        [E::AgreedToAssess, E::RefusedToAssess, E::ClosureException, E::Withdrawn]
    );
    assert_eq!(offered(refused()), [E::Requested, E::MediationAsked, E::MediationCertificate, E::Appealed]);
    assert_eq!(
        offered(planned()),
        [E::ReviewMeeting, E::AmendedPlan, E::MediationAsked, E::MediationCertificate, E::Appealed]
    );
    assert_eq!(
        offered(drafted()),
        [
            E::AdviceAsked,
            E::DraftPlan,
            E::CommentsSent,
            E::SchoolConsulted,
            E::FinalPlan,
            E::RefusedToIssue,
            E::ClosureException,
            E::Withdrawn
        ]
    );
}

#[test]
fn nothing_happened_before_the_child_was_born_or_longer_ago_than_anybody_is_at_a_primary_school() {
    let (born_on, today) = (day(2019, 5, 3), day(2027, 7, 13));
    let error = |on| against_so_early(&new(Event::Requested, on), born_on, today).err();
    let words = |on| error(on).map(|errors| errors["happened_on"].clone());
    let before = "This is before the child was born. Check the year";
    assert_eq!(words(day(1901, 1, 1)).as_deref(), Some(before));
    assert_eq!(words(day(2019, 5, 2)).as_deref(), Some(before));
    assert_eq!(words(day(2019, 5, 3)), None);
    assert_eq!(words(today), None);
    let of_old = against_so_early(&new(Event::Requested, day(2016, 5, 3)), day(2015, 5, 3), today);
    assert!(of_old.unwrap_err()["happened_on"].contains("more than 9 years ago"));
}
