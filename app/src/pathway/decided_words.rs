//! What was decided about a stage, as the chronology keeps it and as the next page says it.

use super::{Decided, Stage, StageEntry};

/// The stage as a decision leaves it, and the stored name of the decision in the chronology.
pub fn as_decided(decided: &Decided) -> (&StageEntry, &'static str) {
    match decided {
        Decided::Left(after) => (after, "stage_closed"),
        Decided::Stays { entry: after, .. } if after.stage == Stage::One => (after, "stage_extended"),
        Decided::Stays { entry: after, .. } => (after, "stage_stays"),
        Decided::Moved { closed, opens } => (closed, begun(closed.stage, opens.stage)),
    }
}

/// The stored name of a move in the chronology.
fn begun(from: Stage, to: Stage) -> &'static str {
    match (to, to > from) {
        (Stage::Two, true) => "stage_moved_on",
        (Stage::Three, true) => "stage_three_began",
        (_, true) => "stage_four_began",
        (Stage::One, false) => "stepped_down_to_one",
        (Stage::Two, false) => "stepped_down_to_two",
        (Stage::Three, false) => "stepped_down_to_three",
        (_, false) => "stepped_down_to_four",
    }
}

/// What the next page says of it; `assessed`: an assessment is under way beside the stage, and goes on.
pub fn said(decided: &Decided, assessed: bool) -> String {
    match decided {
        Decided::Left(_) if assessed => {
            "The child has left the pathway. The assessment goes on, and its dates stand below.".to_owned()
        }
        Decided::Left(_) => "Progress is being made: the child has left the pathway.".to_owned(),
        Decided::Stays { entry, .. } => {
            format!("Stage {} goes on, and its time is counted from that day.", entry.stage.number())
        }
        Decided::Moved { closed, opens } if opens.stage < closed.stage => {
            format!("Less help is enough now: the child has stepped down to stage {}.", opens.stage.number())
        }
        Decided::Moved { opens, .. } => format!("Stage {} has begun.", opens.stage.number()),
    }
}
