//! Two years behind some of the children: who came onto the pathway when, what was done at each stage, what was decided, and
//! how some of them have left it. Every stage is there and every way in which one ends. Most things are in order, a few
//! are due this week and a few are late, on whatever day one looks.

mod agencies;
mod assessments;
mod cases;
mod course;
mod decisions;
mod first_stages;
mod rounds;
mod school_days;
mod strand;
mod support;
mod target_reviews;
#[cfg(test)]
mod tests;
mod walk;
mod whose;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use app::{
    ehc::NewEvent,
    kit::{Answers, Day},
    pathway::{Action, Stage},
    pupils::{NewCode, NewNeeds, Told},
};
use chrono::Days;

use super::{School, concerns};
use cases::cases;
use course::stretches;
use school_days::SchoolDays;
use walk::{SENCO, Walk};
use whose::child;

/// What happened to one child, in the order of its days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    /// The place of the child in `School::pupils`.
    pub pupil: usize,
    pub steps: Vec<Step>,
}

/// Something that happened on a school day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub on: Day,
    /// The email of whoever did it.
    pub by: String,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Stage 1 begins.
    Concern(Answers),
    /// The form of the meeting at stage 2.
    InitialConcern(Answers),
    /// What the adult who is rung first says about it.
    ParentSaid(Answers),
    /// An action of a stage that is open, and what was done.
    Act(Action, String),
    /// The letter about the last such intervention.
    Letter(Action),
    /// A review of targets, with the copies that were given.
    Review(Action, Answers),
    /// A decision about the stage where the child is.
    Decision(Answers),
    /// The same, for the SENCo to decide.
    PutForward(Answers),
    /// A line of the progress meeting of a class, by its name.
    Line {
        class: String,
        answers: Answers,
    },
    /// What the last line agreed is done.
    LineDone,
    Code(NewCode),
    Told(Told),
    Needs(NewNeeds),
    /// In an assessment or about a plan.
    Event(NewEvent),
}

/// The histories as they stand on a day. What would have to be older than the child's time here, or than the dates that
/// are known, is not there.
pub fn histories(school: &School, today: Day) -> Vec<History> {
    let Some(days) = SchoolDays::of(today) else { return Vec::new() };
    let mut taken: BTreeSet<usize> =
        concerns(school, today).into_iter().map(|concern| concern.pupil).collect();
    let mut in_class: BTreeMap<usize, usize> = BTreeMap::new();
    let mut histories = Vec::new();
    for (number, case) in cases().enumerate() {
        let Some(stretches) = stretches(&days, case.legs, case.ends) else { continue };
        let Some(events) = assessments::events(&days, case, &stretches) else { continue };
        let first = events.first().map_or(stretches[0].from, |event| event.on.min(stretches[0].from));
        let Some((pupil, class)) = child(school, &taken, &in_class, case, first, today) else { continue };
        taken.insert(pupil);
        *in_class.entry(class).or_default() += 1;
        let walk =
            Walk::new(&days, school, (&school.pupils[pupil], class), (case, number), &stretches, &events);
        histories.push(History { pupil, steps: walked(walk) });
    }
    histories
}

fn walked(mut walk: Walk<'_>) -> Vec<Step> {
    let stretches = walk.stretches;
    for (number, stretch) in stretches.iter().enumerate() {
        let before = number.checked_sub(1).map(|before| stretches[before].stage);
        let next = stretches.get(number + 1).map(|next| next.stage);
        match stretch.stage {
            Stage::One => walk.cause_of_concern(stretch, before.is_none()),
            Stage::Two => walk.initial_concern(stretch),
            Stage::Three => walk.sen_support(stretch),
            Stage::Four => walk.with_agencies(stretch, before),
            Stage::Five => {}
            Stage::Six => {
                walk.assessment();
                walk.with_a_plan(stretch);
            }
        }
        walk.stay(stretch);
        walk.end(stretch, next);
    }
    let spoken = walk.progress_meetings();
    for stretch in stretches.iter().filter(|stretch| stretch.stage == Stage::Two) {
        walk.six_weekly_reviews(stretch, &spoken);
    }
    walk.target_reviews();
    walk.letter_to_send();
    walk.put_forward();
    if stretches.iter().all(|stretch| stretch.stage != Stage::Six) {
        walk.assessment();
    }
    walk.steps()
}

impl Walk<'_> {
    /// What the SENCo recorded of an assessment, and what the school did for it.
    fn assessment(&mut self) {
        let Some(asked) = self.events.first().map(|event| event.on) else { return };
        for event in self.events {
            let event = NewEvent { words: self.told(&event.words), ..event.clone() };
            self.push(Some(event.on), SENCO.to_owned(), What::Event(event));
        }
        let over = self.events.iter().find(|event| assessments::ends(event.what)).map(|event| event.on);
        if self.case.script.is_some_and(assessments::Script::is_prepared) {
            let prepared = [
                (
                    Action::EvidenceCollated,
                    0,
                    "{help}, the reviews of every term and …’s own words, in one file.",
                ),
                (
                    Action::ApplicationCompleted,
                    0,
                    "Filled in with the family; they have a copy of what we say about ….",
                ),
                (Action::PanelMeeting, 33, "The panel had …’s file, with a page on {help}."),
            ];
            for (action, after, words) in prepared {
                let on = self.days.at_or_before(asked + Days::new(after));
                let on = on.filter(|on| over.is_none_or(|over| *on < over));
                let words = self.told(words);
                self.push(on, SENCO.to_owned(), What::Act(action, words));
            }
        }
    }
}
