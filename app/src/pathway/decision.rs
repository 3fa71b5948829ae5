//! What is decided about a child's stage.

/// What is decided about a child's stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Decision {
    /// Progress is being made: the child leaves the pathway. Something to be glad about.
    Leave,
    /// The same stage goes on, with a reason: its time is counted anew. At stage 1 a suggestion, and once.
    Stay,
    /// The next stage begins.
    Next,
    /// A later stage begins than the next one, with a reason: need does not wait for a ladder.
    Ahead,
    /// An earlier stage begins again, because less help is enough.
    Down,
}

impl Decision {
    pub const ALL: [Decision; 5] =
        [Decision::Leave, Decision::Stay, Decision::Next, Decision::Ahead, Decision::Down];

    /// The word in the database, and in forms from stage 2 on.
    pub fn id(self) -> &'static str {
        match self {
            Decision::Leave => "close",
            Decision::Stay => "stay",
            Decision::Next => "next",
            Decision::Ahead => "ahead",
            Decision::Down => "down",
        }
    }

    /// Forms of stage 1 have words of their own, which are stored for ever.
    pub fn from_id(id: &str) -> Option<Decision> {
        match id {
            "stage_two" => Some(Decision::Next),
            "extend_once" => Some(Decision::Stay),
            _ => Decision::ALL.into_iter().find(|decision| decision.id() == id),
        }
    }

    /// The words on a list, after “put forward:”.
    pub fn label(self) -> &'static str {
        match self {
            Decision::Leave => "leave the pathway, progress is being made",
            Decision::Stay => "stay at this stage",
            Decision::Next => "move to the next stage",
            Decision::Ahead => "go further than the next stage",
            Decision::Down => "step down",
        }
    }
}
