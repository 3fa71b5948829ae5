//! The actions of the school's process. Each has an id that is stored for ever and a name that the school may
//! change.

use serde::{Deserialize, Serialize};

use super::{process::actions_of, stage::Stage};

/// One action of one stage: an entry of the column “Actions”. The same words at two stages are two actions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(rename_all = "snake_case"))]
#[serde(rename_all = "snake_case")]
pub enum Action {
    // Row 1.
    EarlyIntervention,
    ProgressMeetingHighlights,
    ProvisionMapping,
    TargetedIntervention,
    InClassTargets,
    // Row 2.
    InitialConcernTemplate,
    TargetsAndIntervention,
    Differentiation,
    InitialConcernProgressMeetings,
    InitialConcernPupilVoice,
    InitialConcernReviews,
    // Row 3.
    SupportProgressMeeting,
    SupportProvisionMap,
    SupportPlanning,
    SupportInterventions,
    SupportTargets,
    SupportIndividualProvisionMap,
    SupportParentMeetings,
    SupportPupilVoice,
    SupportReviews,
    // Row 4.
    AgenciesParentVoice,
    AgenciesPupilVoice,
    ReviewOfTargets,
    AgencyAssessments,
    AgencyActions,
    // Row 5.
    EvidenceCollated,
    ApplicationCompleted,
    PanelMeeting,
    // Row 6.
    TeacherFollowsTargets,
    DifferentiatedPlanning,
    AllocatedTa,
    TargetedPlanning,
    PlanTargets,
    PlanIndividualProvisionMap,
    AnnualReview,
}

impl Action {
    /// Every action, stage by stage, in the order of the table.
    pub fn all() -> impl Iterator<Item = Action> {
        Stage::ALL.into_iter().flat_map(|stage| actions_of(stage).iter().copied())
    }

    /// The stage whose row names it.
    pub fn stage(self) -> Stage {
        let of = |stage: &Stage| actions_of(*stage).contains(&self);
        Stage::ALL.into_iter().find(of).unwrap_or(Stage::One)
    }

    /// Help of which the parents get a letter (school process, whole-school rules).
    pub fn is_intervention(self) -> bool {
        matches!(
            self,
            Action::EarlyIntervention
                | Action::TargetedIntervention
                | Action::TargetsAndIntervention
                | Action::SupportInterventions
                | Action::AgencyActions
        )
    }

    /// The review of targets with the parents: row 3's termly meeting and row 4's review are one.
    pub fn is_target_review(self) -> bool {
        matches!(self, Action::SupportParentMeetings | Action::ReviewOfTargets)
    }

    /// The word in addresses, field names and the database. Retired, never reused.
    pub fn id(self) -> &'static str {
        self.id_and_name().0
    }

    pub fn from_id(id: &str) -> Option<Action> {
        Action::all().find(|action| action.id() == id)
    }

    /// The name in the school's process, before any change of the school's. Pages show
    /// [`Process::action_name`](super::Process::action_name).
    pub fn default_name(self) -> &'static str {
        self.id_and_name().1
    }

    fn id_and_name(self) -> (&'static str, &'static str) {
        use Action as A;
        match self {
            A::EarlyIntervention => ("early_intervention", "Early intervention"),
            A::ProgressMeetingHighlights => ("progress_meeting_highlights", "Progress meeting highlights"),
            A::ProvisionMapping => ("provision_mapping", "Provision mapping"),
            A::TargetedIntervention => ("targeted_intervention", "Targeted intervention"),
            A::InClassTargets => ("in_class_targets", "In-class targets / next steps"),
            A::InitialConcernTemplate => {
                ("initial_concern_template", "Initial concern template completed in a meeting with parents")
            }
            A::TargetsAndIntervention => {
                ("targets_and_intervention", "Targets and intervention put in place")
            }
            A::Differentiation => ("differentiation", "Differentiation linked to targets and next steps"),
            A::InitialConcernProgressMeetings => {
                ("initial_concern_progress_meetings", "Review in progress meetings")
            }
            A::InitialConcernPupilVoice => ("initial_concern_pupil_voice", "Pupil voice completed"),
            A::InitialConcernReviews => {
                ("initial_concern_reviews", "Review 6-weekly in school and after a term with parents")
            }
            A::SupportProgressMeeting => ("support_progress_meeting", "Progress meeting"),
            A::SupportProvisionMap => ("support_provision_map", "Provision map"),
            A::SupportPlanning => ("support_planning", "Planning"),
            A::SupportInterventions => ("support_interventions", "Interventions"),
            A::SupportTargets => ("support_targets", "SEN targets"),
            A::SupportIndividualProvisionMap => {
                ("support_individual_provision_map", "Individual provision map")
            }
            A::SupportParentMeetings => ("support_parent_meetings", "Meeting with parents, termly"),
            A::SupportPupilVoice => ("support_pupil_voice", "Pupil voice"),
            A::SupportReviews => ("support_reviews", "Review in progress meetings, half-termly"),
            A::AgenciesParentVoice => ("agencies_parent_voice", "Parent voice"),
            A::AgenciesPupilVoice => ("agencies_pupil_voice", "Pupil voice"),
            A::ReviewOfTargets => ("review_of_targets", "Review of targets"),
            A::AgencyAssessments => ("agency_assessments", "Assessments / observations from agencies"),
            A::AgencyActions => {
                ("agency_actions", "Actions addressed, and targeted intervention in addition to stage 3")
            }
            A::EvidenceCollated => ("evidence_collated", "Evidence collated"),
            A::ApplicationCompleted => ("application_completed", "Application completed"),
            A::PanelMeeting => ("panel_meeting", "Panel meeting"),
            A::TeacherFollowsTargets => ("teacher_follows_targets", "Teacher follows targets"),
            A::DifferentiatedPlanning => ("differentiated_planning", "Planning, differentiated"),
            A::AllocatedTa => ("allocated_ta", "At times, depending on need, an allocated TA"),
            A::TargetedPlanning => ("targeted_planning", "Targeted planning"),
            A::PlanTargets => ("plan_targets", "SEN targets"),
            A::PlanIndividualProvisionMap => ("plan_individual_provision_map", "Individual provision map"),
            A::AnnualReview => ("annual_review", "Annual review meeting for all involved, sent to the LA"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_is_of_one_stage_and_has_an_id_of_its_own() {
        let mut all: Vec<Action> = Action::all().collect();
        assert_eq!(all.len(), 35);
        assert!(all.iter().all(|action| Action::from_id(action.id()) == Some(*action)));
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 35);
    }

    #[test]
    fn an_id_is_the_name_in_small_letters_as_the_database_derives_it() {
        for action in Action::all() {
            let mut derived = String::new();
            for letter in format!("{action:?}").chars() {
                if letter.is_uppercase() && !derived.is_empty() {
                    derived.push('_');
                }
                derived.extend(letter.to_lowercase());
            }
            assert_eq!(derived, action.id());
        }
    }
}
