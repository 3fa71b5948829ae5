use super::*;
use crate::calendar::{SchoolCalendar, typical_years};
use crate::ehc::rules::tests::{
    after, day, decided, drafted, new, ordered, planned, record, refused, requested, why_not,
};
use crate::ehc::{LegalStep, NewEvent, next_events, steps};
use crate::kit::Day;
use crate::pathway::{Process, StageState};

#[test]
fn what_parents_do_follows_a_refusal_or_a_plan() {
    for what in [Event::MediationAsked, Event::MediationCertificate, Event::Appealed, Event::Ordered] {
        assert_eq!(
            why_not(requested(), new(what, day(2027, 7, 20))),
            "Mediation and appeals are about a refusal or a plan. Record first that the local authority refused, or that the final plan came"
        );
    }
    assert_eq!(
        why_not(refused(), new(Event::Appealed, day(2027, 7, 12))),
        "The decision was made on Tuesday 13 July 2027. Enter that day or a later one"
    );
    assert_eq!(
        why_not(refused(), new(Event::Hearing, day(2027, 11, 1))),
        "Record first that the parents appealed to the Tribunal"
    );
    assert_eq!(
        why_not(refused(), new(Event::MediationMeeting, day(2027, 8, 1))),
        "Record first that the parents asked for mediation"
    );
    let appealed = [refused(), vec![new(Event::Appealed, day(2027, 9, 1))]].concat();
    assert_eq!(
        why_not(appealed.clone(), new(Event::Appealed, day(2027, 9, 2))),
        "Record first what became of it: the parents appealed to the Tribunal on Wednesday 1 September 2027"
    );
    let over = [appealed, vec![ordered(Order::Dismissed, day(2027, 12, 1))]].concat();
    assert_eq!(
        why_not(over, new(Event::Appealed, day(2027, 12, 2))),
        "“The parents appealed to the Tribunal” is on record for Wednesday 1 September 2027"
    );
}

#[test]
fn an_order_to_assess_begins_a_new_stage_5_that_cannot_be_refused() {
    let events = [
        refused(),
        vec![
            new(Event::Appealed, day(2027, 9, 1)),
            new(Event::Hearing, day(2027, 12, 1)),
            ordered(Order::Assess, day(2027, 12, 8)),
        ],
    ]
    .concat();
    let spells = after(events.clone());
    assert_eq!((spells[1].opened_on, spells[1].ordered()), (day(2027, 12, 8), Some(Order::Assess)));
    assert_eq!(
        why_not(events.clone(), new(Event::RefusedToAssess, day(2027, 12, 9))),
        "This assessment was ordered or agreed, so the local authority cannot refuse it"
    );
    // The appeal is over: there is nothing more to hear.
    assert!(!next_events(&spells).contains(&Event::Hearing));
    // Advice and draft need no decision to assess, and what came of it may be disputed again.
    let no_plan = [events, vec![new(Event::RefusedToIssue, day(2028, 2, 10))]].concat();
    assert!(next_events(&after(no_plan)).contains(&Event::Appealed));
}

#[test]
fn what_was_ordered_fits_what_was_refused() {
    let appealed = |events: Vec<NewEvent>| [events, vec![new(Event::Appealed, day(2027, 11, 1))]].concat();
    let on = day(2028, 1, 20);
    assert_eq!(
        why_not(appealed(refused()), ordered(Order::IssuePlan, on)),
        "After a refusal to assess, an assessment comes first. Choose “To assess”"
    );
    assert_eq!(
        why_not(appealed(refused()), ordered(Order::AmendPlan, on)),
        "The child has no plan yet. Choose “To assess” or “To issue a plan”"
    );
    assert_eq!(
        why_not(appealed(planned()), ordered(Order::IssuePlan, on)),
        "The child has a plan. Choose what was ordered or agreed about the plan"
    );
    let no_plan = [drafted(), vec![new(Event::RefusedToIssue, day(2027, 9, 30))]].concat();
    let spells = after([appealed(no_plan), vec![ordered(Order::IssuePlan, on)]].concat());
    assert_eq!(spells[1].ordered(), Some(Order::IssuePlan));
    assert_eq!(
        why_not(appealed(refused()), ordered(Order::Assess, day(2027, 10, 31))),
        "The parents appealed to the Tribunal on Monday 1 November 2027. Enter that day or a later one"
    );
}

