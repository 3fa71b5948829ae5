//! What is known of an event beside its day: who asked, what was ordered, what was decided.

use serde::{Deserialize, Serialize};

use crate::kit::Choices;

/// Who asked for an assessment. Either may, at any time and from any stage (Children and Families Act 2014, section 36).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(rename_all = "snake_case"))]
#[serde(rename_all = "snake_case")]
pub enum ByWhom {
    Parents,
    School,
}

impl Choices for ByWhom {
    const OPTIONS: &'static [(&'static str, &'static str)] =
        &[("parents", "Parents or carers"), ("school", "The school")];

    fn from_id(id: &str) -> Option<Self> {
        match id {
            "parents" => Some(ByWhom::Parents),
            "school" => Some(ByWhom::School),
            _ => None,
        }
    }
}

/// What the Tribunal ordered, or the local authority agreed to. Each has its own time in regulation 44.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(rename_all = "snake_case"))]
#[serde(rename_all = "snake_case")]
pub enum Order {
    Assess,
    IssuePlan,
    AmendPlan,
    SchoolOnly,
    /// The plan that the local authority would have ended goes on, at once.
    KeepPlan,
    /// Nothing changes. A withdrawn appeal too.
    Dismissed,
}

impl Order {
    /// A new stage 5 begins with it, and the Tribunal's own time.
    pub(super) fn begins_an_assessment(self) -> bool {
        matches!(self, Order::Assess | Order::IssuePlan)
    }
}

impl Choices for Order {
    const OPTIONS: &'static [(&'static str, &'static str)] = &[
        ("assess", "To assess"),
        ("issue_plan", "To issue a plan"),
        ("amend_plan", "To amend the plan"),
        ("school_only", "To change only the school in the plan"),
        ("keep_plan", "To keep the plan going"),
        ("dismissed", "Nothing: the appeal was dismissed or withdrawn"),
    ];

    fn from_id(id: &str) -> Option<Self> {
        match id {
            "assess" => Some(Order::Assess),
            "issue_plan" => Some(Order::IssuePlan),
            "amend_plan" => Some(Order::AmendPlan),
            "school_only" => Some(Order::SchoolOnly),
            "keep_plan" => Some(Order::KeepPlan),
            "dismissed" => Some(Order::Dismissed),
            _ => None,
        }
    }
}

/// What the local authority decided after an annual review (SEND Regulations 2014, regulation 20).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(rename_all = "snake_case"))]
#[serde(rename_all = "snake_case")]
pub enum PlanDecision {
    Maintain,
    Amend,
    Cease,
}

impl Choices for PlanDecision {
    const OPTIONS: &'static [(&'static str, &'static str)] = &[
        ("maintain", "To keep the plan as it is"),
        ("amend", "To amend the plan"),
        ("cease", "To end the plan"),
    ];

    fn from_id(id: &str) -> Option<Self> {
        match id {
            "maintain" => Some(PlanDecision::Maintain),
            "amend" => Some(PlanDecision::Amend),
            "cease" => Some(PlanDecision::Cease),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIGRATION: &str = include_str!("../../../migrations/0010_assessment.sql");

    #[test]
    fn every_choice_is_read_back_and_allowed_by_the_database() {
        for (id, _) in Order::OPTIONS.iter().chain(PlanDecision::OPTIONS).chain(ByWhom::OPTIONS) {
            assert!(MIGRATION.contains(&format!("'{id}'")), "{id}");
        }
        assert!(Order::OPTIONS.iter().all(|(id, _)| Order::from_id(id).is_some()));
        assert!(PlanDecision::OPTIONS.iter().all(|(id, _)| PlanDecision::from_id(id).is_some()));
        assert!(ByWhom::OPTIONS.iter().all(|(id, _)| ByWhom::from_id(id).is_some()));
    }
}
