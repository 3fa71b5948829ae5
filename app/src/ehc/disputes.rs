//! Where parents disagree with a decision: mediation, the appeal, and what came of it. All of it is theirs to begin;
//! the school only puts it on record.

#[cfg(test)]
mod tests;

use chrono::Days;

use super::appeal::last_day_to_appeal;
use super::basis::Basis;
use super::choices::{Order, PlanDecision};
use super::event::Event;
use super::spell::{EventId, Happened, Place, Spell, running, with_plan};
use crate::kit::{Day, long_date};
use crate::pathway::{Outcome, PlanEnd, Stage};

/// A decision that parents may take to the Tribunal (Children and Families Act 2014, section 51(2)).
pub(super) struct Disputed<'a> {
    pub spell: &'a Spell,
    /// The day of the decision.
    pub decided_on: Day,
    /// What happens about the decision stands after this.
    pub place: Place,
}

/// The latest decision that can be disputed: about the plan, for a child who has one; else a refusal or, of a child who has
/// left stage 6, the decision to end the plan: the parents' right does not end with the stage. What was ordered or agreed
/// about a refusal is the end of it, and so is a plan that was made since.
pub(super) fn disputed(spells: &[Spell]) -> Option<Disputed<'_>> {
    if let Some(six) = with_plan(spells) {
        let place = last_decision_about(six);
        return Some(Disputed { spell: six, decided_on: place.0, place });
    }
    let latest = spells
        .iter()
        .filter(|spell| spell.stage == Stage::Six || spell.refused().is_some() || spell.ordered().is_some())
        .max_by_key(|spell| (spell.opened_on, spell.entry))?;
    if let Some(ceased) = latest.ceased() {
        return Some(Disputed { spell: latest, decided_on: ceased.on, place: ceased.place() });
    }
    let (decided_on, _) = latest.refused()?;
    let refusal = latest.last(Event::RefusedToAssess).or_else(|| latest.last(Event::RefusedToIssue));
    let place = refusal.map_or((decided_on, EventId(0)), Happened::place);
    Some(Disputed { spell: latest, decided_on, place })
}

/// The final plan, an amended one, or a decision after a review not to amend it. A decision to amend it is no end: the
/// amended plan follows, and is disputed if it comes to that.
fn last_decision_about(six: &Spell) -> Place {
    let decides = |what, decision| match what {
        Event::AmendedPlan => true,
        Event::ReviewDecision => decision != Some(PlanDecision::Amend),
        _ => false,
    };
    let decisions = six.events.iter().filter(|event| decides(event.what, event.decision));
    decisions.map(Happened::place).max().unwrap_or((six.opened_on, EventId(0)))
}

/// An appeal about which nothing was decided yet. It goes on whatever is decided about the plan meanwhile.
pub(super) fn open_appeal(spell: &Spell) -> Option<&Happened> {
    spell.unanswered(Event::Appealed, &[Event::Ordered])
}

/// Whether the child's plan is to end, and from when on it need not be maintained. After a decision to end it, it is
/// maintained until parents can appeal no longer or their appeal is finally determined (Children and Families Act
/// 2014, section 45(4)): nothing that they say shortens that. Mediation that was asked for goes on until its certificate,
/// which gives a month more.
pub fn plan_end(spells: &[Spell]) -> PlanEnd {
    with_plan(spells).map_or(PlanEnd::GoesOn, Spell::plan_end)
}

impl Spell {
    /// The decision to end the plan, where nothing else was decided about it since.
    fn ceased(&self) -> Option<&Happened> {
        let said = self.events.iter().filter(|event| event.ceases_the_plan().is_some());
        said.max_by_key(|event| event.place()).filter(|last| last.ceases_the_plan() == Some(true))
    }

    /// The same of a stage 6 that has ended, too: it may turn out that the child left it by mistake.
    pub(super) fn plan_end(&self) -> PlanEnd {
        let Some(ceased) = self.ceased() else { return PlanEnd::GoesOn };
        let (decided_on, place) = (ceased.on, ceased.place());
        let since = |what| self.last_after(place, what);
        if open_appeal(self).is_some()
            || since(Event::MediationAsked).is_some_and(|asked| is_mediated(self, asked))
        {
            return PlanEnd::Disputed { decided_on };
        }
        let determined =
            since(Event::Appealed).and_then(|appeal| self.last_after(appeal.place(), Event::Ordered));
        let certificate = since(Event::MediationCertificate).map(|certificate| certificate.on);
        // What is determined is over at once. A day on which parents may still appeal is a day too early.
        let day = determined
            .map_or_else(|| last_day_to_appeal(decided_on, certificate) + Days::new(1), |ordered| ordered.on);
        PlanEnd::From { decided_on, day }
    }
}

