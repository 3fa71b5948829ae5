//! The school's process, as the school wrote it: one table, read by the rules, the pages and the help text.

#[cfg(test)]
mod tests;

use std::{borrow::Cow, collections::BTreeMap};

use chrono::Month;

use super::action::Action;
use super::involved::{
    AGENCIES, CLASS_TEACHER, EXTERNAL_AGENCIES, Involved, PARENTS, SEN_TA, SENCO, TEACHER_INITIATES,
};
use super::{stage::Stage, timeframe::Timeframe, whole_school::REVIEW_MONTHS};
use crate::calendar::Deadline;

/// The process in force: the school's document with the school's changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Process {
    stages: [StageRow; 6],
    /// Only the names that the school changed.
    pub(super) action_names: BTreeMap<Action, String>,
    pub(super) review_months: Vec<Month>,
}

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageRow {
    pub stage: Stage,
    pub name: Cow<'static, str>,
    /// When the stage begins.
    pub when: Cow<'static, str>,
    pub involved: &'static [Involved],
    pub actions: &'static [Action],
    pub timeframe: Timeframe,
    /// What the school adds to the timeframe, in brackets: “unless further concerns”.
    pub aside: Option<&'static str>,
    /// What goes on where the timeframe has no end.
    pub ongoing: &'static str,
    /// Where the law says something else than the school: pages show both.
    pub in_law: Option<InLaw>,
}

/// What the law says where the school's process says something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InLaw {
    pub words: &'static str,
    pub deadline: Deadline,
    pub source: &'static str,
}

impl StageRow {
    /// The cell “Timeframe”: “2 terms (unless further concerns)”.
    pub fn timeframe_words(&self) -> Cow<'static, str> {
        match (self.timeframe, self.aside) {
            (Timeframe::Ongoing, _) => Cow::Borrowed(self.ongoing),
            (timeframe, Some(aside)) => Cow::Owned(format!("{} ({aside})", timeframe.words())),
            (timeframe, None) => timeframe.words(),
        }
    }
}

impl Default for Process {
    fn default() -> Self {
        Process::the_schools()
    }
}

impl Process {
    /// As the school wrote it, with no change.
    pub fn the_schools() -> Self {
        let stages = Stage::ALL.map(row_of);
        Process { stages, action_names: BTreeMap::new(), review_months: REVIEW_MONTHS.to_vec() }
    }

    /// The six rows, in order.
    pub fn stages(&self) -> &[StageRow; 6] {
        &self.stages
    }

    pub fn stage(&self, stage: Stage) -> &StageRow {
        &self.stages[usize::from(stage.number() - 1)]
    }

    pub(super) fn stage_mut(&mut self, stage: Stage) -> &mut StageRow {
        &mut self.stages[usize::from(stage.number() - 1)]
    }

    /// The name that the school gives an action.
    pub fn action_name(&self, action: Action) -> Cow<'static, str> {
        match self.action_names.get(&action) {
            Some(name) => Cow::Owned(name.clone()),
            None => Cow::Borrowed(action.default_name()),
        }
    }

    /// The same by its stored name; one that a later version retired keeps that.
    pub fn name_of_stored(&self, id: &str) -> String {
        Action::from_id(id).map_or_else(|| id.to_owned(), |action| self.action_name(action).into_owned())
    }

    /// The months in which targets and individual provision maps are reviewed, in the order of a school year.
    pub fn review_months(&self) -> &[Month] {
        &self.review_months
    }

    /// Stage 2 begins when the time of stage 1 is over, so its words follow a change of that time.
    pub(super) fn say_when_stage_two_begins(&mut self) {
        let time = self.stage(Stage::One).timeframe.words();
        self.stage_mut(Stage::Two).when = Cow::Owned(format!(
            "After {time} of early intervention and targeted support there are still concerns about progress."
        ));
    }
}

