//! The answers to choose from, and what a sent form has already put on record.

use super::super::action::Action;
use super::{CLASS_TARGET, HIGHLIGHT, INTERVENTION, NEXT_STEP, TRIED};
use crate::kit::{Checked, Choices};

/// How often a teacher sees what worries them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowOften {
    MostLessons,
    SomeLessons,
    NowAndThen,
}

impl Choices for HowOften {
    const OPTIONS: &'static [(&'static str, &'static str)] = &[
        ("most_lessons", "Most lessons"),
        ("some_lessons", "Some lessons"),
        ("now_and_then", "Now and then"),
    ];

    fn from_id(id: &str) -> Option<Self> {
        match id {
            "most_lessons" => Some(HowOften::MostLessons),
            "some_lessons" => Some(HowOften::SomeLessons),
            "now_and_then" => Some(HowOften::NowAndThen),
            _ => None,
        }
    }
}

/// Whether eyes or ears have been checked, so that a need is not taken for what glasses would mend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checks {
    Fine,
    Difficulty,
    NotYet,
    NotKnown,
}

impl Choices for Checks {
    const OPTIONS: &'static [(&'static str, &'static str)] = &[
        ("fine", "Checked, no difficulty"),
        ("difficulty", "Checked, a difficulty was found"),
        ("not_yet", "Not yet"),
        ("not_known", "Not known. Ask the family"),
    ];

    fn from_id(id: &str) -> Option<Self> {
        match id {
            "fine" => Some(Checks::Fine),
            "difficulty" => Some(Checks::Difficulty),
            "not_yet" => Some(Checks::NotYet),
            "not_known" => Some(Checks::NotKnown),
            _ => None,
        }
    }
}

/// What came of a thing that was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Helped {
    Yes,
    ALittle,
    No,
}

impl Choices for Helped {
    const OPTIONS: &'static [(&'static str, &'static str)] =
        &[("yes", "Yes"), ("a_little", "A little"), ("no", "No")];

    fn from_id(id: &str) -> Option<Self> {
        match id {
            "yes" => Some(Helped::Yes),
            "a_little" => Some(Helped::ALittle),
            "no" => Some(Helped::No),
            _ => None,
        }
    }
}

/// How the family heard of the concern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowTold {
    AtTheGate,
    ByPhone,
    AtAMeeting,
    AnotherWay,
}

impl Choices for HowTold {
    const OPTIONS: &'static [(&'static str, &'static str)] = &[
        ("at_the_gate", "At the gate"),
        ("by_phone", "By phone"),
        ("at_a_meeting", "At a meeting"),
        ("another_way", "Another way"),
    ];

    fn from_id(id: &str) -> Option<Self> {
        match id {
            "at_the_gate" => Some(HowTold::AtTheGate),
            "by_phone" => Some(HowTold::ByPhone),
            "at_a_meeting" => Some(HowTold::AtAMeeting),
            "another_way" => Some(HowTold::AnotherWay),
            _ => None,
        }
    }
}

/// The actions of row 1 that a sent form has put on record, so that nobody writes them twice. Provision
/// mapping is not asked here: it is recorded when the child's help is put on the map.
pub fn actions_recorded(form: &Checked) -> Vec<Action> {
    [
        (&TRIED, Action::EarlyIntervention),
        (&HIGHLIGHT, Action::ProgressMeetingHighlights),
        (&INTERVENTION, Action::TargetedIntervention),
        (&CLASS_TARGET, Action::InClassTargets),
        (&NEXT_STEP, Action::InClassTargets),
    ]
    .into_iter()
    .filter(|(ask, _)| form.get(ask).is_some())
    .map(|(_, action)| action)
    .fold(Vec::new(), |mut actions, action| {
        if !actions.contains(&action) {
            actions.push(action);
        }
        actions
    })
}
