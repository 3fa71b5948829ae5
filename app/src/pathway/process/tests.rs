//! The table beside the school's document, word for word.

use super::super::{CopyTo, REVIEWED_BY, TRANSITION_MONTH, Who, WholeSchoolRule};
use super::*;

/// The school's document: the six rows.
const ROWS: [&str; 6] = [
    "| 1 Cause of concern | A pupil's progress is causing concern: little or none is being made. | Class teacher | Early intervention · Progress meeting highlights · Provision mapping · Targeted intervention · In-class targets / next steps | 6 weeks |",
    "| 2 Initial concern | After 6 weeks of early intervention and targeted support there are still concerns about progress. | Class teacher initiates, supported by SEN TA if necessary; Parents | Initial concern template completed in a meeting with parents · Targets and intervention put in place · Differentiation linked to targets and next steps · Review in progress meetings · Pupil voice completed · Review 6-weekly in school and after a term with parents | 1 term |",
    "| 3 SEN support | No progress and still a concern: SEN targets are put in place to address gaps. | SENCo; SEN TA; Class teacher; Parents | Progress meeting · Provision map · Planning · Interventions · SEN targets · Individual provision map · Meeting with parents, termly · Pupil voice · Review in progress meetings, half-termly | 2 terms (unless further concerns) |",
    "| 4 SEN support (with agencies) | After no or little progress, and developing concerns from all, advice is sought from outside agencies relevant to the concerns. | Class teacher; SENCo; SEN TA; Parents; External agencies | Parent voice · Pupil voice · Review of targets · Assessments / observations from agencies · Actions addressed, and targeted intervention in addition to stage 3 | Review termly at target meeting and half-termly in pupil progress meetings |",
    "| 5 Statutory assessment: EHCP | Progress is still not being made, and school and outside-agency support cannot meet the needs, so an EHCP can be applied for. It lets specific targets be set. School or parents can request it. | Parents; Class teacher; SENCo; Agencies | Evidence collated · Application completed · Panel meeting | 26 weeks (or longer) |",
    "| 6 EHCP is successful | The local authority sees that an EHCP is necessary. | Parents; Class teacher; SENCo; Agencies | Teacher follows targets · Planning, differentiated · At times, depending on need, an allocated TA · Targeted planning · SEN targets · Individual provision map · Annual review meeting for all involved, sent to the LA | Ongoing target reviews and annual review |",
];

/// The school's document: the whole-school rules.
const RULES: [&str; 3] = [
    "All SEN targets and individual provision maps are reviewed in October, February and July, by the class teacher and parents. Copies go to the SEN TA, the parents and the class inclusion file.",
    "A transition and target meeting is held every July.",
    "An intervention letter goes to all parents of children receiving any intervention.",
];

fn as_the_document_writes_it(process: &Process, row: &StageRow) -> String {
    let involved: Vec<&str> = row.involved.iter().map(|entry| entry.words).collect();
    let actions: Vec<_> = row.actions.iter().map(|action| process.action_name(*action)).collect();
    format!(
        "| {} {} | {} | {} | {} | {} |",
        row.stage.number(),
        row.name,
        row.when,
        involved.join("; "),
        actions.join(" · "),
        row.timeframe_words()
    )
}

#[test]
fn every_row_and_cell_is_the_schools_word_for_word() {
    let process = Process::the_schools();
    for (row, written) in process.stages().iter().zip(ROWS) {
        assert_eq!(as_the_document_writes_it(&process, row), written);
    }
}

#[test]
fn every_whole_school_rule_is_the_schools_word_for_word() {
    let process = Process::default();
    assert_eq!(WholeSchoolRule::ALL.map(|rule| rule.words(&process)), RULES.map(str::to_owned));
}

#[test]
fn the_rules_know_what_their_words_say() {
    let process = Process::default();
    assert_eq!(process.review_months(), [Month::October, Month::February, Month::July]);
    assert_eq!(TRANSITION_MONTH, Month::July);
    assert_eq!(CopyTo::ALL.map(CopyTo::label), ["SEN TA", "Parents", "Class inclusion file"]);
    assert_eq!(REVIEWED_BY, [Who::ClassTeacher, Who::Parents]);
}

#[test]
fn a_stage_is_found_by_itself() {
    let process = Process::default();
    assert!(Stage::ALL.into_iter().all(|stage| process.stage(stage).stage == stage));
}

#[test]
fn the_words_of_stage_2_are_the_schools_while_nothing_is_changed() {
    let mut process = Process::default();
    process.say_when_stage_two_begins();
    assert_eq!(process, Process::the_schools());
}

#[test]
fn the_laws_twenty_weeks_stand_beside_the_schools_26() {
    let process = Process::default();
    let with_law: Vec<_> = process.stages().iter().filter(|row| row.in_law.is_some()).collect();
    assert_eq!(with_law.len(), 1);
    assert_eq!(with_law[0].timeframe_words(), "26 weeks (or longer)");
    assert_eq!(with_law[0].in_law.unwrap().deadline, Deadline::CalendarWeeks(20));
}
