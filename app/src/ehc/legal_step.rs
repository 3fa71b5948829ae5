//! The dates of the law in an assessment and about a plan, and the one date of the school's own document: what is to be
//! done, by whom, in which time and because of which rule.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::choices::Order;
use super::event::Event;
use super::party::Party;
use crate::kit::{Day, long_date};

/// One thing that has a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LegalStep {
    DecideToAssess,
    SendAdvice,
    SayIfNoPlan,
    CommentOnDraft,
    AnswerConsultation,
    FinalPlan,
    /// Of a refusal or a plan that parents dispute.
    MediationMeeting,
    /// A right of the parents and nobody's duty.
    Appeal,
    /// On the Tribunal's own time: that it will assess, that it will not issue a plan, the draft.
    OrderedAssessment,
    OrderedNoPlan,
    OrderedDraft,
    /// What an order or an agreement ends with: the final, amended or corrected plan.
    CarryOutOrder(Order),
    AnnualReview {
        /// The law's own day, by which the local authority has decided.
        anniversary: Day,
    },
    /// The same, of a child who was placed here less than four weeks before the anniversary.
    AnnualReviewSoon {
        anniversary: Day,
    },
    ReviewReport,
    ReviewDecision,
    AmendedPlan,
    PhaseTransfer,
    /// The school's document, not the law.
    SchoolsExpectation,
}

impl LegalStep {
    pub fn for_whom(self) -> Party {
        use LegalStep as L;
        match self {
            L::SendAdvice
            | L::AnswerConsultation
            | L::AnnualReview { .. }
            | L::AnnualReviewSoon { .. }
            | L::ReviewReport => Party::Senco,
            L::CommentOnDraft | L::Appeal => Party::Parents,
            _ => Party::LocalAuthority,
        }
    }

