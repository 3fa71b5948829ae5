//! Where a child's SEN code and stage do not go together, and what the SENCo may want to decide. The code never changes
//! itself, so this only asks. Source: the table of stage against code, from the Children and Families Act 2014,
//! sections 21, 36 and 37: the code follows from the help that a child has, and the stage only hints at it.

use crate::pathway::Stage;
use crate::pupils::Provision;

const N_AT_TWO: &str = "This child has code N at stage 2. If the help is additional to or different from what others of the age have, code K goes with it (Children and Families Act 2014, section 21), and the parents are told. Ordinary catch-up help leaves it at N. The SENCo decides.";
const N_ABOVE_TWO: &str = "This child has code N. Code K goes with stages 3 and 4, where help is additional to or different from what others of the age have. The SENCo decides.";
const K_AT_ONE: &str = "This child has code K, and stage 1 goes with code N. If the help is no longer additional to or different from what others of the age have, code N is right. The SENCo decides.";
const K_AT_NONE: &str = "This child has code K and is on no stage here. Place this child at their stage, with the day on which it began. If the help that was additional to or different from what others have has ended, code N is right. The SENCo decides.";
const NOT_E_AT_SIX: &str =
    "Stage 6 is for a child whose final plan has been issued, and code E goes with it. The SENCo decides.";
const E_AT_NONE: &str = "This child has code E and is on no stage here. Place this child at their stage: stage 6 where the plan is in force. The SENCo decides.";
const E_BELOW_SIX: &str = "This child has code E and is not at stage 6. Both begin when the local authority issues the final plan, and end with it. The SENCo decides.";

/// What is asked of a child's code at the stage where they are; stage 5, which runs beside the others, only where
/// nothing else is open. None where the two go together.
pub fn code_prompt(stage: Option<Stage>, code: Provision) -> Option<&'static str> {
    match (stage, code) {
        // A request for an assessment, the parents' or the school's, does not make an N child K.
        (None | Some(Stage::One | Stage::Five), Provision::NoSen)
        | (Some(Stage::Two | Stage::Three | Stage::Four | Stage::Five), Provision::SenSupport)
        | (Some(Stage::Six), Provision::EhcPlan) => None,
        (Some(Stage::Six), _) => Some(NOT_E_AT_SIX),
        (None, Provision::EhcPlan) => Some(E_AT_NONE),
        (_, Provision::EhcPlan) => Some(E_BELOW_SIX),
        (Some(Stage::Two), Provision::NoSen) => Some(N_AT_TWO),
        (Some(Stage::Three | Stage::Four), Provision::NoSen) => Some(N_ABOVE_TWO),
        (Some(Stage::One), Provision::SenSupport) => Some(K_AT_ONE),
        (None, Provision::SenSupport) => Some(K_AT_NONE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const N: Provision = Provision::NoSen;
    const K: Provision = Provision::SenSupport;
    const E: Provision = Provision::EhcPlan;

    fn asks(stage: Option<Stage>) -> [bool; 3] {
        [N, K, E].map(|code| code_prompt(stage, code).is_some())
    }

    #[test]
    fn every_stage_goes_with_its_codes_and_asks_about_the_others() {
        assert_eq!(asks(None), [false, true, true]);
        assert_eq!(asks(Some(Stage::One)), [false, true, true]);
        assert_eq!(asks(Some(Stage::Two)), [true, false, true]);
        assert_eq!(asks(Some(Stage::Three)), [true, false, true]);
        assert_eq!(asks(Some(Stage::Four)), [true, false, true]);
        assert_eq!(asks(Some(Stage::Five)), [false, false, true]);
        assert_eq!(asks(Some(Stage::Six)), [true, true, false]);
    }

    #[test]
    fn ordinary_catch_up_at_stage_2_is_not_called_special_provision() {
        let asked = code_prompt(Some(Stage::Two), N).unwrap_or_default();
        assert!(asked.contains("If the help is additional to or different from"), "{asked}");
        assert!(asked.contains("Ordinary catch-up help leaves it at N"), "{asked}");
    }

    #[test]
    fn a_child_who_came_with_a_code_is_placed_first_and_is_not_said_to_need_none() {
        for code in [K, E] {
            let asked = code_prompt(None, code).unwrap_or_default();
            let place = asked.find("Place this child at their stage").expect("where to begin");
            assert!(asked.find("code N is right").is_none_or(|ended| place < ended), "{asked}");
        }
    }

    #[test]
    fn a_request_for_an_assessment_does_not_make_an_n_child_k() {
        assert_eq!(code_prompt(Some(Stage::Five), N), None);
    }

    #[test]
    fn code_e_comes_with_the_final_plan_and_not_before() {
        for stage in [Stage::Three, Stage::Four, Stage::Five] {
            let asked = code_prompt(Some(stage), E).unwrap_or_default();
            assert!(asked.contains("when the local authority issues the final plan"), "{asked}");
        }
    }

    #[test]
    fn whatever_is_asked_the_senco_decides() {
        for stage in Stage::ALL.map(Some).into_iter().chain([None]) {
            for asked in [N, K, E].into_iter().filter_map(|code| code_prompt(stage, code)) {
                assert!(asked.ends_with("The SENCo decides."), "{asked}");
            }
        }
    }
}
