//! What has happened, as far as duties follow from it. The same facts, the same duties, whoever asks.

use crate::ehc::Spell;
use crate::kit::{AskerId, Day};
use crate::pathway::{Action, CopyTo, Stage, StageEntry, StageState, Suggestions};
use crate::pupils::PupilId;

/// What has happened to the children in question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub suggestions: Suggestions,
    pub children: Vec<ChildFacts>,
}

/// What has happened to one child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildFacts {
    pub pupil: PupilId,
    /// The child's times at stages, oldest first: what is open, and what went before it.
    pub spells: Vec<SpellFacts>,
    /// The last progress meeting at which something was written about the child.
    pub last_meeting: Option<Day>,
    /// What was agreed for the child at progress meetings and is not done.
    pub promises: Vec<Promise>,
    /// A move that somebody has put forward and that is not decided.
    pub put_forward_on: Option<Day>,
    /// The child's assessments and plan, with what happened in them.
    pub assessed: Vec<Spell>,
    /// In Year 6 today: a plan names the next school by February.
    pub year_six: bool,
    /// Special provision began by this decision about the SEN code, of which the parents have not been told.
    pub untold_code_of: Option<Day>,
    /// The child is registered at another school as well, and that school reviews targets.
    pub reviewed_elsewhere: bool,
    /// Of a child who has left.
    pub left: Option<Left>,
}

/// A child's leaving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    pub last_day: Day,
    /// The file was sent to the new school.
    pub file_sent: bool,
}

/// One child's time at a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpellFacts {
    pub entry: StageEntry,
    /// The day on which a child who was on the pathway already was placed in the app, if so. Nothing that fell
    /// due earlier is late.
    pub placed_on: Option<Day>,
    /// The last review before the placing, as the school remembers it.
    pub reviewed_before: Option<Day>,
    /// What is on record of the stage.
    pub recorded: Vec<Done>,
    pub told_family: bool,
    /// Copies of the reviewed targets that were given, and when.
    pub copies: Vec<(CopyTo, Day)>,
}

/// An action on record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    pub record: i64,
    pub action: Action,
    pub on: Day,
    /// The day on which the letter about it went home, if it is an intervention and one has.
    pub letter_sent: Option<Day>,
}

/// Something that somebody has said they would do for a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise {
    pub line: i64,
    pub owner: AskerId,
    pub by: Day,
}

impl ChildFacts {
    pub fn new(pupil: PupilId) -> Self {
        ChildFacts {
            pupil,
            spells: Vec::new(),
            last_meeting: None,
            promises: Vec::new(),
            put_forward_on: None,
            assessed: Vec::new(),
            year_six: false,
            untold_code_of: None,
            reviewed_elsewhere: false,
            left: None,
        }
    }

    /// Where the child is now. Stage 5 runs beside it.
    pub(super) fn current(&self) -> Option<&SpellFacts> {
        self.spells.iter().find(|spell| spell.entry.is_current())
    }

    /// The day on which the child was placed in the app, if so: also of one who has moved on since.
    pub(super) fn placed_on(&self) -> Option<Day> {
        self.spells.iter().filter_map(|spell| spell.placed_on).max()
    }

    /// The last review of targets before the placing.
    pub(super) fn reviewed_before(&self) -> Option<Day> {
        self.spells.iter().filter_map(|spell| spell.reviewed_before).max()
    }

    /// The day since which the child has been at this stage or beyond it, without a day between: what was not reviewed at
    /// one stage is still not reviewed at the next.
    pub(super) fn began(&self, now: &SpellFacts, least: Stage) -> Day {
        let mut began = now.entry.opened_on;
        for spell in self.spells.iter().rev() {
            let counts = spell.entry.stage >= least && spell.entry.stage != Stage::Five;
            if counts && ended_on(&spell.entry) == Some(began) {
                began = spell.entry.opened_on;
            }
        }
        began
    }

    /// What is on record of the time at a stage and of the stage that it is in addition to, so that nobody does again what
    /// was done there.
    pub(super) fn recorded_for<'a>(&'a self, now: &'a SpellFacts) -> impl Iterator<Item = &'a Done> {
        let led_here = |spell: &&SpellFacts| is_in_addition_to(&now.entry, &spell.entry);
        self.spells.iter().filter(led_here).chain(std::iter::once(now)).flat_map(|spell| &spell.recorded)
    }

    /// The last day on which one of these actions was done, at whatever stage.
    pub(super) fn last_done(&self, is: impl Fn(Action) -> bool) -> Option<Day> {
        self.spells.iter().filter_map(|spell| spell.last(&is)).max()
    }
}

impl SpellFacts {
    pub fn new(entry: StageEntry) -> Self {
        SpellFacts {
            entry,
            placed_on: None,
            reviewed_before: None,
            recorded: Vec::new(),
            told_family: false,
            copies: Vec::new(),
        }
    }
}

/// Whether a stage is in addition to another of the same child's: a stage 4 to the stage 3 that led to it, whose actions
/// stay live (school process, row 4).
pub fn is_in_addition_to(now: &StageEntry, before: &StageEntry) -> bool {
    now.stage == Stage::Four && before.stage == Stage::Three && ended_on(before) == Some(now.opened_on)
}

fn ended_on(entry: &StageEntry) -> Option<Day> {
    match entry.state {
        StageState::Open => None,
        StageState::Closed { on, .. } => Some(on),
    }
}
