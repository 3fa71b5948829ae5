use super::*;
use crate::calendar::{typical_2026_27, typical_years};
use crate::ehc::choices::PlanDecision;
use crate::ehc::rules::tests::{after, day, decided, drafted, new, ordered, planned, refused, requested};
use crate::ehc::spell::NewEvent;

fn told(events: &[NewEvent], today: Day) -> Vec<Step> {
    told_of(events, false, today)
}

fn told_of(events: &[NewEvent], year_six: bool, today: Day) -> Vec<Step> {
    let calendar = SchoolCalendar::new(typical_years());
    steps(&after(events.to_vec()), year_six, None, &Process::default(), &calendar, today)
}

/// The last day of something and whether it is done.
fn of(steps: &[Step], what: LegalStep) -> Option<(Day, bool)> {
    let step = steps.iter().find(|step| step.what == what)?;
    Some((step.last_day.unwrap(), step.done))
}

fn review(steps: &[Step]) -> Option<(Day, Day, bool)> {
    steps.iter().find_map(|step| match step.what {
        LegalStep::AnnualReview { anniversary } => Some((step.last_day.unwrap(), anniversary, step.done)),
        _ => None,
    })
}

fn agreed() -> Vec<NewEvent> {
    [requested(), vec![new(Event::AgreedToAssess, day(2027, 7, 13))]].concat()
}

#[test]
fn a_request_of_1_june_2027_has_four_dates() {
    use LegalStep as L;
    let steps = told(&requested(), day(2027, 6, 1));
    assert_eq!(of(&steps, L::DecideToAssess), Some((day(2027, 7, 13), false)));
    assert_eq!(of(&steps, L::SayIfNoPlan), Some((day(2027, 9, 21), false)));
    assert_eq!(of(&steps, L::FinalPlan), Some((day(2027, 10, 19), false)));
    assert_eq!(of(&steps, L::SchoolsExpectation), Some((day(2027, 11, 30), false)));
    assert_eq!(steps.len(), 4);
    assert_eq!(steps[3].what.law(), None);
    assert!(steps[..3].iter().all(|step| step.for_whom == Party::LocalAuthority));
}

#[test]
fn advice_asked_on_13_july_is_due_on_24_august_and_worked_to_before_the_holiday() {
    let asked = [agreed(), vec![new(Event::AdviceAsked, day(2027, 7, 13))]].concat();
    let steps = told(&asked, day(2027, 7, 13));
    let advice = steps.iter().find(|step| step.what == LegalStep::SendAdvice).unwrap();
    assert_eq!(advice.due, Ok(Due { by: day(2027, 8, 24), working: day(2027, 7, 21) }));
    assert_eq!((advice.for_whom, advice.done), (Party::Senco, false));
    assert_eq!(of(&steps, LegalStep::DecideToAssess), Some((day(2027, 7, 13), true)));
    let sent = [asked, vec![new(Event::AdviceSent, day(2027, 7, 20))]].concat();
    let steps = told(&sent, day(2027, 7, 20));
    assert_eq!(of(&steps, LegalStep::SendAdvice), Some((day(2027, 8, 24), true)));
    // Asked again, it is due again.
    let again = [sent, vec![new(Event::AdviceAsked, day(2027, 9, 6))]].concat();
    let steps = told(&again, day(2027, 9, 6));
    assert_eq!(of(&steps, LegalStep::SendAdvice), Some((day(2027, 10, 18), false)));
}

#[test]
fn the_four_week_exception_is_on_record_and_moves_no_date() {
    let excepted = [requested(), vec![new(Event::ClosureException, day(2027, 7, 13))]].concat();
    assert_eq!(told(&excepted, day(2027, 7, 20)), told(&requested(), day(2027, 7, 20)));
}

#[test]
fn a_draft_has_fifteen_days_of_its_own_and_ends_the_question_whether_there_is_a_plan() {
    let steps = told(&drafted(), day(2027, 9, 24));
    assert_eq!(of(&steps, LegalStep::SayIfNoPlan), None);
    // The day of the draft is the first of fifteen.
    assert_eq!(of(&steps, LegalStep::CommentOnDraft), Some((day(2027, 10, 8), false)));
    assert!(of(&told(&drafted(), day(2027, 10, 8)), LegalStep::CommentOnDraft).is_some());
    // A right that was not used is nobody's lateness.
    assert_eq!(of(&told(&drafted(), day(2027, 10, 9)), LegalStep::CommentOnDraft), None);
    let commented = [drafted(), vec![new(Event::CommentsSent, day(2027, 10, 1))]].concat();
    let steps = told(&commented, day(2027, 10, 9));
    assert_eq!(of(&steps, LegalStep::CommentOnDraft), Some((day(2027, 10, 8), true)));
}

