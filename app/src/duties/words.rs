//! A duty in words: for a list, a reminder or a calendar feed.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::rules::{Duty, DutyKind, ForWhom, Rule, State, When};
use crate::kit::{Day, long_date};
use crate::pathway::{Process, Stage};

/// One line of a list: a duty with its words. The child's name and the person's are the page's to add.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutyLine {
    pub duty: Duty,
    /// What is to be done.
    pub what: Cow<'static, str>,
    /// “6 days late.”
    pub when: String,
    /// “Stage 1 is looked at again after 6 school weeks.”
    pub why: String,
    pub discharged_by: Cow<'static, str>,
}

impl Duty {
    pub fn line(&self, process: &Process, today: Day) -> DutyLine {
        DutyLine {
            duty: *self,
            what: self.kind.what(process),
            when: self.when_words(today),
            why: self.rule().words(process),
            discharged_by: self.kind.discharged_by(),
        }
    }

    /// When it is due, or how late it is, in a sentence.
    pub fn when_words(&self, today: Day) -> String {
        let by = match self.when {
            _ if self.state == State::Done => return "Done.".to_owned(),
            When::Unknown(missing) => return missing.to_string(),
            When::By(due) => due.by,
        };
        match ((by - today).num_days(), self.state) {
            (0, _) => "Due today.".to_owned(),
            (1, _) => "Due tomorrow.".to_owned(),
            (2.., _) => format!("Due by {}.", long_date(by)),
            (-1, State::Overdue) => "1 day late.".to_owned(),
            (past, State::Overdue) => format!("{} days late.", -past),
            _ => format!("Fell due on {}, before the child was placed here. It is not late.", long_date(by)),
        }
    }
}

impl DutyLine {
    /// “6 days late. Stage 1 is looked at again after 6 school weeks.”
    pub fn state_words(&self) -> String {
        format!("{} {}", self.when, self.why)
    }
}

impl DutyKind {
    pub fn what(self, process: &Process) -> Cow<'static, str> {
        match self {
            DutyKind::LookAgain(stage) => Cow::Owned(format!(
                "Look again at stage {}, {}, and decide what happens next",
                stage.number(),
                process.stage(stage).name
            )),
            DutyKind::Act(action) => process.action_name(action),
            DutyKind::TellFamily => Cow::Borrowed("Tell the family about the concern"),
        }
    }

    /// What makes it done.
    pub fn discharged_by(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            DutyKind::LookAgain(_) => "Done when the decision is recorded.",
            DutyKind::Act(_) => "Done when it is recorded for the child.",
            DutyKind::TellFamily => "Done when the day on which the family was told is recorded.",
        })
    }
}

impl Rule {
    /// Where the rule stands in the school's process, if it does.
    pub fn stage(self, process: &Process) -> Option<Stage> {
        match self {
            Rule::Timeframe(stage) => Some(stage),
            Rule::Action(action) => process.stage_with(action),
            Rule::TellFamily => None,
        }
    }

    /// The rule in a sentence, with the school's own names and times.
    pub fn words(self, process: &Process) -> String {
        match self {
            Rule::Timeframe(stage) => format!(
                "Stage {} is looked at again after {}.",
                stage.number(),
                process.stage(stage).timeframe.exact_words()
            ),
            Rule::Action(action) => match process.stage_with(action) {
                Some(stage) => format!(
                    "“{}” is part of stage {}, to be done by the time it is looked at again.",
                    process.action_name(action),
                    stage.number()
                ),
                None => process.action_name(action).into_owned(),
            },
            Rule::TellFamily => {
                "It is kinder if a family hears of a concern from you before they read of it.".to_owned()
            }
        }
    }
}

impl ForWhom {
    /// The words for a role. A person has a name, which is the page's to find.
    pub fn label(self) -> Option<&'static str> {
        match self {
            ForWhom::Role(role) => Some(role.label()),
            ForWhom::Person(_) => None,
        }
    }
}
