//! What a duty is: what, of whom, by when, because of which rule, and what discharges it.

use chrono::Month;
use serde::{Deserialize, Serialize};

use crate::calendar::{Due, NoDates};
use crate::ehc::LegalStep;
use crate::kit::{AskerId, Day, Role};
use crate::pathway::{Action, Stage, StageEntryId, WholeSchoolRule};
use crate::pupils::PupilId;

/// Something that must happen, or that has happened as it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Duty {
    pub kind: DutyKind,
    pub pupil: PupilId,
    /// The child's time at a stage from which it follows, if from one.
    pub entry: Option<StageEntryId>,
    pub for_whom: ForWhom,
    pub when: When,
    pub state: State,
}

/// What is to be done. Each kind has one rule and one thing that discharges it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DutyKind {
    /// Look at a stage again and decide what happens next. At stage 2 this is the review with the parents after a term.
    LookAgain(Stage),
    /// Decide about a move that a class teacher has put forward.
    Confirm(Stage),
    /// Speak about the child in the half-termly progress meeting: one meeting, whatever the stage's row calls it.
    ProgressMeeting(Stage),
    /// The review in school of stage 2, every six school weeks, or at the progress meeting that is near.
    SixWeekly,
    /// The review of targets and of the individual provision map with the parents: the school's October, February and July
    /// rounds, row 3's termly meeting with parents and row 4's target meeting are one.
    TargetReview(Month),
    /// The same in July, where it is also the transition meeting.
    Transition,
    /// Give copies of what was reviewed to the SEN TA, the parents and the class inclusion file.
    Copies,
    /// Send the letter about an intervention.
    InterventionLetter { record: i64, action: Action },
    /// Do what the stage's row names, and put it on record.
    Act(Action),
    /// Tell the parents that special provision has begun.
    TellOfCode,
    /// What the law asks in an assessment and about a plan, or the school expects of it.
    Step(LegalStep),
    /// Do what was agreed at a progress meeting.
    Promise(i64),
    /// Tell the family of a concern.
    TellFamily,
    /// Send the file of a child who has left to the new school.
    SendFile,
}

/// Whose duty it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ForWhom {
    /// Whoever is that to the child today, so that a duty follows a change of teacher.
    Role(Role),
    /// The class teacher, supported by an SEN TA (school process, row 2).
    TeacherWithTa,
    Person(AskerId),
    /// Not the school's to do, but its to know and, where it is late, to ask after.
    LocalAuthority,
    /// A right of the parents, by this day.
    Parents,
    /// The other school of a child who is registered at two: nobody's here to do, and theirs to know of.
    OtherSchool,
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
    /// Who is involved at a stage: from stage 3 on the SENCo decides.
    Involved(Stage),
    /// A rule for the whole school.
    WholeSchool(WholeSchoolRule),
    /// What was agreed at a progress meeting.
    Agreed,
    /// Children and Families Act 2014, section 68.
    SpecialProvision,
    /// The law about assessments and plans.
    Law(LegalStep),
    /// Education (Pupil Information) (England) Regulations 2005, regulation 9.
    PupilInformation,
    TellFamily,
}

/// Who made a rule. A page says it beside every duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    School,
    Law,
    /// Somebody at the school, at a progress meeting.
    Agreed,
    /// This app, where the school has switched it on.
    Suggestion,
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

    /// The school day to work to, where it comes before the last day allowed and somebody at the school works to it.
    /// Nothing is late because of it.
    pub fn best_by(&self) -> Option<Day> {
        let at_the_school =
            !matches!(self.for_whom, ForWhom::LocalAuthority | ForWhom::Parents | ForWhom::OtherSchool);
        self.due().ok().filter(|due| at_the_school && due.working < due.by).map(|due| due.working)
    }

    /// It fell due before the child was placed here: it is not late, and it is not due on that day either.
    pub fn is_of_before(&self, today: Day) -> bool {
        self.state == State::Due && self.by().is_ok_and(|by| by < today)
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
            DutyKind::Confirm(stage) => Rule::Involved(stage),
            DutyKind::ProgressMeeting(Stage::Two) => Rule::Action(Action::InitialConcernProgressMeetings),
            DutyKind::ProgressMeeting(_) => Rule::Action(Action::SupportReviews),
            DutyKind::SixWeekly => Rule::Action(Action::InitialConcernReviews),
            DutyKind::TargetReview(_) | DutyKind::Copies => Rule::WholeSchool(WholeSchoolRule::TargetReviews),
            DutyKind::Transition => Rule::WholeSchool(WholeSchoolRule::TransitionMeeting),
            DutyKind::InterventionLetter { .. } => Rule::WholeSchool(WholeSchoolRule::InterventionLetter),
            DutyKind::Act(action) => Rule::Action(action),
            DutyKind::TellOfCode => Rule::SpecialProvision,
            DutyKind::Step(LegalStep::SchoolsExpectation) => Rule::Timeframe(Stage::Five),
            DutyKind::Step(step) => Rule::Law(step),
            DutyKind::Promise(_) => Rule::Agreed,
            DutyKind::TellFamily => Rule::TellFamily,
            DutyKind::SendFile => Rule::PupilInformation,
        }
    }
}

impl Rule {
    pub fn source(self) -> Source {
        match self {
            Rule::Timeframe(_) | Rule::Action(_) | Rule::Involved(_) | Rule::WholeSchool(_) => Source::School,
            Rule::Agreed => Source::Agreed,
            Rule::SpecialProvision | Rule::Law(_) | Rule::PupilInformation => Source::Law,
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
            Source::Agreed => "Agreed",
            Source::Suggestion => "Suggestion",
        }
    }
}
