//! What can happen in an assessment and about a plan. Each has an id that is stored for ever and a title as a teacher
//! would say it.

use serde::{Deserialize, Serialize};

/// One kind of thing that happens between the school, the parents, the local authority and the Tribunal. Agreeing to
/// assess, refusing to assess, refusing to issue, draft and final plan are five different things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(rename_all = "snake_case"))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    // Stage 5.
    Requested,
    AgreedToAssess,
    RefusedToAssess,
    AdviceAsked,
    AdviceSent,
    DraftPlan,
    CommentsSent,
    SchoolConsulted,
    ConsultationAnswered,
    FinalPlan,
    RefusedToIssue,
    /// The local authority uses the exception for a school that is closed for four weeks (SEND Regulations 2014,
    /// regulations 5, 10 and 13). A fact on record: no date moves because of it.
    ClosureException,
    Withdrawn,
    // After a refusal, or about a plan. All of it is the parents' to begin.
    MediationAsked,
    MediationCertificate,
    MediationMeeting,
    Appealed,
    Hearing,
    /// The Tribunal's order or, with the same dates, what the local authority agreed to in its place (SEND Regulations
    /// 2014, regulations 42, 44 and 45).
    Ordered,
    // Stage 6.
    ReviewMeeting,
    ReviewReport,
    ReviewDecision,
    AmendedPlan,
}

impl Event {
    /// In the order in which they are offered: what is usual first.
    pub const ALL: [Event; 23] = [
        Event::Requested,
        Event::AgreedToAssess,
        Event::RefusedToAssess,
        Event::AdviceAsked,
        Event::AdviceSent,
        Event::DraftPlan,
        Event::CommentsSent,
        Event::SchoolConsulted,
        Event::ConsultationAnswered,
        Event::FinalPlan,
        Event::RefusedToIssue,
        Event::ClosureException,
        Event::Withdrawn,
        Event::ReviewMeeting,
        Event::ReviewReport,
        Event::ReviewDecision,
        Event::AmendedPlan,
        Event::MediationAsked,
        Event::MediationCertificate,
        Event::MediationMeeting,
        Event::Appealed,
        Event::Hearing,
        Event::Ordered,
    ];

    /// The word in addresses and the database. Retired, never reused.
    pub fn id(self) -> &'static str {
        self.id_and_title().0
    }

    pub fn from_id(id: &str) -> Option<Event> {
        Event::ALL.into_iter().find(|event| event.id() == id)
    }

    /// What happened, as a sentence without its stop.
    pub fn title(self) -> &'static str {
        self.id_and_title().1
    }

    /// The same within a sentence: “the local authority agreed to assess”.
    pub(super) fn clause(self) -> String {
        lowered(self.title())
    }

    fn id_and_title(self) -> (&'static str, &'static str) {
        use Event as E;
        match self {
            E::Requested => ("requested", "An assessment was asked for"),
            E::AgreedToAssess => ("agreed_to_assess", "The local authority agreed to assess"),
            E::RefusedToAssess => ("refused_to_assess", "The local authority refused to assess"),
            E::AdviceAsked => ("advice_asked", "The local authority asked the school for advice"),
            E::AdviceSent => ("advice_sent", "The school sent its advice"),
            E::DraftPlan => ("draft_plan", "The draft plan came"),
            E::CommentsSent => ("comments_sent", "The parents commented on the draft plan"),
            E::SchoolConsulted => {
                ("school_consulted", "The local authority asked whether this school can be named in the plan")
            }
            E::ConsultationAnswered => {
                ("consultation_answered", "The school answered whether it can be named in the plan")
            }
            E::FinalPlan => ("final_plan", "The final plan came"),
            E::RefusedToIssue => ("refused_to_issue", "The local authority refused to issue a plan"),
            E::ClosureException => {
                ("closure_exception", "The local authority takes longer because the school was closed")
            }
            E::Withdrawn => ("withdrawn", "The request was withdrawn"),
            E::MediationAsked => ("mediation_asked", "The parents asked for mediation"),
            E::MediationCertificate => ("mediation_certificate", "The mediation certificate came"),
            E::MediationMeeting => ("mediation_meeting", "The mediation meeting was held"),
            E::Appealed => ("appealed", "The parents appealed to the Tribunal"),
            E::Hearing => ("hearing", "The Tribunal heard the appeal"),
            E::Ordered => ("ordered", "The Tribunal decided, or an agreement was reached"),
            E::ReviewMeeting => ("review_meeting", "The annual review meeting was held"),
            E::ReviewReport => ("review_report", "The report of the annual review was sent"),
            E::ReviewDecision => ("review_decision", "The local authority decided after the annual review"),
            E::AmendedPlan => ("amended_plan", "The amended plan came"),
        }
    }
}

/// A label or a title within a sentence.
pub(super) fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(char::to_lowercase).into_iter().flatten().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIGRATION: &str = include_str!("../../../migrations/0010_assessment.sql");

    #[test]
    fn every_event_is_in_the_list_once_and_has_the_id_that_the_database_derives_and_allows() {
        for event in Event::ALL {
            let mut derived = String::new();
            for letter in format!("{event:?}").chars() {
                if letter.is_uppercase() && !derived.is_empty() {
                    derived.push('_');
                }
                derived.extend(letter.to_lowercase());
            }
            assert_eq!(derived, event.id());
            assert_eq!(Event::from_id(event.id()), Some(event));
            assert!(MIGRATION.contains(&format!("'{}'", event.id())), "{event:?}");
        }
        let mut all = Event::ALL.to_vec();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), Event::ALL.len());
    }

    #[test]
    fn a_title_can_stand_within_a_sentence() {
        assert_eq!(Event::AgreedToAssess.clause(), "the local authority agreed to assess");
        assert!(Event::ALL.iter().all(|event| event.title().starts_with(['A', 'T'])));
    }
}