/// Mediation that was asked for and is not over: neither has a certificate come, nor was anything ordered or agreed.
pub(super) fn is_mediated(spell: &Spell, asked: &Happened) -> bool {
    let over = [Event::MediationCertificate, Event::Ordered];
    over.into_iter().all(|end| spell.last_after(asked.place(), end).is_none())
}

/// What something that parents do, or that comes of it, would follow.
pub(super) fn basis(what: Event, spells: &[Spell]) -> Result<Basis<'_>, String> {
    let Some(Disputed { spell, decided_on, place }) = disputed(spells) else {
        return Err(
            "Mediation and appeals are about a refusal or a plan. Record first that the local authority refused, or that the final plan came"
                .to_owned(),
        );
    };
    let decision = Basis { spell: Some(spell), not_before: decided_on, because: "The decision was made" };
    let once = |asked: Option<&Happened>, before: Event| match asked {
        Some(asked) => {
            Err(format!("Record first what became of it: {} on {}", before.clause(), long_date(asked.on)))
        }
        None => Ok(()),
    };
    match what {
        Event::MediationAsked => {
            let answers = [Event::MediationMeeting, Event::MediationCertificate];
            once(spell.unanswered(what, &answers), what)?;
            Ok(decision)
        }
        Event::MediationMeeting => Basis::answering(spell, Event::MediationAsked, what),
        Event::Appealed => {
            once(open_appeal(spell), what)?;
            not_since(spell, place, what)?;
            Ok(decision)
        }
        Event::Hearing => match open_appeal(spell) {
            Some(appeal) => Ok(Basis::after(spell, appeal)),
            None => Err(Basis::missing(Event::Appealed)),
        },
        Event::Ordered => ended(spell),
        _ => {
            not_since(spell, place, what)?;
            Ok(decision)
        }
    }
}

fn not_since(spell: &Spell, place: Place, what: Event) -> Result<(), String> {
    match spell.last_after(place, what) {
        Some(before) => Err(Basis::already(before)),
        None => Ok(()),
    }
}

/// An order follows an appeal. An agreement in its place may follow a mediation meeting without one (SEND Regulations
/// 2014, regulation 42).
fn ended(spell: &Spell) -> Result<Basis<'_>, String> {
    let met = spell.unanswered(Event::MediationMeeting, &[Event::Ordered]);
    match open_appeal(spell).into_iter().chain(met).min_by_key(|event| event.place()) {
        Some(first) => Ok(Basis::after(spell, first)),
        None => Err(
            "Record first that the parents appealed to the Tribunal, or that the mediation meeting was held"
                .to_owned(),
        ),
    }
}

/// Why this cannot have been ordered or agreed, if so (SEND Regulations 2014, regulation 43).
pub(super) fn against_order(order: Order, spell: &Spell, spells: &[Spell]) -> Option<String> {
    let refused = spell.refused().map(|(_, outcome)| outcome);
    if order == Order::Dismissed {
        return open_appeal(spell).is_none().then(|| {
            "The parents have not appealed, so no appeal was dismissed. Choose what was agreed".to_owned()
        });
    }
    let sentence = match (order.begins_an_assessment(), refused) {
        (false, None) => return None,
        (true, None) => "The child has a plan. Choose what was ordered or agreed about the plan",
        (false, Some(_)) => "The child has no plan yet. Choose “To assess” or “To issue a plan”",
        (true, Some(Outcome::NotAssessed)) if order == Order::IssuePlan => {
            "After a refusal to assess, an assessment comes first. Choose “To assess”"
        }
        (true, Some(_)) => {
            let running = running(spells)?;
            return Some(format!(
                "Another assessment has been under way since {}. Record first how that one ended",
                long_date(running.opened_on)
            ));
        }
    };
    Some(sentence.to_owned())
}
