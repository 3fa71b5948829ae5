//! The rules that hold for the whole school, beside the stages.

use chrono::Month;
use serde::{Deserialize, Serialize};

use super::{involved::Who, process::Process};

/// Before any change of the school's.
pub(super) const REVIEW_MONTHS: [Month; 3] = [Month::October, Month::February, Month::July];
/// “A transition and target meeting is held every July.”
pub const TRANSITION_MONTH: Month = Month::July;
/// Targets and individual provision maps are reviewed by these (the Code of Practice, 6.65, has parents met
/// at least three times a year).
pub const REVIEWED_BY: [Who; 2] = [Who::ClassTeacher, Who::Parents];

/// The whole-school rules of the school's process, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WholeSchoolRule {
    /// Targets and individual provision maps are reviewed three times a year, and copies go out.
    TargetReviews,
    TransitionMeeting,
    InterventionLetter,
}

impl WholeSchoolRule {
    pub const ALL: [WholeSchoolRule; 3] = [
        WholeSchoolRule::TargetReviews,
        WholeSchoolRule::TransitionMeeting,
        WholeSchoolRule::InterventionLetter,
    ];

    /// Where a link to the rule leads.
    pub fn id(self) -> &'static str {
        match self {
            WholeSchoolRule::TargetReviews => "target_reviews",
            WholeSchoolRule::TransitionMeeting => "transition_meeting",
            WholeSchoolRule::InterventionLetter => "intervention_letter",
        }
    }

    /// The rule in the school's words, with the months that are in force.
    pub fn words(self, process: &Process) -> String {
        match self {
            WholeSchoolRule::TargetReviews => format!(
                "All SEN targets and individual provision maps are reviewed in {}, by the class teacher and parents. Copies go to the SEN TA, the parents and the class inclusion file.",
                listed(process.review_months())
            ),
            WholeSchoolRule::TransitionMeeting => {
                format!("A transition and target meeting is held every {}.", TRANSITION_MONTH.name())
            }
            WholeSchoolRule::InterventionLetter => {
                "An intervention letter goes to all parents of children receiving any intervention."
                    .to_owned()
            }
        }
    }
}

fn listed(months: &[Month]) -> String {
    let names: Vec<&str> = months.iter().map(Month::name).collect();
    match names.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Where a copy of the reviewed targets and the individual provision map goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(rename_all = "snake_case"))]
pub enum CopyTo {
    SenTa,
    Parents,
    ClassInclusionFile,
}

impl CopyTo {
    pub const ALL: [CopyTo; 3] = [CopyTo::SenTa, CopyTo::Parents, CopyTo::ClassInclusionFile];

    pub fn label(self) -> &'static str {
        match self {
            CopyTo::SenTa => "SEN TA",
            CopyTo::Parents => "Parents",
            CopyTo::ClassInclusionFile => "Class inclusion file",
        }
    }
}
