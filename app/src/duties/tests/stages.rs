//! Stages 2 to 6, each date worked out by hand on the calendar of 2026/27: half term 26 to 30 October, Christmas from 19
//! December to 4 January, half term 15 to 19 February, Easter from 26 March.

use chrono::Month;

use super::*;
use crate::kit::Role;
use crate::pathway::Stay;

#[test]
fn stage_2_of_24_november_is_reviewed_in_school_and_in_december_and_after_a_term_with_the_parents() {
    let today = day(2026, 11, 24);
    let duties = of(child(vec![spell(1, Stage::Two, today)]), today);
    assert_eq!(
        beside_actions(&duties),
        [
            (DutyKind::LookAgain(Stage::Two), day(2027, 3, 25)),
            (DutyKind::SixWeekly, day(2027, 1, 19)),
            (DutyKind::ProgressMeeting(Stage::Two), day(2026, 12, 11)),
        ]
    );
    let once = [
        Action::InitialConcernTemplate,
        Action::TargetsAndIntervention,
        Action::Differentiation,
        Action::InitialConcernPupilVoice,
    ];
    assert_eq!(actions(&duties), once);
    assert!(duties.iter().all(|duty| duty.for_whom == ForWhom::Role(Role::ClassTeacher)));
}

#[test]
fn a_six_weekly_review_that_falls_on_the_progress_meeting_is_one_meeting() {
    // Six weeks from 16 October end seven days from the meeting of 11 December.
    let duties = of(child(vec![spell(1, Stage::Two, day(2026, 10, 16))]), day(2026, 10, 16));
    let meetings: Vec<_> = beside_actions(&duties)[1..].to_vec();
    assert_eq!(meetings, [(DutyKind::SixWeekly, day(2026, 12, 11))]);
}

#[test]
fn the_review_with_the_parents_after_a_term_is_the_last_of_stage_2() {
    let mut at_two = spell(1, Stage::Two, day(2026, 11, 24));
    // Six weeks from 10 February would end after 25 March.
    at_two.recorded = vec![on_record(1, Action::InitialConcernReviews, day(2027, 2, 10))];
    let kinds: Vec<_> = beside_actions(&of(child(vec![at_two]), day(2027, 2, 10)));
    assert_eq!(
        kinds,
        [
            (DutyKind::LookAgain(Stage::Two), day(2027, 3, 25)),
            (DutyKind::ProgressMeeting(Stage::Two), day(2026, 12, 11)),
        ]
    );
}

#[test]
fn where_a_ta_supports_stage_2_its_duties_say_so() {
    let mut at_two = spell(1, Stage::Two, day(2026, 11, 24));
    at_two.entry.ta_supports = true;
    let duties = of(child(vec![at_two]), day(2026, 11, 24));
    let with_ta = |duty: &&Duty| duty.for_whom == ForWhom::TeacherWithTa;
    assert_eq!(duties.iter().filter(with_ta).count(), duties.len() - 1, "the teacher looks again alone");
}

#[test]
fn stage_3_of_24_november_has_its_meeting_in_december_its_review_in_february_and_two_terms() {
    let today = day(2026, 11, 24);
    let duties = of(child(vec![spell(1, Stage::Three, today)]), today);
    assert_eq!(
        beside_actions(&duties),
        [
            (DutyKind::LookAgain(Stage::Three), day(2027, 7, 6)),
            (DutyKind::ProgressMeeting(Stage::Three), day(2026, 12, 11)),
            (DutyKind::TargetReview(Month::February), day(2027, 2, 12)),
        ]
    );
    // Its meetings and reviews are three duties, by whatever five names the row has them.
    let once = [
        Action::SupportProvisionMap,
        Action::SupportPlanning,
        Action::SupportInterventions,
        Action::SupportTargets,
        Action::SupportIndividualProvisionMap,
        Action::SupportPupilVoice,
    ];
    assert_eq!(actions(&duties), once);
}

#[test]
fn stage_4_asks_for_what_stage_3_left_undone_and_has_no_end_of_its_own() {
    let mut at_three = spell(1, Stage::Three, day(2026, 9, 8));
    at_three.recorded = vec![on_record(1, Action::SupportTargets, day(2026, 9, 15))];
    let moved = day(2026, 11, 24);
    let duties = of(child(vec![ended(at_three, moved), spell(2, Stage::Four, moved)]), moved);
    assert!(duties.iter().all(|duty| !matches!(duty.kind, DutyKind::LookAgain(_))));
    let state = |action| duties.iter().find(|duty| duty.kind == DutyKind::Act(action)).unwrap().state;
    assert_eq!(state(Action::SupportTargets), State::Done);
    assert_eq!(state(Action::SupportPlanning), State::Due);
    assert_eq!(state(Action::AgencyAssessments), State::Due);
    // The child's words are asked for under the name that row 4 has for them.
    assert!(!actions(&duties).contains(&Action::SupportPupilVoice));
}

