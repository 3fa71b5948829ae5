//! A stage that began by mistake, with a placing or with a concern: it is taken back while nothing stands on it but what it
//! began with. One rule says whether it can be, for offering it and for doing it.

use super::rules::StageEntry;
use super::stage::Stage;
use crate::kit::{Day, long_date};

#[cfg(feature = "ssr")]
use {
    super::{Outcome, Process, StageFormId, StageState, store, take_back_stage},
    crate::db::Act,
    crate::kit::AppError,
};

/// What stands on a time at a stage beside what it began with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StandsOn {
    pub ended: bool,
    /// It was decided that the stage goes on.
    pub stays: bool,
    /// A move from it waits for the SENCo.
    pub put_forward: bool,
    /// The last thing that is on record there, and its day.
    pub done: Option<(String, Day)>,
    /// The letter about something that it began with went home.
    pub letter_sent: bool,
    pub copies: bool,
    /// Another form was filled in there.
    pub written: bool,
}

impl StandsOn {
    /// Why the stage cannot be taken back, and what goes first, as a sentence without its stop.
    pub fn against(&self) -> Option<String> {
        let sentence = if self.ended {
            "The stage has ended since. Take that decision back first, on the child’s page"
        } else if self.stays {
            "It was decided since that the stage goes on. Take that decision back first, on the child’s page"
        } else if self.put_forward {
            "A move from this stage is put forward. It is withdrawn or put aside first"
        } else if let Some((action, on)) = &self.done {
            let on = long_date(*on);
            return Some(format!(
                "“{action}” is on record at this stage, of {on}. Take it back first, under “On record”"
            ));
        } else if self.letter_sent {
            "The parents have a letter about what it says. It stays on record"
        } else if self.copies {
            "Copies are on record at this stage. Take them back first, under “On record”"
        } else if self.written {
            "Something else was written at this stage. Take that back first"
        } else {
            return None;
        };
        Some(sentence.to_owned())
    }
}

/// What goes when a concern is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConcernGoes {
    /// The concern alone: it was added to a stage that goes on.
    Alone,
    /// Stage 1, which began with it, never did.
    WithTheStage,
}

/// What goes with a concern that is taken back or, if it cannot be, why not. `began_it`: the stage began with it.
pub fn concern_goes(entry: &StageEntry, began_it: bool, stands: &StandsOn) -> Result<ConcernGoes, String> {
    if !entry.is_open() {
        return Err("The stage has ended, and what was written there stands".to_owned());
    }
    if !(began_it && entry.stage == Stage::One) {
        return Ok(ConcernGoes::Alone);
    }
    stands.against().map_or(Ok(ConcernGoes::WithTheStage), Err)
}

/// What stands on a stage beside one of its forms and what is on record in some words. `forms` and `recorded` are the
/// child's, as they were found for the reader.
#[cfg(feature = "ssr")]
pub fn stands_on(
    kept: &store::Kept,
    forms: &[store::FilledForm],
    recorded: &[store::Recorded],
    began_with: (StageFormId, &str),
    process: &Process,
) -> StandsOn {
    let (form, words) = began_with;
    let here = |recorded: &&store::Recorded| recorded.entry == kept.entry.id;
    let done = recorded.iter().filter(here).rfind(|recorded| recorded.words != words);
    let own = |recorded: &store::Recorded| recorded.words == words && recorded.letter_sent_on.is_some();
    StandsOn {
        ended: !kept.entry.is_open(),
        stays: !kept.entry.stays.is_empty(),
        put_forward: kept.put_forward_on.is_some(),
        done: done.map(|done| (process.name_of_stored(&done.action), done.done_on)),
        letter_sent: recorded.iter().filter(here).any(own),
        copies: !kept.copies.is_empty(),
        written: forms.iter().any(|filled| filled.entry == kept.entry.id && filled.id != form),
    }
}

/// Whether a concern is what a stage 1 began with: no placing and no step down from a later stage.
#[cfg(feature = "ssr")]
pub fn began_with_concern(
    kept: &store::Kept,
    all: &[store::Kept],
    forms: &[store::FilledForm],
    concern: StageFormId,
) -> bool {
    let before =
        all.iter().filter(|other| other.entry.stage != Stage::Five && other.entry.id < kept.entry.id);
    let stepped_down = before.max_by_key(|other| other.entry.id).is_some_and(|before| {
        matches!(before.entry.state, StageState::Closed { on, outcome: Outcome::SteppedDown } if on == kept.entry.opened_on)
    });
    let first = forms.iter().filter(|filled| filled.entry == kept.entry.id).map(|filled| filled.id).min();
    kept.placed_on.is_none() && !stepped_down && first == Some(concern)
}

/// The stage never began: its row, its forms and what is on record of it stay, taken back. [`AppError::Conflict`] where
/// somebody was quicker. The caller has asked what stands on it.
#[cfg(feature = "ssr")]
pub async fn never_began(act: &mut Act, kept: &store::Kept) -> Result<(), AppError> {
    let today = act.today;
    store::take_back_all_of(act.db(), kept.entry.id, today).await?;
    take_back_stage(act, kept).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::AskerId;
    use crate::pathway::{NewEntry, Outcome, StageEntryId, StageState};
    use crate::pupils::PupilId;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn at(stage: Stage) -> StageEntry {
        NewEntry::of(PupilId(1), stage, day("2026-10-06"), AskerId(7)).with_id(StageEntryId(1))
    }

    #[test]
    fn a_stage_on_which_nothing_stands_can_be_taken_back() {
        assert_eq!(StandsOn::default().against(), None);
        assert_eq!(concern_goes(&at(Stage::One), true, &StandsOn::default()), Ok(ConcernGoes::WithTheStage));
    }

    #[test]
    fn whatever_stands_on_it_is_named_with_what_goes_first() {
        let done = Some(("Provision mapping".to_owned(), day("2026-10-20")));
        for (stands, words) in [
            (StandsOn { ended: true, ..StandsOn::default() }, "has ended since"),
            (StandsOn { stays: true, ..StandsOn::default() }, "the stage goes on"),
            (StandsOn { put_forward: true, ..StandsOn::default() }, "put forward"),
            (
                StandsOn { done, ..StandsOn::default() },
                "“Provision mapping” is on record at this stage, of Tuesday 20 October 2026",
            ),
            (StandsOn { letter_sent: true, ..StandsOn::default() }, "have a letter"),
            (StandsOn { copies: true, ..StandsOn::default() }, "Copies are on record"),
            (StandsOn { written: true, ..StandsOn::default() }, "Something else was written"),
        ] {
            let why = stands.against().unwrap();
            assert!(why.contains(words), "{why}");
            assert_eq!(concern_goes(&at(Stage::One), true, &stands), Err(why));
        }
    }

    #[test]
    fn a_concern_that_was_added_goes_alone_whatever_else_stands_on_the_stage() {
        let stands = StandsOn { copies: true, ..StandsOn::default() };
        assert_eq!(concern_goes(&at(Stage::One), false, &stands), Ok(ConcernGoes::Alone));
        assert_eq!(concern_goes(&at(Stage::Three), true, &stands), Ok(ConcernGoes::Alone));
        let state = StageState::Closed { on: day("2026-11-24"), outcome: Outcome::MovedOn };
        let ended = StageEntry { state, ..at(Stage::One) };
        assert!(concern_goes(&ended, false, &stands).is_err_and(|why| why.contains("has ended")));
    }
}