#[test]
fn an_order_waits_for_the_end_of_another_assessment() {
    let again =
        [refused(), vec![new(Event::Appealed, day(2027, 9, 1)), new(Event::Requested, day(2027, 10, 1))]]
            .concat();
    assert_eq!(
        why_not(again.clone(), ordered(Order::Assess, day(2027, 12, 8))),
        "Another assessment has been under way since Friday 1 October 2027. Record first how that one ended"
    );
    let withdrawn = [again, vec![new(Event::Withdrawn, day(2027, 12, 8))]].concat();
    after([withdrawn, vec![ordered(Order::Assess, day(2027, 12, 8))]].concat());
}

#[test]
fn an_agreement_at_mediation_needs_no_appeal_but_a_dismissal_does() {
    let met = [
        refused(),
        vec![new(Event::MediationAsked, day(2027, 7, 20)), new(Event::MediationMeeting, day(2027, 8, 10))],
    ]
    .concat();
    assert_eq!(
        why_not(met.clone(), ordered(Order::Dismissed, day(2027, 8, 10))),
        "The parents have not appealed, so no appeal was dismissed. Choose what was agreed"
    );
    let spells = after([met, vec![ordered(Order::Assess, day(2027, 8, 10))]].concat());
    assert!(spells[1].is_open());
    assert_eq!(
        why_not(refused(), ordered(Order::Assess, day(2027, 8, 10))),
        "Record first that the parents appealed to the Tribunal, or that the mediation meeting was held"
    );
}

/// The local authority has decided to end the plan, and this has happened since.
fn ceased(since: Vec<NewEvent>) -> PlanEnd {
    let ends =
        vec![new(Event::ReviewMeeting, day(2028, 9, 12)), decided(PlanDecision::Cease, day(2028, 10, 10))];
    plan_end(&after([planned(), ends, since].concat()))
}

fn from(last: Day) -> PlanEnd {
    PlanEnd::From { decided_on: day(2028, 10, 10), day: last }
}

#[test]
fn a_plan_that_the_local_authority_ends_is_maintained_until_the_day_after_the_last_to_appeal() {
    assert_eq!(plan_end(&after(planned())), PlanEnd::GoesOn);
    assert_eq!(plan_end(&[]), PlanEnd::GoesOn);
    // Two months from 10 October are a Sunday: parents have until Monday 11 December.
    assert_eq!(ceased(Vec::new()), from(day(2028, 12, 12)));
    // A certificate gives a month from its own day, if that is later; a day at Christmas moves on.
    let certificate = |on| vec![new(Event::MediationCertificate, on)];
    assert_eq!(ceased(certificate(day(2028, 10, 20))), from(day(2028, 12, 12)));
    assert_eq!(ceased(certificate(day(2028, 11, 29))), from(day(2029, 1, 3)));
}

#[test]
fn mediation_and_an_appeal_keep_a_plan_going_until_they_are_over() {
    let disputed = PlanEnd::Disputed { decided_on: day(2028, 10, 10) };
    let mediation = vec![new(Event::MediationAsked, day(2028, 12, 1))];
    assert_eq!(ceased(mediation.clone()), disputed);
    let met = [mediation.clone(), vec![new(Event::MediationMeeting, day(2028, 12, 20))]].concat();
    assert_eq!(ceased(met.clone()), disputed);
    let certified = [met, vec![new(Event::MediationCertificate, day(2028, 12, 21))]].concat();
    assert_eq!(ceased(certified.clone()), from(day(2029, 1, 23)));
    let appealed = [certified, vec![new(Event::Appealed, day(2029, 1, 10))]].concat();
    assert_eq!(ceased(appealed.clone()), disputed);
    let heard = [appealed, vec![new(Event::Hearing, day(2029, 3, 1))]].concat();
    assert_eq!(ceased(heard.clone()), disputed);
    // Dismissed or withdrawn: from that day on.
    let order = |order| ceased([heard.clone(), vec![ordered(order, day(2029, 3, 8))]].concat());
    assert_eq!(order(Order::Dismissed), from(day(2029, 3, 8)));
    for kept in [Order::KeepPlan, Order::AmendPlan, Order::SchoolOnly] {
        assert_eq!(order(kept), PlanEnd::GoesOn);
    }
}

