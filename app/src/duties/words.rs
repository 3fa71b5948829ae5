//! A duty in words: for a list, a reminder or a calendar feed.

use std::borrow::Cow;
use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::duty::{Duty, DutyKind, ForWhom, Rule, Source, State, When};
use crate::kit::{Day, long_date};
use crate::pathway::{Action, Process, Stage, WholeSchoolRule};

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
            // By the law it is late all the same; only this school is not to blame.
            _ if self.source() == Source::Law || self.for_whom == ForWhom::LocalAuthority => {
                format!("Passed on {}, before the child was placed here.", long_date(by))
            }
            _ => format!("Fell due on {}, before the child was placed here. It is not late.", long_date(by)),
        }
    }

    /// “Best by Friday 29 January 2027, the last school day before it.” None where the last day allowed is a school day, and
    /// of what is done or late.
    pub fn best_words(&self, today: Day) -> Option<String> {
        let best = self.best_by().filter(|_| self.state == State::Due && !self.is_of_before(today))?;
        Some(match best.cmp(&today) {
            Ordering::Greater => format!("Best by {}, the last school day before it.", long_date(best)),
            Ordering::Equal => "Best done today, the last school day before it.".to_owned(),
            Ordering::Less => format!("The last school day before it was {}.", long_date(best)),
        })
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
            DutyKind::LookAgain(Stage::Two) => Cow::Owned(format!(
                "Look again at stage 2, {}, with the parents, and decide what happens next",
                process.stage(Stage::Two).name
            )),
            DutyKind::LookAgain(stage) => Cow::Owned(format!(
                "Look again at stage {}, {}, and decide what happens next",
                stage.number(),
                process.stage(stage).name
            )),
            DutyKind::Confirm(_) => Cow::Borrowed("Decide about the move that was put forward"),
            DutyKind::ProgressMeeting(_) => Cow::Borrowed("Review in the half-termly progress meeting"),
            DutyKind::SixWeekly => Cow::Borrowed("Review stage 2 in school, after six weeks"),
            DutyKind::TargetReview(month) => Cow::Owned(format!(
                "{} review of targets and the individual provision map, with the parents",
                month.name()
            )),
            DutyKind::Transition => Cow::Borrowed("Transition and target meeting, with the parents"),
            DutyKind::Copies => {
                Cow::Borrowed("Give copies to the SEN TA, the parents and the class inclusion file")
            }
            DutyKind::InterventionLetter { action, .. } => {
                Cow::Owned(format!("Send the letter to the parents about “{}”", process.action_name(action)))
            }
            DutyKind::Act(action) => process.action_name(action),
            DutyKind::TellOfCode => Cow::Borrowed("Tell the parents that special provision has begun"),
            DutyKind::Step(step) => step.words(),
            DutyKind::Promise(_) => Cow::Borrowed("Do what was agreed at the progress meeting"),
            DutyKind::TellFamily => Cow::Borrowed("Tell the family about the concern"),
            DutyKind::SendFile => {
                Cow::Borrowed("Send the file (with the SEN records, if there are any) to the new school")
            }
        }
    }

    /// What makes it done.
    pub fn discharged_by(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            DutyKind::LookAgain(_) => "Done when the decision is recorded.",
            DutyKind::Confirm(_) => "Done when it is decided, or put aside with a reason.",
            DutyKind::ProgressMeeting(_) => "Done when a line about the child is written at the meeting.",
            DutyKind::SixWeekly => {
                "Done when the review is recorded, or a line is written at a progress meeting."
            }
            DutyKind::TargetReview(_) | DutyKind::Transition => "Done when the review is recorded.",
            DutyKind::Copies => "Done when all three copies are recorded.",
            DutyKind::Act(_) => "Done when it is recorded for the child.",
            DutyKind::Step(step) => return step.discharged_by(),
            DutyKind::TellOfCode | DutyKind::TellFamily => {
                "Done when the day on which they were told is recorded."
            }
            DutyKind::Promise(_) => "Done when it is ticked as done.",
            DutyKind::InterventionLetter { .. } | DutyKind::SendFile => {
                "Done when the day on which it was sent is recorded."
            }
        })
    }
}

