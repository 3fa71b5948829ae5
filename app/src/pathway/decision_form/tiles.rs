//! The tiles of the forms of decisions: each a part of the decisions or of the stages, in the words of its stage.

use crate::kit::Choices;
use crate::pathway::{Decision, Stage};

impl Choices for Stage {
    const OPTIONS: &'static [(&'static str, &'static str)] = &[ONE, TWO, THREE, FOUR, FIVE, SIX];

    fn from_id(id: &str) -> Option<Self> {
        Stage::from_id(id)
    }
}

const ONE: (&str, &str) = ("one", "Stage 1");
const TWO: (&str, &str) = ("two", "Stage 2");
const THREE: (&str, &str) = ("three", "Stage 3");
const FOUR: (&str, &str) = ("four", "Stage 4");
const FIVE: (&str, &str) = ("five", "Stage 5");
const SIX: (&str, &str) = ("six", "Stage 6");

const CLOSE: (&str, &str) = ("close", "Close it: progress is being made");
const LEAVE: (&str, &str) = ("close", "Leave the pathway: progress is being made");

/// The tiles of one form: a part of the decisions, in the words of its stage.
macro_rules! tiles {
    ($(#[$doc:meta])* $name:ident of $of:ty: $($option:expr),+) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq)]
        pub struct $name(pub $of);

        impl Choices for $name {
            const OPTIONS: &'static [(&'static str, &'static str)] = &[$($option),+];

            fn from_id(id: &str) -> Option<Self> {
                <$of>::from_id(id).map($name)
            }
        }
    };
}

tiles!(FromOne of Decision: CLOSE, ("stage_two", "Move to stage 2: there are still concerns"),
    ("ahead", "Go further than stage 2: it cannot wait"));
tiles!(FromOneOrExtend of Decision: CLOSE, ("stage_two", "Move to stage 2: there are still concerns"),
    ("extend_once", "Carry on once more at stage 1"), ("ahead", "Go further than stage 2: it cannot wait"));
tiles!(FromTwo of Decision: LEAVE, ("stay", "Stay at stage 2 for the same time again"),
    ("next", "Move to stage 3: no progress, and still a concern"),
    ("ahead", "Go to stage 4: agencies are needed now"), ("down", "Step down to stage 1"));
tiles!(FromThree of Decision: LEAVE, ("stay", "Stay at stage 3 for the same time again"),
    ("next", "Move to stage 4: advice from agencies is needed"), ("down", "Step down"));
tiles!(FromFour of Decision: LEAVE, ("stay", "Stay at stage 4: the agencies’ advice goes on helping"),
    ("down", "Step down"));
tiles!(FromSix of Decision: LEAVE, ("down", "Step down: support goes on without a plan"));
tiles!(BelowThree of Stage: TWO, ONE);
tiles!(BelowFour of Stage: THREE, TWO, ONE);
tiles!(BelowSix of Stage: FOUR, THREE, TWO);
tiles!(BeyondTwo of Stage: THREE, FOUR);

/// What was decided, from whichever form: the tiles of each are a part of these.
#[derive(Clone, Copy, PartialEq)]
pub struct Any(pub Decision);

impl Choices for Any {
    const OPTIONS: &'static [(&'static str, &'static str)] = &[];

    fn from_id(id: &str) -> Option<Self> {
        Decision::from_id(id).map(Any)
    }
}