#[test]
fn an_agreement_at_mediation_keeps_a_plan_going() {
    let agreed = vec![
        new(Event::MediationAsked, day(2028, 10, 20)),
        new(Event::MediationMeeting, day(2028, 11, 8)),
        ordered(Order::KeepPlan, day(2028, 11, 8)),
    ];
    assert_eq!(ceased(agreed), PlanEnd::GoesOn);
}

#[test]
fn an_appeal_against_the_plan_that_is_not_decided_keeps_it_going_too() {
    let appealed = vec![new(Event::Appealed, day(2027, 11, 1))];
    let ends =
        vec![new(Event::ReviewMeeting, day(2028, 9, 12)), decided(PlanDecision::Cease, day(2028, 10, 10))];
    let both = [planned(), appealed, ends].concat();
    assert_eq!(plan_end(&after(both.clone())), PlanEnd::Disputed { decided_on: day(2028, 10, 10) });
    // Once it is over, parents may still appeal against the end of the plan.
    let over = [both, vec![ordered(Order::Dismissed, day(2028, 11, 1))]].concat();
    assert_eq!(plan_end(&after(over)), from(day(2028, 12, 12)));
}

#[test]
fn an_appeal_about_a_plan_goes_on_whatever_is_decided_meanwhile() {
    let amended =
        [planned(), vec![new(Event::Appealed, day(2027, 11, 1)), new(Event::AmendedPlan, day(2027, 12, 1))]]
            .concat();
    let spells = after([amended, vec![new(Event::Hearing, day(2028, 2, 1))]].concat());
    assert!(next_events(&spells).contains(&Event::Ordered));
}

/// The local authority has decided to end the plan, and the child has left stage 6 on a day.
fn left_stage_6(on: Day) -> Vec<Spell> {
    let ends =
        vec![new(Event::ReviewMeeting, day(2028, 9, 12)), decided(PlanDecision::Cease, day(2028, 10, 10))];
    let mut spells = after([planned(), ends].concat());
    for six in spells.iter_mut().filter(|spell| spell.stage == Stage::Six) {
        six.state = StageState::Closed { on, outcome: Outcome::SteppedDown };
    }
    spells
}

#[test]
fn the_right_to_appeal_against_the_end_of_a_plan_keeps_its_date_when_the_child_has_left_stage_6() {
    let calendar = SchoolCalendar::new(typical_years());
    let right = |spells: &[Spell], today| {
        let steps = steps(spells, false, None, &Process::default(), &calendar, today);
        let all: Vec<_> = steps.iter().map(|step| (step.what, step.last_day)).collect();
        all
    };
    let spells = left_stage_6(day(2028, 10, 20));
    let appeal = [(LegalStep::Appeal, Some(day(2028, 12, 11)))];
    assert_eq!(right(&spells, day(2028, 10, 20)), appeal);
    assert_eq!(right(&spells, day(2028, 12, 11)), appeal);
    assert_eq!(right(&spells, day(2028, 12, 12)), []);
    // What parents do about it can be put on record, and what becomes of it.
    for what in [Event::MediationAsked, Event::MediationCertificate, Event::Appealed] {
        assert!(next_events(&spells).contains(&what), "{what:?}");
    }
    let mut certified = spells.clone();
    assert!(record(&mut certified, new(Event::MediationCertificate, day(2028, 11, 29))).is_ok());
    assert_eq!(right(&certified, day(2028, 12, 20)), [(LegalStep::Appeal, Some(day(2029, 1, 2)))]);
    let mut appealed = spells;
    assert!(record(&mut appealed, new(Event::Appealed, day(2028, 12, 1))).is_ok());
    assert_eq!(right(&appealed, day(2028, 12, 2)), []);
    assert!(next_events(&appealed).contains(&Event::Ordered));
}

#[test]
fn whoever_left_stage_6_otherwise_has_nothing_to_appeal_against() {
    let mut spells = after(planned());
    for six in spells.iter_mut().filter(|spell| spell.stage == Stage::Six) {
        six.state = StageState::Closed { on: day(2028, 10, 20), outcome: Outcome::SteppedDown };
    }
    assert!(disputed(&spells).is_none());
}
