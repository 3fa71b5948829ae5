//! Requests for an assessment from the first day to the last, with the words that the SENCo adds.

use app::ehc::Event as E;

/// Days after the request, what happens, and what the SENCo adds: “…” is the child, “{help}” the help.
pub(super) type Line = (u64, E, &'static str);

/// From the request to the final plan, as the law has it. Source: SEND Regulations 2014, regulations 5 to 13.
pub(super) const AS_THE_LAW_HAS_IT: [Line; 9] = [
    (0, E::Requested, "The provision maps with {help} and the figures of every term went with it."),
    (40, E::AgreedToAssess, "The letter came to …’s family, with a copy to school."),
    (41, E::AdviceAsked, "About …, by the local authority’s portal."),
    (79, E::AdviceSent, "Five pages: what {help} is, how often, and what came of it."),
    (118, E::DraftPlan, "Read with …’s family at school, page by page."),
    (120, E::SchoolConsulted, ""),
    (131, E::CommentsSent, "The family asked for the hours of {help} in figures."),
    (133, E::ConsultationAnswered, "Yes, with what we need to go on with {help}."),
    (139, E::FinalPlan, "It names this school, and {help} is in section F."),
];

/// The local authority needs a month more.
pub(super) const SLOWLY: [Line; 9] = [
    (0, E::Requested, "With the work of two terms and the advisory teacher’s report."),
    (42, E::AgreedToAssess, "On the last day of the six weeks."),
    (44, E::AdviceAsked, "By letter and by the portal."),
    (83, E::AdviceSent, "Sent before the holiday, so that nobody waits for school."),
    (146, E::DraftPlan, "Four weeks late. The family was told each week that it was on its way."),
    (148, E::SchoolConsulted, ""),
    (158, E::CommentsSent, "The parents wrote two pages; the music room is in it."),
    (160, E::ConsultationAnswered, "Yes. We said what it takes."),
    (170, E::FinalPlan, "It names this school, with an adult at all times."),
];

pub(super) const REFUSED: [Line; 3] = [
    (0, E::Requested, "The report on sight and a term of tablet logs went with it."),
    (
        40,
        E::RefusedToAssess,
        "“Needs can be met from what the school has.” The family has our copy of everything.",
    ),
    (49, E::MediationAsked, "The parents have asked for a meeting with the local authority."),
];

pub(super) const WITHDRAWN: [Line; 2] = [
    (0, E::Requested, "The parents wrote by themselves after a hard week."),
    (15, E::Withdrawn, "After a long talk: they would like to see first what the school’s own help does."),
];

pub(super) const DISPUTED: [Line; 16] = [
    (0, E::Requested, "With the family’s own diary of a year."),
    (40, E::AgreedToAssess, ""),
    (41, E::AdviceAsked, "Asked of school, psychologist and mental health team on one day."),
    (79, E::AdviceSent, "With the log of every hour outside lessons."),
    (
        110,
        E::RefusedToIssue,
        "The letter says that progress in a small setting shows that no plan is needed.",
    ),
    (120, E::MediationAsked, "The parents’ own wish. School sent what it was asked for."),
    (143, E::MediationMeeting, "No agreement was reached; everybody was civil."),
    (145, E::MediationCertificate, ""),
    (158, E::Appealed, "The appeal is the parents’. School is a witness."),
    (300, E::Hearing, "Half a day by video. The SENCo was heard."),
    (312, E::Ordered, "The order came twelve days after the hearing."),
    (345, E::DraftPlan, "Within the five weeks of the order."),
    (347, E::SchoolConsulted, ""),
    (356, E::CommentsSent, "A short answer: the family is content."),
    (360, E::ConsultationAnswered, "Yes, and we asked who leads when the adult is away."),
    (385, E::FinalPlan, "One adult at all times, and three chosen places, are in section F."),
];
