//! What is owed to parents: a letter for each intervention, and the copies of what was reviewed. Neither ends with a stage.

use super::*;
use crate::kit::Role;
use crate::pathway::CopyTo;

#[test]
fn a_letter_goes_home_for_each_intervention_at_stage_1_too() {
    let mut concern = spell(1, Stage::One, day(2026, 10, 6));
    concern.recorded = vec![
        on_record(4, Action::TargetedIntervention, day(2026, 10, 9)),
        on_record(5, Action::TargetedIntervention, day(2026, 10, 12)),
        on_record(6, Action::ProvisionMapping, day(2026, 10, 12)),
    ];
    concern.recorded[1].letter_sent = Some(day(2026, 10, 13));
    let duties = of(child(vec![concern]), day(2026, 10, 14));
    let letters: Vec<_> = duties
        .iter()
        .filter(|duty| matches!(duty.kind, DutyKind::InterventionLetter { .. }))
        .map(|duty| (duty.by().unwrap(), duty.state))
        .collect();
    assert_eq!(letters, [(day(2026, 10, 16), State::Due), (day(2026, 10, 19), State::Done)]);
}

/// The letters and copies that are still owed: what, by when, of whom, and at which time at a stage.
fn owed(child: ChildFacts, today: Day) -> Vec<(DutyKind, Day, ForWhom, StageEntryId)> {
    let is_owed = |duty: &Duty| {
        let of_these = matches!(duty.kind, DutyKind::InterventionLetter { .. } | DutyKind::Copies);
        of_these && duty.state != State::Done
    };
    let duties = of(child, today).into_iter().filter(is_owed);
    duties.map(|duty| (duty.kind, duty.by().unwrap(), duty.for_whom, duty.entry.unwrap())).collect()
}

/// Stage 1 from 6 October to 24 November 2026, with a targeted intervention of 9 October whose letter was not sent.
fn concern_without_its_letter(outcome: Outcome) -> SpellFacts {
    let mut concern = spell(1, Stage::One, day(2026, 10, 6));
    concern.recorded = vec![on_record(4, Action::TargetedIntervention, day(2026, 10, 9))];
    ended_with(concern, day(2026, 11, 24), outcome)
}

#[test]
fn a_letter_that_was_not_sent_stays_owed_at_the_next_stage_and_after_the_child_has_left_the_pathway() {
    let today = day(2026, 12, 1);
    let kind = DutyKind::InterventionLetter { record: 4, action: Action::TargetedIntervention };
    // 9 October is a Friday: five school days are the 12th to the 16th.
    let letter = (kind, day(2026, 10, 16), ForWhom::Role(Role::ClassTeacher), StageEntryId(1));
    let off = vec![concern_without_its_letter(Outcome::ProgressMade)];
    assert_eq!(owed(child(off.clone()), today), [letter]);
    assert!(of(child(off.clone()), today).iter().all(|duty| duty.state == State::Overdue));
    let at_two = spell(2, Stage::Two, day(2026, 11, 24));
    let moved = vec![concern_without_its_letter(Outcome::MovedOn), at_two];
    assert_eq!(owed(child(moved.clone()), today), [letter]);
    let at_three = spell(3, Stage::Three, day(2027, 3, 25));
    let on_again = [moved, vec![at_three]].concat();
    let on_again = on_again.into_iter().map(|spell| match spell.entry.stage {
        Stage::Two => ended(spell, day(2027, 3, 25)),
        _ => spell,
    });
    assert_eq!(owed(child(on_again.collect()), day(2027, 4, 13)), [letter]);
    let back = vec![off[0].clone(), spell(2, Stage::One, day(2027, 5, 10))];
    assert_eq!(owed(child(back), day(2027, 5, 11)), [letter], "who comes back is owed it too");
}

#[test]
fn a_letter_ends_with_its_day_or_with_the_childs_last_at_the_school() {
    let mut sent = concern_without_its_letter(Outcome::ProgressMade);
    sent.recorded[0].letter_sent = Some(day(2026, 12, 1));
    assert_eq!(of(child(vec![sent]), day(2026, 12, 2)), [], "of a stage that has ended it is in the history");
    let left = Some(Left { last_day: day(2026, 11, 27), file_sent: false });
    let gone = ChildFacts { left, ..child(vec![concern_without_its_letter(Outcome::ProgressMade)]) };
    assert_eq!(owed(gone, day(2026, 12, 1)), []);
}

/// Stage 3 from 8 September 2026, with a review of 2 February 2027 of which the SEN TA alone has a copy.
fn reviewed_at_stage_3() -> SpellFacts {
    let mut at_three = spell(1, Stage::Three, day(2026, 9, 8));
    at_three.recorded = vec![on_record(1, Action::SupportParentMeetings, day(2027, 2, 2))];
    at_three.copies = vec![(CopyTo::SenTa, day(2027, 2, 2))];
    at_three
}

/// Five school days from 2 February 2027.
fn copies_by_9_february() -> (DutyKind, Day, ForWhom, StageEntryId) {
    (DutyKind::Copies, day(2027, 2, 9), ForWhom::Role(Role::ClassTeacher), StageEntryId(1))
}

#[test]
fn copies_that_were_not_given_stay_owed_whatever_stage_follows_and_after_the_pathway() {
    let moved = day(2027, 2, 5);
    for next in [Stage::Four, Stage::Two, Stage::One] {
        let spells = vec![ended(reviewed_at_stage_3(), moved), spell(2, next, moved)];
        assert_eq!(owed(child(spells), moved), [copies_by_9_february()], "{next:?}");
    }
    let off = ended_with(reviewed_at_stage_3(), moved, Outcome::ProgressMade);
    assert_eq!(owed(child(vec![off.clone()]), moved), [copies_by_9_february()]);
    let left = Some(Left { last_day: moved, file_sent: true });
    assert_eq!(owed(ChildFacts { left, ..child(vec![off]) }, day(2027, 2, 8)), []);
}

#[test]
fn copies_that_were_given_are_not_owed_again_because_the_stage_changed() {
    let all = |on: Day| CopyTo::ALL.map(|to| (to, on)).to_vec();
    // Reviewed, given and moved on, all in one day.
    let day_of_all = day(2027, 2, 2);
    let mut before = reviewed_at_stage_3();
    before.copies = all(day_of_all);
    let spells = vec![ended(before, day_of_all), spell(2, Stage::Four, day_of_all)];
    assert_eq!(owed(child(spells), day_of_all), []);
    // The rest was given after the move, and put on record at the next stage.
    let moved = day(2027, 2, 5);
    let mut at_four = spell(2, Stage::Four, moved);
    at_four.copies = vec![(CopyTo::Parents, day(2027, 2, 8)), (CopyTo::ClassInclusionFile, day(2027, 2, 8))];
    assert_eq!(owed(child(vec![ended(reviewed_at_stage_3(), moved), at_four]), day(2027, 2, 9)), []);
}

#[test]
fn a_copy_of_the_review_before_is_none_of_the_last_and_the_last_is_the_one_that_is_owed() {
    let mut at_four = spell(2, Stage::Four, day(2027, 2, 5));
    at_four.recorded = vec![on_record(2, Action::ReviewOfTargets, day(2027, 7, 12))];
    let spells = vec![ended(reviewed_at_stage_3(), day(2027, 2, 5)), at_four];
    let teacher = ForWhom::Role(Role::ClassTeacher);
    let last = (DutyKind::Copies, day(2027, 7, 19), teacher, StageEntryId(2));
    assert_eq!(owed(child(spells), day(2027, 7, 12)), [last]);
}
