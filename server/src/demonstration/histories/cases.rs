//! The histories, a line for each child: the year that the child is in, the SEN code on the pupil list, the course from
//! stage to stage, and what else there is to tell.

mod four_and_five;
mod six;
mod youngest;

use app::{
    pathway::Stage::{self, One, Three, Two},
    pupils::Provision,
};

use super::{
    agencies::Agency,
    assessments::Script,
    course::{
        Ends,
        Lasts::{self, Time},
        Leg,
    },
    strand::Strand,
};

pub(super) struct Case {
    /// Counted from Reception.
    pub(super) year: usize,
    /// The code that the pupil list has.
    pub(super) listed: Provision,
    pub(super) words: &'static Strand,
    pub(super) legs: &'static [Leg],
    pub(super) ends: Ends,
    /// The assessment beside it, or before the plan.
    pub(super) script: Option<Script>,
    pub(super) agency: Option<&'static Agency>,
    pub(super) loose: Option<Loose>,
}

/// Something that is not in order, or is about to be due.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Loose {
    /// A new intervention, and its letter is still to be sent.
    Letter,
    /// One copy of the last review is still to be given.
    Copy,
    /// What was agreed at the last meeting is due this week.
    Promise,
    /// The class teacher has put the next stage forward.
    PutForward,
    /// No parent came to the last review, after two tries.
    NoParent,
}

const fn leg(stage: Stage, lasts: Lasts) -> Leg {
    Leg { stage, lasts, why: "" }
}

const fn because(stage: Stage, lasts: Lasts, why: &'static str) -> Leg {
    Leg { stage, lasts, why }
}

const fn case(
    year: usize,
    listed: Provision,
    words: &'static Strand,
    legs: &'static [Leg],
    ends: Ends,
) -> Case {
    Case { year, listed, words, legs, ends, script: None, agency: None, loose: None }
}

impl Case {
    const fn with(mut self, agency: &'static Agency) -> Self {
        self.agency = Some(agency);
        self
    }

    const fn assessed(mut self, script: Script) -> Self {
        self.script = Some(script);
        self
    }

    const fn but(mut self, loose: Loose) -> Self {
        self.loose = Some(loose);
        self
    }
}

const GOES_ON: Ends = Ends::Open;
const ONE: Leg = leg(One, Time);
const TWO: Leg = leg(Two, Time);
const THREE: Leg = leg(Three, Time);

/// All of them.
pub(super) fn cases() -> impl Iterator<Item = &'static Case> {
    let youngest = youngest::YOUNG.iter().chain(&youngest::YEAR_THREE);
    youngest.chain(&four_and_five::YEAR_FOUR).chain(&four_and_five::YEAR_FIVE).chain(&six::YEAR_SIX)
}
