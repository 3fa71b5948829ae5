//! What an event would follow: without that it cannot have happened, and it is never before it.

use super::choices::Order;
use super::disputes;
use super::event::Event;
use super::spell::{Happened, Spell, running, with_plan};
use crate::kit::{Day, long_date};
use crate::pathway::{Stage, StageState};

/// What an event would follow.
pub(super) struct Basis<'a> {
    /// None: it begins a stage 5.
    pub spell: Option<&'a Spell>,
    pub not_before: Day,
    /// What was on that day, as the beginning of a sentence.
    pub because: &'static str,
}

/// What something would follow or, if that is not on record, why not and what would allow it.
pub(super) fn basis(what: Event, spells: &[Spell]) -> Result<Basis<'_>, String> {
    use Event as E;
    match what {
        E::Requested => asking(spells),
        E::ReviewMeeting | E::ReviewReport | E::ReviewDecision | E::AmendedPlan => match with_plan(spells) {
            Some(six) => about_the_plan(what, six),
            None => Err("The child has no plan. Record first that the final plan came".to_owned()),
        },
        E::MediationAsked
        | E::MediationCertificate
        | E::MediationMeeting
        | E::Appealed
        | E::Hearing
        | E::Ordered => disputes::basis(what, spells),
        _ => match (with_plan(spells), running(spells)) {
            (Some(_), _) => Err("The child has a plan: the assessment is over".to_owned()),
            (None, Some(five)) => assessing(what, five),
            (None, None) => Err(format!("No assessment is under way. {}", Basis::missing(Event::Requested))),
        },
    }
}

/// A parent or the school may ask at any time and from any stage (Children and Families Act 2014, section 36), for a
/// child who has no plan and about whom nobody has asked already.
fn asking(spells: &[Spell]) -> Result<Basis<'_>, String> {
    if with_plan(spells).is_some() {
        return Err(
            "The child has a plan. Ask for changes at an annual review, which may be held early".to_owned()
        );
    }
    if let Some(five) = running(spells) {
        let on = long_date(five.opened_on);
        return Err(format!(
            "An assessment has been under way since {on}. It ends with a refusal, with the final plan, or when it is withdrawn"
        ));
    }
    let ended = spells.iter().filter_map(|spell| match spell.state {
        StageState::Closed { on, .. } => Some(on),
        StageState::Open => None,
    });
    let not_before = ended.max().unwrap_or(Day::MIN);
    Ok(Basis { spell: None, not_before, because: "The last assessment or plan ended" })
}

fn assessing(what: Event, five: &Spell) -> Result<Basis<'_>, String> {
    use Event as E;
    if let Some(before) = asked_already(five, what) {
        return Err(Basis::already(before));
    }
    match what {
        E::AgreedToAssess if five.ordered() == Some(Order::IssuePlan) => {
            Err("A plan was ordered or agreed, so no assessment comes before it".to_owned())
        }
        E::AgreedToAssess | E::ClosureException => match five.last(what) {
            Some(before) => Err(Basis::already(before)),
            None => Ok(Basis::begun(five)),
        },
        E::RefusedToAssess => match five.last(E::AgreedToAssess) {
            _ if five.ordered().is_some() => Err(ordered_already()),
            Some(agreed) => Err(format!(
                "The local authority agreed to assess on {}. If it will not issue a plan, record that it refused to issue one",
                long_date(agreed.on)
            )),
            None => Ok(Basis::begun(five)),
        },
        E::RefusedToIssue if five.ordered() == Some(Order::IssuePlan) => Err(ordered_already()),
        E::AdviceAsked | E::DraftPlan | E::RefusedToIssue => match five.last(E::AgreedToAssess) {
            Some(agreed) => Ok(Basis::after(five, agreed)),
            None if five.ordered().is_some() => Ok(Basis::begun(five)),
            None => Err(Basis::missing(E::AgreedToAssess)),
        },
        E::AdviceSent => Basis::answering(five, E::AdviceAsked, what),
        E::CommentsSent => Basis::answering(five, E::DraftPlan, what),
        E::ConsultationAnswered => Basis::answering(five, E::SchoolConsulted, what),
        E::SchoolConsulted | E::FinalPlan => match five.last(E::DraftPlan) {
            Some(draft) => Ok(Basis::after(five, draft)),
            None => Err(Basis::missing(E::DraftPlan)),
        },
        // Withdrawn.
        _ => Ok(Basis::begun(five)),
    }
}

fn about_the_plan(what: Event, six: &Spell) -> Result<Basis<'_>, String> {
    match what {
        Event::ReviewReport | Event::ReviewDecision => Basis::answering(six, Event::ReviewMeeting, what),
        // A review may be held early, and another one before the local authority has decided: it is often late.
        Event::ReviewMeeting => Ok(match six.last(what) {
            Some(before) => Basis::after(six, before),
            None => Basis::begun(six),
        }),
        // A plan may be amended at any time (SEND Regulations 2014, regulation 28).
        _ => Ok(Basis::begun(six)),
    }
}

/// What was asked of the school and not answered yet is not asked again.
fn asked_already(five: &Spell, what: Event) -> Option<&Happened> {
    match what {
        Event::AdviceAsked => five.unanswered(what, &[Event::AdviceSent]),
        Event::SchoolConsulted => five.unanswered(what, &[Event::ConsultationAnswered]),
        _ => None,
    }
}

fn ordered_already() -> String {
    "This assessment was ordered or agreed, so the local authority cannot refuse it".to_owned()
}

impl<'a> Basis<'a> {
    fn begun(spell: &'a Spell) -> Self {
        let because = match (spell.stage, spell.ordered()) {
            (Stage::Six, _) => "The plan began",
            (_, Some(_)) => "It was ordered or agreed",
            _ => "The local authority received the request",
        };
        Basis { spell: Some(spell), not_before: spell.opened_on, because }
    }

    pub(super) fn after(spell: &'a Spell, before: &Happened) -> Self {
        Basis { spell: Some(spell), not_before: before.on, because: before.what.title() }
    }

    /// For the answer to something that was asked, sent or held, and not answered yet.
    pub(super) fn answering(spell: &'a Spell, asked: Event, answer: Event) -> Result<Self, String> {
        match (spell.unanswered(asked, &[answer]), spell.last(answer)) {
            (Some(asked), _) => Ok(Basis::after(spell, asked)),
            (None, Some(before)) => Err(Basis::already(before)),
            (None, None) => Err(Basis::missing(asked)),
        }
    }

    pub(super) fn missing(what: Event) -> String {
        format!("Record first that {}", what.clause())
    }

    pub(super) fn already(before: &Happened) -> String {
        format!("“{}” is on record for {}", before.title(), long_date(before.on))
    }
}
