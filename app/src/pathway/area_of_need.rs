//! What a concern is mostly about: the four broad areas of need, in a teacher's plain words.

use serde::{Deserialize, Serialize};

use crate::kit::Choices;
use crate::pupils::BroadArea;

/// One of the four broad areas of need (Code of Practice, 6.28 to 6.35). Words for people, not a diagnosis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(rename_all = "snake_case"))]
#[serde(rename_all = "snake_case")]
pub enum AreaOfNeed {
    Talking,
    Learning,
    Feelings,
    Body,
}

impl AreaOfNeed {
    pub const ALL: [AreaOfNeed; 4] =
        [AreaOfNeed::Talking, AreaOfNeed::Learning, AreaOfNeed::Feelings, AreaOfNeed::Body];

    /// The word in the database.
    pub fn id(self) -> &'static str {
        match self {
            AreaOfNeed::Talking => "talking",
            AreaOfNeed::Learning => "learning",
            AreaOfNeed::Feelings => "feelings",
            AreaOfNeed::Body => "body",
        }
    }

    /// The words on its tile.
    pub fn label(self) -> &'static str {
        match self {
            AreaOfNeed::Talking => "Talking and understanding",
            AreaOfNeed::Learning => "Learning",
            AreaOfNeed::Feelings => "Feelings and friends",
            AreaOfNeed::Body => "Body and senses",
        }
    }

    /// What belongs there, in the order of the choices.
    pub const EXAMPLES: [&'static str; 4] = [
        "Following, finding words, joining in",
        "Reading, writing, number, remembering",
        "Worry, anger, getting on with others",
        "Seeing, hearing, moving, holding a pencil",
    ];

    /// The same area under its name in the Code of Practice.
    pub fn broad_area(self) -> BroadArea {
        match self {
            AreaOfNeed::Talking => BroadArea::CommunicationAndInteraction,
            AreaOfNeed::Learning => BroadArea::CognitionAndLearning,
            AreaOfNeed::Feelings => BroadArea::SocialEmotionalAndMentalHealth,
            AreaOfNeed::Body => BroadArea::SensoryAndPhysical,
        }
    }
}

impl Choices for AreaOfNeed {
    const OPTIONS: &'static [(&'static str, &'static str)] = &[
        ("talking", "Talking and understanding"),
        ("learning", "Learning"),
        ("feelings", "Feelings and friends"),
        ("body", "Body and senses"),
    ];

    fn from_id(id: &str) -> Option<Self> {
        AreaOfNeed::ALL.into_iter().find(|area| area.id() == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_area_has_its_tile_with_the_label_that_it_has_elsewhere() {
        let tiles: Vec<_> = AreaOfNeed::ALL.iter().map(|area| (area.id(), area.label())).collect();
        assert_eq!(AreaOfNeed::OPTIONS, tiles);
    }

    #[test]
    fn the_four_areas_are_the_four_of_the_code_of_practice() {
        let mut broad = AreaOfNeed::ALL.map(AreaOfNeed::broad_area).to_vec();
        broad.dedup();
        assert_eq!(broad.len(), 4);
    }
}
