use super::*;
use crate::kit::{Answers, Choices, FieldErrors, faults};
use crate::pathway::Action;

fn today() -> Day {
    Day::from_ymd_opt(2026, 11, 24).unwrap()
}

fn in_a_minute() -> Answers {
    Answers::default()
        .with("area", "learning")
        .with("noticed", "Guesses words from the first letter, 3 days out of 4.")
        .with("how_often", "most_lessons")
}

fn errors_of(given: &Answers) -> FieldErrors {
    CAUSE_OF_CONCERN.check(given, today()).unwrap_err()
}

#[test]
fn the_declaration_is_sound() {
    assert_eq!(faults(&CAUSE_OF_CONCERN), Vec::<String>::new());
}

#[test]
fn three_answers_are_enough_to_raise_a_concern() {
    let form = CAUSE_OF_CONCERN.check(&in_a_minute(), today()).unwrap();
    assert_eq!(form.get(&AREA), Some(vec![AreaOfNeed::Learning]));
    assert_eq!(form.get(&HOW_OFTEN), Some(HowOften::MostLessons));
    assert_eq!(actions_recorded(&form), []);
}

#[test]
fn an_empty_form_asks_for_the_three_answers_in_words_and_for_no_other() {
    let errors = errors_of(&Answers::default());
    let sentences: Vec<&str> = errors.values().map(String::as_str).collect();
    assert_eq!(
        sentences,
        ["Choose what it is mostly about", "Choose how often you see it", "Say what you have noticed"]
    );
}

#[test]
fn all_that_can_wait_waits() {
    for section in CAUSE_OF_CONCERN.sections.iter().filter(|section| section.can_wait) {
        for question in section.questions {
            assert!(!question.required || question.asked_when[0].is_some(), "{}", question.id);
        }
    }
    assert_eq!(CAUSE_OF_CONCERN.sections.iter().filter(|section| !section.can_wait).count(), 1);
}

#[test]
fn telling_the_family_is_never_required() {
    assert!(CAUSE_OF_CONCERN.check(&in_a_minute().with("told_family", "no"), today()).is_ok());
}

#[test]
fn a_family_that_was_told_was_told_on_a_day_that_has_come() {
    let told = in_a_minute().with("told_family", "yes");
    assert_eq!(errors_of(&told)["told_on"], "Enter the date you spoke to the family");
    assert!(errors_of(&told.clone().with("told_on", "25/11/2026")).contains_key("told_on"));
    let form = CAUSE_OF_CONCERN.check(&told.with("told_on", "24/11/2026"), today()).unwrap();
    assert_eq!(form.get(&TOLD_ON), Some(today()));
}

#[test]
fn one_parents_words_are_closed_to_the_other() {
    for question in [&TOLD_FAMILY.question, &TOLD_ON.question, &TOLD_HOW.question, &FAMILY_SAID.question] {
        assert_eq!(question.audience, Some(Audience::StaffOfTheChild), "{}", question.id);
    }
}

#[test]
fn what_a_family_reads_has_plain_words() {
    for question in CAUSE_OF_CONCERN.questions() {
        let read_by_family = question.audience == Some(Audience::FamilyToo);
        assert_eq!(read_by_family, !question.plain.is_empty(), "{}", question.id);
    }
}

#[test]
fn only_the_note_is_for_the_senco_and_the_head_alone() {
    let closed: Vec<&str> = CAUSE_OF_CONCERN
        .questions()
        .filter(|question| question.audience == Some(Audience::SencoAndHead))
        .map(|question| question.id)
        .collect();
    assert_eq!(closed, ["note_for_senco"]);
}

#[test]
fn what_the_form_says_of_an_action_is_on_record() {
    let given = in_a_minute()
        .with("tried", "Sound buttons")
        .with("intervention", "Phonics group, 3 times a week")
        .with("class_target", "I will look at every letter")
        .with("next_step", "Try sound buttons again")
        .with("highlight", "Reads by first letter");
    let form = CAUSE_OF_CONCERN.check(&given, today()).unwrap();
    assert_eq!(
        actions_recorded(&form),
        [
            Action::EarlyIntervention,
            Action::ProgressMeetingHighlights,
            Action::TargetedIntervention,
            Action::InClassTargets
        ]
    );
}

#[test]
fn every_tile_is_read_back() {
    fn all_read<T: Choices>() -> bool {
        T::OPTIONS.iter().all(|(id, _)| T::from_id(id).is_some()) && T::from_id("other").is_none()
    }
    assert!(all_read::<HowOften>() && all_read::<Checks>() && all_read::<Helped>() && all_read::<HowTold>());
}
