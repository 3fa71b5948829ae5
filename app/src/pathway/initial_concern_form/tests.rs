use super::*;
use crate::kit::{Answers, Choices, FieldErrors, faults};
use crate::pathway::{Action, Outcome, StageState};

fn today() -> Day {
    Day::from_ymd_opt(2026, 11, 24).unwrap()
}

fn at_stage_two() -> Meeting {
    let opened_on = Day::from_ymd_opt(2026, 11, 2).unwrap();
    Meeting { opened_on, letter_sent_on: None, answered_on: None }
}

fn least() -> Answers {
    Answers::default()
        .with("met_on", "2026-11-24")
        .with("who_was_there", "class_teacher")
        .with("who_was_there", "parent_or_carer")
        .with("target_1", "I will count on in tens from any number")
        .with("target_1_in_class", "A number line on the desk")
}

fn errors_of(given: &Answers) -> FieldErrors {
    check_initial_concern(given, today(), at_stage_two()).unwrap_err()
}

fn recorded(given: &Answers) -> Vec<Action> {
    initial_concern_actions(&check_initial_concern(given, today(), at_stage_two()).unwrap())
}

#[test]
fn the_declaration_is_sound() {
    assert_eq!(faults(&INITIAL_CONCERN), Vec::<String>::new());
}

#[test]
fn a_meeting_and_one_target_with_what_is_different_in_class_are_enough() {
    let form = check_initial_concern(&least(), today(), at_stage_two()).unwrap();
    assert_eq!(form.get(&MET_ON), Some(today()));
    assert_eq!(form.get(&WHO_WAS_THERE), Some(vec![WhoWasThere::ClassTeacher, WhoWasThere::ParentOrCarer]));
}

#[test]
fn an_empty_form_asks_for_the_four_in_words_and_for_no_other() {
    let errors = errors_of(&Answers::default());
    let sentences: Vec<&str> = errors.values().map(String::as_str).collect();
    assert_eq!(
        sentences,
        [
            "Enter the date of the meeting",
            "Write the first target, starting with “I will”",
            "Say what will be different in class for target 1",
            "Choose who was there",
        ]
    );
}

#[test]
fn all_that_can_wait_waits() {
    for section in INITIAL_CONCERN.sections.iter().filter(|section| section.can_wait) {
        assert!(section.questions.iter().all(|question| !question.required), "{}", section.title);
    }
}

#[test]
fn a_meeting_has_a_day_that_has_come_in_a_year_that_can_be() {
    let met = |on: &str| {
        let mut given = least();
        given.set("met_on", vec![on.to_owned()]);
        errors_of(&given)["met_on"].clone()
    };
    assert!(met("2026-11-25").contains("has not come yet"));
    assert_eq!(met("2025-11-20"), "This is more than a year ago. Check the year");
}

#[test]
fn each_target_that_is_set_goes_with_what_is_different_in_class() {
    let errors = errors_of(&least().with("target_2", "I will say when I am stuck"));
    assert_eq!(errors["target_2_in_class"], "Say what will be different in class for target 2");
    let whole =
        least().with("target_2", "I will say when I am stuck").with("target_2_in_class", "A help card");
    assert!(check_initial_concern(&whole, today(), at_stage_two()).is_ok());
}

#[test]
fn what_belongs_to_a_target_that_is_not_there_is_told_and_not_lost() {
    for part in ["start", "known_by", "in_class", "at_home"] {
        let errors = errors_of(&least().with(&format!("target_3_{part}"), "Twice a day"));
        assert_eq!(errors.keys().collect::<Vec<_>>(), ["target_3"], "{part}");
    }
}

#[test]
fn the_third_target_may_be_there_without_the_second() {
    let given = least().with("target_3", "I will ask").with("target_3_in_class", "A help card");
    assert!(check_initial_concern(&given, today(), at_stage_two()).is_ok());
}