#[test]
fn with_a_plan_reviews_go_on_and_an_allocated_ta_is_no_duty() {
    let duties = of(child(vec![spell(1, Stage::Six, day(2026, 11, 24))]), day(2026, 11, 24));
    assert_eq!(beside_actions(&duties), [(DutyKind::TargetReview(Month::February), day(2027, 2, 12))]);
    assert_eq!(actions(&duties).len(), 5);
    assert!(!actions(&duties).contains(&Action::AllocatedTa));
}

#[test]
fn a_child_highlighted_at_a_progress_meeting_has_the_highlight_of_row_1_on_record() {
    let facts = ChildFacts {
        last_meeting: Some(day(2026, 10, 14)),
        ..child(vec![spell(1, Stage::One, day(2026, 10, 6))])
    };
    let duties = of(facts, day(2026, 10, 15));
    let kind = DutyKind::Act(Action::ProgressMeetingHighlights);
    assert_eq!(duties.iter().find(|duty| duty.kind == kind).unwrap().state, State::Done);
}

#[test]
fn a_move_that_is_put_forward_is_the_sencos_to_decide_and_the_teacher_has_looked() {
    let facts = ChildFacts {
        put_forward_on: Some(day(2027, 3, 22)),
        ..child(vec![spell(1, Stage::Two, day(2026, 11, 24))])
    };
    let duties = of(facts, day(2027, 3, 23));
    assert!(duties.iter().all(|duty| !matches!(duty.kind, DutyKind::LookAgain(_))));
    let confirm = duties.iter().find(|duty| duty.kind == DutyKind::Confirm(Stage::Two)).unwrap();
    assert_eq!(confirm.for_whom, ForWhom::Role(Role::Senco));
    // Three school days until Easter, and two from 13 April on.
    assert_eq!(confirm.by(), Ok(day(2027, 4, 14)));
}

#[test]
fn a_stay_counts_the_time_anew() {
    let mut at_two = spell(1, Stage::Two, day(2026, 9, 8));
    at_two.entry.stays = vec![Stay { on: day(2026, 11, 24), by: AskerId(7), reason: "Away".to_owned() }];
    let again = beside_actions(&of(child(vec![at_two]), day(2026, 11, 24)))[0];
    assert_eq!(again, (DutyKind::LookAgain(Stage::Two), day(2027, 3, 25)));
}

#[test]
fn what_was_agreed_and_what_the_law_asks_of_a_new_code_are_duties_with_a_person_and_a_day() {
    let facts = ChildFacts {
        promises: vec![Promise { line: 9, owner: AskerId(12), by: day(2026, 12, 4) }],
        untold_code_of: Some(day(2026, 11, 24)),
        ..child(vec![spell(1, Stage::Three, day(2026, 11, 24))])
    };
    let duties = of(facts, day(2026, 11, 24));
    let promise = duties.iter().find(|duty| duty.kind == DutyKind::Promise(9)).unwrap();
    assert_eq!((promise.for_whom, promise.by()), (ForWhom::Person(AskerId(12)), Ok(day(2026, 12, 4))));
    assert_eq!((promise.source(), promise.source().label()), (Source::Agreed, "Agreed"));
    let tell = duties.iter().find(|duty| duty.kind == DutyKind::TellOfCode).unwrap();
    assert_eq!((tell.source(), tell.by()), (Source::Law, Ok(day(2026, 12, 1))));
}

#[test]
fn the_file_of_every_leaver_follows_within_15_school_days_and_the_office_sees_to_it() {
    let left = |last_day, file_sent| Some(Left { last_day, file_sent });
    let file = |left, today| {
        let duties = of(ChildFacts { left, ..child(Vec::new()) }, today);
        assert_eq!(duties.len(), 1, "nothing else is owed to whoever has left");
        duties[0]
    };
    let duty = file(left(day(2026, 11, 20), false), day(2026, 11, 24));
    assert_eq!((duty.kind, duty.by(), duty.entry), (DutyKind::SendFile, Ok(day(2026, 12, 11)), None));
    assert_eq!((duty.for_whom, duty.source()), (ForWhom::Role(Role::Office), Source::Law));
    assert_eq!(file(left(day(2026, 11, 20), false), day(2026, 12, 12)).state, State::Overdue);
    assert_eq!(file(left(day(2026, 11, 20), true), day(2026, 12, 12)).state, State::Done);
    // Half term is no school day: from 19 October until 16 November.
    assert_eq!(file(left(day(2026, 10, 19), false), day(2026, 11, 24)).by(), Ok(day(2026, 11, 16)));
}