#[test]
fn a_consulted_school_answers_in_fifteen_days() {
    let consulted = [drafted(), vec![new(Event::SchoolConsulted, day(2027, 9, 27))]].concat();
    let steps = told(&consulted, day(2027, 9, 27));
    assert_eq!(of(&steps, LegalStep::AnswerConsultation), Some((day(2027, 10, 12), false)));
    let answered = [consulted, vec![new(Event::ConsultationAnswered, day(2027, 10, 4))]].concat();
    let steps = told(&answered, day(2027, 10, 4));
    assert_eq!(of(&steps, LegalStep::AnswerConsultation), Some((day(2027, 10, 12), true)));
}

#[test]
fn a_request_that_was_withdrawn_has_no_date() {
    let withdrawn = [agreed(), vec![new(Event::Withdrawn, day(2027, 7, 20))]].concat();
    assert_eq!(told(&withdrawn, day(2027, 7, 20)), Vec::new());
}

#[test]
fn after_a_refusal_parents_may_appeal_until_their_day_and_it_is_nobodys_duty() {
    let steps = told(&refused(), day(2027, 9, 13));
    assert_eq!(of(&steps, LegalStep::Appeal), Some((day(2027, 9, 13), false)));
    assert_eq!((steps.len(), steps[0].for_whom), (1, Party::Parents));
    assert_eq!(told(&refused(), day(2027, 9, 14)), Vec::new());
    let certified = [refused(), vec![new(Event::MediationCertificate, day(2027, 9, 6))]].concat();
    assert_eq!(of(&told(&certified, day(2027, 9, 14)), LegalStep::Appeal), Some((day(2027, 10, 6), false)));
    let appealed = [certified, vec![new(Event::Appealed, day(2027, 9, 20))]].concat();
    assert_eq!(told(&appealed, day(2027, 9, 20)), Vec::new());
}

#[test]
fn an_appeal_that_would_end_in_august_has_until_september() {
    let early = vec![new(Event::Requested, day(2027, 5, 4)), new(Event::RefusedToAssess, day(2027, 6, 15))];
    let steps = told(&early, day(2027, 8, 20));
    assert_eq!(of(&steps, LegalStep::Appeal), Some((day(2027, 9, 1), false)));
}

#[test]
fn a_refusal_to_issue_and_a_final_plan_may_be_appealed_against_too() {
    let no_plan = [agreed(), vec![new(Event::RefusedToIssue, day(2027, 9, 20))]].concat();
    assert_eq!(of(&told(&no_plan, day(2027, 9, 20)), LegalStep::Appeal), Some((day(2027, 11, 22), false)));
    // 19 October and two months: Sunday 19 December, so the Monday.
    assert_eq!(of(&told(&planned(), day(2027, 10, 19)), LegalStep::Appeal), Some((day(2027, 12, 20), false)));
}

#[test]
fn mediation_is_due_thirty_days_after_it_was_asked_for() {
    let asked = [refused(), vec![new(Event::MediationAsked, day(2027, 7, 20))]].concat();
    let steps = told(&asked, day(2027, 7, 20));
    assert_eq!(of(&steps, LegalStep::MediationMeeting), Some((day(2027, 8, 19), false)));
    // A certificate without a meeting ends it, and so does the meeting.
    for end in [Event::MediationCertificate, Event::MediationMeeting] {
        let over = [asked.clone(), vec![new(end, day(2027, 8, 16))]].concat();
        assert_eq!(of(&told(&over, day(2027, 8, 16)), LegalStep::MediationMeeting), None);
    }
}

#[test]
fn an_ordered_assessment_runs_on_the_tribunals_clock() {
    use LegalStep as L;
    let order =
        [refused(), vec![new(Event::Appealed, day(2027, 9, 1)), ordered(Order::Assess, day(2027, 12, 8))]]
            .concat();
    let steps = told(&order, day(2027, 12, 8));
    assert_eq!(of(&steps, L::OrderedAssessment), Some((day(2027, 12, 22), false)));
    assert_eq!(of(&steps, L::OrderedNoPlan), Some((day(2028, 2, 16), false)));
    assert_eq!(of(&steps, L::CarryOutOrder(Order::Assess)), Some((day(2028, 3, 15), false)));
    assert_eq!(steps.len(), 3);
}

#[test]
fn an_ordered_plan_has_five_weeks_to_a_draft_and_eleven_to_its_end() {
    use LegalStep as L;
    let order = [
        agreed(),
        vec![
            new(Event::RefusedToIssue, day(2027, 9, 20)),
            new(Event::Appealed, day(2027, 10, 1)),
            ordered(Order::IssuePlan, day(2027, 12, 8)),
        ],
    ]
    .concat();
    let steps = told(&order, day(2027, 12, 8));
    assert_eq!(of(&steps, L::OrderedDraft), Some((day(2028, 1, 12), false)));
    assert_eq!(of(&steps, L::CarryOutOrder(Order::IssuePlan)), Some((day(2028, 2, 23), false)));
    assert_eq!(steps.len(), 2);
    let drafted = [order, vec![new(Event::DraftPlan, day(2028, 1, 11))]].concat();
    assert_eq!(of(&told(&drafted, day(2028, 1, 11)), L::OrderedDraft), Some((day(2028, 1, 12), true)));
}