#[test]
fn each_target_asks_the_same_of_the_child_the_class_and_the_home() {
    for Target { number, wording, start, known_by, in_class, at_home } in &TARGETS {
        let ids = [wording, start, known_by, in_class, at_home].map(|ask| ask.question.id);
        let expected =
            ["", "_start", "_known_by", "_in_class", "_at_home"].map(|part| format!("target_{number}{part}"));
        assert_eq!(ids, expected.each_ref().map(String::as_str));
        assert!(INITIAL_CONCERN.questions().filter(|question| ids.contains(&question.id)).count() == 5);
    }
}

#[test]
fn what_a_family_reads_has_plain_words() {
    for question in INITIAL_CONCERN.questions() {
        let read_by_family = question.audience == Some(Audience::FamilyToo);
        assert_eq!(read_by_family, !question.plain.is_empty(), "{}", question.id);
    }
}

#[test]
fn no_family_reads_here_who_came_or_what_one_of_them_told_of_health_and_services() {
    for question in [&WHO_WAS_THERE.question, &HISTORY.question, &MEDICAL.question, &AGENCIES.question] {
        assert_eq!(question.audience, Some(Audience::StaffOfTheChild), "{}", question.id);
    }
}

#[test]
fn only_the_note_is_for_the_senco_and_the_head_alone() {
    let closed: Vec<&str> = INITIAL_CONCERN
        .questions()
        .filter(|question| question.audience == Some(Audience::SencoAndHead))
        .map(|question| question.id)
        .collect();
    assert_eq!(closed, ["note_for_senco"]);
}

#[test]
fn what_the_form_says_of_an_action_is_on_record() {
    assert_eq!(recorded(&least()), [Action::InitialConcernTemplate, Action::Differentiation]);
    assert_eq!(
        recorded(&least().with("intervention", "Number catch-up").with("helps_me", "More time")),
        [
            Action::InitialConcernTemplate,
            Action::TargetsAndIntervention,
            Action::Differentiation,
            Action::InitialConcernPupilVoice,
        ]
    );
}

#[test]
fn how_a_child_spoke_is_nothing_that_the_child_said() {
    assert!(!recorded(&least().with("gathered", "pictures")).contains(&Action::InitialConcernPupilVoice));
}

#[test]
fn the_form_of_a_stage_that_has_ended_can_only_be_read() {
    assert_eq!(may_write(StageState::Open), Ok(()));
    let errors = may_write(StageState::Closed { on: today(), outcome: Outcome::MovedOn }).unwrap_err();
    assert_eq!(errors["met_on"], "Stage 2 ended on Tuesday 24 November 2026. Its form can only be read now");
}

#[test]
fn every_tile_is_read_back() {
    fn all_read<T: Choices>() -> bool {
        T::OPTIONS.iter().all(|(id, _)| T::from_id(id).is_some()) && T::from_id("other").is_none()
    }
    assert!(all_read::<WhoWasThere>() && all_read::<HowGathered>());
}

#[test]
fn the_meeting_is_held_at_stage_2_and_before_what_follows_from_it() {
    let met = |on: &str, meeting: Meeting| {
        let mut given = least();
        given.set("met_on", vec![on.to_owned()]);
        let errors = check_initial_concern(&given, today(), meeting).err().unwrap_or_default();
        errors.get("met_on").cloned().unwrap_or_default()
    };
    let early = met("2026-11-01", at_stage_two());
    assert_eq!(early, "Stage 2 began on Monday 2 November 2026. Enter that day or a later one");
    assert_eq!(met("2026-11-02", at_stage_two()), "");
    let sent = Meeting { letter_sent_on: Day::from_ymd_opt(2026, 11, 10), ..at_stage_two() };
    assert!(met("2026-11-11", sent).contains("The letter about the help was sent on Tuesday 10 November"));
    let answered = Meeting { answered_on: Day::from_ymd_opt(2026, 11, 12), ..at_stage_two() };
    assert!(met("2026-11-13", answered).contains("A parent answered about the targets on Thursday 12"));
    assert_eq!(met("2026-11-12", answered), "");
}
