use super::*;
use crate::kit::{Answers, faults};
use crate::pathway::developing_concern::{Whose, developing_concerns};

fn today() -> Day {
    Day::from_ymd_opt(2026, 11, 24).unwrap()
}

fn choosing(decision: &str) -> Answers {
    Answers::default().with("decision", decision).with("decided_on", "24/11/2026")
}

fn form(stage: Stage) -> &'static Form {
    decision_form(stage, true).unwrap()
}

#[test]
fn every_declaration_is_sound() {
    for form in DECISION_FORMS {
        assert_eq!(faults(form), Vec::<String>::new());
        assert!(is_decision(form.id));
    }
}

#[test]
fn stage_5_ends_by_what_the_local_authority_decides_and_has_no_form() {
    assert!(
        Stage::ALL.into_iter().all(|stage| decision_form(stage, false).is_some() == (stage != Stage::Five))
    );
}

#[test]
fn carrying_on_at_stage_1_cannot_be_chosen_where_it_is_not_offered() {
    let errors =
        decision_form(Stage::One, false).unwrap().check(&choosing("extend_once"), today()).unwrap_err();
    assert!(errors.contains_key("decision"));
    let given = choosing("extend_once").with("extend_reason", "She was away for two weeks");
    let form = form(Stage::One).check(&given, today()).unwrap();
    assert_eq!(decided(&form), Some((Decision::Stay, today())));
}

#[test]
fn every_decision_says_why() {
    for (stage, decision, questions) in [
        (Stage::One, "close", vec!["worked"]),
        (Stage::One, "stage_two", vec!["still_concerned"]),
        (Stage::One, "extend_once", vec!["extend_reason"]),
        (Stage::One, "ahead", vec!["ahead_reason", "ahead_to", "still_concerned"]),
        (Stage::Two, "stay", vec!["stay_reason"]),
        (Stage::Two, "next", vec!["still_concerned"]),
        (Stage::Two, "ahead", vec!["ahead_reason", "still_concerned", "whose"]),
        (Stage::Two, "down", vec!["down_reason"]),
        (Stage::Three, "next", vec!["still_concerned", "whose"]),
        (Stage::Three, "down", vec!["down_reason", "down_to"]),
        (Stage::Four, "stay", vec!["stay_reason"]),
        (Stage::Six, "down", vec!["down_reason", "down_to"]),
    ] {
        let errors = form(stage).check(&choosing(decision), today()).unwrap_err();
        assert_eq!(errors.into_keys().collect::<Vec<_>>(), questions, "{stage:?} {decision}");
    }
}

#[test]
fn each_concern_that_leads_to_stage_4_has_its_own_day() {
    let given =
        choosing("next").with("still_concerned", "Speech").with("whose", "parents").with("whose", "senco");
    let errors = form(Stage::Three).check(&given, today()).unwrap_err();
    assert_eq!(errors.into_keys().collect::<Vec<_>>(), ["parents_on", "senco_on"]);
    let given = given.with("parents_on", "2026-11-03").with("senco_on", "2026-11-20");
    let checked = form(Stage::Three).check(&given, today()).unwrap();
    let day = |text: &str| text.parse::<Day>().unwrap();
    let expected = [(Whose::Senco, day("2026-11-20")), (Whose::Parents, day("2026-11-03"))];
    assert_eq!(developing_concerns(&checked), expected);
}

#[test]
fn a_decision_has_a_day_that_has_come() {
    let given = Answers::default().with("decision", "close").with("worked", "Sound buttons");
    let check = |given: &Answers| form(Stage::One).check(given, today());
    assert_eq!(check(&given).unwrap_err()["decided_on"], "Enter the date it was decided");
    assert!(check(&given.with("decided_on", "25/11/2026")).is_err());
}

#[test]
fn every_tile_of_every_form_is_read_back() {
    for form in DECISION_FORMS {
        let tiles = form.questions().next().unwrap().options();
        assert!(tiles.iter().all(|(id, _)| Decision::from_id(id).is_some()), "{}", form.id);
    }
    assert!(Decision::ALL.into_iter().all(|decision| Decision::from_id(decision.id()) == Some(decision)));
}

#[test]
fn what_a_stage_offers_is_what_its_form_offers() {
    use Decision::{Ahead, Down, Leave, Next, Stay};
    assert_eq!(decisions_offered(Stage::One, false), [Leave, Next, Ahead]);
    assert!(decisions_offered(Stage::One, true).contains(&Stay));
    assert_eq!(decisions_offered(Stage::Four, false), [Leave, Stay, Down]);
    assert_eq!(decisions_offered(Stage::Five, true), []);
}