#[test]
fn an_order_about_a_plan_is_carried_out_in_five_weeks_or_two() {
    for (order, last) in [(Order::AmendPlan, day(2028, 3, 7)), (Order::SchoolOnly, day(2028, 2, 15))] {
        let events =
            [planned(), vec![new(Event::Appealed, day(2027, 11, 1)), ordered(order, day(2028, 2, 1))]]
                .concat();
        let what = LegalStep::CarryOutOrder(order);
        assert_eq!(of(&told(&events, day(2028, 2, 1)), what), Some((last, false)));
        let amended = [events, vec![new(Event::AmendedPlan, day(2028, 2, 10))]].concat();
        assert_eq!(of(&told(&amended, day(2028, 2, 10)), what), Some((last, true)));
        let reviewed = [amended, vec![new(Event::ReviewMeeting, day(2028, 9, 12))]].concat();
        assert_eq!(of(&told(&reviewed, day(2028, 9, 12)), what), None);
    }
    let nothing =
        [planned(), vec![new(Event::Appealed, day(2027, 11, 1)), ordered(Order::Dismissed, day(2028, 2, 1))]]
            .concat();
    assert_eq!(told(&nothing, day(2028, 2, 1)).len(), 1);
}

#[test]
fn a_plan_of_19_october_2027_is_reviewed_four_weeks_before_its_anniversary() {
    let steps = told(&planned(), day(2028, 1, 10));
    assert_eq!(review(&steps), Some((day(2028, 9, 21), day(2028, 10, 19), false)));
    // The school year of September 2028 is not in yet: the law's day is known, the working day is not.
    assert!(steps[0].due.is_err());
    let placed = vec![new(Event::Requested, day(2026, 9, 7)), new(Event::AgreedToAssess, day(2026, 9, 7))];
    let placed =
        [placed, vec![new(Event::DraftPlan, day(2026, 9, 7)), new(Event::FinalPlan, day(2026, 9, 28))]];
    let steps = told(&placed.concat(), day(2026, 9, 28));
    // 28 September 2027 less four weeks is Tuesday 31 August, in the holidays.
    assert_eq!(steps[0].due, Ok(Due { by: day(2027, 8, 31), working: day(2027, 7, 21) }));
    assert!(steps[0].what.words().contains("Tuesday 28 September 2027"));
}

#[test]
fn a_review_meeting_begins_three_limits_and_the_decision_begins_the_next_year() {
    use LegalStep as L;
    let met = [planned(), vec![new(Event::ReviewMeeting, day(2028, 9, 12))]].concat();
    let steps = told(&met, day(2028, 9, 12));
    assert_eq!(review(&steps), Some((day(2028, 9, 21), day(2028, 10, 19), true)));
    assert_eq!(of(&steps, L::ReviewReport), Some((day(2028, 9, 26), false)));
    assert_eq!(of(&steps, L::ReviewDecision), Some((day(2028, 10, 10), false)));
    assert_eq!(of(&steps, L::AmendedPlan), None);
    let decides = |decision| {
        let more = vec![new(Event::ReviewReport, day(2028, 9, 20)), decided(decision, day(2028, 10, 10))];
        told(&[met.clone(), more].concat(), day(2028, 10, 10))
    };
    let steps = decides(PlanDecision::Amend);
    assert_eq!(of(&steps, L::ReviewReport), Some((day(2028, 9, 26), true)));
    assert_eq!(of(&steps, L::ReviewDecision), Some((day(2028, 10, 10), true)));
    assert_eq!(of(&steps, L::AmendedPlan), Some((day(2028, 12, 5), false)));
    assert_eq!(review(&steps), Some((day(2029, 9, 12), day(2029, 10, 10), false)));
    // A decision to amend is not yet one to appeal against; one to keep the plan as it is is.
    assert_eq!(of(&steps, L::Appeal), None);
    let steps = decides(PlanDecision::Maintain);
    assert_eq!(of(&steps, L::AmendedPlan), None);
    assert_eq!(of(&steps, L::Appeal), Some((day(2028, 12, 11), false)));
    // A plan that ends is not reviewed again.
    let steps = decides(PlanDecision::Cease);
    assert_eq!(review(&steps), None);
    assert!(of(&steps, L::Appeal).is_some());
}

