//! One child's time in statutory assessment or with a plan, and what happened in it.

use serde::{Deserialize, Serialize};

use super::choices::{ByWhom, Order, PlanDecision};
use super::event::{Event, lowered};
use crate::kit::{Choices, Day, id};
use crate::pathway::{Outcome, Stage, StageEntryId, StageState};

id!(
    /// Something that happened in an assessment or about a plan.
    EventId
);

/// A stage 5 or a stage 6 of one child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spell {
    pub entry: StageEntryId,
    pub stage: Stage,
    /// Of stage 5, the day on which the local authority received the request, or of the order; of stage 6, the day of
    /// the plan.
    pub opened_on: Day,
    pub state: StageState,
    /// In the order of their days.
    pub events: Vec<Happened>,
}

/// Something that happened and is on record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happened {
    pub id: EventId,
    pub what: Event,
    pub on: Day,
    /// Of a request.
    pub by_whom: Option<ByWhom>,
    /// Of an order.
    pub order: Option<Order>,
    /// Of a decision after a review.
    pub decision: Option<PlanDecision>,
    /// What whoever recorded it adds.
    pub words: String,
    /// Who recorded it.
    pub by: String,
}

/// Something that happened, before it is on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvent {
    pub what: Event,
    pub on: Day,
    pub by_whom: Option<ByWhom>,
    pub order: Option<Order>,
    pub decision: Option<PlanDecision>,
    pub words: String,
}

/// Where something stands among what happened: by its day and, on one day, as it was recorded.
pub(super) type Place = (Day, EventId);

impl Happened {
    pub(super) fn place(&self) -> Place {
        (self.on, self.id)
    }

    /// Whether the plan is to end, where this says anything of it.
    pub(super) fn ceases_the_plan(&self) -> Option<bool> {
        match (self.order, self.decision) {
            (_, Some(decision)) => Some(decision == PlanDecision::Cease),
            (Some(Order::KeepPlan | Order::AmendPlan | Order::SchoolOnly), None) => Some(false),
            _ => None,
        }
    }

    /// What happened, with who asked or what was decided: “An assessment was asked for: parents or carers”.
    pub fn title(&self) -> String {
        titled(self.what, self.by_whom, self.order, self.decision)
    }
}

impl NewEvent {
    /// As it stands once it is on record.
    pub fn happened(self, id: EventId, by: &str) -> Happened {
        let NewEvent { what, on, by_whom, order, decision, words } = self;
        Happened { id, what, on, by_whom, order, decision, words, by: by.to_owned() }
    }

    /// The same words as once it is on record.
    pub fn title(&self) -> String {
        titled(self.what, self.by_whom, self.order, self.decision)
    }
}

fn titled(
    what: Event,
    by_whom: Option<ByWhom>,
    order: Option<Order>,
    decision: Option<PlanDecision>,
) -> String {
    let more = by_whom.map(label).or_else(|| order.map(label)).or_else(|| decision.map(label));
    match more {
        Some(more) => format!("{}: {}", what.title(), lowered(more)),
        None => what.title().to_owned(),
    }
}

fn label<T: Choices>(choice: T) -> &'static str {
    let found = T::OPTIONS.iter().find(|(id, _)| T::from_id(id) == Some(choice));
    found.map_or("", |(_, label)| label)
}

impl Spell {
    /// The same with one thing more on record.
    #[must_use]
    pub fn with(&self, new: NewEvent) -> Spell {
        let mut with = self.clone();
        with.events.push(new.happened(EventId(i64::MAX), ""));
        with.events.sort_by_key(Happened::place);
        with
    }

    pub fn is_open(&self) -> bool {
        self.state == StageState::Open
    }

    /// The local authority refused to assess or to issue a plan, and when.
    pub(super) fn refused(&self) -> Option<(Day, Outcome)> {
        match self.state {
            StageState::Closed { on, outcome: outcome @ (Outcome::NotAssessed | Outcome::NoPlan) } => {
                Some((on, outcome))
            }
            _ => None,
        }
    }

    /// What was ordered or agreed, where this assessment began with that and not with a request.
    pub fn ordered(&self) -> Option<Order> {
        self.events.iter().filter_map(|event| event.order).find(|order| order.begins_an_assessment())
    }

    pub fn has(&self, what: Event) -> bool {
        self.events.iter().any(|event| event.what == what)
    }

    /// The latest of a kind.
    pub fn last(&self, what: Event) -> Option<&Happened> {
        self.events.iter().filter(|event| event.what == what).max_by_key(|event| event.place())
    }

    /// The latest of a kind that comes after something else.
    pub(super) fn last_after(&self, place: Place, what: Event) -> Option<&Happened> {
        self.last(what).filter(|event| event.place() > place)
    }

    /// The latest of a kind that comes before something else.
    pub(super) fn last_before(&self, place: Place, what: Event) -> Option<&Happened> {
        let before = self.events.iter().filter(|event| event.what == what && event.place() < place);
        before.max_by_key(|event| event.place())
    }

    /// The latest of a kind, where nothing that would answer it has followed.
    pub(super) fn unanswered(&self, asked: Event, answers: &[Event]) -> Option<&Happened> {
        let asked = self.last(asked)?;
        answers.iter().all(|answer| self.last_after(asked.place(), *answer).is_none()).then_some(asked)
    }
}

/// The assessment that is under way. There is one at most.
pub(super) fn running(spells: &[Spell]) -> Option<&Spell> {
    spells.iter().find(|spell| spell.stage == Stage::Five && spell.is_open())
}

/// The time with a plan that goes on.
pub(super) fn with_plan(spells: &[Spell]) -> Option<&Spell> {
    spells.iter().find(|spell| spell.stage == Stage::Six && spell.is_open())
}