/// The actions of a stage, in the order of the table.
pub(super) fn actions_of(stage: Stage) -> &'static [Action] {
    use Action as A;
    match stage {
        Stage::One => &[
            A::EarlyIntervention,
            A::ProgressMeetingHighlights,
            A::ProvisionMapping,
            A::TargetedIntervention,
            A::InClassTargets,
        ],
        Stage::Two => &[
            A::InitialConcernTemplate,
            A::TargetsAndIntervention,
            A::Differentiation,
            A::InitialConcernProgressMeetings,
            A::InitialConcernPupilVoice,
            A::InitialConcernReviews,
        ],
        Stage::Three => &[
            A::SupportProgressMeeting,
            A::SupportProvisionMap,
            A::SupportPlanning,
            A::SupportInterventions,
            A::SupportTargets,
            A::SupportIndividualProvisionMap,
            A::SupportParentMeetings,
            A::SupportPupilVoice,
            A::SupportReviews,
        ],
        Stage::Four => &[
            A::AgenciesParentVoice,
            A::AgenciesPupilVoice,
            A::ReviewOfTargets,
            A::AgencyAssessments,
            A::AgencyActions,
        ],
        Stage::Five => &[A::EvidenceCollated, A::ApplicationCompleted, A::PanelMeeting],
        Stage::Six => &[
            A::TeacherFollowsTargets,
            A::DifferentiatedPlanning,
            A::AllocatedTa,
            A::TargetedPlanning,
            A::PlanTargets,
            A::PlanIndividualProvisionMap,
            A::AnnualReview,
        ],
    }
}

/// SEND Regulations 2014, regulation 13(2). The school's 26 weeks were the limit for a statement before 2014.
const TWENTY_WEEKS: InLaw = InLaw {
    words: "The law gives the local authority 20 weeks from the day it receives the request to the final plan.",
    deadline: Deadline::CalendarWeeks(20),
    source: "SEND Regulations 2014, regulation 13(2)",
};

fn row_of(stage: Stage) -> StageRow {
    let row = |name, when, involved, timeframe| StageRow {
        stage,
        name: Cow::Borrowed(name),
        when: Cow::Borrowed(when),
        involved,
        actions: actions_of(stage),
        timeframe,
        aside: None,
        ongoing: "Ongoing",
        in_law: None,
    };
    match stage {
        Stage::One => row(
            "Cause of concern",
            "A pupil's progress is causing concern: little or none is being made.",
            &[CLASS_TEACHER],
            Timeframe::SchoolWeeks(6),
        ),
        Stage::Two => row(
            "Initial concern",
            "After 6 weeks of early intervention and targeted support there are still concerns about progress.",
            &[TEACHER_INITIATES, PARENTS],
            Timeframe::Terms(1),
        ),
        Stage::Three => StageRow {
            aside: Some("unless further concerns"),
            ..row(
                "SEN support",
                "No progress and still a concern: SEN targets are put in place to address gaps.",
                &[SENCO, SEN_TA, CLASS_TEACHER, PARENTS],
                Timeframe::Terms(2),
            )
        },
        Stage::Four => StageRow {
            ongoing: "Review termly at target meeting and half-termly in pupil progress meetings",
            ..row(
                "SEN support (with agencies)",
                "After no or little progress, and developing concerns from all, advice is sought from outside agencies relevant to the concerns.",
                &[CLASS_TEACHER, SENCO, SEN_TA, PARENTS, EXTERNAL_AGENCIES],
                Timeframe::Ongoing,
            )
        },
        Stage::Five => StageRow {
            aside: Some("or longer"),
            in_law: Some(TWENTY_WEEKS),
            ..row(
                "Statutory assessment: EHCP",
                "Progress is still not being made, and school and outside-agency support cannot meet the needs, so an EHCP can be applied for. It lets specific targets be set. School or parents can request it.",
                &[PARENTS, CLASS_TEACHER, SENCO, AGENCIES],
                Timeframe::CalendarWeeks(26),
            )
        },
        Stage::Six => StageRow {
            ongoing: "Ongoing target reviews and annual review",
            ..row(
                "EHCP is successful",
                "The local authority sees that an EHCP is necessary.",
                &[PARENTS, CLASS_TEACHER, SENCO, AGENCIES],
                Timeframe::Ongoing,
            )
        },
    }
}