#[test]
fn an_amended_plan_has_eight_weeks_from_the_decision_and_twelve_from_the_meeting_at_most() {
    let met = [planned(), vec![new(Event::ReviewMeeting, day(2028, 9, 12))]].concat();
    let amends = |on| [met.clone(), vec![decided(PlanDecision::Amend, on)]].concat();
    let due = |events: &[NewEvent]| of(&told(events, day(2028, 12, 1)), LegalStep::AmendedPlan);
    // Decided two weeks after the meeting: eight weeks more.
    assert_eq!(due(&amends(day(2028, 9, 26))), Some((day(2028, 11, 21), false)));
    // A decision that comes late gives no more time, not even one after the last day.
    assert_eq!(due(&amends(day(2028, 11, 1))), Some((day(2028, 12, 5), false)));
    assert_eq!(due(&amends(day(2029, 1, 8))), Some((day(2028, 12, 5), false)));
    // The next review does not make up for a plan that never came.
    let early = vec![new(Event::ReviewMeeting, day(2029, 2, 1))];
    let never = [amends(day(2028, 10, 10)), early.clone()].concat();
    assert_eq!(due(&never), Some((day(2028, 12, 5), false)));
    let came = [amends(day(2028, 10, 10)), vec![new(Event::AmendedPlan, day(2028, 12, 4))]].concat();
    assert_eq!(due(&came), Some((day(2028, 12, 5), true)));
    assert_eq!(due(&[came, early].concat()), None);
}

#[test]
fn from_september_of_year_6_the_next_school_is_named_by_15_february() {
    let what = LegalStep::PhaseTransfer;
    let early = vec![
        new(Event::Requested, day(2026, 1, 5)),
        new(Event::AgreedToAssess, day(2026, 2, 2)),
        new(Event::DraftPlan, day(2026, 4, 20)),
        new(Event::FinalPlan, day(2026, 5, 25)),
    ];
    let steps = told_of(&early, true, day(2026, 9, 1));
    let transfer = steps.iter().find(|step| step.what == what).unwrap();
    // 15 February 2027 is in the half-term holiday.
    assert_eq!(transfer.due, Ok(Due { by: day(2027, 2, 15), working: day(2027, 2, 12) }));
    assert_eq!((transfer.done, transfer.for_whom), (false, Party::LocalAuthority));
    assert_eq!(of(&told_of(&early, false, day(2026, 9, 1)), what), None);
    let before = [early.clone(), vec![new(Event::AmendedPlan, day(2026, 7, 1))]].concat();
    assert_eq!(of(&told_of(&before, true, day(2026, 9, 1)), what), Some((day(2027, 2, 15), false)));
    let named = [early, vec![new(Event::AmendedPlan, day(2027, 2, 8))]].concat();
    assert_eq!(of(&told_of(&named, true, day(2027, 2, 8)), what), Some((day(2027, 2, 15), true)));
}

#[test]
fn the_laws_days_need_no_school_year() {
    let asked = [agreed(), vec![new(Event::AdviceAsked, day(2027, 7, 13))]].concat();
    let calendar = SchoolCalendar::new([typical_2026_27()]);
    let steps = steps(&after(asked), false, None, &Process::default(), &calendar, day(2027, 7, 13));
    let final_plan = steps.iter().find(|step| step.what == LegalStep::FinalPlan).unwrap();
    assert_eq!((final_plan.due.is_err(), final_plan.last_day), (true, Some(day(2027, 10, 19))));
}

#[test]
fn every_step_says_what_why_by_which_rule_and_what_makes_it_done() {
    let orders = [Order::Assess, Order::IssuePlan, Order::AmendPlan, Order::SchoolOnly];
    let anniversary = day(2028, 10, 19);
    let mut all = vec![
        LegalStep::DecideToAssess,
        LegalStep::SendAdvice,
        LegalStep::SayIfNoPlan,
        LegalStep::CommentOnDraft,
        LegalStep::AnswerConsultation,
        LegalStep::FinalPlan,
        LegalStep::MediationMeeting,
        LegalStep::Appeal,
        LegalStep::OrderedAssessment,
        LegalStep::OrderedNoPlan,
        LegalStep::OrderedDraft,
        LegalStep::AnnualReview { anniversary },
        LegalStep::AnnualReviewSoon { anniversary },
        LegalStep::ReviewReport,
        LegalStep::ReviewDecision,
        LegalStep::AmendedPlan,
        LegalStep::PhaseTransfer,
        LegalStep::SchoolsExpectation,
    ];
    all.extend(orders.map(LegalStep::CarryOutOrder));
    for step in all {
        assert!(!step.words().ends_with('.') && step.why().ends_with('.'), "{step:?}");
        assert!(step.discharged_by().ends_with('.'), "{step:?}");
        assert_eq!(step.law().is_none(), step == LegalStep::SchoolsExpectation);
    }
    let words = "Done when it is recorded that the school sent its advice.";
    assert_eq!(LegalStep::SendAdvice.discharged_by(), words);
}