/// Said where a rule names no day of its own.
const NO_DAY: &str = "No day is named, so it is five school days.";

impl Rule {
    /// The row of the school's process in which the rule stands, if in one.
    pub fn stage(self) -> Option<Stage> {
        match self {
            Rule::Timeframe(stage) | Rule::Involved(stage) => Some(stage),
            Rule::Action(action) => Some(action.stage()),
            Rule::WholeSchool(_)
            | Rule::Agreed
            | Rule::SpecialProvision
            | Rule::Law(_)
            | Rule::PupilInformation
            | Rule::TellFamily => None,
        }
    }

    /// The rule in a sentence, with the school's own names and times.
    pub fn words(self, process: &Process) -> String {
        match self {
            Rule::Timeframe(Stage::Five) => {
                format!("Stage 5 takes {} (or longer).", process.stage(Stage::Five).timeframe.exact_words())
            }
            Rule::Timeframe(stage) => format!(
                "Stage {} is looked at again after {}.",
                stage.number(),
                process.stage(stage).timeframe.exact_words()
            ),
            Rule::Action(action) => of_action(action, process),
            Rule::Involved(_) => {
                format!(
                    "The SENCo decides about what is put forward, and about every move to stage 3 or beyond. {NO_DAY}"
                )
            }
            Rule::WholeSchool(rule @ WholeSchoolRule::InterventionLetter) => {
                format!("{} {NO_DAY}", rule.words(process))
            }
            Rule::WholeSchool(rule) => rule.words(process),
            Rule::Law(step) => match step.law() {
                Some(law) => format!("{} {law}.", step.why()),
                None => step.why().to_owned(),
            },
            Rule::Agreed => "This was agreed at a progress meeting, and for this day.".to_owned(),
            Rule::SpecialProvision => format!(
                "Parents are told when special educational provision begins (Children and Families Act 2014, section 68). {NO_DAY}"
            ),
            Rule::PupilInformation => {
                "The file of every child who leaves follows within 15 school days (Education (Pupil Information) (England) Regulations 2005, regulation 9).".to_owned()
            }
            Rule::TellFamily => {
                "It is kinder if a family hears of a concern from you before they read of it.".to_owned()
            }
        }
    }
}

fn of_action(action: Action, process: &Process) -> String {
    let name = process.action_name(action);
    let stage = action.stage();
    let part = format!("“{name}” is part of stage {}", stage.number());
    match (action, stage) {
        (Action::InitialConcernReviews, _) => {
            format!(
                "{part}: six school weeks after the last one, or at a progress meeting within a week of that."
            )
        }
        (Action::InitialConcernProgressMeetings | Action::SupportReviews, _) => {
            format!("{part}: in the last week but one of the half term.")
        }
        (_, Stage::One | Stage::Two) => format!("{part}, to be done by the time it is looked at again."),
        (_, Stage::Three) => {
            format!(
                "{part}, to be done by the time it is looked at again or, at stage 4, by the first review."
            )
        }
        (_, Stage::Four | Stage::Six) => format!("{part}, to be done by the first review."),
        (_, Stage::Five) => format!("{part}, to be with the local authority before its sixth week ends."),
    }
}

impl ForWhom {
    /// The words for a role. A person has a name, which is the page's to find.
    pub fn label(self) -> Option<&'static str> {
        match self {
            ForWhom::Role(role) => Some(role.label()),
            ForWhom::TeacherWithTa => Some("Class teacher, supported by the SEN TA"),
            ForWhom::Person(_) => None,
            ForWhom::LocalAuthority => Some("Local authority"),
            ForWhom::Parents => Some("Parents"),
            ForWhom::OtherSchool => Some("The other school"),
        }
    }
}