#[test]
fn a_child_placed_half_way_through_is_late_for_nothing_earlier() {
    let mut at_four = spell(1, Stage::Four, day(2025, 9, 8));
    at_four.placed_on = Some(day(2026, 11, 24));
    at_four.reviewed_before = Some(day(2026, 10, 15));
    let calendar = SchoolCalendar::new(typical_years());
    let facts = Facts { children: vec![child(vec![at_four])], ..Facts::default() };
    let duties = due(&Process::default(), &facts, &calendar, day(2026, 11, 25));
    assert!(duties.iter().all(|duty| duty.state != State::Overdue), "{duties:?}");
    let review = duties.iter().find(|duty| matches!(duty.kind, DutyKind::TargetReview(_))).unwrap();
    assert_eq!(review.by(), Ok(day(2027, 2, 12)));
}

#[test]
fn what_began_in_a_year_before_the_app_is_counted_from_the_placing() {
    // The dates of 2025/26 are not in, and nobody enters them any more.
    let mut at_four = spell(1, Stage::Four, day(2025, 9, 8));
    at_four.placed_on = Some(day(2026, 11, 24));
    at_four.reviewed_before = Some(day(2026, 7, 10));
    let duties = of(child(vec![at_four]), day(2026, 11, 25));
    assert!(duties.iter().all(|duty| duty.by().is_ok() && duty.state != State::Overdue), "{duties:?}");
    let review = (DutyKind::TargetReview(Month::February), day(2027, 2, 12));
    assert!(beside_actions(&duties).contains(&review), "{duties:?}");
    let meeting = (DutyKind::ProgressMeeting(Stage::Three), day(2026, 12, 11));
    assert!(beside_actions(&duties).contains(&meeting), "{duties:?}");
}

#[test]
fn whoever_moves_on_after_the_placing_is_still_late_for_nothing_earlier() {
    let mut at_three = ended(spell(1, Stage::Three, day(2025, 9, 8)), day(2026, 12, 1));
    at_three.placed_on = Some(day(2026, 11, 24));
    at_three.reviewed_before = Some(day(2026, 10, 15));
    let duties = of(child(vec![at_three, spell(2, Stage::Four, day(2026, 12, 1))]), day(2026, 12, 2));
    assert!(duties.iter().all(|duty| duty.by().is_ok() && duty.state != State::Overdue), "{duties:?}");
    let review = duties.iter().find(|duty| matches!(duty.kind, DutyKind::TargetReview(_))).unwrap();
    assert_eq!(review.by(), Ok(day(2027, 2, 12)), "reviewed in October, as the school remembers");
}

#[test]
fn what_recurs_for_a_placed_child_comes_next_after_the_placing_and_is_late_if_it_is_missed() {
    let mut at_four = spell(1, Stage::Four, day(2026, 9, 8));
    at_four.placed_on = Some(day(2026, 11, 24));
    let duties = |today| of(child(vec![at_four.clone()]), today);
    let found = |today, kind: DutyKind| duties(today).into_iter().find(|duty| duty.kind == kind).unwrap();
    let meeting = found(day(2026, 11, 25), DutyKind::ProgressMeeting(Stage::Three));
    assert_eq!((meeting.by(), meeting.state), (Ok(day(2026, 12, 11)), State::Due));
    assert_eq!(found(day(2027, 1, 11), DutyKind::ProgressMeeting(Stage::Three)).state, State::Overdue);
    let review = found(day(2026, 11, 25), DutyKind::TargetReview(Month::February));
    assert_eq!(review.by(), Ok(day(2027, 2, 12)));
}

#[test]
fn what_is_done_once_is_done_by_the_first_review_since_the_placing_however_long_ago_the_stage_began() {
    // Since 7 September 2026: October's review was before the placing, and February's is to come.
    for (stage, count) in [(Stage::Four, 9), (Stage::Six, 5)] {
        let mut placed = spell(1, stage, day(2026, 9, 7));
        placed.placed_on = Some(day(2026, 11, 24));
        let duties = of(child(vec![placed]), day(2026, 11, 24));
        let by: Vec<_> = duties.iter().filter(|duty| matches!(duty.kind, DutyKind::Act(_))).collect();
        assert_eq!(by.len(), count);
        assert!(by.iter().all(|duty| duty.by() == Ok(day(2027, 2, 12))), "{by:?}");
    }
}

#[test]
fn a_time_that_was_over_before_the_placing_is_counted_anew_from_it() {
    // Six weeks from 8 September were over in October; from 24 November they are 19 January.
    let mut at_one = spell(1, Stage::One, day(2026, 9, 8));
    at_one.placed_on = Some(day(2026, 11, 24));
    let duties = of(child(vec![at_one.clone()]), day(2026, 11, 24));
    assert!(duties.len() == 6 && duties.iter().all(|duty| duty.by() == Ok(day(2027, 1, 19))), "{duties:?}");
    // Whose time was not over by then has no longer.
    at_one.entry.opened_on = day(2026, 11, 9);
    let duties = of(child(vec![at_one]), day(2026, 11, 24));
    assert!(duties.iter().all(|duty| duty.by() == Ok(day(2027, 1, 5))), "{duties:?}");
}
