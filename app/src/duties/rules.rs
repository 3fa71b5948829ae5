//! Duties, worked out from facts. Pure, and without a word: words are made for the lines that are shown.

use serde::{Deserialize, Serialize};

use crate::calendar::{Due, NoDates, SchoolCalendar};
use crate::kit::{AskerId, Day, Role};
use crate::pathway::{Action, Process, Stage, StageEntry, StageEntryId, Suggestions};
use crate::pupils::PupilId;

/// What has happened, as far as duties follow from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub suggestions: Suggestions,
    /// The stages of the children in question, open or closed.
    pub concerns: Vec<ConcernFacts>,
}

/// One child's time at a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConcernFacts {
    pub entry: StageEntry,
    /// The day on which a child who was on the pathway already was placed in the app, if so. Nothing that fell
    /// due earlier is late.
    pub placed_on: Option<Day>,
    /// The actions of the stage that are on record. Twice is once.
    pub recorded: Vec<Action>,
    pub told_family: bool,
}

/// Something that must happen, or that has happened as it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Duty {
    pub kind: DutyKind,
    pub pupil: PupilId,
    pub entry: StageEntryId,
    pub for_whom: ForWhom,
    pub when: When,
    pub state: State,
}

/// What is to be done. Each kind has one rule and one thing that discharges it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DutyKind {
    /// Look at a stage again and decide what happens next.
    LookAgain(Stage),
    /// Do what the stage's row names, and put it on record.
    Act(Action),
    /// Tell the family of a concern.
    TellFamily,
}

/// Whose duty it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ForWhom {
    /// Whoever is that to the child today, so that a duty follows a change of teacher.
    Role(Role),
    Person(AskerId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    By(Due),
    /// A school year is not in yet. Shown in words, never as a date.
    Unknown(NoDates),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Overdue,
    Due,
    Done,
}

/// The one rule behind a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// A stage's timeframe in the school's process.
    Timeframe(Stage),
    /// An action in a stage's row of the school's process.
    Action(Action),
    TellFamily,
}

/// Who made a rule. A page says it beside every duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    School,
    Law,
    /// This app, where the school has switched it on.
    Suggestion,
}

/// Everything that must happen for these children, done things included. In the order of the facts;
/// [`sort`](super::sort) puts the latest first.
pub fn due(process: &Process, facts: &Facts, calendar: &SchoolCalendar, today: Day) -> Vec<Duty> {
    let at_stage_one = process.stage(Stage::One).actions.len() + 2;
    let mut duties = Vec::with_capacity(facts.concerns.len() * at_stage_one);
    for concern in &facts.concerns {
        if concern.entry.stage == Stage::One {
            at_stage_1(process, facts.suggestions, concern, calendar, today, &mut duties);
        } else {
            duties.extend(look_again(process, concern, calendar, today));
        }
    }
    duties
}

/// School process, row 1: its actions, and the look after its time. A stage that is closed asks for nothing
/// more: the decision is the end of it, and what was not done is in the child's history.
fn at_stage_1(
    process: &Process,
    suggestions: Suggestions,
    concern: &ConcernFacts,
    calendar: &SchoolCalendar,
    today: Day,
    duties: &mut Vec<Duty>,
) {
    let Some(again) = concern.entry.looked_at_again(process, calendar) else { return };
    let when = again.map_or_else(When::Unknown, When::By);
    let mut add = |kind, done| {
        duties.push(Duty {
            kind,
            pupil: concern.entry.pupil,
            entry: concern.entry.id,
            // Row 1, who is involved: the class teacher and nobody else.
            for_whom: ForWhom::Role(Role::ClassTeacher),
            when,
            state: state(when, done, concern.placed_on, today),
        });
    };
    add(DutyKind::LookAgain(Stage::One), false);
    for action in process.stage(Stage::One).actions {
        add(DutyKind::Act(*action), concern.recorded.contains(action));
    }
    if suggestions.tell_family {
        add(DutyKind::TellFamily, concern.told_family);
    }
}

/// At the later stages: the look after their time. Their actions are computed from records that those stages keep.
fn look_again(
    process: &Process,
    concern: &ConcernFacts,
    calendar: &SchoolCalendar,
    today: Day,
) -> Option<Duty> {
    let again = concern.entry.looked_at_again(process, calendar)?;
    let when = again.map_or_else(When::Unknown, When::By);
    let stage = concern.entry.stage;
    // Row 2: the class teacher initiates. From row 3 on the SENCo comes first.
    let role = if stage == Stage::Two { Role::ClassTeacher } else { Role::Senco };
    Some(Duty {
        kind: DutyKind::LookAgain(stage),
        pupil: concern.entry.pupil,
        entry: concern.entry.id,
        for_whom: ForWhom::Role(role),
        when,
        state: state(when, false, concern.placed_on, today),
    })
}

fn state(when: When, done: bool, placed_on: Option<Day>, today: Day) -> State {
    match when {
        _ if done => State::Done,
        When::By(due) if due.by < today && placed_on.is_none_or(|placed| due.by >= placed) => State::Overdue,
        When::By(_) | When::Unknown(_) => State::Due,
    }
}

impl Duty {
    /// The last day allowed.
    pub fn by(&self) -> Result<Day, NoDates> {
        self.due().map(|due| due.by)
    }

    /// The school day to work to.
    pub fn working(&self) -> Result<Day, NoDates> {
        self.due().map(|due| due.working)
    }

    pub fn due(&self) -> Result<Due, NoDates> {
        match self.when {
            When::By(due) => Ok(due),
            When::Unknown(missing) => Err(missing),
        }
    }

    pub fn rule(&self) -> Rule {
        self.kind.rule()
    }

    pub fn source(&self) -> Source {
        self.rule().source()
    }
}

impl DutyKind {
    pub fn rule(self) -> Rule {
        match self {
            DutyKind::LookAgain(stage) => Rule::Timeframe(stage),
            DutyKind::Act(action) => Rule::Action(action),
            DutyKind::TellFamily => Rule::TellFamily,
        }
    }
}

impl Rule {
    pub fn source(self) -> Source {
        match self {
            Rule::Timeframe(_) | Rule::Action(_) => Source::School,
            Rule::TellFamily => Source::Suggestion,
        }
    }
}

impl Source {
    /// The words on its chip.
    pub fn label(self) -> &'static str {
        match self {
            Source::School => "School rule",
            Source::Law => "The law",
            Source::Suggestion => "Suggestion",
        }
    }
}
