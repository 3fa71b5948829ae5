//! The six stages, by number. Their names are the school's and stand in the process.

use serde::{Deserialize, Serialize};

use super::{action::Action, process::actions_of};

/// A stage of the school's process, one row of its table. The stages are the school's, not the law's: a parent
/// or the school may ask for an assessment from any of them (Children and Families Act 2014, section 36).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(rename_all = "snake_case"))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Cause of concern.
    One,
    /// Initial concern.
    Two,
    /// SEN support.
    Three,
    /// SEN support (with agencies).
    Four,
    /// Statutory assessment: EHCP.
    Five,
    /// EHCP is successful.
    Six,
}

impl Stage {
    pub const ALL: [Stage; 6] = [Stage::One, Stage::Two, Stage::Three, Stage::Four, Stage::Five, Stage::Six];

    /// 1 to 6, as the school counts.
    pub fn number(self) -> u8 {
        match self {
            Stage::One => 1,
            Stage::Two => 2,
            Stage::Three => 3,
            Stage::Four => 4,
            Stage::Five => 5,
            Stage::Six => 6,
        }
    }

    /// The word in addresses, field names and the database.
    pub fn id(self) -> &'static str {
        match self {
            Stage::One => "one",
            Stage::Two => "two",
            Stage::Three => "three",
            Stage::Four => "four",
            Stage::Five => "five",
            Stage::Six => "six",
        }
    }

    /// The actions that a child at this stage is owed, in the order of the table. Stage 4 is in addition to stage 3
    /// (school process, row 4), so that the actions of row 3 come with it; at stage 6 reviews of targets go on.
    pub fn asked_for(self) -> impl Iterator<Item = Action> {
        let also: &[Action] = match self {
            Stage::Four => actions_of(Stage::Three),
            // Row 6 names its “ongoing target reviews” in the timeframe.
            Stage::Six => &[Action::ReviewOfTargets],
            _ => &[],
        };
        actions_of(self).iter().chain(also).copied()
    }

    /// Whether an action belongs to this stage, its own or the one that it is in addition to.
    pub fn asks_for(self, action: Action) -> bool {
        self.asked_for().any(|asked| asked == action)
    }

    pub fn from_id(id: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.id() == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_are_counted_from_1_to_6_and_found_by_their_ids() {
        assert_eq!(Stage::ALL.map(Stage::number), [1, 2, 3, 4, 5, 6]);
        assert!(Stage::ALL.into_iter().all(|stage| Stage::from_id(stage.id()) == Some(stage)));
        assert_eq!(Stage::from_id("seven"), None);
    }
}
