//! Reviews of targets and the transition meeting, each date worked out by hand on the calendar of 2026/27: October's round
//! ends on 23 October, February's on 12 February, July's is from 5 to 21 July, and May is open from the 4th to the 28th.

use chrono::Month;

use super::*;
use crate::pathway::{CopyTo, ProcessChanges};

#[test]
fn a_review_that_was_held_leads_to_the_next_and_to_three_copies() {
    let mut at_three = spell(1, Stage::Three, day(2026, 11, 24));
    at_three.recorded = vec![on_record(1, Action::SupportParentMeetings, day(2027, 2, 2))];
    let beside =
        |spell: &SpellFacts| beside_actions(&of(child(vec![spell.clone()]), day(2027, 2, 3)))[2..].to_vec();
    assert_eq!(
        beside(&at_three),
        [(DutyKind::Transition, day(2027, 7, 21)), (DutyKind::Copies, day(2027, 2, 9))]
    );
    let copies = |spell: &SpellFacts| {
        let duties = of(child(vec![spell.clone()]), day(2027, 2, 3));
        duties.into_iter().find(|duty| duty.kind == DutyKind::Copies).unwrap().state
    };
    at_three.copies = vec![(CopyTo::SenTa, day(2027, 2, 2)), (CopyTo::Parents, day(2027, 2, 2))];
    assert_eq!(copies(&at_three), State::Due);
    at_three.copies.push((CopyTo::ClassInclusionFile, day(2027, 2, 3)));
    assert_eq!(copies(&at_three), State::Done);
}

#[test]
fn a_review_that_was_missed_stays_late_through_a_move_and_never_rolls_on() {
    let at_three = ended(spell(1, Stage::Three, day(2026, 11, 24)), day(2027, 3, 1));
    let duties = of(child(vec![at_three, spell(2, Stage::Four, day(2027, 3, 1))]), day(2027, 3, 2));
    let review = duties.iter().find(|duty| matches!(duty.kind, DutyKind::TargetReview(_))).unwrap();
    assert_eq!((review.kind, review.by()), (DutyKind::TargetReview(Month::February), Ok(day(2027, 2, 12))));
    assert_eq!(review.state, State::Overdue);
}

#[test]
fn a_stage_that_begins_within_a_round_is_first_reviewed_in_the_next() {
    let review = |opened: Day| {
        let duties = of(child(vec![spell(1, Stage::Four, opened)]), opened);
        duties.iter().find(|duty| matches!(duty.kind, DutyKind::TargetReview(_))).unwrap().by().unwrap()
    };
    assert_eq!(review(day(2026, 9, 8)), day(2026, 10, 23));
    assert_eq!(review(day(2026, 10, 5)), day(2027, 2, 12));
}

#[test]
fn where_another_school_reviews_targets_the_review_is_named_for_it_and_the_rest_stays_here() {
    let today = day(2026, 11, 24);
    let reviews = |spell: SpellFacts| {
        let facts = ChildFacts { reviewed_elsewhere: true, ..child(vec![spell]) };
        let duties = of(facts, today);
        let theirs = duties.iter().filter(|duty| duty.for_whom == ForWhom::OtherSchool);
        theirs.map(|duty| duty.kind).collect::<Vec<_>>()
    };
    assert_eq!(reviews(spell(1, Stage::Three, today)), [DutyKind::TargetReview(Month::February)]);
    let mut reviewed = spell(1, Stage::Three, today);
    reviewed.recorded = vec![on_record(1, Action::SupportParentMeetings, today + chrono::Days::new(70))];
    assert_eq!(reviews(reviewed), [DutyKind::Transition]);
    assert_eq!(reviews(spell(1, Stage::Two, today)), []);
}

/// A school that reviews in May and not in July.
fn reviewing_in_may() -> Process {
    let review_months = Some(vec![Month::October, Month::February, Month::May]);
    Process::with(&ProcessChanges { review_months, ..ProcessChanges::default() }).unwrap()
}

/// The reviews and the transition meeting of a child at stage 3 since 24 November 2026, after these reviews.
fn meetings_with_parents(process: &Process, held: &[Day]) -> Vec<(DutyKind, Day)> {
    let mut at_three = spell(1, Stage::Three, day(2026, 11, 24));
    at_three.recorded =
        (1..).zip(held).map(|(record, on)| on_record(record, Action::SupportParentMeetings, *on)).collect();
    let today = held.last().copied().unwrap_or(at_three.entry.opened_on);
    let mut duties = by_process(process, child(vec![at_three]), today);
    duties.retain(|duty| matches!(duty.kind, DutyKind::TargetReview(_) | DutyKind::Transition));
    beside_actions(&duties)
}

#[test]
fn the_transition_meeting_is_held_every_july_where_the_school_does_not_review_targets_in_july_too() {
    let (february, may) = (DutyKind::TargetReview(Month::February), DutyKind::TargetReview(Month::May));
    let october = DutyKind::TargetReview(Month::October);
    let july = (DutyKind::Transition, day(2027, 7, 21));
    let of = |held: &[Day]| meetings_with_parents(&reviewing_in_may(), held);
    assert_eq!(of(&[]), [(february, day(2027, 2, 12)), july]);
    assert_eq!(of(&[day(2027, 2, 8)]), [(may, day(2027, 5, 28)), july]);
    assert_eq!(of(&[day(2027, 5, 18)]), [(october, day(2027, 10, 22)), july]);
    // Held in July it is done, and the next one is in July of the year after.
    assert_eq!(
        of(&[day(2027, 5, 18), day(2027, 7, 12)]),
        [(october, day(2027, 10, 22)), (DutyKind::Transition, day(2028, 7, 21))]
    );
}

#[test]
fn where_the_school_reviews_targets_in_july_that_review_and_the_transition_meeting_are_one() {
    let of = |held: &[Day]| meetings_with_parents(&Process::default(), held);
    assert_eq!(of(&[day(2027, 2, 8)]), [(DutyKind::Transition, day(2027, 7, 21))]);
    assert_eq!(of(&[day(2027, 7, 12)]), [(DutyKind::TargetReview(Month::October), day(2027, 10, 22))]);
}

#[test]
fn without_next_years_dates_the_next_review_is_the_first_of_that_year_and_the_transition_meeting_stays_one() {
    for process in [Process::default(), reviewing_in_may()] {
        let mut at_three = spell(1, Stage::Three, day(2027, 11, 24));
        at_three.recorded = vec![on_record(1, Action::SupportParentMeetings, day(2028, 7, 12))];
        let duties = by_process(&process, child(vec![at_three]), day(2028, 7, 12));
        let kinds = |wanted: DutyKind| duties.iter().filter(|duty| duty.kind == wanted).count();
        assert_eq!(kinds(DutyKind::TargetReview(Month::October)), 1, "{duties:?}");
        assert_eq!(kinds(DutyKind::Transition), usize::from(process == reviewing_in_may()));
    }
}