    /// What is to be done.
    pub fn words(self) -> Cow<'static, str> {
        use LegalStep as L;
        Cow::Borrowed(match self {
            L::DecideToAssess => "The local authority decides whether to assess",
            L::SendAdvice => "Send the school’s advice to the local authority",
            L::SayIfNoPlan | L::OrderedNoPlan => "The local authority says so if it will not issue a plan",
            L::CommentOnDraft => "The parents may comment on the draft plan and ask for a school",
            L::AnswerConsultation => "Answer whether the school can be named in the plan",
            L::FinalPlan => "The local authority sends the final plan",
            L::MediationMeeting => "The local authority meets the parents for mediation",
            L::Appeal => "The parents may appeal to the Tribunal",
            L::OrderedAssessment => "The local authority says that it will assess, as was ordered or agreed",
            L::OrderedDraft => "The local authority sends the draft plan that was ordered or agreed",
            L::CarryOutOrder(Order::Assess) => {
                "The local authority sends the final plan, if the assessment that was ordered or agreed leads to one"
            }
            L::CarryOutOrder(Order::IssuePlan) => {
                "The local authority sends the final plan that was ordered or agreed"
            }
            L::CarryOutOrder(Order::SchoolOnly) => {
                "The local authority sends the plan with the school that was ordered or agreed"
            }
            L::CarryOutOrder(_) => "The local authority sends the plan, amended as was ordered or agreed",
            L::AnnualReview { anniversary } => {
                return Cow::Owned(format!(
                    "Hold the annual review meeting: four weeks before the anniversary on {}, by when the local authority has decided",
                    long_date(anniversary)
                ));
            }
            L::AnnualReviewSoon { anniversary } => {
                return Cow::Owned(format!(
                    "Hold the annual review meeting as soon as you can: the local authority is to have decided by the anniversary on {}",
                    long_date(anniversary)
                ));
            }
            L::ReviewReport => {
                "Send the report of the annual review to the local authority and everybody invited"
            }
            L::ReviewDecision => "The local authority decides to keep, amend or end the plan",
            L::AmendedPlan => "The local authority sends the amended plan",
            L::PhaseTransfer => "The local authority sends the plan that names the next school",
            L::SchoolsExpectation => "The school expects the plan to have come",
        })
    }

    /// How the day is counted, and what else the rule asks.
    pub fn why(self) -> &'static str {
        use LegalStep as L;
        match self {
            L::DecideToAssess => "6 weeks from the day on which it received the request.",
            L::SendAdvice => {
                "6 weeks from the day on which the school was asked. Holidays give the school no longer."
            }
            L::SayIfNoPlan => "16 weeks from the day on which it received the request.",
            L::CommentOnDraft => "At least 15 days, the day of the draft among them.",
            L::AnswerConsultation => "15 days from the day on which the school was asked.",
            L::FinalPlan => "20 weeks from the day on which it received the request.",
            L::MediationMeeting => "30 days from the day on which the parents asked for it.",
            L::Appeal => {
                "2 months from the decision, or 1 month from the mediation certificate if that is later; a day in August or at Christmas moves to the next working day after it."
            }
            L::OrderedNoPlan => "10 weeks from the order or the agreement.",
            L::CarryOutOrder(Order::Assess) => "14 weeks from the order or the agreement.",
            L::CarryOutOrder(Order::IssuePlan) => "11 weeks from the order or the agreement.",
            L::OrderedAssessment | L::CarryOutOrder(Order::SchoolOnly) => {
                "2 weeks from the order or the agreement."
            }
            L::OrderedDraft | L::CarryOutOrder(_) => "5 weeks from the order or the agreement.",
            L::AnnualReview { .. } | L::AnnualReviewSoon { .. } => {
                "12 months from the plan or the last decision about it. Invite everybody, and send round the advice, two weeks before the meeting."
            }
            L::ReviewReport => "2 weeks from the meeting.",
            L::ReviewDecision => "4 weeks from the meeting.",
            L::AmendedPlan => {
                "8 weeks from the decision to amend, and no later than 12 weeks from the meeting."
            }
            L::PhaseTransfer => "By 15 February of the year in which a child changes school.",
            L::SchoolsExpectation => {
                "The school’s own time for stage 5. The law’s is shorter, and reality is often longer."
            }
        }
    }

    /// Where the rule stands. None: in the school's document.
    pub fn law(self) -> Option<&'static str> {
        use LegalStep as L;
        Some(match self {
            L::DecideToAssess => "SEND Regulations 2014, regulation 5",
            L::SendAdvice => "SEND Regulations 2014, regulation 8",
            L::SayIfNoPlan => "SEND Regulations 2014, regulation 10",
            L::CommentOnDraft => "SEND Regulations 2014, regulation 13(1)",
            L::AnswerConsultation => "SEND Code of Practice 2015, paragraph 9.83",
            L::FinalPlan => "SEND Regulations 2014, regulation 13(2)",
            L::MediationMeeting => {
                "Children and Families Act 2014, sections 53 and 54; SEND Regulations 2014, regulations 32 to 42"
            }
            L::Appeal => {
                "Tribunal Procedure (First-tier Tribunal) (Health, Education and Social Care Chamber) Rules 2008, rules 12 and 20"
            }
            L::OrderedAssessment | L::OrderedNoPlan | L::OrderedDraft | L::CarryOutOrder(_) => {
                "SEND Regulations 2014, regulations 42, 44 and 45"
            }
            L::AnnualReview { .. } | L::AnnualReviewSoon { .. } => {
                "Children and Families Act 2014, section 44; SEND Regulations 2014, regulation 20"
            }
            L::ReviewReport | L::ReviewDecision => "SEND Regulations 2014, regulation 20",
            L::AmendedPlan => "SEND Regulations 2014, regulations 20 and 22",
            L::PhaseTransfer => "SEND Regulations 2014, regulation 18",
            L::SchoolsExpectation => return None,
        })
    }

    /// What makes it done.
    pub fn discharged_by(self) -> Cow<'static, str> {
        match self {
            LegalStep::DecideToAssess => Cow::Borrowed("Done when the decision is recorded."),
            LegalStep::SayIfNoPlan | LegalStep::OrderedNoPlan => {
                Cow::Borrowed("Over when a refusal or a draft plan is recorded.")
            }
            LegalStep::Appeal => {
                Cow::Borrowed("Over when an appeal is recorded, or when the day has passed.")
            }
            other => Cow::Owned(format!("Done when it is recorded that {}.", other.answered_by().clause())),
        }
    }

    /// What is put on record when it has happened.
    pub fn answered_by(self) -> Event {
        use LegalStep as L;
        match self {
            L::DecideToAssess | L::OrderedAssessment => Event::AgreedToAssess,
            L::SendAdvice => Event::AdviceSent,
            L::SayIfNoPlan | L::OrderedNoPlan => Event::RefusedToIssue,
            L::CommentOnDraft => Event::CommentsSent,
            L::AnswerConsultation => Event::ConsultationAnswered,
            L::OrderedDraft => Event::DraftPlan,
            L::FinalPlan | L::SchoolsExpectation | L::CarryOutOrder(Order::Assess | Order::IssuePlan) => {
                Event::FinalPlan
            }
            L::MediationMeeting => Event::MediationMeeting,
            L::Appeal => Event::Appealed,
            L::AnnualReview { .. } | L::AnnualReviewSoon { .. } => Event::ReviewMeeting,
            L::ReviewReport => Event::ReviewReport,
            L::ReviewDecision => Event::ReviewDecision,
            L::CarryOutOrder(_) | L::AmendedPlan | L::PhaseTransfer => Event::AmendedPlan,
        }
    }
}
